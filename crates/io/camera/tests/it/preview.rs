//! Previews: what comes out is of the right size and shows the same.

use jpeg_encoder::{ColorType, Encoder};
use trug_camera::{Colour, Frame, screen_picture};

fn frame(width: u32, height: u32, colour: Option<Colour>) -> Frame {
    Frame {
        luma: vec![90; (width * height) as usize],
        width,
        height,
        seq: 1,
        at_ms: 0,
        name: None,
        colour,
    }
}

/// A red of Y 76, U 85, V 255 in the given layout, its rows `extra` bytes apart more than they need.
fn red(layout: &str, width: usize, height: usize, extra: usize) -> Colour {
    let row = |pixels: Vec<u8>| [pixels, vec![0; extra]].concat();
    match layout {
        "yuyv" => {
            let stride = width.div_ceil(2) * 4 + extra;
            Colour::Yuyv {
                bytes: row([76, 85, 76, 255].repeat(width.div_ceil(2))).repeat(height),
                stride,
            }
        }
        "nv12" => {
            let even = width.next_multiple_of(2);
            let luma = row(vec![76; even]).repeat(height);
            let chroma = row([85, 255].repeat(even / 2)).repeat(height.div_ceil(2));
            Colour::Nv12 { bytes: [luma, chroma].concat(), stride: even + extra }
        }
        "jpeg" => {
            let mut jpeg = Vec::new();
            let pixels = [254, 0, 0].repeat(width * height);
            let size = (width as u16, height as u16);
            let made = Encoder::new(&mut jpeg, 95).encode(&pixels, size.0, size.1, ColorType::Rgb);
            made.expect("a jpeg");
            Colour::Jpeg(jpeg)
        }
        "rgb" => Colour::Rgb {
            bytes: row([254, 0, 0].repeat(width)).repeat(height),
            stride: 3 * width + extra,
        },
        _ => Colour::Bgr {
            bytes: row([0, 0, 254].repeat(width)).repeat(height),
            stride: 3 * width + extra,
        },
    }
}

#[test]
fn every_layout_shows_its_colour() {
    for layout in ["yuyv", "nv12", "rgb", "bgr", "jpeg"] {
        for (width, height, extra, most, expect) in [
            (64, 48, 0, 640, (64, 48)),
            (64, 48, 16, 32, (32, 24)),
            (63, 47, 0, 30, (21, 16)),
            (63, 47, 0, 63, (63, 47)),
            (64, 48, 0, 1, (1, 1)),
        ] {
            let colour = red(layout, width as usize, height as usize, extra);
            let shown = screen_picture(&frame(width, height, Some(colour)), most);
            let shown = shown.expect("a picture");
            let what = format!("{layout} {width}x{height} to {most}");
            assert_eq!((shown.width, shown.height), expect, "{what}");
            // decoding a large JPEG anew costs more than its colour is worth
            assert_eq!(shown.coloured, layout != "jpeg" || most >= width, "{what}");
            let (pixels, cells) =
                (expect.0 * expect.1, expect.0.div_ceil(2) * expect.1.div_ceil(2));
            let (luma, chroma) = shown.planes.split_at(pixels as usize);
            assert!(luma.iter().all(|y| *y == 90), "{what}: grey is the frame's own");
            let Some((blue, red)) = chroma.split_at_checked(cells as usize) else {
                assert!(chroma.is_empty() && !shown.coloured, "{what}");
                continue;
            };
            assert_eq!(blue.len(), red.len(), "{what}");
            assert!(blue.iter().all(|b| b.abs_diff(85) < 4), "{what}: {blue:?}");
            assert!(red.iter().all(|r| *r > 250), "{what}: {red:?}");
        }
    }
}

#[test]
fn a_pixel_is_the_mean_of_those_it_stands_for() {
    let mut frame = frame(5, 3, None);
    frame.luma = vec![
        10, 20, 1, 3, 255, //
        30, 40, 1, 3, 255, //
        100, 200, 7, 9, 255,
    ];
    let shown = screen_picture(&frame, 2).expect("a picture");
    assert_eq!((shown.width, shown.height, shown.coloured), (1, 1, false));
    let shown = screen_picture(&frame, 3).expect("a picture");
    assert_eq!((shown.width, shown.height), (2, 2));
    assert_eq!(shown.planes, [25, 2, 150, 8], "the odd column is left out, the odd row is not");
}

#[test]
fn colour_that_is_not_there_gives_way_to_grey() {
    for layout in ["yuyv", "nv12", "rgb", "bgr", "jpeg"] {
        let short = red(layout, 64, 24, 0);
        let shown = screen_picture(&frame(64, 48, Some(short)), 64).expect("a picture");
        assert_eq!((shown.coloured, shown.planes), (false, vec![90; 64 * 48]), "{layout}");
    }
    let Colour::Jpeg(mut cut) = red("jpeg", 64, 48, 0) else { panic!("a jpeg") };
    cut.truncate(cut.len() / 2);
    let shown = screen_picture(&frame(64, 48, Some(Colour::Jpeg(cut))), 64).expect("a picture");
    assert!(!shown.coloured);
}

#[test]
fn a_frame_that_is_none_has_no_preview() {
    let mut broken = frame(64, 48, None);
    broken.luma.pop();
    assert_eq!(screen_picture(&broken, 64), None);
    assert_eq!(screen_picture(&frame(0, 0, None), 64), None);
}

#[test]
fn wide_pictures_and_odd_wishes_are_met() {
    for (most, expect) in [(0, (1, 1)), (u32::MAX, (8192, 2))] {
        let shown = screen_picture(&frame(8192, 2, None), most).expect("a picture");
        assert_eq!((shown.width, shown.height), expect);
    }
}
