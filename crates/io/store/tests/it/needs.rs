//! Needs added to and cleared from lists: the table agrees with the history.

use crate::model::{Event, cases, event, home_in_memory};
use crate::{DEVICE, Home, Tested, add, at, edit, line_id, list_id, new_list};
use proptest::prelude::*;
use trug_domain::{Action, Change, Line, Operation, Step};
use trug_store::{NeedEvent, Store, StoreError};

/// The needs of the newest steps, read from the rows before and after: slow, and without a table.
fn recomputed(
    store: &Store,
    limit: usize,
    line_of: fn(&Step) -> Vec<Line>,
) -> Result<Vec<NeedEvent>, StoreError> {
    let history = store.history(usize::MAX)?.into_iter().filter(|entry| !entry.undone);
    let steps = history.map(|entry| line_of(&entry.step)).filter(|lines| !lines.is_empty());
    Ok(steps.take(limit).flatten().filter_map(need_event).collect())
}

fn need_event(line: Line) -> Option<NeedEvent> {
    let newest = line.parts.last()?.clone();
    let parts = line.parts.len() as u64;
    Some(NeedEvent {
        need: line.need,
        list: line.list,
        parts,
        at: newest.at,
        source: newest.source,
    })
}

fn added(step: &Step) -> Vec<Line> {
    let json = serde_json::to_string(&step.changes).unwrap_or_default();
    if step.action != Action::Add || json.chars().count() >= 20_000 {
        return Vec::new();
    }
    let after = step.changes.iter().filter_map(|change| match change {
        Change::Line { after: Some(line), .. } => Some(Line::clone(line)),
        _ => None,
    });
    after.collect()
}

fn cleared(step: &Step) -> Vec<Line> {
    if step.action != Action::ClearChecked {
        return Vec::new();
    }
    let gone = step.changes.iter().filter_map(|change| match change {
        Change::Line { before: Some(line), after: None } => Some(Line::clone(line)),
        _ => None,
    });
    gone.collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_table_of_needs_agrees_with_the_history(
        events in proptest::collection::vec(event(), 1..24)
    ) {
        let fail = |error: StoreError| TestCaseError::fail(error.to_string());
        let home = home_in_memory();
        let store = Store::open(home.path(), DEVICE, at(0)).map_err(fail)?;
        store.apply(edit(0, vec![new_list(0, "Shopping"), new_list(1, "Party")])).map_err(fail)?;
        for (number, event) in (1..).zip(events) {
            match event {
                Event::Edit(operations) => drop(store.apply(edit(number, operations))),
                Event::Undo(n) => drop(store.undo(n, at(0)).map_err(fail)?),
                Event::Redo(n) => drop(store.redo(n, at(0)).map_err(fail)?),
                Event::UndoStep(back) => {
                    let history = store.history(usize::MAX).map_err(fail)?;
                    if let Some(entry) = history.get(back) {
                        drop(store.undo_step(entry.step.id, at(0)));
                    }
                }
                Event::Reopen => {}
            }
            for limit in [0, 1, 3, usize::MAX] {
                let expect = recomputed(&store, limit, added).map_err(fail)?;
                prop_assert_eq!(store.added_needs(limit).map_err(fail)?, expect);
                let expect = recomputed(&store, limit, cleared).map_err(fail)?;
                prop_assert_eq!(store.cleared_needs(limit).map_err(fail)?, expect);
            }
        }
    }
}

fn needs_of(events: &[NeedEvent]) -> Vec<&str> {
    events.iter().filter_map(|event| event.need.name.as_deref()).collect()
}

fn needs_come_newest_first_and_go_with_undo(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1), add(1, 2, "Bread", 1)]))?;
    store.apply(edit(2, vec![add(1, 3, "milk", 1)]))?;
    assert_eq!(needs_of(&store.added_needs(9)?), ["Milk", "Milk", "Bread"]);
    assert_eq!(needs_of(&store.added_needs(1)?), ["Milk"]);
    assert_eq!(store.added_needs(1)?[0].parts, 2);
    store.undo_step(crate::step_id(2), at(9))?;
    assert_eq!(needs_of(&store.added_needs(9)?), ["Milk", "Bread"]);
    store.redo(1, at(9))?;
    assert_eq!(needs_of(&store.added_needs(9)?), ["Milk", "Milk", "Bread"]);
    let tick = |line| Operation::SetChecked { line: line_id(line), checked: true };
    store.apply(edit(3, vec![tick(1), tick(2)]))?;
    assert_eq!(store.cleared_needs(9)?, []);
    store.apply(edit(4, vec![Operation::ClearChecked { list: list_id(1) }]))?;
    assert_eq!(needs_of(&store.cleared_needs(9)?), ["Milk", "Bread"]);
    store.undo(1, at(9))?;
    assert_eq!(store.cleared_needs(9)?, []);
    Ok(())
}

fn very_many_lines_at_once_are_left_out(home: &Home) -> Tested {
    let store = home.shopping()?;
    let many = (1..=300).map(|line| add(1, line, &format!("thing {line}"), 1)).collect();
    store.apply(edit(1, many))?;
    assert_eq!(store.added_needs(9)?, []);
    let few = (301..=310).map(|line| add(1, line, &format!("thing {line}"), 1)).collect();
    store.apply(edit(2, few))?;
    assert_eq!(store.added_needs(9)?.len(), 10);
    Ok(())
}

on_disk_and_in_memory! {
    needs_come_newest_first_and_go_with_undo,
    very_many_lines_at_once_are_left_out,
}
