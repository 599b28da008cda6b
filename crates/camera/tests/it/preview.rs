//! Previews: what comes out is a JPEG of the right size that shows the same.

use trug_camera::{Colour, Frame, preview_jpeg};

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
    for layout in ["yuyv", "nv12", "rgb", "bgr"] {
        for (width, height, extra, most, expect) in [
            (64, 48, 0, 640, (64, 48)),
            (64, 48, 16, 32, (32, 24)),
            (63, 47, 0, 30, (21, 16)),
            (64, 48, 0, 1, (1, 1)),
        ] {
            let frame =
                frame(width, height, Some(red(layout, width as usize, height as usize, extra)));
            let jpeg = preview_jpeg(&frame, most, 90);
            let shown = image::load_from_memory(&jpeg).expect("a jpeg").into_rgb8();
            assert_eq!(shown.dimensions(), expect, "{layout} {width}x{height} to {most}");
            for pixel in shown.pixels() {
                let [r, g, b] = pixel.0;
                assert!(
                    r > 240 && g < 15 && b < 15,
                    "{layout} {width}x{height} to {most}: {pixel:?}"
                );
            }
        }
    }
}

#[test]
fn a_cameras_own_jpeg_is_passed_on_where_it_fits() {
    let jpeg = preview_jpeg(&frame(64, 48, None), 64, 80);
    let own = frame(64, 48, Some(Colour::Jpeg(jpeg.clone())));
    assert_eq!(preview_jpeg(&own, 64, 10), jpeg);
    let smaller =
        image::load_from_memory(&preview_jpeg(&own, 40, 90)).expect("a jpeg").into_luma8();
    assert_eq!(smaller.dimensions(), (32, 24));
    assert!(smaller.pixels().all(|pixel| pixel.0[0].abs_diff(90) < 3));
}

#[test]
fn colour_that_is_too_short_gives_way_to_grey() {
    for layout in ["yuyv", "nv12", "rgb", "bgr"] {
        let short = red(layout, 64, 24, 0);
        let jpeg = preview_jpeg(&frame(64, 48, Some(short)), 64, 90);
        let shown = image::load_from_memory(&jpeg).expect("a jpeg");
        assert!(shown.color().channel_count() == 1, "{layout}");
    }
}

#[test]
fn a_frame_that_is_none_has_no_preview() {
    let mut broken = frame(64, 48, None);
    broken.luma.pop();
    assert_eq!(preview_jpeg(&broken, 64, 90), []);
    assert_eq!(preview_jpeg(&frame(0, 0, None), 64, 90), []);
}

#[test]
fn wide_pictures_and_odd_wishes_are_met() {
    for (most, quality, expect) in [(0, 0, (1, 1)), (u32::MAX, 255, (8192, 2))] {
        let jpeg = preview_jpeg(&frame(8192, 2, None), most, quality);
        let shown = image::load_from_memory(&jpeg).expect("a jpeg");
        assert_eq!((shown.width(), shown.height()), expect);
    }
}
