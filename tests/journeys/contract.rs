//! Names, flags, JSON keys and exit codes that stay.

use crate::support::Home;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use trug_label::Symbology;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn list_show_answers_with_these_keys() {
    let home = Home::new();
    home.done(&["list", "add", "3017620422003", "--quantity", "2", "--note", "the large one"]);
    home.done(&["list", "add", "flour", "--quantity", "1 kg"]);
    let view = home.json(&["list", "show"]);
    assert_eq!(keys(&view["list"]), ["id", "name"]);
    let line = &view["lines"][0];
    for key in ["id", "name", "gtin", "quantity", "checked", "aisle", "note", "source", "product"] {
        assert!(line.get(key).is_some(), "no {key} in {line}");
    }
    assert_eq!(line["gtin"], "03017620422003");
    assert_eq!(line["quantity"], serde_json::json!({ "value": 2, "unit": "each" }));
    assert_eq!(keys(&line["product"]), ["brand", "name", "quantity"]);
    let flour = &view["lines"][1];
    assert_eq!(flour["gtin"], Value::Null);
    assert_eq!(flour["product"], Value::Null);
    assert_eq!(flour["quantity"], serde_json::json!({ "value": 1000, "unit": "g" }));
}

#[test]
fn every_verb_that_takes_json_prints_one_document_and_nothing_else() {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    for words in [
        &["list", "show"][..],
        &["list", "all"],
        &["list", "add", "eggs"],
        &["list", "set", "eggs", "--quantity", "6"],
        &["list", "check", "eggs"],
        &["list", "uncheck", "eggs"],
        &["list", "move", "eggs", "--first"],
        &["list", "new", "Party"],
        &["list", "rename", "Party", "Feast"],
        &["list", "move", "eggs", "--to", "Feast"],
        &["list", "clear-checked"],
        &["list", "remove", "milk"],
        &["list", "delete", "Feast"],
        &["undo"],
        &["redo"],
        &["history"],
        &["product", "look-up", "3017620422003"],
        &["product", "search", "nutella", "--limit", "3"],
        &["product", "teach", "96385074", "--name", "jam", "--brand", "own", "--quantity", "300 g"],
        &["product", "forget", "96385074"],
        &["basket", "all"],
        &["scan", "--demo"],
        &["doctor"],
    ] {
        home.json(words);
    }
}

#[test]
fn exit_codes_say_done_could_not_and_misused() {
    let home = Home::new();
    for (words, code) in [
        (&["list", "show"][..], 0),
        (&["--version"], 0),
        (&["list", "remove", "nothing like it"], 1),
        (&["undo"], 1),
        (&["list", "add", "milk"], 0),
        (&["undo", "3"], 0),
        (&["undo"], 1),
        (&["list"], 2),
        (&["list", "frobnicate"], 2),
        (&["list", "move", "x"], 2),
        (&["list", "set", "x"], 2),
        (&["read"], 2),
        (&["undo", "minus one"], 2),
        (&["export", "--to", "papyrus"], 2),
        (&["scan", "--demo", "--camera", "x"], 2),
    ] {
        let told = home.call(words);
        assert_eq!(told.code, code, "{words:?}: {}", told.stderr);
    }
}

#[test]
fn a_failure_with_json_is_a_document_too() {
    let home = Home::new();
    let told = home.call(&["list", "add", "3017620422004", "--json"]);
    assert_eq!(told.code, 1);
    let document: Value = serde_json::from_str(&told.stdout).expect("a document");
    assert_eq!(document["error"]["code"], "gtin");
}

#[test]
fn read_prints_a_line_a_picture() {
    let home = Home::new();
    let packet = home.photo(Symbology::Ean13, "4006381333931");
    let card = home.path("nothing.png");
    image::save_buffer(&card, &vec![200; 64 * 48], 64, 48, image::ExtendedColorType::L8)
        .expect("a picture");
    let (packet, card) = (packet.to_str().expect("utf-8"), card.to_str().expect("utf-8"));
    for effort in ["frame", "photo"] {
        let told = home.done(&["read", packet, card, "--effort", effort]);
        let rows: Vec<Vec<&str>> = told.stdout.lines().map(|l| l.split('\t').collect()).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0][..2], [packet, "4006381333931"]);
        assert_eq!(rows[1][..2], [card, ""]);
        assert!(rows.iter().all(|row| row[2].parse::<f64>().is_ok_and(|ms| ms >= 0.0)));
    }
    let piped =
        home.call_with_input(&["read", "--paths-from", "-"], &format!("{packet}\n{card}\n"));
    assert_eq!(piped.stdout.lines().count(), 2);
    let missing = home.call(&["read", packet, "not there.png"]);
    assert_eq!((missing.code, missing.stdout.lines().count()), (1, 2));
}

