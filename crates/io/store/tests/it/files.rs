//! Files and folders that are not as they should be: refused with a reason, and left as they were.

use crate::{DEVICE, Tested, add, at, edit, list_id, names, reopen, shopping};
use rusqlite::Connection;
use std::error::Error;
use std::fs;
use std::path::Path;
use trug_store::{Store, StoreError};

/// Names and what is in the files.
type Contents = Vec<(String, Vec<u8>)>;

/// The names in a folder and what is in the files, but for SQLite's shared memory, which holds
/// nothing that lasts.
fn contents(folder: &Path) -> Result<Contents, Box<dyn Error>> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder)? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if file.file_type()?.is_file() && !name.ends_with("-shm") {
            found.push((name, fs::read(file.path())?));
        }
    }
    found.sort();
    Ok(found)
}

/// Opens what is there twice; it must be refused with this code and stay byte for byte.
fn refused(home: &Path, code: &str) -> Result<StoreError, Box<dyn Error>> {
    let before = contents(home)?;
    let first = Store::open(home, DEVICE, at(0)).err().ok_or("it is refused")?;
    let second = Store::open(home, DEVICE, at(0)).err().ok_or("it is refused again")?;
    assert_eq!((first.code(), second.code()), (code, code), "{first}");
    assert!(first.is_permanent());
    assert_eq!(contents(home)?, before, "nothing was written");
    Ok(first)
}

fn closed() -> Result<tempfile::TempDir, Box<dyn Error>> {
    let (home, store) = shopping()?;
    store.apply(edit(
        1,
        (1..=300).map(|line| add(1, line, &format!("thing {line}"), 1)).collect(),
    ))?;
    drop(store);
    Ok(home)
}

#[test]
fn a_newer_file_is_left_untouched() -> Tested {
    let home = closed()?;
    let file = home.path().join("trug.sqlite");
    Connection::open(&file)?.pragma_update(None, "user_version", 999)?;
    let error = refused(home.path(), "store-newer")?;
    assert!(matches!(error, StoreError::NewerFile { found: 999, known: 6, .. }), "{error:?}");
    assert!(error.to_string().contains("install the newer trug"), "{error}");
    let left = contents(home.path())?.len();
    assert_eq!(left, 2, "the file and the lock it was made under, no log");
    Ok(())
}

#[test]
fn a_newer_version_only_in_the_log_is_seen() -> Tested {
    let home = closed()?;
    let file = home.path().join("trug.sqlite");
    let newer = Connection::open(&file)?;
    newer.pragma_update(None, "user_version", 999)?;
    // A copy of file and log while both are open is what a crash leaves.
    let crashed = tempfile::tempdir()?;
    for name in ["trug.sqlite", "trug.sqlite-wal"] {
        fs::copy(home.path().join(name), crashed.path().join(name))?;
    }
    drop(newer);
    refused(crashed.path(), "store-newer")?;
    Ok(())
}

/// A process that is killed while it copies the log into the file leaves the file's pages as a
/// mixture of two moments; only the log makes them fit together.
#[test]
fn an_interrupted_checkpoint_is_no_damage() -> Tested {
    let (home, store) = shopping()?;
    let crashed = tempfile::tempdir()?;
    let [file, log] = ["trug.sqlite", "trug.sqlite-wal"].map(|name| home.path().join(name));
    store.apply(edit(
        1,
        (1..=300).map(|line| add(1, line, &format!("thing {line}"), 1)).collect(),
    ))?;
    let expect = store.lines(list_id(1))?;
    let before = fs::read(&file)?;
    fs::copy(&log, crashed.path().join("trug.sqlite-wal"))?;
    drop(store);
    let after = fs::read(&file)?;
    assert!(before.len() < after.len(), "the log was copied when the store was closed");
    for pages in [0, 1, 2, 5] {
        let cut = before.len().max(pages * 4096);
        let mixture =
            [&after[..pages * 4096], &before[(pages * 4096).min(before.len())..]].concat();
        assert_eq!(mixture.len(), cut);
        let home = tempfile::tempdir()?;
        fs::write(home.path().join("trug.sqlite"), mixture)?;
        fs::copy(crashed.path().join("trug.sqlite-wal"), home.path().join("trug.sqlite-wal"))?;
        let store =
            Store::open(home.path(), DEVICE, at(0)).map_err(|why| format!("{pages}: {why}"))?;
        assert_eq!(store.lines(list_id(1))?, expect, "{pages} pages were copied");
        assert_eq!(store.check()?.faults, Vec::<String>::new());
    }
    Ok(())
}

