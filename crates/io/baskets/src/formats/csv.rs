//! CSV as in RFC 4180. It keeps how much, the name, the number of the trade item, the aisle, the
//! note and the tick.
//!
//! A cell that a spreadsheet would take for a formula is guarded ([`trug_files::formula`]), which
//! reading takes off again.

use super::entry::{Entry, ImportError, Imported, MAX_ENTRIES, Skipped, Style};
use super::format::Format;
use super::units::unit_name;
use super::words;
use csv::{ReaderBuilder, StringRecord};
use trug_domain::{Quantity, Unit};
use trug_files::formula::unguard;
use trug_files::{Cell, CsvTable};
use trug_gs1::Gtin;

const HEADING: [&str; 7] = ["name", "quantity", "unit", "gtin", "category", "note", "checked"];

pub(super) fn write(style: Style, entries: &[Entry]) -> Vec<u8> {
    let mut table = CsvTable::new(style.byte_order_mark, &HEADING);
    for entry in entries {
        let digits = entry.gtin.map(|gtin| gtin.to_string());
        let gtin = match &digits {
            None => Cell::Empty,
            Some(digits) if style.gtin_as_formula => Cell::DigitsFormula(digits),
            Some(digits) => Cell::Digits(digits),
        };
        table.row(&[
            Cell::Text(&entry.name),
            Cell::Number(entry.quantity.value),
            Cell::Text(unit_name(entry.quantity.unit)),
            gtin,
            Cell::Text(entry.aisle.as_deref().unwrap_or_default()),
            Cell::Text(entry.note.as_deref().unwrap_or_default()),
            Cell::Bool(entry.checked),
        ]);
    }
    table.finish()
}

pub(super) fn read(text: &str) -> Result<Imported, ImportError> {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(header))
        .flexible(true)
        .has_headers(true)
        .from_reader(text.as_bytes());
    let columns = reader.headers().map_err(|e| ImportError::BadTable(e.to_string()))?.clone();
    if columns.iter().all(str::is_empty) {
        let (entries, skipped) = (Vec::new(), Vec::new());
        return Ok(Imported { format: Format::Csv, list: None, entries, skipped });
    }
    let columns = Columns::of(&columns).ok_or(ImportError::NoNameColumn)?;
    let (mut entries, mut skipped) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(|e| ImportError::BadTable(e.to_string()))?;
        let line = record.position().map_or(0, |place| place.line() as usize);
        match columns.entry(&record) {
            Ok(Some(entry)) => entries.push(entry),
            Ok(None) => {}
            Err(why) => skipped.push(Skipped { line, why }),
        }
        if entries.len() > MAX_ENTRIES {
            return Err(ImportError::TooMany);
        }
    }
    Ok(Imported { format: Format::Csv, list: None, entries, skipped })
}

/// Columns of a table that Trug would not write back.
pub(super) fn foreign_columns(text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(first))
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(header) = reader.headers() else { return Vec::new() };
    let foreign = header.iter().filter(|name| !HEADING.contains(name));
    foreign.map(|name| format!("a column {:?}", words::one_line(name))).collect()
}

struct Columns {
    name: usize,
    quantity: Option<usize>,
    unit: Option<usize>,
    gtin: Option<usize>,
    aisle: Option<usize>,
    note: Option<usize>,
    checked: Option<usize>,
}

impl Columns {
    fn of(header: &StringRecord) -> Option<Self> {
        let find = |names: &[&str]| {
            header.iter().position(|cell| {
                let cell = cell.trim().trim_start_matches('\u{feff}').to_lowercase();
                names.contains(&cell.as_str())
            })
        };
        Some(Self {
            name: find(&["name", "item", "product", "title", "article"])?,
            quantity: find(&["quantity", "qty", "amount", "count"]),
            unit: find(&["unit", "units"]),
            gtin: find(&["gtin", "barcode", "ean", "upc", "gtin13", "gtin14"]),
            aisle: find(&["category", "aisle", "section", "department"]),
            note: find(&["note", "notes", "comment", "description"]),
            checked: find(&["checked", "done", "completed", "bought"]),
        })
    }

    fn entry(&self, record: &StringRecord) -> Result<Option<Entry>, String> {
        let cell = |column: Option<usize>| {
            column.and_then(|place| record.get(place)).map(unguard).unwrap_or_default()
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(None);
        }
        let name = words::some_line(cell(Some(self.name))).ok_or("it has no name")?;
        let quantity = quantity(cell(self.quantity).trim(), cell(self.unit).trim())?;
        let gtin = match digits_of(cell(self.gtin)) {
            "" => None,
            digits => Some(Gtin::parse(digits).map_err(|error| error.to_string())?),
        };
        let checked = match cell(self.checked).trim().to_lowercase().as_str() {
            "" | "false" | "no" | "0" | "open" => false,
            "true" | "yes" | "1" | "x" | "done" => true,
            other => return Err(format!("{other:?} says neither yes nor no; write true or false")),
        };
        Ok(Some(Entry {
            gtin,
            aisle: words::some_line(cell(self.aisle)),
            note: words::some_note(cell(self.note)),
            checked,
            ..Entry::named(name, quantity)
        }))
    }
}

fn quantity(number: &str, unit: &str) -> Result<Quantity, String> {
    let value = match number {
        "" => 1,
        text => words::whole(text)
            .ok_or_else(|| format!("{text:?} is no whole number from 1 to {}", Quantity::MAX))?,
    };
    let unit = match unit.to_lowercase().as_str() {
        "" | "each" | "pcs" | "piece" | "pieces" => Unit::Each,
        "g" => Unit::Gram,
        "ml" => Unit::Millilitre,
        other => return Err(format!("{other:?} is no unit; write each, g or ml")),
    };
    Ok(Quantity { value, unit })
}

/// The digits of a number, also of one written `="04006381333931"` or `'04006381333931`.
fn digits_of(cell: &str) -> &str {
    let cell = cell.trim();
    let formula = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    formula.unwrap_or(cell).trim_start_matches('\'').trim()
}

fn delimiter(header: &str) -> u8 {
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|d| (header.bytes().filter(|b| b == d).count(), *d == b','))
        .unwrap_or(b',')
}
