//! The order of a shop's aisles: usual, learnt, set by hand, and undone.

use crate::support::{Home, refused};
use trug_app::SettingsChange;

fn order(home: &Home, shop: Option<&str>) -> (Vec<String>, String) {
    let view = home.app.lists().aisle_order(shop).expect("an order");
    (view.aisles.into_iter().map(|aisle| aisle.id).collect(), view.by.to_string())
}

fn shown(home: &Home) -> Vec<String> {
    home.list().aisles.into_iter().map(|aisle| aisle.id).collect()
}

fn filled() -> Home {
    let home = Home::new();
    for (what, aisle) in [("Water", "drinks"), ("Milk", "dairy"), ("Apples", "produce")] {
        home.add_in(what, aisle);
    }
    home.add("Candles");
    home
}

#[test]
fn ticking_teaches_the_order_and_undo_takes_the_lesson_back() {
    let home = filled();
    assert_eq!(shown(&home), ["produce", "dairy", "drinks"]);
    assert_eq!(order(&home, None).1, "usual");
    for what in ["Water", "Milk", "Apples"] {
        home.hands.forward(1);
        home.tick(what);
    }
    assert_eq!(shown(&home), ["drinks", "dairy", "produce"]);
    let view = home.app.lists().aisle_order(None).expect("an order");
    assert_eq!((view.by.as_str(), view.ticks), ("learnt", 3));
    let home = home.again();
    assert_eq!(shown(&home), ["drinks", "dairy", "produce"]);
    home.app.lists().undo(3).expect("three steps");
    assert_eq!(shown(&home), ["produce", "dairy", "drinks"]);
    home.app.lists().redo(2).expect("two steps");
    assert_eq!(shown(&home), ["produce", "drinks", "dairy"]);
}

#[test]
fn what_was_ticked_twice_or_all_at_once_teaches_nothing() {
    let home = filled();
    home.tick("Water");
    home.tick("Water");
    let all = ["Milk", "Apples"].map(str::to_owned);
    home.app.lists().check(None, &all, true).expect("both are ticked");
    assert_eq!(home.app.lists().aisle_order(None).expect("an order").ticks, 1);
}

#[test]
fn the_hand_wins_and_can_be_undone() {
    let home = filled();
    home.tick("Water");
    let by_hand = ["dairy", "Theke", "drinks"].map(str::to_owned).to_vec();
    home.app.lists().set_aisle_order(None, Some(by_hand)).expect("an order");
    let (all, by) = order(&home, None);
    assert_eq!(by, "hand");
    let place = |name: &str| all.iter().position(|aisle| aisle == name);
    assert!(place("dairy") < place("Theke") && place("Theke") < place("drinks"), "{all:?}");
    assert_eq!(shown(&home), ["produce", "dairy", "drinks"]);
    home.app.lists().set_aisle_order(None, None).expect("learnt again");
    assert_eq!(order(&home, None).1, "learnt");
    home.undo();
    assert_eq!(order(&home, None).1, "hand");
    home.undo();
    assert_eq!(order(&home, None).1, "learnt");
}

#[test]
fn each_shop_has_its_order_and_a_list_may_be_for_another_one() {
    let home = filled();
    let shop = |name: &str| SettingsChange { shop: Some(name.to_owned()), ..Default::default() };
    home.app.upkeep().change_settings(&shop("Aldi")).expect("a shop");
    home.app
        .lists()
        .set_aisle_order(Some(" aldi "), Some(vec!["drinks".to_owned(), "dairy".to_owned()]))
        .expect("an order");
    assert_eq!(shown(&home), ["produce", "drinks", "dairy"]);
    home.app.lists().set_shop(None, Some("Rewe")).expect("another shop");
    assert_eq!(home.list().shop.as_deref(), Some("Rewe"));
    assert_eq!(shown(&home), ["produce", "dairy", "drinks"]);
    assert_eq!(home.app.lists().shops().expect("shops").shops, ["Aldi", "Rewe"]);
    home.undo();
    assert_eq!(home.list().shop.as_deref(), Some("Aldi"));
}

#[test]
fn names_that_are_none_are_refused() {
    let home = Home::new();
    for (aisles, code, what) in [
        (vec![String::new()], "bad-name", "aisle"),
        (vec!["x".repeat(81)], "too-long", "aisle"),
        (vec!["a\u{7}b".to_owned()], "control-character", "aisle"),
    ] {
        let (found, params) = refused(home.app.lists().set_aisle_order(None, Some(aisles)));
        assert_eq!(found, code);
        assert!(params.contains(&("what".to_owned(), what.to_owned())), "{params:?}");
    }
    let many = (0..501).map(|n| n.to_string()).collect();
    assert!(home.app.lists().set_aisle_order(None, Some(many)).is_err());
    assert_eq!(refused(home.app.lists().set_shop(Some("gone"), None)).0, "no-such-list");
}