#[test]
fn undo_and_redo_reach_back_through_restarts() {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    home.done(&["list", "add", "milk", "--quantity", "2"]);
    home.done(&["list", "set", "milk", "--name", "oat milk"]);
    home.done(&["list", "remove", "oat milk"]);
    assert!(home.list().is_empty());
    home.done(&["undo", "2"]);
    assert_eq!(home.list(), [("milk".to_owned(), 3)]);
    home.done(&["redo"]);
    assert_eq!(home.list(), [("oat milk".to_owned(), 3)]);
    home.done(&["undo", "2"]);
    assert_eq!(home.list(), [("milk".to_owned(), 1)]);
    home.done(&["list", "add", "eggs"]);
    assert_eq!(home.call(&["redo"]).code, 1, "a new change drops what was undone");
}

/// A reader that goes away, or a disk that is full, ended the program with a panic.
#[test]
fn nobody_reading_the_answer_is_no_panic() {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    let packet = home.photo(Symbology::Ean13, "4006381333931");
    let packet = packet.to_str().expect("utf-8");
    for words in [&["list", "show", "--json"][..], &["export", "--to", "csv"], &["read", packet]] {
        let mut command = home.command(words);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("trug starts");
        drop(child.stdout.take());
        let told = child.wait_with_output().expect("trug ends");
        assert_eq!(told.status.code(), Some(0), "{words:?}");
        #[cfg(target_os = "linux")]
        {
            let full = || std::fs::File::create("/dev/full").expect("a full disk");
            let told = home.command(words).stdout(full()).output().expect("trug starts");
            let said = String::from_utf8_lossy(&told.stderr).into_owned();
            assert_eq!(told.status.code(), Some(1), "{words:?}: {said}");
            assert!(said.contains("stdout") && !said.contains("panicked"), "{words:?}: {said}");
            let told = home.command(words).stderr(full()).output().expect("trug starts");
            assert_eq!(told.status.code(), Some(0), "{words:?}");
        }
    }
}

/// One path that is not UTF-8 lost all the others, and nothing was read before the last path came.
#[cfg(unix)]
#[test]
fn read_takes_each_path_as_it_comes_and_any_bytes() {
    let home = Home::new();
    let packet = home.photo(Symbology::Ean13, "4006381333931");
    let mut child = home
        .command(&["read", "--paths-from", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("trug starts");
    let mut paths = child.stdin.take().expect("stdin");
    let mut answers = BufReader::new(child.stdout.take().expect("stdout"));
    writeln!(paths, "{}", packet.display()).expect("written");
    let mut answer = Vec::new();
    answers.read_until(b'\n', &mut answer).expect("an answer before the next question");
    assert!(String::from_utf8_lossy(&answer).contains("\t4006381333931\t"));
    paths.write_all(b"\xff\xfe.png\n").expect("written");
    answer.clear();
    answers.read_until(b'\n', &mut answer).expect("an answer");
    assert!(answer.starts_with(b"\xff\xfe.png\t\t"), "{answer:?}");
    drop(paths);
    assert_eq!(child.wait().expect("trug ends").code(), Some(1));
}

#[test]
fn a_scan_of_any_length_begins() {
    let home = Home::new();
    home.done(&["scan", "--demo", "--seconds", "18446744073709551615"]);
}

#[test]
fn words_that_begin_like_an_address_are_words() {
    let home = Home::new();
    home.done(&["list", "add", "http cookies"]);
    home.done(&["list", "add", "HTTPS://example.com/01/03017620422003"]);
    assert_eq!(home.list(), [("http cookies".to_owned(), 1), ("Nutella".to_owned(), 1)]);
}
