//! Lists out of files and into them.

use crate::support::Home;

#[test]
fn a_list_comes_in_by_a_pipe() {
    let home = Home::new();
    let told = home.call_with_input(&["import", "-"], "2 l milk\neggs x 6\n");
    assert_eq!(told.code, 0, "{}", told.stderr);
    assert_eq!(home.list(), [("milk".to_owned(), 2000), ("eggs".to_owned(), 6)]);
}

#[test]
fn what_is_exported_comes_back() {
    let home = Home::new();
    home.done(&["list", "add", "3017620422003", "--quantity", "2"]);
    home.done(&["list", "add", "flour", "--quantity", "1 kg"]);
    home.done(&["list", "add", "eggs", "--quantity", "6"]);
    let before = home.list();
    for format in ["text", "markdown", "csv", "json", "ics"] {
        let file = home.path(&format!("list.{format}"));
        let name = file.to_str().expect("utf-8");
        home.done(&["export", "--to", format, "--out", name]);
        let printed = home.done(&["export", "--to", format]).stdout;
        assert!(printed.contains("flour"), "{format}: {printed}");
        let other = Home::new();
        other.done(&["import", name]);
        assert_eq!(other.list().len(), before.len(), "{format}: {:?}", other.list());
        let quantities: Vec<_> = other.list().into_iter().map(|line| line.1).collect();
        assert_eq!(quantities, [2, 1000, 6], "{format}");
        other.done(&["undo"]);
        assert!(other.list().is_empty(), "{format}: an import is undone in one step");
    }
}

#[test]
fn importing_the_same_tasks_twice_doubles_nothing() {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    let file = home.path("list.ics");
    let name = file.to_str().expect("utf-8");
    home.done(&["export", "--to", "ics", "--out", name]);
    let told = home.call(&["import", name, "--json"]);
    assert_eq!(told.code, 1, "nothing came: {}", told.stderr);
    assert!(told.stdout.contains("\"entries\":0"), "{}", told.stdout);
    assert_eq!(home.list(), [("milk".to_owned(), 1)]);
    home.done(&["list", "remove", "milk"]);
    home.done(&["import", name]);
    assert_eq!(home.list(), [("milk".to_owned(), 1)], "what was removed comes back");
}

#[test]
fn a_list_of_another_program_is_rehearsed_and_brought_in_once() {
    let home = Home::new();
    let file = home.path("market.txt");
    std::fs::write(&file, b"Dairy:\n2 l milk\nK\xe4se\n\nBakery:\nbread\n").expect("written");
    let name = file.to_str().expect("utf-8");
    let told = home.done(&["import", name, "--dry-run"]).stderr;
    assert!(told.contains("3 items would come to Shopping"), "{told}");
    assert!(home.list().is_empty());
    let told = home.json(&["import", name]);
    assert_eq!((&told["entries"], &told["lists"][0]["entries"]), (&3.into(), &3.into()), "{told}");
    let all = [("milk".to_owned(), 2000), ("Käse".to_owned(), 1), ("bread".to_owned(), 1)];
    assert_eq!(home.list(), all);
    let again = home.call(&["import", name]);
    assert_eq!(again.code, 1, "{}", again.stdout);
    assert!(again.stderr.contains("on the list already"), "{}", again.stderr);
    assert_eq!(home.list(), all);
}

/// A ticked entry that merged into another line was looked for under an id of its own, and the whole
/// file was refused.
#[test]
fn ticked_entries_of_the_same_thing_become_one_line() {
    let home = Home::new();
    home.done(&["list", "add", "bread"]);
    let file = home.path("list.md");
    let text = "- [x] milk\n- [x] Milk\n- [x] bread\n- [x] tea\n- [ ] tea\n";
    std::fs::write(&file, text).expect("written");
    home.done(&["import", file.to_str().expect("utf-8")]);
    let view = home.json(&["list", "show"]);
    let lines: Vec<_> = view["lines"].as_array().expect("lines").iter().collect();
    let ticked: Vec<_> = lines
        .iter()
        .map(|line| (line["name"].as_str(), line["quantity"]["value"].as_i64(), &line["checked"]))
        .map(|(name, quantity, checked)| {
            (name.unwrap_or(""), quantity.unwrap_or(0), checked == true)
        })
        .collect();
    assert_eq!(
        ticked,
        [("bread", 2, false), ("milk", 2, true), ("tea", 2, false)],
        "what is still needed stays needed"
    );
}

/// Half a litre was shown as five hundred pieces.
#[test]
fn a_basket_says_what_it_counts() {
    let home = Home::new();
    home.done(&["basket", "add", "file", "--name", "door", "--url", "door.md"]);
    home.done(&["list", "add", "milk", "--quantity", "500 ml"]);
    let told = home.json(&["basket", "push", "door"]);
    assert_eq!(told["sent"][0], "500 ml milk");
    assert_eq!(told["contents"]["lines"][0]["unit"], "ml");
    let shown = home.done(&["basket", "show", "door"]).stderr;
    assert!(shown.contains("½ l  milk") && !shown.contains("500 x"), "{shown}");
}
