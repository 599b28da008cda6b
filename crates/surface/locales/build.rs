//! Makes a Rust type of every message of `locales/en.ftl`, and a table of the files beside it.
#![expect(
    clippy::disallowed_methods,
    reason = "a build script is told its folders by the environment"
)]

#[path = "src/signature.rs"]
mod signature;

use signature::{Kind, Signature};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../../locales");
    let folder = folder.canonicalize()?;
    println!("cargo:rerun-if-changed={}", folder.display());
    let out = PathBuf::from(env::var("OUT_DIR")?);

    let english = folder.join("en.ftl");
    println!("cargo:rerun-if-changed={}", english.display());
    let source = fs::read_to_string(&english)?.replace("\r\n", "\n");
    let resource = fluent_syntax::parser::parse(source)
        .map_err(|(_, errors)| format!("{}: {}", english.display(), errors[0]))?;
    let types: Vec<_> = signature::signatures(&resource).iter().map(type_of).collect();
    fs::write(out.join("ids.rs"), types.join("\n"))?;

    let mut files = vec![];
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    let mut table = "&[\n".to_owned();
    for path in files {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        writeln!(table, "    ({tag:?}, include_str!({:?})),", path.display().to_string())?;
    }
    fs::write(out.join("files.rs"), table + "]\n")?;
    Ok(())
}

/// A struct with a field for each argument: one that is missing or has another name does not compile.
fn type_of(message: &Signature) -> String {
    let name = camel(&message.id);
    let docs = message.text.replace('\n', " ").replace('[', "\\[").replace('<', "\\<");
    let docs = if docs.is_empty() { message.id.clone() } else { docs };
    let mut made = format!("/// {docs}\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\n");
    let arguments: Vec<_> = message.arguments.iter().collect();
    if arguments.is_empty() {
        let _ = writeln!(made, "pub struct {name};");
    } else {
        let list: Vec<_> = arguments.iter().map(|(argument, _)| parameter(argument)).collect();
        let _ = writeln!(made, "pub struct {name}<{}> {{", list.join(", "));
        for (argument, _) in &arguments {
            let _ = writeln!(made, "    /// `${argument}`");
            let _ = writeln!(made, "    pub {}: {},", field(argument), parameter(argument));
        }
        made.push_str("}\n");
    }
    let bounds: Vec<_> = arguments
        .iter()
        .map(|(argument, kind)| {
            let into = if **kind == Kind::Number { "Number" } else { "Value" };
            format!("{}: Into<{into}>", parameter(argument))
        })
        .collect();
    let generics: Vec<_> = arguments.iter().map(|(argument, _)| parameter(argument)).collect();
    let (bounds, generics) = if arguments.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("<{}>", bounds.join(", ")), format!("<{}>", generics.join(", ")))
    };
    let _ = writeln!(made, "impl{bounds} Message for {name}{generics} {{");
    let _ = writeln!(made, "    const ID: &'static str = {:?};", message.id);
    let _ = writeln!(made, "    fn arguments(self) -> Arguments {{");
    if arguments.is_empty() {
        made.push_str("        Arguments::new()\n");
    } else {
        made.push_str("        Arguments::new()\n");
        for (argument, kind) in &arguments {
            let value = if **kind == Kind::Number { "Value::Number(self." } else { "self." };
            let end = if **kind == Kind::Number { ".into())" } else { "" };
            let _ =
                writeln!(made, "            .with({argument:?}, {value}{}{end})", field(argument));
        }
    }
    made.push_str("    }\n}\n");
    made
}

/// `list-count` as `ListCount`.
fn camel(id: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
    };
    id.split(['-', '_']).map(word).collect::<Vec<String>>().concat()
}

/// The type parameter of an argument; no argument's name is another type's with this ending.
fn parameter(argument: &str) -> String {
    camel(argument) + "Argument"
}

/// An argument's name as a field; a word of Rust's own gets its raw form.
fn field(argument: &str) -> String {
    const TAKEN: [&str; 9] = ["as", "for", "in", "match", "move", "ref", "type", "use", "where"];
    let name = argument.replace('-', "_");
    if TAKEN.contains(&name.as_str()) { format!("r#{name}") } else { name }
}
