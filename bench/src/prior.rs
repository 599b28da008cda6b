//! `bench prior`: what a prior gains and what it costs, on extreme clips that show known and unknown packets in turn.
//!
//! Known are 300 own packets, or a catalogue of 800,000 products that contains them. The unknown ones are those that a prior
//! could confuse: one in three is an own packet with one digit and the check digit changed, one has the prefix of a maker in
//! the catalogue, one is unrelated.
//!
//! The first clips are read with every prior, the rest only with the largest one, which is the most likely to be wrong.

use std::collections::BTreeSet;
use std::sync::Arc;

use trug_decode::{Luma, Prior, Scanner};
use trug_gs1::check_digit;
use trug_label::{HARD_CLIP_FRAMES, HardClip, Rng, extreme_clips, hard_clip_ms, random_ean13};

use crate::options::Options;
use crate::readers::is_retail;
use crate::score::gtins;

const OWN: usize = 300;
const MAKERS: usize = 8_000;
const PRODUCTS_PER_MAKER: usize = 100;
const CLIPS: usize = 200;
/// Clips from one table to the next.
const INTERIM: usize = 200;
/// The priors, one per row.
const KNOWN: [&str; 4] = ["nothing known", "300 own packets", "800,000 products", "both"];
const LARGEST: usize = KNOWN.len() - 1;

/// Prints the share of packets sighted and the wrong values for each prior, with interim tables.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let mut rng = Rng::new(options.seed);
    let own: Vec<String> = (0..OWN).map(|_| random_ean13(&mut rng)).collect();
    let products = Arc::new(catalogue(&own, &mut rng));
    let unknown = unknown_packets(&own, &products, &mut rng);
    let count = options.count.unwrap_or(CLIPS);

    let of_own = || Prior::of_own(own.iter().filter_map(|digits| digits.parse().ok()));
    let with_catalogue = |prior: Prior| {
        let products = Arc::clone(&products);
        prior.with_catalogue(products.len(), move |gtin| products.contains(&gtin))
    };
    let prior = |known: &str| match known {
        "300 own packets" => Some(of_own()),
        "800,000 products" => Some(with_catalogue(Prior::of_own([]))),
        "both" => Some(with_catalogue(of_own())),
        _ => None,
    };
    let mut rows = [[ClipTally::default(); 2]; KNOWN.len()];
    let known = extreme_clips(options.seed, usize::MAX, &own);
    let unknown = extreme_clips(!options.seed, usize::MAX, &unknown);
    for (n, (known, unknown)) in options.sample(known.zip(unknown)).take(count / 2).enumerate() {
        let from = if 2 * n < CLIPS { 0 } else { LARGEST };
        for (of, clip) in [known, unknown].iter().enumerate() {
            let mut scanners: Vec<Scanner> =
                KNOWN[from..].iter().map(|known| scanner(prior(known))).collect();
            let results = scan_clip(clip, &mut scanners)?;
            for (name, (result, row)) in
                KNOWN[from..].iter().zip(results.iter().zip(&mut rows[from..]))
            {
                row[of].add(result);
                for text in &result.wrong {
                    println!(
                        "wrong: {name}: {text} for {}, {}, pair {n}",
                        clip.digits, clip.family
                    );
                }
            }
        }
        if (2 * n + 2) % INTERIM == 0 {
            print(&rows);
        }
    }
    print(&rows);
    Ok(())
}

fn print(rows: &[[ClipTally; 2]; KNOWN.len()]) {
    println!("{:<18}{:>30}{:>32}", "", "packets that are known", "packets that are not");
    println!(
        "{:<18}{:>14}{:>8}{:>8}{:>16}{:>8}{:>8}",
        "", "sighted %", "wrong", "frames", "sighted %", "wrong", "frames"
    );
    for (name, [known, unknown]) in KNOWN.iter().zip(rows) {
        println!(
            "{name:<18}{:>14.1}{:>8}{:>8}{:>16.1}{:>8}{:>8}",
            known.sighted_percent(),
            known.wrong,
            known.clips * HARD_CLIP_FRAMES,
            unknown.sighted_percent(),
            unknown.wrong,
            unknown.clips * HARD_CLIP_FRAMES
        );
    }
}

