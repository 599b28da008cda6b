//! What no camera should deliver, through the conversion of a capture and through the reader: nothing panics, and
//! nothing is believed but what was really shown.
//!
//! `TRUG_HOSTILE_FRAMES=1000000` lets more of them through than a test's two thousand, from `TRUG_HOSTILE_SEED` on.

use std::time::{Duration, Instant};
use trug_camera::{PixelFormat, luma_of};
use trug_decode::{Luma, Scanner};
use trug_label::{Rng, Scene, Symbology};

/// Sizes of pictures, the small ones more often: what breaks, breaks in them, and sooner.
const SIZES: [(usize, usize); 8] =
    [(144, 40), (144, 40), (144, 48), (160, 32), (160, 40), (176, 64), (256, 120), (400, 300)];

/// So many frames belong together: a packet is held, or one thing goes on going wrong.
const SITUATION: u64 = 16;

#[test]
fn hostile_frames_break_nothing_and_nothing_wrong_is_believed() {
    let count = |name: &str, usual: u64| {
        std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let frames = count("TRUG_HOSTILE_FRAMES", 2000);
    let first = count("TRUG_HOSTILE_SEED", 0);
    let mut took: Vec<Duration> = Vec::with_capacity(frames as usize);
    let (mut pictures, mut right) = (0_u64, 0_u64);
    let mut wrong = Vec::new();
    for situation in first..first + frames.div_ceil(SITUATION) {
        let mut rng = Rng::new(situation);
        let shown = Shown::new(&mut rng);
        let mut scanner = Scanner::default();
        for n in 0..SITUATION {
            let (format, buffer, (width, height)) = shown.buffer(&mut rng);
            let begun = Instant::now();
            let luma = luma_of(format, &buffer, width, height);
            let seen = luma.as_ref().ok().map(|(luma, width, height)| {
                let view = Luma::tight(luma, *width as usize, *height as usize).expect("tight");
                scanner.observe(n * 33, view).sightings
            });
            took.push(begun.elapsed());
            pictures += u64::from(seen.is_some());
            for sighting in seen.into_iter().flatten() {
                if shown.code.as_deref() == Some(sighting.text.as_str()) {
                    right += 1;
                } else {
                    wrong.push((situation, shown.harm, sighting.text, shown.code.clone()));
                }
            }
        }
        assert_eq!(scanner.panics(), 0, "a panic inside of the reader, situation {situation}");
    }
    took.sort_unstable();
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
    eprintln!(
        "{} hostile frames, {pictures} of them pictures, {right} codes rightly seen, {} wrongly: \
         p50 {:?}, p99 {:?}, longest {:?}",
        took.len(),
        wrong.len(),
        at(0.5),
        at(0.99),
        at(1.0),
    );
    assert!(pictures > frames / 4 && pictures < frames, "{pictures} pictures of {frames} frames");
    assert!(right > frames / 200, "the codes that are well enough are seen: {right}");
    assert_eq!(wrong, [], "situation, its harm, what was believed, and what was shown");
}

/// What one situation shows.
struct Shown {
    picture: Vec<u8>,
    code: Option<String>,
    harm: Harm,
    format: PixelFormat,
    size: (usize, usize),
    /// Deviation of the sensor's noise, in grey levels.
    noise: f32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Harm {
    None,
    /// Patches of noise, black or white, and scratches.
    Patches,
    /// The buffer is cut somewhere.
    Cut,
    /// Bytes of it are changed.
    Bytes,
    /// The declared size is another one.
    OtherSize,
    /// Rows are shifted against one another, as by a camera that loses lines.
    Torn,
}

impl Shown {
    fn new(rng: &mut Rng) -> Self {
        let size = one_of(&SIZES, rng);
        let code = (rng.unit() < 0.5).then(|| code(rng));
        let picture = match &code {
            Some(code) => label(code, size, rng),
            None => texture(size, rng),
        };
        let harms =
            [Harm::None, Harm::Patches, Harm::Cut, Harm::Bytes, Harm::OtherSize, Harm::Torn];
        let formats = [
            PixelFormat::Grey,
            PixelFormat::Yuyv,
            PixelFormat::Uyvy,
            PixelFormat::Nv12,
            PixelFormat::Yu12,
            PixelFormat::Rgb,
            PixelFormat::Mjpeg,
            PixelFormat::Mjpeg,
        ];
        Self {
            picture,
            code,
            harm: one_of(&harms, rng),
            format: one_of(&formats, rng),
            size,
            noise: rng.between(0.0, 12.0),
        }
    }

    /// A buffer as a driver would hand it over, with the size that it declares.
    fn buffer(&self, rng: &mut Rng) -> (PixelFormat, Vec<u8>, (u32, u32)) {
        // A hand is never quite still.
        let shift = one_of(&[0, 1, 2, 3], rng);
        let mut luma: Vec<u8> = self.picture[shift..].to_vec();
        luma.resize(self.picture.len(), 128);
        // Nor is a sensor's noise the same twice.
        for grey in &mut luma {
            *grey = grey.saturating_add_signed((rng.normal() * self.noise) as i8);
        }
        match self.harm {
            Harm::Patches => patches(&mut luma, self.size, rng),
            Harm::Torn => torn(&mut luma, self.size.0, rng),
            _ => {}
        }
        let mut buffer = laid_out(self.format, &luma, self.size);
        let mut size = (self.size.0 as u32, self.size.1 as u32);
        match self.harm {
            Harm::Cut => buffer.truncate((buffer.len() as f32 * rng.unit()) as usize),
            Harm::Bytes => {
                for _ in 0..=below(40, rng) {
                    let at = below(buffer.len(), rng);
                    buffer[at] = rng.next_u64() as u8;
                }
            }
            Harm::OtherSize => {
                size = (below(600, rng) as u32, below(300, rng) as u32);
            }
            _ => {}
        }
        (self.format, buffer, size)
    }
}

fn code(rng: &mut Rng) -> String {
    let digits: Vec<u32> =
        (0..12).map(|n| if n == 0 { 4 } else { below(10, rng) as u32 }).collect();
    let sum: u32 =
        digits.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    let check = (10 - sum % 10) % 10;
    digits.iter().chain([&check]).map(u32::to_string).collect()
}

fn label(code: &str, (width, height): (usize, usize), rng: &mut Rng) -> Vec<u8> {
    let mut scene = Scene::new(Symbology::Ean13, code).expect("digits that can be drawn");
    (scene.width, scene.height) = (width, height);
    scene.centre = (width as f32 / 2.0, height as f32 / 2.0);
    scene.module_px = width as f32 / rng.between(110.0, 150.0);
    scene.rotation = if width > 200 { rng.between(-25.0, 25.0) } else { rng.between(-5.0, 5.0) };
    scene.defocus = rng.between(0.3, 1.8);
    scene.noise = 1.0;
    scene.white = rng.between(60.0, 300.0);
    scene.draw(rng).data
}

/// Noise, one grey, stripes as of a shirt, steps.
fn texture((width, height): (usize, usize), rng: &mut Rng) -> Vec<u8> {
    let kind = below(4, rng);
    let grey = rng.next_u64() as u8;
    let (period, slant) = (rng.between(1.0, 9.0), rng.between(-0.6, 0.6));
    let mut widths = Rng::new(rng.next_u64());
    let mut bars = Vec::new();
    while bars.len() < 2 * width {
        let module = (period / 2.0).max(1.0) as usize;
        let modules = module * (1 + below(4, &mut widths));
        bars.extend(std::iter::repeat_n(if bars.len() % 2 == 0 { 30 } else { 210 }, modules | 1));
    }
    (0..width * height)
        .map(|at| {
            let (x, y) = ((at % width) as f32, (at / width) as f32);
            match kind {
                0 => rng.next_u64() as u8,
                1 => grey,
                2 => (127.0 + 100.0 * ((x + slant * y) / period).sin()) as u8,
                _ => bars[(x + slant * y).max(0.0) as usize],
            }
        })
        .collect()
}

fn patches(luma: &mut [u8], (width, height): (usize, usize), rng: &mut Rng) {
    for _ in 0..=below(6, rng) {
        let (left, top) = (below(width, rng), below(height, rng));
        let (right, bottom) = (left + 1 + below(width / 4, rng), top + 1 + below(height, rng));
        let ink = one_of(&[None, Some(0_u8), Some(255), Some(128)], rng);
        for y in top..bottom.min(height) {
            for x in left..right.min(width) {
                luma[y * width + x] = ink.unwrap_or_else(|| rng.next_u64() as u8);
            }
        }
    }
}

fn torn(luma: &mut [u8], width: usize, rng: &mut Rng) {
    let from = below(luma.len() / width, rng) * width;
    let rest = &mut luma[from..];
    let by = below(width, rng).min(rest.len());
    rest.rotate_left(by);
}

fn laid_out(format: PixelFormat, luma: &[u8], (width, height): (usize, usize)) -> Vec<u8> {
    match format {
        PixelFormat::Grey => luma.to_vec(),
        PixelFormat::Yuyv => luma.iter().flat_map(|grey| [*grey, 128]).collect(),
        PixelFormat::Uyvy => luma.iter().flat_map(|grey| [128, *grey]).collect(),
        PixelFormat::Rgb | PixelFormat::Bgr => luma.iter().flat_map(|grey| [*grey; 3]).collect(),
        PixelFormat::Nv12 | PixelFormat::Yu12 => [luma, &vec![128; luma.len() / 2]].concat(),
        PixelFormat::Mjpeg => trug_camera::pretend::jpeg_of(luma, width as u32, height as u32, 85),
    }
}

fn one_of<T: Copy>(of: &[T], rng: &mut Rng) -> T {
    of[below(of.len(), rng)]
}

/// Evenly spread from nought up to, not including, a number.
fn below(number: usize, rng: &mut Rng) -> usize {
    (rng.next_u64() >> 33) as usize % number.max(1)
}
