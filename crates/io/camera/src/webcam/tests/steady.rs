//! What the capture thread allocates for each picture, once it is at work.

use super::{WebcamChoice, patient};
use crate::{
    Offer, PixelFormat,
    capture::capture,
    post::PostBox,
    pretend::{Pretend, grey},
};
use std::{sync::Arc, time::Duration};

/// Allocations of a capture of so many pictures, on this thread.
fn allocations(pixels: PixelFormat, pictures: u64) -> u64 {
    let offer = Offer { pixels, width: 160, height: 120, rate: 30.0 };
    let pretend = Pretend::new();
    pretend.offer(&[offer]);
    pretend.pace(Some(Duration::ZERO));
    let post_box = Arc::new(PostBox::new());
    let post = post_box.next_generation();
    let buffer = grey(&offer, 128);
    pretend.show(move |count, _| {
        if count >= pictures {
            post_box.close(Duration::ZERO);
        }
        buffer.clone()
    });
    let mut driver = pretend.driver();
    allocation_counter::measure(|| {
        capture(driver.as_mut(), &WebcamChoice::Any, &patient(), &post);
    })
    .count_total
}

#[test]
fn nothing_is_allocated_for_a_picture_but_by_the_jpeg_decoder() {
    // The played camera makes each of its buffers anew.
    const PLAYED: u64 = 1;
    for (pixels, expect) in [
        (PixelFormat::Grey, 0),
        (PixelFormat::Yuyv, 0),
        (PixelFormat::Uyvy, 0),
        (PixelFormat::Nv12, 0),
        (PixelFormat::Yu12, 0),
        (PixelFormat::Rgb, 0),
        (PixelFormat::Mjpeg, 2),
    ] {
        let hundred = allocations(pixels, 300) - allocations(pixels, 200);
        assert_eq!(hundred, 100 * (expect + PLAYED), "{pixels:?}");
    }
}
