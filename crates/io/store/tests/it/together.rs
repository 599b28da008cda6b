//! Several threads, several stores and several processes on one home at once.

use crate::kill::{Acknowledger, acknowledged};
use crate::{DEVICE, Home, Tested, add, at, edit, list_id};
use std::collections::BTreeSet;
use std::thread;
use trug_store::{Store, StoreError};

on_disk_and_in_memory! {
    threads_and_stores_write_at_once,
}

fn threads_and_stores_write_at_once(home: &Home) -> Tested {
    let store = home.shopping()?;
    let other = home.open()?;
    let work = |store: Store, from: u128| {
        move || -> Result<(), StoreError> {
            for line in from..from + 25 {
                store.apply(edit(line, vec![add(1, line, &format!("thing {line}"), 1)]))?;
            }
            Ok(())
        }
    };
    let threads: Vec<_> = [(&store, 100), (&store, 200), (&other, 300), (&other, 400)]
        .into_iter()
        .map(|(store, from)| thread::spawn(work(store.clone(), from)))
        .collect();
    for thread in threads {
        thread.join().map_err(|_| "a thread panicked")??;
    }
    let lines = store.lines(list_id(1))?;
    assert_eq!(lines.len(), 100);
    let ranks: BTreeSet<_> = lines.iter().map(|line| line.rank.clone()).collect();
    assert_eq!(ranks.len(), 100, "each has a place of its own");
    assert_eq!(store.counts()?.steps, 101);
    Ok(())
}

#[test]
fn stores_open_and_close_while_others_write() -> Tested {
    let home = tempfile::tempdir()?;
    let path = home.path().to_path_buf();
    let threads: Vec<_> = (0..4_u128)
        .map(|number| {
            let path = path.clone();
            thread::spawn(move || -> Result<(), StoreError> {
                for turn in 0..12 {
                    let key = 100 * (number + 1) + turn;
                    let store = Store::open(&path, DEVICE, at(0))?;
                    store.set_setting(&format!("{key}"), "kept")?;
                }
                Ok(())
            })
        })
        .collect();
    for thread in threads {
        thread.join().map_err(|_| "a thread panicked")??;
    }
    let store = Store::open(&path, DEVICE, at(0))?;
    for number in 1..=4 {
        for turn in 0..12 {
            let key = format!("{}", 100 * number + turn);
            assert_eq!(store.get_setting(&key)?.as_deref(), Some("kept"), "{key}");
        }
    }
    Ok(())
}

#[test]
fn processes_make_one_file_and_write_at_once() -> Tested {
    let home = tempfile::tempdir()?;
    let children = (1..=4)
        .map(|number| Acknowledger {
            home: home.path(),
            from: number * 1000,
            count: 20,
            early: false,
        })
        .map(|one| one.start())
        .collect::<Result<Vec<_>, _>>()?;
    let mut all = BTreeSet::new();
    for child in children {
        let output = child.wait_with_output()?;
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{errors}");
        all.extend(acknowledged(&output.stdout));
    }
    assert_eq!(all.len(), 80);
    let store = Store::open(home.path(), DEVICE, at(0))?;
    assert_eq!(store.lines(list_id(1))?.len(), 80);
    assert_eq!(store.check()?.faults, Vec::<String>::new());
    Ok(())
}
