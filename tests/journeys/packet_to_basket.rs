//! From a photograph of a packet to an online basket that is read back and equal.

use crate::support::{Home, NUTELLA, Shop};
use trug_label::Symbology;

#[test]
fn a_photograph_becomes_a_line_in_an_online_basket() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    let photo = home.photo(Symbology::Ean13, NUTELLA);
    let scan = home.json(&["scan", "--photo", photo.to_str().expect("utf-8")]);
    assert_eq!(scan["sightings"][0]["gtin"], "03017620422003");
    assert_eq!(scan["sightings"][0]["known"], true);
    assert_eq!(home.list(), [("Nutella".to_owned(), 1)]);

    home.connect(&shop);
    let rehearsal = home.json(&["basket", "rehearse", "practice"]);
    assert_eq!(rehearsal["lines"][0]["answer"], "sure", "{rehearsal}");
    assert!(home.basket("practice").is_empty(), "a rehearsal changes nothing");
    let pushed = home.json(&["basket", "push", "practice"]);
    assert_eq!(pushed["changed"], true);
    let title = rehearsal["lines"][0]["title"].as_str().expect("a title").to_owned();
    assert_eq!(home.basket("practice"), [(title, 1)]);

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
fn the_journey_ends_with_the_basket_as_the_shop_sees_it() {
    let told = Home::new().done(&["journey"]);
    for words in ["beep!", "Nutella", "sure", "practice contains", "total"] {
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
