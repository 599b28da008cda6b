//! From a photograph of a packet to an online basket that is read back and equal.

use crate::support::{Home, Shop};
use serde_json::Value;
use trug_label::Symbology;

const NUTELLA: &str = "3017620422003";

/// What a basket holds: titles and quantities.
fn basket(home: &Home, name: &str) -> Vec<(String, i64)> {
    let view = home.json(&["basket", "show", name]);
    let lines = view["lines"].as_array().expect("lines");
    let line = |line: &Value| {
        let title = line["title"].as_str().expect("a title").to_owned();
        (title, line["quantity"].as_i64().expect("a quantity"))
    };
    lines.iter().map(line).collect()
}

fn connect(home: &Home, shop: &Shop) {
    home.done(&["basket", "add", "ucp", "--name", "practice", "--url", &shop.url]);
}

/// Codes that the shop of this seed sells without ifs and buts.
fn sure(home: &Home, shop: &Shop, wanted: usize) -> Vec<String> {
    home.done(&["list", "new", "probe"]);
    let found = home.json(&["product", "search", "chocolate", "--limit", "60"]);
    for product in found["products"].as_array().expect("products") {
        home.done(&["list", "add", product["gtin"].as_str().expect("a gtin"), "--list", "probe"]);
    }
    home.done(&["basket", "add", "ucp", "--name", "probe", "--url", &shop.url]);
    let told = home.json(&["basket", "rehearse", "probe", "--list", "probe"]);
    let shown = home.json(&["list", "show", "--list", "probe"]);
    let gtin_of = |line: &Value| {
        let lines = shown["lines"].as_array().expect("lines").iter();
        lines
            .filter(|l| l["id"] == line["line"])
            .find_map(|l| l["gtin"].as_str())
            .map(str::to_owned)
    };
    let rows = told["lines"].as_array().expect("lines").iter();
    let sure: Vec<_> =
        rows.filter(|l| l["answer"] == "sure").filter_map(gtin_of).take(wanted).collect();
    home.done(&["list", "delete", "probe"]);
    home.done(&["basket", "remove", "probe"]);
    assert_eq!(sure.len(), wanted, "the shop sells too little");
    sure
}

#[test]
fn a_photograph_becomes_a_line_in_an_online_basket() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    let photo = home.photo(Symbology::Ean13, NUTELLA);
    let scan = home.json(&["scan", "--photo", photo.to_str().expect("utf-8")]);
    assert_eq!(scan["sightings"][0]["gtin"], "03017620422003");
    assert_eq!(scan["sightings"][0]["known"], true);
    assert_eq!(home.list(), [("Nutella".to_owned(), 1)]);

    connect(&home, &shop);
    let rehearsal = home.json(&["basket", "rehearse", "practice"]);
    assert_eq!(rehearsal["lines"][0]["answer"], "sure", "{rehearsal}");
    assert!(basket(&home, "practice").is_empty(), "a rehearsal changes nothing");
    let pushed = home.json(&["basket", "push", "practice"]);
    assert_eq!(pushed["changed"], true);
    let title = rehearsal["lines"][0]["title"].as_str().expect("a title").to_owned();
    assert_eq!(basket(&home, "practice"), [(title, 1)]);

    for verb in ["push", "sync", "sync", "pull"] {
        let again = home.json(&["basket", verb, "practice"]);
        assert_eq!(again["changed"], false, "{verb}: {again}");
    }
}

#[test]
fn the_demo_needs_no_camera() {
    let home = Home::new();
    let scan = home.json(&["scan", "--demo"]);
    assert_eq!(scan["sightings"].as_array().expect("sightings").len(), 3);
    assert_eq!(home.list().len(), 3);
    home.done(&["scan", "--demo"]);
    assert!(home.list().iter().all(|(_, quantity)| *quantity == 2), "{:?}", home.list());
    home.done(&["undo", "3"]);
    assert!(home.list().iter().all(|(_, quantity)| *quantity == 1), "{:?}", home.list());
}

#[test]
fn an_unknown_packet_stands_under_its_number_until_it_is_named_once() {
    let home = Home::new();
    let photo = home.photo(Symbology::Ean8, "96385074");
    let photo = photo.to_str().expect("utf-8");
    let scan = home.json(&["scan", "--photo", photo]);
    assert_eq!(scan["sightings"][0]["known"], false);
    assert_eq!(home.list(), [("96385074".to_owned(), 1)]);
    home.done(&["product", "teach", "96385074", "--name", "Grandmother's plum jam"]);
    assert_eq!(home.list(), [("Grandmother's plum jam".to_owned(), 1)]);
    let scan = home.json(&["scan", "--photo", photo]);
    assert_eq!(scan["sightings"][0]["name"], "Grandmother's plum jam");
    assert_eq!(home.list(), [("Grandmother's plum jam".to_owned(), 2)]);
    home.done(&["product", "forget", "96385074"]);
    assert_eq!(home.list(), [("96385074".to_owned(), 2)]);
}

