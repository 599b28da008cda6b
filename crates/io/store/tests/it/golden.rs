//! The journal as JSON never changes: a golden line for each kind of operation.

use crate::{Tested, at, line_id, list_id, step_id};
use std::collections::BTreeSet;
use std::error::Error;
use trug_domain::{
    Action, Change, Currency, Destination, Line, List, Money, Need, Operation, OwnProduct, Part,
    Price, PriceNote, Quantity, Rank, Source, SourceKind, Unit,
};
use trug_gs1::{Gtin, ScannedCode, Symbology};
use trug_store::journal::{VERSION, v1};

/// One line for each operation of [`operations`], then one for each of [`rest`].
const GOLDEN: &str = include_str!("../fixtures/journal-1.jsonl");

#[test]
fn operations_match_their_golden_lines_both_ways() -> Tested {
    assert_eq!(VERSION, 1, "a new version gets golden lines of its own, beside these");
    let operations = operations()?;
    // The way to the golden lines of a new version.
    if let Some(to) = std::env::var_os("TRUG_MAKE_GOLDEN") {
        let done = operations.iter().map(v1::Operation::from).chain(rest()?);
        let lines = done.map(|one| serde_json::to_string(&one)).collect::<Result<Vec<_>, _>>()?;
        std::fs::write(to, lines.join("\n") + "\n")?;
    }
    let mut lines = GOLDEN.lines();
    for operation in &operations {
        let golden = lines.next().ok_or("a golden line for each")?;
        assert_eq!(serde_json::to_string(&v1::Operation::from(operation))?, golden);
        let read: v1::Operation = serde_json::from_str(golden)?;
        assert_eq!(&Operation::try_from(read)?, operation);
    }
    for operation in &rest()? {
        let golden = lines.next().ok_or("a golden line for each")?;
        assert_eq!(serde_json::to_string(operation)?, golden);
        assert_eq!(&serde_json::from_str::<v1::Operation>(golden)?, operation);
        let read = Operation::try_from(operation.clone());
        assert!(read.is_err(), "it is no operation of a step: {read:?}");
    }
    assert_eq!(lines.next(), None);
    Ok(())
}

#[test]
fn there_is_a_golden_line_for_each_kind() -> Tested {
    let kinds = GOLDEN
        .lines()
        .map(|line| Ok(kind(&serde_json::from_str(line)?)))
        .collect::<Result<BTreeSet<_>, serde_json::Error>>()?;
    assert_eq!(kinds.len(), 22, "{kinds:?}");
    Ok(())
}

/// A new kind of operation does not compile here until it has a number, and then needs its line.
fn kind(operation: &v1::Operation) -> u8 {
    match operation {
        v1::Operation::Add { .. } => 1,
        v1::Operation::SetQuantity { .. } => 2,
        v1::Operation::ChangeQuantity { .. } => 3,
        v1::Operation::SetName { .. } => 4,
        v1::Operation::SetNote { .. } => 5,
        v1::Operation::SetAisle { .. } => 6,
        v1::Operation::SetChecked { .. } => 7,
        v1::Operation::RemovePart { .. } => 8,
        v1::Operation::Remove { .. } => 9,
        v1::Operation::Move { .. } => 10,
        v1::Operation::ClearChecked { .. } => 11,
        v1::Operation::NewList { .. } => 12,
        v1::Operation::RenameList { .. } => 13,
        v1::Operation::SetShop { .. } => 14,
        v1::Operation::SetAisles { .. } => 15,
        v1::Operation::SetPrice { .. } => 16,
        v1::Operation::DeleteList { .. } => 17,
        v1::Operation::Teach { .. } => 18,
        v1::Operation::Forget { .. } => 19,
        v1::Operation::Undo { .. } => 20,
        v1::Operation::Redo { .. } => 21,
        v1::Operation::State(_) => 22,
    }
}

// The names of all variants that are written as text must not change either.

#[test]
fn symbologies_keep_their_names() -> Tested {
    use Symbology as S;
    let symbologies = [
        (S::Ean13, "ean13"),
        (S::Ean8, "ean8"),
        (S::UpcA, "upc-a"),
        (S::UpcE, "upc-e"),
        (S::Itf14, "itf14"),
        (S::DataBar, "data-bar"),
        (S::DataBarExpanded, "data-bar-expanded"),
        (S::DataMatrix, "data-matrix"),
        (S::QrCode, "qr-code"),
    ];
    for (symbology, name) in symbologies {
        let code = ScannedCode { symbology: Some(symbology), ..code()? };
        let need = v1::Need::from(&Need { code: Some(code.clone()), name: None });
        let written = need.code.as_ref().and_then(|code| code.symbology.as_deref());
        assert_eq!(written, Some(name));
        assert_eq!(Need::try_from(need)?.code, Some(code));
    }
    Ok(())
}

