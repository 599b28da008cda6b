//! A file as a basket: what others wrote stays, what Trug wrote is known again.

use crate::support::{Book, context, key, line, remote, target, wanted};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use trug_baskets::{
    Basket, Class, Desired, Format, TargetLine, Verdict, Wanted, connect, rehearse, to_send,
};
use trug_domain::{Quantity, Unit};

fn basket(path: &Path) -> Box<dyn Basket> {
    let config = json!({ "path": path.to_str().expect("a name") });
    connect("file", &config, context(&Arc::new(Book::default()))).expect("a basket")
}

fn each(number: u64, remote_id: Option<&str>, name: &str, pieces: i64) -> TargetLine {
    target(number, remote_id, name, Quantity::each(pieces))
}

fn setting(targets: Vec<TargetLine>) -> Desired {
    Desired { set: targets, remove: Vec::new(), ..Desired::default() }
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
        let offers = basket.offers(&needs, &mut |_| Ok(())).expect("offers");
        let lines = rehearse(&needs, &offers, &basket.read().expect("a state"));
        assert!(lines.iter().all(|l| l.verdict == Verdict::Sure), "{format}");
        let targets = to_send(&lines, false)
            .into_iter()
            .map(|(of, sending)| TargetLine {
                line: of,
                remote: Some(sending.remote),
                ..target(0, None, &sending.title, sending.quantity)
            })
            .collect();
        let written = basket.write(&setting(targets), key(1)).expect("written");
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
        let again: Vec<_> = basket.offers(&needs, &mut |_| Ok(())).expect("offers");
        let known: Vec<_> = again.iter().map(|o| o[0].remote.clone()).collect();
        assert_eq!(known, state.lines.iter().map(|l| l.remote.clone()).collect::<Vec<_>>());
        let targets = vec![each(1, Some(&known[0].0), "Milk", 3)];
        let state = basket.write(&setting(targets), key(2)).expect("written").state;
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
    let desired = Desired {
        set: vec![each(1, None, "Milk", 1)],
        remove: vec![remote("nobody")],
        ..Desired::default()
    };
    let written = basket.write(&desired, key(1)).expect("written");
    assert_eq!(written.placed[0].0, line(1));
    assert_eq!(
        fs::read_to_string(&path).expect("the file"),
        "# Ours\n\n## Bakery\n- [x] Bread\n- [ ] 2 × Rolls\n\n## \n- [ ] Milk\n"
    );
    let desired = Desired {
        set: vec![],
        remove: vec![bread, written.placed[0].1.clone()],
        ..Desired::default()
    };
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
}

/// A calendar as other programs write it, with all that Trug knows nothing of.
const FOREIGN: &str = concat!(
    "\u{feff}BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//basket//test//EN\r\n",
    "X-WR-CALNAME:Ours\r\nrefresh-interval;value=duration:P1D\r\n\r\n",
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nEND:VTIMEZONE\r\n",
    "BEGIN:VTODO\r\nUID:milk\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY;LANGUAGE=de;X-A=\"a:b\":Milch\r\n",
    "due;VALUE=DATE:20261121\r\nX-Lower-Case;x-param=\"a;b:c\",d;Y=1:va\\;l,ue\r\n",
    "CATEGORIES:Dairy,Fridge\r\nSEQUENCE:3\r\nLAST-MODIFIED:20260101T000000Z\r\nX-LONG:aaaaaaaaaaaa\r\n",
    " bbbbbbb\r\n\tcccc\r\nBEGIN:VALARM\r\nSUMMARY:Alarm\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VTODO\r\n",
    "BEGIN:VEVENT\r\nUID:e\r\nSUMMARY:Party\r\nEND:VEVENT\r\nno line at all\r\n",
    "BEGIN:VTODO\r\nUID:old\r\nSUMMARY:Old\r\nSTATUS:CANCELLED\r\nEND:VTODO\r\n",
    "BEGIN:VTODO\r\nUID:bread\r\nSUMMARY:Bread\r\nEND:VTODO\r\n",
    "END:VCALENDAR\r\n",
);

/// The calendar of others after a basket has written into it.
fn foreign_with(desired: &Desired) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.ics");
    fs::write(&path, FOREIGN).expect("a file");
    basket(&path).write(desired, key(1)).expect("written");
    fs::read_to_string(&path).expect("the file")
}

