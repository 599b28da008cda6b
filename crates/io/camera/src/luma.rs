//! Camera buffers to luma: functions over bytes that return a [`BadFrame`] and never panic, whatever a driver delivers.
//!
//! A driver declares format and size. Its buffer may be longer (whole memory pages, rows padded to a multiple of 16 or
//! 64 bytes) or shorter (a truncated frame). Colour is not converted here.

use crate::{frame::MAX_PICTURE_SIDE, mjpeg};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The layouts of pixels that cameras deliver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PixelFormat {
    /// One JPEG a frame, possibly without its Huffman tables, as UVC allows.
    Mjpeg,
    /// Packed 4:2:2, Y0 U Y1 V: two bytes a pixel.
    Yuyv,
    /// A plane of Y, then interleaved U V at half the size both ways.
    Nv12,
    /// Packed 4:2:2, U Y0 V Y1: two bytes a pixel.
    Uyvy,
    /// A plane of Y, then one of U and one of V at half the size both ways.
    Yu12,
    /// One byte a pixel.
    Grey,
    /// Three bytes a pixel, red first.
    Rgb,
    /// Three bytes a pixel, blue first.
    Bgr,
}

impl PixelFormat {
    /// Every one of them.
    pub const ALL: [Self; 8] = [
        Self::Mjpeg,
        Self::Yuyv,
        Self::Nv12,
        Self::Uyvy,
        Self::Yu12,
        Self::Grey,
        Self::Rgb,
        Self::Bgr,
    ];

    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mjpeg => "MJPEG",
            Self::Yuyv => "YUYV",
            Self::Uyvy => "UYVY",
            Self::Nv12 => "NV12",
            Self::Yu12 => "YU12",
            Self::Grey => "GREY",
            Self::Rgb => "RGB",
            Self::Bgr => "BGR",
        }
    }
}

/// Why a buffer holds no picture. Such a frame is dropped and counted; the next one may be good.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadFrame {
    /// Width or height is 0.
    #[error("the camera declares a picture of {width}x{height}")]
    NoSize {
        /// Pixels in a row, as declared.
        width: u32,
        /// Rows, as declared.
        height: u32,
    },
    /// Larger than the limit.
    #[error(
        "the camera declares a picture of {width}x{height}; the limit is {MAX_PICTURE_SIDE} a side"
    )]
    TooLarge {
        /// Pixels in a row, as declared.
        width: u32,
        /// Rows, as declared.
        height: u32,
    },
    /// Fewer bytes than the size needs.
    #[error("the camera sent {have} of {need} bytes")]
    Short {
        /// Bytes in the buffer.
        have: usize,
        /// Bytes that the format and size need.
        need: usize,
    },
    /// A JPEG that cannot be decoded completely.
    #[error("the camera sent a damaged picture: {0}")]
    Damaged(String),
}

/// The luma of a camera's buffer with its width and height: exactly `width * height` bytes, without padding. A JPEG has
/// its own size; for every other format the declared one counts.
///
/// The stride is `len / height` where that divides evenly (drivers pad rows and do not say so), else the length of a
/// row. A caller that knows padding at the end of the buffer removes it before.
pub fn luma_of(
    format: PixelFormat,
    bytes: &[u8],
    width: u32,
    height: u32,
) -> Result<(Vec<u8>, u32, u32), BadFrame> {
    let mut luma = Vec::new();
    let (width, height) = luma_into(format, bytes, (width, height), &mut luma)?;
    Ok((luma, width, height))
}

/// As [`luma_of`], into a vector, whose content is replaced.
pub(crate) fn luma_into(
    format: PixelFormat,
    bytes: &[u8],
    (width, height): (u32, u32),
    luma: &mut Vec<u8>,
) -> Result<(u32, u32), BadFrame> {
    if width == 0 || height == 0 {
        return Err(BadFrame::NoSize { width, height });
    }
    if width > MAX_PICTURE_SIDE || height > MAX_PICTURE_SIDE {
        return Err(BadFrame::TooLarge { width, height });
    }
    if format == PixelFormat::Mjpeg {
        // A decoder that panics loses one picture and not the camera.
        return catch_unwind(AssertUnwindSafe(|| mjpeg::decode_into(bytes, luma)))
            .unwrap_or_else(|_| Err("its decoder panicked".to_owned()))
            .map_err(BadFrame::Damaged);
    }
    let size = (width, height);
    let (width, height) = (width as usize, height as usize);
    let need = luma_bytes(format, width, height);
    if bytes.len() < need {
        return Err(BadFrame::Short { have: bytes.len(), need });
    }
    let stride = stride(format, bytes.len(), width, height);
    luma.resize(width * height, 0);
    for (out, row) in luma.chunks_exact_mut(width).zip(bytes.chunks(stride)) {
        match format {
            PixelFormat::Yuyv => every_second(out, row),
            PixelFormat::Uyvy => every_second(out, row.get(1..).unwrap_or_default()),
            PixelFormat::Rgb | PixelFormat::Bgr => {
                // Green counts twice: close to BT.601, and without a multiplication.
                for (luma, &[a, g, b]) in out.iter_mut().zip(row.as_chunks::<3>().0) {
                    *luma = ((u16::from(a) + 2 * u16::from(g) + u16::from(b)) / 4) as u8;
                }
            }
            PixelFormat::Nv12 | PixelFormat::Yu12 | PixelFormat::Grey | PixelFormat::Mjpeg => {
                for (luma, value) in out.iter_mut().zip(row) {
                    *luma = *value;
                }
            }
        }
    }
    Ok(size)
}