#[test]
fn a_foreign_file_is_left_untouched() -> Tested {
    type Make = fn(&Path) -> Tested;
    let cases: [(&str, Make); 5] = [
        ("text", |file| Ok(fs::write(file, "milk\nbread\n")?)),
        ("bytes", |file| Ok(fs::write(file, [0xFF; 9000])?)),
        ("one byte", |file| Ok(fs::write(file, [0])?)),
        ("another program's", |file| {
            let other = Connection::open(file)?;
            other.pragma_update(None, "application_id", 42)?;
            Ok(other.execute_batch("CREATE TABLE bookmark (url TEXT)")?)
        }),
        ("no program's", |file| {
            Ok(Connection::open(file)?.execute_batch("CREATE TABLE list (id TEXT)")?)
        }),
    ];
    for (what, make) in cases {
        let home = tempfile::tempdir()?;
        make(&home.path().join("trug.sqlite"))?;
        let error =
            refused(home.path(), "store-not-trug").map_err(|why| format!("{what}: {why}"))?;
        assert!(error.to_string().contains("left untouched"), "{what}: {error}");
        assert_eq!(contents(home.path())?.len(), 1, "{what}: no other file was made");
    }
    Ok(())
}

#[test]
fn a_log_without_its_file_is_not_thrown_away() -> Tested {
    let home = tempfile::tempdir()?;
    fs::write(home.path().join("trug.sqlite-wal"), [1; 4096])?;
    refused(home.path(), "store-not-trug")?;
    Ok(())
}

#[test]
fn an_empty_file_and_one_that_was_only_begun_are_completed() -> Tested {
    let home = tempfile::tempdir()?;
    fs::write(home.path().join("trug.sqlite"), [])?;
    drop(Store::open(home.path(), DEVICE, at(0))?);
    let home = tempfile::tempdir()?;
    let begun = Connection::open(home.path().join("trug.sqlite"))?;
    begun.pragma_update(None, "journal_mode", "wal")?;
    drop(begun);
    assert_eq!(Store::open(home.path(), DEVICE, at(0))?.lists()?, []);
    Ok(())
}

#[test]
fn a_damaged_page_is_reported_with_the_newest_snapshot() -> Tested {
    let (home, store) = shopping()?;
    store.apply(edit(
        1,
        (1..=3000).map(|line| add(1, line, &format!("thing {line}"), 1)).collect(),
    ))?;
    store.back_up(at(1))?;
    let kept = store.back_up(at(2))?;
    assert_eq!(store.check()?.snapshots.first(), Some(&kept));
    drop(store);
    let file = home.path().join("trug.sqlite");
    let mut bytes = fs::read(&file)?;
    for page in bytes.chunks_exact_mut(4096).skip(1) {
        page[..64].fill(0xA5);
    }
    fs::write(&file, &bytes)?;
    let damage = Store::open(home.path(), DEVICE, at(0)).and_then(|store| store.lines(list_id(1)));
    let error = damage.err().ok_or("the damage is seen")?;
    assert_eq!(error.code(), "store-damaged");
    assert!(error.to_string().contains(&kept.path.display().to_string()), "{error}");
    assert_eq!(fs::read(&file)?, bytes, "the damaged file is kept as it is");
    fs::copy(&kept.path, &file)?;
    assert_eq!(Store::open(home.path(), DEVICE, at(0))?.lines(list_id(1))?.len(), 3000);
    Ok(())
}

#[test]
fn damage_that_reading_misses_is_found_by_the_check() -> Tested {
    let home = closed()?;
    let file = home.path().join("trug.sqlite");
    let store = Store::open(home.path(), DEVICE, at(0))?;
    assert_eq!(store.check()?.faults, Vec::<String>::new());
    drop(store);
    let raw = Connection::open(&file)?;
    raw.pragma_update(None, "foreign_keys", false)?;
    raw.execute("DELETE FROM list", [])?;
    drop(raw);
    let faults = Store::open(home.path(), DEVICE, at(0))?.check()?.faults;
    assert!(faults.iter().any(|fault| fault.contains("line")), "{faults:?}");
    Ok(())
}

#[test]
fn a_truncated_file_is_reported() -> Tested {
    for keep in [100, 4096, 20_000] {
        let home = closed()?;
        let file = home.path().join("trug.sqlite");
        let bytes = fs::read(&file)?;
        fs::write(&file, &bytes[..keep])?;
        let damage =
            Store::open(home.path(), DEVICE, at(0)).and_then(|store| store.lines(list_id(1)));
        let error = damage.err().ok_or_else(|| format!("{keep} bytes are not the whole file"))?;
        assert!(["store-damaged", "store-not-trug"].contains(&error.code()), "{keep}: {error}");
        assert_eq!(fs::read(&file)?, &bytes[..keep], "the damaged file is kept as it is");
    }
    Ok(())
}

