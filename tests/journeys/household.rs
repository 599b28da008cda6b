//! What a household does beside scanning: lists, shops, names, settings, taking along, deleting.

use crate::support::{Home, NUTELLA};
use serde_json::Value;

/// Codes that the starter catalogue does not have.
const UNKNOWN: &str = "4378912645005";
const ANOTHER: &str = "4399871200340";

fn names(view: &Value, rows: &str, key: &str) -> Vec<String> {
    let rows = view[rows].as_array().expect("rows").iter();
    rows.map(|row| row[key].as_str().expect("a text").to_owned()).collect()
}

/// A bullet that was taken for an option made values of the options behind it.
#[test]
fn a_bullet_before_a_thing_is_no_option_and_an_option_behind_it_is_one() {
    let home = Home::new();
    home.done(&["list", "add", "- milk"]);
    home.done(&["list", "add", "eggs", "--quantity", "6"]);
    assert_eq!(home.list(), [("milk".to_owned(), 1), ("eggs".to_owned(), 6)]);
    assert_eq!(home.call(&["list", "add", "eggs", "--colour", "red"]).code, 2);
}

#[test]
fn lists_are_renamed_deleted_and_come_back() {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    home.done(&["list", "new", "Party"]);
    home.done(&["list", "rename", "Party", "Garden party"]);
    home.done(&["list", "delete", "shopping"]);
    assert_eq!(names(&home.json(&["list", "all"]), "lists", "name"), ["Garden party"]);
    home.done(&["undo"]);
    assert_eq!(home.list(), [("milk".to_owned(), 1)]);
    let misused = home.call(&["list", "delete"]);
    assert_eq!(misused.code, 2, "{}", misused.stderr);
    assert_eq!(home.json(&["list", "all"])["lists"].as_array().map(Vec::len), Some(2));
}

#[test]
fn how_much_is_read_from_the_words_unless_they_are_meant_literally() {
    let home = Home::new();
    home.done(&["list", "add", "2", "l", "milk"]);
    home.done(&["list", "add", "half a dozen eggs"]);
    home.done(&["list", "add", "--literal", "2 l bucket"]);
    home.done(&["list", "add", "3 l bucket", "-q", "2"]);
    assert!(home.call(&["list", "add", "7 up"]).stderr.contains("--quantity"));
    assert!(!home.call(&["list", "add", "--literal", "7 up"]).stderr.contains("--quantity"));
    let expect = [("milk", 2000), ("eggs", 6), ("2 l bucket", 1), ("3 l bucket", 2), ("7 up", 2)];
    assert_eq!(home.list(), expect.map(|(name, value)| (name.to_owned(), value)));
    let misused = home.call(&["list", "add", "milk", "--literal", "-q", "2"]);
    assert_eq!(misused.code, 2, "{}", misused.stderr);
}

#[test]
fn what_a_list_costs_is_said_as_far_as_prices_are_known() {
    let home = Home::new();
    home.done(&["list", "add", "2 milk"]);
    home.done(&["list", "add", "flour 500 g"]);
    home.done(&["list", "add", "eggs"]);
    home.done(&["list", "price", "milk", "1,29"]);
    home.done(&["list", "set", "flour", "--price", "0.99/kg"]);
    home.done(&["list", "check", "milk"]);
    let told = home.call(&["list", "show"]).stderr;
    assert!(told.contains("milk  €2.58"), "{told}");
    assert!(told.contains("  €3.08 for 2 of 3 lines; €2.58 of it ticked"), "{told}");
    let refused = home.call(&["list", "price", "eggs", "cheap"]);
    assert_eq!(refused.code, 1, "{}", refused.stderr);
    assert!(refused.stderr.contains("1.29"), "{}", refused.stderr);
    home.done(&["undo", "2"]);
    home.done(&["list", "price", "milk", ""]);
    assert!(!home.call(&["list", "show"]).stderr.contains('€'));
}

#[test]
fn all_that_is_ticked_goes_back_or_to_another_list_at_once() {
    let home = Home::new();
    for what in ["milk", "eggs", "bread"] {
        home.done(&["list", "add", what]);
    }
    home.done(&["list", "check", "milk", "bread"]);
    home.done(&["list", "uncheck", "--all"]);
    let ticked = |list: &str| -> Vec<(String, bool)> {
        let view = home.json(&["list", "show", "--list", list]);
        let lines = view["lines"].as_array().expect("lines").iter();
        let name = |line: &Value| line["name"].as_str().expect("a name").to_owned();
        lines.map(|line| (name(line), line["checked"] == true)).collect()
    };
    assert!(ticked("Shopping").iter().all(|(_, ticked)| !ticked));
    home.done(&["undo"]);
    home.done(&["list", "new", "Bought"]);
    home.done(&["list", "move", "--ticked", "--to", "Bought"]);
    assert_eq!(ticked("Bought"), [("milk".to_owned(), true), ("bread".to_owned(), true)]);
    assert_eq!(home.list(), [("eggs".to_owned(), 1)]);
    home.done(&["undo"]);
    assert_eq!(home.list().len(), 3);
    for misused in [&["list", "move", "--ticked", "--first"][..], &["list", "move", "--last"]] {
        assert_eq!(home.call(misused).code, 2, "{misused:?}");
    }
}

