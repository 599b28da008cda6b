//! A list and an online basket that both change, and come to agree.

use crate::support::{Home, NUTELLA, Shop};

#[test]
fn two_sides_that_both_changed_add_up() {
    let one = Home::new();
    let shop = Shop::open(&one.path("shop"), "127.0.0.1:0", 1);
    let codes = one.sure(&shop, 3);
    one.connect(&shop);
    one.done(&["list", "add", &codes[0], "--quantity", "1"]);
    one.done(&["list", "add", &codes[1], "--quantity", "1"]);
    one.done(&["basket", "sync", "practice", "--yes"]);
    let other = one.copy();

    other.done(&["list", "set", &codes[0], "--quantity", "2"]);
    other.done(&["list", "remove", &codes[1]]);
    other.done(&["list", "add", &codes[2]]);
    other.done(&["basket", "sync", "practice", "--yes"]);
    one.done(&["list", "set", &codes[0], "--quantity", "2"]);
    let told = one.json(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(told["changed"], true);

    let quantities = |home: &Home| -> Vec<i64> { home.list().into_iter().map(|l| l.1).collect() };
    assert_eq!(
        quantities(&one),
        [3, 1],
        "one more on each side is two more; gone there is gone here"
    );
    let again = one.json(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(again["changed"], false, "{again}");
    other.done(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(quantities(&other), [3, 1]);
    let held: Vec<i64> = one.basket("practice").into_iter().map(|line| line.1).collect();
    assert_eq!(held.iter().sum::<i64>(), 4);

    one.done(&["undo"]);
    assert_eq!(quantities(&one), [2, 1], "what a sync did to the list is undone in one step");
}

#[test]
fn a_basket_that_is_suddenly_empty_empties_nothing_and_asks() {
    let one = Home::new();
    let shop = Shop::open(&one.path("shop"), "127.0.0.1:0", 1);
    let codes = one.sure(&shop, 2);
    one.connect(&shop);
    one.done(&["list", "add", &codes[0]]);
    one.done(&["list", "add", &codes[1]]);
    one.done(&["basket", "sync", "practice", "--yes"]);
    let other = one.copy();
    other.done(&["list", "remove", &codes[0], &codes[1]]);
    other.done(&["basket", "sync", "practice", "--yes"]);
    assert!(other.basket("practice").is_empty());

    let told = one.call(&["basket", "sync", "practice"]);
    assert_eq!(told.code, 1, "{}", told.stderr);
    assert!(told.stderr.contains("suddenly empty"), "{}", told.stderr);
    assert_eq!(one.list().len(), 2);
    let told = one.call(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(told.code, 1, "yes to changed prices is no yes to an emptied list: {}", told.stdout);
    assert_eq!(one.list().len(), 2);
    one.done(&["basket", "sync", "practice", "--accept-emptied"]);
    assert_eq!(one.list().len(), 0);
    one.done(&["undo"]);
    assert_eq!(one.list().len(), 2);
}

#[test]
fn the_shop_keeps_its_carts_through_a_power_cut() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    home.connect(&shop);
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    home.done(&["basket", "push", "practice", "--yes"]);
    let before = home.basket("practice");
    assert_eq!(before.len(), 1);
    let address = shop.address().to_owned();
    shop.kill();
    let told = home.call(&["basket", "show", "practice"]);
    assert_eq!(told.code, 1);
    assert!(told.stderr.contains("cannot be reached"), "{}", told.stderr);
    let _shop = Shop::open(&home.path("shop"), &address, 1);
    assert_eq!(home.basket("practice"), before);
}

/// The base had the line that is gone and the new one for the same article: the shop was written to,
/// and then nothing could be agreed.
#[test]
fn a_line_taken_off_and_put_down_anew_is_pushed() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    home.connect(&shop);
    let file = home.path("door.md");
    let file = file.to_str().expect("utf-8");
    home.done(&["basket", "add", "file", "--name", "door", "--url", file]);
    for name in ["practice", "door"] {
        home.done(&["list", "add", NUTELLA]);
        home.done(&["basket", "push", name]);
        home.done(&["list", "remove", NUTELLA]);
        home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
        home.done(&["basket", "push", name, "--yes"]);
        assert_eq!(home.basket(name)[0].1, 2, "{name}");
        for verb in ["push", "sync", "pull"] {
            let told = home.json(&["basket", verb, name]);
            assert_eq!(told["changed"], false, "{name} {verb}: {told}");
        }
        assert_eq!(home.list(), [("Nutella".to_owned(), 2)]);
        home.done(&["list", "remove", NUTELLA]);
    }
}

#[test]
fn a_pull_brings_back_what_the_basket_still_holds() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    home.connect(&shop);
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    home.done(&["basket", "push", "practice"]);
    home.done(&["list", "remove", NUTELLA]);
    home.done(&["basket", "pull", "practice"]);
    assert_eq!(home.list(), [("Nutella".to_owned(), 2)]);
    let line = &home.json(&["list", "show"])["lines"][0];
    assert_eq!(line["gtin"], "03017620422003", "the shop says which article it is");
    let again = home.json(&["basket", "pull", "practice"]);
    assert_eq!(again["changed"], false, "{again}");
    home.done(&["list", "set", NUTELLA, "--quantity", "3"]);
    home.done(&["basket", "push", "practice"]);
    assert_eq!(home.basket("practice")[0].1, 3);
}

/// A push sent what both lines need, and the sync after it took one of them out again.
#[test]
fn two_lines_of_one_article_add_up_in_a_sync_as_in_a_push() {
    const PESTO: &str = "8076809513753";
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    home.connect(&shop);
    home.done(&["list", "add", PESTO, "--quantity", "3"]);
    home.done(&["basket", "sync", "practice"]);
    home.done(&["list", "add", PESTO, "--quantity", "1 kg"]);
    // Without consent the grams wait, and what was agreed stays.
    let waiting = home.json(&["basket", "sync", "practice"]);
    assert_eq!(waiting["changed"], false, "{waiting}");
    assert_eq!((home.list().len(), home.basket("practice")[0].1), (2, 3));
    home.done(&["basket", "push", "practice", "--yes"]);
    assert_eq!(home.basket("practice")[0].1, 9, "6 packs are a kilogram");
    for verb in ["sync", "push", "pull", "sync"] {
        let words = ["basket", verb, "practice", "--yes"];
        let told = home.json(if verb == "pull" { &words[..3] } else { &words });
        assert_eq!(told["changed"], false, "{verb}: {told}");
    }
    home.done(&["list", "set", &home.ids()[0], "--quantity", "4"]);
    home.done(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(home.basket("practice")[0].1, 10);
    home.done(&["list", "remove", &home.ids()[0]]);
    home.done(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(home.basket("practice")[0].1, 6);
}

/// What waits for consent and stands in the basket by another's hand was put on the list once more.
#[test]
fn what_waits_for_consent_is_not_doubled() {
    let one = Home::new();
    let shop = Shop::open(&one.path("shop"), "127.0.0.1:0", 1);
    one.connect(&shop);
    let codes = one.sure(&shop, 1);
    one.done(&["list", "add", &codes[0]]);
    one.done(&["basket", "sync", "practice"]);
    let other = one.copy();
    one.done(&["list", "add", "8076809513753", "--quantity", "1 kg"]);
    other.done(&["list", "add", "8076809513753", "--quantity", "2"]);
    other.done(&["basket", "sync", "practice"]);
    let before = one.list();
    let told = one.json(&["basket", "sync", "practice"]);
    assert_eq!(told["changed"], false, "{told}");
    assert_eq!(one.list(), before);
    one.done(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(one.list(), before, "with consent the list decides, since grams are no pieces");
    assert!(one.basket("practice").iter().any(|line| line.1 == 6));
    let again = one.json(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(again["changed"], false, "{again}");
}
