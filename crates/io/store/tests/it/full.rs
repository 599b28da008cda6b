//! A full disk: reported, nothing lost, and usable when there is room again.

use crate::{Tested, add, at, edit, names, reopen, shopping};
use trug_domain::Operation;

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
        match store.apply(edit(kept + 1, vec![long(kept + 1)])) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 1000, "the disk is full at last");
    };
    assert_eq!(error.code(), "store-full", "{error}");
    assert!(!error.is_permanent());
    assert!(error.to_string().contains("free some space"), "{error}");
    assert!(kept > 5);
    let step = store.apply(edit(kept + 1, vec![long(kept + 1)]));
    assert!(step.is_err(), "it is still full");
    assert_eq!(names(&store)?.len() as u128, kept);
    assert_eq!(store.check()?.faults, Vec::<String>::new());

    store.limit_pages(1_000_000)?;
    store.apply(edit(kept + 1, vec![long(kept + 1)]))?;
    let store = reopen(store, home.path())?;
    assert_eq!(names(&store)?.len() as u128, kept + 1);
    assert_eq!(store.undo(usize::MAX, at(0))?.len() as u128, kept + 2);
    Ok(())
}
