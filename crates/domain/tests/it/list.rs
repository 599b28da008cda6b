//! Lists: what each operation does, and the laws that hold for any of them.

use proptest::prelude::*;
use std::collections::BTreeMap;
use trug_domain::list::{Lists, PerformError, View, invert, merge_key, plan};
use trug_domain::{
    Action, Change, Gtin, Line, LineId, ListError, ListId, Need, Operation, OwnProduct, Part,
    Place, Quantity, Rank, ScannedCode, Source, SourceKind, StepId, Timestamp, Unit,
};
use uuid::Uuid;

fn list(n: u128) -> ListId {
    ListId(Uuid::from_u128(n))
}

fn id(n: u128) -> LineId {
    LineId(Uuid::from_u128(n))
}

fn typed() -> Source {
    Source { kind: SourceKind::Typed, from: None }
}

fn named(name: &str) -> Need {
    Need { code: None, name: Some(name.to_owned()) }
}

fn coded(payload: u64) -> Need {
    let gtin = Gtin::from_payload(payload).expect("a payload");
    let code = ScannedCode { gtin, symbology: None, printed: payload.to_string() };
    Need { code: Some(code), name: None }
}

fn add(line: u128, to: u128, need: Need, value: i64, unit: Unit) -> Operation {
    let quantity = Quantity { value, unit };
    let (id, list) = (id(line), list(to));
    Operation::Add { id, list, need, quantity, source: typed(), aisle: None, note: None }
}

fn add_each(line: u128, name: &str, value: i64) -> Operation {
    add(line, 1, named(name), value, Unit::Each)
}

/// Does operations one after the other, a second apart; those that are refused are passed over.
fn done(operations: &[Operation]) -> Lists {
    let mut lists = Lists::default();
    let new = Operation::NewList { id: list(1), name: "Home".to_owned() };
    for (at, operation) in std::iter::once(&new).chain(operations).enumerate() {
        let _ = perform(&mut lists, operation, at as i64);
    }
    lists
}

fn perform(lists: &mut Lists, operation: &Operation, at: i64) -> Result<usize, PerformError> {
    let step = StepId(Uuid::from_u128(at.unsigned_abs().into()));
    let done = lists.perform(step, operation, Timestamp(at * 1_000))?;
    Ok(done.map_or(0, |step| step.changes.len()))
}

fn lines(lists: &Lists, of: u128) -> Vec<Line> {
    let Ok(lines) = lists.lines(list(of));
    lines
}

/// A list as text: `name value[unit][*]`, in order; `*` is ticked.
fn shown(lists: &Lists) -> String {
    let show = |line: &Line| {
        let Quantity { value, unit } = line.quantity();
        let unit = if unit == Unit::Each { "" } else { unit.as_str() };
        let name = line.need.name.as_deref().unwrap_or("code");
        format!("{name} {value}{unit}{}", if line.checked { "*" } else { "" })
    };
    lines(lists, 1).iter().map(show).collect::<Vec<_>>().join(", ")
}

fn tick(line: u128) -> Operation {
    Operation::SetChecked { line: id(line), checked: true }
}

fn moved(line: u128, to: Place) -> Operation {
    Operation::Move { line: id(line), to }
}

fn rename(line: u128, name: Option<&str>) -> Operation {
    Operation::SetName { line: id(line), name: name.map(str::to_owned) }
}

fn by(line: u128, by: i64) -> Operation {
    Operation::ChangeQuantity { line: id(line), by, source: typed() }
}

fn set(line: u128, value: i64, unit: Unit) -> Operation {
    let quantity = Quantity { value, unit };
    Operation::SetQuantity { line: id(line), quantity, source: typed() }
}

