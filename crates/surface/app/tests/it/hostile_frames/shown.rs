//! What is held before a camera that is not well, and the buffers that come of it.

use trug_camera::PixelFormat;
use trug_camera::fake::laid_out;
use trug_gs1::ean_upc::encode;
use trug_label::{Rng, Scene, Symbology, random_ean13};

/// Sizes of pictures, the small ones more often: what breaks, breaks in them, and sooner.
const SIZES: [(usize, usize); 8] =
    [(144, 40), (144, 40), (144, 48), (160, 32), (160, 40), (176, 64), (256, 120), (400, 300)];

/// What one situation shows.
pub(super) struct Shown {
    /// The digits on the label, if they are to be seen on it.
    pub(super) code: Option<String>,
    pub(super) what: What,
    pub(super) harm: Harm,
    pub(super) format: PixelFormat,
    picture: Vec<u8>,
    size: (usize, usize),
    /// Deviation of the sensor's noise, in grey levels.
    noise: f32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    /// A label with an EAN-13, as it should be.
    Label,
    /// One edge of a label's bars stands a module further.
    OneBar,
    /// A thumb or a fold covers up to two thirds of a label's bars, from one end.
    Covered,
    /// The left half of one label and the right half of another, which together make no code.
    Joined,
    Noise,
    Flat,
    /// As of a shirt.
    Stripes,
    /// Bars of one to four modules that are no symbol.
    Bars,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Harm {
    None,
    /// Patches of noise, black or white, and scratches.
    Patches,
    /// The buffer is cut somewhere.
    Cut,
    /// Bytes of it are changed.
    Bytes,
    /// The declared size is another one.
    OtherSize,
    /// Rows are further apart than the declared width says, and as many as the driver likes.
    Stride,
    /// Rows are shifted against one another, as by a camera that loses lines.
    Torn,
}

const WITHOUT_A_LABEL: [What; 4] = [What::Noise, What::Flat, What::Stripes, What::Bars];
/// Half of the labels are whole.
const WITH_A_LABEL: [What; 6] =
    [What::Label, What::Label, What::Label, What::OneBar, What::Covered, What::Joined];
const HARMS: [Harm; 8] = [
    Harm::None,
    Harm::None,
    Harm::Patches,
    Harm::Cut,
    Harm::Bytes,
    Harm::OtherSize,
    Harm::Stride,
    Harm::Torn,
];

impl Shown {
    pub(super) fn new(rng: &mut Rng) -> Self {
        let size = one_of(&SIZES, rng);
        let has_label = rng.unit() < 0.6;
        let what = one_of(if has_label { &WITH_A_LABEL[..] } else { &WITHOUT_A_LABEL }, rng);
        let (code, picture) = match what {
            What::Noise | What::Flat | What::Stripes | What::Bars => {
                (None, texture(what, size, rng))
            }
            _ => label(what, size, rng),
        };
        // A JPEG can be damaged in more ways than a plain picture.
        let is_jpeg = rng.unit() < 0.2;
        let format = if is_jpeg { PixelFormat::Mjpeg } else { one_of(&PixelFormat::ALL, rng) };
        let (harm, noise) = (one_of(&HARMS, rng), rng.between(0.0, 12.0));
        Self { code, what, harm, format, picture, size, noise }
    }

    /// A buffer as a driver would hand it over, with the size that it declares.
    pub(super) fn buffer(&self, rng: &mut Rng) -> (Vec<u8>, (u32, u32)) {
        // A hand is never quite still.
        let shift = rng.below(4);
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
        let (width, height) = (self.size.0 as u32, self.size.1 as u32);
        if self.harm == Harm::Stride {
            return self.further_apart(&luma, rng);
        }
        let mut buffer = laid_out(self.format, &luma, width, height);
        let mut declared = (width, height);
        match self.harm {
            Harm::Cut => buffer.truncate((buffer.len() as f32 * rng.unit()) as usize),
            Harm::Bytes => {
                for _ in 0..=rng.below(40) {
                    let at = rng.below(buffer.len());
                    buffer[at] = rng.next_u64() as u8;
                }
            }
            Harm::OtherSize => declared = (rng.below(600) as u32, rng.below(300) as u32),
            _ => {}
        }
        (buffer, declared)
    }

    /// Whether these digits are the ones on the label. An EAN-13 that begins with nought is a UPC-A, and read as one.
    pub(super) fn says(&self, digits: &str) -> bool {
        self.code.as_ref().is_some_and(|code| *code == format!("{digits:0>13}"))
    }

