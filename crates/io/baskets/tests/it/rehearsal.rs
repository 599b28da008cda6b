//! What a rehearsal says, as a table.

use crate::support::{confirmed, line, remote, wanted};
use proptest::prelude::*;
use trug_baskets::{
    BasketLine, BasketState, Difference, Doubt, Match, MatchedBy, NotStocked, Offer, Sold, Verdict,
    Wanted, rehearse, to_send,
};
use trug_domain::{Currency, Money, PackSize, Quantity, Timestamp, Unit};
use trug_gs1::Gtin;

const MILK: &str = "4006381333931";
const SCALES: &str = "2012345678903";

fn eur(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

fn offer(id: &str, how: MatchedBy) -> Offer {
    Offer {
        remote: remote(id),
        title: format!("Article {id}"),
        gtins: vec![Gtin::parse(MILK).expect("a right GTIN")],
        price: Some(eur(129)),
        available: true,
        max: None,
        how,
        sold: Sold::Each,
    }
}

fn milk() -> Wanted {
    wanted(1, Some(MILK), "Milk", 2)
}

fn grams(value: i64, pack: Option<PackSize>) -> Wanted {
    Wanted { quantity: Quantity { value, unit: Unit::Gram }, pack, ..milk() }
}

fn seen_at(price: i64) -> Match {
    let title = "Article".to_owned();
    Match { remote: remote("a"), title, price: Some(eur(price)), confirmed: false }
}

/// One line, its answer, and what is sent without and with the person's word.
fn check(
    need: &Wanted,
    offers: &[Offer],
    expect: &Verdict,
    sent: Option<i64>,
    with_word: Option<i64>,
) {
    let lines = rehearse(std::slice::from_ref(need), &[offers.to_vec()], &BasketState::default());
    assert_eq!(&lines[0].verdict, expect);
    let pieces = |confirmed| to_send(&lines, confirmed).first().map(|(_, s)| s.quantity.value);
    assert_eq!(pieces(false), sent, "{expect:?}");
    assert_eq!(pieces(true), with_word, "{expect:?}");
}

#[test]
fn sure() {
    let sure = Verdict::Sure;
    let by_code = offer("a", MatchedBy::Gtin);
    check(&milk(), std::slice::from_ref(&by_code), &sure, Some(2), Some(2));
    check(
        &Wanted { matched: Some(seen_at(129)), ..milk() },
        std::slice::from_ref(&by_code),
        &sure,
        Some(2),
        Some(2),
    );
    let capped = Offer { max: Some(2), ..by_code.clone() };
    check(&milk(), &[capped], &sure, Some(2), Some(2));
    let unpriced = Offer { price: None, ..by_code.clone() };
    check(&milk(), &[unpriced], &sure, Some(2), Some(2));
    let bread = Wanted { matched: Some(confirmed("b")), ..wanted(1, None, "Bread", 1) };
    check(&bread, &[offer("b", MatchedBy::Remembered)], &sure, Some(1), Some(1));
    // Of two articles with the code, the one that can be had.
    let gone = Offer { available: false, ..offer("b", MatchedBy::Gtin) };
    check(&milk(), &[gone, by_code], &sure, Some(2), Some(2));
    let file = Offer { sold: Sold::AsWanted, ..offer("f", MatchedBy::AsWritten) };
    check(&grams(500, None), &[file], &sure, Some(500), Some(500));
}

#[test]
fn changed() {
    let by_code = offer("a", MatchedBy::Gtin);
    let price = Difference::Price { was: eur(119), now: eur(129) };
    let what = vec![price.clone()];
    let need = Wanted { matched: Some(seen_at(119)), ..milk() };
    check(&need, std::slice::from_ref(&by_code), &Verdict::Changed { what }, None, Some(2));
    let pack = PackSize { count: 1, each: Quantity { value: 500, unit: Unit::Gram } };
    let packs = |wanted, packs| Difference::Packs {
        wanted: Quantity { value: wanted, unit: Unit::Gram },
        pack,
        packs,
    };
    for (wanted, count) in [(1, 1), (500, 1), (501, 2), (1_500, 3)] {
        let what = vec![packs(wanted, count)];
        let expect = Verdict::Changed { what };
        check(
            &grams(wanted, Some(pack)),
            std::slice::from_ref(&by_code),
            &expect,
            None,
            Some(count),
        );
    }
    let need = Wanted { matched: Some(seen_at(119)), ..grams(600, Some(pack)) };
    let what = vec![packs(600, 2), price];
    check(&need, &[by_code], &Verdict::Changed { what }, None, Some(2));
}

#[test]
fn capped_and_not_stocked() {
    let by_code = offer("a", MatchedBy::Gtin);
    let capped = Offer { max: Some(1), ..by_code.clone() };
    let expect = Verdict::Capped { wanted: 2, max: 1, also: Vec::new() };
    check(&milk(), &[capped], &expect, None, Some(1));
    let none = |reason| Verdict::NotStocked { reason };
    let gone = Offer { available: false, ..by_code.clone() };
    check(&milk(), &[gone], &none(NotStocked::OutOfStock), None, None);
    let nothing_left = Offer { max: Some(0), ..by_code.clone() };
    check(&milk(), &[nothing_left], &none(NotStocked::OutOfStock), None, None);
    check(&milk(), &[], &none(NotStocked::NotFound), None, None);
    let cheese = wanted(1, Some(SCALES), "Cheese", 1);
    check(&cheese, &[], &none(NotStocked::CodeStaysHere), None, None);
    let by_weight = Offer { sold: Sold::Otherwise("KGM".to_owned()), ..by_code };
    check(&milk(), &[by_weight], &none(NotStocked::SoldOtherwise), None, None);
}

#[test]
fn a_guess_is_never_sent() {
    let guess =
        |candidates: &[Offer], doubt| Verdict::Guess { candidates: candidates.to_vec(), doubt };
    let by_name = [offer("n", MatchedBy::Name)];
    check(&wanted(1, None, "Milk", 1), &by_name, &guess(&by_name, Doubt::ByName), None, None);
    // A restricted code proves nothing, whatever the shop says.
    let cheese = wanted(1, Some(SCALES), "Cheese", 1);
    let claims = [offer("c", MatchedBy::Gtin)];
    check(&cheese, &claims, &guess(&claims, Doubt::ByName), None, None);
    // The shop found another trade item by the code.
    let other = [Offer {
        gtins: vec![Gtin::parse("3017620422003").expect("a right GTIN")],
        ..offer("o", MatchedBy::Gtin)
    }];
    check(&milk(), &other, &guess(&other, Doubt::ByName), None, None);
    // Remembered, but never confirmed.
    let matched = Some(Match { confirmed: false, ..confirmed("r") });
    let bread = Wanted { matched, ..wanted(1, None, "Bread", 1) };
    let remembered = [offer("r", MatchedBy::Remembered)];
    check(&bread, &remembered, &guess(&remembered, Doubt::ByName), None, None);
    let two = [offer("a", MatchedBy::Gtin), offer("b", MatchedBy::Gtin)];
    check(&milk(), &two, &guess(&two, Doubt::Several), None, None);
    let one = [offer("a", MatchedBy::Gtin)];
    check(&grams(500, None), &one, &guess(&one, Doubt::PackUnknown), None, None);
    let litres = PackSize { count: 1, each: Quantity { value: 500, unit: Unit::Millilitre } };
    check(&grams(500, Some(litres)), &one, &guess(&one, Doubt::PackUnknown), None, None);
}

#[test]
fn what_was_sent_without_an_answer_is_not_sent_again() {
    let sent_at = Timestamp(1_795_269_722_000);
    let need = Wanted { unanswered: Some(sent_at), ..milk() };
    check(&need, &[offer("a", MatchedBy::Gtin)], &Verdict::Unknown { sent_at }, None, None);
}

#[test]
fn two_lines_of_one_article_share_its_cap_and_are_sent_as_one() {
    let needs = [
        milk(),
        Wanted { matched: Some(confirmed("a")), ..wanted(2, None, "Whole milk", 2) },
        Wanted { matched: Some(confirmed("a")), ..wanted(3, None, "More milk", 2) },
    ];
    let shared = vec![Offer { max: Some(3), ..offer("a", MatchedBy::Gtin) }];
    let state = BasketState {
        lines: vec![BasketLine {
            remote: remote("a"),
            title: "Article a".to_owned(),
            quantity: Quantity::each(7),
            checked: false,
            gtin: None,
            price: None,
            total: None,
        }],
        ..BasketState::default()
    };
    let lines = rehearse(&needs, &[shared.clone(), shared.clone(), shared], &state);
    assert_eq!(lines[0].verdict, Verdict::Sure);
    assert_eq!(lines[0].in_basket, Some(Quantity::each(7)));
    assert_eq!(lines[1].verdict, Verdict::Capped { wanted: 2, max: 1, also: Vec::new() });
    assert_eq!(lines[2].verdict, Verdict::Capped { wanted: 2, max: 0, also: Vec::new() });
    let sent = to_send(&lines, true);
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].0, sent[0].1.quantity), (line(1), Quantity::each(3)));
}