#[test]
fn what_operations_do() {
    fn check(more: &[Operation], expect: &str) {
        let three = [add_each(1, "Milk", 2), add_each(2, "Bread", 1), add_each(3, "Eggs", 6)];
        let operations: Vec<Operation> = three.iter().chain(more).cloned().collect();
        assert_eq!(shown(&done(&operations)), expect, "{more:?}");
    }
    check(&[], "Milk 2, Bread 1, Eggs 6");
    check(&[add_each(4, "  mILK ", 3)], "Milk 5, Bread 1, Eggs 6");
    check(&[add_each(4, "Flour", 1), add_each(5, "FLOUR", 1)], "Milk 2, Bread 1, Eggs 6, Flour 2");
    let grams = add(4, 1, named("Milk"), 500, Unit::Gram);
    check(std::slice::from_ref(&grams), "Milk 2, Bread 1, Eggs 6, Milk 500g");
    check(&[grams.clone(), set(1, 100, Unit::Gram)], "Milk 600g, Bread 1, Eggs 6");
    check(&[set(1, 100, Unit::Gram)], "Milk 100g, Bread 1, Eggs 6");
    check(&[tick(1)], "Milk 2*, Bread 1, Eggs 6");
    check(&[tick(1), add_each(4, "Milk", 1)], "Milk 1, Bread 1, Eggs 6");
    check(&[by(1, 3)], "Milk 5, Bread 1, Eggs 6");
    check(&[by(1, -1)], "Milk 1, Bread 1, Eggs 6");
    check(&[by(1, -2)], "Bread 1, Eggs 6");
    check(&[by(1, i64::MIN)], "Bread 1, Eggs 6");
    check(&[by(1, i64::MAX)], "Milk 2, Bread 1, Eggs 6");
    check(&[add_each(4, "Milk", 3), by(1, -4)], "Milk 1, Bread 1, Eggs 6");
    check(
        &[add_each(4, "Milk", 3), Operation::RemovePart { line: id(1), part: 0 }],
        "Milk 3, Bread 1, Eggs 6",
    );
    check(&[Operation::RemovePart { line: id(1), part: 0 }], "Bread 1, Eggs 6");
    check(&[rename(1, Some("Oat milk"))], "Oat milk 2, Bread 1, Eggs 6");
    check(&[rename(1, Some(" eggs"))], "eggs 8, Bread 1");
    check(&[rename(1, None)], "Milk 2, Bread 1, Eggs 6");
    check(&[Operation::Remove { line: id(2) }], "Milk 2, Eggs 6");
    check(&[tick(1), tick(3), Operation::ClearChecked { list: list(1) }], "Bread 1");
    check(&[moved(3, Place::First)], "Eggs 6, Milk 2, Bread 1");
    check(&[moved(1, Place::Last)], "Bread 1, Eggs 6, Milk 2");
    check(&[moved(3, Place::Before(id(2)))], "Milk 2, Eggs 6, Bread 1");
    check(&[moved(1, Place::After(id(2)))], "Bread 1, Milk 2, Eggs 6");
    check(&[moved(1, Place::Before(id(3))), moved(1, Place::First)], "Milk 2, Bread 1, Eggs 6");
}

#[test]
fn an_operation_that_changes_nothing_is_no_step() {
    let same = [
        set(1, 2, Unit::Each),
        by(1, 0),
        rename(1, Some(" Milk  ")),
        Operation::SetNote { line: id(1), note: Some(" \n".to_owned()) },
        Operation::SetAisle { line: id(1), aisle: None },
        Operation::SetChecked { line: id(1), checked: false },
        moved(1, Place::First),
        moved(1, Place::Before(id(2))),
        moved(1, Place::Before(id(1))),
        moved(2, Place::After(id(1))),
        moved(3, Place::Last),
        moved(3, Place::List(list(1))),
        Operation::ClearChecked { list: list(1) },
        Operation::RenameList { list: list(1), name: "Home ".to_owned() },
    ];
    let mut lists =
        done(&[add_each(1, "Milk", 2), add_each(2, "Bread", 1), add_each(3, "Eggs", 6)]);
    let steps = lists.history().len();
    for operation in &same {
        assert_eq!(perform(&mut lists, operation, 99), Ok(0), "{operation:?}");
    }
    assert_eq!(lists.history().len(), steps);
}

