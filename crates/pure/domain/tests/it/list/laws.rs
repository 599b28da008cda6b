//! What holds for any operations, in any order.

use super::build::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use trug_domain::list::{Lists, View, invert, plan};
use trug_domain::{
    Change, Currency, Destination, Line, LineId, ListId, Money, Need, Operation, OwnProduct, Part,
    Price, Quantity, Rank, Source, SourceKind, Timestamp, Unit,
};
use trug_gs1::Gtin;

fn any_need() -> impl Strategy<Value = Need> {
    prop_oneof![
        prop::sample::select(vec!["Milk", " milk", "Bread", "Eggs", "Tea"]).prop_map(named),
        (400_638_133_390_u64..400_638_133_393).prop_map(coded),
    ]
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop_oneof![4 => Just(Unit::Each), 1 => Just(Unit::Gram)]
}

fn any_line() -> impl Strategy<Value = LineId> {
    (1_u128..12).prop_map(id)
}

fn any_list() -> impl Strategy<Value = ListId> {
    (1_u128..4).prop_map(list)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[A-Ca-c ]{0,3}", 1 => any::<String>()]
}

fn any_source() -> impl Strategy<Value = Source> {
    let kinds = vec![SourceKind::Scan, SourceKind::Typed, SourceKind::Import, SourceKind::Sync];
    let kind = prop::sample::select(kinds);
    (kind, prop::option::of("[a-b]")).prop_map(|(kind, from)| Source { kind, from })
}

fn any_destination() -> impl Strategy<Value = Destination> {
    prop_oneof![
        Just(Destination::First),
        Just(Destination::Last),
        any_line().prop_map(Destination::Before),
        any_line().prop_map(Destination::After),
        any_list().prop_map(Destination::List),
    ]
}

fn any_value() -> impl Strategy<Value = i64> {
    prop_oneof![8 => 1_i64..9, 1 => any::<i64>()]
}

fn any_add() -> impl Strategy<Value = Operation> {
    let texts = (prop::option::of(any_text()), prop::option::of(any_text()));
    let what = (any_need(), any_value(), any_unit());
    (any_line(), any_list(), what, any_source(), texts).prop_map(
        |(id, list, (need, value, unit), source, (aisle, note))| Operation::Add {
            id,
            list,
            need,
            quantity: Quantity { value, unit },
            source,
            aisle,
            note,
        },
    )
}

fn any_operation() -> impl Strategy<Value = Operation> {
    let text = || prop::option::of(any_text());
    let gtin = |payload| Gtin::from_payload(payload).expect("a payload");
    let gtins = move || (400_638_133_390_u64..400_638_133_393).prop_map(gtin);
    let by = prop_oneof![4 => -4_i64..5, 1 => any::<i64>()];
    prop_oneof![
        8 => any_add(),
        1 => (any_line(), any_value(), any_unit(), any_source()).prop_map(|(line, value, unit, source)| {
            Operation::SetQuantity { line, quantity: Quantity { value, unit }, source }
        }),
        2 => (any_line(), by, any_source())
            .prop_map(|(line, by, source)| Operation::ChangeQuantity { line, by, source }),
        2 => (any_line(), text()).prop_map(|(line, name)| Operation::SetName { line, name }),
        1 => (any_line(), text()).prop_map(|(line, note)| Operation::SetNote { line, note }),
        1 => (any_line(), text()).prop_map(|(line, aisle)| Operation::SetAisle { line, aisle }),
        3 => (any_line(), any::<bool>())
            .prop_map(|(line, checked)| Operation::SetChecked { line, checked }),
        1 => (any_line(), 0_usize..3).prop_map(|(line, part)| Operation::RemovePart { line, part }),
        1 => any_line().prop_map(|line| Operation::Remove { line }),
        4 => (any_line(), any_destination()).prop_map(|(line, to)| Operation::Move { line, to }),
        1 => any_list().prop_map(|list| Operation::ClearChecked { list }),
        2 => (any_list(), any_text()).prop_map(|(id, name)| Operation::NewList { id, name }),
        1 => (any_list(), any_text()).prop_map(|(list, name)| Operation::RenameList { list, name }),
        1 => any_list().prop_map(|list| Operation::DeleteList { list }),
        1 => (gtins(), any_text(), text()).prop_map(|(gtin, name, brand)| Operation::Teach {
            product: OwnProduct {
                gtin, name, brand, quantity: None, aisle: None, taught: Timestamp(1),
                same_as: None, allergens: None,
            },
        }),
        1 => gtins().prop_map(|gtin| Operation::Forget { gtin }),
        1 => (any_list(), text())
            .prop_map(|(list, shop)| Operation::SetShop { list, shop }),
        2 => (any_line(), any_text(), prop::option::of((-1_i64..300, 1_i64..3, any_unit())))
            .prop_map(|(line, shop, price)| {
                let price = price.map(|(minor, value, unit)| Price {
                    money: Money { minor, currency: Currency::EUR },
                    per: Quantity { value, unit },
                });
                Operation::SetPrice { line, shop, price }
            }),
        1 => (any_text(), prop::option::of(prop::collection::vec(any_text(), 0..4)))
            .prop_map(|(shop, aisles)| Operation::SetAisles { shop, aisles }),
    ]
}

fn operations() -> impl Strategy<Value = Vec<Operation>> {
    prop::collection::vec(any_operation(), 0..40)
}

fn all_lines(lists: &Lists) -> Vec<Line> {
    let Ok(all) = lists.lists();
    all.iter()
        .flat_map(|list| {
            let Ok(lines) = lists.lines(list.id);
            lines
        })
        .collect()
}

