//! Everything about lists is rebuilt from the journal, and a journal that does not lead there is found.

use crate::model::{Event, cases, event, home_in_memory};
use crate::{
    DEVICE, Home, Tested, add, at, edit, line_id, list_id, names, new_list, scan, shopping,
};
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use trug_domain::{Action, DeviceId, List, Operation, Rank, Step};
use trug_store::journal::v1;
use trug_store::{Store, StoreError};
use uuid::Uuid;

/// The rows of every table that follows from the journal.
type Dump = Vec<(&'static str, Vec<Vec<Value>>)>;

fn dump(home: &Path) -> Result<Dump, Box<dyn Error>> {
    let file = Connection::open(home.join("trug.sqlite"))?;
    let tables = [
        ("list", "id"),
        ("line", "id"),
        ("part", "line, place"),
        ("own_product", "gtin"),
        ("price", "need, shop_key"),
        ("aisle_order", "shop"),
        ("history", "seq"),
        ("touched", "what, step"),
        ("need_event", "kind, step, place"),
    ];
    tables
        .into_iter()
        .map(|(table, order)| {
            let mut query = file.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
            let columns = query.column_count();
            let rows = query.query_map([], |row| {
                (0..columns).map(|column| row.get(column)).collect::<Result<_, _>>()
            })?;
            Ok((table, rows.collect::<Result<_, _>>()?))
        })
        .collect()
}

/// Empties everything that follows from the journal, behind the store's back.
fn wipe(home: &Path) -> Tested {
    let file = Connection::open(home.join("trug.sqlite"))?;
    file.pragma_update(None, "foreign_keys", false)?;
    for (table, _) in dump(home)? {
        file.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

/// Turns a file back into what a program of schema 3 would have written.
fn downgrade(home: &Path) -> Tested {
    Connection::open(home.join("trug.sqlite"))?.execute_batch(
        "DROP TABLE agreed_change; DROP TABLE arrival; DROP TABLE journal; DROP TABLE device; \
         DROP TABLE need_event; \
         ALTER TABLE history RENAME TO step; PRAGMA user_version = 3; \
         CREATE INDEX step_stands ON step (seq) WHERE undone IS NULL;",
    )?;
    Ok(())
}

fn do_all(store: &Store, events: Vec<Event>) -> Result<(), TestCaseError> {
    let fail = |error: StoreError| TestCaseError::fail(error.to_string());
    store.apply(edit(0, vec![new_list(0, "Shopping"), new_list(1, "Party")])).map_err(fail)?;
    for (number, event) in (1..).zip(events) {
        let moment = at(number as i64);
        match event {
            Event::Edit(operations) => match store.apply(edit(number, operations)) {
                Ok(_) | Err(StoreError::Refused(_)) => {}
                Err(other) => return Err(fail(other)),
            },
            Event::Undo(n) => drop(store.undo(n, moment).map_err(fail)?),
            Event::Redo(n) => drop(store.redo(n, moment).map_err(fail)?),
            Event::UndoStep(back) => {
                let history = store.history(usize::MAX).map_err(fail)?;
                if let Some(entry) = history.get(back) {
                    match store.undo_step(entry.step.id, moment) {
                        Ok(_)
                        | Err(StoreError::UndoBlocked { .. } | StoreError::AlreadyUndone(_)) => {}
                        Err(other) => return Err(fail(other)),
                    }
                }
            }
            Event::Reopen => {}
        }
    }
    Ok(())
}

/// The journal is whole, and leads to what is stored: so says the store, and so it is.
fn rebuilds(store: &Store, home: &Path) -> Result<(), TestCaseError> {
    let fail = |error: Box<dyn Error>| TestCaseError::fail(error.to_string());
    let check = store.verify_journal().map_err(|error| fail(error.into()))?;
    prop_assert_eq!(&check.faults, &Vec::<String>::new());
    let entries = store.journal(DEVICE, 0, usize::MAX).map_err(|error| fail(error.into()))?;
    prop_assert_eq!(check.entries, entries.len() as u64);
    prop_assert!((1..).zip(&entries).all(|(number, entry)| entry.number == number));
    let before = dump(home).map_err(fail)?;
    wipe(home).map_err(fail)?;
    prop_assert_ne!(&dump(home).map_err(fail)?, &before, "it was emptied");
    let rebuilt = store.rebuild_from_journal().map_err(|error| fail(error.into()))?;
    prop_assert_eq!(rebuilt, check.entries);
    prop_assert_eq!(dump(home).map_err(fail)?, before);
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn everything_is_rebuilt_from_the_journal(events in proptest::collection::vec(event(), 1..24)) {
        let home = home_in_memory();
        let store = Store::open(home.path(), DEVICE, at(0))
            .map_err(|error| TestCaseError::fail(error.to_string()))?;
        do_all(&store, events)?;
        rebuilds(&store, home.path())?;
    }

    #[test]
    fn a_home_from_before_the_journal_is_rebuilt_with_its_history(
        before in proptest::collection::vec(event(), 1..16),
        after in proptest::collection::vec(event(), 1..8),
    ) {
        let fail = |error: Box<dyn Error>| TestCaseError::fail(error.to_string());
        let home = home_in_memory();
        let open = || Store::open(home.path(), DEVICE, at(0))
            .map_err(|error| TestCaseError::fail(error.to_string()));
        let store = open()?;
        do_all(&store, before)?;
        let expect = dump(home.path()).map_err(fail)?;
        drop(store);
        downgrade(home.path()).map_err(fail)?;
        let store = open()?;
        prop_assert_eq!(&dump(home.path()).map_err(fail)?, &expect, "migrating changes no row");
        rebuilds(&store, home.path())?;
        // What the old home could undo, it still can; new steps go on from there.
        for (number, event) in (100..).zip(after) {
            let done = match event {
                Event::Edit(operations) => store.apply(edit(number, operations)).map(drop),
                Event::Redo(n) => store.redo(n, at(2)).map(drop),
                _ => store.undo(1, at(2)).map(drop),
            };
            prop_assert!(matches!(done, Ok(()) | Err(StoreError::Refused(_))), "{:?}", done);
        }
        rebuilds(&store, home.path())?;
    }
}

fn each_change_is_one_entry_with_its_operations(home: &Home) -> Tested {
    let store = home.open()?;
    let device = store.device()?.ok_or("a home has an id")?;
    let first = List { id: list_id(1), name: "Shopping".into(), rank: Rank::first(), shop: None };
    store.create_first_list(first, at(0))?;
    let milk = add(1, 1, "Milk", 1);
    store.apply(edit(1, vec![milk.clone(), scan(1, 2, "4006381333931")?]))?;
    store.apply(edit(2, vec![]))?;
    store.apply(edit(3, vec![Operation::Remove { line: line_id(1) }]))?;
    store.undo(2, at(9))?;
    store.redo(1, at(10))?;
    let entries = store.journal(device, 0, 99)?;
    let step = |number: u128| Some(crate::step_id(number));
    let found: Vec<_> = entries
        .iter()
        .map(|entry| (entry.number, entry.at, entry.step.as_ref().map(|step| step.id)))
        .collect();
    let expect = [
        (1, at(0), None),
        (2, at(1), step(1)),
        (3, at(3), step(3)),
        (4, at(9), step(3)),
        (5, at(9), step(1)),
        (6, at(10), step(1)),
    ];
    assert_eq!(found, expect);
    assert!(entries.iter().all(|entry| entry.device == device));
    assert!(matches!(entries[0].operations[..], [v1::Operation::State(_)]));
    assert_eq!(entries[1].operations.len(), 2);
    assert_eq!(entries[1].operations[0], v1::Operation::from(&milk));
    let header = entries[1].step.as_ref().ok_or("it is a step's")?;
    assert_eq!((header.action, &header.source), (Action::Add, &crate::typed()));
    assert_eq!(entries[3].operations, [v1::Operation::Undo { step: crate::step_id(3).0 }]);
    assert_eq!(entries[5].operations, [v1::Operation::Redo { step: crate::step_id(1).0 }]);
    assert_eq!(store.journal(device, 4, 1)?, entries[4..5]);
    assert_eq!(store.journal(DeviceId(Uuid::from_u128(99)), 0, 99)?, []);
    assert_eq!(store.verify_journal()?.entries, 6);
    assert_eq!(store.rebuild_from_journal()?, 6);
    assert_eq!(names(&store)?, ["1 Milk", "1 04006381333931"]);
    Ok(())
}

fn what_was_refused_is_in_no_journal(home: &Home) -> Tested {
    let store = home.shopping()?;
    assert!(store.apply(edit(1, vec![add(1, 1, "Milk", 1), add(9, 2, "Bread", 1)])).is_err());
    assert!(store.undo_step(crate::step_id(9), at(1)).is_err());
    assert_eq!(store.verify_journal()?.entries, 1);
    Ok(())
}

fn a_home_keeps_its_id_until_everything_is_erased(home: &Home) -> Tested {
    let store = home.shopping()?;
    let device = store.device()?.ok_or("a home has an id")?;
    let store = home.reopen(store)?;
    assert_eq!(store.device()?, Some(device));
    let fresh = DeviceId(Uuid::from_u128(0xF0));
    store.erase(fresh)?;
    assert_eq!(store.device()?, Some(fresh));
    assert_eq!(store.journal(device, 0, 9)?, []);
    store.apply(edit(1, vec![new_list(1, "Shopping")]))?;
    assert_eq!(store.journal(fresh, 0, 9)?.len(), 1);
    assert_eq!(store.verify_journal()?.faults, Vec::<String>::new());
    Ok(())
}

on_disk_and_in_memory! {
    each_change_is_one_entry_with_its_operations,
    what_was_refused_is_in_no_journal,
    a_home_keeps_its_id_until_everything_is_erased,
}

#[test]
fn a_journal_that_does_not_lead_to_what_is_stored_is_found() -> Tested {
    for (what, sql, expect) in [
        ("a line changed", "UPDATE line SET name = 'Beer'", "rows of line"),
        ("a row is gone", "DELETE FROM own_product", "rows of own_product"),
        ("a need is gone", "DELETE FROM need_event", "rows of need_event"),
        ("an entry is gone", "DELETE FROM journal WHERE number = 2", "2 entries up to number 3"),
        (
            "an operation changed",
            "UPDATE journal SET operations = replace(operations, 'Milk', 'Beer')",
            "rows of line",
        ),
        (
            "an operation is refused",
            "UPDATE journal SET operations = '[{\"op\":\"remove\",\"line\":\
             \"00000000-0000-0000-0000-000000000000\"}]' WHERE number = 2",
            "entry 2 (add) of the journal cannot be replayed",
        ),
    ] {
        let (home, store) = shopping()?;
        store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
        let product = crate::product("96385074", "Tea", None)?;
        store.apply(edit(2, vec![Operation::Teach { product }]))?;
        assert_eq!(store.check()?.journal.faults, Vec::<String>::new());
        Connection::open(home.path().join("trug.sqlite"))?.execute(sql, [])?;
        let faults = store.check()?.journal.faults;
        assert!(faults.iter().any(|fault| fault.contains(expect)), "{what}: {faults:?}");
    }
    Ok(())
}

#[test]
fn a_rebuild_that_cannot_be_done_changes_nothing() -> Tested {
    let (home, store) = shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    let before = dump(home.path())?;
    for (version, operations, code) in
        [(2, "[]", "store-damaged"), (1, "[{\"op\":\"dance\"}]", "store-damaged")]
    {
        let file = Connection::open(home.path().join("trug.sqlite"))?;
        file.execute(
            "UPDATE journal SET version = ?1, operations = ?2 WHERE number = 2",
            (version, operations),
        )?;
        let error = store.rebuild_from_journal().err().ok_or("it cannot be read")?;
        assert_eq!(error.code(), code, "{error}");
        assert_eq!(dump(home.path())?, before);
    }
    Ok(())
}

#[test]
fn golden_files_of_every_schema_are_rebuilt_from_their_journal() -> Tested {
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for schema in 1..=5 {
        let home = tempfile::tempdir()?;
        let file = home.path().join("trug.sqlite");
        fs::copy(fixtures.join(format!("schema-{schema}.sqlite")), &file)?;
        let rows = |table: &str| -> Result<Vec<Vec<Value>>, Box<dyn Error>> {
            let file = Connection::open(&file)?;
            let mut query = file.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))?;
            let rows =
                query.query_map([], |row| Ok(vec![row.get(0)?, row.get(1)?, row.get(2)?]))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let tables = ["list", "line", "part", "own_product"];
        let before = tables.map(|table| rows(table).expect("it is there"));
        let store = Store::open(home.path(), DEVICE, at(0))?;
        assert_eq!(tables.map(|table| rows(table).expect("it is there")), before, "{schema}");
        assert!(!before[1].is_empty(), "there are lines in it");
        let device = store.device()?.ok_or("a home has an id")?;
        let first = store.journal(device, 0, 1)?.pop().ok_or("there is an entry")?;
        let is_state = matches!(first.operations[..], [v1::Operation::State(_)]);
        assert_eq!(is_state, schema < 4, "{schema}: {first:?}");
        assert_eq!(store.check()?.journal.faults, Vec::<String>::new(), "{schema}");
        let whole = dump(home.path())?;
        wipe(home.path())?;
        store.rebuild_from_journal()?;
        assert_eq!(dump(home.path())?, whole, "{schema}");
        let redone: Vec<Step> = store.redo(9, at(10))?;
        assert_eq!(redone.len(), 1, "{schema}");
        assert_eq!(store.undo(99, at(11))?.len(), 6, "{schema}: what it could undo it still can");
        assert_eq!(store.check()?.journal.faults, Vec::<String>::new(), "{schema}");
    }
    Ok(())
}
