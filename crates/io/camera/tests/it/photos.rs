//! Photographs and folders, good and bad.

use image::{GrayImage, ImageFormat, Luma, LumaA, RgbImage};
use std::{
    fs,
    io::Cursor,
    path::{Path, PathBuf},
    time::Duration,
};
use trug_camera::{CameraError, Event, Folder, FrameSource, Photos, still, still_of};

/// A grey ramp, `8 * x` in column x.
fn ramp(width: u32, height: u32) -> GrayImage {
    GrayImage::from_fn(width, height, |x, _| Luma([(8 * x) as u8]))
}

fn encoded(image: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    // This encoder of WebP has no grey.
    let image = image::DynamicImage::ImageLuma8(image.clone()).into_rgb8();
    image.write_to(&mut Cursor::new(&mut bytes), format).expect("encode");
    bytes
}

#[test]
fn a_picture_is_known_by_its_content_whatever_its_name() {
    let folder = tempfile::tempdir().expect("folder");
    for (name, format, off_by) in [
        ("a.jpg", ImageFormat::Jpeg, 6),
        ("b.png", ImageFormat::Jpeg, 6),
        ("c.jpg", ImageFormat::Png, 1),
        ("d.txt", ImageFormat::WebP, 1),
        ("e", ImageFormat::Png, 1),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, encoded(&ramp(24, 9), format)).expect("write");
        let frame = still(&path).expect("a picture");
        assert_eq!((frame.width, frame.height, frame.luma.len()), (24, 9, 24 * 9), "{name}");
        assert_eq!(frame.name, Some(path), "{name}");
        for (x, luma) in frame.luma[24..48].iter().enumerate() {
            assert!(luma.abs_diff((8 * x) as u8) <= off_by, "{name}: {luma} in column {x}");
        }
    }
}

#[test]
fn a_rotated_picture_is_turned_upright() {
    let jpeg = encoded(&ramp(24, 9), ImageFormat::Jpeg);
    // Orientation 6 in a big-endian TIFF header: turn it right by a quarter.
    let exif = b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&jpeg[..2], exif, &jpeg[2..]].concat();
    let frame = still_of(&turned, Path::new("turned.jpg")).expect("a picture");
    assert_eq!((frame.width, frame.height), (9, 24));
    assert!(frame.luma[0] < 10 && frame.luma[23 * 9] > 170, "left has become top");
}

#[test]
fn what_is_transparent_is_white() {
    let image =
        image::ImageBuffer::from_fn(2, 1, |x, _| LumaA([0_u8, if x == 0 { 0 } else { 255 }]));
    let mut png = Vec::new();
    image.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).expect("encode");
    assert_eq!(still_of(&png, Path::new("label.png")).expect("a picture").luma, [255, 0]);
}

/// A PNG header that declares a size, with next to nothing behind it.
fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    let mut png = encoded(&ramp(4, 4), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = crc32(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&checksum);
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    })
}

