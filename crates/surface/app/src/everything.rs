//! Everything of a shopper at once: taken along as files, or deleted for good.

use crate::contract::{DeleteAsk, WrittenView};
use crate::files::write_whole;
use crate::{App, AppError, Result, new_id};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::PoisonError;
use trug_baskets::{Format, Style};
use trug_domain::Timestamp;
use trug_store::Counts;

/// How long an answer to "really?" counts, in milliseconds.
const PATIENCE_MS: i64 = 5 * 60 * 1000;
/// More steps than anybody has.
const ALL_STEPS: usize = 10_000_000;

impl App {
    /// Writes lists, history, products and settings into a folder: each list as JSON and CSV, and
    /// the rest as one JSON document. Product data that is not the shopper's own stays out.
    ///
    /// # Errors
    /// When the folder cannot be made or written to, or is not empty.
    pub fn take_along(&self, folder: &Path) -> Result<WrittenView> {
        let failed = |error: &std::io::Error| {
            AppError::new("export", format!("{} could not be written: {error}", folder.display()))
                .with("path", folder.display())
                .with("why", error)
                .hint("choose an empty folder that you may write to, on a disk with room")
        };
        std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        if std::fs::read_dir(folder).map_err(|error| failed(&error))?.next().is_some() {
            return Err(AppError::new("not-empty", format!("{} is not empty", folder.display()))
                .with("path", folder.display())
                .hint("choose an empty folder: nothing in it would be overwritten"));
        }
        let mut files = Vec::new();
        let mut put = |name: String, bytes: &[u8]| -> Result<()> {
            write_whole(&folder.join(&name), bytes).map_err(|error| failed(&error))?;
            files.push(name);
            Ok(())
        };
        let now = self.clock.now();
        for (number, list) in (1..).zip(self.store.lists()?) {
            let lines = self.export_lines(&list)?;
            for format in [Format::Json, Format::Csv] {
                let bytes = trug_baskets::export(format, Style::default(), &list.name, &lines, now);
                let name = format!("list-{number}-{}.{}", file_word(&list.name), format.ending());
                put(name, &bytes)?;
            }
        }
        put("everything.json".to_owned(), pretty(&self.everything()?).as_bytes())?;
        put("products.csv".to_owned(), self.products_csv()?.as_bytes())?;
        Ok(WrittenView { path: folder.display().to_string(), files })
    }

    /// As [`App::take_along`], into a new folder inside another one.
    ///
    /// # Errors
    /// Those of [`App::take_along`].
    pub fn take_along_into(&self, folder: &Path) -> Result<WrittenView> {
        let at = crate::clock::rfc3339(self.clock.now());
        // A colon is no character for a name everywhere.
        let at: String = at.chars().take(19).map(|c| if c == ':' { '-' } else { c }).collect();
        self.take_along(&folder.join(format!("trug-{at}")))
    }

    fn everything(&self) -> Result<Value> {
        let lists = self.store.lists()?;
        let views = lists.iter().map(|list| self.show_list(Some(&list.id.to_string())));
        let products = self.store.own_products_matching("", usize::MAX)?;
        let steps = self.store.history(ALL_STEPS)?;
        let steps: Vec<Value> = steps
            .iter()
            .map(|entry| json!({ "step": entry.step, "undone": entry.undone }))
            .collect();
        Ok(json!({
            "format": "trug-everything-1",
            "written": crate::clock::rfc3339(self.clock.now()),
            "settings": self.settings()?,
            "lists": views.collect::<Result<Vec<_>>>()?,
            "products": products,
            "prices": self.store.prices()?,
            "aisles": self.store.aisle_orders()?,
            "baskets": self.baskets()?.baskets,
            "history": steps,
        }))
    }

    fn products_csv(&self) -> Result<String> {
        let mut rows = "gtin,name,brand,pack,aisle\r\n".to_owned();
        for own in self.store.own_products_matching("", usize::MAX)? {
            let cells =
                [Some(own.gtin.to_string()), Some(own.name), own.brand, own.quantity, own.aisle];
            let cells: Vec<String> =
                cells.into_iter().map(|cell| quoted(&cell.unwrap_or_default())).collect();
            rows.push_str(&cells.join(","));
            rows.push_str("\r\n");
        }
        Ok(rows)
    }

    /// Says what would be deleted, and gives the word that does it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn ask_to_delete(&self) -> Result<DeleteAsk> {
        let Counts { lists, lines, own_products, steps } = self.store.counts()?;
        let token = new_id().to_string();
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((token.clone(), self.clock.now()));
        Ok(DeleteAsk {
            token,
            lists,
            lines,
            products: own_products,
            steps,
            baskets: self.store.baskets()?.len() as u64,
            backups: self.store.backups().len() as u64,
            home: self.home.display().to_string(),
        })
    }

    /// Deletes lists, history, products, baskets, settings, the ledger and all copies of them. It
    /// cannot be undone. What shops hold stays as it is, but for the practice shop's carts, which lie
    /// here too: close it first.
    ///
    /// # Errors
    /// When the word is not the one that was given, or is older than five minutes; and when the
    /// file cannot be written.
    pub fn delete_everything(&self, token: &str) -> Result<()> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Timestamp(now) = self.clock.now();
        let is_it = asked.is_some_and(|(given, Timestamp(at))| {
            given == token && (0..=PATIENCE_MS).contains(&now.saturating_sub(at))
        });
        if !is_it {
            return Err(AppError::new(
                "not-asked",
                "nothing was deleted: that was not agreed to within the last five minutes",
            )
            .hint("ask again, and agree within five minutes"));
        }
        self.store.erase()?;
        let carts = self.home.join(crate::practice::FOLDER);
        match std::fs::remove_dir_all(&carts) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(AppError::new(
                "store-disk",
                format!("{} could not be deleted: {error}; the rest is gone", carts.display()),
            )
            .with("path", carts.display())
            .with("why", &error)),
            _ => Ok(()),
        }
    }
}

/// A list's name as part of a file's name.
pub(crate) fn file_word(name: &str) -> String {
    let word: String =
        name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
    let word = word.trim_matches('-').to_lowercase();
    if word.is_empty() { "list".to_owned() } else { word }
}

/// RFC 4180; a cell that a spreadsheet would take for a formula gets a mark before it.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
