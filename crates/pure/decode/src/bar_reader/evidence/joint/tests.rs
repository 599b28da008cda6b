//! Views made of numbers, not of pictures: any code, any blur, any noise.

use super::*;
use crate::bar_reader::Answers;
use crate::bar_reader::fit::{Fit, edges_of};
use crate::bar_reader::glimpse::Glimpse;
use crate::bar_reader::pose::Pose;
use crate::bar_reader::profile::Profile;
use trug_gs1::check_digit;
use trug_label::Rng;

/// A valid EAN-13 that begins with these digits.
fn ean_13(rng: &mut Rng, beginning: &str) -> u64 {
    let mut body = beginning.to_owned();
    while body.len() < 12 {
        body.push(char::from(b'0' + rng.below(10) as u8));
    }
    let check = check_digit(body.as_bytes()).expect("digits");
    format!("{body}{check}").parse().expect("a number")
}

/// What a camera would see of a code, were everything but the noise known.
fn view(reader: &BarReader, gtin: u64, at_ms: u64, blur: f32, noise: f32, rng: &mut Rng) -> View {
    let variants = reader.variants(Kind::Ean13);
    let code = code_of(Kind::Ean13, variants, gtin).expect("13 digits");
    let edges = edges_of(Kind::Ean13, &variants[code.variant], &code);
    let samples = (95 + 2 * QUIET) * PER_MODULE;
    let (half, middle) = (47.5 * PER_MODULE as f32, samples as f32 / 2.0 - 0.5);
    let pose = Pose { kind: Kind::Ean13, c: [middle, half, 0.0, 0.0], score: 1.0 };
    let fit =
        Fit { pose, sigma: blur, paper: (0.8, 0.0), ink: (0.7, 0.0), gain: 0.0, residual: 0.01 };
    let blank = vec![fit.paper.0; samples + 4];
    // what is missing of the blank is what the model would have there
    let missing = fit::leftover(&blank, &fit, &edges);
    let mut light: Vec<f32> = missing
        .iter()
        .map(|z| fit.paper.0 + z * fit.ink.0 + noise * fit.ink.0 * rng.normal())
        .collect();
    light.resize(samples + 4, fit.paper.0);
    let glimpse = Glimpse { profile: Profile::made(light), tried: Answers::new() };
    let guess = Guess::of(reader, &glimpse, fit, &code, true);
    let answers = crate::bar_reader::trellis::best_codes(
        Kind::Ean13,
        variants,
        &fit.normalised(&glimpse.profile.light, None),
        blur,
        1,
    );
    let best = answers.first().map_or(guess.best, |a| a.characters(Kind::Ean13, variants));
    View { at_ms, glimpse, guesses: [Guess { best, ..guess }].into_iter().collect() }
}

fn judged(reader: &BarReader, views: &[View], prior: Option<&Prior>) -> Option<(u64, f32)> {
    let variants = reader.variants(Kind::Ean13);
    let together = Together::of(views, Kind::Ean13, true, variants)?;
    let joint = together.told(reader, together.judged(reader, prior)?)?;
    Some((joint.read.text.parse().ok()?, joint.read.certainty))
}

#[test]
fn views_that_are_hopeless_alone_are_read_together() {
    let (reader, mut rng) = (BarReader::default(), Rng::new(7));
    let (mut few, mut many) = (0, 0);
    for _ in 0..20 {
        let gtin = ean_13(&mut rng, "4");
        let views: Vec<View> =
            (0..12).map(|n| view(&reader, gtin, n * 66, 0.9, 0.12, &mut rng)).collect();
        let told = |views: &[View]| judged(&reader, views, None).filter(|j| j.1 >= BELIEVED);
        for (count, right) in [(2, &mut few), (12, &mut many)] {
            if let Some((code, _)) = told(&views[..count]) {
                assert_eq!(code, gtin);
                *right += 1;
            }
        }
    }
    assert!(many >= 18 && few <= 5, "{few} of 2 views, {many} of 12, of 20");
}

