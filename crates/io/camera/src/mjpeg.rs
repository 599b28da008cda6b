//! Motion JPEG: one frame to luma, a stream into frames, and the Huffman tables that cameras leave out.
//!
//! The markers are those of ITU-T T.81 annex B. zune-jpeg decodes, in strict mode: otherwise a truncated frame comes
//! out as a good one with grey below.

use crate::frame::MAX_PICTURE_SIDE;
use std::{borrow::Cow, ops::Range};
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// A decoded picture without padding.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Grey {
    pub(crate) luma: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Decodes one JPEG to luma. Bytes after its end are ignored. The error is the decoder's own text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Grey, String> {
    let mut luma = Vec::new();
    let (width, height) = decode_into(bytes, &mut luma)?;
    Ok(Grey { luma, width, height })
}

/// As [`decode`], into a vector; returns width and height.
pub(crate) fn decode_into(bytes: &[u8], luma: &mut Vec<u8>) -> Result<(u32, u32), String> {
    let bytes = with_huffman_tables(bytes);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes.as_ref()), options());
    decoder.decode_headers().map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions().ok_or("the jpeg has no size")?;
    if decoder.output_buffer_size() != Some(width * height) {
        return Err(format!("its {width}x{height} pixels cannot be decoded to grey"));
    }
    luma.resize(width * height, 0);
    decoder.decode_into(luma).map_err(|error| error.to_string())?;
    Ok((width as u32, height as u32))
}

/// Decodes a coloured JPEG of this size to Y, Cb and Cr of each pixel; None if it is another picture or damaged.
pub(crate) fn coloured(bytes: &[u8], (width, height): (u32, u32)) -> Option<Vec<u8>> {
    if outline(bytes).size != Some((width, height, 3)) {
        return None;
    }
    let options = options().jpeg_set_out_colorspace(ColorSpace::YCbCr);
    let bytes = with_huffman_tables(bytes);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes.as_ref()), options);
    let pixels = decoder.decode().ok()?;
    (pixels.len() == 3 * width as usize * height as usize).then_some(pixels)
}

fn options() -> DecoderOptions {
    DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(MAX_PICTURE_SIDE as usize)
        .set_max_height(MAX_PICTURE_SIDE as usize)
        .jpeg_set_out_colorspace(ColorSpace::Luma)
}

/// The JPEG with the standard Huffman tables before its first scan, if it has none. UVC cameras may leave them out,
/// and many do.
pub(crate) fn with_huffman_tables(jpeg: &[u8]) -> Cow<'_, [u8]> {
    let outline = outline(jpeg);
    match outline.scan {
        Some(scan) if !outline.has_tables => {
            Cow::Owned([&jpeg[..scan], STANDARD_HUFFMAN_TABLES, &jpeg[scan..]].concat())
        }
        _ => Cow::Borrowed(jpeg),
    }
}

/// The header of a JPEG, as far as it can be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// It has Huffman tables before the first scan.
    pub(crate) has_tables: bool,
    /// Where the first scan's marker begins.
    pub(crate) scan: Option<usize>,
    /// Width, height and number of components of the frame header.
    pub(crate) size: Option<(u32, u32, u32)>,
    /// The frame is progressive: a decoder keeps all its coefficients in memory.
    pub(crate) progressive: bool,
}

/// Reads the header of a JPEG up to its first scan.
pub(crate) fn outline(jpeg: &[u8]) -> Outline {
    let mut outline = Outline::default();
    if !jpeg.starts_with(&SOI) {
        return outline;
    }
    let mut at = 2;
    while let Some(segment) = segment_at(jpeg, at) {
        match segment.marker {
            0xC4 => outline.has_tables = true,
            0xDA => {
                outline.scan = Some(segment.start);
                break;
            }
            0xC0..=0xCF if !matches!(segment.marker, 0xC8 | 0xCC) => {
                outline.progressive = matches!(segment.marker, 0xC2 | 0xC6 | 0xCA | 0xCE);
                if let Some(&[_, h1, h0, w1, w0, components]) =
                    jpeg.get(segment.body.start..).and_then(<[u8]>::first_chunk)
                {
                    let size = |high, low| u32::from(u16::from_be_bytes([high, low]));
                    outline.size = Some((size(w1, w0), size(h1, h0), u32::from(components)));
                }
            }
            _ => {}
        }
        at = segment.body.end;
    }
    outline
}