/// How much each source brought, over all lines.
fn contributions(lines: &[Line]) -> BTreeMap<(String, String), i64> {
    let mut sums = BTreeMap::new();
    for (line, part) in
        lines.iter().flat_map(|line| line.parts.iter().map(move |part| (line, part)))
    {
        let key = (line.merge_key(), format!("{:?}", part.source));
        *sums.entry(key).or_default() += part.quantity.value;
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn undoing_gives_exactly_what_was_there(operations in operations(), last in any_operation()) {
        let mut lists = done(&operations);
        let before = lists.clone();
        if let Ok(changes) = plan(&lists, &last, Timestamp(9_999_999)) {
            prop_assert_eq!(lists.apply_all(&changes), Ok(()));
            prop_assert_eq!(changes.is_empty(), lists == before, "a step is what changes something");
            prop_assert_eq!(lists.apply_all(&invert(&changes)), Ok(()));
        }
        prop_assert_eq!(lists, before);
    }

    #[test]
    fn undo_and_redo_go_through_the_same_states(operations in operations()) {
        let mut lists = Lists::default();
        let mut states = vec![lists.clone()];
        for (at, operation) in operations.iter().enumerate() {
            if matches!(perform(&mut lists, operation, at as i64), Ok(1..)) {
                states.push(lists.clone());
            }
        }
        prop_assert_eq!(lists.history().len() + 1, states.len());
        for state in states.iter().rev().skip(1) {
            prop_assert!(lists.undo().is_ok_and(|step| step.is_some()));
            prop_assert_eq!(&lists, state);
        }
        prop_assert_eq!(lists.undo(), Ok(None));
        for state in states.iter().skip(1) {
            prop_assert!(lists.redo().is_ok_and(|step| step.is_some()));
            prop_assert_eq!(&lists, state);
        }
        prop_assert_eq!(lists.redo(), Ok(None));
    }

    #[test]
    fn lists_stay_sound(operations in operations()) {
        let lists = done(&operations);
        let Ok(all) = lists.lists();
        let folded: Vec<String> = all.iter().map(|list| trug_domain::list::folded(&list.name)).collect();
        prop_assert!((1..folded.len()).all(|at| !folded[..at].contains(&folded[at])));
        for list in &all {
            let Ok(lines) = lists.lines(list.id);
            prop_assert!(lines.is_sorted_by(|one, other| one.rank < other.rank), "a strict order");
            let keys: Vec<String> = lines.iter().map(Line::merge_key).collect();
            prop_assert!((1..keys.len()).all(|at| !keys[..at].contains(&keys[at])), "one line a need");
            for line in &lines {
                let Quantity { value, unit } = line.quantity();
                prop_assert!((1..=Quantity::MAX).contains(&value));
                prop_assert!(line.parts.iter().all(|part| part.quantity.unit == unit && part.quantity.value > 0));
                prop_assert!(line.parts.is_sorted_by_key(|part| part.at));
                prop_assert!(line.need.code.is_some() || line.need.name.is_some());
                prop_assert!(Rank::parse(&line.rank.0).is_ok());
            }
        }
    }

    #[test]
    fn additions_add_up_in_any_order(
        adds in prop::collection::vec((any_need(), 1_i64..9, any_unit(), any_source()), 1..12)
            .prop_flat_map(|adds| (Just(adds.clone()), Just(adds).prop_shuffle()))
    ) {
        let put = |adds: &[(Need, i64, Unit, Source)]| {
            let adds = adds.iter().enumerate().map(|(at, (need, value, unit, source))| Operation::Add {
                id: id(at as u128),
                list: list(1),
                need: need.clone(),
                quantity: Quantity { value: *value, unit: *unit },
                source: source.clone(),
                aisle: None,
                note: None,
            });
            contributions(&all_lines(&done(&adds.collect::<Vec<_>>())))
        };
        let (one, other) = (put(&adds.0), put(&adds.1));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.values().sum::<i64>(), adds.0.iter().map(|add| add.1).sum::<i64>());
    }

    #[test]
    fn moving_and_renaming_lose_no_part_of_what_is_needed(operations in operations(), line in any_line(), to in any_destination(), name in any_text()) {
        let operations: Vec<Operation> = operations
            .into_iter()
            .filter(|operation| !matches!(operation, Operation::SetChecked { .. }))
            .collect();
        let total = |lists: &Lists| {
            let lines = all_lines(lists);
            let mut parts: Vec<Part> = lines.iter().flat_map(|line| line.parts.clone()).collect();
            parts.sort_by_key(|part| format!("{part:?}"));
            parts
        };
        let mut lists = done(&operations);
        let before = total(&lists);
        let _ = perform(&mut lists, &Operation::Move { line, to }, 900);
        let _ = perform(&mut lists, &Operation::SetName { line, name: Some(name) }, 901);
        prop_assert_eq!(total(&lists), before);
    }

    #[test]
    fn a_change_of_other_rows_is_refused(
        operations in operations(),
        at in any::<prop::sample::Index>(),
    ) {
        let last = Operation::NewList { id: list(9), name: "with one line".to_owned() };
        let last = [last, add(99, 9, named("Salt"), 1, Unit::Each)];
        let mut lists = done(&[operations, last.into()].concat());
        let lines = all_lines(&lists);
        let line = at.get(&lines);
        let stale = Line { checked: !line.checked, ..line.clone() };
        let before = lists.clone();
        for (was, now) in [(Some(stale.clone()), None), (None, Some(stale.clone())), (None, None)] {
            let change = Change::Line { before: was.map(Box::new), after: now.map(Box::new) };
            prop_assert!(lists.apply(&change).is_err());
        }
        prop_assert_eq!(lists, before);
    }
}