#[test]
fn a_calendar_of_others_keeps_every_byte_that_is_not_changed() {
    let milk = |pieces, checked| Desired {
        set: vec![TargetLine { checked, ..each(1, Some("milk"), "Milch", pieces) }],
        ..Desired::default()
    };
    // What is so already changes no byte.
    assert_eq!(foreign_with(&milk(1, false)), FOREIGN);
    let lines = |text: &str| text.split_inclusive("\r\n").map(str::to_owned).collect::<Vec<_>>();
    let check = |desired: &Desired, gone: &[&str], new: &[&str]| {
        let text = foreign_with(desired);
        let (before, after) = (lines(FOREIGN), lines(&text));
        let missing: Vec<_> = before.iter().filter(|line| !after.contains(line)).collect();
        let added: Vec<_> = after.iter().filter(|line| !before.contains(line)).collect();
        assert_eq!(missing.iter().map(|l| l.trim_end()).collect::<Vec<_>>(), gone, "{text}");
        assert_eq!(added.iter().map(|l| l.trim_end()).collect::<Vec<_>>(), new, "{text}");
    };
    let stamps = ["DTSTAMP:20260101T000000Z", "SEQUENCE:3", "LAST-MODIFIED:20260101T000000Z"];
    check(
        &milk(3, false),
        &[stamps[0], "SUMMARY;LANGUAGE=de;X-A=\"a:b\":Milch", stamps[1], stamps[2]],
        &[
            "DTSTAMP:20261121T140202Z",
            "SUMMARY;LANGUAGE=de;X-A=\"a:b\":3 × Milch",
            "SEQUENCE:4",
            "LAST-MODIFIED:20261121T140202Z",
            "X-TRUG-QTY:3",
            "X-TRUG-UNIT:each",
        ],
    );
    check(
        &milk(1, true),
        &stamps,
        &[
            "DTSTAMP:20261121T140202Z",
            "SEQUENCE:4",
            "LAST-MODIFIED:20261121T140202Z",
            "STATUS:COMPLETED",
            "COMPLETED:20261121T140202Z",
            "PERCENT-COMPLETE:100",
        ],
    );
    let aisle = Desired {
        set: vec![TargetLine {
            aisle: Some("Milk, cold".to_owned()),
            ..each(1, Some("milk"), "Milch", 1)
        }],
        ..Desired::default()
    };
    check(
        &aisle,
        &[stamps[0], "CATEGORIES:Dairy,Fridge", stamps[1], stamps[2]],
        &[
            "DTSTAMP:20261121T140202Z",
            "CATEGORIES:Milk\\, cold,Fridge",
            "SEQUENCE:4",
            "LAST-MODIFIED:20261121T140202Z",
        ],
    );
}

#[test]
fn a_calendar_of_others_keeps_every_byte_around_what_is_removed_or_added() {
    let without_bread = Desired { remove: vec![remote("bread")], ..Desired::default() };
    let bread = "BEGIN:VTODO\r\nUID:bread\r\nSUMMARY:Bread\r\nEND:VTODO\r\n";
    assert_eq!(foreign_with(&without_bread), FOREIGN.replace(bread, ""));
    let with_tea = setting(vec![each(2, None, "Tea", 1)]);
    let text = foreign_with(&with_tea);
    let (start, end) = FOREIGN.split_at(FOREIGN.len() - "END:VCALENDAR\r\n".len());
    assert!(text.starts_with(start) && text.ends_with(end), "{text}");
    assert!(text.contains("\r\nSUMMARY:Tea\r\n"), "{text}");
}

#[test]
fn files_that_cannot_be_read_or_written_are_reported_and_left_alone() {
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
fn configurations_that_cannot_be_used_are_reported() {
    let book = Arc::new(Book::default());
    let check = |kind: &str, config: serde_json::Value, words: &str| {
        let Err(error) = connect(kind, &config, context(&book)) else { panic!("{config}") };
        assert!(error.to_string().contains(words), "{error}");
    };
    check("kroger", json!({}), "the kinds are: ucp, file");
    check("file", json!({}), "`path`");
    check("file", json!({ "path": "" }), "path of a file");
    check("file", json!({ "path": "a", "format": "xls" }), "the formats are");
    check("ucp", json!({}), "`url`");
    check("ucp", json!({ "url": "http://shop.example" }), "type https://");
    check("ucp", json!({ "url": "https://shop.example", "cart": 7 }), "expected a string");
    check("ucp", json!({ "url": "https://shop.example", "cart": "a\nb" }), "no id of a cart");
}

#[test]
fn a_file_that_something_else_writes_meanwhile_is_left_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.txt");
    fs::write(&path, "Milk\n").expect("a file");
    // The clock is read between reading and putting in place: just then the other program writes.
    let other = path.clone();
    let mut context = context(&Arc::new(Book::default()));
    let now = Arc::clone(&context.now);
    context.now = Arc::new(move || {
        fs::write(&other, "Milk\nBread\n").expect("the other program's file");
        now()
    });
    let config = json!({ "path": path.to_str().expect("a name") });
    let basket = connect("file", &config, context).expect("a basket");
    let error = basket.write(&setting(vec![each(1, None, "Tea", 1)]), key(1)).expect_err("refused");
    assert_eq!(error.code(), "basket.changed-meanwhile");
    assert_eq!(error.class(), Class::NotSent);
    assert_eq!(fs::read_to_string(&path).expect("the file"), "Milk\nBread\n");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "no temporary file");
}
