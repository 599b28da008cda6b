//! Reading exports: tab-separated, no quoting (a `"` is a letter), one product a line, columns found
//! by name because their positions changed over the years.

use super::clean;
use crate::CatalogueError;
use std::collections::BTreeMap;
use std::io::BufRead;
use trug_gs1::Gtin;
use trug_gs1::prefix::{self, Kind};

/// The year of a correction made by hand, later than that of any export.
pub const CORRECTION_YEAR: u16 = u16::MAX;

/// What the exports read so far say about each trade item.
#[derive(Debug, Default)]
pub struct Exports {
    /// The products by GTIN.
    pub entries: BTreeMap<Gtin, Entry>,
    /// What was rejected.
    pub rejected: Rejected,
    years: Option<(u16, u16)>,
}

/// A product with, for each text, the year it was collected in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: (u16, String),
    /// Its brand.
    pub brand: Option<(u16, String)>,
    /// Its pack size.
    pub quantity: Option<(u16, String)>,
    /// Its category tags, as in the export.
    pub tags: Option<(u16, String)>,
}

/// How many lines were rejected, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rejected {
    /// The code is not a GTIN: not digits, too long, or with a wrong check digit.
    pub no_gtin: u64,
    /// The code is a restricted circulation number, a coupon, a book or an example, not a trade item.
    pub no_product: u64,
    /// It has no usable name.
    pub no_name: u64,
}

struct Columns {
    code: usize,
    name: usize,
    brands: Option<usize>,
    quantity: Option<usize>,
    tags: Option<usize>,
    year: Option<usize>,
    modified: Option<usize>,
}

impl Exports {
    /// Reads one export. A line without a year of its own counts as collected in `year`; of two texts
    /// for the same field the newer one is kept, and of two from one year the first.
    ///
    /// # Errors
    /// [`CatalogueError::Input`] if it cannot be read or lacks a column.
    pub fn read(
        &mut self,
        what: &str,
        export: impl BufRead,
        year: u16,
    ) -> Result<(), CatalogueError> {
        let failed = |reason: String| CatalogueError::Input { what: what.to_owned(), reason };
        let mut lines = export.split(b'\n');
        let header = match lines.next() {
            Some(header) => header.map_err(|reason| failed(reason.to_string()))?,
            None => return Err(failed("it is empty; fetch it again".to_owned())),
        };
        let header = String::from_utf8_lossy(&header);
        let columns = Columns::of(header.trim_end().trim_start_matches('\u{feff}'))
            .ok_or_else(|| failed("its first line names no code and product_name".to_owned()))?;
        for line in lines {
            let line = line.map_err(|reason| failed(reason.to_string()))?;
            let line = String::from_utf8_lossy(&line);
            let cells: Vec<&str> = line.trim_end_matches('\r').split('\t').collect();
            self.read_line(&columns, &cells, year);
        }
        Ok(())
    }

    /// The first and the last year of what is kept.
    pub const fn years(&self) -> Option<(u16, u16)> {
        self.years
    }

    fn read_line(&mut self, columns: &Columns, cells: &[&str], year: u16) {
        let cell = |column: Option<usize>| {
            let text = column.and_then(|column| cells.get(column)).map_or("", |cell| cell.trim());
            if text == "null" { "" } else { text }
        };
        if cells.iter().all(|cell| cell.is_empty()) {
            return;
        }
        let Some(gtin) = gtin_of(cell(Some(columns.code))) else {
            self.rejected.no_gtin += 1;
            return;
        };
        if !names_a_product(gtin) {
            self.rejected.no_product += 1;
            return;
        }
        let name = clean::name(cell(Some(columns.name)));
        if name.is_none() && !self.entries.contains_key(&gtin) {
            self.rejected.no_name += 1;
            return;
        }
        let year = year_of(cell(columns.year), cell(columns.modified)).unwrap_or(year);
        let entry = self.entries.entry(gtin).or_default();
        if let Some(name) = name
            && (entry.name.1.is_empty() || entry.name.0 < year)
        {
            entry.name = (year, name);
        }
        keep_newer(&mut entry.brand, year, clean::brand(cell(columns.brands)));
        keep_newer(&mut entry.quantity, year, clean::quantity(cell(columns.quantity)));
        let tags = cell(columns.tags);
        keep_newer(&mut entry.tags, year, (!tags.is_empty()).then(|| tags.to_owned()));
        if year != CORRECTION_YEAR {
            let (first, last) = self.years.unwrap_or((year, year));
            self.years = Some((first.min(year), last.max(year)));
        }
    }
}

impl Columns {
    fn of(header: &str) -> Option<Self> {
        let names: Vec<&str> = header.split('\t').map(str::trim).collect();
        // The first of two columns of one name counts: a spreadsheet once spoilt the later ones.
        let place = |name: &str| names.iter().position(|&column| column == name);
        Some(Self {
            code: place("code")?,
            name: place("product_name")?,
            brands: place("brands"),
            quantity: place("quantity"),
            tags: place("categories_tags"),
            year: place("year"),
            modified: place("last_modified_t"),
        })
    }
}

/// The GTIN of a code of at most 14 digits. Open Food Facts wrote them in many lengths, with zeros
/// before them or not.
fn gtin_of(code: &str) -> Option<Gtin> {
    let usable = (1..=14).contains(&code.len()) && code.bytes().all(|digit| digit.is_ascii_digit());
    usable.then(|| code.parse().ok()).flatten().and_then(Gtin::from_u64)
}

fn names_a_product(gtin: Gtin) -> bool {
    matches!(prefix::meaning(gtin).kind, Kind::TradeItem | Kind::Unassigned)
}

fn year_of(year: &str, modified: &str) -> Option<u16> {
    if let Ok(year) = year.parse() {
        return Some(year);
    }
    // Mean years are precise enough to order two texts.
    let seconds: u64 = modified.parse().ok().filter(|&seconds| seconds > 0)?;
    u16::try_from(1970 + seconds / 31_556_952).ok()
}

fn keep_newer(kept: &mut Option<(u16, String)>, year: u16, text: Option<String>) {
    if let Some(text) = text
        && kept.as_ref().is_none_or(|(before, _)| *before < year)
    {
        *kept = Some((year, text));
    }
}
