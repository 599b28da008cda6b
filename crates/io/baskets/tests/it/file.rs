//! A file as a basket: what others wrote stays, what Trug wrote is known again.

use crate::support::{Book, key, line, outside, remote, wanted, wish};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use trug_baskets::{
    Answer, Basket, Class, Desired, Format, Wanted, Wish, connect, rehearse, to_send,
};
use trug_domain::{Quantity, Unit};

fn basket(path: &Path) -> Box<dyn Basket> {
    let config = json!({ "path": path.to_str().expect("a name") });
    connect("file", &config, outside(&Arc::new(Book::default()))).expect("a basket")
}

fn each(number: u64, remote_id: Option<&str>, name: &str, pieces: i64) -> Wish {
    wish(number, remote_id, name, Quantity::each(pieces))
}

fn setting(wishes: Vec<Wish>) -> Desired {
    Desired { set: wishes, remove: Vec::new() }
}

#[test]
fn a_list_goes_into_each_kind_of_file_and_comes_back_equal() {
    let folder = tempfile::tempdir().expect("a folder");
    for format in Format::ALL {
        let path = folder.path().join(format!("list.{}", format.ending()));
        let basket = basket(&path);
        assert!(basket.read().expect("no file yet").lines.is_empty());
        let needs = [
            wanted(1, Some("4006381333931"), "Milk", 2),
            Wanted {
                quantity: Quantity { value: 500, unit: Unit::Gram },
                ..wanted(2, None, "Flour", 1)
            },
        ];
        let offers = basket.offers(&needs).expect("offers");
        let lines = rehearse(&needs, &offers, &basket.read().expect("a state"));
        assert!(lines.iter().all(|l| l.answer == Answer::Sure), "{format}");
        let wishes = to_send(&lines, false)
            .into_iter()
            .map(|(of, sending)| Wish {
                line: of,
                remote: Some(sending.remote),
                ..wish(0, None, &sending.title, sending.quantity)
            })
            .collect();
        let written = basket.write(&setting(wishes), key(1)).expect("written");
        assert_eq!(written.placed.len(), 2, "{format}");
        let state = basket.read().expect("a state");
        assert_eq!(state, written.state, "{format}");
        let there: Vec<_> = state.lines.iter().map(|l| (l.title.as_str(), l.quantity)).collect();
        let flour = Quantity { value: 500, unit: Unit::Gram };
        assert_eq!(there, [("Milk", Quantity::each(2)), ("Flour", flour)], "{format}");
        for ((of, placed), line) in written.placed.iter().zip(&state.lines) {
            assert_eq!(placed, &line.remote, "{format}");
            assert!(needs.iter().any(|need| need.line == *of));
        }
        // The second time the same lines are found where they stand, and nothing is doubled.
        let again: Vec<_> = basket.offers(&needs).expect("offers");
        let known: Vec<_> = again.iter().map(|o| o[0].remote.clone()).collect();
        assert_eq!(known, state.lines.iter().map(|l| l.remote.clone()).collect::<Vec<_>>());
        let wishes = vec![each(1, Some(&known[0].0), "Milk", 3)];
        let state = basket.write(&setting(wishes), key(2)).expect("written").state;
        assert_eq!(state.lines.len(), 2, "{format}");
        assert_eq!(state.lines[0].quantity, Quantity::each(3), "{format}");
    }
    let left: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), Format::ALL.len(), "no temporary file is left: {left:?}");
}

#[test]
fn what_others_wrote_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.md");
    fs::write(&path, "# Ours\n\n## Bakery\n- [x] Bread\n- [ ] 2 × Rolls\n").expect("a file");
    let basket = basket(&path);
    let bread = basket.read().expect("a state").lines[0].remote.clone();
    let desired = Desired { set: vec![each(1, None, "Milk", 1)], remove: vec![remote("nobody")] };
    let written = basket.write(&desired, key(1)).expect("written");
    assert_eq!(written.placed[0].0, line(1));
    assert_eq!(
        fs::read_to_string(&path).expect("the file"),
        "# Ours\n\n## Bakery\n- [x] Bread\n- [ ] 2 × Rolls\n\n## \n- [ ] Milk\n"
    );
    let desired = Desired { set: vec![], remove: vec![bread, written.placed[0].1.clone()] };
    basket.write(&desired, key(2)).expect("written");
    let text = fs::read_to_string(&path).expect("the file");
    assert_eq!(text, "# Ours\n\n## Bakery\n- [ ] 2 × Rolls\n");
}

