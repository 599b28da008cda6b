//! Packets without a name, and all that is known of those that have one.

use crate::support::{Home, refused};
use trug_app::contract::{AllergenAnswer, Likeness, SightingOutcome, StepAction};
use trug_app::{CodeBy, Teaching};

const UNKNOWN: &str = "4378912645005";
/// One that the starter catalogue knows, and a number beside it that it does not.
const NUTELLA: &str = "3017620422003";
const BESIDE: &str = "3017620422034";

fn named(name: &str) -> Teaching {
    Teaching { name: name.to_owned(), ..Teaching::default() }
}

fn tray(home: &Home) -> Vec<String> {
    let packets = home.app.products().unknown().expect("a tray").packets;
    packets.into_iter().map(|packet| packet.printed).collect()
}

#[test]
fn a_typed_code_goes_the_way_of_a_packet_that_was_shown() {
    let home = Home::new();
    let show = |code: &str, again| home.app.scan().record_code(None, code, CodeBy::Scanner, again);
    let found = show(NUTELLA, false).expect("a packet");
    assert_eq!((found.outcome.as_str(), found.name.as_str()), ("found", "Nutella"));
    let line = found.line.expect("a line");
    assert_eq!((line.source.as_str(), line.parts[0].from.as_deref()), ("scan", Some("scanner")));
    assert_eq!(show(NUTELLA, true).expect("a packet").outcome, SightingOutcome::Again);
    assert_eq!(home.lines(), ["2 Nutella"]);
    let unknown = show(UNKNOWN, false).expect("a packet");
    assert_eq!((unknown.outcome.as_str(), unknown.known), ("unknown", false));
    let coupon = show("9901234567899", false).expect("a packet");
    assert_eq!(coupon.outcome, SightingOutcome::Refused);
    assert_eq!(coupon.refusal.expect("a reason").code(), "coupon");
    assert!(coupon.line.is_none() && coupon.step.is_none());
    assert_eq!(refused(show("12345", false)).0, "gtin");
    home.app.lists().undo_step(&unknown.step.expect("a step").id).expect("undone by itself");
    assert_eq!(home.lines(), ["2 Nutella"]);
}

#[test]
fn a_packet_waits_for_a_name_and_undo_brings_it_back() {
    let home = Home::new();
    assert!(tray(&home).is_empty());
    home.add(UNKNOWN);
    home.hands.forward(1);
    home.add("20000035");
    home.hands.forward(1);
    home.add(UNKNOWN);
    home.add(NUTELLA);
    assert_eq!(tray(&home), [UNKNOWN, "20000035"]);
    let packet = home.app.products().unknown().expect("a tray").packets.remove(0);
    assert_eq!((packet.times, packet.number_kind.as_str()), (2, "trade-item"));
    assert_eq!(packet.list.expect("a list").name, "Shopping");
    home.app.products().teach(UNKNOWN, &named("Grandma's jam")).expect("taught");
    assert_eq!(tray(&home), ["20000035"]);
    home.undo();
    assert_eq!(tray(&home), [UNKNOWN, "20000035"]);
    // Bought and cleared away, it waits still; taken off, it does not.
    home.tick(UNKNOWN);
    home.app.lists().clear_checked(None).expect("cleared");
    assert_eq!(tray(&home), [UNKNOWN, "20000035"]);
    assert!(home.app.products().unknown().expect("a tray").packets[0].line.is_none());
    home.app.lists().remove(None, &["20000035".to_owned()]).expect("off");
    assert_eq!(tray(&home), [UNKNOWN]);
}

#[test]
fn look_alikes_have_numbers_that_begin_alike_or_the_words() {
    let home = Home::new();
    let view = home.app.products().look_alikes(BESIDE, None, 12).expect("look-alikes");
    assert!(view.products.iter().all(|one| one.because == Likeness::SameCompany));
    assert!(view.products.iter().any(|one| *one.product.gtin == format!("0{NUTELLA}")));
    assert!(view.products.iter().all(|one| one.product.gtin.starts_with("0301762042")));
    let view =
        home.app.products().look_alikes(UNKNOWN, Some("hazelnut spread"), 5).expect("look-alikes");
    assert!(view.products.iter().any(|one| one.because == Likeness::SameWords), "{view:?}");
    // A shop's own number says nothing of a company.
    let own = home.app.products().look_alikes("2000000000008", None, 5).expect("nothing");
    assert!(own.products.is_empty() && own.brand.is_none());
    assert_eq!(refused(home.app.products().look_alikes("12", None, 5)).0, "gtin");
}