#[test]
fn actions_keep_their_names() -> Tested {
    use Action as A;
    let actions = [
        (A::Add, "add"),
        (A::Quantity, "quantity"),
        (A::Edit, "edit"),
        (A::Check, "check"),
        (A::Uncheck, "uncheck"),
        (A::Remove, "remove"),
        (A::Move, "move"),
        (A::ClearChecked, "clear-checked"),
        (A::NewList, "new-list"),
        (A::RenameList, "rename-list"),
        (A::DeleteList, "delete-list"),
        (A::Teach, "teach"),
        (A::Forget, "forget"),
        (A::Attach, "attach"),
        (A::Shop, "shop"),
        (A::Aisles, "aisles"),
        (A::Price, "price"),
        (A::Import, "import"),
        (A::Sync, "sync"),
    ];
    for (action, name) in actions {
        assert_eq!(serde_json::to_value(action)?, name);
    }
    Ok(())
}

#[test]
fn units_keep_their_names() -> Tested {
    for (unit, name) in [(Unit::Each, "each"), (Unit::Gram, "g"), (Unit::Millilitre, "ml")] {
        let quantity = v1::Quantity::from(Quantity { value: 1, unit });
        assert_eq!(quantity.unit, name);
        assert_eq!(Quantity::try_from(quantity)?.unit, unit);
    }
    Ok(())
}

#[test]
fn sources_keep_their_names() -> Tested {
    use SourceKind as K;
    let kinds = [
        (K::Scan, "scan"),
        (K::Photo, "photo"),
        (K::Typed, "typed"),
        (K::Import, "import"),
        (K::Sync, "sync"),
    ];
    for (kind, name) in kinds {
        let source = v1::Source::from(Source { kind, from: None });
        assert_eq!(source.kind, name);
        assert_eq!(Source::try_from(source)?.kind, kind);
    }
    Ok(())
}

