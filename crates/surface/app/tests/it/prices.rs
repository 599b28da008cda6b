//! Prices that are noted and remembered, prices that a shop said, and what a list costs together.

use crate::support::{Home, refused};
use trug_app::contract::ChangeView;
use trug_app::{AppError, LineChange, SettingsChange, money_words};

impl Home {
    fn note(&self, line: &str, price: &str) -> Result<ChangeView, AppError> {
        let price = LineChange { price: Some(price.to_owned()), ..LineChange::default() };
        self.app.lists().edit(None, line, &price)
    }

    fn shop(&self, shop: &str) {
        self.app.lists().set_shop(None, Some(shop)).expect("another shop");
    }

    /// What each line costs and who says so, and what all cost: "Milk 2.58 EUR noted Aldi".
    fn costs(&self) -> Vec<String> {
        let list = self.list();
        let lines = list.lines.iter().filter_map(|line| {
            let price = line.price.as_ref()?;
            let from = price.from.as_deref().unwrap_or_default();
            let said =
                [&line.name, &money_words(&price.cost), price.source.as_str(), from].join(" ");
            Some(said.trim_end().to_owned())
        });
        let sums = list.cost.sums.iter().map(|sum| {
            let (all, ticked) = (money_words(&sum.all), money_words(&sum.ticked));
            format!("{all}, {ticked} ticked, {} of {}", list.cost.priced, list.cost.lines)
        });
        assert_eq!(self.app.lists().cost(None).expect("the cost"), list.cost);
        lines.chain(sums).collect()
    }
}

#[test]
fn a_price_is_noted_once_and_known_the_next_time() {
    let home = Home::new();
    for what in ["2 milk", "flour 500 g", "eggs"] {
        home.add(what);
    }
    assert!(home.costs().is_empty());
    let noted = home.note("milk", "1,29").expect("noted");
    assert_eq!(noted.lines.len(), 1, "what the line shows now is answered");
    assert_eq!(noted.lines[0].price.as_ref().map(|price| price.cost.minor), Some(258));
    home.note("flour", "2.49/kg").expect("noted");
    let both = ["milk 2.58 EUR noted", "flour 1.25 EUR noted"];
    assert_eq!(home.costs(), [both[0], both[1], "3.83 EUR, 0.00 EUR ticked, 2 of 3"]);
    home.tick("milk");
    assert_eq!(home.costs()[2], "3.83 EUR, 2.58 EUR ticked, 2 of 3");
    home.app.lists().clear_checked(None).expect("cleared");
    assert_eq!(home.costs(), [both[1], "1.25 EUR, 0.00 EUR ticked, 1 of 2"]);
    let home = home.again();
    home.add("3 Milk");
    assert_eq!(home.costs()[1], "Milk 3.87 EUR noted");
}

#[test]
fn noting_a_price_is_a_step_like_any_other() {
    let home = Home::new();
    home.add("milk");
    home.note("milk", "1.29").expect("noted");
    home.note("milk", "1.49").expect("noted");
    let step = home.app.lists().history(1).expect("history").steps.remove(0);
    assert_eq!((step.action.as_str(), step.about), ("price", vec!["milk".to_owned()]));
    assert!(home.note("milk", "€1.49").expect("the same").step.is_none());
    home.undo();
    assert_eq!(home.costs()[0], "milk 1.29 EUR noted");
    home.undo();
    assert!(home.costs().is_empty());
    home.app.lists().redo(2).expect("redone");
    assert_eq!(home.costs()[0], "milk 1.49 EUR noted");
    home.note("milk", "").expect("forgotten");
    assert!(home.costs().is_empty());
    home.undo();
    assert_eq!(home.costs()[0], "milk 1.49 EUR noted");
}

#[test]
fn a_name_an_amount_and_a_price_are_one_step() {
    let home = Home::new();
    home.add("milk");
    let edit = LineChange {
        quantity: Some("2 l".to_owned()),
        name: Some("Oat milk".to_owned()),
        price: Some("3".to_owned()),
        ..LineChange::default()
    };
    home.app.lists().edit(None, "milk", &edit).expect("changed");
    assert_eq!(home.costs()[0], "Oat milk 3.00 EUR noted");
    home.undo();
    assert_eq!(home.lines(), ["1 milk"]);
    assert!(home.costs().is_empty());
}

#[test]
fn each_shop_has_its_price_and_the_latest_of_elsewhere_is_named() {
    let home = Home::new();
    home.add("milk");
    home.shop("Aldi");
    home.note("milk", "0.99").expect("noted");
    home.hands.forward(1);
    home.shop("Rewe");
    assert_eq!(home.costs()[0], "milk 0.99 EUR noted Aldi");
    home.note("milk", "1.19").expect("noted");
    assert_eq!(home.costs()[0], "milk 1.19 EUR noted Rewe");
    home.shop("aldi");
    assert_eq!(home.costs()[0], "milk 0.99 EUR noted Aldi");
    home.shop("Penny");
    assert_eq!(home.costs()[0], "milk 1.19 EUR noted Rewe");
    home.note("milk", " ").expect("what is shown is forgotten");
    assert_eq!(home.costs()[0], "milk 0.99 EUR noted Aldi");
}

#[test]
fn a_price_is_in_the_money_of_the_country_and_no_two_are_added() {
    let home = Home::new();
    home.add("milk");
    home.add("tea");
    home.note("milk", "€1.29").expect("noted");
    let country = Some("GB".to_owned());
    home.app
        .upkeep()
        .change_settings(&SettingsChange { country, ..SettingsChange::default() })
        .expect("set");
    home.note("tea", "2").expect("noted");
    let both = ["1.29 EUR, 0.00 EUR ticked, 2 of 2", "2.00 GBP, 0.00 GBP ticked, 2 of 2"];
    assert_eq!(home.costs()[2..], both);
}

#[test]
fn what_is_no_price_says_why() {
    let home = Home::new();
    home.add("milk");
    let why = |price: &str| {
        let (code, params) = refused(home.note("milk", price));
        let reason = params.into_iter().find(|(name, _)| name == "reason");
        (code, reason.map(|(_, reason)| reason).unwrap_or_default())
    };
    let price = |reason: &str| ("price".to_owned(), reason.to_owned());
    assert_eq!(why("cheap"), price("no-money"));
    assert_eq!(why("1/parsec"), price("no-amount"));
    assert_eq!(why("-1"), price("out-of-range"));
    assert_eq!(why("2.49/kg"), price("other-unit"));
    assert!(home.costs().is_empty());
}

#[cfg(feature = "practice")]
#[test]
fn what_the_practice_shop_said_is_shown_as_its_own_until_a_price_is_noted() {
    let home = Home::new();
    home.add("2 x 3017620422003");
    home.add("milk");
    let shop = trug_app::start_practice_shop(&home.app, 1).expect("the shop opens");
    shop.connect(&home.app, "practice").expect("it is connected");
    home.app.baskets().rehearse("practice", None).expect("rehearsed");
    let price = home.list().lines[0].price.clone().expect("a price");
    assert_eq!((price.source.as_str(), price.from.as_deref()), ("basket", Some("practice")));
    assert_eq!(price.cost.minor, 2 * price.money.minor);
    home.note("3017620422003", "0.01").expect("noted");
    let name = &home.list().lines[0].name;
    assert_eq!(home.costs()[0], format!("{name} 0.02 EUR noted"));
}
