//! What one picture shows: [`Read`]s, found by a [`Reader`]. A read may be wrong, because single frames do give wrong values
//! with a correct check digit. What several frames agree on is a [`Sighting`](crate::Sighting).

use crate::luma::Luma;
use trug_gs1::Symbology;

/// A position in a picture, in pixels from the top left corner, y downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f32,
    /// Pixels from the top edge.
    pub y: f32,
}

/// One symbol found in one picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The kind of symbol.
    pub symbology: Symbology,
    /// The digits as printed (12 for UPC-A, 8 for UPC-E), check digit verified; for `DataBar` 14 digits; for `DataBar`
    /// Expanded, Data Matrix and QR the GS1 element string, with FNC1 as `\u{1d}` both in front (which marks it as
    /// one) and as separator; else the plain text of the symbol.
    pub text: String,
    /// A quadrangle around the symbol, in pixels. For a linear symbol it may be as thin as one scanline.
    pub corners: [Point; 4],
    /// The certainty of the reader, 0 to 1; comparable between reads of one reader only.
    pub certainty: f32,
}

/// How much work is spent on one picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effort {
    /// One of many frames of a camera: some milliseconds.
    Frame,
    /// The only picture there is: turned, inverted, scaled, up to some hundred milliseconds.
    Photo,
}

/// Finds symbols in grey pixels.
pub trait Reader {
    /// Every symbol found in `luma`, in no particular order; empty if there is none. Total: any picture is allowed, and none
    /// makes it panic. A reader may keep state that makes it faster, but no state that changes what it accepts.
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read>;
}
