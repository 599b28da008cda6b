//! Settings: plain text under plain keys, not in the history. Secrets have no place here.

use crate::{Store, StoreError};
use rusqlite::OptionalExtension;

impl Store {
    /// The value of a setting, if it was ever set.
    pub fn get_setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|connection| {
            let mut query =
                connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            Ok(query.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Sets a setting; durable when this returns.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let (key, value) = (key.to_owned(), value.to_owned());
        self.write(move |connection| {
            let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) \
                       ON CONFLICT (key) DO UPDATE SET value = excluded.value";
            connection.prepare_cached(sql)?.execute([key, value])?;
            Ok(())
        })
    }
}
