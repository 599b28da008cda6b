//! How files are written: [`write_whole`] puts a file in place whole and durable, or not at all;
//! [`CsvTable`] writes tables (RFC 4180) in which no cell is taken for a formula.
//!
//! Every file that the program hands out goes through here. What is in a file is not known here.

mod atomic;
mod csv_table;
pub mod formula;

pub use atomic::{PendingFile, write_whole};
pub use csv_table::{Cell, CsvTable};