#[test]
fn a_packet_is_named_attached_looked_at_and_forgotten() {
    let home = Home::new();
    home.done(&["list", "add", UNKNOWN]);
    home.done(&["list", "add", ANOTHER]);
    let unknown = home.json(&["product", "unknown"]);
    assert_eq!(names(&unknown, "packets", "printed"), [ANOTHER, UNKNOWN]);
    let alike = home.json(&["product", "look-alikes", UNKNOWN, "nutella"]);
    assert!(alike["products"].as_array().is_some_and(|all| !all.is_empty()), "{alike}");
    home.done(&["product", "attach", UNKNOWN, "--to", NUTELLA, "--quantity", "750 g"]);
    home.done(&["product", "teach", ANOTHER, "--name", "Jam", "--allergen", "nuts"]);
    assert!(names(&home.json(&["product", "unknown"]), "packets", "gtin").is_empty());
    let detail = home.json(&["product", "show", UNKNOWN]);
    assert_eq!(detail["product"]["name"], "Nutella");
    assert_eq!(detail["pack"]["each"]["value"], 750);
    assert_eq!(names(&detail, "same_need", "gtin"), [format!("0{NUTELLA}")]);
    let jam = home.json(&["product", "show", ANOTHER]);
    let answers = names(&jam, "allergens", "answer");
    assert_eq!(answers.iter().filter(|answer| *answer == "contains").count(), 1);
    assert!(!answers.contains(&"data-missing".to_owned()));
    home.done(&["product", "forget", UNKNOWN]);
    assert_eq!(names(&home.json(&["product", "unknown"]), "packets", "printed"), [UNKNOWN]);
}

#[test]
fn the_shop_is_walked_as_it_was_ticked_or_as_the_hand_says() {
    let home = Home::new();
    for (what, aisle) in [("water", "drinks"), ("milk", "dairy"), ("apples", "produce")] {
        home.done(&["list", "add", what, "--aisle", aisle]);
    }
    let order = || names(&home.json(&["list", "show"]), "aisles", "id");
    assert_eq!(order(), ["produce", "dairy", "drinks"]);
    home.done(&["list", "check", "water"]);
    home.done(&["list", "check", "milk"]);
    assert_eq!(order(), ["produce", "drinks", "dairy"]);
    home.done(&["aisles", "set", "dairy", "produce", "drinks"]);
    assert_eq!(order(), ["dairy", "produce", "drinks"]);
    assert_eq!(home.json(&["aisles", "learn"])["by"], "learnt");
    home.done(&["list", "shop", "Corner shop"]);
    assert_eq!(order(), ["produce", "dairy", "drinks"]);
    let shown = home.done(&["list", "show"]).stderr;
    let place = |word: &str| shown.find(word).unwrap_or_else(|| panic!("{word}: {shown}"));
    assert!(place("Fruit & vegetables") < place("apples"), "{shown}");
    assert!(place("apples") < place("Dairy & eggs"), "{shown}");
}

#[test]
fn one_step_is_undone_alone_or_says_what_is_in_its_way() {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    home.done(&["list", "add", "bread"]);
    home.done(&["list", "check", "bread"]);
    let history = home.json(&["history"]);
    let ids = names(&history, "steps", "id");
    assert_eq!(history["steps"][1]["can_undo"], false);
    assert_eq!(history["steps"][1]["blocked_by"]["step"], ids[0].as_str());
    let refused = home.call(&["undo", "--step", &ids[1], "--json"]);
    assert_eq!(refused.code, 1);
    let told: Value = serde_json::from_str(&refused.stdout).expect("JSON");
    assert_eq!(told["error"]["code"], "undo-in-the-way");
    assert_eq!(told["error"]["params"]["action"], "check");
    home.done(&["undo", "--step", &ids[2]]);
    assert_eq!(home.list(), [("bread".to_owned(), 1)]);
    assert_eq!(home.call(&["undo", "2", "--step", &ids[2]]).code, 2);
}

#[test]
fn settings_are_kept_and_everything_is_taken_along_and_deleted() {
    let home = Home::new();
    home.done(&["list", "add", "marmalade of oz"]);
    home.done(&["settings", "set", "--country", "de", "--theme", "dark", "--sound", "off"]);
    let settings = home.json(&["settings", "get"]);
    assert_eq!((&settings["country"], &settings["sound"]), (&"DE".into(), &false.into()));
    assert_eq!(home.call(&["settings", "set", "--theme", "pink"]).code, 1);
    assert_eq!(home.call(&["settings", "set"]).code, 2);
    let folder = home.path("along");
    let written = home.json(&["export-all", &folder.display().to_string()]);
    assert_eq!(written["files"].as_array().map(Vec::len), Some(4));
    let all = std::fs::read_to_string(folder.join("everything.json")).expect("a file");
    assert!(all.contains("marmalade of oz") && all.contains("\"DE\""));
    let asked = home.call(&["delete-all"]);
    assert_eq!(asked.code, 2, "{}", asked.stderr);
    assert!(asked.stderr.contains("1 list, 1 item"), "{}", asked.stderr);
    assert_eq!(home.list().len(), 1);
    home.done(&["delete-all", "--yes"]);
    assert!(home.list().is_empty());
    assert_eq!(home.json(&["settings", "get"])["theme"], "system");
}

