//! The practice shop's basket, over several starts of the program.

use std::path::Path;
use trug_app::{AddBasket, Amount, App, LineChange, PushConsent, SystemClock, start_practice_shop};

const NAME: &str = "practice";

fn opened(home: &Path) -> App {
    App::open(home, Box::new(SystemClock)).expect("the home opens")
}

#[test]
fn a_shop_that_moved_still_has_the_basket() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let app = opened(home.path());
    app.lists()
        .add(None, "3017620422003", &Amount::default(), &LineChange::default())
        .expect("a line");
    let shop = start_practice_shop(&app, 1).expect("the shop opens");
    shop.connect(&app, NAME).expect("it is connected");
    app.baskets().push(NAME, None, PushConsent::AllButGuesses).expect("it is sent");
    let held = app.baskets().contents(NAME).expect("it is read").lines;
    assert_eq!(held.len(), 1);
    drop(shop);
    drop(app);

    let app = opened(home.path());
    let shop = start_practice_shop(&app, 1).expect("the shop opens again");
    let basket = shop.connect(&app, NAME).expect("it is found again");
    assert_eq!(basket.place, shop.url());
    assert_eq!(app.baskets().contents(NAME).expect("it is read").lines, held);
    let again = app
        .baskets()
        .push(NAME, None, PushConsent::AllButGuesses)
        .expect("nothing is left to send");
    assert!(!again.changed && again.sent.is_empty(), "{again:?}");
    assert_eq!(app.baskets().all().expect("all baskets").baskets.len(), 1);
}

#[test]
fn another_shops_basket_is_left_alone() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let app = opened(home.path());
    let place = home.path().join("list.txt").display().to_string();
    let (kind, name) = ("file".to_owned(), NAME.to_owned());
    app.baskets()
        .add(&AddBasket { kind, name, place: Some(place), format: None, private_network: false })
        .expect("a file");
    let before = app.baskets().all().expect("all baskets");
    let shop = start_practice_shop(&app, 1).expect("the shop opens");
    let refused = shop.connect(&app, NAME).expect_err("the name is taken");
    assert_eq!(refused.code(), "name-taken");
    assert_eq!(app.baskets().all().expect("all baskets"), before);
}