    /// The same picture in rows that are longer than they are declared to be; some rows may be missing or too many.
    fn further_apart(&self, luma: &[u8], rng: &mut Rng) -> (Vec<u8>, (u32, u32)) {
        let (width, height) = self.size;
        let stride = width + 2 * rng.below(33);
        let rows: Vec<u8> = luma
            .chunks(width)
            .flat_map(|row| row.iter().copied().chain(std::iter::repeat_n(0, stride - width)))
            .collect();
        let declared = (height + rng.below(5)).saturating_sub(2);
        let buffer = laid_out(self.format, &rows, stride as u32, height as u32);
        (buffer, (width as u32, declared as u32))
    }
}

/// A label's digits, if they can be read off it, and its picture.
fn label(what: What, (width, height): (usize, usize), rng: &mut Rng) -> (Option<String>, Vec<u8>) {
    let code = random_ean13(rng);
    let mut bars = encode(Symbology::Ean13, &code).expect("digits that can be drawn");
    let mut told = Some(code.clone());
    match what {
        What::OneBar => {
            let edges: Vec<usize> = (3..91).filter(|at| bars[*at] != bars[at + 1]).collect();
            let at = one_of(&edges, rng);
            let from = rng.below(2);
            bars[at + from] = bars[at + 1 - from];
        }
        What::Covered => {
            let (covered, ink) = (32 + rng.below(32), rng.below(2) == 0);
            let from = one_of(&[0, bars.len() - covered], rng);
            bars[from..from + covered].fill(ink);
        }
        What::Joined => {
            let other = std::iter::repeat_with(|| random_ean13(rng))
                .find(|other| !checks(&format!("{}{}", &code[..7], &other[7..])))
                .expect("nine of ten");
            let others = encode(Symbology::Ean13, &other).expect("digits that can be drawn");
            bars[47..].copy_from_slice(&others[47..]);
            told = None;
        }
        _ => {}
    }
    let mut scene = Scene::of_bars(bars);
    (scene.width, scene.height) = (width, height);
    scene.centre = (width as f32 / 2.0, height as f32 / 2.0);
    scene.module_px = width as f32 / rng.between(110.0, 150.0);
    scene.rotation = if width > 200 { rng.between(-25.0, 25.0) } else { rng.between(-5.0, 5.0) };
    scene.defocus = rng.between(0.3, 1.8);
    scene.noise = 1.0;
    scene.white = rng.between(60.0, 300.0);
    (told, scene.draw(rng).data)
}

/// Whether the last of these digits is their check digit.
fn checks(digits: &str) -> bool {
    let weighed = digits.bytes().rev().zip([1, 3].into_iter().cycle());
    weighed.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum::<u32>() % 10 == 0
}

fn texture(what: What, (width, height): (usize, usize), rng: &mut Rng) -> Vec<u8> {
    let grey = rng.next_u64() as u8;
    let (period, slant) = (rng.between(1.0, 9.0), rng.between(-0.6, 0.6));
    let mut bars = Vec::new();
    while bars.len() < 2 * width {
        let module = (period / 2.0).max(1.0) as usize;
        let modules = module * (1 + rng.below(4));
        bars.extend(std::iter::repeat_n(if bars.len() % 2 == 0 { 30 } else { 210 }, modules | 1));
    }
    (0..width * height)
        .map(|at| {
            let (x, y) = ((at % width) as f32, (at / width) as f32);
            match what {
                What::Noise => rng.next_u64() as u8,
                What::Flat => grey,
                What::Stripes => (127.0 + 100.0 * ((x + slant * y) / period).sin()) as u8,
                _ => bars[(x + slant * y).max(0.0) as usize],
            }
        })
        .collect()
}

fn patches(luma: &mut [u8], (width, height): (usize, usize), rng: &mut Rng) {
    for _ in 0..=rng.below(6) {
        let (left, top) = (rng.below(width), rng.below(height));
        let (right, bottom) = (left + 1 + rng.below(width / 4), top + 1 + rng.below(height));
        let ink = one_of(&[None, Some(0_u8), Some(255), Some(128)], rng);
        for y in top..bottom.min(height) {
            for x in left..right.min(width) {
                luma[y * width + x] = ink.unwrap_or_else(|| rng.next_u64() as u8);
            }
        }
    }
}

fn torn(luma: &mut [u8], width: usize, rng: &mut Rng) {
    let from = rng.below(luma.len() / width) * width;
    let rest = &mut luma[from..];
    let by = rng.below(width).min(rest.len());
    rest.rotate_left(by);
}

fn one_of<T: Copy>(of: &[T], rng: &mut Rng) -> T {
    of[rng.below(of.len())]
}
