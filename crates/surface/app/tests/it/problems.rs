//! Every code of a problem or a reason has words in every language, and the words ask for nothing
//! that the code does not carry.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use trug_app::AppError;
use trug_app::contract::{
    PictureProblem, PictureReason, Problem, Refusal, SettingName, SkipReason,
};
use trug_locales::{Arguments, Language, Locales, signatures};

#[test]
fn every_problem_has_words() {
    let codes = codes_of::<Problem>();
    assert_eq!(codes.keys().map(String::as_str).collect::<BTreeSet<_>>(), Problem::CODES.into());
    check("error", &codes);
}

#[test]
fn every_reason_has_words() {
    check("refusal", &codes_of::<Refusal>());
    check("picture-problem", &codes_of::<PictureReason>());
    check("skip-reason", &codes_of::<SkipReason>());
}

#[test]
fn a_problem_crosses_the_boundary_as_code_and_params() {
    let error = AppError::new(Problem::WhichLine { what: "Milk".to_owned(), many: 2 }, "two lines");
    let json = serde_json::json!({
        "code": "which-line",
        "params": { "what": "Milk", "many": 2 },
        "message": "two lines",
        "retry": false,
    });
    assert_eq!(serde_json::to_value(&error).expect("JSON"), json);
    assert_eq!(serde_json::from_value::<AppError>(json).expect("an error"), error);
    let without = AppError::new(Problem::NoSuchList { name: None }, "no list");
    assert_eq!(serde_json::to_value(without).expect("JSON")["params"], serde_json::json!({}));
}

#[test]
fn the_words_for_a_problem_are_in_the_language_with_what_to_do() {
    let german = Locales::embedded().messages(&[Language::parse("de").expect("a tag")]);
    let problem = Problem::BasketUnmatched { name: "Milch".to_owned() };
    let phrase = problem.phrase(&german);
    assert!(phrase.text.contains("Milch"), "{phrase:?}");
    assert!(phrase.next.is_some() && phrase.cli.is_some_and(|cli| cli.contains("trug basket")));
}

/// The command line and HTTP say in English what the page says, and each other language translates it.
#[test]
fn english_takes_the_same_path_as_every_language() {
    let check = |problem: Problem, text: &str, next: Option<&str>| {
        let phrase = AppError::new(problem, "what the crate below says").english();
        assert_eq!((phrase.text.as_str(), phrase.next.as_deref()), (text, next));
    };
    let name = Some("Party".to_owned());
    check(Problem::NoSuchList { name }, "There is no list “Party”.", Some("Choose another one."));
    let id = Some("01a2299c-3ae9-71e2-90a5-ebaea80fdd25".to_owned());
    check(Problem::NoSuchLine { what: id }, "This line no longer exists.", None);
    let packet = PictureProblem::NotAnImage { name: "packet.jpg".to_owned() };
    check(
        Problem::Picture(packet),
        "packet.jpg is not a picture. Trug reads JPEG, PNG and WebP.",
        Some("Try a JPEG or a PNG."),
    );
    let volume = Problem::Setting { name: SettingName::Volume, value: "101".to_owned() };
    let next = Some("It goes from 0 to 100.");
    check(volume, "“101” is not a value of this setting.", next);
}

/// Each code must have a message of its own in each language, which is not the English one.
fn check(set: &str, codes: &BTreeMap<String, BTreeSet<String>>) {
    let locales = Locales::embedded();
    let english = locales.messages(&[]);
    for (code, params) in codes {
        let id = format!("{set}-{}", code.replace('.', "-"));
        let signature = signatures().iter().find(|message| message.id == id);
        let signature = signature.unwrap_or_else(|| panic!("en.ftl has no {id}"));
        for argument in signature.arguments.keys() {
            assert!(params.contains(argument), "{id} asks for ${argument} and has {params:?}");
        }
        let arguments: Arguments =
            signature.arguments.keys().map(|name| (name.clone(), "1")).collect();
        let words = english.find(&id, &arguments).expect("it is in English");
        for language in locales.languages().into_iter().map(|one| one.language) {
            if language.tag() == "en" {
                continue;
            }
            let own = locales.messages(std::slice::from_ref(&language)).find(&id, &arguments);
            assert_ne!(own.as_ref(), Some(&words), "{id} is English in {}", language.tag());
        }
    }
}

/// The codes of a type with the names of the parameters of each, by its schema.
fn codes_of<T: JsonSchema>() -> BTreeMap<String, BTreeSet<String>> {
    let schema = schema_for!(T).to_value();
    let variants = schema["oneOf"].as_array().expect("one of the variants");
    let code = |variant: &Value| variant["properties"]["code"]["const"].as_str().map(str::to_owned);
    variants
        .iter()
        .map(|variant| {
            let mut names = BTreeSet::new();
            names_in(&schema, &variant["properties"]["params"], &mut names);
            (code(variant).expect("a code"), names)
        })
        .collect()
}

fn names_in(root: &Value, schema: &Value, names: &mut BTreeSet<String>) {
    if let Some(path) = schema["$ref"].as_str() {
        let target = root.pointer(path.trim_start_matches('#')).expect("it is in the schema");
        return names_in(root, target, names);
    }
    if let Some(properties) = schema["properties"].as_object() {
        names.extend(properties.keys().cloned());
    }
    for variant in schema["oneOf"].as_array().into_iter().flatten() {
        names_in(root, variant, names);
    }
}
