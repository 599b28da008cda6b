//! Lists of files: where they go, that nothing comes twice, and the way back.

use crate::support::{Home, refused};
use std::fs;
use trug_app::Bringing;
use trug_app::contract::ImportView;

/// Writes a file into a folder beside the home's data and brings it in.
fn bring(home: &Home, name: &str, text: &str) -> ImportView {
    let file = home.folder.path().join(name);
    fs::write(&file, text).expect("a file");
    home.app.files().import(None, &file, false).expect("a list")
}

fn on(home: &Home, list: &str) -> Vec<String> {
    let lines = home.app.lists().show(Some(list)).expect("the list").lines;
    let tick = |checked: bool| if checked { "x " } else { "" };
    let of = |line: trug_app::contract::LineView| {
        format!("{}{} {}", tick(line.checked), line.quantity.value, line.name)
    };
    lines.into_iter().map(of).collect()
}

#[test]
fn the_same_file_twice_doubles_nothing_merged_or_not() {
    let home = Home::new();
    home.add("milk");
    let text = "2 milk\neggs\neggs\n[x] tea\n";
    assert_eq!(bring(&home, "market.txt", text).entries, 4);
    let after = ["3 milk", "2 eggs", "x 1 tea"];
    assert_eq!(home.lines().len(), 3);
    assert_eq!(on(&home, "Shopping"), after);
    for name in ["market.txt", "market (1).txt", "other.txt"] {
        let again = bring(&home, name, text);
        assert_eq!((again.entries, again.skipped.len(), again.step), (0, 4, None), "{name}");
    }
    let longer = bring(&home, "market.txt", "2 milk\neggs\neggs\neggs\n[x] tea\nrice\n");
    assert_eq!((longer.entries, longer.skipped.len()), (2, 4));
    assert_eq!(on(&home, "Shopping"), ["3 milk", "3 eggs", "x 1 tea", "1 rice"]);
}

#[test]
fn what_was_undone_or_taken_off_comes_again() {
    let home = Home::new();
    home.add("milk");
    bring(&home, "market.txt", "milk\neggs\n");
    home.undo();
    assert_eq!(on(&home, "Shopping"), ["1 milk"]);
    assert_eq!(bring(&home, "market.txt", "milk\neggs\n").entries, 2);
    assert_eq!(on(&home, "Shopping"), ["2 milk", "1 eggs"]);
    home.app.lists().remove(None, &["eggs".to_owned()]).expect("taken off");
    assert_eq!(bring(&home, "market.txt", "milk\neggs\n").entries, 1);
}

#[test]
fn several_lists_come_as_several_lists_in_one_step() {
    let home = Home::new();
    home.add("tea");
    let text = "# Aldi\n## Dairy\n- milk\n# dm\n- soap\n";
    let view = bring(&home, "lists.md", text);
    let lists: Vec<_> = view.lists.iter().map(|list| (list.name.as_str(), list.entries)).collect();
    assert_eq!((lists, view.entries), (vec![("Aldi", 1), ("dm", 1)], 2));
    assert_eq!(
        (on(&home, "Aldi"), on(&home, "dm")),
        (vec!["1 milk".into()], vec!["1 soap".into()])
    );
    home.undo();
    let names = home.app.lists().all().expect("lists").into_iter().map(|list| list.name);
    assert_eq!(names.collect::<Vec<_>>(), ["Shopping"]);
    let file = home.folder.path().join("lists.md");
    let view = home.app.files().import(Some("Shopping"), &file, false).expect("a list");
    assert_eq!((view.list.name.as_str(), view.entries), ("Shopping", 2));
    assert_eq!(on(&home, "Shopping"), ["1 tea", "1 milk", "1 soap"]);
}

#[test]
fn a_rehearsal_writes_nothing_and_its_text_brings_the_same() {
    let home = Home::new();
    let text = "name,quantity,category,note,done\n2 in 1 shampoo,2,care,mild,no\nmilk,2 l,,,yes\n";
    let file = home.folder.path().join("table.csv");
    fs::write(&file, text).expect("a file");
    let seen = home.app.files().import(None, &file, true).expect("a list");
    assert_eq!((seen.entries, seen.step), (2, None));
    assert_eq!(home.list().lines, []);
    let from = Some("table.csv".to_owned());
    let text = seen.text.expect("what was understood");
    let bringing = Bringing { from: from.clone(), dry_run: false };
    let came = home.app.files().import_text(None, &text, bringing).expect("a list");
    assert_eq!((came.entries, came.notices), (2, Vec::new()), "{text}");
    assert_eq!(on(&home, "Shopping"), ["2 2 in 1 shampoo", "x 2000 milk"]);
    let line = home.list().lines.remove(0);
    assert_eq!((line.aisle.as_deref(), line.note.as_deref()), (Some("care"), Some("mild")));
}

#[test]
fn what_is_pasted_twice_is_meant_twice() {
    let home = Home::new();
    for _ in 0..2 {
        home.app.files().import_text(None, "milk\neggs\n", Bringing::default()).expect("a list");
    }
    assert_eq!(on(&home, "Shopping"), ["2 milk", "2 eggs"]);
}

#[test]
fn what_is_no_list_changes_nothing() {
    let home = Home::new();
    let file = home.folder.path().join("sheet.xlsx");
    fs::write(&file, b"PK\x03\x04").expect("a file");
    assert_eq!(refused(home.app.files().import(None, &file, false)).0, "not-a-list");
    let gone = home.folder.path().join("gone.txt");
    assert_eq!(refused(home.app.files().import(None, &gone, false)).0, "import");
}
