use crate::made::catalogue_at;
use rusqlite::Connection;
use std::path::Path;
use trug_catalogue::{Catalogue, CatalogueError};
use trug_gs1::Gtin;

fn words_of(error: &CatalogueError) -> &'static str {
    match error {
        CatalogueError::Open { .. } => "open",
        CatalogueError::Foreign { .. } => "foreign",
        CatalogueError::Newer { .. } => "newer",
        CatalogueError::Damaged { .. } => "damaged",
        CatalogueError::Input { .. } | CatalogueError::Write { .. } => "made",
    }
}

fn nutella() -> Gtin {
    Gtin::parse("3017620422003").expect("a GTIN")
}

/// Opens a file and asks it everything; the first error, if any.
fn asked(path: &Path) -> Result<(), CatalogueError> {
    let catalogue = Catalogue::open(path)?;
    catalogue.look_up(nutella())?;
    catalogue.search("nutella", 5)?;
    Ok(())
}

#[test]
fn a_file_that_is_no_catalogue_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let check = |name: &str, expect: &str, part: &str, make: &dyn Fn(&Path)| {
        let path = folder.path().join(name);
        make(&path);
        let error = Catalogue::open(&path).expect_err(name);
        assert_eq!(words_of(&error), expect, "{name}: {error}");
        let error = error.to_string();
        assert!(error.contains(part) && error.contains(name), "{name}: {error}");
    };
    let sql = |text: &'static str| {
        move |path: &Path| {
            let connection = Connection::open(path).expect("it opens");
            connection.execute_batch(text).expect("it is SQL");
        }
    };
    check("absent", "open", "check that the file exists", &|_| {});
    check("folder", "open", "check that the file exists", &|path| {
        std::fs::create_dir(path).expect("a folder");
    });
    check("text", "foreign", "choose another file", &|path| {
        std::fs::write(path, "Nutella\n".repeat(1000)).expect("a file");
    });
    check("empty", "foreign", "choose another file", &|path| {
        std::fs::write(path, "").expect("a file");
    });
    check("other database", "foreign", "choose another file", &sql("CREATE TABLE list(name)"));
    check("newer", "newer", "install a newer Trug", &|path| {
        catalogue_at(path);
        sql("PRAGMA user_version = 2")(path);
    });
    check("no tables", "damaged", "a fresh copy", &|path| {
        catalogue_at(path);
        sql("DROP TABLE meta")(path);
    });
    check("no rows", "damaged", "a fresh copy", &|path| {
        catalogue_at(path);
        sql("DELETE FROM meta WHERE key = 'rows'")(path);
    });
}

#[test]
fn a_block_that_was_changed_is_an_error_and_not_another_product() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let check = |name: &str, text: &str| {
        let path = folder.path().join(name);
        catalogue_at(&path);
        Connection::open(&path).expect("it opens").execute_batch(text).expect("it is SQL");
        let catalogue = Catalogue::open(&path).expect("its meta is whole");
        // The block that holds it is the first with a GTIN that is not greater.
        let looked_up = catalogue.look_up(nutella()).expect_err(name);
        let searched = catalogue.search("nutella", 5).expect_err(name);
        assert_eq!((words_of(&looked_up), words_of(&searched)), ("damaged", "damaged"), "{name}");
    };
    check("cut", "UPDATE block SET body = substr(body, 1, length(body) - 5)");
    check("nothing", "UPDATE block SET body = x''");
    check("noise", "UPDATE block SET body = randomblob(4000)");
    check("no gtin", "UPDATE block SET first = first + 1");
    check("below zero", "UPDATE block SET first = -1; INSERT INTO block VALUES (1, x'00')");
}

#[test]
fn no_damage_makes_it_panic() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("catalogue.sqlite");
    catalogue_at(&path);
    let good = std::fs::read(&path).expect("it was written");
    asked(&path).expect("it is whole");
    let damaged = folder.path().join("damaged.sqlite");
    let mut noticed = 0;
    for part in 0..64 {
        std::fs::write(&damaged, &good[..good.len() * part / 64]).expect("a file");
        noticed += u32::from(asked(&damaged).is_err());
    }
    assert!(noticed >= 60, "a file cut short was taken for whole: {noticed} of 64 noticed");
    // Bytes that are zero are mostly unused room in a page: only the others are worth changing.
    let used: Vec<usize> = (0..good.len()).filter(|&place| good[place] != 0).collect();
    for &place in used.iter().step_by(used.len().div_ceil(400)) {
        let mut bytes = good.clone();
        bytes[place] ^= 0x55;
        std::fs::write(&damaged, &bytes).expect("a file");
        if let Err(error) = asked(&damaged) {
            assert!(!error.to_string().is_empty());
        }
    }
}

#[test]
fn opening_changes_nothing_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("catalogue.sqlite");
    catalogue_at(&path);
    let before = std::fs::read(&path).expect("it was written");
    asked(&path).expect("it is whole");
    assert_eq!(std::fs::read(&path).expect("it is there"), before);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder is there").count(), 1);
}
