//! How files are written and read: [`write_whole`] puts a file in place whole and durable, or not at all;
//! [`CsvTable`] writes tables (RFC 4180) in which no cell is taken for a formula; [`read_up_to`] reads a
//! file that may be of any size.
//!
//! Every file that the program hands out goes through here. What is in a file is not known here.

mod atomic;
mod csv_table;
mod folder;
pub mod formula;
mod read;

pub use atomic::{PendingFile, write_whole};
pub use csv_table::{Cell, CsvTable};
pub use folder::{
    create_folder, create_private_folder, is_empty_folder, make_private, remove_file, remove_folder,
};
pub use read::{files_with_extension, read_up_to};
