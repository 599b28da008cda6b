//! A grey picture.

/// A grey picture, rows from the top without padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width` x `height` bytes, 0 black to 255 white.
    pub data: Vec<u8>,
}
