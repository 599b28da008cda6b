//! What becomes of a camera's buffer: how long it takes until it is a frame, and what the capture thread costs.

use crate::clock::{camera_thread_us, now_us, thread_us};
use crate::{CODES, picture, watch_for};
use std::{hint::black_box, process::Command, time::Duration};
use trug_camera::{
    CaptureMode, PixelFormat, WebcamChoice,
    fake::{Converting, FakeCameras, jpeg_of, laid_out},
};

const SIZES: [(u32, u32); 3] = [(640, 480), (1280, 720), (1920, 1080)];

/// Microseconds of this thread from buffer to frame, its colour kept for the preview.
pub(crate) fn luma() {
    println!("Frame to luma, microseconds of CPU, median of 60; and allocations");
    println!("{:<8}{:>11}{:>10}{:>8}{:>13}", "format", "size", "KB", "us", "allocations");
    for (width, height) in SIZES {
        let drawn = picture(width, height, CODES[0], 0);
        for pixels in PixelFormat::ALL {
            let buffer = laid_out(pixels, &drawn, width, height);
            let mut converting = Converting::new(CaptureMode { pixels, width, height, rate: 30.0 });
            let (us, allocations) = median_us(|| {
                black_box(converting.frame(black_box(&buffer)).expect("a picture"));
            });
            let (name, size) = (pixels.name(), format!("{width}x{height}"));
            println!("{name:<8}{size:>11}{:>10}{us:>8.0}{allocations:>13}", buffer.len() / 1024);
        }
        let jpeg = jpeg_of(&drawn, width, height, 85);
        let (us, allocations) = median_us(|| {
            let whole = image::load_from_memory(black_box(&jpeg)).expect("a jpeg");
            black_box(whole.into_rgb8());
        });
        println!("{:<8}{:>11}{:>10}{us:>8.0}{allocations:>13}", "image's", "whole jpeg", "");
        match turbojpeg(&jpeg) {
            Ok((grey, colour)) => {
                println!("{:<8}{:>11}{:>10}{grey:>8}{:>13}", "turbo's", "grey jpeg", "", "-");
                println!("{:<8}{:>11}{:>10}{colour:>8}{:>13}", "turbo's", "whole jpeg", "", "-");
            }
            Err(why) => println!("turbo's  not measured: {why}"),
        }
    }
}

/// Microseconds of libjpeg-turbo, in a process of its own, for grey and for colour.
fn turbojpeg(jpeg: &[u8]) -> Result<(String, String), String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../bench/peers/turbojpeg.py");
    let file = tempfile::NamedTempFile::new().map_err(|error| error.to_string())?;
    std::fs::write(file.path(), jpeg).map_err(|error| error.to_string())?;
    let mut command = Command::new(if cfg!(windows) { "python" } else { "python3" });
    let output = command.arg(script).arg(file.path()).arg("60").output();
    let output = output.map_err(|error| format!("python3 could not be started: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    let output = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let (grey, colour) = output.split_once('\t').ok_or("it printed no two numbers")?;
    Ok((grey.to_owned(), colour.to_owned()))
}

fn median_us(mut act: impl FnMut()) -> (f64, u64) {
    let mut took = Vec::new();
    let mut allocations = 0;
    for turn in 0..70 {
        let counted = allocation_counter::measure(|| {
            let start = thread_us();
            act();
            took.push(thread_us() - start);
        });
        // The first ones fill the pool.
        if turn < 10 {
            took.clear();
        }
        allocations = counted.count_total;
    }
    took.sort_by(f64::total_cmp);
    (took[took.len() / 2], allocations)
}

/// CPU of the capture thread at thirty pictures a second, less what playing the camera costs in it.
pub(crate) fn cpu() {
    println!(
        "\nCPU of the capture thread at 1280x720 and 30 a second, in % of one core (the simulated camera's copy included)"
    );
    for pixels in PixelFormat::ALL {
        let drawn = picture(1280, 720, CODES[0], 0);
        let buffer = laid_out(pixels, &drawn, 1280, 720);
        let fake = FakeCameras::new();
        fake.set_modes(&[CaptureMode { pixels, width: 1280, height: 720, rate: 30.0 }]);
        fake.pace(None);
        fake.show(move |_, _| buffer.clone());
        let mut webcam = fake.webcam(WebcamChoice::Any).expect("a webcam");
        watch_for(&mut webcam, Duration::from_secs(1), |_| ());
        let (begun, before, frames) = (now_us(), camera_thread_us(), webcam.counts().frames);
        watch_for(&mut webcam, Duration::from_secs(4), |_| ());
        let used = camera_thread_us() - before;
        let rate = (webcam.counts().frames - frames) as f64 * 1e6 / (now_us() - begun) as f64;
        let share = 100.0 * used as f64 / (now_us() - begun) as f64;
        println!("{:<8}{share:>7.1} %   at {rate:.1} a second", pixels.name());
    }
}
