//! The shop as it is opened for people: the starter catalogue, until ctrl-c.

use crate::client::{Client, options};
use serde_json::json;
use std::path::Path;
use trug_shop::{Options, start};

fn usual(home: &Path) -> Options {
    Options { seed: 1, ..options(home) }
}

#[test]
fn the_starter_catalogue_is_for_sale() {
    let home = tempfile::tempdir().expect("a folder");
    let running = start(usual(home.path())).expect("a shop");
    let shop = Client::of(running.address().to_string());
    let got = shop.post("/catalog/lookup", &json!({ "ids": ["3017620422003", "5449000000996"] }));
    let products = got.body["products"].as_array().expect("products");
    let prices: Vec<_> =
        products.iter().map(|p| p["price_range"]["min"]["amount"].as_i64()).collect();
    assert_eq!(prices, [Some(940), Some(126)]);
    let title = products[0]["title"].as_str().unwrap_or_default().to_lowercase();
    assert!(title.contains("nutella"), "{title}");
    let found = shop.post("/catalog/search", &json!({ "query": "nutella" }));
    assert_eq!(found.body["products"].as_array().map(Vec::len), Some(10));
}

/// Ctrl-c is a signal to a process, so the shop is opened in one: this test, started once more.
#[cfg(unix)]
#[test]
fn ctrl_c_closes_the_shop_in_order() {
    use std::fs;
    use std::process::Command;
    use std::time::Duration;

    const IN_A_PROCESS: &str = "PRACTICE_SHOP_TO_BE_CLOSED";
    if let Some(home) = std::env::var_os(IN_A_PROCESS) {
        let home = Path::new(&home);
        return trug_shop::serve(usual(home), |address| {
            fs::write(home.join("address.new"), address.to_string()).expect("written");
            fs::rename(home.join("address.new"), home.join("address")).expect("renamed");
        })
        .expect("closed in order");
    }
    let home = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "open::ctrl_c_closes_the_shop_in_order"])
        .env(IN_A_PROCESS, home.path())
        .spawn()
        .expect("a process");
    let shop = Client::of(crate::durable::address_of(home.path()));
    // The client keeps this connection open, which must not keep the shop open.
    assert_eq!(shop.get("/.well-known/ucp").status, 200);
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupt.expect("kill").success());
    for _ in 0..500 {
        if let Some(status) = child.try_wait().expect("a process") {
            assert!(status.success(), "{status}");
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("killed");
    panic!("the shop stayed open");
}
