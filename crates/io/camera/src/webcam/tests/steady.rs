//! What the capture thread allocates for each picture.

use super::{WebcamChoice, patient};
use crate::{
    CaptureMode, PixelFormat,
    capture::capture,
    fake::{FakeCameras, grey},
    frame_channel::FrameChannel,
};
use std::{sync::Arc, time::Duration};

/// Allocations while capturing this many pictures, on this thread.
fn allocations(pixels: PixelFormat, pictures: u64) -> u64 {
    let mode = CaptureMode { pixels, width: 160, height: 120, rate: 30.0 };
    let fake = FakeCameras::new();
    fake.set_modes(&[mode]);
    fake.pace(Some(Duration::ZERO));
    let channel = Arc::new(FrameChannel::new());
    let sender = channel.next_generation();
    let buffer = grey(&mode, 128);
    fake.show(move |count, _| {
        if count >= pictures {
            channel.close(Duration::ZERO);
        }
        buffer.clone()
    });
    let mut drivers = vec![fake.driver(crate::CameraDriver::V4l2)];
    allocation_counter::measure(|| {
        capture(&mut drivers, &WebcamChoice::Any, &patient(), &sender);
    })
    .count_total
}

#[test]
fn nothing_is_allocated_for_a_picture_but_by_the_jpeg_decoder() {
    // The simulated camera allocates each of its buffers.
    const SIMULATED: u64 = 1;
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
        assert_eq!(hundred, 100 * (expect + SIMULATED), "{pixels:?}");
    }
}