#[derive(Clone, Copy, Default)]
struct ClipTally {
    clips: usize,
    sighted: usize,
    wrong: usize,
}

impl ClipTally {
    fn add(&mut self, result: &ClipResult) {
        self.clips += 1;
        self.sighted += usize::from(result.sighted);
        self.wrong += result.wrong.len();
    }

    fn sighted_percent(&self) -> f64 {
        100.0 * self.sighted as f64 / self.clips.max(1) as f64
    }
}

fn scanner(prior: Option<Prior>) -> Scanner {
    let mut scanner = Scanner::default();
    if let Some(prior) = prior {
        scanner.set_prior(prior);
    }
    scanner
}

/// The result of one scanner on one clip.
#[derive(Clone, Default)]
struct ClipResult {
    sighted: bool,
    wrong: Vec<String>,
}

fn scan_clip(clip: &HardClip, scanners: &mut [Scanner]) -> anyhow::Result<Vec<ClipResult>> {
    let expected = format!("0{}", clip.digits);
    let mut results = vec![ClipResult::default(); scanners.len()];
    for (n, picture) in clip.frames().enumerate() {
        let luma = Luma::tight(&picture.data, picture.width, picture.height)?;
        for (scanner, result) in scanners.iter_mut().zip(&mut results) {
            for sighting in scanner.observe(hard_clip_ms(n), luma).sightings {
                if !is_retail(sighting.symbology) {
                    continue;
                }
                if gtins(&sighting.text).contains(&expected) {
                    result.sighted = true;
                } else {
                    result.wrong.push(sighting.text);
                }
            }
        }
    }
    Ok(results)
}

/// Valid EAN-13s as numbers: the own ones, and the products of many makers.
fn catalogue(own: &[String], rng: &mut Rng) -> BTreeSet<u64> {
    let mut products: BTreeSet<u64> = own.iter().filter_map(|digits| digits.parse().ok()).collect();
    for _ in 0..MAKERS {
        let maker = random_ean13(rng)[..7].to_owned();
        for _ in 0..PRODUCTS_PER_MAKER {
            products.extend(product_of(&maker, rng).parse::<u64>());
        }
    }
    products
}

/// A random EAN-13 that begins with these 7 digits.
fn product_of(maker: &str, rng: &mut Rng) -> String {
    let body = format!("{maker}{:05}", rng.below(100_000));
    let check = check_digit(body.as_bytes()).unwrap_or_default();
    format!("{body}{check}")
}

/// Packets that are not in the catalogue: an own one with a digit changed, one of a known maker, a random one, in turn.
fn unknown_packets(own: &[String], products: &BTreeSet<u64>, rng: &mut Rng) -> Vec<String> {
    let is_new = |digits: &String| digits.parse().is_ok_and(|gtin: u64| !products.contains(&gtin));
    let every = products.len() / own.len().max(1);
    let makers =
        products.iter().step_by(every).map(|product| format!("{product:013}")[..7].to_owned());
    let mut unknown = Vec::new();
    for (own, maker) in own.iter().zip(makers) {
        let three = [one_digit_away(own, rng), product_of(&maker, rng), random_ean13(rng)];
        unknown.extend(three.into_iter().filter(is_new));
    }
    unknown
}

/// The same with one digit changed, and the check digit with it.
fn one_digit_away(digits: &str, rng: &mut Rng) -> String {
    let mut body = digits.as_bytes()[..12].to_vec();
    let at = rng.below(body.len());
    body[at] = b'0' + (body[at] - b'0' + 1 + rng.below(9) as u8) % 10;
    let body: String = body.into_iter().map(char::from).collect();
    let check = check_digit(body.as_bytes()).unwrap_or_default();
    format!("{body}{check}")
}
