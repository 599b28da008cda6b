//! The cost of one camera frame, for each kind of frame: CPU milliseconds and allocations.
//!
//! `cargo xtask bench frame` prints a table; a word after it selects the kinds whose names contain it. The frames are drawn
//! by seed, so that two runs read the same pixels. Each is read several times in a row, because the expensive symbologies
//! take turns.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

#[path = "../src/cpu.rs"]
mod cpu;

use std::hint::black_box;

use cpu::cpu_ms;
use trug_decode::{BarReader, Cascade, Effort, Luma, Reader, RxingReader};
use trug_label::{Picture, Rng, Scene, Symbology};

/// Different pictures of each kind.
const PICTURES: u64 = 12;
/// Reads of each, after those that fill the buffers.
const READS: usize = 12;
const WARM_UP: usize = 4;

const CODE: &str = "4006381333931";

fn main() {
    let wanted: Option<String> = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    println!(
        "{:<22}{:>10}  {:<8}{:>7}{:>11}{:>9}{:>9}{:>13}{:>7}",
        "kind", "pixels", "reader", "read %", "ms median", "p95", "max", "allocations", "max"
    );
    for (width, height) in [(1280, 720), (640, 480)] {
        for (kind, draw) in KINDS {
            if wanted.as_ref().is_some_and(|wanted| !kind.contains(wanted.as_str())) {
                continue;
            }
            let frames: Vec<Picture> =
                (1..=PICTURES).map(|seed| draw(width, height, seed)).collect();
            let readers: [(&str, Box<dyn Reader>); 3] = [
                ("cascade", Box::<Cascade>::default()),
                ("bars", Box::<BarReader>::default()),
                ("rxing", Box::<RxingReader>::default()),
            ];
            for (name, mut reader) in readers {
                let row = measure(&frames, reader.as_mut());
                println!("{kind:<22}{:>10}  {name:<8}{row}", format!("{width}x{height}"));
            }
        }
    }
}

fn measure(frames: &[Picture], reader: &mut dyn Reader) -> String {
    let (mut ms, mut allocations, mut read) = (Vec::new(), Vec::new(), 0);
    for frame in frames {
        let luma = Luma::tight(&frame.data, frame.width, frame.height).expect("whole");
        for n in 0..WARM_UP + READS {
            let mut took = 0.0;
            let mut right = false;
            let counted = allocation_counter::measure(|| {
                let start = cpu_ms();
                let reads = black_box(reader.read(black_box(luma), Effort::Frame));
                took = cpu_ms() - start;
                right = reads.iter().any(|r| r.text == CODE);
            });
            if n >= WARM_UP {
                ms.push(took);
                allocations.push(counted.count_total);
                read += usize::from(right);
            }
        }
    }
    ms.sort_by(f64::total_cmp);
    allocations.sort_unstable();
    let at = |percent: usize| (ms.len() * percent / 100).min(ms.len() - 1);
    format!(
        "{:>7}{:>11.2}{:>9.2}{:>9.2}{:>13}{:>7}",
        100 * read / ms.len(),
        ms[at(50)],
        ms[at(95)],
        ms[at(100)],
        allocations[at(50)],
        allocations[at(100)],
    )
}

type Draw = fn(usize, usize, u64) -> Picture;

/// Every kind of frame, those without a code first.
const KINDS: [(&str, Draw); 10] = [
    ("empty wall", |w, h, seed| scene(w, h, seed, |s, _| (s.centre, s.clutter) = (OUTSIDE, 0))),
    ("empty kitchen", |w, h, seed| scene(w, h, seed, |s, _| s.centre = OUTSIDE)),
    ("empty text", text),
    ("empty stripes", stripes),
    ("empty carpet", carpet),
    ("code sharp", |w, h, seed| scene(w, h, seed, |s, _| s.defocus = 0.5)),
    ("code blurred", |w, h, seed| scene(w, h, seed, |s, _| s.defocus = 0.9 * s.module_px)),
    ("code small", |w, h, seed| scene(w, h, seed, |s, _| (s.module_px, s.defocus) = (1.4, 0.6))),
    ("code turned", |w, h, seed| {
        scene(w, h, seed, |s, rng| (s.rotation, s.defocus) = (rng.between(20.0, 70.0), 1.2))
    }),
    ("code too blurred", |w, h, seed| scene(w, h, seed, |s, _| s.defocus = 2.2 * s.module_px)),
];

/// A centre outside the picture.
const OUTSIDE: (f32, f32) = (-9000.0, -9000.0);

fn scene(width: usize, height: usize, seed: u64, set_up: impl Fn(&mut Scene, &mut Rng)) -> Picture {
    let mut rng = Rng::new(seed);
    let mut scene = Scene::new(Symbology::Ean13, CODE).expect("valid digits");
    (scene.width, scene.height, scene.clutter) = (width, height, seed);
    scene.module_px = 2.5 * width as f32 / 960.0;
    let off = |rng: &mut Rng, size: usize| size as f32 * rng.between(0.42, 0.58);
    scene.centre = (off(&mut rng, width), off(&mut rng, height));
    scene.rotation = rng.between(-8.0, 8.0);
    scene.noise = 3.0;
    set_up(&mut scene, &mut rng);
    scene.draw(&mut rng)
}

fn painted(width: usize, height: usize, mut grey: impl FnMut(usize, usize) -> f32) -> Picture {
    let data = (0..width * height).map(|n| grey(n % width, n / width) as u8).collect();
    Picture { width, height, data }
}

/// Lines of letters made of vertical and horizontal strokes, two to four pixels thick.
fn text(width: usize, height: usize, seed: u64) -> Picture {
    let mut rng = Rng::new(seed);
    let size = 8 + (seed as usize % 4) * 4;
    let stroke = (size / 5).max(2);
    let letters: Vec<u64> = (0..4096).map(|_| rng.next_u64()).collect();
    painted(width, height, |x, y| {
        let (column, row) = (x / (size * 3 / 4), y / (size * 2));
        let (dx, dy) = (x % (size * 3 / 4), y % (size * 2));
        let letter = letters[(column + row * 131) % letters.len()];
        let blank = dy >= size || letter.is_multiple_of(6) || dx + stroke >= size * 3 / 4;
        let vertical = dx < stroke || (letter & 64 != 0 && dx / stroke == 2);
        let horizontal = letter >> (8 + dy / stroke) & 1 == 1;
        let ink = !blank && (vertical || horizontal);
        (if ink { 40.0 } else { 205.0 }) + 3.0 * rng.normal()
    })
}

/// Blinds: regular stripes across the whole picture, at any angle.
fn stripes(width: usize, height: usize, seed: u64) -> Picture {
    let mut rng = Rng::new(seed);
    let (sin, cos) = rng.between(0.0, 3.1).sin_cos();
    let period = rng.between(4.0, 24.0);
    painted(width, height, |x, y| {
        let along = (x as f32 * cos + y as f32 * sin) * std::f32::consts::TAU / period;
        120.0 + 80.0 * (along.sin() * 2.0).clamp(-1.0, 1.0) + 3.0 * rng.normal()
    })
}

/// Correlated noise, as coarse as a carpet.
fn carpet(width: usize, height: usize, seed: u64) -> Picture {
    let mut rng = Rng::new(seed);
    let mut before = 0.0;
    painted(width, height, |_, _| {
        before = 0.6 * before + 22.0 * rng.normal();
        (120.0f32 + before).clamp(0.0, 255.0)
    })
}