#[test]
fn a_foreign_value_is_damage_and_no_panic() -> Tested {
    for (what, sql) in [
        ("an id", "UPDATE line SET id = 'x' WHERE name = 'thing 7'"),
        ("a code", "UPDATE line SET gtin = 7, printed = '7'"),
        ("a unit", "UPDATE part SET unit = 'bucket'"),
        ("a list", "UPDATE list SET id = ''"),
    ] {
        let home = closed()?;
        let raw = Connection::open(home.path().join("trug.sqlite"))?;
        raw.pragma_update(None, "foreign_keys", false)?;
        raw.execute(sql, [])?;
        drop(raw);
        let store = Store::open(home.path(), DEVICE, at(0))?;
        let read = store.lists().and_then(|_| store.lines(list_id(1)));
        let error = read.err().ok_or(what)?;
        assert_eq!(error.code(), "store-damaged", "{what}: {error}");
    }
    Ok(())
}

#[test]
fn folders_where_no_file_can_be_made_are_reported() -> Tested {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("a file"), "")?;
    fs::create_dir_all(folder.path().join("home/trug.sqlite"))?;
    for home in ["a file", "a file/home", "home"] {
        let error = Store::open(&folder.path().join(home), DEVICE, at(0)).err().ok_or(home)?;
        assert_eq!(error.code(), "store-cannot-create", "{home}: {error}");
        assert!(error.to_string().contains("TRUG_HOME"), "{home}: {error}");
    }
    Ok(())
}

#[test]
fn a_home_with_an_odd_name_is_a_home() -> Tested {
    let folder = tempfile::tempdir()?;
    for name in ["50% ?#&", "K\u{e4}se \u{1f9c0}", "a b'c\"d", "file:x"] {
        let home = folder.path().join(name).join("deep");
        let store = Store::open(&home, DEVICE, at(0))?;
        store.apply(edit(0, vec![crate::new_list(1, "Shopping"), add(1, 1, "Milk", 1)]))?;
        store.back_up(at(1))?;
        let store = reopen(store, &home)?;
        assert_eq!(names(&store)?, ["1 Milk"], "{name}");
    }
    Ok(())
}

#[test]
fn a_snapshot_is_whole_and_never_written_over_another_file() -> Tested {
    let (home, store) = shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    let elsewhere = tempfile::tempdir()?;
    let copy = elsewhere.path().join("trug.sqlite");
    store.snapshot(&copy)?;
    let again = store.snapshot(&copy);
    assert!(matches!(again, Err(StoreError::Snapshot { .. })), "{again:?}");
    let nowhere = store.snapshot(&home.path().join("no folder").join("copy"));
    assert!(matches!(nowhere, Err(StoreError::Snapshot { .. })), "{nowhere:?}");
    let copied = Store::open(elsewhere.path(), DEVICE, at(0))?;
    assert_eq!(names(&copied)?, ["1 Milk"]);
    assert_eq!(copied.history(9)?, store.history(9)?);
    Ok(())
}

#[test]
fn the_check_reads_the_pragmas_back() -> Tested {
    let (_home, store) = shopping()?;
    let health = store.check()?;
    assert!(health.write_ahead_log);
    assert_eq!((health.schema, health.faults.len()), (6, 0));
    assert!(health.bytes + health.log_bytes > 0);
    for (name, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("busy_timeout", "5000"),
        ("trusted_schema", "0"),
        ("fullfsync", "1"),
    ] {
        let pragma = health.pragmas.iter().find(|pragma| pragma.name == name).ok_or(name)?;
        assert_eq!((pragma.writing.as_str(), pragma.reading.as_str()), (value, value), "{name}");
    }
    Ok(())
}

#[test]
fn a_file_that_is_locked_too_long_is_busy() -> Tested {
    let (home, store) = shopping()?;
    let other = Connection::open(home.path().join("trug.sqlite"))?;
    other.execute_batch("BEGIN IMMEDIATE")?;
    let busy = store.apply(edit(1, vec![add(1, 1, "Milk", 1)])).err().ok_or("it is locked")?;
    assert_eq!(busy.code(), "store-busy", "{busy}");
    assert!(!busy.is_permanent());
    assert_eq!(names(&store)?, Vec::<String>::new(), "reading goes on");
    other.execute_batch("ROLLBACK")?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    Ok(())
}
