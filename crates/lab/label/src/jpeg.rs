//! JPEG compression, as a webcam applies it.

use crate::picture::Picture;
use jpeg_encoder::{ColorType, Encoder};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The picture compressed as a JPEG of this quality, 1 to 100, and decompressed. A picture that JPEG cannot hold (no pixels,
/// or a side beyond 65,535) stays unchanged.
pub(crate) fn round_trip(picture: Picture, quality: u8) -> Picture {
    let (Ok(width), Ok(height)) = (u16::try_from(picture.width), u16::try_from(picture.height))
    else {
        return picture;
    };
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, quality.clamp(1, 100));
    if encoder.encode(&picture.data, width, height, ColorType::Luma).is_err() {
        return picture;
    }
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::Luma);
    match JpegDecoder::new_with_options(ZCursor::new(bytes), options).decode() {
        Ok(data) if data.len() == picture.data.len() => Picture { data, ..picture },
        _ => picture,
    }
}