fn every_second(out: &mut [u8], row: &[u8]) {
    // Pairs, for all but the last pixel, whose partner may be missing: this is several times as fast.
    let (pairs, rest) = row.as_chunks::<2>();
    for (luma, pair) in out.iter_mut().zip(pairs) {
        *luma = pair[0];
    }
    if let (Some(luma), Some(value)) = (out.get_mut(pairs.len()), rest.first()) {
        *luma = *value;
    }
}

/// Bytes from one row to the next of an uncompressed buffer of `len` bytes.
pub(crate) fn stride(format: PixelFormat, len: usize, width: usize, height: usize) -> usize {
    let rows = rows(format, height);
    let tight = row_bytes(format, width);
    match len.checked_div(rows) {
        Some(stride) if len.is_multiple_of(rows) && stride >= tight => stride,
        _ => tight,
    }
}

/// Bytes of the whole uncompressed picture without padding, chroma included.
#[cfg(any(test, target_os = "linux"))]
fn tight_bytes(format: PixelFormat, width: usize, height: usize) -> usize {
    row_bytes(format, width) * rows(format, height)
}

/// The buffer without the padding that rounds a mapped V4L2 buffer up to whole memory pages. A buffer of any other
/// length is returned as it is: it may have padded rows.
#[cfg(any(test, target_os = "linux"))]
pub(crate) fn without_page_padding(
    format: PixelFormat,
    bytes: &[u8],
    width: usize,
    height: usize,
) -> &[u8] {
    let tight = tight_bytes(format, width, height);
    let rounded =
        [4096, 16384, 65536].iter().any(|page| tight.next_multiple_of(*page) == bytes.len());
    if rounded { bytes.get(..tight).unwrap_or(bytes) } else { bytes }
}

/// Rows of a whole buffer, those of the chroma plane included.
pub(crate) fn rows(format: PixelFormat, height: usize) -> usize {
    match format {
        PixelFormat::Nv12 | PixelFormat::Yu12 => height + height.div_ceil(2),
        _ => height,
    }
}

fn luma_bytes(format: PixelFormat, width: usize, height: usize) -> usize {
    row_bytes(format, width) * height
}