fn any_offer() -> impl Strategy<Value = Offer> {
    let how =
        prop_oneof![Just(MatchedBy::Gtin), Just(MatchedBy::Remembered), Just(MatchedBy::Name)];
    let max = proptest::option::of(any::<i64>());
    ("[ab]", how, any::<bool>(), max, proptest::option::of(any::<i64>())).prop_map(
        |(id, how, available, max, price)| Offer {
            available,
            max,
            price: price.map(eur),
            ..offer(&id, how)
        },
    )
}

proptest! {
    #[test]
    fn nothing_is_sent_that_is_not_certain_available_and_within_its_cap(
        offers in proptest::collection::vec(any_offer(), 0..4),
        pieces in any::<i64>(),
        grams in any::<bool>(),
        holds in any::<i64>(),
        has_code in any::<bool>(),
        remembers in proptest::option::of(any::<bool>()),
    ) {
        let unit = if grams { Unit::Gram } else { Unit::Each };
        let need = Wanted {
            quantity: Quantity { value: pieces, unit },
            pack: Some(PackSize { count: 1, each: Quantity { value: holds, unit: Unit::Gram } }),
            matched: remembers.map(|yes| Match { confirmed: yes, ..confirmed("a") }),
            ..wanted(1, has_code.then_some(MILK), "Milk", 1)
        };
        let lines =
            rehearse(std::slice::from_ref(&need), std::slice::from_ref(&offers), &BasketState::default());
        for (_, sending) in to_send(&lines, true) {
            let sent = offers.iter().filter(|o| o.remote == sending.remote);
            let fits = |o: &&Offer| {
                let certain = (o.how == MatchedBy::Gtin && has_code)
                    || (remembers == Some(true) && o.remote == remote("a"));
                certain && o.available && o.max.is_none_or(|max| sending.quantity.value <= max)
            };
            prop_assert!(sent.clone().any(|o| fits(&o)));
            prop_assert!(sending.quantity.value >= 1);
            prop_assert_eq!(sending.quantity.unit, Unit::Each);
        }
    }
}
