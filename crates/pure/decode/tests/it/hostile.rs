//! Pictures that no camera takes, and pictures that look like codes: nothing is read in them, and nothing panics.

use trug_decode::{Agreement, BarReader, Cascade, Effort, Luma, LumaError, Reader, RxingReader};
use trug_label::Rng;

#[test]
fn a_view_is_valid_or_an_error() {
    let data = [0u8; 100];
    for (width, height, stride, valid) in [
        (0, 0, 0, true),
        (10, 10, 10, true),
        (10, 9, 11, true),
        (8, 9, 12, false),
        (8, 9, 11, true),
        (10, 0, 10, true),
        (0, 5, 0, true),
        (0, 5, 25, true),
        (10, 11, 10, false),
        (10, 5, 9, false),
        (100, 1, usize::MAX, true),
        (100, 2, usize::MAX, false),
        (usize::MAX, usize::MAX, usize::MAX, false),
        (1, usize::MAX, 1, false),
        (usize::MAX, 0, usize::MAX, true),
    ] {
        let view = Luma::new(&data, width, height, stride);
        assert_eq!(view.is_ok(), valid, "{width} x {height}, stride {stride}");
        if let Ok(view) = view {
            for y in [0, 1, height.saturating_sub(1), height, usize::MAX] {
                let expect = if y < height { width } else { 0 };
                assert_eq!(
                    view.row(y).len(),
                    expect,
                    "{width} x {height}, stride {stride}, row {y}"
                );
            }
        }
    }
    assert_eq!(
        Luma::new(&data, 10, 5, 9).err(),
        Some(LumaError::StrideTooSmall { width: 10, stride: 9 })
    );
}

/// Nothing may be accepted in the picture, and nothing may panic; the reader counts panics inside rxing.
fn check_nothing(what: &str, width: usize, height: usize, pixel: impl Fn(usize, usize) -> u8) {
    let data: Vec<u8> = (0..width * height).map(|n| pixel(n % width, n / width)).collect();
    let view = Luma::tight(&data, width, height).expect("whole");
    let mut rxing = RxingReader::default();
    let mut cascade = Cascade::default();
    for effort in [Effort::Frame, Effort::Frame, Effort::Frame, Effort::Photo] {
        let reads = rxing.read(view, effort);
        assert_eq!(Agreement::photo(&reads), [], "{what}, {effort:?}");
        let reads = cascade.read(view, effort);
        assert_eq!(Agreement::photo(&reads), [], "{what}, {effort:?}, cascade");
    }
    for effort in [Effort::Frame, Effort::Photo] {
        assert_eq!(BarReader::default().read(view, effort), [], "{what}, {effort:?}, bars");
    }
    assert_eq!((rxing.panics(), cascade.panics()), (0, 0), "{what}");
}

#[test]
fn small_thin_and_even_pictures_hold_nothing() {
    for (width, height) in [
        (0, 0),
        (1, 1),
        (2, 1),
        (2, 400),
        (400, 2),
        (1, 400),
        (9, 9),
        (10, 10),
        (11, 300),
        (300, 11),
        (20_000, 10),
    ] {
        for grey in [0, 1, 127, 255] {
            check_nothing(&format!("{width} x {height} of {grey}"), width, height, |_, _| grey);
        }
    }
}

#[test]
fn lines_and_steps_hold_nothing() {
    check_nothing("a step", 200, 150, |x, _| if x < 100 { 0 } else { 255 });
    check_nothing("a line", 200, 150, |x, _| if x == 100 { 0 } else { 255 });
    check_nothing("a slope", 256, 150, |x, _| x as u8);
    check_nothing("rings", 300, 300, |x, y| {
        let (dx, dy) = (x as f32 - 150.0, y as f32 - 150.0);
        if ((dx.hypot(dy) / 4.0) as u32).is_multiple_of(2) { 20 } else { 230 }
    });
}