#[test]
fn another_size_takes_over_the_name_and_stands_beside_the_first() {
    let home = Home::new();
    home.add(BESIDE);
    let view = home.app.products().attach(BESIDE, NUTELLA, Some("750 g")).expect("attached");
    assert_eq!(view.name.as_deref(), Some("Nutella"));
    assert_eq!((view.brand.as_deref(), view.quantity.as_deref()), (Some("Ferrero"), Some("750 g")));
    assert!(tray(&home).is_empty());
    home.app.products().attach(UNKNOWN, BESIDE, None).expect("a third one");
    let others = |gtin: &str| -> Vec<String> {
        let detail = home.app.products().show(gtin).expect("known");
        let mut all: Vec<_> =
            detail.same_need.into_iter().map(|one| one.gtin.to_string()).collect();
        all.sort();
        all
    };
    assert_eq!(others(NUTELLA), [format!("0{BESIDE}"), format!("0{UNKNOWN}")]);
    assert_eq!(others(UNKNOWN), [format!("0{NUTELLA}"), format!("0{BESIDE}")]);
    home.app.products().forget(UNKNOWN).expect("forgotten");
    assert_eq!(others(NUTELLA), [format!("0{BESIDE}")]);
    home.app.lists().undo(2).expect("two steps");
    assert_eq!(others(NUTELLA), [format!("0{BESIDE}")]);
    home.undo();
    assert_eq!(tray(&home), [BESIDE]);
    let history = home.app.lists().redo(1).expect("again");
    assert_eq!(history[0].action, StepAction::Attach);
    for (code, to, expect) in [
        (NUTELLA, NUTELLA, "same-packet"),
        (UNKNOWN, "4399871200340", "no-name"),
        (UNKNOWN, "1", "gtin"),
    ] {
        assert_eq!(refused(home.app.products().attach(code, to, None)).0, expect, "{code} {to}");
    }
}

#[test]
fn what_is_known_is_said_source_by_source_and_silence_is_no_answer() {
    let home = Home::new();
    home.add(NUTELLA);
    let detail = home.app.products().show(NUTELLA).expect("known");
    assert_eq!(detail.sources.len(), 1);
    let source = &detail.sources[0];
    assert_eq!((source.source.as_str(), source.licence.as_deref()), ("off", Some("ODbL-1.0")));
    assert!(source.attribution.as_deref().is_some_and(|words| words.contains("Open Food Facts")));
    assert_eq!((detail.can_forget, detail.lines.len()), (false, 1));
    assert!(detail.allergens.iter().all(|one| one.answer == AllergenAnswer::DataMissing));
    assert_eq!(detail.allergens.len(), 14);
    let allergens = Some(vec!["nuts".to_owned(), "milk".to_owned()]);
    let quantity = Some("2 x 400 g".to_owned());
    let teaching = Teaching { allergens, quantity, ..named("Our spread") };
    home.app.products().teach(NUTELLA, &teaching).expect("taught");
    let detail = home.app.products().show(NUTELLA).expect("known");
    let names: Vec<_> = detail.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["Our spread", "Nutella"]);
    let answer = |name: &str| {
        detail
            .allergens
            .iter()
            .find(|one| one.allergen.as_str() == name)
            .map(|one| one.answer.as_str())
    };
    assert_eq!((answer("milk"), answer("eggs")), (Some("contains"), Some("not-listed")));
    assert_eq!(detail.pack.map(|pack| (pack.packs, pack.each.value)), Some((2, 400)));
    // A new name does not take away what was read off the packet.
    home.app.products().teach(NUTELLA, &named("Spread")).expect("taught");
    let kept = home.app.products().show(NUTELLA).expect("known").allergens;
    assert!(kept.iter().any(|one| one.answer == AllergenAnswer::Contains));
    let unknown = Teaching { allergens: Some(vec!["love".to_owned()]), ..named("x") };
    assert_eq!(refused(home.app.products().teach(NUTELLA, &unknown)).0, "no-such-allergen");
    assert_eq!(refused(home.app.products().teach(NUTELLA, &named(" \u{200b} "))).0, "bad-name");
    home.app.products().forget(NUTELLA).expect("forgotten");
    assert!(!home.app.products().show(NUTELLA).expect("known").can_forget);
    assert_eq!(refused(home.app.products().forget(NUTELLA)).0, "not-taught");
}
