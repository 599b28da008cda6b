//! Facts about bars that are, or could be, a linear symbol.

use crate::read::Point;

/// Bars that are, or could be, a linear symbol.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bars {
    /// A quadrangle around them, in pixels.
    pub corners: [Point; 4],
    /// Width of a module in pixels; if no symbol could be fitted, as if it were an EAN-13. Below about 1.2 the symbol is too
    /// small: the packet is too far away.
    pub module_px: f32,
    /// Blur by defocus or motion, as the standard deviation of a Gaussian in modules, to a third if nothing was read; above
    /// about 1.2 it is too much. `None` if it was not measured, as in sharp frames.
    pub blur: Option<f32>,
    /// Grey of the paper between the bars, 0 black to 1 white.
    pub paper: f32,
    /// Grey of the paper minus grey of the ink, 0 to 1.
    pub contrast: f32,
    /// The probability of the likeliest code, earlier frames included; that of the read if the symbol was read.
    pub certainty: f32,
}
