//! Everything taken along, everything deleted, and copies made by themselves.

use crate::support::{Home, refused};
use std::path::Path;
use trug_app::{Amount, LineChange, SettingsChange, Teaching};

/// Whether any file below a folder has these bytes in it.
fn stands_in(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return stands_in(&path, bytes);
        }
        let text = std::fs::read(&path).expect("a file");
        text.windows(bytes.len()).any(|part| part == bytes)
    })
}

fn filled() -> Home {
    let home = Home::new();
    home.add("Marmalade of Oz");
    let name = "=cmd|'quoted\", Jam".to_owned();
    let teaching = Teaching { name, ..Teaching::default() };
    home.app.products().teach("4012345678901", &teaching).expect("taught");
    let shop = Some("Corner shop".to_owned());
    home.app
        .upkeep()
        .change_settings(&SettingsChange { shop, ..Default::default() })
        .expect("a shop");
    home
}

#[test]
fn everything_is_written_where_it_can_be_read() {
    let home = filled();
    let folder = home.folder.path().join("along");
    let view = home.app.upkeep().export_all(&folder).expect("written");
    let named = ["list-1-shopping.json", "list-1-shopping.csv", "everything.json", "products.csv"];
    assert_eq!(view.files, named);
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file");
    let all: serde_json::Value = serde_json::from_str(&read("everything.json")).expect("JSON");
    assert_eq!(all["lists"][0]["lines"][0]["name"], "Marmalade of Oz");
    assert_eq!(all["settings"]["shop"], "Corner shop");
    assert_eq!(all["history"].as_array().map(Vec::len), Some(2));
    assert!(read("products.csv").contains("04012345678901,\"'=cmd|'quoted\"\", Jam\",,,"));
    assert!(read("list-1-shopping.csv").contains("Marmalade of Oz"));
    assert_eq!(refused(home.app.upkeep().export_all(&folder)).0, "not-empty");
    assert_eq!(refused(home.app.upkeep().export_all(&folder.join("products.csv"))).0, "export");
    let inside = home.app.upkeep().export_all_into(home.folder.path()).expect("written");
    assert!(Path::new(&inside.path).join("everything.json").is_file());
}

/// What a spreadsheet would act on, as it may come from a barcode, a shop or a person.
const FORMULAS: [&str; 14] = [
    "=cmd()",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "\u{a0}=1",
    "fine\n=1",
    "\u{ff1d}1",
    "\u{ff0b}1",
    "\u{ff0d}1",
    "\u{ff20}x",
];

#[test]
fn no_table_has_a_cell_that_a_spreadsheet_takes_for_a_formula() {
    let home = Home::new();
    let (mut accepted, some) = (0, |text: &str| Some(text.to_owned()));
    for (number, formula) in FORMULAS.iter().enumerate() {
        // Some are refused where they are typed; what is accepted must be harmless in a table.
        let change = LineChange {
            name: some(formula),
            note: some(formula),
            aisle: some(formula),
            ..LineChange::default()
        };
        let line = format!("thing {number}");
        accepted +=
            usize::from(home.app.lists().add(None, &line, &Amount::default(), &change).is_ok());
        let teaching = Teaching {
            name: (*formula).to_owned(),
            brand: some(formula),
            quantity: some(formula),
            aisle: some(formula),
            ..Teaching::default()
        };
        let gtin = trug_gs1::Gtin::from_payload(400_000_000_000 + number as u64).expect("a GTIN");
        accepted += usize::from(home.app.products().teach(&gtin.to_string(), &teaching).is_ok());
    }
    assert!(accepted >= FORMULAS.len(), "{accepted} were accepted");
    let folder = home.folder.path().join("along");
    let view = home.app.upkeep().export_all(&folder).expect("written");
    let mut tables: Vec<Vec<u8>> = view
        .files
        .iter()
        .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "csv"))
        .map(|name| std::fs::read(folder.join(name)).expect("a table"))
        .collect();
    assert_eq!(tables.len(), 2, "a list and the products");
    tables.push(home.app.files().export(None, "csv").expect("a table"));
    let mut guarded = 0;
    for table in tables {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&table[..]);
        for record in reader.records() {
            for cell in &record.expect("a row") {
                guarded += usize::from(cell.starts_with('\''));
                let acts = |line: &str| {
                    let signs =
                        ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
                    line.trim_start().starts_with(signs)
                };
                let is_formula = cell.starts_with(['\t', '\r']) || cell.lines().any(acts);
                assert!(!is_formula || cell.starts_with('\''), "{cell:?}");
            }
        }
    }
    assert!(guarded >= accepted, "{guarded} cells are guarded");
}

