//! Observations generated from the model, without pictures: any code, any blur, any noise.

use super::*;
use crate::bar_reader::attempt::Attempt;
use crate::bar_reader::candidate::Candidates;
use crate::bar_reader::fit::{Fit, edges_of};
use crate::bar_reader::pose::Pose;
use crate::bar_reader::profile::Profile;
use crate::bar_reader::sampling::{PER_MODULE, QUIET};
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

/// An observation of a code in which everything but the noise is known.
fn observation(
    all_variants: &Variants,
    gtin: u64,
    at_ms: u64,
    blur: f32,
    noise: f32,
    rng: &mut Rng,
) -> Observation {
    let variants = all_variants.of(Kind::Ean13);
    let code = code_of(Kind::Ean13, variants, gtin).expect("13 digits");
    let edges = edges_of(Kind::Ean13, &variants[code.variant], &code);
    let samples = (95 + 2 * QUIET) * PER_MODULE;
    let (half, middle) = (47.5 * PER_MODULE as f32, samples as f32 / 2.0 - 0.5);
    let pose = Pose { kind: Kind::Ean13, c: [middle, half, 0.0, 0.0], score: 1.0 };
    let fit =
        Fit { pose, sigma: blur, paper: (0.8, 0.0), ink: (0.7, 0.0), gain: 0.0, residual: 0.01 };
    let blank = vec![fit.paper.0; samples + 4];
    // the residual of a blank profile is the negative of the model
    let missing = fit::residuals(&blank, &fit, &edges);
    let mut light: Vec<f32> = missing
        .iter()
        .map(|z| fit.paper.0 + z * fit.ink.0 + noise * fit.ink.0 * rng.normal())
        .collect();
    light.resize(samples + 4, fit.paper.0);
    let attempt = Attempt { profile: Profile::of_light(light), candidates: Candidates::new() };
    let hypothesis = Hypothesis::of(all_variants, &attempt, fit, &code, true);
    let best_codes = crate::bar_reader::trellis::best_codes(
        Kind::Ean13,
        variants,
        &fit.normalised(&attempt.profile.light, None),
        blur,
        1,
    );
    let first = best_codes.first();
    let best = first.map_or(hypothesis.best, |code| code.characters(Kind::Ean13, variants));
    let hypotheses = [Hypothesis { best, ..hypothesis }].into_iter().collect();
    Observation { at_ms, attempt, hypotheses }
}

fn joint_code(
    all_variants: &Variants,
    observations: &[Observation],
    prior: Option<&Prior>,
) -> Option<(u64, f32)> {
    let variants = all_variants.of(Kind::Ean13);
    let fit = JointFit::of(observations, Kind::Ean13, true, variants)?;
    let joint = fit.to_read(all_variants, fit.estimate(variants, prior)?)?;
    Some((joint.read.text.parse().ok()?, joint.read.certainty))
}

#[test]
fn observations_that_cannot_be_read_alone_are_read_together() {
    let (variants, mut rng) = (Variants::default(), Rng::new(7));
    let (mut few, mut many) = (0, 0);
    for _ in 0..20 {
        let gtin = ean_13(&mut rng, "4");
        let observations: Vec<Observation> =
            (0..12).map(|n| observation(&variants, gtin, n * 66, 0.9, 0.12, &mut rng)).collect();
        let accepted = |observations: &[Observation]| {
            joint_code(&variants, observations, None).filter(|j| j.1 >= MIN_CERTAINTY)
        };
        for (count, right) in [(2, &mut few), (12, &mut many)] {
            if let Some((code, _)) = accepted(&observations[..count]) {
                assert_eq!(code, gtin);
                *right += 1;
            }
        }
    }
    assert!(many >= 18 && few <= 5, "{few} of 2 observations, {many} of 12, of 20");
}

/// How many codes are tried; `TRUG_PRIOR_TRIALS` sets it.
fn trials() -> u64 {
    std::env::var("TRUG_PRIOR_TRIALS").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

#[test]
fn a_prior_helps_known_codes_and_changes_no_unknown_code_to_a_known_one() {
    let (variants, mut rng) = (Variants::default(), Rng::new(11));
    // packets of thirty makers; unknown ones are often of one of these makers, too
    let makers: Vec<String> = (0..30).map(|n| format!("4{:07}", n * 30_011 + 17)).collect();
    let own: Vec<u64> = (0..300).map(|n| ean_13(&mut rng, &makers[n % 30])).collect();
    let prior = Prior::of_own(own.iter().copied());
    let (mut alone, mut gained, mut wrong) = (0, 0, Vec::new());
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
        let observations: Vec<Observation> =
            (0..3).map(|n| observation(&variants, gtin, n * 66, blur, noise, &mut rng)).collect();
        let accepted =
            |prior| joint_code(&variants, &observations, prior).filter(|j| j.1 >= MIN_CERTAINTY);
        let (without, with) = (accepted(None), accepted(Some(&prior)));
        if let Some((code, _)) = with.filter(|(code, _)| *code != gtin) {
            wrong.push((gtin, code, blur, noise, known));
        }
        alone += u64::from(known && without.is_some());
        gained += u64::from(known && without.is_none() && with.is_some());
        assert!(without.is_none_or(|w| with.is_some_and(|j| j.0 == w.0)), "a read was changed");
    }
    assert_eq!(wrong, [], "taken for another code");
    assert!(gained * 20 >= trials(), "{gained} of {} gained, {alone} read without", trials());
}

#[test]
fn codes_two_digits_away_differ_in_two_digits_and_have_a_correct_check_digit() {
    for (gtin, digits) in [(4_006_381_333_931, 13), (96_385_074, 8)] {
        let all: Vec<String> = two_digits_away(gtin, digits)
            .map(|g| format!("{g:0w$}", w = digits as usize))
            .collect();
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
    let (variants, mut rng) = (Variants::default(), Rng::new(13));
    let own: Vec<u64> = (0..300).map(|_| ean_13(&mut rng, "4")).collect();
    let prior = Prior::of_own(own.iter().copied());
    let (mut read, mut gained, mut alone, mut wrong) = (0, 0, 0, Vec::new());
    for trial in 0..trials() {
        let known = own[rng.below(300)];
        let others: Vec<u64> =
            two_digits_away(known, 13).filter(|g| *g % 10 != known % 10).collect();
        let shown = if trial % 4 == 0 { known } else { others[rng.below(others.len())] };
        let (blur, noise) = (rng.between(0.6, 1.5), rng.between(0.02, 0.6));
        let observations: Vec<Observation> =
            (0..15).map(|n| observation(&variants, shown, n * 66, blur, noise, &mut rng)).collect();
        // as in a film: the first accepted code counts
        let first = |prior| {
            let codes = (2..=15).map(|n| joint_code(&variants, &observations[..n], prior));
            codes.flatten().find(|(_, certainty)| *certainty >= MIN_CERTAINTY)
        };
        let (with, without) = (first(Some(&prior)), first(None));
        if let Some((code, _)) = with.filter(|(code, _)| *code != shown) {
            wrong.push((shown, code, blur, noise, without));
        }
        read += u64::from(with.is_some());
        gained += u64::from(shown == known && with.is_some() && without.is_none());
        alone += u64::from(shown == known && without.is_some());
    }
    eprintln!("{read} read, {alone} alone, {gained} gained");
    assert_eq!(wrong, [], "taken for another code");
}
