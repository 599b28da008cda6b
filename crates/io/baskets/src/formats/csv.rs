//! CSV as in RFC 4180. It keeps how much, the name, the number of the trade item, the aisle, the
//! note and the tick.
//!
//! A cell that a spreadsheet would take for a formula gets a `'` before it, which reading takes off
//! again.

use super::{Entry, Format, ImportError, Imported, Skipped, Style, need};
use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use trug_domain::{Quantity, Unit};
use trug_gs1::Gtin;

const HEADER: [&str; 7] = ["name", "quantity", "unit", "gtin", "category", "note", "checked"];

pub(super) fn write(style: Style, entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    if style.byte_order_mark {
        out.extend_from_slice("\u{feff}".as_bytes());
    }
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    // Writing to memory cannot fail, and the records are all of one length.
    let _ = writer.write_record(HEADER);
    for entry in entries {
        let gtin = entry.gtin.map_or_else(String::new, |gtin| {
            if style.gtin_as_formula { format!("=\"{gtin}\"") } else { gtin.to_string() }
        });
        let _ = writer.write_record([
            guard(&entry.name),
            entry.quantity.value.to_string(),
            unit_name(entry.quantity.unit).to_owned(),
            gtin,
            guard(entry.aisle.as_deref().unwrap_or_default()),
            guard(entry.note.as_deref().unwrap_or_default()),
            entry.checked.to_string(),
        ]);
    }
    writer.into_inner().unwrap_or_default()
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
        if entries.len() > super::MOST_ENTRIES {
            return Err(ImportError::TooMany);
        }
    }
    Ok(Imported { format: Format::Csv, list: None, entries, skipped })
}

/// Whether the first line is the heading of a table with a column for names.
pub(super) fn looks_like(text: &str) -> bool {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = delimiter(header);
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(header.as_bytes());
    let mut record = StringRecord::new();
    header.as_bytes().contains(&delimiter)
        && reader.read_record(&mut record).unwrap_or(false)
        && Columns::of(&record).is_some()
}

/// Columns of a table that Trug would not write back.
pub(super) fn foreign_columns(text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(first))
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(header) = reader.headers() else { return Vec::new() };
    let foreign = header.iter().filter(|name| !HEADER.contains(name));
    foreign.map(|name| format!("a column {:?}", need::one_line(name))).collect()
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
        let name = need::some_line(cell(Some(self.name))).ok_or("it has no name")?;
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
            aisle: need::some_line(cell(self.aisle)),
            note: need::some_note(cell(self.note)),
            checked,
            ..Entry::named(name, quantity)
        }))
    }
}

fn quantity(number: &str, unit: &str) -> Result<Quantity, String> {
    let value = match number {
        "" => 1,
        text => need::whole(text)
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

pub(crate) const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Each => "each",
        Unit::Gram => "g",
        Unit::Millilitre => "ml",
    }
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

fn guard(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether some spreadsheet would act on a cell: on one of its lines a formula begins, also after
/// blanks or after a `'` that was there before.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').split(['\n', '\r']).enumerate().any(|(place, line)| {
        let starts_with_gap = place == 0 && line.starts_with('\t');
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        starts_with_gap
            || line
                .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
    }) || cell.trim_start_matches('\'').starts_with('\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_come_back() {
        for cell in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\rx",
            " =1",
            "\u{a0}=1",
            "a\n=1",
            "'=1",
            "''=1",
            "\u{ff1d}1",
            "\u{feff}=1",
            "\n@x",
        ] {
            assert!(guard(cell).starts_with('\''), "{cell:?}");
            assert_eq!(unguard(&guard(cell)), cell, "{cell:?}");
        }
        for cell in ["Milk", "'t Hof", "1 - 2", "", "a=b", "'"] {
            assert_eq!(guard(cell), cell);
            assert_eq!(unguard(cell), cell);
        }
    }
}