#[test]
fn everything_is_deleted_only_after_it_was_asked_and_then_nothing_is_left() {
    let home = filled();
    assert!(home.app.upkeep().back_up_if_due().expect("a copy"));
    assert_eq!(refused(home.app.upkeep().delete_all("yes")).0, "not-asked");
    let ask = home.app.upkeep().ask_to_delete().expect("asked");
    let counted = (ask.lists, ask.lines, ask.products, ask.steps, ask.backups);
    assert_eq!(counted, (1, 1, 1, 2, 1));
    home.hands.forward(6);
    assert_eq!(refused(home.app.upkeep().delete_all(&ask.token)).0, "not-asked", "too late");
    let ask = home.app.upkeep().ask_to_delete().expect("asked");
    assert_eq!(refused(home.app.upkeep().delete_all("wrong")).0, "not-asked");
    assert_eq!(refused(home.app.upkeep().delete_all(&ask.token)).0, "not-asked", "used up");
    assert_eq!(home.lines(), ["1 Marmalade of Oz"]);
    assert!(stands_in(home.folder.path(), b"Marmalade"), "the search finds what is there");
    let ask = home.app.upkeep().ask_to_delete().expect("asked");
    home.app.upkeep().delete_all(&ask.token).expect("deleted");
    for word in ["Marmalade", "Corner shop", "quoted"] {
        assert!(!stands_in(home.folder.path(), word.as_bytes()), "{word} is still there");
    }
    let home = home.again();
    assert!(home.list().lines.is_empty());
    assert_eq!(home.app.upkeep().settings().expect("settings").shop, None);
    assert_eq!(refused(home.app.lists().undo(1)).0, "nothing-to-undo");
    home.add("Milk");
    assert_eq!(home.lines(), ["1 Milk"]);
}

#[test]
fn a_copy_is_made_on_each_day_on_which_something_changed() {
    let home = Home::new();
    let due = || home.app.upkeep().back_up_if_due().expect("no trouble");
    assert!(!due(), "there is nothing to keep");
    home.add("Milk");
    assert!(due());
    assert!(!due());
    home.hands.forward(25 * 60);
    assert!(!due(), "nothing was done since");
    for day in 0..14 {
        home.add(&format!("Bread {day}"));
        assert!(due(), "day {day}");
        home.hands.forward(25 * 60);
    }
    let kept = std::fs::read_dir(home.folder.path().join("backups")).expect("a folder").count();
    assert!((9..=10).contains(&kept), "a week's days and the week before: {kept}");
}

#[test]
fn a_clock_that_was_wrong_stops_no_copies() {
    let home = Home::new();
    let due = || home.app.upkeep().back_up_if_due().expect("no trouble");
    home.add("Milk");
    home.hands.forward(1000 * 24 * 60);
    assert!(due(), "the clock is years ahead");
    home.hands.forward(-1000 * 24 * 60);
    assert!(due(), "nothing is known of today");
    for day in 0..3 {
        home.hands.forward(25 * 60);
        home.add(&format!("Bread {day}"));
        assert!(due(), "day {day}");
        assert!(!due());
    }
    let kept = std::fs::read_dir(home.folder.path().join("backups")).expect("a folder").count();
    assert_eq!(kept, 5, "the copy of the future is kept as well");
}
