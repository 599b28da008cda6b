//! `bench phantoms`: how often something is believed that is not there. Pictures without a retail code, kind by kind, and
//! pictures with one; what is counted are the values that one picture would make believed.
//!
//! None wrong in N pictures bounds the rate, with 95 % confidence, by 3 / N (the rule of three).

use anyhow::Context;
use rxing::oned::{
    CodaBarWriter, Code39Writer, Code93Writer, Code128Writer, ITFWriter, OneDimensionalCodeWriter,
};
use trug_label::{DECOYS, Picture, Rng, Scene, Symbology, decoy, random_ean13};

use crate::options::Options;
use crate::readers::candidates;
use crate::score::{Tally, judge};

const OTHER_SYMBOLOGIES: [&str; 5] = ["Code 128", "Code 39", "Code 93", "ITF", "Codabar"];
const RETAIL: &str = "an EAN-13";
const PICTURES: usize = 6_000;

/// Prints a row for each kind of picture, and the bounds.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let kinds: Vec<&str> = DECOYS.into_iter().chain(OTHER_SYMBOLOGIES).chain([RETAIL]).collect();
    let mut candidates = candidates(options, "none")?;
    let count = options.count.unwrap_or(PICTURES) / options.every;
    let mut tallies = vec![vec![Tally::default(); kinds.len()]; candidates.len()];
    for n in 0..count {
        // every second picture shows a code: what is wrong beside a code is the other figure
        let kind = if n % 2 == 1 { kinds.len() - 1 } else { n / 2 % (kinds.len() - 1) };
        let mut rng =
            Rng::new(options.seed.wrapping_mul(0x1000_0000_01b3) ^ ((n as u64) << 20) ^ 0xfa);
        let (picture, expected) = shown(kinds[kind], &mut rng)?;
        for (candidate, tallies) in candidates.iter_mut().zip(&mut tallies) {
            let (texts, ms) = candidate.read(&picture)?;
            let verdict = judge(expected.as_deref(), &texts);
            if verdict == crate::score::Verdict::Wrong {
                println!(
                    "wrong: {} read {} in picture {n}, {}",
                    candidate.name,
                    texts.join(", "),
                    kinds[kind]
                );
            }
            tallies[kind].add(verdict, ms);
        }
    }
    for (candidate, tallies) in candidates.iter().zip(&tallies) {
        println!(
            "\n{:<20}{:>10}{:>9}{:>7}{:>12}",
            candidate.name, "pictures", "right %", "wrong", "ms median"
        );
        for (kind, tally) in kinds.iter().zip(tallies) {
            println!(
                "{kind:<20}{:>10}{:>9.1}{:>7}{:>12.2}",
                tally.pictures(),
                tally.right_percent(),
                tally.wrong,
                tally.ms_at(50),
            );
        }
        let (with, without) = tallies.split_last().context("a kind of picture")?;
        let wrong: usize = without.iter().map(|tally| tally.wrong).sum();
        bound("without a code", without.iter().map(Tally::pictures).sum(), wrong);
        bound("with a code", with.pictures(), with.wrong);
    }
    Ok(())
}

fn bound(what: &str, pictures: usize, wrong: usize) {
    let million = 1e6 / pictures.max(1) as f64;
    if wrong == 0 {
        println!("{what}: none wrong in {pictures}: fewer than {:.0} in a million", 3.0 * million);
    } else {
        println!(
            "{what}: {wrong} wrong in {pictures}: about {:.0} in a million",
            wrong as f64 * million
        );
    }
}

/// A picture of a kind, and the GTIN-14 on it, if there is one.
fn shown(kind: &str, rng: &mut Rng) -> anyhow::Result<(Picture, Option<String>)> {
    if DECOYS.contains(&kind) {
        return Ok((decoy(kind, rng), None));
    }
    let digits = random_ean13(rng);
    let scene = match kind {
        RETAIL => Scene::new(Symbology::Ean13, &digits).context("digits that can be drawn")?,
        other => Scene::of_bars(other_symbol(other, &digits)?),
    };
    let mut scene = scene.as_in_a_laptop(rng, (0.4, 2.5));
    scene.centre = (rng.between(230.0, 410.0), rng.between(180.0, 300.0));
    Ok((scene.draw(rng), (kind == RETAIL).then(|| format!("0{digits}"))))
}

/// The modules of another symbology that says some of these digits.
fn other_symbol(kind: &str, digits: &str) -> anyhow::Result<Vec<bool>> {
    let modules = match kind {
        "Code 128" => Code128Writer.encode_oned(digits),
        "Code 39" => Code39Writer.encode_oned(&digits[..6]),
        "Code 93" => Code93Writer.encode_oned(&digits[..8]),
        "ITF" => ITFWriter.encode_oned(&digits[..8]),
        _ => CodaBarWriter.encode_oned(&digits[..8]),
    };
    modules.map_err(|error| anyhow::anyhow!("cannot draw {kind}: {error}"))
}