#[test]
fn a_list_goes_to_a_phone_without_a_network() {
    let home = Home::new();
    assert_eq!(home.call(&["list", "qr"]).code, 1);
    home.done(&["list", "add", "milk"]);
    let view = home.json(&["list", "qr"]);
    let rows = view["rows"].as_array().expect("rows").len();
    assert_eq!(view["size"].as_u64(), Some(rows as u64));
    assert!(home.done(&["list", "qr"]).stderr.contains('\u{2580}'));
    let suggested = home.json(&["list", "suggest", "mi"]);
    assert_eq!(suggested["suggestions"][0]["name"], "milk");
}

#[test]
fn favourites_come_back_in_their_amount_and_a_list_is_copied() {
    let home = Home::new();
    assert_eq!(home.call(&["list", "again"]).code, 1);
    home.done(&["list", "add", "milk", "--quantity", "2 l"]);
    home.done(&["list", "favourite", "milk"]);
    assert_eq!(home.json(&["list", "favourites"])["favourites"][0]["line"]["name"], "milk");
    home.done(&["list", "copy", "Next week"]);
    home.done(&["list", "remove", "milk"]);
    assert!(home.list().is_empty());
    home.done(&["list", "again"]);
    assert_eq!(home.list(), [("milk".to_owned(), 2000)]);
    home.done(&["undo"]);
    assert!(home.list().is_empty());
    let copied = home.json(&["list", "show", "--list", "Next week"]);
    assert_eq!(copied["lines"][0]["name"], "milk");
    home.done(&["list", "favourite", "milk", "--off"]);
    assert_eq!(home.json(&["list", "favourites"])["favourites"].as_array().map(Vec::len), Some(0));
}

/// A file that may not grow is a full disk to a program.
#[cfg(unix)]
#[test]
fn on_a_full_disk_the_list_is_still_read() {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    let full = |words: &str| {
        let script = format!("trap '' XFSZ; ulimit -f 0; exec \"$TRUG\" {words}");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script]).env("TRUG", crate::support::TRUG);
        command.env("TRUG_HOME", home.home()).output().expect("a shell")
    };
    let shown = full("list show --json");
    let words = String::from_utf8_lossy(&shown.stderr).into_owned();
    assert!(shown.status.success(), "{words}");
    assert!(String::from_utf8_lossy(&shown.stdout).contains("milk"));
    let refused = full("list add bread --json");
    let told: Value = serde_json::from_slice(&refused.stdout).expect("JSON");
    let code = told["error"]["code"].as_str().unwrap_or_default();
    // A file that may not grow is a failing disk to SQLite, where a disk without room is a full one.
    assert!(["store-full", "store-disk"].contains(&code), "{told}");
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(home.list(), [("milk".to_owned(), 1)]);
}

#[test]
fn looking_writes_nothing() {
    let home = Home::new();
    for words in
        [&["list", "show"][..], &["list", "all"], &["export", "--to", "text"], &["history"]]
    {
        home.done(words);
    }
    assert_eq!(home.call(&["undo"]).code, 1, "nothing was done yet");
    home.done(&["list", "add", "milk"]);
    home.done(&["list", "delete", "Shopping"]);
    home.done(&["list", "new", "Party"]);
    home.done(&["list", "delete", "Party"]);
    let look = || {
        let shown = home.json(&["list", "show"]);
        home.done(&["list", "all"]);
        home.done(&["export", "--to", "text"]);
        (shown["list"]["name"].clone(), shown["lines"].as_array().expect("lines").len())
    };
    assert_eq!(look(), ("Shopping".into(), 0));
    home.done(&["undo"]);
    assert_eq!(look(), ("Party".into(), 0));
    home.done(&["undo"]);
    assert_eq!(look(), ("Shopping".into(), 0));
    home.done(&["undo"]);
    assert_eq!(look(), ("Shopping".into(), 1), "the deleted list is back");
    for _ in 0..3 {
        look();
        home.done(&["redo"]);
    }
    assert_eq!(look(), ("Shopping".into(), 0));
    // What is put on the list that is not there makes it, in the same step.
    home.done(&["list", "add", "bread"]);
    assert_eq!(look(), ("Shopping".into(), 1));
    home.done(&["undo"]);
    assert_eq!(look(), ("Shopping".into(), 0));
    home.done(&["undo"]);
    assert_eq!(look(), ("Party".into(), 0));
}
