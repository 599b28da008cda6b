//! What else could be printed where a code seems to be, though it makes no code: characters that differ from it anywhere, or
//! in a single digit. How well they explain the light says how much of the code is seen, and how much only follows from its
//! check digit.

use smallvec::SmallVec;

use super::fit::{self, Fit};
use super::symbol::Kind;
use super::trellis::{self, OwnCosts};
use crate::probability::MUCH_BLURRED;

/// What other characters leave, check digit and first digit aside, over what the code leaves: 1 where they are the code's.
pub(super) fn freedom(light: &[f32], fit: &Fit, z: &[f32]) -> f32 {
    let (_, characters) = trellis::loosest(fit.pose.kind, z, fit.sigma);
    over(light, fit, &characters)
}

/// Characters with one digit changed that are fitted in turn.
const FITTED: usize = 3;

/// What the likeliest characters leave that differ from the code's in one digit, over what the code leaves; infinite where
/// blur cannot make digits alike.
pub(super) fn neighbour(light: &[f32], fit: &Fit, z: &[f32], code: [u8; 12]) -> f32 {
    if fit.sigma < MUCH_BLURRED {
        return f32::INFINITY;
    }
    let kind = fit.pose.kind;
    let costs = OwnCosts::of(kind, z, fit.sigma);
    let mut likeliest: SmallVec<[(f32, [u8; 12]); FITTED + 1]> = SmallVec::new();
    for other in one_digit_away(kind, code) {
        let error = costs.error(kind, &other);
        let at = likeliest.partition_point(|(e, _)| *e <= error);
        likeliest.insert(at, (error, other));
        likeliest.truncate(FITTED);
    }
    likeliest.iter().map(|(_, other)| over(light, fit, other)).fold(f32::INFINITY, f32::min)
}

/// All characters that differ from a code's in one digit: none of them makes a code, for its check digit is wrong.
pub(super) fn one_digit_away(kind: Kind, code: [u8; 12]) -> impl Iterator<Item = [u8; 12]> {
    (0..kind.characters_at().len()).flat_map(move |n| {
        (1..10).map(move |by| {
            let mut other = code;
            other[n] = code[n] / 10 * 10 + (code[n] % 10 + by) % 10;
            other
        })
    })
}

/// What characters leave where they fit best, over what is left by the code that was fitted.
fn over(light: &[f32], fit: &Fit, characters: &[u8; 12]) -> f32 {
    let edges = fit::edges_of_characters(fit.pose.kind, |n| usize::from(characters[n]));
    fit::fit(light, fit, &edges, 2).residual / fit.residual.max(1e-9)
}
