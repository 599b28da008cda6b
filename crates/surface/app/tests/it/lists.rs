//! Lists and lines: what a page does with them, and undoing any step of it.

use crate::support::{Home, refused};
use trug_app::contract::{FavouriteView, FavouritesView, StepAction, SuggestionOrigin};
use trug_app::{Amount, Bringing, LineChange, LinePlace};

#[test]
fn lists_are_made_renamed_deleted_and_come_back() {
    let home = Home::new();
    home.add("Milk");
    let party = home.app.lists().create("Party").expect("a list");
    home.app.lists().rename(Some(&party.id), "Garden party").expect("another name");
    let taken = refused(home.app.lists().rename(Some(&party.id), "shopping "));
    assert_eq!(taken, ("list-exists".to_owned(), vec![("name".to_owned(), "Shopping".to_owned())]));
    home.app.lists().delete("Shopping").expect("deleted");
    let names = || -> Vec<String> {
        home.app.lists().all().expect("lists").into_iter().map(|list| list.name).collect()
    };
    assert_eq!(names(), ["Garden party"]);
    home.undo();
    assert_eq!(names(), ["Shopping", "Garden party"]);
    assert_eq!(home.lines(), ["1 Milk"]);
    home.undo();
    assert_eq!(names(), ["Shopping", "Party"]);
}

#[test]
fn words_say_how_much_unless_it_is_said_beside_them() {
    let home = Home::new();
    let add = |what: &str, amount: Amount| {
        home.app.lists().add(None, what, &amount, &LineChange::default()).expect("added");
    };
    add("2 l milk", Amount::InTheWords);
    add("milk 500 ml", Amount::InTheWords);
    add("4006381333931 x 2", Amount::InTheWords);
    add("7 up", Amount::InTheWords);
    add("3 l bucket", Amount::Given("2".to_owned()));
    assert_eq!(home.lines(), ["2500 milk", "2 4006381333931", "1 7 up", "2 3 l bucket"]);
    let none = home.app.lists().add(
        None,
        "eggs",
        &Amount::Given("some".to_owned()),
        &LineChange::default(),
    );
    assert_eq!(refused(none).0, "quantity");
}

#[test]
fn a_list_that_is_pasted_is_understood_line_by_line_and_is_one_step() {
    let home = Home::new();
    home.add("Milk");
    let text = "- [ ] 2 l milk\r\n\r\n* milk\n6 Eggs\nhalf a pound of butter\n7 up\n";
    let came = home.app.files().import_text(None, text, Bringing::default()).expect("a list");
    assert_eq!((came.entries, came.skipped.len()), (5, 0));
    assert_eq!(home.lines(), ["2 Milk", "2000 milk", "6 Eggs", "227 butter", "1 7 up"]);
    home.undo();
    assert_eq!(home.lines(), ["1 Milk"]);
    home.app
        .files()
        .import_text(None, "eggs,6\nbread,2\n", Bringing::default())
        .expect("a list, if an odd one");
    assert_eq!(home.lines(), ["1 Milk", "1 eggs,6", "1 bread,2"]);
    let long = "milk\n".repeat(100_001);
    assert_eq!(
        refused(home.app.files().import_text(None, &long, Bringing::default())).0,
        "not-a-list"
    );
}

#[test]
fn what_is_typed_is_understood_before_it_is_looked_for() {
    let home = Home::new();
    let understood = |text: &str| {
        let view = home.app.lists().suggest(None, text, 3).expect("suggestions");
        let found = view.suggestions.first().map(|one| one.source);
        (view.entry.what, view.entry.quantity, view.entry.unsure, found)
    };
    home.add("Oat milk");
    let history = Some(SuggestionOrigin::History);
    let two_litres = Some("2 l".to_owned());
    assert_eq!(understood("2 l oat mi"), ("oat mi".to_owned(), two_litres, false, history));
    assert_eq!(understood("7 upside").0, "upside");
    let (what, quantity, unsure, _) = understood("7 up");
    assert_eq!((what.as_str(), quantity, unsure), ("7 up", None, true));
}

#[test]
fn a_line_is_moved_stepped_and_its_parts_taken_away() {
    let home = Home::new();
    for what in ["Milk", "Bread", "Eggs"] {
        home.add(what);
    }
    let id = |name: &str| {
        let lines = home.list().lines;
        lines.into_iter().find(|line| line.name == name).expect("it is there").id
    };
    let before = LinePlace::Before { line: id("Milk").to_string() };
    home.app.lists().move_to(None, &id("Eggs"), &before).expect("moved");
    assert_eq!(home.lines(), ["1 Eggs", "1 Milk", "1 Bread"]);
    home.app.lists().change_quantity(None, "Milk", 2).expect("more");
    assert_eq!(home.lines(), ["1 Eggs", "3 Milk", "1 Bread"]);
    let parts = home.list().lines[1].parts.len();
    home.app.lists().remove_part(None, "Milk", parts - 1).expect("less");
    assert_eq!(home.lines(), ["1 Eggs", "1 Milk", "1 Bread"]);
    assert_eq!(refused(home.app.lists().remove_part(None, "Milk", 9)).0, "no-such-part");
    home.app.lists().change_quantity(None, "Bread", -1).expect("gone");
    assert_eq!(home.lines(), ["1 Eggs", "1 Milk"]);
    home.app.lists().undo(4).expect("four steps");
    assert_eq!(home.lines(), ["1 Milk", "1 Bread", "1 Eggs"]);
}

