//! `bench phantoms`: how often a value is accepted that is not in the picture. Pictures without a retail code, kind by kind,
//! and pictures with one; counted are the values that are accepted from one picture.
//!
//! None wrong in N pictures bounds the rate, with 95 % confidence, by 3 / N (the rule of three).

use anyhow::Context;
use rxing::oned::{
    CodaBarWriter, Code39Writer, Code93Writer, Code128Writer, ITFWriter, OneDimensionalCodeWriter,
};
use trug_label::{DECOYS, Picture, Rng, Scene, Symbology, decoy, random_ean13};

use crate::options::Options;
use crate::readers::contenders;
use crate::score::{Tally, judge};

const OTHER_SYMBOLOGIES: [&str; 5] = ["Code 128", "Code 39", "Code 93", "ITF", "Codabar"];
const RETAIL: &str = "an EAN-13";
const PICTURES: usize = 6_000;

/// Prints a row for each kind of picture, and the bounds.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let kinds: Vec<&str> = DECOYS.into_iter().chain(OTHER_SYMBOLOGIES).chain([RETAIL]).collect();
    let mut contenders = contenders(options, "none")?;
    let count = options.count.unwrap_or(PICTURES) / options.every;
    let mut tallies = vec![vec![Tally::default(); kinds.len()]; contenders.len()];
    for n in 0..count {
        // every second picture shows a code, for the rate of wrong values in such pictures
        let kind = if n % 2 == 1 { kinds.len() - 1 } else { n / 2 % (kinds.len() - 1) };
        let mut rng =
            Rng::new(options.seed.wrapping_mul(0x1000_0000_01b3) ^ ((n as u64) << 20) ^ 0xfa);
        let (picture, expected) = draw(kinds[kind], &mut rng)?;
        for (contender, tallies) in contenders.iter_mut().zip(&mut tallies) {
            let (texts, ms) = contender.read(&picture)?;
            let verdict = judge(expected.as_deref(), &texts);
            if verdict == crate::score::Verdict::Wrong {
                println!(
                    "wrong: {} read {} in picture {n}, {}",
                    contender.name,
                    texts.join(", "),
                    kinds[kind]
                );
            }
            tallies[kind].add(verdict, ms);
        }
    }
    for (contender, tallies) in contenders.iter().zip(&tallies) {
        println!(
            "\n{:<20}{:>10}{:>9}{:>7}{:>12}",
            contender.name, "pictures", "right %", "wrong", "ms median"
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
fn draw(kind: &str, rng: &mut Rng) -> anyhow::Result<(Picture, Option<String>)> {
    if DECOYS.contains(&kind) {
        return Ok((decoy(kind, rng), None));
    }
    let digits = random_ean13(rng);
    let scene = match kind {
        RETAIL => Scene::new(Symbology::Ean13, &digits).context("valid digits")?,
        other => Scene::of_bars(other_symbol(other, &digits)?),
    };
    let mut scene = scene.with_laptop_camera(rng, (0.4, 2.5));
    scene.centre = (rng.between(230.0, 410.0), rng.between(180.0, 300.0));
    Ok((scene.draw(rng), (kind == RETAIL).then(|| format!("0{digits}"))))
}

/// The modules of another symbology that encodes some of these digits.
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
