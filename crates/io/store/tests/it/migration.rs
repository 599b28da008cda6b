//! Released schemas: their SQL never changes, and their files can always be opened.

use crate::{DEVICE, Tested, add, at, edit, line_id, list_id, names, new_list, product, scan};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use trug_domain::{Action, BasketId, Operation, OperationId, Step};
use trug_store::{AgreedRow, BasketRow, LedgerRow, MatchRow, OutboxRow, OutboxState, Store};
use uuid::Uuid;

/// The hash of each released step. A new schema gets a new line; an old line never changes.
const RELEASED: &[(&str, &str)] = &[
    ("0001.sql", "f4d9e054281bbcfc0e61b4b5af2b89d62027a93a8536e018489ac6f1f3099dfc"),
    ("0002.sql", "c7b339937c4ddc5c062791ec78a51ce4ec3ac91ba864993b8d5fd6f55508123c"),
    ("0003.sql", "d7320ab8180ce7f812f62bcd2b0b233c93a34ea7d4ddc6d18a0c0b34659999a0"),
    ("0004.sql", "bfcf7fe96d72118cb26fb2d93bd9403638eec08e0ddbf1a2e90e11f7fc24efaa"),
    ("0005.sql", "c34fdb126d5c10a1ef483207c4a008cfe8903038dfa0a0a0b5c2e09ff7804ac3"),
    ("0006.sql", "dd0549e4d9918a4e8c3da236b1c5ca5e6a968af9fdf40189b615e393a0bf0fab"),
];

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn released_migrations_never_change() -> Tested {
    let mut steps = fs::read_dir(here("src/schema"))?
        .map(|file| Ok(file?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    steps.sort();
    let released: Vec<_> = RELEASED.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(steps, released);
    for (name, hash) in RELEASED {
        // A checkout may have turned the ends of lines.
        let sql = fs::read_to_string(here("src/schema").join(name))?.replace('\r', "");
        let found = format!("{:x}", Sha256::digest(sql.as_bytes()));
        assert_eq!(found, *hash, "{name} was changed");
    }
    Ok(())
}

/// Fills a file with one of everything; this made `fixtures/schema-1.sqlite`.
fn fill(store: &Store) -> Tested {
    store.apply(edit(0, vec![new_list(1, "Shopping"), new_list(2, "Party")]))?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 2), scan(1, 2, "4006381333931")?]))?;
    store.apply(edit(2, vec![add(1, 3, "milk", 1), add(2, 4, "Käse \u{1f9c0}", 1)]))?;
    store.apply(edit(3, vec![Operation::SetChecked { line: line_id(2), checked: true }]))?;
    store.apply(edit(
        4,
        vec![Operation::Teach { product: product("4006381333931", "Pen", Some("Stabilo"))? }],
    ))?;
    store.apply(edit(5, vec![Operation::Remove { line: line_id(1) }]))?;
    store.undo(1, at(6))?;
    store.set_setting("beep", "off")?;
    let basket = BasketId(Uuid::from_u128(1));
    let config = serde_json::json!({"url": "http://127.0.0.1:1"});
    let (kind, name) = ("ucp".to_owned(), "market".to_owned());
    store.add_basket(BasketRow {
        id: basket,
        kind,
        name,
        config: config.clone(),
        created: at(7),
    })?;
    let agreed = AgreedRow { line: line_id(1), remote: "r-1".to_owned(), item: config };
    store.settle(basket, vec![agreed], None)?;
    let (key, remote, title) = ("milk|each".to_owned(), "r-1".to_owned(), "Milk".to_owned());
    let currency = Some("EUR".to_owned());
    let price_minor = Some(129);
    store.put_matches(
        basket,
        &[MatchRow { key, remote, title, price_minor, currency, confirmed: true, seen: at(8) }],
    )?;
    let id = OperationId(Uuid::from_u128(2));
    store.outbox_begin(OutboxRow {
        id,
        basket,
        body: "{}".to_owned(),
        lines: vec![line_id(1)],
        at: at(9),
    })?;
    store.ledger_begin(LedgerRow {
        id: Uuid::from_u128(3),
        at: at(9),
        purpose: "push".to_owned(),
        host: "127.0.0.1:1".to_owned(),
        method: "PUT".to_owned(),
        path: "/carts/1".to_owned(),
        headers: String::new(),
        bytes: 2,
        body: b"{}".to_vec(),
    })?;
    Ok(())
}

/// What [`fill`] left, however it came into the file.
fn holds_it_all(store: &Store) -> Tested {
    assert_eq!(names(store)?, ["3 Milk", "1 04006381333931 x"]);
    assert_eq!(store.lists()?.len(), 2);
    assert_eq!(store.lines(list_id(2))?.len(), 1);
    assert_eq!(store.own_products_matching("stabilo pen", 9)?.len(), 1);
    assert_eq!(store.get_setting("beep")?.as_deref(), Some("off"));
    let [basket] = store.baskets()?.try_into().map_err(|_| "one basket")?;
    assert_eq!(store.agreed(basket.id)?.len(), 1);
    assert_eq!(store.matches(basket.id)?.len(), 1);
    let open: Vec<_> = store.outbox_open(basket.id)?.into_iter().map(|one| one.state).collect();
    assert_eq!(open, [OutboxState::Unknown]);
    assert_eq!(store.ledger(9)?.len(), 1);
    let undone: Vec<_> = store.history(9)?.iter().map(|entry| entry.undone).collect();
    assert_eq!(undone, [true, false, false, false, false, false]);
    let redone: Vec<Action> =
        store.redo(9, at(10))?.iter().map(|step: &Step| step.action).collect();
    assert_eq!(redone, [Action::Remove]);
    assert_eq!(names(store)?, ["1 04006381333931 x"]);
    assert_eq!(store.undo(99, at(11))?.len(), 6);
    assert_eq!((store.counts()?.lists, store.counts()?.lines), (0, 0));
    assert_eq!(store.check()?.faults, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_file_of_the_newest_schema_holds_one_of_everything() -> Tested {
    let home = tempfile::tempdir()?;
    let store = Store::open(home.path(), DEVICE, at(0))?;
    fill(&store)?;
    let store = crate::reopen(store, home.path())?;
    // The way to a fixture of a new schema.
    if let Some(to) = std::env::var_os("TRUG_MAKE_FIXTURE") {
        store.snapshot(Path::new(&to))?;
    }
    holds_it_all(&store)
}

#[test]
fn files_of_every_released_schema_open_with_all_their_rows() -> Tested {
    for (schema, _) in (1..).zip(RELEASED) {
        let home = tempfile::tempdir()?;
        let old = here(&format!("tests/fixtures/schema-{schema}.sqlite"));
        fs::copy(old, home.path().join("trug.sqlite"))?;
        holds_it_all(&Store::open(home.path(), DEVICE, at(0))?)?;
    }
    Ok(())
}