#[test]
fn what_is_no_value_of_the_domain_is_not_read() -> Tested {
    for (line, why) in [
        (r#"{"op":"forget","gtin":"04006381333932"}"#, "a wrong check digit"),
        (
            r#"{"op":"set-quantity","line":"00000000-0000-0000-0000-000000000001","quantity":{"value":1,"unit":"bucket"},"source":{"kind":"typed"}}"#,
            "an unknown unit",
        ),
        (
            r#"{"op":"set-quantity","line":"00000000-0000-0000-0000-000000000001","quantity":{"value":1,"unit":"g"},"source":{"kind":"dream"}}"#,
            "an unknown source",
        ),
        (
            r#"{"op":"set-price","line":"00000000-0000-0000-0000-000000000001","shop":"","price":{"minor":1,"currency":"euro","per":{"value":1,"unit":"g"}}}"#,
            "no currency",
        ),
    ] {
        let read: v1::Operation = serde_json::from_str(line)?;
        assert!(Operation::try_from(read).is_err(), "{why}");
    }
    let dance = serde_json::from_str::<v1::Operation>(r#"{"op":"dance"}"#);
    assert!(dance.is_err(), "{dance:?}");
    Ok(())
}

fn code() -> Result<ScannedCode, Box<dyn Error>> {
    let gtin = Gtin::parse("4006381333931")?;
    Ok(ScannedCode { gtin, symbology: Some(Symbology::Ean13), printed: "4006381333931".into() })
}

fn price(minor: i64) -> Price {
    let money = Money { minor, currency: Currency::EUR };
    Price { money, per: Quantity { value: 100, unit: Unit::Gram } }
}

fn product() -> Result<OwnProduct, Box<dyn Error>> {
    Ok(OwnProduct {
        gtin: Gtin::parse("96385074")?,
        name: "Tea \u{1f375}".into(),
        brand: Some("\u{c4}nne".into()),
        quantity: Some("100 g".into()),
        aisle: Some("drinks".into()),
        taught: at(7),
        same_as: Some(Gtin::parse("4006381333931")?),
        allergens: Some(vec!["milk".into(), "nuts".into()]),
    })
}

/// One operation of every kind a step can have, with all it can say and with as little as it can.
#[expect(clippy::too_many_lines, reason = "a table: a row for each kind of operation")]
fn operations() -> Result<Vec<Operation>, Box<dyn Error>> {
    let (line, list) = (line_id(1), list_id(1));
    let typed = Source { kind: SourceKind::Typed, from: None };
    let scan = Source { kind: SourceKind::Scan, from: Some("webcam".into()) };
    let named = |name: &str| Need { code: None, name: Some(name.into()) };
    let quantity = Quantity { value: 750, unit: Unit::Millilitre };
    let text = |text: &str| Some(text.to_owned());
    let bare = OwnProduct {
        brand: None,
        quantity: None,
        aisle: None,
        same_as: None,
        allergens: None,
        ..product()?
    };
    Ok(vec![
        Operation::Add {
            id: line,
            list,
            need: Need { code: Some(code()?), name: text("Pen \"blue\"") },
            quantity,
            source: scan,
            aisle: text("stationery"),
            note: text("two\nlines"),
        },
        Operation::Add {
            id: line,
            list,
            need: named("Milk"),
            quantity: Quantity::each(1),
            source: typed.clone(),
            aisle: None,
            note: None,
        },
        Operation::SetQuantity { line, quantity, source: typed.clone() },
        Operation::ChangeQuantity { line, by: -2, source: typed },
        Operation::SetName { line, name: text("Oat milk") },
        Operation::SetName { line, name: None },
        Operation::SetNote { line, note: text("cold") },
        Operation::SetNote { line, note: None },
        Operation::SetAisle { line, aisle: text("dairy") },
        Operation::SetAisle { line, aisle: None },
        Operation::SetChecked { line, checked: true },
        Operation::RemovePart { line, part: 2 },
        Operation::Remove { line },
        Operation::Move { line, to: Destination::First },
        Operation::Move { line, to: Destination::Last },
        Operation::Move { line, to: Destination::Before(line_id(2)) },
        Operation::Move { line, to: Destination::After(line_id(2)) },
        Operation::Move { line, to: Destination::List(list_id(2)) },
        Operation::ClearChecked { list },
        Operation::NewList { id: list, name: "Shopping".into() },
        Operation::RenameList { list, name: "Week".into() },
        Operation::SetShop { list, shop: text("Corner shop") },
        Operation::SetShop { list, shop: None },
        Operation::SetAisles { shop: "Corner shop".into(), aisles: Some(vec!["dairy".into()]) },
        Operation::SetAisles { shop: String::new(), aisles: None },
        Operation::SetPrice { line, shop: "Corner shop".into(), price: Some(price(129)) },
        Operation::SetPrice { line, shop: String::new(), price: None },
        Operation::DeleteList { list },
        Operation::Teach { product: product()? },
        Operation::Teach { product: bare },
        Operation::Forget { gtin: Gtin::parse("96385074")? },
    ])
}

/// What no step has: undoing, redoing, and a state with a row of each kind.
fn rest() -> Result<Vec<v1::Operation>, Box<dyn Error>> {
    let list = List {
        id: list_id(1),
        name: "Shopping".into(),
        rank: Rank::first(),
        shop: Some("Corner shop".into()),
    };
    let need = Need { code: Some(code()?), name: None };
    let source = Source { kind: SourceKind::Import, from: Some("list.csv".into()) };
    let line = Line {
        id: line_id(1),
        list: list.id,
        need: need.clone(),
        parts: vec![Part { source, quantity: Quantity::each(2), at: at(1) }],
        checked: true,
        aisle: None,
        note: Some("cold".into()),
        rank: Rank::first(),
        changed: at(2),
    };
    let note = PriceNote { need, shop: "Corner shop".into(), price: price(129), at: at(3) };
    let order = Some(vec!["dairy".to_owned(), "drinks".to_owned()]);
    let changes = [
        Change::List { before: None, after: Some(list.clone()) },
        Change::Line { before: Some(Box::new(line.clone())), after: None },
        Change::Product { before: None, after: Some(product()?) },
        Change::Price { before: None, after: Some(Box::new(note.clone())) },
        Change::Aisles { shop: "corner shop".into(), before: None, after: order },
    ];
    let step = v1::Step {
        seq: 7,
        id: step_id(1).0,
        at: at(4).0,
        action: "clear-checked".into(),
        source: Source { kind: SourceKind::Typed, from: None }.into(),
        undone: Some(1),
        undone_at: Some(at(5).0),
        changes: changes.into_iter().map(Into::into).collect(),
    };
    let state = v1::State {
        lists: vec![list.into()],
        lines: vec![line.into()],
        products: vec![product()?.into()],
        prices: vec![note.into()],
        aisles: vec![v1::AisleOrder { shop: "corner shop".into(), aisles: vec!["dairy".into()] }],
        steps: vec![step],
    };
    Ok(vec![
        v1::Operation::Undo { step: step_id(1).0 },
        v1::Operation::Redo { step: step_id(1).0 },
        v1::Operation::State(Box::new(state)),
    ])
}
