//! Commits are noticed, those of other processes too; reads are not.

use crate::kill::Acknowledger;
use crate::{Home, Tested, add, edit, list_id, shopping};
use std::thread;
use std::time::{Duration, Instant};
use trug_store::ChangeWatch;

fn commits_are_noticed_once_and_reads_are_not(home: &Home) -> Tested {
    let store = home.shopping()?;
    let other = home.open()?;
    let mut watch = store.watch_changes()?;
    assert!(!watch.changed()?, "nothing happened since");
    store.lines(list_id(1))?;
    other.history(9)?;
    assert!(!watch.changed()?, "reading is no change");
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    assert!(watch.changed()?, "this store wrote");
    assert!(!watch.changed()?, "and it was noticed already");
    other.apply(edit(2, vec![add(1, 2, "Bread", 1)]))?;
    assert!(watch.changed()?, "another store wrote");
    assert!(store.apply(edit(3, vec![add(9, 3, "Tea", 1)])).is_err());
    assert!(!watch.changed()?, "what was refused is no change");
    Ok(())
}

fn each_watch_notices_by_itself(home: &Home) -> Tested {
    let store = home.shopping()?;
    let (mut first, mut second) = (store.watch_changes()?, store.watch_changes()?);
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    assert!(first.changed()?);
    assert!(second.changed()?);
    assert!(!first.changed()?);
    Ok(())
}

#[test]
fn a_watch_goes_to_a_thread_of_its_own() {
    fn moved<T: Send + 'static>() {}
    moved::<ChangeWatch>();
}

#[test]
fn a_commit_of_another_process_is_noticed_within_a_second() -> Tested {
    let (home, store) = shopping()?;
    let mut watch = store.watch_changes()?;
    let writer = Acknowledger { home: home.path(), from: 1, count: 1, early: false };
    let mut child = writer.start()?;
    let mut noticed = None;
    // The line is seen by reading; the watch must not be later than that by a second.
    let begin = Instant::now();
    let mut seen = None;
    while begin.elapsed() < Duration::from_secs(30) && (noticed.is_none() || seen.is_none()) {
        if seen.is_none() && !store.lines(list_id(1))?.is_empty() {
            seen = Some(Instant::now());
        }
        if watch.changed()? {
            noticed = Some(Instant::now());
        }
        thread::sleep(Duration::from_millis(50));
    }
    child.wait()?;
    let (noticed, seen) = (noticed.ok_or("it is noticed")?, seen.ok_or("it is seen")?);
    assert!(noticed.saturating_duration_since(seen) < Duration::from_secs(1));
    Ok(())
}

on_disk_and_in_memory! {
    commits_are_noticed_once_and_reads_are_not,
    each_watch_notices_by_itself,
}
