//! What else could be printed where a code seems to be, though it is no valid code: characters that differ from it
//! anywhere, or in a single digit. How well they explain the light shows how much of the code is seen, and how much only
//! follows from its check digit.

use smallvec::SmallVec;

use super::fit::{self, Fit};
use super::symbol::Kind;
use super::trellis::{self, SampleCosts};
use crate::evidence::STRONG_BLUR;

/// Residual of the best characters, check digit and first digit ignored, over that of the code: 1 if they are the code's.
pub(super) fn free_fit_ratio(light: &[f32], fit: &Fit, z: &[f32]) -> f32 {
    let (_, characters) = trellis::free_characters(fit.pose.kind, z, fit.sigma);
    residual_ratio(light, fit, &characters)
}

/// Character sequences one digit away that are fitted.
const MAX_FITTED: usize = 3;

/// Residual of the likeliest characters that differ from the code in one digit, over that of the code; infinite at a blur
/// that cannot make digits look alike.
pub(super) fn one_digit_ratio(light: &[f32], fit: &Fit, z: &[f32], code: [u8; 12]) -> f32 {
    if fit.sigma < STRONG_BLUR {
        return f32::INFINITY;
    }
    let kind = fit.pose.kind;
    let costs = SampleCosts::of(kind, z, fit.sigma);
    let mut likeliest: SmallVec<[(f32, [u8; 12]); MAX_FITTED + 1]> = SmallVec::new();
    for other in one_digit_away(kind, code) {
        let error = costs.error(kind, &other);
        let at = likeliest.partition_point(|(e, _)| *e <= error);
        likeliest.insert(at, (error, other));
        likeliest.truncate(MAX_FITTED);
    }
    let ratios = likeliest.iter().map(|(_, other)| residual_ratio(light, fit, other));
    ratios.fold(f32::INFINITY, f32::min)
}

/// All characters that differ from a code's in one digit. None of them is a valid code, because its check digit is wrong.
pub(super) fn one_digit_away(kind: Kind, code: [u8; 12]) -> impl Iterator<Item = [u8; 12]> {
    (0..kind.characters_at().len()).flat_map(move |n| {
        (1..10).map(move |by| {
            let mut other = code;
            other[n] = code[n] / 10 * 10 + (code[n] % 10 + by) % 10;
            other
        })
    })
}

/// Residual of some characters, fitted, over that of the fitted code.
fn residual_ratio(light: &[f32], fit: &Fit, characters: &[u8; 12]) -> f32 {
    let edges = fit::edges_of_characters(fit.pose.kind, |n| usize::from(characters[n]));
    fit::fit(light, fit, &edges, 2).residual / fit.residual.max(1e-9)
}
