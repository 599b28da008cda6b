//! Faults of the pictures that the camera sends.

use crate::{frame_loop::without_huffman_tables, model::Pixels};

/// What is wrong with the pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Corruption {
    /// Nothing.
    #[default]
    None,
    /// JPEGs lack their Huffman tables, as the video class allows.
    NoHuffmanTables,
    /// Only the first three fifths of a picture are sent.
    Truncated,
    /// Every byte after the first sixteenth of a picture is changed.
    Garbled,
}

impl Corruption {
    /// Corrupts a picture.
    pub(crate) fn apply(self, pixels: Pixels, picture: &mut Vec<u8>) {
        let length = picture.len();
        match self {
            Self::NoHuffmanTables if pixels == Pixels::Mjpeg => {
                *picture = without_huffman_tables(picture);
            }
            Self::None | Self::NoHuffmanTables => {}
            // An odd length fills no transfer.
            Self::Truncated => picture.truncate((length * 3 / 5) | 1),
            Self::Garbled => {
                for (n, byte) in picture.iter_mut().enumerate().skip(length / 16) {
                    *byte ^= (n * 37 + n / 251) as u8;
                }
            }
        }
    }
}
