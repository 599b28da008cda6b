//! Labels as a camera without autofocus sees them are read: blurred, small, turned, tilted, dark and noisy.

use trug_decode::{BarReader, Effort, Reader};
use trug_gs1::check_digit;
use trug_label::{Rng, Scene, Symbology};

use crate::luma;

const LABELS: u64 = 8;

/// Reads labels that `set_up` makes hard to read. At least `enough` of [`LABELS`] are read, and none wrongly.
fn check(what: &str, enough: usize, set_up: impl Fn(&mut Scene)) {
    let mut reader = BarReader::default();
    let mut right = 0;
    for seed in 1..=LABELS {
        let mut rng = Rng::new(seed * 101);
        let body: String = (0..12)
            .map(|n| if n == 0 { '4' } else { char::from(b'0' + (rng.next_u64() % 10) as u8) })
            .collect();
        let digits = format!("{body}{}", check_digit(body.as_bytes()).expect("digits"));
        let mut scene = Scene::new(Symbology::Ean13, &digits).expect("right check digit");
        scene.clutter = seed;
        scene.rotation = rng.between(-6.0, 6.0);
        set_up(&mut scene);
        let reads = reader.read(luma(&scene.draw(&mut rng)), Effort::Frame);
        assert!(reads.iter().all(|r| r.text == digits), "{what}, {digits}: {reads:?}");
        right += usize::from(!reads.is_empty());
    }
    assert!(right >= enough, "{what}: {right} of {LABELS}");
}

#[test]
fn blur_of_a_module_is_read() {
    for (module_px, blur, enough) in [
        (1.5, 0.3, 7),
        (1.5, 0.7, 7),
        (1.5, 0.9, 6),
        (2.5, 0.5, 7),
        (2.5, 0.7, 7),
        (2.5, 0.9, 6),
        (2.5, 1.0, 4),
        (2.5, 1.2, 2),
    ] {
        check(&format!("{module_px} px, {blur} modules"), enough, |scene| {
            scene.module_px = module_px;
            scene.defocus = blur * module_px;
        });
    }
}

#[test]
fn any_angle_is_read() {
    for rotation in [10.0, 30.0, 45.0, 75.0, 90.0, 160.0, 225.0] {
        check(&format!("turned {rotation}"), 7, |scene| {
            (scene.module_px, scene.defocus) = (1.8, 0.8);
            scene.rotation += rotation;
        });
    }
}

#[test]
fn tilt_noise_and_darkness_are_read() {
    check("yaw", 7, |scene| (scene.yaw, scene.defocus) = (30.0, 0.8));
    check("pitch", 6, |scene| (scene.pitch, scene.defocus) = (30.0, 0.8));
    check("noise", 7, |scene| (scene.noise, scene.defocus) = (20.0, 0.8));
    check("dark", 6, |scene| (scene.white, scene.noise, scene.defocus) = (30.0, 5.0, 0.8));
    check("uneven", 7, |scene| (scene.uneven, scene.defocus) = (0.8, 1.2));
    check("short bars", 6, |scene| (scene.bar_height, scene.defocus) = (12.0, 0.8));
}

#[test]
fn every_symbology_is_read_by_this_reader_alone() {
    for (symbology, digits) in [
        (Symbology::Ean13, "4006381333931"),
        (Symbology::UpcA, "036000291452"),
        (Symbology::Ean8, "96385074"),
        (Symbology::UpcE, "04252614"),
        (Symbology::UpcE, "01234558"),
        (Symbology::UpcE, "01234505"),
    ] {
        for (rotation, blur) in [(0.0, 0.4), (30.0, 0.5), (180.0, 0.6)] {
            let mut scene = Scene::new(symbology, digits).expect("right check digit");
            (scene.rotation, scene.defocus) = (rotation, blur * scene.module_px);
            let picture = scene.draw(&mut Rng::new(5));
            let reads = BarReader::default().read(luma(&picture), Effort::Photo);
            let texts: Vec<&str> = reads.iter().map(|r| r.text.as_str()).collect();
            assert_eq!(texts, [digits], "{symbology:?} turned {rotation}, {blur} modules");
        }
    }
}

/// The share of ink at `x`; `ends` are the positions where bars begin and end in turn, in modules.
fn ink(ends: &[f32], x: f32, sigma: f32) -> f32 {
    let below = |x: f32| 1.0 / (1.0 + (-1.702 * x / sigma).exp());
    let edges = ends.iter().enumerate();
    edges.map(|(n, end)| if n % 2 == 0 { below(x - end) } else { -below(x - end) }).sum()
}

#[test]
fn rows_of_any_other_bars_are_not_read() {
    let (width, height) = (330, 60);
    let mut reader = BarReader::default();
    for seed in 0..150 {
        let mut rng = Rng::new(seed);
        let (module, blur) = (rng.between(1.2, 2.6), rng.between(0.2, 1.4));
        let modules = [51.0, 67.0, 95.0][(seed % 3) as usize];
        let mut ends = vec![0.0];
        while ends.len() % 2 == 1 || ends.last().is_some_and(|end| *end < modules) {
            let wide = 1.0 + (rng.next_u64() % 4) as f32;
            ends.push(ends.last().copied().unwrap_or(0.0) + wide);
        }
        let data: Vec<u8> = (0..width * height)
            .map(|n| {
                let x = (n % width) as f32 / module - 14.0;
                let light = 0.55 * (1.0 - 0.92 * ink(&ends, x, blur)).clamp(0.0, 1.0);
                (255.0 * light.powf(1.0 / 2.2) + 2.0 * rng.normal()) as u8
            })
            .collect();
        let view = trug_decode::Luma::tight(&data, width, height).expect("whole");
        for effort in [Effort::Frame, Effort::Photo] {
            assert_eq!(reader.read(view, effort), [], "seed {seed}, {effort:?}");
        }
    }
}
