//! What the shop must not forget: every write, with its effect and its answer, in one file each.
//!
//! A [`Write`] is on the disk before it is answered: written beside its place, synced, renamed, the
//! folder synced. So the effect of a write and the answer to its Idempotency-Key are kept or lost
//! together, whenever the computer stops. Carts and the epoch are what the writes leave behind.
//!
//! Kept are the [`KEPT`] newest writes and, whatever its age, the newest of each cart.

use crate::cart::Cart;
use crate::error::ShopError;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use trug_files::write_whole;
use uuid::Uuid;

/// How many writes can be repeated under their Idempotency-Key: a day of practice and more.
const KEPT: u64 = 1_000;

/// The format of the files.
const FORMAT: u64 = 1;

/// A write that was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Write {
    format: u64,
    number: u64,
    pub(crate) key: Uuid,
    pub(crate) request: Request,
    pub(crate) status: u16,
    pub(crate) answer: Value,
    pub(crate) effect: Effect,
    /// The epoch that follows.
    pub(crate) epoch: u64,
}

/// What was asked, as far as a repetition must be the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Value,
}

/// What a write did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Effect {
    Nothing,
    Filled(Cart),
    Cancelled(String),
}

/// All writes that are kept, and what they left behind.
#[derive(Debug)]
pub(crate) struct Records {
    folder: PathBuf,
    kept: u64,
    last: u64,
    pub(crate) epoch: u64,
    /// The carts that were not cancelled, each with the number of the write that filled it last.
    carts: BTreeMap<String, (u64, Cart)>,
    by_key: HashMap<Uuid, Write>,
    /// The files that are there, with the cart that each filled.
    files: BTreeMap<u64, (Uuid, Option<String>)>,
    /// Held for as long as the shop is open.
    _lock: File,
}

impl Records {
    /// Opens the records in this folder, which is made if it is missing.
    pub(crate) fn open(folder: &Path) -> Result<Self, ShopError> {
        Self::open_keeping(KEPT, folder)
    }

    fn open_keeping(kept: u64, folder: &Path) -> Result<Self, ShopError> {
        let failed = |source| ShopError::Folder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let lock = File::create(folder.join("lock")).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(ShopError::AlreadyOpen(folder.to_owned())),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        let mut records = Self {
            folder: folder.to_owned(),
            kept,
            last: 0,
            epoch: 0,
            carts: BTreeMap::new(),
            by_key: HashMap::new(),
            files: BTreeMap::new(),
            _lock: lock,
        };
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            paths.push(entry.map_err(failed)?.path());
        }
        paths.sort();
        for path in paths {
            match path.extension().and_then(|e| e.to_str()) {
                Some("json") => records.admit(read(&path)?),
                // What was being written when the computer stopped; it was never answered.
                Some("tmp") => fs::remove_file(&path).map_err(failed)?,
                _ => {}
            }
        }
        records.sweep();
        Ok(records)
    }

    pub(crate) fn write(&self, key: Uuid) -> Option<&Write> {
        self.by_key.get(&key)
    }

    pub(crate) fn cart(&self, id: &str) -> Option<&Cart> {
        self.carts.get(id).map(|(_, cart)| cart)
    }

    /// All carts, the one that was filled last first.
    pub(crate) fn carts(&self) -> Vec<&Cart> {
        let mut carts: Vec<_> = self.carts.values().collect();
        carts.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
        carts.into_iter().map(|(_, cart)| cart).collect()
    }

    /// Makes a write durable, then lets it have its effect.
    pub(crate) fn keep(
        &mut self,
        key: Uuid,
        request: Request,
        (status, answer): (u16, Value),
        effect: Effect,
    ) -> Result<&Write, ShopError> {
        let epoch = self.epoch + u64::from(matches!(effect, Effect::Filled(_)));
        let number = self.last + 1;
        let write = Write { format: FORMAT, number, key, request, status, answer, effect, epoch };
        let path = self.path(number);
        store(&path, &write).map_err(|source| ShopError::Folder { path, source })?;
        self.admit(write);
        self.sweep();
        Ok(&self.by_key[&key])
    }

    fn admit(&mut self, write: Write) {
        let cart = match &write.effect {
            Effect::Nothing => None,
            Effect::Filled(cart) => {
                self.carts.insert(cart.id.clone(), (write.number, cart.clone()));
                Some(cart.id.clone())
            }
            Effect::Cancelled(id) => {
                self.carts.remove(id);
                None
            }
        };
        self.last = self.last.max(write.number);
        self.epoch = self.epoch.max(write.epoch);
        self.files.insert(write.number, (write.key, cart));
        self.by_key.insert(write.key, write);
    }

    /// Forgets old keys, and the files that say nothing any more.
    fn sweep(&mut self) {
        let old: Vec<u64> =
            self.files.range(..=self.last.saturating_sub(self.kept)).map(|f| *f.0).collect();
        for number in old {
            let Some((key, cart)) = self.files.get(&number) else { continue };
            if self.by_key.get(key).is_some_and(|write| write.number == number) {
                self.by_key.remove(key);
            }
            let newest = cart.as_ref().and_then(|id| self.carts.get(id)).map(|(newest, _)| *newest);
            if newest == Some(number) {
                continue;
            }
            let path = self.path(number);
            match fs::remove_file(&path) {
                Ok(()) => {
                    self.files.remove(&number);
                }
                Err(error) => {
                    // A later file may undo what this one says, so it must not go before it.
                    tracing::warn!("cannot remove {}: {error}", path.display());
                    return;
                }
            }
        }
    }

    fn path(&self, number: u64) -> PathBuf {
        self.folder.join(format!("write-{number:012}.json"))
    }
}

