//! Checks the reads of scanlines against the grey levels. However many lines agree on a code, the same blur or the same
//! missing piece may mislead all of them; a fit of the whole symbol is an independent test.

use crate::find::BarRegion;
use crate::luma::Luma;
use crate::read::Read;
use trug_gs1::Symbology;

use super::budget::PHOTO;
use super::fit;
use super::pose::Pose;
use super::profile::{self, Profile};
use super::solve::solve;
use super::start::{initial_fit, is_plausible};
use super::symbol::{Kind, Variant};
use super::trellis::ScoredCode;
use super::variants::Variants;

/// The certainty that the fit must give to a read: correct reads in photographs have 0.9998 or more, wrong ones 0.02 at
/// most.
const MIN_VERIFIED: f32 = 0.5;
/// rxing reports the middles of the first and the last guard as the ends of a symbol.
const HALF_GUARDS: f32 = 3.0;

/// True if a fit at the position of a read gives the same code, dark on light or light on dark. Symbologies that have no
/// grey-level model pass.
pub(super) fn verify(variants: &Variants, luma: Luma<'_>, read: &Read) -> bool {
    let Some((kind, variant, number)) = characters_of(variants, read) else { return true };
    let region = BarRegion::of(&read.corners);
    let upright = Profile::along(luma, &region);
    let modules = kind.modules() as f32;
    let half = region.half_length * modules / (modules - HALF_GUARDS) / upright.spacing;
    let middle = profile::reach(&region) / upright.spacing;
    let pose = Pose { kind, c: [middle, half, 0.0, 0.0], score: 1.0 };
    let code = ScoredCode::of(kind, variant, number);
    let edges = fit::edges_of(kind, &variants.of(kind)[variant], &code);
    let gives_same_code = |profile: &Profile, blur: f32| {
        let first = initial_fit(&profile.light, pose).with_blur(blur);
        let start = fit::fit(&profile.light, &first, &edges, 4);
        let plausible = start.residual.is_finite() && is_plausible(&start, profile);
        let candidate = plausible.then(|| solve(variants, profile, start)).flatten();
        candidate.is_some_and(|candidate| {
            let same = variants.text(kind, &candidate.code) == (read.symbology, read.text.clone());
            same && candidate.evidence(profile).certainty() >= MIN_VERIFIED
        })
    };
    let any_blur =
        |profile: &Profile| PHOTO.blurs.iter().any(|blur| gives_same_code(profile, *blur));
    any_blur(&upright) || any_blur(&upright.inverted())
}

/// The kind, the variant and the number of the characters of a read; `None` if the symbology is not read here.
fn characters_of(variants: &Variants, read: &Read) -> Option<(Kind, usize, u64)> {
    let text = &read.text;
    let (kind, digits, first, last) = match read.symbology {
        Symbology::Ean13 => (Kind::Ean13, text.get(1..13)?, text.get(..1)?, "0"),
        Symbology::UpcA => (Kind::Ean13, text.get(..12)?, "0", "0"),
        Symbology::Ean8 => (Kind::Ean8, text.get(..8)?, "0", "0"),
        Symbology::UpcE => (Kind::UpcE, text.get(1..7)?, text.get(..1)?, text.get(7..8)?),
        _ => return None,
    };
    let ends = (first.parse::<u8>().ok()?, last.parse::<u8>().ok()?);
    let number: u64 = digits.parse().ok()?;
    let last_printed = (number % 10) as u8;
    let fits =
        |v: &Variant| (v.first, v.last) == ends && (v.ends.0..=v.ends.1).contains(&last_printed);
    let variant = variants.of(kind).iter().position(fits)?;
    Some((kind, variant, number))
}