/// The range of the next JPEG in a stream, at or after `from`. A truncated JPEG ends where the next one begins, or with
/// the stream; a thumbnail inside a JPEG's own segments does not count.
pub(crate) fn next_jpeg(stream: &[u8], from: usize) -> Option<Range<usize>> {
    let start = from + position(stream.get(from..)?, |pair| pair == SOI)?;
    let mut at = start + 2;
    loop {
        match segment_at(stream, at) {
            Some(segment) if segment.marker == 0xD9 => return Some(start..segment.body.start),
            Some(segment) if segment.marker == 0xD8 => return Some(start..segment.start),
            Some(segment) => at = segment.body.end,
            // Entropy-coded data, or damage: search for the next marker.
            None => {
                let rest = stream.get(at..).unwrap_or_default();
                match position(rest, |pair| {
                    pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0x01 | 0xD0..=0xD7 | 0xFF)
                }) {
                    // At least one byte further, so that damage cannot stop the search.
                    Some(0) => at += 1,
                    Some(offset) => at += offset,
                    None => return Some(start..stream.len()),
                }
            }
        }
    }
}

const SOI: [u8; 2] = [0xFF, 0xD8];

fn position(bytes: &[u8], wanted: impl Fn([u8; 2]) -> bool) -> Option<usize> {
    bytes.windows(2).position(|pair| wanted([pair[0], pair[1]]))
}

struct Segment {
    marker: u8,
    /// Where the marker begins.
    start: usize,
    /// What follows the marker and its length; empty for markers without a length.
    body: Range<usize>,
}

/// The marker segment at `at`, after fill bytes. None in entropy-coded data, in damage and at the end.
fn segment_at(jpeg: &[u8], at: usize) -> Option<Segment> {
    let fill = jpeg.get(at..)?.iter().take_while(|byte| **byte == 0xFF).count();
    let start = (at + fill).checked_sub(1).filter(|_| fill > 0)?;
    let marker = *jpeg.get(start + 1)?;
    match marker {
        0x00 | 0x01 | 0xD0..=0xD7 => None,
        0xD8 | 0xD9 => Some(Segment { marker, start, body: start + 2..start + 2 }),
        _ => {
            let length = usize::from(u16::from_be_bytes(*jpeg.get(start + 2..)?.first_chunk()?));
            let end = start + 2 + length;
            (length >= 2 && end <= jpeg.len()).then_some(Segment {
                marker,
                start,
                body: start + 4..end,
            })
        }
    }
}