fn read(path: &Path) -> Result<Write, ShopError> {
    #[derive(Deserialize)]
    struct Head {
        format: u64,
    }
    let damaged = |why: String| ShopError::Damaged { path: path.to_owned(), why };
    let bytes =
        fs::read(path).map_err(|source| ShopError::Folder { path: path.to_owned(), source })?;
    let head: Head = serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
    if head.format > FORMAT {
        return Err(ShopError::Newer { path: path.to_owned(), format: head.format });
    }
    let write: Write =
        serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
    let named =
        path.file_stem().and_then(|stem| stem.to_str()?.strip_prefix("write-")?.parse().ok());
    if named != Some(write.number) {
        return Err(damaged(format!("it holds write number {}", write.number)));
    }
    Ok(write)
}

fn store(path: &Path, write: &Write) -> io::Result<()> {
    write_whole(path, &serde_json::to_vec(write)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn request(path: &str) -> Request {
        Request { method: "POST".to_owned(), path: path.to_owned(), body: json!({ "a": [1] }) }
    }

    fn fill(records: &mut Records, key: u128, cart: &str) {
        let effect = Effect::Filled(Cart::new(cart.to_owned()));
        let answer = (201, json!({ "id": cart }));
        records.keep(Uuid::from_u128(key), request("/carts"), answer, effect).expect("kept");
    }

    fn ids(records: &Records) -> Vec<&str> {
        records.carts().iter().map(|cart| cart.id.as_str()).collect()
    }

    #[test]
    fn what_was_kept_is_there_when_opened_again() {
        let home = tempfile::tempdir().expect("a folder");
        let mut records = Records::open(home.path()).expect("opened");
        fill(&mut records, 1, "a");
        fill(&mut records, 2, "b");
        let cancelled = Effect::Cancelled("a".to_owned());
        records
            .keep(Uuid::from_u128(3), request("/x"), (200, Value::Null), cancelled)
            .expect("kept");
        assert!(matches!(Records::open(home.path()), Err(ShopError::AlreadyOpen(_))));
        drop(records);
        fs::write(home.path().join("write-000000000004.tmp"), "{\"format").expect("written");

        let records = Records::open(home.path()).expect("opened again");
        assert_eq!((records.epoch, records.last, ids(&records)), (2, 3, vec!["b"]));
        let write = records.write(Uuid::from_u128(1)).expect("the first write");
        assert_eq!((write.status, &write.answer), (201, &json!({ "id": "a" })));
        assert_eq!(write.request, request("/carts"));
        assert!(!home.path().join("write-000000000004.tmp").exists());
    }

    #[test]
    fn old_keys_are_forgotten_and_carts_are_not() {
        let home = tempfile::tempdir().expect("a folder");
        let mut records = Records::open_keeping(3, home.path()).expect("opened");
        fill(&mut records, 1, "old");
        for key in 2..20 {
            fill(&mut records, key, "new");
        }
        drop(records);
        let records = Records::open_keeping(3, home.path()).expect("opened again");
        assert_eq!((records.epoch, ids(&records)), (19, vec!["new", "old"]));
        let known = (1..20).filter(|k| records.write(Uuid::from_u128(*k)).is_some()).count();
        assert_eq!((known, records.files.len()), (3, 4));
    }

    #[test]
    fn a_damaged_or_newer_file_is_refused_and_left_as_it_is() {
        let check = |name: &str, content: &str, expect: &str| {
            let home = tempfile::tempdir().expect("a folder");
            let mut records = Records::open(home.path()).expect("opened");
            fill(&mut records, 1, "a");
            drop(records);
            let path = home.path().join(name);
            fs::write(&path, content).expect("written");
            let error = Records::open(home.path()).expect_err("refused").to_string();
            assert!(error.contains(name) && error.contains(expect), "{error}");
            assert_eq!(fs::read_to_string(&path).expect("still there"), content);
        };
        check("write-000000000001.json", "", "is damaged");
        check("write-000000000001.json", "{\"format\":1}", "is damaged (missing field");
        check("write-000000000001.json", "{\"format\":1,\u{0}", "is damaged");
        check("write-000000000002.json", "{\"format\":2}", "newer Trug (format 2)");
        check("something.json", "[]", "is damaged");
    }

    #[test]
    fn a_folder_that_cannot_be_used_is_reported() {
        let home = tempfile::tempdir().expect("a folder");
        let file = home.path().join("file");
        fs::write(&file, "").expect("written");
        let error = Records::open(&file.join("below")).expect_err("refused").to_string();
        assert!(error.starts_with("cannot keep carts in"), "{error}");
    }
}
