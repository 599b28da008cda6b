//! What must hold of every row.

use schemars::SchemaGenerator;
use std::collections::BTreeSet;
use trug_api::{COMMANDS, Cli, Effect, Method, Scope};

#[test]
fn names_and_routes_are_unique() {
    let names: BTreeSet<_> = COMMANDS.iter().map(|spec| spec.name).collect();
    assert_eq!(names.len(), COMMANDS.len());
    let mut routes = BTreeSet::new();
    for spec in COMMANDS {
        // What an argument is called makes no difference to a router.
        let shape =
            spec.path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
        let route = (spec.method.as_str(), shape.collect::<Vec<_>>().join("/"));
        assert!(routes.insert(route), "{}: {} {}", spec.name, spec.method.as_str(), spec.path);
    }
}

#[test]
fn arguments_of_a_path_are_fields_of_the_request() {
    for spec in COMMANDS {
        assert!(spec.path.starts_with('/') && !spec.path.ends_with('/'), "{}", spec.path);
        let fields: BTreeSet<_> =
            spec.args.iter().filter(|arg| !arg.is_flat()).map(|arg| arg.name).collect();
        let in_path: Vec<_> = spec.path_arguments().collect();
        assert_eq!(in_path.len(), spec.path.matches('{').count(), "{}", spec.path);
        for name in in_path {
            assert!(fields.contains(name), "{}: {name} is no argument", spec.name);
        }
    }
}

#[test]
fn every_request_and_answer_has_a_schema() {
    let mut schemas = SchemaGenerator::default();
    for spec in COMMANDS {
        (spec.request_schema)(&mut schemas);
        (spec.answer_schema)(&mut schemas);
    }
    let definitions = schemas.definitions();
    for spec in COMMANDS {
        let request = (spec.request_schema)(&mut SchemaGenerator::default()).to_value();
        let name = request["$ref"].as_str().and_then(|text| text.rsplit('/').next());
        let schema = definitions.get(name.expect("a request has a name")).expect("a definition");
        assert_eq!(schema["type"], "object", "{}", spec.name);
        for arg in spec.args.iter().filter(|arg| !arg.is_flat()) {
            let property = &schema["properties"][arg.name];
            let described = property["description"].as_str();
            assert!(
                described.is_some_and(|text| text.ends_with('.')),
                "{} {}",
                spec.name,
                arg.name
            );
        }
    }
}

#[test]
fn a_get_reads_and_what_reads_changes_nothing_by_its_method() {
    for spec in COMMANDS {
        let reads = spec.effect == Effect::Reads;
        match spec.method {
            Method::Get => assert!(reads, "{} is a GET that changes something", spec.name),
            Method::Post => {}
            _ => assert!(!reads, "{} reads by {}", spec.name, spec.method.as_str()),
        }
        let may_write = !matches!(
            spec.scope,
            Scope::ListRead | Scope::ProductRead | Scope::AdviceRead | Scope::HistoryRead
        );
        assert!(reads || may_write, "{} changes with {}", spec.name, spec.scope.as_str());
    }
}

#[test]
fn the_scopes_are_ten_and_have_names_of_their_own() {
    let names: BTreeSet<_> = Scope::ALL.iter().map(|scope| scope.as_str()).collect();
    assert_eq!(names.len(), 10);
    assert!(names.contains("basket:rehearse"));
}

#[test]
fn every_command_says_what_it_does_and_why_a_surface_has_it_not() {
    for spec in COMMANDS {
        let summary = spec.summary();
        assert!(summary.ends_with('.') && summary.len() <= 120, "{}: {summary}", spec.name);
        match spec.cli {
            Cli::Verbs(verbs) => assert!(!verbs.is_empty(), "{}", spec.name),
            Cli::None(why) => assert!(why.len() > 10, "{}: {why}", spec.name),
        }
    }
}
