//! What each operation does, case by case.

use super::build::*;
use trug_domain::list::{Lists, PerformError, merge_key};
use trug_domain::{
    Action, Change, Destination, Line, LineId, ListError, Need, Operation, Quantity, Rank, StepId,
    Timestamp, Unit,
};
use trug_gs1::Gtin;
use uuid::Uuid;

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
    check(&[moved(3, Destination::First)], "Eggs 6, Milk 2, Bread 1");
    check(&[moved(1, Destination::Last)], "Bread 1, Eggs 6, Milk 2");
    check(&[moved(3, Destination::Before(id(2)))], "Milk 2, Eggs 6, Bread 1");
    check(&[moved(1, Destination::After(id(2)))], "Bread 1, Milk 2, Eggs 6");
    check(
        &[moved(1, Destination::Before(id(3))), moved(1, Destination::First)],
        "Milk 2, Bread 1, Eggs 6",
    );
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
        moved(1, Destination::First),
        moved(1, Destination::Before(id(2))),
        moved(1, Destination::Before(id(1))),
        moved(2, Destination::After(id(1))),
        moved(3, Destination::Last),
        moved(3, Destination::List(list(1))),
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
    check(&add_each(9, "Milk", Quantity::MAX), &ListError::BadQuantity(Quantity::MAX + 2));
    check(&tick(9), &ListError::NoSuchLine);
    check(&rename(1, None), &ListError::BadName("a line"));
    let bell = ListError::ControlCharacter { what: "the name", character: '\u{7}' };
    check(&rename(1, Some("Mi\u{7}lk")), &bell);
    check(&note(&long), &ListError::TooLong { what: "the note", length: 501, most: 500 });
    check(&note("a\tb"), &ListError::ControlCharacter { what: "the note", character: '\t' });
    check(&moved(1, Destination::Before(id(2))), &ListError::NotBesideEachOther);
    check(&moved(1, Destination::List(list(7))), &ListError::NoSuchList);
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
    assert_eq!(perform(&mut lists, &moved(1, Destination::List(list(2))), 50), Ok(2));
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
        (3, Destination::Before(id(2)), [1, 3, 2, 4]),
        (1, Destination::After(id(3)), [2, 3, 1, 4]),
        (4, Destination::First, [4, 1, 2, 3]),
        (1, Destination::Last, [2, 3, 4, 1]),
        (2, Destination::After(id(1)), [1, 2, 3, 4]),
        (4, Destination::Before(id(3)), [1, 2, 4, 3]),
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
        let to = if at % 2 == 0 { Destination::Before(other) } else { Destination::After(other) };
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
        let to = if at % 4 < 2 { Destination::After(id(2)) } else { Destination::Before(id(2)) };
        for operation in [moved(line, to), moved(other, to)] {
            assert!(perform(&mut lists, &operation, 100 + at).is_ok());
            let lines = lines(&lists, 1);
            assert!(lines.is_sorted_by(|one, other| one.rank < other.rank));
            assert!(lines.iter().all(|line| line.rank.0.len() <= 48));
        }
    }
}
