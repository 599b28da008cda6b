#![doc = include_str!("../README.md")]

pub mod ai;
mod check_digit;
mod data;
mod date;
pub mod digital_link;
mod digits;
pub mod ean_upc;
pub mod element_string;
mod error;
mod excerpt;
mod gtin;
pub mod prefix;
mod scan_data;
mod scanned_code;
mod symbology;
mod typed_code;
pub mod upc_e;
pub mod variable_measure;

pub use check_digit::{check_digit, has_valid_check_digit};
pub use data::{CodedCurrency, CodedPrice, Element, Gs1Data};
pub use date::from_yymmdd;
pub use error::{Gs1Error, GtinError};
pub use gtin::Gtin;
pub use prefix::PrefixMeaning;
pub use scan_data::parse_scan_data;
pub use scanned_code::ScannedCode;
pub use symbology::Symbology;