#[test]
fn undo_and_redo_say_what_they_would_do() {
    let home = Home::new();
    let about = || {
        let ends = home.app.lists().undo_ends().expect("ends");
        let words = |step: Option<trug_app::contract::StepView>| {
            step.map_or_else(String::new, |step| {
                format!("{} {}", step.action, step.about.join(","))
            })
        };
        (words(ends.undo), words(ends.redo))
    };
    assert_eq!(about(), (String::new(), String::new()));
    home.add("Milk");
    home.tick("Milk");
    assert_eq!(about(), ("check Milk".to_owned(), String::new()));
    home.undo();
    assert_eq!(about(), ("add Milk".to_owned(), "check Milk".to_owned()));
}

#[test]
fn any_step_is_undone_by_itself_or_says_what_stands_in_the_way() {
    let home = Home::new();
    home.add("Milk");
    home.add("Bread");
    home.tick("Milk");
    let steps = home.app.lists().history(9).expect("a history").steps;
    let step = |action: StepAction, about: &str| {
        let found = steps.iter().find(|step| step.action == action && step.about == [about]);
        found.expect("it is in the history")
    };
    let (milk, bread) = (step(StepAction::Add, "Milk"), step(StepAction::Add, "Bread"));
    assert!(bread.can_undo && bread.blocked_by.is_none());
    assert_eq!(bread.list.as_ref().map(|list| list.name.as_str()), Some("Shopping"));
    let block = milk.blocked_by.as_ref().expect("the tick builds on it");
    assert_eq!((milk.can_undo, block.action.as_str()), (false, "check"));
    let (code, params) = refused(home.app.lists().undo_step(&milk.id));
    assert_eq!(code, "undo-in-the-way");
    assert!(params.contains(&("action".to_owned(), "check".to_owned())), "{params:?}");
    home.app.lists().undo_step(&bread.id).expect("undone alone");
    assert_eq!(home.lines(), ["1 Milk x"]);
    assert_eq!(refused(home.app.lists().undo_step(&bread.id)).0, "already-undone");
    assert_eq!(refused(home.app.lists().undo_step("nonsense")).0, "no-such-step");
}

#[test]
fn refusals_carry_what_a_page_says_in_any_language() {
    let home = Home::new();
    home.add("Milk");
    let edit =
        |quantity: &str| LineChange { quantity: Some(quantity.into()), ..Default::default() };
    for (quantity, reason) in [
        ("many", "no-number"),
        ("2 elephants", "unknown-unit"),
        ("0", "out-of-range"),
        ("1.5", "not-whole"),
    ] {
        let (code, params) = refused(home.app.lists().edit(None, "Milk", &edit(quantity)));
        assert_eq!(code, "quantity");
        assert!(params.contains(&("reason".into(), reason.into())), "{quantity}: {params:?}");
    }
    let add =
        |what: &str| home.app.lists().add(None, what, &Amount::default(), &LineChange::default());
    for (what, code, param) in [
        ("4006381333930", "gtin", ("reason", "check-digit")),
        ("12345678901234567890", "gtin", ("reason", "length")),
        (" ", "bad-name", ("what", "line")),
        ("a\u{1}b", "control-character", ("what", "name")),
    ] {
        let (found, params) = refused(add(what));
        assert_eq!(found, code, "{what:?}");
        assert!(params.contains(&(param.0.into(), param.1.into())), "{what:?}: {params:?}");
    }
    assert_eq!(home.lines(), ["1 Milk"]);
}

#[test]
fn suggestions_begin_with_ones_own_words() {
    let home = Home::new();
    for what in ["Milk", "Milky bars", "Oat milk", "Milk"] {
        home.add(what);
    }
    home.app.lists().remove(None, &["Milky bars".to_owned()]).expect("off");
    let names = |text: &str| -> Vec<String> {
        let view = home.app.lists().suggest(None, text, 8).expect("suggestions");
        view.suggestions.into_iter().map(|one| format!("{} {}", one.source, one.name)).collect()
    };
    let all = names("milk");
    assert_eq!(all[..3], ["history Milk", "history Oat milk", "history Milky bars"]);
    assert!(all[3..].iter().all(|one| one.starts_with("off ")), "{all:?}");
    assert_eq!(all.len(), 8);
    assert_eq!(names("MILKY b")[0], "history Milky bars");
    let view = home.app.lists().suggest(None, "oat", 1).expect("one");
    assert!(view.suggestions[0].line.is_some(), "it stands on the list");
    assert!(names("").iter().all(|one| one.starts_with("history ")));
    assert!(names("\u{0}<script>\"' zzzqqq").is_empty());
}

