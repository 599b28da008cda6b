//! What is still there when the shop was closed, and why it does not open.

use crate::client::{Client, Open, lines, options};
use crate::goods::{moving, plain, price, shelf, variant};
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use trug_shop::{ShopError, goods::splitmix64, start_with};
use uuid::Uuid;

/// Names the folder of the shop to the process that is going to be killed.
const TO_BE_KILLED: &str = "PRACTICE_SHOP_TO_BE_KILLED";

#[test]
fn carts_answers_and_prices_survive_a_restart() {
    let shop = Open::new();
    let key = Uuid::from_u128(1);
    let body = lines(&[(moving(), 2), (plain(), 1)]);
    let first = shop.call("POST", "/carts", Some(&body), key);
    let path = format!("/carts/{}", first.id());

    let shop = shop.again();
    assert_eq!(shop.get(&path).body["line_items"], first.body["line_items"]);
    assert_eq!(shop.call("POST", "/carts", Some(&body), key), first);
    assert_eq!(shop.call("POST", "/carts", Some(&lines(&[])), key).status, 409);
    let second = shop.put(&path, &body);
    assert_eq!(second.body["line_items"][0]["item"]["price"], price(moving(), 1));

    let shop = shop.again();
    assert_eq!(shop.get(&path).quantities(), [(variant(moving()), 2), (variant(plain()), 1)]);
    shop.post(&format!("{path}/cancel"), &serde_json::json!({}));
    let shop = shop.again();
    assert_eq!(shop.get(&path).body["ucp"]["status"], "error");
}

#[test]
fn a_damaged_file_keeps_the_shop_closed_until_it_is_moved_away() {
    let shop = Open::new();
    let cart = shop.post("/carts", &lines(&[(plain(), 1)])).id();
    shop.post("/carts", &lines(&[(plain(), 2)]));
    let home = shop.close();
    let file = home.path().join("practice-shop/write-000000000002.json");
    fs::write(&file, "{").expect("written");
    let error = start_with(options(home.path()), shelf()).expect_err("closed");
    assert!(matches!(error, ShopError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("move it elsewhere"), "{error}");
    fs::rename(&file, home.path().join("aside")).expect("moved");
    let shop = Open::at(home);
    assert_eq!(shop.get(&format!("/carts/{cart}")).quantities(), [(variant(plain()), 1)]);
}

#[test]
fn why_the_shop_does_not_open_is_said_in_words() {
    let home = tempfile::tempdir().expect("a folder");
    let check = |listen: &str, home: &std::path::Path, expect: &str| {
        let listen = listen.parse().expect("an address");
        let options = trug_shop::Options { listen, ..options(home) };
        let error = start_with(options, shelf()).expect_err("closed").to_string();
        assert!(error.contains(expect), "{error}");
    };
    check("0.0.0.0:0", home.path(), "where other computers could reach it");
    check("192.0.2.1:0", home.path(), "where other computers could reach it");
    check("[::]:0", home.path(), "where other computers could reach it");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    check(&address, home.path(), "another program does already");
    let file = home.path().join("file");
    fs::write(&file, "").expect("written");
    check("127.0.0.1:0", &file, "cannot keep carts in");
    let shop = Open::at(home);
    check("127.0.0.1:0", shop.home.path(), "another practice shop is open on");
}

#[test]
fn kill_9_loses_nothing_that_was_answered() {
    if let Some(home) = std::env::var_os(TO_BE_KILLED) {
        return stay_open(Path::new(&home));
    }
    let home = tempfile::tempdir().expect("a folder");
    let cart = {
        let shop = Open::at(home);
        let cart = shop.post("/carts", &lines(&[(plain(), 1)])).id();
        (shop.close(), format!("/carts/{cart}"))
    };
    let (home, path) = cart;
    let body = |quantity| lines(&[(plain(), quantity)]);
    let (mut answered, mut random) = (1, 9);
    for _ in 0..6 {
        let mut child = open_in_a_process(home.path());
        let client = Client::of(address_of(home.path()));
        let now = client.get(&path).quantities()[0].1;
        // What was asked last may have been done without being answered.
        assert!(now == answered || now == answered + 1, "{now} after {answered}");
        answered = now;
        let kill_after = Duration::from_millis(20 + splitmix64(&mut random) % 150);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                std::thread::sleep(kill_after);
                child.kill().expect("killed");
                child.wait().expect("ended");
            });
            while answered < 900 {
                let key = Uuid::from_u128(answered as u128 + 1);
                match client.try_call("PUT", &path, Some(&body(answered + 1)), key) {
                    Some(got) if got.status == 200 => answered += 1,
                    Some(got) => panic!("{got:?}"),
                    None => break,
                }
            }
        });
    }
    assert!(answered > 20, "{answered} writes in six rounds");
    let shop = Open::at(home);
    let again = shop.call("PUT", &path, Some(&body(answered)), Uuid::from_u128(answered as u128));
    assert_eq!(again.quantities(), [(variant(plain()), answered)]);
    let last = shop.get(&path).quantities()[0].1;
    assert!(last == answered || last == answered + 1, "{last} after {answered}");
}

/// What the process does that is going to be killed.
fn stay_open(home: &Path) {
    let shop = start_with(options(home), shelf()).expect("a shop");
    fs::write(home.join("address.new"), shop.address().to_string()).expect("written");
    fs::rename(home.join("address.new"), home.join("address")).expect("renamed");
    std::thread::sleep(Duration::from_mins(1));
}

fn open_in_a_process(home: &Path) -> Child {
    let _ = fs::remove_file(home.join("address"));
    let this: PathBuf = std::env::current_exe().expect("this program");
    Command::new(this)
        .args(["--exact", "durable::kill_9_loses_nothing_that_was_answered"])
        .env(TO_BE_KILLED, home)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process")
}

pub(crate) fn address_of(home: &Path) -> String {
    for _ in 0..1_000 {
        if let Ok(address) = fs::read_to_string(home.join("address")) {
            return address;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the shop did not open");
}

#[test]
fn a_write_that_cannot_be_kept_is_not_done() {
    let shop = Open::new();
    let path = format!("/carts/{}", shop.post("/carts", &lines(&[(plain(), 1)])).id());
    let folder = shop.home.path().join("practice-shop");
    let aside = shop.home.path().join("aside");
    fs::rename(&folder, &aside).expect("moved");
    let key = Uuid::from_u128(5);
    let body = lines(&[(plain(), 2)]);
    let refused = shop.call("PUT", &path, Some(&body), key);
    assert_eq!((refused.status, &refused.body["code"]), (503, &"unavailable".into()));
    let words = refused.body["content"].as_str().unwrap_or_default();
    assert!(words.starts_with("cannot keep carts in") && words.contains("nothing"), "{words}");
    assert_eq!(shop.get(&path).quantities(), [(variant(plain()), 1)]);
    fs::rename(&aside, &folder).expect("moved back");
    let done = shop.call("PUT", &path, Some(&body), key);
    assert_eq!((done.status, done.quantities()), (200, vec![(variant(plain()), 2)]));
}
