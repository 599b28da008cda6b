//! Lists out of files and into them.

mod qr;
pub(crate) mod write;

use crate::clock::{Clock, new_id};
use crate::contract::{AppError, ExportText, ImportView, Problem, SkipReason, SkippedEntry};
use crate::error::Result;
use crate::parts::Parts;
use crate::parts::finder::Finder;
use crate::parts::journal::Journal;
use crate::parts::names::Names;
use crate::views::{line_name, list_name};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use trug_baskets::{Entry, ExportLine, Format, Imported, Style, import_as};
use trug_domain::list::merge_key;
use trug_domain::{Action, Line, LineId, List, Need, Operation, Source, SourceKind};
use trug_files::{read_up_to, write_whole};
use trug_gs1::ScannedCode;
use trug_store::Store;
use write::file_word;

/// The most bytes of a list that are read, from a file or elsewhere; the formats allow less.
pub const MAX_LIST_BYTES: u64 = 16 * 1024 * 1024;

/// Whether a file is a list by its name: text, Markdown, CSV, JSON or iCalendar. What is inside is not looked at.
pub fn named_as_a_list(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let endings = ["txt", "text", "md", "markdown", "csv", "tsv", "json", "ics"];
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// What can be done with lists in files.
#[derive(Clone)]
pub struct Files {
    store: Store,
    clock: Arc<dyn Clock>,
    names: Names,
    journal: Journal,
    finder: Finder,
}

impl Files {
    pub(crate) fn new(parts: &Parts) -> Self {
        Self {
            store: parts.store.clone(),
            clock: Arc::clone(&parts.clock),
            names: parts.names.clone(),
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

    /// Puts what a file holds on a list, all of it in one step.
    ///
    /// # Errors
    /// When the file cannot be read or is no list; then nothing has changed.
    pub fn import(&self, list: Option<&str>, file: &Path) -> Result<ImportView> {
        let unreadable = |error: std::io::Error| {
            let (path, why) = (file.display().to_string(), error.to_string());
            let message = format!("{path} could not be read: {why}");
            AppError::new(Problem::Import { path, why }, message)
        };
        let bytes = read_up_to(file, MAX_LIST_BYTES).map_err(unreadable)?;
        self.import_bytes(list, file, &bytes)
    }

    /// The same with a file that was read already. `file` is for its name.
    ///
    /// # Errors
    /// When it is not a list, or is longer than any list; then nothing has changed.
    pub fn import_bytes(
        &self,
        list: Option<&str>,
        file: &Path,
        bytes: &[u8],
    ) -> Result<ImportView> {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let imported = trug_baskets::import(bytes, name.as_deref()).map_err(|error| {
            let (path, why) = (file.display().to_string(), error.to_string());
            let message = format!("{path} is not a list: {why}");
            AppError::new(Problem::NotAList { path, why }, message)
        })?;
        self.bring(list, &imported, name)
    }

    /// Puts a list that is given as text on a list, all of it in one step: a line of the text is a
    /// thing with how much of it; what looks like one of the other formats is read as that.
    ///
    /// # Errors
    /// When it is longer than any list; then nothing has changed.
    pub fn import_text(&self, list: Option<&str>, text: &str) -> Result<ImportView> {
        // What people write by hand mixes ticks, commas and plain lines, and every line is meant.
        let whole = trug_baskets::import(text.as_bytes(), None)
            .ok()
            .filter(|found| found.format != Format::Markdown || found.skipped.is_empty());
        let by_line = || import_as(Format::Text, text.as_bytes());
        let imported = whole.map_or_else(by_line, Ok).map_err(|error| {
            let why = error.to_string();
            let message = format!("the text is not a list: {why}");
            AppError::new(Problem::NotAList { path: String::new(), why }, message)
        })?;
        self.bring(list, &imported, None)
    }

    fn bring(
        &self,
        list: Option<&str>,
        imported: &Imported,
        from: Option<String>,
    ) -> Result<ImportView> {
        let list = self.finder.list(list)?;
        let source = Source { kind: SourceKind::Import, from };
        let mut operations = Vec::new();
        let mut skipped: Vec<_> = imported
            .skipped
            .iter()
            .map(|left| SkippedEntry {
                path: format!("line {}", left.line),
                reason: SkipReason::NotUnderstood { line: left.line as u64, why: left.why.clone() },
                why: left.why.clone(),
            })
            .collect();
        let mut needs = Needs::of(&self.store.lines(list.id)?);
        let mut entries = 0;
        for entry in &imported.entries {
            if entry.id.as_deref().is_some_and(|id| self.is_on(&list, id)) {
                let why = "it is on the list already".to_owned();
                let reason = SkipReason::OnTheList { name: entry.name.clone() };
                skipped.push(SkippedEntry { path: entry.name.clone(), why, reason });
                continue;
            }
            entries += 1;
            operations.push(self.addition_of(entry, &list, &source, &mut needs)?);
        }
        operations.extend(needs.ticks());
        let change = self.journal.act(Action::Import, source, operations)?;
        Ok(ImportView { list: list_name(&list), entries, skipped, step: change.step })
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

    /// A file that Trug wrote itself carries the lines' own ids: a second import doubles nothing.
    fn is_on(&self, list: &List, id: &str) -> bool {
        let line = id.parse::<LineId>().ok().and_then(|id| self.store.line(id).ok().flatten());
        line.is_some_and(|line| line.list == list.id)
    }

    fn addition_of(
        &self,
        entry: &Entry,
        list: &List,
        source: &Source,
        needs: &mut Needs,
    ) -> Result<Operation> {
        // A line id that is free is taken over, so that a file can bring back what was removed.
        let id = match entry.id.as_deref().and_then(|id| id.parse::<LineId>().ok()) {
            Some(id) if self.store.line(id)?.is_none() && !needs.has(id) => id,
            _ => LineId(new_id()),
        };
        let product = match entry.gtin {
            Some(gtin) => self.names.product(gtin)?,
            None => None,
        };
        let code =
            entry.gtin.map(|gtin| ScannedCode { gtin, symbology: None, printed: gtin.to_string() });
        // The catalogue's own name is not written down as the shopper's words.
        let own_words = product.is_none_or(|product| product.name != entry.name);
        let need = Need { name: own_words.then(|| entry.name.clone()), code };
        needs.take_in(merge_key(&need, entry.quantity.unit), id, entry.checked);
        Ok(Operation::Add {
            id,
            list: list.id,
            need,
            quantity: entry.quantity,
            source: source.clone(),
            aisle: entry.aisle.clone(),
            note: entry.note.clone(),
        })
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

/// Which line each need of a list stands on, those that a file brings included: entries of the same
/// need become one line, and that is ticked only if everything that went into it is.
struct Needs {
    by_key: HashMap<String, (LineId, bool)>,
    touched: Vec<String>,
}

impl Needs {
    fn of(lines: &[Line]) -> Self {
        let by_key = lines.iter().map(|line| (line.merge_key(), (line.id, line.checked))).collect();
        Self { by_key, touched: Vec::new() }
    }

    fn has(&self, id: LineId) -> bool {
        self.by_key.values().any(|(known, _)| *known == id)
    }

    fn take_in(&mut self, key: String, id: LineId, checked: bool) {
        let (_, ticked) = self.by_key.entry(key.clone()).or_insert((id, true));
        *ticked &= checked;
        self.touched.push(key);
    }

    fn ticks(mut self) -> Vec<Operation> {
        self.touched.sort();
        self.touched.dedup();
        let ticked = self.touched.iter().filter_map(|key| self.by_key.get(key));
        ticked
            .filter(|(_, ticked)| *ticked)
            .map(|(line, _)| Operation::SetChecked { line: *line, checked: true })
            .collect()
    }
}
