//! `bench prior`: what it gains to know beforehand which packets may be shown, and what it costs: hopeless clips, in turn
//! showing packets that are known and packets that are not.
//!
//! Known are 300 packets of one's own, or a catalogue of 800,000 goods of which they are some. Those not known are what a
//! prior could be tempted to: one in three is an own packet with one digit changed and the check digit that goes with it,
//! one has the maker's prefix of a good in the catalogue, one has nothing to do with either.
//!
//! The first clips are shown to every scanner, the rest to the one that knows most: what is wrong would be wrong there.

use std::collections::BTreeSet;
use std::sync::Arc;

use trug_decode::{Luma, Prior, Scanner};
use trug_gs1::check_digit;
use trug_label::{HARD_CLIP_FRAMES, HardClip, Rng, hard_clip_ms, hopeless_clips, random_ean13};

use crate::options::Options;
use crate::readers::is_retail;
use crate::score::gtins;

const OWN: usize = 300;
const MAKERS: usize = 8_000;
const GOODS_OF_A_MAKER: usize = 100;
const CLIPS: usize = 200;
/// Clips between two tables.
const INTERIM: usize = 200;
/// What is known, row by row.
const KNOWN: [&str; 4] = ["nothing known", "300 own packets", "800,000 goods", "both"];
const MOST: usize = KNOWN.len() - 1;

/// Prints, with and without each prior, the share of packets sighted and the wrong values; from time to time what there is.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let mut rng = Rng::new(options.seed);
    let own: Vec<String> = (0..OWN).map(|_| random_ean13(&mut rng)).collect();
    let goods = Arc::new(catalogue(&own, &mut rng));
    let unknown = strangers(&own, &goods, &mut rng);
    let count = options.count.unwrap_or(CLIPS);

    let of_own = || Prior::of_own(own.iter().filter_map(|digits| digits.parse().ok()));
    let with_catalogue = |prior: Prior| {
        let goods = Arc::clone(&goods);
        prior.with_catalogue(goods.len(), move |gtin| goods.contains(&gtin))
    };
    let prior = |known: &str| match known {
        "300 own packets" => Some(of_own()),
        "800,000 goods" => Some(with_catalogue(Prior::of_own([]))),
        "both" => Some(with_catalogue(of_own())),
        _ => None,
    };
    let mut rows = [[Row::default(); 2]; KNOWN.len()];
    let known = hopeless_clips(options.seed, usize::MAX, &own);
    let unknown = hopeless_clips(!options.seed, usize::MAX, &unknown);
    for (n, (known, unknown)) in options.sample(known.zip(unknown)).take(count / 2).enumerate() {
        let from = if 2 * n < CLIPS { 0 } else { MOST };
        for (of, clip) in [known, unknown].iter().enumerate() {
            let mut scanners: Vec<Scanner> =
                KNOWN[from..].iter().map(|known| scanner(prior(known))).collect();
            let seen = show(clip, &mut scanners)?;
            for (name, (seen, row)) in KNOWN[from..].iter().zip(seen.iter().zip(&mut rows[from..]))
            {
                row[of].add(seen);
                for text in &seen.wrong {
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

fn print(rows: &[[Row; 2]; KNOWN.len()]) {
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
struct Row {
    clips: usize,
    sighted: usize,
    wrong: usize,
}

impl Row {
    fn add(&mut self, seen: &Seen) {
        self.clips += 1;
        self.sighted += usize::from(seen.sighted);
        self.wrong += seen.wrong.len();
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

/// What one scanner made of one clip.
#[derive(Clone, Default)]
struct Seen {
    sighted: bool,
    wrong: Vec<String>,
}

fn show(clip: &HardClip, scanners: &mut [Scanner]) -> anyhow::Result<Vec<Seen>> {
    let expected = format!("0{}", clip.digits);
    let mut seen = vec![Seen::default(); scanners.len()];
    for (n, picture) in clip.frames().enumerate() {
        let luma = Luma::tight(&picture.data, picture.width, picture.height)?;
        for (scanner, seen) in scanners.iter_mut().zip(&mut seen) {
            for sighting in scanner.observe(hard_clip_ms(n), luma).sightings {
                if !is_retail(sighting.symbology) {
                    continue;
                }
                if gtins(&sighting.text).contains(&expected) {
                    seen.sighted = true;
                } else {
                    seen.wrong.push(sighting.text);
                }
            }
        }
    }
    Ok(seen)
}

/// Valid EAN-13s as numbers: the own ones, and the goods of many makers, whose prefixes are spread as a shop's are.
fn catalogue(own: &[String], rng: &mut Rng) -> BTreeSet<u64> {
    let mut goods: BTreeSet<u64> = own.iter().filter_map(|digits| digits.parse().ok()).collect();
    for _ in 0..MAKERS {
        let maker = random_ean13(rng)[..7].to_owned();
        for _ in 0..GOODS_OF_A_MAKER {
            goods.extend(good_of(&maker, rng).parse::<u64>());
        }
    }
    goods
}

/// An EAN-13 that begins with these 7 digits.
fn good_of(maker: &str, rng: &mut Rng) -> String {
    let body = format!("{maker}{:05}", rng.below(100_000));
    let check = check_digit(body.as_bytes()).unwrap_or_default();
    format!("{body}{check}")
}

/// Packets that are not in the catalogue: an own one with a digit changed, one of a known maker, any, in turn.
fn strangers(own: &[String], goods: &BTreeSet<u64>, rng: &mut Rng) -> Vec<String> {
    let is_new = |digits: &String| digits.parse().is_ok_and(|gtin: u64| !goods.contains(&gtin));
    let every = goods.len() / own.len().max(1);
    let makers = goods.iter().step_by(every).map(|good| format!("{good:013}")[..7].to_owned());
    let mut strangers = Vec::new();
    for (own, maker) in own.iter().zip(makers) {
        let three = [one_digit_away(own, rng), good_of(&maker, rng), random_ean13(rng)];
        strangers.extend(three.into_iter().filter(is_new));
    }
    strangers
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
