//! All data of a shopper at once: exported as files, or deleted for good.

use super::Upkeep;
use crate::clock::{new_id, rfc3339};
use crate::contract::{AppError, DeleteAsk, DeletedView, Problem, WrittenView};
use crate::error::Result;
use crate::files::write::file_word;
use crate::home::{self, PRACTICE_FOLDER};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::PoisonError;
use trug_baskets::{Format, Style};
use trug_domain::{DeviceId, Timestamp};
use trug_files::{
    Cell, CsvTable, create_folder, is_empty_folder, remove_file, remove_folder, write_whole,
};
use trug_store::Counts;

/// How long a token to delete everything is valid, in milliseconds.
const CONSENT_MS: i64 = 5 * 60 * 1000;
/// More steps than anybody has.
const ALL_STEPS: usize = 10_000_000;

impl Upkeep {
    /// Writes lists, history, products and settings into a folder: each list as JSON and CSV, and
    /// the rest as one JSON document. Product data that is not the shopper's own stays out.
    ///
    /// # Errors
    /// When the folder cannot be made or written to, or is not empty.
    pub fn export_all(&self, folder: &Path) -> Result<WrittenView> {
        let failed = |error: &std::io::Error| {
            let (path, why) = (folder.display().to_string(), error.to_string());
            let message = format!("{path} could not be written: {why}");
            AppError::new(Problem::Export { path, why }, message)
        };
        let was_there = folder.is_dir();
        create_folder(folder).map_err(|error| failed(&error))?;
        if !is_empty_folder(folder).map_err(|error| failed(&error))? {
            let path = folder.display().to_string();
            let message = format!("{path} is not empty");
            return Err(AppError::new(Problem::NotEmpty { path }, message));
        }
        let mut files = Vec::new();
        let written = self.put_everything(&mut |name, bytes| {
            write_whole(&folder.join(&name), bytes).map_err(|error| failed(&error))?;
            files.push(name);
            Ok(())
        });
        if let Err(error) = written {
            // Half of everything is worse than nothing: it looks like all of it.
            for name in files {
                let _ = remove_file(&folder.join(name));
            }
            if !was_there {
                let _ = remove_folder(folder);
            }
            return Err(error);
        }
        Ok(WrittenView { path: folder.display().to_string(), files })
    }

    fn put_everything(&self, put: &mut dyn FnMut(String, &[u8]) -> Result<()>) -> Result<()> {
        let now = self.clock.now();
        for (number, list) in (1..).zip(self.store.lists()?) {
            let lines = self.files.export_lines(&list)?;
            for format in [Format::Json, Format::Csv] {
                let bytes = trug_baskets::export(format, Style::default(), &list.name, &lines, now);
                let name = format!("list-{number}-{}.{}", file_word(&list.name), format.ending());
                put(name, &bytes)?;
            }
        }
        put("everything.json".to_owned(), pretty(&self.everything()?).as_bytes())?;
        put("products.csv".to_owned(), &self.products_csv()?)
    }

    /// As [`Upkeep::export_all`], into a new folder inside another one.
    ///
    /// # Errors
    /// Those of [`Upkeep::export_all`].
    pub fn export_all_into(&self, folder: &Path) -> Result<WrittenView> {
        let at = rfc3339(self.clock.now());
        // A colon is no character for a name everywhere.
        let at: String = at.chars().take(19).map(|c| if c == ':' { '-' } else { c }).collect();
        self.export_all(&folder.join(format!("trug-{at}")))
    }

    fn everything(&self) -> Result<Value> {
        let lists = self.store.lists()?;
        let views = lists.iter().map(|list| self.lists.show(Some(&list.id.to_string())));
        let products = self.store.own_products_matching("", usize::MAX)?;
        let steps = self.store.history(ALL_STEPS)?;
        let steps: Vec<Value> = steps
            .iter()
            .map(|entry| json!({ "step": entry.step, "undone": entry.undone }))
            .collect();
        Ok(json!({
            "format": "trug-everything-1",
            "written": rfc3339(self.clock.now()),
            "settings": self.settings.get()?,
            "lists": views.collect::<Result<Vec<_>>>()?,
            "products": products,
            "prices": self.store.prices()?,
            "aisles": self.store.aisle_orders()?,
            "baskets": self.baskets.all()?.baskets,
            "history": steps,
        }))
    }

    fn products_csv(&self) -> Result<Vec<u8>> {
        let mut table = CsvTable::new(false, &["gtin", "name", "brand", "pack", "aisle"]);
        for own in self.store.own_products_matching("", usize::MAX)? {
            let gtin = own.gtin.to_string();
            table.row(&[
                Cell::Digits(&gtin),
                Cell::Text(&own.name),
                Cell::Text(own.brand.as_deref().unwrap_or_default()),
                Cell::Text(own.quantity.as_deref().unwrap_or_default()),
                Cell::Text(own.aisle.as_deref().unwrap_or_default()),
            ]);
        }
        Ok(table.finish())
    }

    /// Says what would be deleted, and gives the word that does it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn ask_to_delete(&self) -> Result<DeleteAsk> {
        let Counts { lists, lines, own_products, steps } = self.store.counts()?;
        let token = new_id().to_string();
        let ask = DeleteAsk {
            token,
            lists,
            lines,
            products: own_products,
            steps,
            baskets: self.store.baskets()?.len() as u64,
            backups: self.store.backups().len() as u64,
            home: home::shown(&self.home),
        };
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((ask.clone(), self.clock.now()));
        Ok(ask)
    }

    /// Deletes lists, history, products, baskets, settings, the ledger and all copies of them. It
    /// cannot be undone. What shops hold stays as it is, but for the practice shop's carts, which lie
    /// here too: close it first.
    ///
    /// # Errors
    /// When the word is not the one that was given, or is older than five minutes; and when the
    /// file cannot be written.
    pub fn delete_all(&self, token: &str) -> Result<DeletedView> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Timestamp(now) = self.clock.now();
        let agreed = asked.filter(|(ask, Timestamp(at))| {
            ask.token == token && (0..=CONSENT_MS).contains(&now.saturating_sub(*at))
        });
        let Some((deleted, _)) = agreed else {
            return Err(AppError::new(
                Problem::NotAsked {},
                "nothing was deleted: that was not agreed to within the last five minutes",
            ));
        };
        self.store.erase(DeviceId(new_id()))?;
        let Some(home) = home::on_disk(&self.home) else { return Ok(DeletedView { deleted }) };
        let carts = home.join(PRACTICE_FOLDER);
        remove_folder(&carts).map_err(|error| {
            let (path, why) = (carts.display().to_string(), error.to_string());
            let message = format!("{path} could not be deleted: {why}; the rest is gone");
            AppError::new(Problem::StoreDisk { path, why }, message)
        })?;
        Ok(DeletedView { deleted })
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
