//! A view of grey pixels that belong to the caller. Every view is valid: each of its rows lies inside the data, so no
//! other code has to check again. It copies nothing and knows no file format.

use thiserror::Error;

/// A grey picture: one byte a pixel, 0 black to 255 white, rows from the top, `stride` bytes from one row to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Luma<'a> {
    data: &'a [u8],
    width: usize,
    height: usize,
    stride: usize,
}

/// Why some bytes are not a valid picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LumaError {
    /// Rows would overlap.
    #[error(
        "cannot view a picture {width} pixels wide with a stride of {stride} bytes: give a stride of at least the width"
    )]
    StrideTooSmall {
        /// Pixels in a row.
        width: usize,
        /// Bytes from row to row.
        stride: usize,
    },
    /// The last row would end after the data.
    #[error(
        "cannot view {width} x {height} pixels with a stride of {stride} bytes in {len} bytes of data: give the whole picture"
    )]
    TooShort {
        /// Pixels in a row.
        width: usize,
        /// Rows.
        height: usize,
        /// Bytes from row to row.
        stride: usize,
        /// Bytes that were given.
        len: usize,
    },
}

impl<'a> Luma<'a> {
    /// A view of `height` rows of `width` pixels, `stride` bytes apart. The last row need not be padded to the stride. A
    /// picture without pixels is valid; nothing is read in it.
    ///
    /// # Errors
    /// When the stride is less than the width, or the data ends before the last row does.
    pub fn new(
        data: &'a [u8],
        width: usize,
        height: usize,
        stride: usize,
    ) -> Result<Self, LumaError> {
        if stride < width {
            return Err(LumaError::StrideTooSmall { width, stride });
        }
        let needed = match height.checked_sub(1) {
            None => Some(0),
            Some(rows_before_last) => {
                rows_before_last.checked_mul(stride).and_then(|n| n.checked_add(width))
            }
        };
        match needed {
            Some(needed) if needed <= data.len() => Ok(Self { data, width, height, stride }),
            _ => Err(LumaError::TooShort { width, height, stride, len: data.len() }),
        }
    }

    /// A view of rows without padding: `new` with the width as stride.
    ///
    /// # Errors
    /// When the data holds fewer than `width` x `height` bytes.
    pub fn tight(data: &'a [u8], width: usize, height: usize) -> Result<Self, LumaError> {
        Self::new(data, width, height, width)
    }

    /// Pixels in a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Bytes from the start of one row to the start of the next.
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// True if there are no pixels.
    pub fn is_empty(&self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// All bytes from the first pixel on, at least up to the last one.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.data
    }

    /// The pixels of row `y`, counted from the top; empty if there is no such row.
    pub fn row(&self, y: usize) -> &'a [u8] {
        if y >= self.height {
            return &[];
        }
        let start = y * self.stride; // cannot overflow: `new` computed the same for the last row
        self.data.get(start..start + self.width).unwrap_or(&[])
    }
}

impl std::fmt::Debug for Luma<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Luma({} x {}, stride {})", self.width, self.height, self.stride)
    }
}
