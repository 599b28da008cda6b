//! Readings of scanlines held against the light. However many lines agree on a code, they may all be led astray by the same
//! blur, or by a piece that is missing: they see the same bars. What the grey levels say of the place is another matter.

use crate::find::Patch;
use crate::luma::Luma;
use crate::read::Read;
use trug_gs1::Symbology;

use super::budget::PHOTO;
use super::pose::Pose;
use super::profile::{self, Profile};
use super::settle::{first_guess, is_sane};
use super::symbol::{Kind, Variant};
use super::trellis::Scored;
use super::{BarReader, fit};

/// The certainty that the light must give a reading: those of photographs that are right have 0.9998 or more, wrong ones 0.02
/// at most.
const CONFIRMED: f32 = 0.5;
/// Scanlines end in the middles of the first and the last guard.
const HALF_GUARDS: f32 = 3.0;

impl BarReader {
    /// True if the light at the place of a reading says the same, be it dark on light or light on dark. Symbols that are not
    /// read by grey levels are not doubted.
    pub(crate) fn confirms(&self, luma: Luma<'_>, read: &Read) -> bool {
        let Some((kind, variant, number)) = self.printed(read) else { return true };
        let patch = Patch::of(&read.corners);
        let upright = Profile::along(luma, &patch);
        let modules = kind.modules() as f32;
        let half = patch.half_length * modules / (modules - HALF_GUARDS) / upright.spacing;
        let middle = profile::reach(&patch) / upright.spacing;
        let pose = Pose { kind, c: [middle, half, 0.0, 0.0], score: 1.0 };
        let code = Scored::of(kind, variant, number);
        let edges = fit::edges_of(kind, &self.variants(kind)[variant], &code);
        let says_the_same = |profile: &Profile, blur: f32| {
            let guess = first_guess(&profile.light, pose).blurred(blur);
            let start = fit::fit(&profile.light, &guess, &edges, 4);
            let sane = start.residual.is_finite() && is_sane(&start, profile);
            let answer = sane.then(|| self.answer(profile, start)).flatten();
            answer.is_some_and(|answer| {
                let same = self.text(&answer) == (read.symbology, read.text.clone());
                same && answer.clues(profile).certainty() >= CONFIRMED
            })
        };
        let says = |profile: &Profile| PHOTO.blurs.iter().any(|blur| says_the_same(profile, *blur));
        says(&upright) || says(&upright.inverted())
    }

    /// The kind, variant and number of the characters of a reading; `None` if it is none that is read here.
    fn printed(&self, read: &Read) -> Option<(Kind, usize, u64)> {
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
        let fits = |v: &Variant| {
            (v.first, v.last) == ends && (v.ends.0..=v.ends.1).contains(&last_printed)
        };
        let variant = self.variants(kind).iter().position(fits)?;
        Some((kind, variant, number))
    }
}