/// A DHT segment with the four tables of ITU-T T.81 annex K.3.
#[rustfmt::skip]
const STANDARD_HUFFMAN_TABLES: &[u8] = &[
    0xFF, 0xC4, 0x01, 0xA2,
    // luminance, DC
    0x00,
    0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0,
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    // luminance, AC
    0x10,
    0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D,
    0x01, 0x02, 0x03, 0x00, 0x04, 0x11, 0x05, 0x12, 0x21, 0x31, 0x41, 0x06, 0x13, 0x51, 0x61, 0x07,
    0x22, 0x71, 0x14, 0x32, 0x81, 0x91, 0xA1, 0x08, 0x23, 0x42, 0xB1, 0xC1, 0x15, 0x52, 0xD1, 0xF0,
    0x24, 0x33, 0x62, 0x72, 0x82, 0x09, 0x0A, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x25, 0x26, 0x27, 0x28,
    0x29, 0x2A, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3A, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49,
    0x4A, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5A, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69,
    0x6A, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89,
    0x8A, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7,
    0xA8, 0xA9, 0xAA, 0xB2, 0xB3, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xC2, 0xC3, 0xC4, 0xC5,
    0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xDA, 0xE1, 0xE2,
    0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8,
    0xF9, 0xFA,
    // chrominance, DC
    0x01,
    0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    // chrominance, AC
    0x11,
    0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77,
    0x00, 0x01, 0x02, 0x03, 0x11, 0x04, 0x05, 0x21, 0x31, 0x06, 0x12, 0x41, 0x51, 0x07, 0x61, 0x71,
    0x13, 0x22, 0x32, 0x81, 0x08, 0x14, 0x42, 0x91, 0xA1, 0xB1, 0xC1, 0x09, 0x23, 0x33, 0x52, 0xF0,
    0x15, 0x62, 0x72, 0xD1, 0x0A, 0x16, 0x24, 0x34, 0xE1, 0x25, 0xF1, 0x17, 0x18, 0x19, 0x1A, 0x26,
    0x27, 0x28, 0x29, 0x2A, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3A, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48,
    0x49, 0x4A, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5A, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68,
    0x69, 0x6A, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7A, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87,
    0x88, 0x89, 0x8A, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x9A, 0xA2, 0xA3, 0xA4, 0xA5,
    0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xB2, 0xB3, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBA, 0xC2, 0xC3,
    0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9, 0xDA,
    0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8,
    0xF9, 0xFA,
];

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jpeg_encoder::{ColorType, Encoder};

    /// A JPEG with detail in luma and chroma, so that all four Huffman tables are used.
    pub(crate) fn jpeg_of_colours(width: u16, height: u16) -> Vec<u8> {
        let pixels: Vec<u8> = (0..u32::from(width) * u32::from(height))
            .flat_map(|i| [(i * 7 % 256) as u8, (i * 13 % 256) as u8, (i * 29 % 256) as u8])
            .collect();
        let mut jpeg = Vec::new();
        Encoder::new(&mut jpeg, 90).encode(&pixels, width, height, ColorType::Rgb).expect("encode");
        jpeg
    }

    fn without_huffman_tables(jpeg: &[u8]) -> Vec<u8> {
        let mut bare = SOI.to_vec();
        let mut at = 2;
        while let Some(segment) = segment_at(jpeg, at) {
            if segment.marker == 0xDA {
                bare.extend(&jpeg[segment.start..]);
                break;
            }
            if segment.marker != 0xC4 {
                bare.extend(&jpeg[segment.start..segment.body.end]);
            }
            at = segment.body.end;
        }
        bare
    }

    #[test]
    fn a_frame_without_huffman_tables_is_the_same_picture() {
        let whole = jpeg_of_colours(64, 48);
        let bare = without_huffman_tables(&whole);
        assert!(bare.len() < whole.len() - 400, "the tables were removed");
        assert!(outline(&whole).has_tables && !outline(&bare).has_tables);
        assert_eq!(decode(&bare), decode(&whole));
        assert_eq!(
            decode(&whole).map(|grey| (grey.width, grey.height, grey.luma.len())),
            Ok((64, 48, 64 * 48))
        );
    }

    #[test]
    fn a_truncated_frame_is_an_error_and_bytes_after_the_end_are_ignored() {
        let jpeg = jpeg_of_colours(64, 48);
        for keep in [0, 1, 2, 3, 20, jpeg.len() / 2, jpeg.len() * 9 / 10] {
            assert!(decode(&jpeg[..keep]).is_err(), "cut after {keep} of {} bytes", jpeg.len());
        }
        assert_eq!(decode(&[&jpeg[..], &[7; 999]].concat()), decode(&jpeg));
    }

    #[test]
    fn the_outline_has_size_and_kind() {
        assert_eq!(outline(&jpeg_of_colours(64, 48)).size, Some((64, 48, 3)));
        assert_eq!(outline(b"").size, None);
        assert_eq!(outline(&[0xFF, 0xD8, 0xFF]), Outline::default());
        assert_eq!(outline(&[0xFF, 0xD8, 0xFF, 0xC0, 0, 4, 8, 0]).size, None);
    }

    #[test]
    fn a_stream_is_cut_into_its_frames() {
        let jpeg = jpeg_of_colours(32, 16);
        // A thumbnail in an application segment must not end the frame.
        let with_thumbnail = {
            let length = u16::try_from(jpeg.len() + 2).expect("small").to_be_bytes();
            [&SOI[..], &[0xFF, 0xE1], &length, &jpeg, &jpeg[2..]].concat()
        };
        let cut = &jpeg[..jpeg.len() * 3 / 4];
        let check = |parts: &[&[u8]], expect: &[usize]| {
            let stream = parts.concat();
            let mut lengths = Vec::new();
            let mut from = 0;
            while let Some(range) = next_jpeg(&stream, from) {
                lengths.push(range.len());
                from = range.end;
            }
            assert_eq!(lengths, expect);
        };
        check(&[], &[]);
        check(&[&[1, 2, 3]], &[]);
        check(&[&jpeg, &jpeg], &[jpeg.len(), jpeg.len()]);
        check(&[&[0, 0xFF, 1], &jpeg, b"--boundary--", &jpeg, b"end"], &[jpeg.len(), jpeg.len()]);
        check(&[&with_thumbnail, &jpeg], &[with_thumbnail.len(), jpeg.len()]);
        check(&[cut, &jpeg], &[cut.len(), jpeg.len()]);
        check(&[&jpeg, cut], &[jpeg.len(), cut.len()]);
        check(&[&SOI], &[2]);
        check(&[&[0xFF; 50], &jpeg], &[jpeg.len()]);
    }
}
