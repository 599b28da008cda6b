//! Undo and redo: as far back as the history goes, across restarts, and one step alone.

use crate::{Home, Tested, add, at, edit, line_id, names, new_list, step_id};
use trug_domain::{Action, Operation, Quantity, Step, StepId};
use trug_store::StoreError;

fn ids(steps: &[Step]) -> Vec<StepId> {
    steps.iter().map(|step| step.id).collect()
}

fn set(line: u128, quantity: i64) -> Operation {
    Operation::SetQuantity {
        line: line_id(line),
        quantity: Quantity::each(quantity),
        source: crate::typed(),
    }
}

fn undo_and_redo_are_inverse_across_restarts(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    store.apply(edit(2, vec![add(1, 2, "Bread", 1)]))?;
    store.apply(edit(3, vec![Operation::Remove { line: line_id(1) }]))?;
    assert_eq!(ids(&store.undo(2, at(9))?), [step_id(3), step_id(2)]);
    let store = home.reopen(store)?;
    assert_eq!(names(&store)?, ["1 Milk"]);
    let marks: Vec<_> =
        store.history(9)?.into_iter().map(|entry| (entry.step.id, entry.undone)).collect();
    let expect = [(step_id(3), true), (step_id(2), true), (step_id(1), false), (step_id(0), false)];
    assert_eq!(marks, expect);
    assert_eq!(ids(&store.redo(1, at(9))?), [step_id(2)]);
    let store = home.reopen(store)?;
    assert_eq!(names(&store)?, ["1 Milk", "1 Bread"]);
    assert_eq!(ids(&store.redo(9, at(9))?), [step_id(3)]);
    assert_eq!(names(&store)?, ["1 Bread"]);
    assert_eq!(ids(&store.redo(1, at(9))?), []);
    Ok(())
}

fn asking_for_more_than_there_is_undoes_all_there_is(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    assert_eq!(ids(&store.undo(100, at(9))?), [step_id(1), step_id(0)]);
    assert_eq!(store.lists()?, []);
    assert_eq!(ids(&store.undo(1, at(9))?), []);
    assert_eq!(ids(&store.undo(0, at(9))?), []);
    Ok(())
}

fn a_new_step_drops_what_was_undone(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    store.undo(1, at(9))?;
    store.apply(edit(2, vec![add(1, 2, "Bread", 1)]))?;
    assert_eq!(ids(&store.redo(1, at(9))?), []);
    let kept: Vec<_> = store.history(9)?.into_iter().map(|entry| entry.step.id).collect();
    assert_eq!(kept, [step_id(2), step_id(0)]);
    Ok(())
}

fn what_was_refused_or_changed_nothing_drops_nothing(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    store.undo(1, at(9))?;
    assert!(store.apply(edit(2, vec![Operation::Remove { line: line_id(1) }])).is_err());
    assert_eq!(store.apply(edit(3, vec![]))?, None);
    assert_eq!(ids(&store.redo(1, at(9))?), [step_id(1)]);
    Ok(())
}

fn deleting_a_list_is_undone_with_all_its_lines(home: &Home) -> Tested {
    let store = home.shopping()?;
    store
        .apply(edit(1, (1..=50).map(|line| add(1, line, &format!("thing {line}"), 1)).collect()))?;
    let before = names(&store)?;
    store.apply(edit(2, vec![Operation::DeleteList { list: crate::list_id(1) }]))?;
    assert_eq!(store.counts()?.lines, 0);
    let store = home.reopen(store)?;
    store.undo(1, at(9))?;
    assert_eq!(names(&store)?, before);
    Ok(())
}