#[test]
fn two_entries_of_one_name_are_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.txt");
    fs::write(&path, "Milk\nmilk\n").expect("a file");
    let basket = basket(&path);
    let remotes: Vec<_> =
        basket.read().expect("a state").lines.into_iter().map(|l| l.remote).collect();
    assert_ne!(remotes[0], remotes[1]);
    let desired = setting(vec![each(1, Some(&remotes[1].0), "milk", 4)]);
    basket.write(&desired, key(1)).expect("written");
    assert_eq!(fs::read_to_string(&path).expect("the file"), "Milk\n4 x milk\n");
}

#[test]
fn a_file_that_holds_more_is_not_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |name: &str, text: &str, what: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        let error = basket(&path).write(&setting(vec![each(1, None, "Milk", 1)]), key(1));
        let error = error.expect_err(name);
        assert_eq!(error.code(), "basket.would-lose", "{error}");
        assert_eq!(error.class(), Class::NotSent);
        assert!(error.to_string().contains(what), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("the file"), text);
    };
    check("a.md", "Dear all,\n- [ ] Milk\n", "line 1");
    check("a.txt", "# Saturday\nMilk\n", "heading");
    check("a.csv", "name,price\nMilk,129\n", "price");
    check("b.csv", "name,quantity\nMilk,many\n", "line 2");
    check("a.json", r#"[{"name":"Milk","colour":"blue"}]"#, "colour");
    check(
        "a.ics",
        "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:1\nSUMMARY:x\nDUE:20261121\nEND:VTODO\nEND:VCALENDAR\n",
        "DUE",
    );
    check(
        "b.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n",
        "event",
    );
}

#[test]
fn files_that_cannot_be_read_or_written_are_told_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder.csv")).expect("a folder");
    fs::write(at("latin1.txt"), b"Cr\xE8me\n").expect("a file");
    fs::write(at("broken.json"), b"[").expect("a file");
    fs::write(at("plain"), b"x").expect("a file");
    let check = |path: &Path, code: &str| {
        let error = basket(path).write(&setting(vec![each(1, None, "Milk", 1)]), key(1));
        assert_eq!(error.expect_err("refused").code(), code, "{}", path.display());
    };
    check(&at("folder.csv"), "basket.file");
    check(&at("latin1.txt"), "basket.not-a-list");
    check(&at("broken.json"), "basket.not-a-list");
    check(&at("nowhere").join("list.txt"), "basket.file");
    check(&at("plain").join("list.txt"), "basket.file");
    assert_eq!(fs::read(at("broken.json")).expect("the file"), b"[");
}

#[test]
fn configurations_that_cannot_be_used_are_told() {
    let book = Arc::new(Book::default());
    let check = |kind: &str, config: serde_json::Value, words: &str| {
        let Err(error) = connect(kind, &config, outside(&book)) else { panic!("{config}") };
        assert!(error.to_string().contains(words), "{error}");
    };
    check("kroger", json!({}), "the kinds are: ucp, file");
    check("file", json!({}), "path of a file");
    check("file", json!({ "path": "a", "format": "xls" }), "the formats are");
    check("ucp", json!({}), "shop's address");
    check("ucp", json!({ "url": "http://shop.example" }), "type https://");
    check("ucp", json!({ "url": "https://shop.example", "cart": 7 }), "no id of a cart");
    check("ucp", json!({ "url": "https://shop.example", "cart": "a\nb" }), "no id of a cart");
}

#[test]
fn a_file_that_something_else_writes_meanwhile_is_left_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.txt");
    fs::write(&path, "Milk\n").expect("a file");
    // The id is drawn between reading and putting in place: just then the other program writes.
    let other = path.clone();
    let mut outside = outside(&Arc::new(Book::default()));
    let draw = Arc::clone(&outside.new_id);
    outside.new_id = Arc::new(move || {
        fs::write(&other, "Milk\nBread\n").expect("the other program's file");
        draw()
    });
    let config = json!({ "path": path.to_str().expect("a name") });
    let basket = connect("file", &config, outside).expect("a basket");
    let error = basket.write(&setting(vec![each(1, None, "Tea", 1)]), key(1)).expect_err("refused");
    assert_eq!(error.code(), "basket.changed-meanwhile");
    assert_eq!(error.class(), Class::NotSent);
    assert_eq!(fs::read_to_string(&path).expect("the file"), "Milk\nBread\n");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "no temporary file");
}
