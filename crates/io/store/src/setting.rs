//! Settings: text by key, without history. They never hold a secret.

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

    /// Sets several settings, all or none; durable when this returns.
    pub fn set_settings(
        &self,
        settings: impl Iterator<Item = (String, String)>,
    ) -> Result<(), StoreError> {
        let settings: Vec<_> = settings.collect();
        self.write(move |connection| {
            let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) \
                       ON CONFLICT (key) DO UPDATE SET value = excluded.value";
            let mut put = connection.prepare_cached(sql)?;
            for (key, value) in settings {
                put.execute([key, value])?;
            }
            Ok(())
        })
    }

    /// Sets a setting; durable when this returns.
    pub fn set_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.set_settings(std::iter::once((key.to_owned(), value.to_owned())))
    }
}