#[test]
fn gratings_hold_nothing() {
    for period in 1..=20 {
        check_nothing(&format!("a grating of {period} px"), 320, 120, |x, _| {
            if x / period % 2 == 0 { 0 } else { 255 }
        });
    }
    for (period, degrees) in [(4, 20.0), (6, 45.0), (9, 70.0), (12, 33.0)] {
        let (sin, cos) = f32::sin_cos(f32::to_radians(degrees));
        check_nothing(&format!("a grating of {period} px at {degrees}"), 240, 180, |x, y| {
            let along = x as f32 * cos + y as f32 * sin;
            if ((along / period as f32) as u32).is_multiple_of(2) { 10 } else { 240 }
        });
    }
    for period in [1, 2, 3, 5, 8] {
        check_nothing(&format!("checks of {period} px"), 240, 180, |x, y| {
            if (x / period + y / period) % 2 == 0 { 0 } else { 255 }
        });
    }
}

#[test]
fn noise_and_torn_bars_hold_nothing() {
    for seed in 0..12 {
        let mut rng = Rng::new(seed);
        let noise: Vec<u8> = (0..320 * 120).map(|_| rng.next_u64() as u8).collect();
        check_nothing(&format!("noise {seed}"), 320, 120, |x, y| noise[y * 320 + x]);
        let bars: Vec<u8> = (0..320).map(|_| if rng.unit() < 0.5 { 15 } else { 235 }).collect();
        check_nothing(&format!("rows of torn bars {seed}"), 320, 120, |x, y| {
            bars[(x + y * 37) % 320]
        });
    }
}

/// Random pictures of any shape; `TRUG_HOSTILE` sets how many. It does the work of a fuzzer without one.
#[test]
fn random_pictures_do_not_panic_and_every_read_is_valid() {
    let pictures = std::env::var("TRUG_HOSTILE").ok().and_then(|n| n.parse().ok()).unwrap_or(60);
    let mut reader = Cascade::default();
    for seed in 0..pictures {
        let mut rng = Rng::new(seed ^ 0x5eed);
        let sides = [1, 2, 3, 9, 16, 17, 40, 95, 128, 200, 333];
        let side = |rng: &mut Rng| sides[rng.next_u64() as usize % sides.len()];
        let (width, height, padding) =
            (side(&mut rng), side(&mut rng), rng.next_u64() as usize % 9);
        let stride = width + padding;
        let mut data = vec![0; stride * height - padding * usize::from(height > 0)];
        for layer in 0..=rng.next_u64() % 3 {
            paint(&mut data, stride, layer, &mut rng);
        }
        let luma = Luma::new(&data, width, height, stride).expect("sound");
        for effort in [Effort::Frame, Effort::Frame, Effort::Photo] {
            for read in reader.read(luma, effort) {
                let digits = read.text.bytes().all(|b| b.is_ascii_digit());
                assert!(digits || read.symbology.is_matrix(), "seed {seed}: {read:?}");
                assert!((0.0..=1.0).contains(&read.certainty), "seed {seed}: {read:?}");
                let finite = read.corners.iter().all(|c| c.x.is_finite() && c.y.is_finite());
                assert!(finite, "seed {seed}: {read:?}");
            }
        }
    }
    assert_eq!(reader.panics(), 0);
}

/// Draws noise, bars of random widths, tiles, a slope or a flat area of any contrast over a picture.
fn paint(data: &mut [u8], stride: usize, layer: u64, rng: &mut Rng) {
    let what = rng.next_u64() % 5;
    let (low, high) = (rng.next_u64() as u8, rng.next_u64() as u8);
    let size = 1 + rng.next_u64() as usize % 12;
    let (sin, cos) = rng.between(0.0, 6.3).sin_cos();
    let seeds: Vec<u64> = (0..64).map(|_| rng.next_u64()).collect();
    let from = rng.next_u64() as usize % (stride + 1);
    for (n, pixel) in data.iter_mut().enumerate() {
        let (x, y) = (n % stride, n / stride);
        if layer > 0 && x < from {
            continue;
        }
        let along = (x as f32 * cos + y as f32 * sin).abs() as usize / size;
        let lit = match what {
            0 => rng.next_u64() & 1 == 0,
            1 => seeds[along / 64 % 64] >> (along % 64) & 1 == 0,
            2 => seeds[(y / size) % 64] >> (x / size % 64) & 1 == 0,
            3 => {
                *pixel = (along * size) as u8;
                continue;
            }
            _ => true,
        };
        *pixel = if lit { high } else { low };
    }
}