#[test]
fn what_cannot_be_done_is_refused_with_the_reason() {
    fn check(operation: &Operation, expect: &ListError) {
        let mut lists = done(&[
            add_each(1, "Milk", 2),
            Operation::NewList { id: list(2), name: "Work".to_owned() },
            add(2, 2, named("Tea"), 1, Unit::Each),
            add(3, 1, named("Milk"), 500, Unit::Gram),
        ]);
        let before = lists.clone();
        let refused = perform(&mut lists, operation, 99);
        assert_eq!(refused, Err(PerformError::Refused(expect.clone())), "{operation:?}");
        assert!(lists == before && lists.history().len() == before.history().len());
    }
    let new = |n, name: &str| Operation::NewList { id: list(n), name: name.to_owned() };
    let note = |note: &str| Operation::SetNote { line: id(1), note: Some(note.to_owned()) };
    let long = "x".repeat(501);
    check(&add(9, 7, named("Milk"), 1, Unit::Each), &ListError::NoSuchList);
    check(&add_each(1, "Eggs", 1), &ListError::LineIdTaken);
    check(&add_each(9, " \u{200b}\u{202e} ", 1), &ListError::BadName("a line"));
    check(&add_each(9, "Eggs", 0), &ListError::BadQuantity(0));
    check(&add_each(9, "Milk", Quantity::MOST), &ListError::BadQuantity(Quantity::MOST + 2));
    check(&tick(9), &ListError::NoSuchLine);
    check(&rename(1, None), &ListError::BadName("a line"));
    let bell = ListError::ControlCharacter { what: "the name", character: '\u{7}' };
    check(&rename(1, Some("Mi\u{7}lk")), &bell);
    check(&note(&long), &ListError::TooLong { what: "the note", length: 501, most: 500 });
    check(&note("a\tb"), &ListError::ControlCharacter { what: "the note", character: '\t' });
    check(&moved(1, Place::Before(id(2))), &ListError::NotBesideEachOther);
    check(&moved(1, Place::List(list(7))), &ListError::NoSuchList);
    check(&new(3, "work"), &ListError::ListExists("Work".to_owned()));
    check(&new(2, "Party"), &ListError::ListIdTaken);
    check(&new(3, ""), &ListError::BadName("a list"));
    let eighty = ListError::TooLong { what: "a list", length: 81, most: 80 };
    check(&new(3, &"ß".repeat(81)), &eighty);
    check(&Operation::RemovePart { line: id(1), part: 1 }, &ListError::NoSuchPart);
    let gtin = Gtin::from_payload(400_638_133_393).expect("a payload");
    check(&Operation::Forget { gtin }, &ListError::NoSuchProduct(gtin));
}

#[test]
fn the_same_need_has_the_same_key() {
    fn check(one: &Need, other: &Need, same: bool) {
        let keys = (merge_key(one, Unit::Each), merge_key(other, Unit::Each));
        assert_eq!(keys.0 == keys.1, same, "{keys:?}");
        assert_ne!(merge_key(one, Unit::Each), merge_key(one, Unit::Gram));
    }
    check(&named("Crème  fraîche"), &named(" CRÈME fraîche "), true);
    check(&named("Milk"), &named("Milk 1 l"), false);
    check(&coded(400_638_133_393), &coded(400_638_133_393), true);
    check(
        &coded(400_638_133_393),
        &Need { name: Some("Pen".to_owned()), ..coded(400_638_133_393) },
        true,
    );
    check(&coded(400_638_133_393), &named("04006381333931"), false);
    check(&coded(400_638_133_393), &coded(400_638_133_394), false);
}

#[test]
fn a_second_note_is_added_below_the_first() {
    let noted = |line, note: &str| match add_each(line, "Milk", 1) {
        Operation::Add { id, list, need, quantity, source, .. } => {
            let note = Some(note.to_owned());
            Operation::Add {
                id,
                list,
                need,
                quantity,
                source,
                aisle: Some("Dairy".to_owned()),
                note,
            }
        }
        other => other,
    };
    let lists = done(&[noted(1, "fresh"), noted(2, "no plastic"), noted(3, "fresh")]);
    let line = &lines(&lists, 1)[0];
    assert_eq!(line.note.as_deref(), Some("fresh\nno plastic"));
    assert_eq!((line.aisle.as_deref(), line.parts.len()), (Some("Dairy"), 3));
}

#[test]
fn moving_to_another_list_merges_there() {
    let party = Operation::NewList { id: list(2), name: "Party".to_owned() };
    let there = add(9, 2, named("milk"), 4, Unit::Each);
    let mut lists = done(&[add_each(1, "Milk", 2), party, there]);
    assert_eq!(perform(&mut lists, &moved(1, Place::List(list(2))), 50), Ok(2));
    assert!(lines(&lists, 1).is_empty());
    let merged = &lines(&lists, 2)[0];
    assert_eq!((merged.id, merged.quantity(), merged.parts.len()), (id(9), Quantity::each(6), 2));
    assert!(merged.parts.is_sorted_by_key(|part| part.at));
}

#[test]
fn a_deleted_list_comes_back_with_all_its_lines() {
    let mut lists = done(&[add_each(1, "Milk", 2), tick(1), add_each(2, "Bread", 1)]);
    let before = lists.clone();
    assert_eq!(perform(&mut lists, &Operation::DeleteList { list: list(1) }, 50), Ok(3));
    assert_eq!(lists, Lists::default());
    let undone = lists.undo().expect("the rows are as they were left").map(|step| step.action);
    assert_eq!(undone, Some(Action::DeleteList));
    assert_eq!(lists, before);
}

