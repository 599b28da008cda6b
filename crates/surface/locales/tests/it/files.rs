//! The files of `locales/`: nothing is wrong with them, and every language has every message.

use std::collections::BTreeSet;
use trug_locales::id::{ErrorStoreFull, ListCount, NoticeMoved};
use trug_locales::{Arguments, Language, Locales, Message as _, Messages, Phrase, signatures};

/// The texts of the folder, as they are.
fn files() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../locales");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ftl"))
        .map(|path| {
            let tag = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (tag, std::fs::read_to_string(path).expect("a text"))
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_is_a_language_without_a_problem() {
    let files = files();
    let tags: BTreeSet<_> = files.iter().map(|(tag, _)| tag.clone()).collect();
    assert!(tags.contains("en") && tags.contains("de"));
    let known: BTreeSet<_> =
        Locales::embedded().languages().iter().map(|one| one.language.tag().to_owned()).collect();
    assert_eq!(known, tags);
    for (tag, text) in &files {
        let problems = Locales::embedded().add(tag, text);
        assert!(problems.is_empty(), "{tag}: {}", problems[0]);
    }
}

#[test]
fn every_language_of_trug_has_every_message() {
    let keys: BTreeSet<String> = signatures()
        .iter()
        .flat_map(|message| {
            let attributes = message.attributes.keys();
            let all = attributes.map(|name| format!("{}.{name}", message.id));
            all.chain((!message.text.is_empty()).then(|| message.id.clone()))
        })
        .collect();
    assert!(keys.len() > 500);
    for (tag, text) in files() {
        let mut here = BTreeSet::new();
        let mut id = String::new();
        for line in text.lines() {
            let Some((name, rest)) = line.split_once(" =") else { continue };
            if let Some(attribute) = name.strip_prefix("    .") {
                here.insert(format!("{id}.{attribute}"));
            } else if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                name.clone_into(&mut id);
                let _ = rest;
                here.insert(id.clone());
            }
        }
        let missing: Vec<_> = keys.difference(&here).collect();
        assert!(missing.is_empty(), "{tag} lacks {missing:?}");
    }
}

#[test]
fn a_message_is_a_type_with_its_arguments() {
    let english = Messages::english();
    assert_eq!(ListCount::<u32>::ID, "list-count");
    assert_eq!(english.text(ListCount { lines: 3_u32 }), "3 items");
    let moved = NoticeMoved { name: "Milk", list: String::from("Party") };
    assert_eq!(english.text(moved), "Milk is on Party now");
    let phrase = english.phrase(ErrorStoreFull);
    let next = Some("Free some space and try again. Nothing was lost.".to_owned());
    assert_eq!(phrase, Phrase { text: "The disk is full.".to_owned(), next, cli: None });
}

#[test]
fn a_word_of_a_set_is_found_at_run_time() {
    let german = Locales::embedded().messages(&[Language::parse("de-AT").expect("a tag")]);
    assert_eq!(german.language().tag(), "de");
    assert_eq!(german.word("aisle", "cheese"), "Käse");
    assert_eq!(german.word("aisle", "toys"), "toys");
    assert_eq!(german.find("no-such-message", &Arguments::new()), None);
}