fn jpeg_with_size(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = encoded(&ramp(24, 9), ImageFormat::Jpeg);
    let frame_header = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("SOF0");
    jpeg[frame_header + 5..frame_header + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame_header + 7..frame_header + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

#[test]
fn bad_pictures_have_different_errors() {
    let (jpeg, png, webp) = (
        encoded(&ramp(24, 9), ImageFormat::Jpeg),
        encoded(&ramp(24, 9), ImageFormat::Png),
        encoded(&ramp(24, 9), ImageFormat::WebP),
    );
    let kind = |error: &CameraError| match error {
        CameraError::NotAnImage { .. } => "not an image",
        CameraError::TooLarge { .. } => "too large",
        CameraError::Damaged { .. } => "damaged",
        _ => "other",
    };
    for (what, bytes, expect) in [
        ("empty", vec![], "not an image"),
        ("text", b"GTIN 4006381333931".to_vec(), "not an image"),
        ("gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "not an image"),
        ("pdf", b"%PDF-1.7 and so on".to_vec(), "not an image"),
        ("jpeg cut in its header", jpeg[..60].to_vec(), "damaged"),
        ("jpeg cut in its data", jpeg[..jpeg.len() - 40].to_vec(), "damaged"),
        ("jpeg of three bytes", jpeg[..3].to_vec(), "damaged"),
        ("png cut", png[..png.len() / 2].to_vec(), "damaged"),
        ("webp cut", webp[..webp.len() / 2].to_vec(), "damaged"),
        ("png of 60,000 x 59,968", png_bomb(60_000, 59_968), "too large"),
        ("png of 8193 x 1", png_bomb(8193, 1), "too large"),
        ("png of 8192 x 8192 in rgb", png_bomb(8192, 8192), "too large"),
        ("jpeg of 65,500 x 65,500", jpeg_with_size(65_500, 65_500), "too large"),
        ("jpeg without width", jpeg_with_size(0, 9), "damaged"),
    ] {
        let error = still_of(&bytes, Path::new("it")).expect_err(what);
        assert_eq!(kind(&error), expect, "{what}: {error}");
        assert!(error.to_string().starts_with("it "), "{what}: {error}");
    }
}

#[test]
fn an_unreadable_file_is_an_error() {
    let folder = tempfile::tempdir().expect("folder");
    for path in [folder.path().join("nothing.jpg"), folder.path().to_owned()] {
        let error = still(&path).expect_err("unreadable");
        assert!(matches!(error, CameraError::Unreadable { .. }), "{error}");
    }
    let huge = folder.path().join("huge.jpg");
    fs::File::create(&huge).and_then(|file| file.set_len(3 << 30)).expect("a sparse file");
    assert!(matches!(still(&huge), Err(CameraError::TooLarge { .. })));
}

/// Names of the frames in order, with a "!" before those that were bad.
fn all_of(source: &mut dyn FrameSource) -> Vec<String> {
    let mut told = Vec::new();
    loop {
        let name = |path: Option<PathBuf>| {
            path.and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
                .unwrap_or_default()
        };
        match source.next(Duration::ZERO) {
            Event::Frame(frame) => told.push(name(frame.name.clone())),
            Event::BadPicture { path, .. } => told.push(format!("!{}", name(path))),
            Event::End => {
                assert_eq!(source.next(Duration::ZERO), Event::End, "the end stays the end");
                return told;
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn photos_come_once_in_order_and_a_bad_one_is_skipped() {
    let folder = tempfile::tempdir().expect("folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("z.png"), encoded(&ramp(8, 8), ImageFormat::Png)).expect("write");
    fs::write(at("a.png"), "no picture").expect("write");
    fs::write(at("m.jpg"), encoded(&ramp(8, 8), ImageFormat::Jpeg)).expect("write");
    let mut photos =
        Photos::open([at("z.png"), at("a.png"), at("missing.jpg"), at("m.jpg")]).expect("photos");
    assert_eq!(photos.describe(), "4 photos");
    assert_eq!(all_of(&mut photos), ["z.png", "!a.png", "!missing.jpg", "m.jpg"]);
    assert!(matches!(Photos::open([]), Err(CameraError::NoPhotos)));
}

#[test]
fn a_folder_gives_its_pictures_by_name() {
    let folder = tempfile::tempdir().expect("folder");
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("write");
    let png = encoded(&ramp(8, 8), ImageFormat::Png);
    write("c.PNG", &png);
    write("a.jpg", &png);
    write("b-without-ending", &png);
    write("broken.jpeg", b"");
    write("notes.txt", b"milk");
    write(".hidden.png", &png);
    fs::create_dir(folder.path().join("inner.png")).expect("folder");
    let mut source = Folder::open(folder.path()).expect("a folder");
    assert_eq!(all_of(&mut source), ["a.jpg", "b-without-ending", "!broken.jpeg", "c.PNG"]);
}

#[test]
fn an_unusable_folder_is_an_error() {
    let folder = tempfile::tempdir().expect("folder");
    assert!(matches!(Folder::open(folder.path()), Err(CameraError::NoPictures { .. })));
    let missing = Folder::open(&folder.path().join("missing")).expect_err("no such folder");
    assert!(matches!(missing, CameraError::Unreadable { .. }), "{missing}");
    let file = folder.path().join("file");
    fs::write(&file, "x").expect("write");
    assert!(matches!(Folder::open(&file), Err(CameraError::Unreadable { .. })));
}

#[test]
fn a_photo_of_a_phone_is_read_in_colour_too() {
    let image = RgbImage::from_pixel(16, 16, image::Rgb([0, 200, 0]));
    let mut jpeg = Vec::new();
    image.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).expect("encode");
    let frame = still_of(&jpeg, Path::new("green.jpg")).expect("a picture");
    // BT.601: 0.587 of green.
    assert!(frame.luma.iter().all(|luma| luma.abs_diff(117) <= 3), "{:?}", &frame.luma[..8]);
}
