//! Tables as RFC 4180 has them: commas, quotes where needed, lines that end with CR LF.

use crate::formula::guard;
use csv::{Terminator, Writer, WriterBuilder};

/// A table that is being written.
pub struct CsvTable {
    writer: Writer<Vec<u8>>,
    columns: usize,
}

/// A cell. Text is guarded ([`formula`](crate::formula)); numbers cannot be formulas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Text of whoever.
    Text(&'a str),
    /// A whole number.
    Number(i64),
    /// `true` or `false`.
    Bool(bool),
    /// A number of which every digit counts, leading zeros too: digits only, else it is text.
    Digits(&'a str),
    /// The same as `="0400"`: a spreadsheet shows it with its zeros.
    DigitsFormula(&'a str),
    /// Nothing.
    Empty,
}

impl CsvTable {
    /// A table with this heading. Excel needs a byte order mark to see that it is UTF-8.
    pub fn new(byte_order_mark: bool, heading: &[&str]) -> Self {
        let mut out = Vec::new();
        if byte_order_mark {
            out.extend_from_slice("\u{feff}".as_bytes());
        }
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        let mut table = Self { writer, columns: heading.len() };
        table.record(heading.iter().map(|name| guard(name)));
        table
    }

    /// Adds a row: missing cells are empty, and cells beyond the heading are left out.
    pub fn row(&mut self, cells: &[Cell<'_>]) {
        let missing = std::iter::repeat(&Cell::Empty);
        let cells: Vec<_> = cells.iter().chain(missing).take(self.columns).map(text).collect();
        self.record(cells.into_iter());
    }

    /// The table as bytes.
    pub fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }

    fn record(&mut self, cells: impl Iterator<Item = String>) {
        // Writing to memory cannot fail, and all records have one length.
        let _ = self.writer.write_record(cells);
    }
}

fn text(cell: &Cell<'_>) -> String {
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match cell {
        Cell::Text(text) => guard(text),
        Cell::Number(number) => number.to_string(),
        Cell::Bool(value) => value.to_string(),
        Cell::DigitsFormula(digits) if is_digits(digits) => format!("=\"{digits}\""),
        Cell::Digits(digits) | Cell::DigitsFormula(digits) => guard(digits),
        Cell::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_every_kind_of_cell() {
        let mut table = CsvTable::new(true, &["name", "count", "done", "code", "shown", "note"]);
        table.row(&[
            Cell::Text("Milk, \"fresh\""),
            Cell::Number(-2),
            Cell::Bool(true),
            Cell::Digits("0400"),
            Cell::DigitsFormula("0400"),
            Cell::Text("a\r\nb"),
        ]);
        table.row(&[
            Cell::Text("=cmd()"),
            Cell::Empty,
            Cell::Bool(false),
            Cell::Digits("=1"),
            Cell::DigitsFormula("1\",A1"),
        ]);
        let text = String::from_utf8(table.finish()).expect("UTF-8");
        let expect = concat!(
            "\u{feff}name,count,done,code,shown,note\r\n",
            "\"Milk, \"\"fresh\"\"\",-2,true,0400,\"=\"\"0400\"\"\",\"a\r\nb\"\r\n",
            "'=cmd(),,false,'=1,\"1\"\",A1\",\r\n",
        );
        assert_eq!(text, expect);
    }
}