#[test]
fn a_qr_code_takes_along_what_is_not_ticked_as_far_as_it_holds() {
    let home = Home::new();
    assert_eq!(refused(home.app.files().qr(None)).0, "nothing-to-show");
    home.add("Milk");
    home.add("Bread");
    home.tick("Bread");
    let view = home.app.files().qr(None).expect("a code");
    assert!(view.text.contains("Milk") && !view.text.contains("Bread"), "{}", view.text);
    assert_eq!((view.lines, view.left_out), (1, 0));
    assert_eq!(view.rows.len(), view.size as usize);
    for n in 0..200 {
        home.add(&format!("A thing with a long name, number {n}"));
    }
    let view = home.app.files().qr(None).expect("a code");
    assert_eq!(view.lines + view.left_out, 201);
    assert!(view.left_out > 100 && view.lines > 10, "{} in it", view.lines);
    home.app.lists().remove(None, &["Milk".to_owned()]).expect("off");
    home.add(&"ä".repeat(200));
    assert!(home.app.files().qr(None).expect("a code").lines > 0);
}

#[test]
fn what_was_bought_is_put_back_and_a_list_is_copied_each_in_one_step() {
    let home = Home::new();
    for what in ["Milk", "Bread"] {
        home.add(what);
        home.app.lists().check(None, &[what.to_owned()], true).expect("ticked");
    }
    home.app
        .lists()
        .edit(None, "Milk", &LineChange { note: Some("fresh".into()), ..LineChange::default() })
        .expect("a note");
    let ticked = || home.list().lines.iter().filter(|line| line.checked).count();
    let again = home.app.lists().uncheck_all(None).expect("unticked");
    assert_eq!((again.lines.len(), ticked()), (2, 0));
    home.undo();
    assert_eq!(ticked(), 2);
    assert!(home.app.lists().create("Party").is_ok());
    assert_eq!(home.app.lists().uncheck_all(Some("Party")).expect("nothing to do").step, None);

    let copy = home.app.lists().copy(None, "Next week").expect("a copy");
    assert_eq!((copy.lines, copy.checked), (2, 0));
    let copied = home.app.lists().show(Some("Next week")).expect("the copy").lines;
    assert_eq!(
        copied.iter().map(|line| line.note.as_deref()).collect::<Vec<_>>(),
        [Some("fresh"), None]
    );
    assert_eq!(refused(home.app.lists().copy(None, "Party")).0, "list-exists");
    home.undo();
    assert_eq!(refused(home.app.lists().show(Some("Next week"))).0, "no-such-list");
    assert_eq!(ticked(), 2, "the first list is as it was");
}

#[test]
fn favourites_are_lines_of_a_list_and_come_back_with_their_amount() {
    let home = Home::new();
    let names = |view: FavouritesView| {
        let row = |one: FavouriteView| (one.line.name, one.line.quantity.value, one.on.is_some());
        view.favourites.into_iter().map(row).collect::<Vec<_>>()
    };
    let favourites = || names(home.app.lists().favourites(None).expect("the favourites"));
    let keep = |what: &str, favourite| {
        home.app.lists().set_favourite(None, &[what.to_owned()], favourite, "Every week")
    };
    home.add("Milk");
    home.add("Tomatoes");
    let much = LineChange { quantity: Some("500 g".into()), ..LineChange::default() };
    home.app.lists().edit(None, "Tomatoes", &much).expect("500 g");
    assert_eq!(favourites(), []);
    assert_eq!(refused(home.app.lists().add_favourites(None, &[])).0, "no-favourites");

    keep("Tomatoes", true).expect("kept");
    keep("Milk", true).expect("kept");
    assert_eq!(keep("Milk", true).expect("kept already").step, None);
    let both = |on| vec![("Tomatoes".to_owned(), 500, on), ("Milk".to_owned(), 1, on)];
    assert_eq!(favourites(), both(true));

    home.app.lists().remove(None, &["Tomatoes".into()]).expect("removed");
    home.app.lists().check(None, &["Milk".into()], true).expect("ticked");
    let came = home.app.lists().add_favourites(None, &[]).expect("all that is not to be bought");
    assert_eq!(came.lines.len(), 2);
    let open = home.list().lines.into_iter().filter(|line| !line.checked);
    assert_eq!(
        open.map(|line| (line.name, line.quantity.value)).collect::<Vec<_>>(),
        [("Milk".to_owned(), 1), ("Tomatoes".to_owned(), 500)]
    );
    assert_eq!(home.app.lists().add_favourites(None, &[]).expect("all are there").step, None);
    home.app.lists().add_favourites(None, &["milk".into()]).expect("one more");
    assert_eq!(
        home.list().lines.into_iter().find(|l| l.name == "Milk").expect("milk").quantity.value,
        2
    );

    keep("Milk", false).expect("no favourite any more");
    assert_eq!(favourites(), both(true)[..1]);
    home.undo();
    assert_eq!(favourites(), both(true));
    home.app.lists().delete("Every week").expect("a list like any other");
    assert_eq!(favourites(), []);
    keep("Milk", true).expect("made anew");
    assert_eq!(favourites(), [("Milk".to_owned(), 2, true)], "in the amount of now");
}
