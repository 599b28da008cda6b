//! What a shop would do with a list: every answer occurs, and what is guessed is never sent.

use crate::support::{Home, NUTELLA, Shop};
use serde_json::Value;

#[test]
fn all_answers_of_a_rehearsal_occur_and_a_guess_is_never_sent() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    home.connect(&shop);
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
    let titles = home.basket("practice");
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
    home.connect(&shop);
    home.done(&["list", "add", "chocolate"]);
    let told = home.json(&["basket", "rehearse", "practice"]);
    let article = told["lines"][0]["candidates"][0]["remote"].as_str().expect("a candidate");
    let words = ["basket", "match", "practice", "--line", "chocolate", "--article", article];
    let told = home.json(&words);
    assert_eq!(told["lines"][0]["answer"], "sure", "{told}");
    let nonsense = ["basket", "match", "practice", "--line", "chocolate", "--article", "v-1"];
    assert_eq!(home.call(&nonsense).code, 1);
}

/// Two lists that want the same article of one basket: neither takes away what the other needs.
#[test]
fn a_second_list_leaves_the_article_of_the_first_alone() {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    home.connect(&shop);
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
    assert_eq!(home.basket("practice")[0].1, 2);
}