#[test]
fn all_answers_of_a_rehearsal_occur_and_a_guess_is_never_sent() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    connect(&home, &shop);
    for word in ["pasta", "chocolate", "biscuits"] {
        let found = home.json(&["product", "search", word, "--limit", "40"]);
        for product in found["products"].as_array().expect("products") {
            let gtin = product["gtin"].as_str().expect("a gtin");
            home.done(&["list", "add", gtin, "--quantity", "9"]);
        }
    }
    home.done(&["list", "add", "cheese"]);
    home.done(&["list", "add", "2012345000001"]);
    let answers = |view: &Value| -> Vec<String> {
        let rows = view["lines"].as_array().expect("lines").iter();
        rows.map(|row| row["answer"].as_str().expect("an answer").to_owned()).collect()
    };
    let first = answers(&home.json(&["basket", "rehearse", "practice"]));
    for answer in ["sure", "capped", "not-stocked", "guess"] {
        assert!(first.iter().any(|found| found == answer), "no {answer} in {first:?}");
    }
    let pushed = home.json(&["basket", "push", "practice"]);
    let sent = pushed["sent"].as_array().expect("sent").len();
    assert_eq!(sent, first.iter().filter(|answer| *answer == "sure").count());
    let titles = basket(&home, "practice");
    assert!(titles.iter().all(|(title, _)| title.to_lowercase() != "cheese"), "a guess was sent");

    let second = answers(&home.json(&["basket", "rehearse", "practice"]));
    assert!(second.iter().any(|answer| answer == "changed"), "no changed in {second:?}");
    let confirmed = home.json(&["basket", "push", "practice", "--yes"]);
    assert_eq!(confirmed["changed"], true, "capped lines go with consent");
}

#[test]
fn a_guess_becomes_sure_when_the_shopper_says_what_is_meant() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    connect(&home, &shop);
    home.done(&["list", "add", "chocolate"]);
    let told = home.json(&["basket", "rehearse", "practice"]);
    let article = told["lines"][0]["candidates"][0]["remote"].as_str().expect("a candidate");
    let words = ["basket", "match", "practice", "--line", "chocolate", "--article", article];
    let told = home.json(&words);
    assert_eq!(told["lines"][0]["answer"], "sure", "{told}");
    let nonsense = ["basket", "match", "practice", "--line", "chocolate", "--article", "v-1"];
    assert_eq!(home.call(&nonsense).code, 1);
}

#[test]
fn two_sides_that_both_changed_add_up() {
    let one = Home::new();
    let shop = Shop::open(&one.path("shop"), "127.0.0.1:0", 1);
    let codes = sure(&one, &shop, 3);
    connect(&one, &shop);
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
    let held: Vec<i64> = basket(&one, "practice").into_iter().map(|line| line.1).collect();
    assert_eq!(held.iter().sum::<i64>(), 4);

    one.done(&["undo"]);
    assert_eq!(quantities(&one), [2, 1], "what a sync did to the list is undone in one step");
}

#[test]
fn a_basket_that_is_suddenly_empty_empties_nothing_and_asks() {
    let one = Home::new();
    let shop = Shop::open(&one.path("shop"), "127.0.0.1:0", 1);
    let codes = sure(&one, &shop, 2);
    connect(&one, &shop);
    one.done(&["list", "add", &codes[0]]);
    one.done(&["list", "add", &codes[1]]);
    one.done(&["basket", "sync", "practice", "--yes"]);
    let other = one.copy();
    other.done(&["list", "remove", &codes[0], &codes[1]]);
    other.done(&["basket", "sync", "practice", "--yes"]);
    assert!(basket(&other, "practice").is_empty());

    let told = one.call(&["basket", "sync", "practice"]);
    assert_eq!(told.code, 1, "{}", told.stderr);
    assert!(told.stderr.contains("suddenly empty"), "{}", told.stderr);
    assert_eq!(one.list().len(), 2);
    one.done(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(one.list().len(), 0);
    one.done(&["undo"]);
    assert_eq!(one.list().len(), 2);
}

#[test]
fn the_shop_keeps_its_carts_through_a_power_cut() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    connect(&home, &shop);
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    home.done(&["basket", "push", "practice", "--yes"]);
    let before = basket(&home, "practice");
    assert_eq!(before.len(), 1);
    let address = shop.address().to_owned();
    shop.kill();
    let told = home.call(&["basket", "show", "practice"]);
    assert_eq!(told.code, 1);
    assert!(told.stderr.contains("cannot be reached"), "{}", told.stderr);
    let _shop = Shop::open(&home.path("shop"), &address, 1);
    assert_eq!(basket(&home, "practice"), before);
}

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

