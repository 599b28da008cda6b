//! The shape of a defocused lens's blur.

/// How a point of light spreads where it is out of focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lens {
    /// A Gaussian.
    Gaussian,
    /// A disc of twice the deviation as radius, as of a wide aperture; its variance is the same.
    Disc,
}
