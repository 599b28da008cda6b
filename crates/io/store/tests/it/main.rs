//! The store from the outside: what is done is kept, whatever happens to the process or the file.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

/// Runs each of these tests on a home on disk and on one in memory.
macro_rules! on_disk_and_in_memory {
    ($($test:ident),* $(,)?) => {
        mod on_disk {
            $(
                #[test]
                fn $test() -> crate::Tested {
                    super::$test(&crate::Home::on_disk()?)
                }
            )*
        }
        mod in_memory {
            $(
                #[test]
                fn $test() -> crate::Tested {
                    super::$test(&crate::Home::in_memory())
                }
            )*
        }
    };
}

mod arrivals;
mod baskets;
mod files;
mod full;
mod golden;
mod journal;
mod kill;
mod lists;
mod migration;
mod model;
mod needs;
mod together;
mod undo;
mod watch;

use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;
use trug_domain::{
    Action, DeviceId, Line, LineId, ListId, Need, Operation, OwnProduct, Quantity, Source,
    SourceKind, StepId, Timestamp,
};
use trug_gs1::{Gtin, ScannedCode};
use trug_store::{Edit, Store, StoreError};
use uuid::Uuid;

/// What a test answers, so that it can say `?`.
type Tested = Result<(), Box<dyn Error>>;

/// The id of every home here that has none yet.
const DEVICE: DeviceId = DeviceId(Uuid::from_u128(0xD));

/// A moment: so many milliseconds after the tests' own beginning of time.
fn at(ms: i64) -> Timestamp {
    Timestamp(1_700_000_000_000 + ms)
}

fn list_id(number: u128) -> ListId {
    ListId(Uuid::from_u128(0x1000_0000_0000 + number))
}

fn line_id(number: u128) -> LineId {
    LineId(Uuid::from_u128(0x2000_0000_0000 + number))
}

fn step_id(number: u128) -> StepId {
    StepId(Uuid::from_u128(0x3000_0000_0000 + number))
}

fn typed() -> Source {
    Source { kind: SourceKind::Typed, from: None }
}

/// An act of several operations; its id and its time come from its number.
fn edit(number: u128, operations: Vec<Operation>) -> Edit {
    let action = operations.first().map_or(Action::Add, Operation::action);
    Edit { id: step_id(number), at: at(number as i64), action, source: typed(), operations }
}

fn new_list(number: u128, name: &str) -> Operation {
    Operation::NewList { id: list_id(number), name: name.to_owned() }
}

fn add(list: u128, line: u128, name: &str, quantity: i64) -> Operation {
    Operation::Add {
        id: line_id(line),
        list: list_id(list),
        need: Need { code: None, name: Some(name.to_owned()) },
        quantity: Quantity::each(quantity),
        source: typed(),
        aisle: None,
        note: None,
    }
}

fn scan(list: u128, line: u128, digits: &str) -> Result<Operation, Box<dyn Error>> {
    Ok(Operation::Add {
        id: line_id(line),
        list: list_id(list),
        need: Need { code: Some(ScannedCode::typed(digits)?), name: None },
        quantity: Quantity::each(1),
        source: Source { kind: SourceKind::Scan, from: Some("webcam".to_owned()) },
        aisle: Some("dairy-eggs".to_owned()),
        note: None,
    })
}

fn product(digits: &str, name: &str, brand: Option<&str>) -> Result<OwnProduct, Box<dyn Error>> {
    Ok(OwnProduct {
        gtin: Gtin::parse(digits)?,
        name: name.to_owned(),
        brand: brand.map(str::to_owned),
        quantity: None,
        aisle: None,
        taught: at(7),
        same_as: None,
        allergens: None,
    })
}

/// A home for one test.
enum Home {
    Disk(TempDir),
    Memory(DeviceId),
}

impl Home {
    fn on_disk() -> Result<Self, std::io::Error> {
        Ok(Self::Disk(tempfile::tempdir()?))
    }

    /// Its number is the test's own, since databases in memory are found by it.
    fn in_memory() -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        Self::Memory(DeviceId(Uuid::from_u128(number.into())))
    }

    fn another(&self) -> Result<Self, std::io::Error> {
        match self {
            Self::Disk(_) => Self::on_disk(),
            Self::Memory(_) => Ok(Self::in_memory()),
        }
    }

    fn open(&self) -> Result<Store, StoreError> {
        match self {
            Self::Disk(folder) => Store::open(folder.path(), DEVICE, at(0)),
            Self::Memory(device) => Store::open_in_memory(*device, at(0)),
        }
    }

    /// Opened with one list, number 1, "Shopping", made by step 0.
    fn shopping(&self) -> Result<Store, StoreError> {
        let store = self.open()?;
        store.apply(edit(0, vec![new_list(1, "Shopping")]))?;
        Ok(store)
    }

    /// Closes and opens again; in memory only new connections are made, since closing would end it.
    fn reopen(&self, store: Store) -> Result<Store, StoreError> {
        match self {
            Self::Disk(_) => {
                drop(store);
                self.open()
            }
            Self::Memory(_) => self.open(),
        }
    }
}

/// A home of its own with one list, number 1, "Shopping", made by step 0.
fn shopping() -> Result<(TempDir, Store), Box<dyn Error>> {
    let home = tempfile::tempdir()?;
    let store = Store::open(home.path(), DEVICE, at(0))?;
    store.apply(edit(0, vec![new_list(1, "Shopping")]))?;
    Ok((home, store))
}

fn reopen(store: Store, home: &Path) -> Result<Store, StoreError> {
    drop(store);
    Store::open(home, DEVICE, at(0))
}

/// The lines of list 1 as a person reads them.
fn names(store: &Store) -> Result<Vec<String>, StoreError> {
    let shown = |line: &Line| {
        let name = line.need.name.clone().unwrap_or_else(|| {
            line.need.code.as_ref().map_or_else(String::new, |code| code.gtin.to_string())
        });
        let tick = if line.checked { " x" } else { "" };
        format!("{} {name}{tick}", line.quantity().value)
    };
    Ok(store.lines(list_id(1))?.iter().map(shown).collect())
}
