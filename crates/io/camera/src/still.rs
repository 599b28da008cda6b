//! One photograph from a file to a frame.
//!
//! The format is recognised by the first bytes and never by the name. A picture larger than those of phones is refused
//! before memory is allocated for it. The picture is rotated as its EXIF data say; transparent pixels become white.

use crate::{
    CameraError,
    frame::{Frame, MAX_PICTURE_SIDE},
    mjpeg,
};
use image::{
    DynamicImage, GrayImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits,
    metadata::Orientation,
};
use std::{
    fs::File,
    io::{Cursor, Read},
    panic::catch_unwind,
    path::Path,
};

/// The most memory that decoding a picture may take, and the largest file that is read, in bytes.
pub const MAX_PICTURE_BYTES: u64 = 128 * 1024 * 1024;

/// A photograph: JPEG, PNG or WebP, at most [`MAX_PICTURE_SIDE`] a side and 128 MiB, in the file and in memory.
///
/// `seq` is 1 and `at_ms` 0; there is no colour.
pub fn still(path: &Path) -> Result<Frame, CameraError> {
    still_of(&read_file(path, MAX_PICTURE_BYTES)?, path)
}

/// The same from bytes that were read already. `path` is for the frame's name and for errors.
pub fn still_of(bytes: &[u8], path: &Path) -> Result<Frame, CameraError> {
    let format =
        picture_format(bytes).ok_or_else(|| CameraError::NotAnImage { path: path.to_owned() })?;
    // The decoders' authors test them against hostile bytes. If one panics all the same, one picture is lost and not
    // the program.
    let upright = catch_unwind(|| match format {
        ImageFormat::Jpeg => jpeg(bytes, path),
        _ => other(bytes, format, path),
    })
    .unwrap_or_else(|_| Err(damaged(path, "its decoder panicked")))?;
    let (width, height) = upright.dimensions();
    if width == 0 || height == 0 {
        return Err(damaged(path, "it has no pixels"));
    }
    Ok(Frame {
        luma: upright.into_raw(),
        width,
        height,
        seq: 1,
        at_ms: 0,
        name: Some(path.to_owned()),
        colour: None,
    })
}

/// The format by the first bytes, if it can be read.
pub(crate) fn picture_format(bytes: &[u8]) -> Option<ImageFormat> {
    image::guess_format(bytes)
        .ok()
        .filter(|format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP))
}

/// A whole regular file of at most `max` bytes.
pub(crate) fn read_file(path: &Path, max: u64) -> Result<Vec<u8>, CameraError> {
    let unreadable = |why: String| CameraError::Unreadable { path: path.to_owned(), why };
    let metadata = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?;
    if !metadata.is_file() {
        return Err(unreadable(
            if metadata.is_dir() { "it is a folder" } else { "it is not a file" }.to_owned(),
        ));
    }
    let too_large = |found: u64| CameraError::TooLarge {
        path: path.to_owned(),
        found: format!("{} MiB", found.div_ceil(1024 * 1024)),
        limit: format!("{} MiB", max / (1024 * 1024)),
    };
    if metadata.len() > max {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    // A file may grow while it is read, so the limit applies to reading too.
    File::open(path)
        .and_then(|file| file.take(max + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > max { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}

/// Decodes straight to luma, which saves most of the memory.
fn jpeg(bytes: &[u8], path: &Path) -> Result<GrayImage, CameraError> {
    let outline = mjpeg::outline(bytes);
    let Some((width, height, components)) = outline.size else {
        return Err(damaged(path, "its header is cut off"));
    };
    within_limits(width, height, path)?;
    if outline.progressive
        && u64::from(width) * u64::from(height) * u64::from(components) * 2 > MAX_PICTURE_BYTES
    {
        return Err(too_much_memory(width, height, path));
    }
    let grey = match mjpeg::decode(bytes) {
        Ok(grey) => grey,
        Err(why) if why.contains("Exhausted") => return Err(damaged(path, "it is cut off")),
        // Cameras and editors write headers that break the standard: the lenient decoder has the last word.
        Err(_) => return other(bytes, ImageFormat::Jpeg, path),
    };
    let orientation = exif_orientation(bytes);
    let image = GrayImage::from_raw(grey.width, grey.height, grey.luma)
        .ok_or_else(|| damaged(path, "its size and its content differ"))?;
    let mut image = DynamicImage::ImageLuma8(image);
    image.apply_orientation(orientation);
    Ok(image.into_luma8())
}

fn exif_orientation(jpeg: &[u8]) -> Orientation {
    ImageReader::with_format(Cursor::new(jpeg), ImageFormat::Jpeg)
        .into_decoder()
        .and_then(|mut decoder| decoder.orientation())
        .unwrap_or(Orientation::NoTransforms)
}

fn other(bytes: &[u8], format: ImageFormat, path: &Path) -> Result<GrayImage, CameraError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_PICTURE_SIDE);
    limits.max_image_height = Some(MAX_PICTURE_SIDE);
    limits.max_alloc = Some(MAX_PICTURE_BYTES);
    reader.limits(limits);
    let decode_error = |error| decode_error(error, path);
    let mut decoder = reader.into_decoder().map_err(decode_error)?;
    let (width, height) = decoder.dimensions();
    within_limits(width, height, path)?;
    // The decoders' limit covers what they allocate themselves, not the picture that they fill.
    if decoder.total_bytes() > MAX_PICTURE_BYTES {
        return Err(too_much_memory(width, height, path));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(decode_error)?;
    image.apply_orientation(orientation);
    Ok(on_white(image))
}

fn on_white(image: DynamicImage) -> GrayImage {
    if !image.color().has_alpha() {
        return image.into_luma8();
    }
    let image = image.into_luma_alpha8();
    GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let [luma, alpha] = image.get_pixel(x, y).0.map(u32::from);
        image::Luma([((luma * alpha + 255 * (255 - alpha)) / 255) as u8])
    })
}

fn within_limits(width: u32, height: u32, path: &Path) -> Result<(), CameraError> {
    if width <= MAX_PICTURE_SIDE && height <= MAX_PICTURE_SIDE {
        return Ok(());
    }
    Err(CameraError::TooLarge {
        path: path.to_owned(),
        found: format!("{width}x{height}"),
        limit: format!("{MAX_PICTURE_SIDE}x{MAX_PICTURE_SIDE}"),
    })
}

fn too_much_memory(width: u32, height: u32, path: &Path) -> CameraError {
    CameraError::TooLarge {
        path: path.to_owned(),
        found: format!("{width}x{height}"),
        limit: format!("{} MiB while decoding", MAX_PICTURE_BYTES / (1024 * 1024)),
    }
}

fn decode_error(error: ImageError, path: &Path) -> CameraError {
    match error {
        ImageError::Limits(_) => CameraError::TooLarge {
            path: path.to_owned(),
            found: "more than fits the limits".to_owned(),
            limit: format!(
                "{MAX_PICTURE_SIDE}x{MAX_PICTURE_SIDE} and {} MiB while decoding",
                MAX_PICTURE_BYTES / (1024 * 1024)
            ),
        },
        error => damaged(path, &error.to_string()),
    }
}

fn damaged(path: &Path, why: &str) -> CameraError {
    CameraError::Damaged { path: path.to_owned(), why: why.to_owned() }
}