#[test]
fn the_journey_ends_with_the_basket_as_the_shop_sees_it() {
    let told = Home::new().done(&["journey"]);
    for words in ["beep!", "Nutella", "sure", "practice holds", "total"] {
        assert!(told.stderr.contains(words), "no {words:?} in {}", told.stderr);
    }
}

#[test]
fn the_journey_can_be_walked_again_in_the_same_home() {
    let home = Home::new();
    let folder = home.path("kept");
    let folder = folder.to_str().expect("utf-8");
    home.done(&["journey", "--home", folder]);
    home.done(&["journey", "--home", folder]);
}

/// The base had the line that is gone and the new one for the same article: the shop was written to,
/// and then nothing could be agreed.
#[test]
fn a_line_taken_off_and_put_down_anew_is_pushed() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    connect(&home, &shop);
    let file = home.path("door.md");
    let file = file.to_str().expect("utf-8");
    home.done(&["basket", "add", "file", "--name", "door", "--url", file]);
    for name in ["practice", "door"] {
        home.done(&["list", "add", NUTELLA]);
        home.done(&["basket", "push", name]);
        home.done(&["list", "remove", NUTELLA]);
        home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
        home.done(&["basket", "push", name, "--yes"]);
        assert_eq!(basket(&home, name)[0].1, 2, "{name}");
        for verb in ["push", "sync", "pull"] {
            let told = home.json(&["basket", verb, name]);
            assert_eq!(told["changed"], false, "{name} {verb}: {told}");
        }
        assert_eq!(home.list(), [("Nutella".to_owned(), 2)]);
        home.done(&["list", "remove", NUTELLA]);
    }
}

/// Two lists that want the same article of one basket: neither takes away what the other needs.
#[test]
fn a_second_list_leaves_the_article_of_the_first_alone() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    connect(&home, &shop);
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    home.done(&["basket", "push", "practice"]);
    home.done(&["list", "new", "Party"]);
    home.done(&["list", "add", NUTELLA, "--list", "Party"]);
    for verb in ["push", "sync", "pull"] {
        let told = home.json(&["basket", verb, "practice", "--list", "Party"]);
        assert_eq!(told["changed"], false, "{verb}: {told}");
        if verb != "pull" {
            let words = told["left"][0]["words"].as_str().expect("words");
            assert!(words.contains("another list"), "{verb}: {words}");
        }
    }
    assert_eq!(basket(&home, "practice")[0].1, 2);
}

#[test]
fn a_pull_brings_back_what_the_basket_still_holds() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    connect(&home, &shop);
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
    assert_eq!(basket(&home, "practice")[0].1, 3);
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

/// A push sent what both lines need, and the sync after it took one of them out again.
#[test]
fn two_lines_of_one_article_add_up_in_a_sync_as_in_a_push() {
    const PESTO: &str = "8076809513753";
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    connect(&home, &shop);
    home.done(&["list", "add", PESTO, "--quantity", "3"]);
    home.done(&["basket", "sync", "practice"]);
    home.done(&["list", "add", PESTO, "--quantity", "1 kg"]);
    // Without consent the grams wait, and what was agreed stays.
    let waiting = home.json(&["basket", "sync", "practice"]);
    assert_eq!(waiting["changed"], false, "{waiting}");
    assert_eq!((home.list().len(), basket(&home, "practice")[0].1), (2, 3));
    home.done(&["basket", "push", "practice", "--yes"]);
    assert_eq!(basket(&home, "practice")[0].1, 9, "6 packs are a kilogram");
    for verb in ["sync", "push", "pull", "sync"] {
        let words = ["basket", verb, "practice", "--yes"];
        let told = home.json(if verb == "pull" { &words[..3] } else { &words });
        assert_eq!(told["changed"], false, "{verb}: {told}");
    }
    home.done(&["list", "set", &home.ids()[0], "--quantity", "4"]);
    home.done(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(basket(&home, "practice")[0].1, 10);
    home.done(&["list", "remove", &home.ids()[0]]);
    home.done(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(basket(&home, "practice")[0].1, 6);
}

/// What waits for consent and stands in the basket by another's hand was put on the list once more.
#[test]
fn what_waits_for_consent_is_not_doubled() {
    let one = Home::new();
    let shop = Shop::open(&one.path("shop"), "127.0.0.1:0", 1);
    connect(&one, &shop);
    let codes = sure(&one, &shop, 1);
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
    assert!(basket(&one, "practice").iter().any(|line| line.1 == 6));
    let again = one.json(&["basket", "sync", "practice", "--yes"]);
    assert_eq!(again["changed"], false, "{again}");
}