/// Bytes of a row without padding.
pub(crate) fn row_bytes(format: PixelFormat, width: usize) -> usize {
    match format {
        // A pair of pixels shares its chroma, so a row of odd width has one luma sample too many.
        PixelFormat::Yuyv | PixelFormat::Uyvy => width.div_ceil(2) * 4,
        PixelFormat::Rgb | PixelFormat::Bgr => width * 3,
        PixelFormat::Nv12 | PixelFormat::Yu12 => width.next_multiple_of(2),
        PixelFormat::Grey | PixelFormat::Mjpeg => width,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture whose luma at (x, y) is `10 * y + x`, laid out with `stride` and followed by `tail` bytes of 0xEE.
    fn buffer(
        format: PixelFormat,
        width: usize,
        height: usize,
        stride: usize,
        tail: usize,
    ) -> Vec<u8> {
        let mut bytes = Vec::new();
        for y in 0..height {
            let mut row = vec![0xEE; stride];
            for x in 0..width {
                let luma = (10 * y + x) as u8;
                match format {
                    PixelFormat::Yuyv => row[2 * x] = luma,
                    PixelFormat::Uyvy => row[2 * x + 1] = luma,
                    PixelFormat::Rgb | PixelFormat::Bgr => row[3 * x..3 * x + 3].fill(luma),
                    _ => row[x] = luma,
                }
            }
            bytes.extend(row);
        }
        if matches!(format, PixelFormat::Nv12 | PixelFormat::Yu12) {
            bytes.extend(vec![128; stride * height.div_ceil(2)]);
        }
        bytes.extend(vec![0xEE; tail]);
        bytes
    }

    #[test]
    fn every_layout_gives_the_same_luma() {
        use PixelFormat::{Bgr, Grey, Nv12, Rgb, Uyvy, Yu12, Yuyv};
        for (format, width, height, stride, tail) in [
            (Yuyv, 4, 3, 8, 0),
            (Yuyv, 4, 3, 16, 0),
            (Yuyv, 4, 3, 8, 1),
            (Yuyv, 5, 3, 12, 0),
            (Uyvy, 4, 3, 8, 0),
            (Uyvy, 5, 3, 12, 0),
            (Uyvy, 4, 3, 32, 0),
            (Yu12, 4, 4, 4, 0),
            (Yu12, 4, 4, 8, 0),
            (Nv12, 4, 4, 4, 0),
            (Nv12, 4, 4, 64, 0),
            (Nv12, 4, 4, 4, 5),
            (Nv12, 4, 3, 4, 0),
            (Grey, 4, 3, 4, 0),
            (Grey, 5, 3, 16, 0),
            (Grey, 5, 3, 5, 1),
            (Rgb, 4, 3, 12, 0),
            (Rgb, 4, 3, 64, 0),
            (Bgr, 5, 2, 15, 1),
        ] {
            let expect: Vec<u8> =
                (0..height).flat_map(|y| (0..width).map(move |x| (10 * y + x) as u8)).collect();
            let got = luma_of(
                format,
                &buffer(format, width, height, stride, tail),
                width as u32,
                height as u32,
            );
            let expect = (expect, width as u32, height as u32);
            assert_eq!(got, Ok(expect), "{format:?} {width}x{height} stride {stride} tail {tail}");
        }
    }

    #[test]
    fn green_counts_twice() {
        assert_eq!(
            luma_of(PixelFormat::Rgb, &[255, 0, 0, 0, 255, 0, 0, 0, 255], 3, 1),
            Ok((vec![63, 127, 63], 3, 1))
        );
    }

    #[test]
    fn a_buffer_without_a_picture_is_an_error() {
        use BadFrame::{NoSize, Short, TooLarge};
        let check = |format, len: usize, width, height, expect: BadFrame| {
            assert_eq!(
                luma_of(format, &vec![9; len], width, height),
                Err(expect),
                "{format:?} {width}x{height}"
            );
        };
        check(PixelFormat::Yuyv, 100, 0, 5, NoSize { width: 0, height: 5 });
        check(PixelFormat::Mjpeg, 100, 5, 0, NoSize { width: 5, height: 0 });
        check(PixelFormat::Grey, 100, 8193, 1, TooLarge { width: 8193, height: 1 });
        check(
            PixelFormat::Grey,
            100,
            u32::MAX,
            u32::MAX,
            TooLarge { width: u32::MAX, height: u32::MAX },
        );
        check(PixelFormat::Yuyv, 23, 4, 3, Short { have: 23, need: 24 });
        check(PixelFormat::Nv12, 11, 4, 3, Short { have: 11, need: 12 });
        check(PixelFormat::Grey, 0, 4, 3, Short { have: 0, need: 12 });
        check(PixelFormat::Rgb, 35, 4, 3, Short { have: 35, need: 36 });
        assert!(matches!(luma_of(PixelFormat::Mjpeg, &[9; 100], 5, 5), Err(BadFrame::Damaged(_))));
    }

    #[test]
    fn an_nv12_frame_cut_in_its_chroma_still_has_its_luma() {
        let bytes = buffer(PixelFormat::Nv12, 4, 4, 4, 0);
        assert_eq!(
            luma_of(PixelFormat::Nv12, &bytes[..17], 4, 4).map(|(luma, ..)| luma.len()),
            Ok(16)
        );
    }

    #[test]
    fn padding_to_a_page_is_no_row_padding() {
        let whole = |format, len: usize, width, height| {
            without_page_padding(format, &vec![0; len], width, height).len()
        };
        assert_eq!(whole(PixelFormat::Yuyv, 462_848, 640, 360), 460_800);
        assert_eq!(whole(PixelFormat::Yuyv, 460_800, 640, 360), 460_800);
        // 1272 bytes a row round up to 480 rows of 1280: the same length as rows padded to 64 bytes.
        assert_eq!(whole(PixelFormat::Yuyv, 614_400, 636, 480), 610_560);
        assert_eq!(whole(PixelFormat::Yuyv, 8 * 1024 * 1024, 640, 360), 8 * 1024 * 1024);
        assert_eq!(whole(PixelFormat::Grey, 0, 640, 360), 0);
    }

    #[test]
    fn a_jpeg_brings_its_own_size() {
        let jpeg = crate::mjpeg::tests::jpeg_of_colours(32, 16);
        for declared in [(32, 16), (16, 32), (1280, 720)] {
            let got = luma_of(PixelFormat::Mjpeg, &jpeg, declared.0, declared.1);
            assert_eq!(
                got.map(|(luma, width, height)| (luma.len(), width, height)),
                Ok((512, 32, 16))
            );
        }
    }
}
