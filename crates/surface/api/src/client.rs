//! The TypeScript client: one method per command, and the route of each.

use crate::commands::COMMANDS;
use crate::event::Event;
use crate::spec::{Arg, Spec};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use ts_rs::TS;

/// What an argument takes that is an id or a name.
const REF: &str = "\
/** The id of a thing of this kind, or its name: any text but the id of a thing of another kind. */
export type Ref<Kind> = string & { readonly __id?: Kind };

";

/// The kind of the thing that an argument takes by its id or name.
fn kind_of(spec: &Spec, arg: &Arg) -> Option<&'static str> {
    match (spec.name, arg.name) {
        (_, "list") | ("list_move_checked", "to") => Some("list"),
        (_, "line" | "lines" | "favourite" | "favourites") => Some("line"),
        (_, "step") => Some("step"),
        (_, "article") => Some("article"),
        _ => None,
    }
}

/// The text of `client.ts`. `how` says how it is made again.
pub fn typescript(how: &str) -> String {
    let mut body = String::new();
    let event = Event::decl(&ts_rs::Config::new());
    let _ = write!(body, "/** What happens while nobody asks. */\nexport {event}\n\n");
    body.push_str(REF);
    body.push_str("/** One method per command. Each rejects with an `AppError`. */\n");
    body.push_str("export interface Commands {\n");
    for spec in COMMANDS {
        let docs = spec.docs.trim().lines().map(str::trim).collect::<Vec<_>>();
        let docs = match docs.as_slice() {
            [one] => format!("  /** {one} */\n"),
            many => format!("  /**\n   * {}\n   */\n", many.join("\n   * ")),
        };
        let (name, parameters, answer) = (method_name(spec), parameters(spec), answer(spec));
        let _ = write!(body, "{docs}  {name}({parameters}): Promise<{answer}>;\n\n");
    }
    body.truncate(body.trim_end().len());
    body.push_str("\n}\n\nexport type CommandName = keyof typeof ROUTES;\n\n");
    body.push_str("/** Calls a command by its name. */\n");
    body.push_str("export type Call = <T>(name: CommandName, args: Record<string, unknown>) => Promise<T>;\n\n");
    body.push_str("/** The commands, each as a call by name. */\n");
    body.push_str("export function commands(call: Call): Commands {\n  return {\n");
    for spec in COMMANDS {
        let names: Vec<_> = spec.args.iter().map(|arg| arg.name).collect();
        let fields: Vec<_> = spec.args.iter().map(field).collect();
        let fields = if fields.is_empty() {
            "{}".to_owned()
        } else {
            format!("{{ {} }}", fields.join(", "))
        };
        let (method, name) = (method_name(spec), spec.name);
        let _ = writeln!(body, "    {method}: ({}) => call('{name}', {fields}),", names.join(", "));
    }
    body.push_str("  };\n}\n\n");
    body.push_str("/** How HTTP asks for each command, below `/api/v1`. */\n");
    body.push_str("export const ROUTES = {\n");
    for spec in COMMANDS {
        let _ = writeln!(body, "  {}: ['{}', '{}'],", spec.name, spec.method.as_str(), spec.path);
    }
    body.push_str("} as const;\n");
    format!("// Made from the command table of `trug-api` by `{how}`.\n\n{}{body}", imports(&body))
}

/// The names of all commands, in the order of the table.
pub fn names() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|spec| spec.name)
}

fn method_name(spec: &Spec) -> String {
    let mut words = spec.name.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// Arguments after which nothing has to be given may be left out.
fn parameters(spec: &Spec) -> String {
    let is_nullable = |arg: &Arg| type_of(spec, arg).ends_with("| null");
    let required = spec.args.iter().rposition(|arg| !is_nullable(arg)).map_or(0, |last| last + 1);
    let parameters = spec.args.iter().enumerate().map(|(at, arg)| {
        let mark = if at < required { "" } else { "?" };
        format!("{}{mark}: {}", arg.name, type_of(spec, arg))
    });
    parameters.collect::<Vec<_>>().join(", ")
}

fn type_of(spec: &Spec, arg: &Arg) -> String {
    let name = (arg.type_name)();
    let Some(kind) = kind_of(spec, arg) else { return name };
    // `favourite` says yes or no in one command and names a line in another.
    let words = name.split(' ').map(|word| match word {
        "string" => format!("Ref<'{kind}'>"),
        "Array<string>" => format!("Array<Ref<'{kind}'>>"),
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn field(arg: &Arg) -> String {
    if arg.is_flat() { format!("...{}", arg.name) } else { arg.name.to_owned() }
}

fn answer(spec: &Spec) -> String {
    let answer = (spec.answer_type)();
    if answer == "null" { "void".to_owned() } else { answer }
}

/// Everything in the text that begins with a capital letter and is not TypeScript's or declared here.
fn imports(body: &str) -> String {
    const KNOWN: [&str; 11] = [
        "Promise",
        "Array",
        "Record",
        "Event",
        "Ref",
        "Kind",
        "Commands",
        "CommandName",
        "Call",
        "ROUTES",
        "T",
    ];
    let code: String = body
        .lines()
        .filter(|line| !line.trim_start().starts_with(['*', '/']) && !line.contains("['"))
        .map(|line| line.split('"').step_by(2).collect::<String>() + "\n")
        .collect();
    let words = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let names: BTreeSet<_> = words
        .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
        .filter(|word| !KNOWN.contains(word))
        .collect();
    let names: Vec<_> = names.into_iter().collect();
    format!("import type {{\n  {},\n}} from './contract';\n\n", names.join(",\n  "))
}
