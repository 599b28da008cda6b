//! The page's types of the messages are made from `en.ftl`, and committed.

use std::collections::BTreeMap;
use std::path::Path;
use trug_locales::{Kind, signatures};

const FILE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/lib/messages/generated.ts");
const HOW: &str = "TRUG_WRITE_TYPES=1 cargo test -p trug-locales typescript";

const HEAD: &str = "
type Shown = string | number | null | undefined;

/** The messages and their attributes, each with its arguments. */
export interface Arguments {
";

const TAIL: &str = "}

export type MessageId = keyof Arguments;

/** What several messages need together, where only one of them is meant. */
type All<T> = (T extends unknown ? (one: T) => void : never) extends (one: infer I) => void
  ? I
  : never;

/** What has to be given with a message: nothing, or its arguments by name. */
export type Given<Id extends MessageId> = keyof All<Arguments[Id]> extends never
  ? []
  : [All<Arguments[Id]>];
";

fn generated() -> String {
    let mut made = format!("// Made from locales/en.ftl by `{HOW}`.\n{HEAD}");
    for message in signatures() {
        if !message.text.is_empty() {
            made += &entry(&message.id, &message.arguments);
        }
        for (name, arguments) in &message.attributes {
            // Other languages may need what the text needs.
            let mut all = message.arguments.clone();
            all.retain(|argument, _| {
                arguments.contains_key(argument) || !message.own.contains_key(argument)
            });
            made += &entry(&format!("{}.{name}", message.id), &all);
        }
    }
    made + TAIL
}

fn entry(key: &str, arguments: &BTreeMap<String, Kind>) -> String {
    let kind = |kind: &Kind| if *kind == Kind::Number { "number" } else { "Shown" };
    let list: Vec<_> = arguments.iter().map(|(name, of)| format!("{name}: {}", kind(of))).collect();
    let body =
        if list.is_empty() { "object".to_owned() } else { format!("{{ {} }}", list.join("; ")) };
    format!("  '{key}': {body};\n")
}

#[test]
fn the_typescript_is_what_the_english_file_says() {
    let file = Path::new(FILE);
    if std::env::var_os("TRUG_WRITE_TYPES").is_some() {
        std::fs::write(file, generated()).expect("the file is written");
    }
    let committed = std::fs::read_to_string(file).expect("the generated file is committed");
    // Git may give the lines of a checkout other ends.
    let committed = committed.replace("\r\n", "\n");
    assert!(committed == generated(), "{FILE} is not what en.ftl says; make it anew: {HOW}");
}
