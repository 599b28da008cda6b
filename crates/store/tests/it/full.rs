//! A disk that fills up: said, nothing lost, and everything goes on when there is room again.

use crate::{Tested, act, add, at, names, reopen, shopping};
use trug_domain::Operation;
use trug_store::Store;

#[test]
fn a_full_disk_loses_nothing_that_was_acknowledged() -> Tested {
    let (home, store) = shopping()?;
    store.limit_pages(60)?;
    let long = |line: u128| match add(1, line, &format!("thing {line}"), 1) {
        Operation::Add { id, list, need, quantity, source, aisle, .. } => {
            let note = Some("n".repeat(500));
            Operation::Add { id, list, need, quantity, source, aisle, note }
        }
        other => other,
    };
    let mut kept = 0;
    let error = loop {
        match store.act(act(kept + 1, vec![long(kept + 1)])) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 1000, "the disk is full at last");
    };
    assert_eq!(error.code(), "store-full", "{error}");
    assert!(!error.is_permanent());
    assert!(error.to_string().contains("free some space"), "{error}");
    assert!(kept > 5);
    let step = store.act(act(kept + 1, vec![long(kept + 1)]));
    assert!(step.is_err(), "it is still full");
    assert_eq!(names(&store)?.len() as u128, kept);
    assert_eq!(store.check()?.faults, Vec::<String>::new());

    store.limit_pages(1_000_000)?;
    store.act(act(kept + 1, vec![long(kept + 1)]))?;
    let store = reopen(store, home.path())?;
    assert_eq!(names(&store)?.len() as u128, kept + 1);
    assert_eq!(store.undo(usize::MAX, at(0))?.len() as u128, kept + 2);
    Ok(())
}

/// A folder where SQLite's shared memory has to lie does what a full or read-only disk does, for
/// root too.
#[test]
fn where_nothing_can_be_written_everything_can_be_read() -> Tested {
    let (home, store) = shopping()?;
    store.act(act(1, vec![add(1, 1, "Milk", 1)]))?;
    drop(store);
    let in_the_way = home.path().join("trug.sqlite-shm");
    std::fs::create_dir(&in_the_way)?;
    let store = Store::open(home.path(), at(2))?;
    assert_eq!(names(&store)?, ["1 Milk"]);
    assert_eq!(store.history(9)?.len(), 2);
    let why = store.unwritable().ok_or("nothing can be written")?;
    let refused = store.act(act(2, vec![add(1, 2, "Bread", 1)])).err().ok_or("it is refused")?;
    assert_eq!((refused.code(), refused.to_string()), (why.code(), why.to_string()));
    drop(store);
    std::fs::remove_dir(&in_the_way)?;
    let store = Store::open(home.path(), at(3))?;
    assert!(store.unwritable().is_none());
    store.act(act(2, vec![add(1, 2, "Bread", 1)]))?;
    assert_eq!(names(&store)?, ["1 Milk", "1 Bread"]);
    Ok(())
}