/// Five steps on one list; which can be undone alone, and what is left.
fn a_step_is_undone_alone_if_no_later_one_relies_on_it(home: &Home) -> Tested {
    let steps = || {
        vec![
            edit(1, vec![add(1, 1, "Milk", 1)]),
            edit(2, vec![add(1, 2, "Bread", 1)]),
            edit(3, vec![set(1, 3)]),
            edit(4, vec![new_list(2, "Party")]),
            edit(
                5,
                vec![Operation::RenameList { list: crate::list_id(1), name: "Week".to_owned() }],
            ),
        ]
    };
    let all = ["3 Milk", "1 Bread"].as_slice();
    for (step, later, left) in [
        (0, Some((5, Action::RenameList)), all),
        (1, Some((3, Action::Quantity)), all),
        (2, None, &["3 Milk"]),
        (3, None, &["1 Milk", "1 Bread"]),
        (4, None, all),
        (5, None, all),
    ] {
        let home = home.another()?;
        let store = home.shopping()?;
        for step in steps() {
            store.apply(step)?;
        }
        match (store.undo_step(step_id(step), at(9)), later) {
            (Ok(undone), None) => assert_eq!(undone.id, step_id(step)),
            (Err(StoreError::UndoBlocked { step: asked, later, action }), Some((number, what))) => {
                assert_eq!((asked, later, action), (step_id(step), step_id(number), what));
            }
            (other, _) => return Err(format!("step {step}: {other:?}").into()),
        }
        let store = home.reopen(store)?;
        assert_eq!(names(&store)?, left, "step {step}");
    }
    Ok(())
}

fn a_name_that_was_taken_meanwhile_blocks_undo(home: &Home) -> Tested {
    let store = home.shopping()?;
    let rename = Operation::RenameList { list: crate::list_id(1), name: "Week".to_owned() };
    store.apply(edit(1, vec![rename]))?;
    store.apply(edit(2, vec![new_list(2, "shopping")]))?;
    let blocked = store.undo_step(step_id(1), at(9));
    assert!(matches!(blocked, Err(StoreError::UndoBlocked { .. })), "{blocked:?}");
    store.undo_step(step_id(2), at(9))?;
    store.undo_step(step_id(1), at(9))?;
    assert_eq!(store.lists()?.len(), 1);
    Ok(())
}

fn a_line_does_not_come_back_to_a_list_that_is_gone(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    store.apply(edit(2, vec![Operation::Remove { line: line_id(1) }]))?;
    store.apply(edit(3, vec![Operation::DeleteList { list: crate::list_id(1) }]))?;
    let blocked = store.undo_step(step_id(2), at(9));
    assert!(
        matches!(blocked, Err(StoreError::UndoBlocked { action: Action::DeleteList, .. })),
        "{blocked:?}"
    );
    Ok(())
}

fn steps_undone_alone_are_redone_last_undone_first(home: &Home) -> Tested {
    let store = home.shopping()?;
    for (step, name) in [(1, "Milk"), (2, "Bread"), (3, "Eggs")] {
        store.apply(edit(step, vec![add(1, step, name, 1)]))?;
    }
    store.undo_step(step_id(2), at(8))?;
    store.undo(1, at(9))?;
    assert_eq!(names(&store)?, ["1 Milk"]);
    assert_eq!(ids(&store.redo(2, at(9))?), [step_id(3), step_id(2)]);
    assert_eq!(names(&store)?, ["1 Milk", "1 Bread", "1 Eggs"]);
    Ok(())
}

fn an_unknown_or_undone_step_is_an_error(home: &Home) -> Tested {
    let store = home.shopping()?;
    let nothing = store.undo_step(step_id(77), at(9));
    assert!(matches!(nothing, Err(StoreError::NoSuchStep(_))), "{nothing:?}");
    store.undo(1, at(9))?;
    let again = store.undo_step(step_id(0), at(9));
    assert!(matches!(again, Err(StoreError::AlreadyUndone(_))), "{again:?}");
    Ok(())
}

fn two_stores_share_one_history(home: &Home) -> Tested {
    let store = home.shopping()?;
    let other = home.open()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    other.apply(edit(2, vec![set(1, 5)]))?;
    assert_eq!(ids(&store.undo(2, at(9))?), [step_id(2), step_id(1)]);
    assert_eq!(ids(&other.redo(1, at(9))?), [step_id(1)]);
    assert_eq!(names(&store)?, ["1 Milk"]);
    Ok(())
}

on_disk_and_in_memory! {
    undo_and_redo_are_inverse_across_restarts,
    asking_for_more_than_there_is_undoes_all_there_is,
    a_new_step_drops_what_was_undone,
    what_was_refused_or_changed_nothing_drops_nothing,
    deleting_a_list_is_undone_with_all_its_lines,
    a_step_is_undone_alone_if_no_later_one_relies_on_it,
    a_name_that_was_taken_meanwhile_blocks_undo,
    a_line_does_not_come_back_to_a_list_that_is_gone,
    steps_undone_alone_are_redone_last_undone_first,
    an_unknown_or_undone_step_is_an_error,
    two_stores_share_one_history,
}
