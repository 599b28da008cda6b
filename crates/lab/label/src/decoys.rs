//! Pictures without a retail code that look as if they had one. Every value read in them is wrong.

use crate::cells::random_ean13;
use crate::clutter::{Canvas, clutter};
use crate::optics;
use crate::picture::Picture;
use crate::rng::Rng;
use crate::scene::Scene;
use trug_gs1::Symbology;
use trug_gs1::ean_upc::encode;

/// The kinds of decoy.
pub const DECOYS: [&str; 9] = [
    "clutter",
    "writing",
    "blinds",
    "texture",
    "dots",
    "random bars",
    "left half",
    "right half",
    "wrong check digit",
];

/// One decoy of a kind, 640 x 480 pixels, as a laptop camera takes it; an unknown kind is clutter.
pub fn decoy(kind: &str, rng: &mut Rng) -> Picture {
    let bars = match kind {
        "random bars" => random_bars(rng),
        "left half" => ean13(rng)[..48].to_vec(),
        "right half" => ean13(rng)[47..].to_vec(),
        "wrong check digit" => wrong_check_digit(rng),
        _ => return drawn(kind, rng),
    };
    let mut scene = Scene::of_bars(bars).with_laptop_camera(rng, (0.4, 2.0));
    scene.centre = (rng.between(200.0, 440.0), rng.between(160.0, 320.0));
    scene.draw(rng)
}

fn drawn(kind: &str, rng: &mut Rng) -> Picture {
    // only the camera of this scene is used
    let camera = Scene::of_bars(Vec::new()).with_laptop_camera(rng, (0.3, 1.5));
    let (width, height) = (camera.width, camera.height);
    let mut canvas = Canvas { width, height, light: clutter(rng, width, height) };
    match kind {
        "writing" => writing(&mut canvas, rng),
        "blinds" => blinds(&mut canvas, rng),
        "texture" => texture(&mut canvas, rng),
        "dots" => dots(&mut canvas, rng),
        _ => {}
    }
    optics::defocus(&mut canvas.light, width, height, camera.defocus);
    camera.exposed(canvas.light, rng)
}

fn ean13(rng: &mut Rng) -> Vec<bool> {
    encode(Symbology::Ean13, &random_ean13(rng)).unwrap_or_else(|| vec![true; 95])
}

/// Bars and spaces one to four modules wide, as in a code, between guards.
fn random_bars(rng: &mut Rng) -> Vec<bool> {
    let mut bars = vec![true, false, true];
    let end = 40 + rng.below(80);
    let mut ink = false;
    while bars.len() < end {
        bars.extend(std::iter::repeat_n(ink, 1 + rng.below(4)));
        ink = !ink;
    }
    bars.extend([true, false, true]);
    bars
}

/// The left half of one code beside the right half of another, with a wrong check digit.
fn wrong_check_digit(rng: &mut Rng) -> Vec<bool> {
    loop {
        let (left, right) = (random_ean13(rng), random_ean13(rng));
        let digits = format!("{}{}", &left[..7], &right[7..]);
        if encode(Symbology::Ean13, &digits).is_some() {
            continue;
        }
        let (Some(left), Some(right)) =
            (encode(Symbology::Ean13, &left), encode(Symbology::Ean13, &right))
        else {
            continue;
        };
        return [&left[..47], &right[47..]].concat();
    }
}

fn writing(canvas: &mut Canvas, rng: &mut Rng) {
    canvas.rectangle((40.0, 30.0), (560.0, 420.0), 0.8);
    let (size, pen) = (rng.between(6.0, 22.0), rng.between(1.0, 3.0));
    let lines = (400.0 / (size * 1.7)) as usize;
    for line in 0..lines {
        let at = (50.0, 50.0 + size + line as f32 * size * 1.7);
        let letters = (530.0 / (size * 0.75)) as usize;
        canvas.words(rng, at, letters, size, pen, 0.06);
    }
}

/// Stripes side by side in any direction, of one period that may drift, or of widths at random.
fn blinds(canvas: &mut Canvas, rng: &mut Rng) {
    let (sin, cos) = rng.between(0.0, std::f32::consts::PI).sin_cos();
    let (period, drift) = (rng.between(2.0, 24.0), rng.between(-0.001, 0.001));
    let (share, uneven) = (rng.between(0.2, 0.8), rng.below(2) == 0);
    let widths: Vec<f32> = (0..256).map(|_| rng.unit()).collect();
    for y in 0..canvas.height {
        for x in 0..canvas.width {
            let along = x as f32 * cos + y as f32 * sin;
            let phase = (along * (1.0 + drift * along) / period).rem_euclid(256.0);
            let share = if uneven { 0.15 + 0.7 * widths[phase as usize % 256] } else { share };
            canvas.light[y * canvas.width + x] = if phase.fract() < share { 0.08 } else { 0.75 };
        }
    }
}

/// The threads of a carpet: short strokes in two directions.
fn texture(canvas: &mut Canvas, rng: &mut Rng) {
    let (turn, length) = (rng.between(0.0, 3.1), rng.between(3.0, 40.0));
    for _ in 0..6000 {
        let (sin, cos) = (turn + rng.between(-0.2, 0.2) + 1.57 * rng.below(2) as f32).sin_cos();
        let at = (640.0 * rng.unit(), 480.0 * rng.unit());
        let to = (at.0 + length * cos, at.1 + length * sin);
        canvas.stroke(at, to, rng.between(1.0, 3.0), rng.between(0.05, 0.7));
    }
}

/// A field of square dots, as in a matrix code.
fn dots(canvas: &mut Canvas, rng: &mut Rng) {
    let (side, dot) = (21 + 4 * rng.below(8), rng.between(2.0, 8.0));
    let left = rng.between(10.0, 620.0 - (side as f32 * dot).min(600.0));
    canvas.rectangle((left - 20.0, 20.0), (side as f32 * dot + 40.0, 440.0), 0.8);
    for n in 0..side * side {
        if rng.below(2) == 0 {
            let at = (left + (n % side) as f32 * dot, 40.0 + (n / side) as f32 * dot);
            canvas.rectangle(at, (dot - 1.0, dot - 1.0), 0.06);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_a_different_and_repeatable_picture() {
        let pictures = DECOYS.map(|kind| decoy(kind, &mut Rng::new(5)));
        for (n, kind) in DECOYS.iter().enumerate() {
            assert_eq!(decoy(kind, &mut Rng::new(5)), pictures[n], "{kind}");
            assert!(!pictures[..n].contains(&pictures[n]), "{kind}");
            let spread = pictures[n].data.iter().max().zip(pictures[n].data.iter().min());
            assert!(spread.is_some_and(|(high, low)| high - low > 30), "{kind} shows nothing");
        }
    }

    #[test]
    fn decoys_with_a_wrong_check_digit_have_the_shape_of_a_symbol() {
        let symbols: Vec<Vec<bool>> =
            (0..20).map(|n| wrong_check_digit(&mut Rng::new(n))).collect();
        assert!(symbols.iter().all(|bars| bars.len() == 95 && bars[..3] == [true, false, true]));
        assert_ne!(symbols[0], symbols[1]);
    }
}
