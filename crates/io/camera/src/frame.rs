//! A frame: one picture at one moment.

use std::path::PathBuf;

/// The most pixels that a picture may have in a row or in a column.
pub const MAX_PICTURE_SIDE: u32 = 8192;

/// A grey picture with its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// One byte a pixel, 0 black to 255 white, row after row without padding: exactly `width * height` bytes.
    pub luma: Vec<u8>,
    /// Pixels in a row, at least 1.
    pub width: u32,
    /// Rows, at least 1.
    pub height: u32,
    /// The number of the frame in its source, from 1 up. A gap means that frames between were dropped.
    pub seq: u64,
    /// Milliseconds since the source was started, or the clip's own time.
    pub at_ms: u64,
    /// The photograph that this came from.
    pub name: Option<PathBuf>,
    /// The same picture in colour, for the preview only; None where the source has no colour.
    pub colour: Option<Colour>,
}

/// The bytes for a coloured preview, as they came: converting them costs time, and only the frames that are shown
/// need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Colour {
    /// A whole JPEG of the frame's size.
    Jpeg(Vec<u8>),
    /// Packed 4:2:2 (Y0 U Y1 V), `stride` bytes from one row to the next.
    Yuyv {
        /// The buffer.
        bytes: Vec<u8>,
        /// Bytes from one row to the next, at least twice the frame's width.
        stride: usize,
    },
    /// A plane of Y, then one of U V pairs for each two by two pixels, both `stride` bytes from row to row.
    Nv12 {
        /// The buffer.
        bytes: Vec<u8>,
        /// Bytes from one row to the next, at least the frame's width.
        stride: usize,
    },
    /// Three bytes a pixel, red first, `stride` bytes from one row to the next.
    Rgb {
        /// The buffer.
        bytes: Vec<u8>,
        /// Bytes from one row to the next, at least three times the frame's width.
        stride: usize,
    },
    /// Three bytes a pixel, blue first, `stride` bytes from one row to the next.
    Bgr {
        /// The buffer.
        bytes: Vec<u8>,
        /// Bytes from one row to the next, at least three times the frame's width.
        stride: usize,
    },
}

impl Colour {
    /// The bytes alone.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Jpeg(bytes)
            | Self::Yuyv { bytes, .. }
            | Self::Nv12 { bytes, .. }
            | Self::Rgb { bytes, .. }
            | Self::Bgr { bytes, .. } => bytes,
        }
    }
}