#[test]
fn a_new_step_ends_what_could_be_redone() {
    let mut lists = done(&[add_each(1, "Milk", 2)]);
    assert!(lists.undo().is_ok_and(|step| step.is_some()));
    assert_eq!(perform(&mut lists, &add_each(2, "Bread", 1), 50), Ok(1));
    assert_eq!(lists.redo(), Ok(None));
    assert_eq!(shown(&lists), "Bread 1");
}

#[test]
fn several_operations_are_one_step_or_none() {
    let mut lists = done(&[]);
    let before = lists.clone();
    let step = StepId(Uuid::from_u128(77));
    let bad = [add_each(1, "Milk", 2), add_each(1, "Bread", 1)];
    let refused = lists.perform_all(step, Action::Import, typed(), &bad, Timestamp(5));
    assert_eq!(refused, Err(PerformError::Refused(ListError::LineIdTaken)));
    assert_eq!(lists, before);
    let good = [add_each(1, "Milk", 2), add_each(2, "Milk", 1)];
    let done = lists.perform_all(step, Action::Import, typed(), &good, Timestamp(5));
    assert!(done.is_ok_and(|step| step.is_some_and(|step| step.changes.len() == 2)));
    assert!(lists.undo().is_ok());
    assert_eq!(lists, before);
}

#[test]
fn lines_of_equal_rank_can_be_moved_apart() {
    for (line, to, expect) in [
        (3, Place::Before(id(2)), [1, 3, 2, 4]),
        (1, Place::After(id(3)), [2, 3, 1, 4]),
        (4, Place::First, [4, 1, 2, 3]),
        (1, Place::Last, [2, 3, 4, 1]),
        (2, Place::After(id(1)), [1, 2, 3, 4]),
        (4, Place::Before(id(3)), [1, 2, 4, 3]),
    ] {
        let mut lists = done(&(1..=4).map(|n| add_each(n, &format!("{n}"), 1)).collect::<Vec<_>>());
        for before in lines(&lists, 1) {
            let after = Line { rank: Rank("m".to_owned()), ..before.clone() };
            let change = Change::Line { before: Some(before.into()), after: Some(after.into()) };
            assert_eq!(lists.apply(&change), Ok(()));
        }
        assert!(perform(&mut lists, &moved(line, to), 50).is_ok());
        let order: Vec<LineId> = lines(&lists, 1).iter().map(|line| line.id).collect();
        assert_eq!(order, expect.map(id), "{line} {to:?}");
    }
}

#[test]
fn a_move_in_a_long_list_changes_a_few_rows() {
    let mut lists = done(&(1..=500).map(|n| add_each(n, &format!("{n}"), 1)).collect::<Vec<_>>());
    let mut changed = 0;
    // A pattern that crowds many lines into ever smaller gaps.
    for at in 0..2_000_i64 {
        let (line, other) = (id(1 + at as u128 % 500), id(1 + (at as u128 * 7 + 3) % 500));
        let to = if at % 2 == 0 { Place::Before(other) } else { Place::After(other) };
        let changes = perform(&mut lists, &Operation::Move { line, to }, 1_000 + at);
        let changes = changes.expect("a move");
        assert!(changes <= 64, "{changes} rows for one move");
        changed += changes;
        let lines = lines(&lists, 1);
        assert!(lines.iter().all(|line| line.rank.0.len() <= 48));
    }
    assert!(changed <= 4_000, "{changed} rows for 2,000 moves");
}

#[test]
fn lines_stay_in_a_strict_order_however_they_are_moved() {
    let mut lists = done(&(1..=3).map(|n| add_each(n, &format!("{n}"), 1)).collect::<Vec<_>>());
    for at in 0..1_000_i64 {
        let (line, other) = if at % 2 == 0 { (1, 3) } else { (3, 1) };
        let to = if at % 4 < 2 { Place::After(id(2)) } else { Place::Before(id(2)) };
        for operation in [moved(line, to), moved(other, to)] {
            assert!(perform(&mut lists, &operation, 100 + at).is_ok());
            let lines = lines(&lists, 1);
            assert!(lines.is_sorted_by(|one, other| one.rank < other.rank));
            assert!(lines.iter().all(|line| line.rank.0.len() <= 48));
        }
    }
}

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

fn any_place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::First),
        Just(Place::Last),
        any_line().prop_map(Place::Before),
        any_line().prop_map(Place::After),
        any_list().prop_map(Place::List),
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
        4 => (any_line(), any_place()).prop_map(|(line, to)| Operation::Move { line, to }),
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
                prop_assert!((1..=Quantity::MOST).contains(&value));
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
    fn moving_and_renaming_lose_no_part_of_what_is_needed(operations in operations(), line in any_line(), to in any_place(), name in any_text()) {
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
