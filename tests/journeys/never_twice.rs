//! A basket is never filled twice, and what a shop did other than it was asked is reported.

use crate::proxy::{Answer, Passed, Proxy};
use crate::support::{Home, NUTELLA, Shop, Told};
use serde_json::{Value, json};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::time::Duration;

const PESTO: &str = "8076809513753";

/// A shopper, the shop, and what is between them.
fn connected() -> (Home, Shop, Proxy) {
    let home = Home::new();
    let shop = Shop::open(&home.path("shop"), "127.0.0.1:0", 1);
    let proxy = Proxy::before(&shop);
    home.done(&["basket", "add", "ucp", "--name", "practice", "--url", &proxy.url]);
    (home, shop, proxy)
}

fn begun(home: &Home, words: &[&str]) -> Child {
    let mut command = home.command(words);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("trug starts")
}

/// Two of the same at the same time; both must succeed.
fn twice(home: &Home, words: &[&str]) {
    for child in [begun(home, words), begun(home, words)] {
        let output = child.wait_with_output().expect("trug ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

fn carts_made(proxy: &Proxy) -> usize {
    proxy.written().iter().filter(|request| request.method == "POST").count()
}

fn answers(home: &Home) -> Vec<String> {
    let told = home.json(&["basket", "rehearse", "practice"]);
    let lines = told["lines"].as_array().expect("lines").iter();
    lines.map(|line| line["answer"].as_str().expect("an answer").to_owned()).collect()
}

fn codes(told: &Value) -> Vec<&str> {
    let all = told["deviations"].as_array().expect("deviations").iter();
    all.map(|one| one["code"].as_str().expect("a code")).collect()
}

#[test]
fn two_syncs_at_once_apply_a_difference_once() {
    let home = Home::new();
    let file = home.path("door.md");
    let file_name = file.to_str().expect("utf-8");
    home.done(&["basket", "add", "file", "--name", "door", "--url", file_name]);
    home.done(&["list", "add", "milk", "--quantity", "3"]);
    home.done(&["basket", "sync", "door"]);
    for round in 0..4 {
        let (mine, both) = (4 + round * 2, 5 + round * 2);
        home.done(&["list", "set", "milk", "--quantity", &mine.to_string()]);
        let text = std::fs::read_to_string(&file).expect("the file");
        let more = text.replace(&format!("{} ", mine - 1), &format!("{mine} "));
        assert_ne!(more, text, "the file says how many: {text}");
        std::fs::write(&file, more).expect("written");
        twice(&home, &["basket", "sync", "door"]);
        assert_eq!(home.list(), [("milk".to_owned(), both)], "one more on each side");
        assert_eq!(home.basket("door"), [("milk".to_owned(), both)]);
    }
}

#[test]
fn two_at_once_bring_favourites_and_a_basket_to_the_list_once() {
    let home = Home::new();
    for round in 0..4 {
        let name = format!("milk {round}");
        home.done(&["list", "add", &name, "--literal"]);
        home.done(&["list", "favourite", &name]);
        home.done(&["list", "remove", &name]);
    }
    twice(&home, &["list", "again"]);
    assert_eq!(home.list().iter().map(|line| line.1).collect::<Vec<_>>(), [1, 1, 1, 1]);
    let file = home.path("door.md");
    std::fs::write(&file, "- [ ] 2 eggs\n- [ ] 3 apples\n").expect("written");
    let file_name = file.to_str().expect("utf-8");
    home.done(&["basket", "add", "file", "--name", "door", "--url", file_name]);
    twice(&home, &["basket", "pull", "door"]);
    let sum: i64 = home.list().iter().map(|line| line.1).sum();
    assert_eq!(sum, 9, "{:?}", home.list());
}

#[test]
fn two_first_pushes_at_once_make_one_cart() {
    let (home, _shop, proxy) = connected();
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    // Slow enough that both are on their way together.
    proxy.rule(|_| Answer::After(Duration::from_millis(150)));
    twice(&home, &["basket", "push", "practice"]);
    assert_eq!(carts_made(&proxy), 1, "{:?}", proxy.written());
    assert_eq!(home.basket("practice")[0].1, 2);
}

/// Pushes for the first time, with the answer spoilt in this way.
fn spoilt(answer: &Answer) -> (Home, Shop, Proxy, Told) {
    let (home, shop, proxy) = connected();
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    proxy.writes(answer.clone());
    let told = home.call(&["basket", "push", "practice"]);
    (home, shop, proxy, told)
}

#[test]
fn a_push_whose_answer_is_not_known_is_sent_again_with_its_own_key_and_body() {
    let html = "<html><title>502 Bad Gateway</title></html>";
    for answer in [Answer::Lost, Answer::Instead(500, "{}"), Answer::Instead(200, html)] {
        let (home, _shop, proxy, told) = spoilt(&answer);
        assert_eq!(told.code, 1, "{}", told.stdout);
        assert!(told.stderr.contains("before you send again"), "{}", told.stderr);
        assert_eq!(home.json(&["basket", "all"])["baskets"][0]["unanswered"], true);
        assert_eq!(answers(&home), ["unknown"], "nothing was read yet");
        assert_eq!(proxy.written().len(), 1, "a rehearsal repeats nothing");
        // Still spoilt: it stays as it is, and goes out unchanged each time.
        assert_eq!(home.call(&["basket", "push", "practice"]).code, 1);
        assert_eq!(home.call(&["basket", "sync", "practice"]).code, 1);
        assert_eq!(answers(&home), ["unknown"]);
        proxy.rule(|_| Answer::Pass);
        home.done(&["list", "add", PESTO]);
        let done = home.json(&["basket", "push", "practice"]);
        let written = proxy.written();
        let same = |request: &Passed| (request.key.clone(), request.body.clone());
        let (first, rest) = written.split_first().expect("requests");
        assert!(rest[..3].iter().all(|one| same(one) == same(first)), "{written:?}");
        assert_eq!(carts_made(&proxy), 4, "one request, four times");
        assert_eq!(written.len(), 5, "and one for what was added since: {written:?}");
        assert_eq!(done["deviations"], json!([]));
        let held: Vec<i64> = home.basket("practice").into_iter().map(|line| line.1).collect();
        assert_eq!(held, [2, 1]);
        assert_eq!(home.json(&["basket", "all"])["baskets"][0]["unanswered"], false);
        assert_eq!(home.json(&["basket", "push", "practice"])["changed"], false);
    }
}

#[test]
fn a_push_that_is_killed_is_not_made_twice() {
    let (home, _shop, proxy) = connected();
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    proxy.writes(Answer::After(Duration::from_secs(20)));
    let mut push = begun(&home, &["basket", "push", "practice"]);
    while proxy.written().is_empty() {
        std::thread::sleep(Duration::from_millis(10));
    }
    push.kill().expect("killed");
    push.wait().expect("ended");
    assert_eq!(answers(&home), ["unknown"]);
    proxy.rule(|_| Answer::Pass);
    home.done(&["basket", "push", "practice"]);
    let written = proxy.written();
    assert_eq!(written.len(), 2);
    assert_eq!(written[0], written[1]);
    assert_eq!(home.basket("practice")[0].1, 2);
}

#[test]
fn a_person_says_what_became_of_a_push() {
    let (home, _shop, proxy, _) = spoilt(&Answer::Lost);
    // It is there: the shop's answer is fetched with the same key, so that no second cart is made.
    assert_eq!(home.call(&["basket", "settle", "practice", "--there"]).code, 1, "still spoilt");
    assert_eq!(answers(&home), ["unknown"]);
    proxy.rule(|_| Answer::Pass);
    assert_eq!(home.json(&["basket", "settle", "practice", "--there"])["settled"], 1);
    assert_eq!(home.json(&["basket", "push", "practice"])["changed"], false);
    assert_eq!(home.basket("practice")[0].1, 2);
    assert!(proxy.written().iter().all(|one| one.key == proxy.written()[0].key));

    let (home, _shop, proxy, _) = spoilt(&Answer::Instead(500, "{}"));
    proxy.rule(|_| Answer::Pass);
    home.done(&["basket", "settle", "practice", "--not-there"]);
    assert_eq!(answers(&home), ["sure"]);
    home.done(&["basket", "push", "practice"]);
    let written = proxy.written();
    assert_ne!(written[0].key, written[1].key, "the person said that it may be sent anew");
}

/// Pushes one packet while the cart in the answer is changed.
fn pushed_with(change: impl Fn(&mut Value) + Send + Sync + 'static) -> (Home, Shop, Proxy, Value) {
    let (home, shop, proxy) = connected();
    home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
    proxy.writes(Answer::Changed(Arc::new(change)));
    let told = home.json(&["basket", "push", "practice"]);
    (home, shop, proxy, told)
}

fn total(cart: &mut Value, amount: i64) {
    for total in cart["totals"].as_array_mut().expect("totals") {
        total["amount"] = amount.into();
    }
}

#[test]
fn what_a_shop_did_differently_is_reported() {
    let (home, _shop, proxy, told) = pushed_with(|cart| {
        cart["line_items"][0]["item"]["price"] = 99_900.into();
        cart["line_items"][0]["totals"] = json!([{ "type": "total", "amount": 199_800 }]);
        total(cart, 199_800);
    });
    assert_eq!(codes(&told), ["price"], "{told}");
    let words = told["deviations"][0]["words"].as_str().expect("words");
    assert!(words.contains("999.00"), "{words}");
    proxy.rule(|_| Answer::Pass);
    // The cart's price is what a later one is compared with.
    assert_eq!(answers(&home), ["changed"]);

    let (_, _, _, told) = pushed_with(|cart| {
        cart["line_items"][0]["quantity"] = 7.into();
        let price = cart["line_items"][0]["item"]["price"].as_i64().expect("a price");
        cart["line_items"][0]["totals"] = json!([{ "type": "total", "amount": price * 7 }]);
        total(cart, price * 7);
    });
    assert_eq!(codes(&told), ["quantity"], "{told}");
    let (_, _, _, told) = pushed_with(|cart| cart["currency"] = "USD".into());
    assert_eq!(codes(&told), ["currency"], "{told}");
    let (_, _, _, told) = pushed_with(|cart| total(cart, 1));
    assert_eq!(codes(&told), ["total"], "{told}");
    let (_, _, _, told) = pushed_with(|cart| {
        cart["line_items"] = json!([]);
        total(cart, 0);
    });
    assert_eq!(codes(&told), ["missing"], "{told}");
    let (_, _, _, told) = pushed_with(|cart| {
        let item = json!({ "id": "gift", "title": "A gift", "price": 0 });
        let gift = json!({ "id": "line-9", "item": item, "quantity": 1, "totals": [] });
        cart["line_items"].as_array_mut().expect("lines").push(gift);
    });
    assert_eq!(codes(&told), ["added"], "{told}");
}

#[test]
fn what_was_placed_as_something_else_is_not_sent_again() {
    let swap = |cart: &mut Value| {
        for line in cart["line_items"].as_array_mut().expect("lines") {
            if line["item"]["title"].as_str().is_some_and(|title| title.contains("Nutella")) {
                line["item"]["id"] = "own-brand".into();
                line["item"]["title"] = "Own brand spread".into();
            }
        }
    };
    for verb in ["push", "sync"] {
        let (home, _shop, proxy) = connected();
        home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
        // From now on the cart has it in every answer, as a shop would.
        let swap = Arc::new(swap);
        proxy.rule(move |request| {
            let is_cart = request.path.contains("/carts");
            if is_cart { Answer::Changed(swap.clone()) } else { Answer::Pass }
        });
        let told = home.json(&["basket", verb, "practice"]);
        assert_eq!(codes(&told), ["replaced"], "{verb}: {told}");
        let told = home.call(&["basket", verb, "practice"]).stderr;
        assert!(told.contains("Own brand spread"), "{verb}: {told}");
        assert_eq!(proxy.written().len(), 1, "{verb}: {:?}", proxy.written());
        assert_eq!(answers(&home), ["replaced"], "{verb}");
        assert_eq!(home.list(), [("Nutella".to_owned(), 2)], "{verb}");
        // A pull takes what stands there for nothing else, and forgets nothing of it.
        home.done(&["basket", "pull", "practice"]);
        assert_eq!(home.list(), [("Nutella".to_owned(), 2)], "{verb}");
        home.done(&["basket", verb, "practice"]);
        assert_eq!(proxy.written().len(), 1, "{verb} after a pull");
        // What is not wanted any more goes, whatever the shop made of it.
        home.done(&["list", "remove", NUTELLA]);
        home.done(&["list", "add", PESTO]);
        home.done(&["basket", verb, "practice", "--yes"]);
        assert!(!proxy.written()[1].body.contains("own-brand"), "{verb}");
    }
}

#[test]
fn the_shops_own_messages_are_shown() {
    let says = |cart: &mut Value| {
        let message = json!({ "type": "info", "code": "minimum", "content": "from 20 euros on" });
        cart["messages"] = json!([message]);
    };
    let (home, _shop, proxy, told) = pushed_with(says);
    assert_eq!(
        told["contents"]["notes"],
        json!([{ "code": "minimum", "text": "from 20 euros on" }])
    );
    home.done(&["list", "set", NUTELLA, "--quantity", "3"]);
    let told = home.done(&["basket", "push", "practice"]).stderr;
    assert!(told.contains("The shop says: from 20 euros on"), "{told}");
    proxy.rule(|_| Answer::Pass);
}

#[test]
fn a_cart_that_is_gone_is_not_a_cart_that_somebody_emptied() {
    for status in [404, 410] {
        let (home, _shop, proxy) = connected();
        home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
        home.done(&["basket", "sync", "practice"]);
        proxy.rule(move |request| {
            let is_old = request.path.contains("/carts/");
            if is_old { Answer::Instead(status, "{}") } else { Answer::Pass }
        });
        let told = home.json(&["basket", "rehearse", "practice"]);
        assert_eq!(told["notes"][0]["code"], "cart_gone", "{told}");
        assert_eq!(home.list(), [("Nutella".to_owned(), 2)]);
        let told = home.json(&["basket", "sync", "practice"]);
        assert_eq!(told["changed"], true, "{told}");
        assert_eq!(carts_made(&proxy), 2, "it is made anew");
        proxy.rule(|_| Answer::Pass);
        assert_eq!(home.list(), [("Nutella".to_owned(), 2)]);
        assert_eq!(home.basket("practice")[0].1, 2);
        assert_eq!(home.json(&["basket", "sync", "practice"])["changed"], false);
    }
}

#[test]
fn errors_of_a_question_say_nothing_about_having_acted() {
    let (home, _shop, proxy) = connected();
    home.done(&["list", "add", NUTELLA]);
    for (answer, code) in [
        (Answer::Lost, "basket.no-reply"),
        (Answer::Instead(500, "{}"), "basket.server-error"),
        (Answer::Instead(200, "<html>"), "basket.nonsense"),
    ] {
        proxy.rule(move |_| answer.clone());
        let told = home.call(&["basket", "push", "practice", "--json"]);
        let problem: Value = serde_json::from_str(&told.stdout).expect("JSON");
        assert_eq!(problem["error"]["code"], code, "{}", told.stdout);
        assert_eq!(home.json(&["basket", "all"])["baskets"][0]["unanswered"], false, "{code}");
        for words in [&told.stdout, &told.stderr] {
            for acted in ["may have acted", "not known", "before sending it again"] {
                assert!(!words.contains(acted), "{code}: {words}");
            }
        }
    }
    assert!(proxy.written().is_empty());
}

#[test]
fn undoing_a_sync_or_a_pull_leaves_the_shops_basket_alone() {
    for verb in ["sync", "pull"] {
        let (home, _shop, _proxy) = connected();
        home.done(&["list", "add", NUTELLA, "--quantity", "2"]);
        home.done(&["basket", "sync", "practice"]);
        let other = home.copy();
        other.done(&["list", "add", PESTO]);
        other.done(&["basket", "sync", "practice"]);
        home.done(&["basket", verb, "practice"]);
        assert_eq!(home.list().len(), 2, "{verb}");
        home.done(&["undo"]);
        assert_eq!(home.list().len(), 1, "{verb}");
        home.done(&["basket", "sync", "practice"]);
        assert_eq!(home.basket("practice").len(), 2, "{verb}: it is somebody else's");
        home.done(&["undo"]);
        home.done(&["redo"]);
        home.done(&["list", "remove", PESTO]);
    }
}