/// So many views of codes that are known and that are not; `TRUG_PRIOR_TRIALS` asks for more.
fn trials() -> u64 {
    std::env::var("TRUG_PRIOR_TRIALS").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

#[test]
fn a_prior_lifts_what_is_known_and_makes_nothing_known_of_what_is_not() {
    let (reader, mut rng) = (BarReader::default(), Rng::new(11));
    // packets of thirty makers: what is unknown is often of one of them, too
    let makers: Vec<String> = (0..30).map(|n| format!("4{:07}", n * 30_011 + 17)).collect();
    let own: Vec<u64> = (0..300).map(|n| ean_13(&mut rng, &makers[n % 30])).collect();
    let prior = Prior::of_own(own.iter().copied());
    let (mut alone, mut lifted, mut wrong) = (0, 0, Vec::new());
    for trial in 0..trials() {
        let known = trial % 2 == 0;
        let gtin = loop {
            let maker = if trial % 4 == 1 { "5" } else { makers[rng.below(30)].as_str() };
            let gtin = if known { own[rng.below(300)] } else { ean_13(&mut rng, maker) };
            if known || !own.contains(&gtin) {
                break gtin;
            }
        };
        let (blur, noise) = (rng.between(0.6, 1.5), rng.between(0.02, 0.6));
        let views: Vec<View> =
            (0..3).map(|n| view(&reader, gtin, n * 66, blur, noise, &mut rng)).collect();
        let told = |prior| judged(&reader, &views, prior).filter(|j| j.1 >= BELIEVED);
        let (without, with) = (told(None), told(Some(&prior)));
        if let Some((code, _)) = with.filter(|(code, _)| *code != gtin) {
            wrong.push((gtin, code, blur, noise, known));
        }
        alone += u64::from(known && without.is_some());
        lifted += u64::from(known && without.is_none() && with.is_some());
        assert!(without.is_none_or(|w| with.is_some_and(|j| j.0 == w.0)), "a reading was turned");
    }
    assert_eq!(wrong, [], "taken for another code");
    assert!(lifted * 20 >= trials(), "{lifted} of {} lifted, {alone} read without", trials());
}

#[test]
fn a_neighbour_differs_in_two_digits_and_its_check_digit_is_right() {
    for (gtin, digits) in [(4_006_381_333_931, 13), (96_385_074, 8)] {
        let all: Vec<String> =
            neighbours(gtin, digits).map(|g| format!("{g:0w$}", w = digits as usize)).collect();
        let own = format!("{gtin}");
        assert_eq!(all.len() as u32, 9 * digits * (digits - 1) / 2);
        for other in &all {
            assert!(trug_gs1::has_valid_check_digit(other.as_bytes()), "{other}");
            assert_eq!(
                own.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count(),
                2,
                "{other}"
            );
        }
    }
}

#[test]
fn an_unknown_code_one_digit_away_is_not_taken_for_the_known_one() {
    let (reader, mut rng) = (BarReader::default(), Rng::new(13));
    let own: Vec<u64> = (0..300).map(|_| ean_13(&mut rng, "4")).collect();
    let prior = Prior::of_own(own.iter().copied());
    let (mut read, mut lifted, mut alone, mut wrong) = (0, 0, 0, Vec::new());
    for trial in 0..trials() {
        let known = own[rng.below(300)];
        let others: Vec<u64> = neighbours(known, 13).filter(|g| *g % 10 != known % 10).collect();
        let shown = if trial % 4 == 0 { known } else { others[rng.below(others.len())] };
        let (blur, noise) = (rng.between(0.6, 1.5), rng.between(0.02, 0.6));
        let views: Vec<View> =
            (0..15).map(|n| view(&reader, shown, n * 66, blur, noise, &mut rng)).collect();
        // as in a film: the first word counts
        let first = |prior| {
            let told = (2..=15).map(|n| judged(&reader, &views[..n], prior));
            told.flatten().find(|(_, certainty)| *certainty >= BELIEVED)
        };
        let (with, without) = (first(Some(&prior)), first(None));
        if let Some((code, _)) = with.filter(|(code, _)| *code != shown) {
            wrong.push((shown, code, blur, noise, without));
        }
        read += u64::from(with.is_some());
        lifted += u64::from(shown == known && with.is_some() && without.is_none());
        alone += u64::from(shown == known && without.is_some());
    }
    eprintln!("{read} read, {alone} alone, {lifted} lifted");
    assert_eq!(wrong, [], "taken for another code");
}
