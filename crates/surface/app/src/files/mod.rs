//! Lists out of files and into them.

mod bring;
mod marks;
mod qr;
pub(crate) mod write;

use crate::clock::Clock;
use crate::contract::{AppError, ExportText, Problem};
use crate::error::Result;
use crate::parts::Parts;
use crate::parts::finder::Finder;
use crate::parts::journal::Journal;
use crate::parts::names::Names;
use crate::parts::settings::Settings;
use crate::views::line_name;
pub use bring::Bringing;
use std::path::Path;
use std::sync::Arc;
use trug_baskets::{ExportLine, Format, Style};
use trug_domain::List;
use trug_files::write_whole;
use trug_store::Store;
use write::file_word;

/// The most bytes of a list that are read, from a file or elsewhere; the formats allow less.
pub const MAX_LIST_BYTES: u64 = 16 * 1024 * 1024;

/// Whether a file is a list by its name: text, Markdown, CSV, JSON or iCalendar. What is inside is not looked at.
pub fn named_as_a_list(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let endings = ["txt", "text", "md", "markdown", "csv", "tsv", "json", "jsonld", "ics", "ical"];
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// What can be done with lists in files.
#[derive(Clone)]
pub struct Files {
    store: Store,
    clock: Arc<dyn Clock>,
    names: Names,
    settings: Settings,
    journal: Journal,
    finder: Finder,
}

impl Files {
    pub(crate) fn new(parts: &Parts) -> Self {
        Self {
            store: parts.store.clone(),
            clock: Arc::clone(&parts.clock),
            names: parts.names.clone(),
            settings: parts.settings.clone(),
            journal: parts.journal.clone(),
            finder: parts.finder.clone(),
        }
    }

    /// A list as text, Markdown, CSV, JSON or iCalendar.
    ///
    /// # Errors
    /// When there is no such list or format.
    pub fn export(&self, list: Option<&str>, format: &str) -> Result<Vec<u8>> {
        let format = format_named(format)?;
        let list = self.finder.list(list)?;
        let lines = self.export_lines(&list)?;
        Ok(trug_baskets::export(format, Style::default(), &list.name, &lines, self.clock.now()))
    }

    /// A list as text with a name for its file, to be shown, printed or copied.
    ///
    /// # Errors
    /// When there is no such list or format.
    pub fn export_text(&self, list: Option<&str>, format: &str) -> Result<ExportText> {
        let found = self.finder.list(list)?;
        let ending = ending_of(format)?;
        let text = String::from_utf8_lossy(&self.export(list, format)?).into_owned();
        let file_name = format!("{}.{ending}", file_word(&found.name));
        Ok(ExportText { format: crate::views::format_view(format_named(format)?), file_name, text })
    }

    /// Writes a list to a file, whole or not at all.
    ///
    /// # Errors
    /// When there is no such list or format, or the file cannot be written.
    pub fn export_to(&self, list: Option<&str>, format: &str, file: &Path) -> Result<()> {
        let bytes = self.export(list, format)?;
        write_whole(file, &bytes).map_err(|error| {
            let (path, why) = (file.display().to_string(), error.to_string());
            let message = format!("{path} could not be written: {why}");
            AppError::new(Problem::Export { path, why }, message)
        })
    }

    /// The lines of a list, ready to be written out.
    pub(crate) fn export_lines(&self, list: &List) -> Result<Vec<ExportLine>> {
        let mut lines = Vec::new();
        for line in self.store.lines(list.id)? {
            let product = match &line.need.code {
                Some(code) => self.names.product(code.gtin)?,
                None => None,
            };
            lines.push(ExportLine {
                id: line.id,
                name: line_name(&line, product.as_ref()),
                quantity: line.quantity(),
                gtin: line.need.code.as_ref().map(|code| code.gtin),
                aisle: line.aisle.clone().or_else(|| product.as_ref()?.aisle.clone()),
                note: line.note.clone(),
                checked: line.checked,
                brand: product.as_ref().and_then(|p| p.brand.clone()),
                pack: product.as_ref().and_then(|p| p.quantity.clone()),
            });
        }
        Ok(lines)
    }
}

/// How the name of a file of a format ends, without the dot.
///
/// # Errors
/// When there is no such format.
pub fn ending_of(format: &str) -> Result<&'static str> {
    Ok(format_named(format)?.ending())
}

/// The format of a name.
pub(crate) fn format_named(name: &str) -> Result<Format> {
    name.parse().map_err(|error: trug_baskets::formats::UnknownFormat| {
        AppError::new(Problem::Format { name: name.to_owned() }, error.to_string())
    })
}
