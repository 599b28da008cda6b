//! `bench prior`: what it gains to know beforehand which packets may be shown, and what it costs: the hardest clips, once
//! showing packets that are known, once packets that are not.
//!
//! Known are 300 packets of one's own, or a catalogue of 800,000 goods of which they are some. Of those not known, every
//! second has the maker's prefix of a good in the catalogue: they are the ones that a prior could be tempted to.

use std::collections::BTreeSet;
use std::sync::Arc;

use trug_decode::{Luma, Prior, Scanner, check_digit};
use trug_label::{HARD_CLIP_FRAMES, HardClip, Rng, hard_clip_ms, hard_clips, random_ean13};

use crate::options::Options;
use crate::readers::is_retail;
use crate::score::gtins;

const HARDEST: [&str; 5] = ["hunting", "small", "noisy", "blurred", "smeared"];
const OWN: usize = 300;
const MAKERS: usize = 8_000;
const GOODS_OF_A_MAKER: usize = 100;
const CLIPS: usize = 100;
/// What is known, row by row.
const KNOWN: [&str; 4] = ["nothing known", "300 own packets", "800,000 goods", "both"];

/// Prints, with and without each prior, the share of packets sighted and the wrong values.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let mut rng = Rng::new(options.seed);
    let own: Vec<String> = (0..OWN).map(|_| random_ean13(&mut rng)).collect();
    let goods = Arc::new(catalogue(&own, &mut rng));
    let unknown = strangers(&goods, &mut rng);
    let count = options.count.unwrap_or(CLIPS);

    let of_own = || Prior::of_own(own.iter().filter_map(|digits| digits.parse().ok()));
    let with_goods = |prior: Prior| {
        let goods = Arc::clone(&goods);
        prior.with_goods(goods.len(), move |gtin| goods.contains(&gtin))
    };
    let prior = |known: &str| match known {
        "300 own packets" => Some(of_own()),
        "800,000 goods" => Some(with_goods(Prior::of_own([]))),
        "both" => Some(with_goods(of_own())),
        _ => None,
    };
    let mut rows = [[Row::default(); 2]; KNOWN.len()];
    for (known, codes) in [(0, &own), (1, &unknown)] {
        let clips = hard_clips(options.seed ^ known as u64, usize::MAX, codes);
        let hardest = clips.filter(|clip| HARDEST.contains(&clip.family)).take(count / 2);
        for clip in options.sample(hardest) {
            let mut scanners = KNOWN.map(|known| scanner(prior(known)));
            for (scanner, row) in show(&clip, &mut scanners)?.into_iter().zip(&mut rows) {
                row[known].add(scanner);
            }
        }
    }
    println!("{:<18}{:>30}{:>32}", "", "packets that are known", "packets that are not");
    println!(
        "{:<18}{:>14}{:>8}{:>8}{:>16}{:>8}{:>8}",
        "", "sighted %", "wrong", "frames", "sighted %", "wrong", "frames"
    );
    for (name, [known, unknown]) in KNOWN.iter().zip(&rows) {
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
    Ok(())
}

#[derive(Clone, Copy, Default)]
struct Row {
    clips: usize,
    sighted: usize,
    wrong: usize,
}

impl Row {
    fn add(&mut self, (sighted, wrong): (bool, usize)) {
        self.clips += 1;
        self.sighted += usize::from(sighted);
        self.wrong += wrong;
    }

    fn sighted_percent(&self) -> f64 {
        100.0 * self.sighted as f64 / self.clips.max(1) as f64
    }
}

fn scanner(prior: Option<Prior>) -> Scanner {
    let mut scanner = Scanner::default();
    if let Some(prior) = prior {
        scanner.expect(prior);
    }
    scanner
}

/// For each scanner: whether the packet was sighted, and how many wrong values were.
fn show(clip: &HardClip, scanners: &mut [Scanner]) -> anyhow::Result<Vec<(bool, usize)>> {
    let expected = format!("0{}", clip.digits);
    let mut seen = vec![(false, 0); scanners.len()];
    for (n, picture) in clip.frames().enumerate() {
        let luma = Luma::tight(&picture.data, picture.width, picture.height)?;
        for (scanner, (sighted, wrong)) in scanners.iter_mut().zip(&mut seen) {
            for sighting in scanner.observe(hard_clip_ms(n), luma).sightings {
                if !is_retail(sighting.symbology) {
                    continue;
                }
                if gtins(&sighting.text).contains(&expected) {
                    *sighted = true;
                } else {
                    *wrong += 1;
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
    let check = check_digit(&body).unwrap_or_default();
    format!("{body}{check}")
}

/// Packets that are not in the catalogue, every second of a maker that is.
fn strangers(goods: &BTreeSet<u64>, rng: &mut Rng) -> Vec<String> {
    let is_new = |digits: &String| digits.parse().is_ok_and(|gtin: u64| !goods.contains(&gtin));
    let every = goods.len() / OWN;
    let makers: Vec<String> =
        goods.iter().step_by(every).map(|good| format!("{good:013}")[..7].to_owned()).collect();
    let mut strangers = Vec::new();
    for maker in &makers {
        let (sibling, other) = (good_of(maker, rng), random_ean13(rng));
        strangers.extend([sibling, other].into_iter().filter(is_new));
    }
    strangers
}
