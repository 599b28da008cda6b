//! Reads retail barcodes from grey pixels, and agrees on what was shown over several frames.

mod agreement;
mod check_digit;
mod luma;
mod place;
mod read;
mod rxing_reader;
mod scanlines;

pub use agreement::{Agreement, AgreementRules, Sighting};
pub use check_digit::{check_digit, check_digit_is_right, upc_e_expand};
pub use luma::{Luma, LumaError};
pub use read::{Effort, Point, Read, Reader, Symbology};
pub use rxing_reader::RxingReader;
