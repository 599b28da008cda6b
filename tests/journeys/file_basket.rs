//! A file as a basket: whoever edits the file edits the list.

use crate::support::{Home, NUTELLA};

#[test]
fn a_file_is_a_basket_too() {
    let home = Home::new();
    let file = home.path("kitchen door.md");
    let file_name = file.to_str().expect("utf-8");
    home.done(&["basket", "add", "file", "--name", "door", "--url", file_name]);
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    home.done(&["list", "add", "milk"]);
    home.done(&["basket", "push", "door"]);
    let text = std::fs::read_to_string(&file).expect("the file");
    assert!(text.contains("Nutella") && text.contains("milk"), "{text}");
    std::fs::write(&file, text.replace("- [ ] milk", "- [x] milk\n- [ ] eggs")).expect("written");
    home.done(&["basket", "sync", "door"]);
    let names: Vec<_> = home.list().into_iter().map(|line| line.0).collect();
    assert_eq!(names, ["Nutella", "milk", "eggs"]);
    let view = home.json(&["list", "show"]);
    assert_eq!(view["lines"][1]["checked"], true, "{view}\n{text}");
    let again = home.json(&["basket", "sync", "door"]);
    assert_eq!(again["changed"], false, "{again}");
}

/// The base said that both sides had it ticked, so the next sync took the tick off in the file.
#[test]
fn a_pull_takes_over_the_ticks_of_a_file() {
    let home = Home::new();
    let file = home.path("door.md");
    let file_name = file.to_str().expect("utf-8");
    std::fs::write(&file, "- [x] eggs\n- [x] jam\n").expect("written");
    home.done(&["list", "add", "eggs"]);
    home.done(&["basket", "add", "file", "--name", "door", "--url", file_name]);
    home.done(&["basket", "pull", "door"]);
    let view = home.json(&["list", "show"]);
    assert!(
        view["lines"].as_array().expect("lines").iter().all(|l| l["checked"] == true),
        "{view}"
    );
    for verb in ["pull", "sync"] {
        let again = home.json(&["basket", verb, "door"]);
        assert_eq!(again["changed"], false, "{verb}: {again}");
    }
}
