//! What a basket did other than it was asked.

use crate::support::{line, remote};
use trug_baskets::{
    Asked, BasketLine, BasketState, Desired, DeviationKind, TargetLine, deviations,
};
use trug_domain::{Currency, Money, Quantity};

const EUR: Currency = Currency::EUR;

fn held(id: &str, pieces: i64, price: i64) -> BasketLine {
    BasketLine {
        remote: remote(id),
        title: id.to_uppercase(),
        quantity: Quantity::each(pieces),
        checked: false,
        gtin: None,
        price: Some(Money { minor: price, currency: EUR }),
        total: None,
    }
}

fn basket(lines: Vec<BasketLine>) -> BasketState {
    let minor =
        lines.iter().map(|line| line.price.map_or(0, |p| p.minor * line.quantity.value)).sum();
    BasketState { lines, total: Some(Money { minor, currency: EUR }), ..BasketState::default() }
}

fn target(number: u64, id: &str, pieces: i64) -> TargetLine {
    crate::support::target(number, Some(id), id, Quantity::each(pieces))
}

fn asked(number: u64, id: &str, price: i64) -> Asked {
    let price = Some(Money { minor: price, currency: EUR });
    Asked { line: line(number), remote: remote(id), title: id.to_uppercase(), price }
}

fn found(
    before: &BasketState,
    desired: &Desired,
    asked: &[Asked],
    after: &BasketState,
) -> Vec<(String, DeviationKind)> {
    let all = deviations(before, desired, asked, after);
    all.into_iter().map(|one| (one.title, one.kind)).collect()
}

#[test]
fn a_basket_that_did_as_it_was_asked_has_no_deviation() {
    let before = basket(vec![held("tea", 1, 300), held("jam", 2, 250)]);
    let desired = Desired {
        set: vec![target(1, "milk", 2)],
        add: vec![target(2, "tea", 3)],
        remove: vec![remote("jam")],
    };
    let asked = [asked(1, "milk", 109), asked(2, "tea", 300)];
    let after = basket(vec![held("tea", 4, 300), held("milk", 2, 109)]);
    assert_eq!(found(&before, &desired, &asked, &after), []);
}

#[test]
fn each_difference_has_its_kind() {
    let before = basket(vec![held("tea", 1, 300), held("jam", 2, 250), held("oil", 1, 500)]);
    let desired = Desired {
        set: vec![target(1, "milk", 2), target(2, "eggs", 6)],
        add: vec![],
        remove: vec![remote("jam")],
    };
    let asked = [asked(1, "milk", 109), asked(2, "eggs", 30)];
    let after = basket(vec![
        held("tea", 5, 300),
        held("jam", 2, 250),
        held("milk", 1, 119),
        held("duck eggs", 6, 60),
        held("gift", 1, 0),
    ]);
    let money = |minor| Money { minor, currency: EUR };
    let (one, two) = (Quantity::each(1), Quantity::each(2));
    let expect = [
        ("MILK", DeviationKind::Quantity { asked: two, holds: one }),
        ("MILK", DeviationKind::Price { was: money(109), now: money(119) }),
        (
            "EGGS",
            DeviationKind::Replaced { by: remote("duck eggs"), title: "DUCK EGGS".to_owned() },
        ),
        ("GIFT", DeviationKind::Added { holds: one }),
        ("TEA", DeviationKind::Changed { was: one, holds: Quantity::each(5) }),
        ("OIL", DeviationKind::Gone),
        ("JAM", DeviationKind::Kept),
    ];
    let expect = expect.map(|(title, kind)| (title.to_owned(), kind));
    assert_eq!(found(&before, &desired, &asked, &after), expect);
}

#[test]
fn a_total_counts_its_extras_and_must_be_the_sum() {
    let money = |minor| Money { minor, currency: EUR };
    let after = |extras: Option<i64>, total: i64| BasketState {
        extras: extras.map(money),
        total: Some(money(total)),
        ..basket(vec![held("tea", 2, 300)])
    };
    let before = basket(vec![held("tea", 2, 300)]);
    let kinds = |after: &BasketState| found(&before, &Desired::default(), &[], after);
    assert_eq!(kinds(&after(None, 600)), []);
    assert_eq!(kinds(&after(Some(-50), 550)), []);
    let wrong = DeviationKind::Total { sum: money(650), total: money(600) };
    assert_eq!(kinds(&after(Some(50), 600)), [(String::new(), wrong)]);
    // A price that is not known is no reason to doubt the total.
    let mut unpriced = after(None, 999);
    unpriced.lines[0].price = None;
    assert_eq!(kinds(&unpriced), []);
}

#[test]
fn another_currency_is_no_other_price() {
    let usd = Currency::try_from("USD".to_owned()).expect("a currency");
    let mut line = held("milk", 1, 109);
    line.price = Some(Money { minor: 109, currency: usd });
    let after = BasketState { lines: vec![line], ..BasketState::default() };
    let desired = Desired { set: vec![target(1, "milk", 1)], ..Desired::default() };
    let kind = DeviationKind::Currency { was: EUR, now: usd };
    let expect = [("MILK".to_owned(), kind)];
    assert_eq!(found(&BasketState::default(), &desired, &[asked(1, "milk", 109)], &after), expect);
}
