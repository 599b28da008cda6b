//! Trug's own reader of EAN-13, UPC-A, EAN-8 and UPC-E, for what cheap cameras without autofocus see: it takes no
//! threshold and looks for no edge, but asks which code, blurred, explains the grey levels best.
//!
//! 1. `find`: where bars are, in any direction; 2. `profile`: the light along them, averaged along the bars; 3. `pose`:
//!    where a symbol lies on the profile, by the edges that all symbols share; 4. `trellis`: the likeliest digits at a place,
//!    exactly; `fit`: place, bend, blur, light and ink for these digits; both in turn until the digits stay; 5. a decision:
//!    how much worse does the second-best code explain the same light?
//!
//! The idea is Rocholl's (diploma thesis 2844, Stuttgart 2009: simulate the blurred code, choose digits, adjust, repeat).
//! Light bars on dark ground are not read here.

mod budget;
mod confirm;
mod evidence;
mod fit;
mod glimpse;
mod pose;
mod profile;
mod rivals;
mod settle;
mod symbol;
mod trellis;

use smallvec::SmallVec;

use crate::find::{Band, Finder, Patch};
use crate::luma::Luma;
use crate::place::Place;
use crate::probability::{Clues, LEAST_LEAD};
use crate::read::{Effort, Read, Reader};
use crate::upc_e::is_upc_e;
use trug_gs1::Symbology;
use trug_gs1::has_valid_check_digit;

use budget::{Budget, FRAME, PHOTO};
use fit::{Edges, Fit};
use profile::Profile;
use settle::{HOPELESS, chance, is_sane, likeliest};
use symbol::{Kind, Variant};
use trellis::{MOST_CODES, Scored};

pub(crate) use budget::Worth;
pub(crate) use evidence::{Evidence, Joint};
pub(crate) use glimpse::Glimpse;

/// Reads EAN-13, UPC-A, EAN-8 and UPC-E at any angle, blurred by up to about 1.5 modules.
#[derive(Debug)]
pub struct BarReader {
    variants: [Vec<Variant>; 3],
    glimpses: Vec<Glimpse>,
    /// True if the last frame owes its second place a look.
    owes_a_look: bool,
    finder: Finder,
}

impl Default for BarReader {
    fn default() -> Self {
        Self {
            variants: Kind::ALL.map(Kind::variants),
            glimpses: Vec::new(),
            owes_a_look: false,
            finder: Finder::default(),
        }
    }
}

/// Smaller pictures hold no symbol.
const SMALLEST_SIDE: usize = 16;
/// As long as EAN-13 is no other code that is read here.
const MOST_DIGITS: usize = 13;

/// Starts that leave more than this, as [`Fit::surprise`] says, are followed only if they are the best ones: of 242 in
/// photographs that led to a code, none left more than 2.2, one in a hundred more than 1; but half of the others did.
const FOLLOWED: f32 = 2.5;
/// The same of kinds of 8 digits, of which far less may be left in the end.
const FOLLOWED_SHORT: f32 = 1.0;

/// Bars that are longer than this for their height are letters in a line of print: of 782 codes in photographs and made
/// frames the lowest was a seventh as high as long.
const LONGEST_FOR_HEIGHT: f32 = 12.0;

impl Reader for BarReader {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        if luma.width() < SMALLEST_SIDE || luma.height() < SMALLEST_SIDE {
            self.glimpses.clear();
            return Vec::new();
        }
        let mut finder = std::mem::take(&mut self.finder);
        finder.look(luma);
        let worth = match effort {
            Effort::Frame => Worth::Frame,
            Effort::Photo => Worth::Photo,
        };
        let reads = self.read_in(luma, finder.patches(), worth);
        self.finder = finder;
        reads
    }
}

/// An answer and what speaks for it.
#[derive(Debug, Clone, Copy)]
struct Answer {
    code: Scored,
    fit: Fit,
    /// Residual of the runner-up, fitted as well, over that of the best; 0 where digits and fit did not come together.
    lead: f32,
    /// Residual of whatever characters fit best, whether they make a code or not, over that of the code: 1 where they
    /// are the code's, little where something else is printed.
    freedom: f32,
    /// What is left over its worst character, as in [`Fit::residual`].
    worst: f32,
    /// Residual of the likeliest characters one of which is another digit, and which therefore make no code, over that of
    /// the code; infinite where little is blurred, 1 where it need not be asked.
    neighbour: f32,
    /// What a longer kind of symbol leaves of the same bars, whatever its characters, as in [`Fit::surprise`].
    longer: f32,
}

/// The answers at one place; a frame's have room without allocating.
type Answers = SmallVec<[Answer; 4]>;

impl Answer {
    /// A code that nothing speaks for.
    fn unsettled(code: Scored, fit: Fit) -> Self {
        Self {
            code,
            fit,
            lead: 0.0,
            freedom: 0.0,
            worst: 1.0,
            neighbour: f32::INFINITY,
            longer: f32::INFINITY,
        }
    }

    fn is_clear(&self, profile: &Profile) -> bool {
        self.clues(profile).is_clear(self.lead, self.longer)
    }

    fn clues(&self, profile: &Profile) -> Clues {
        let pose = &self.fit.pose;
        let module_px = (pose.module() * profile.spacing).abs();
        let independent = (pose.kind.modules() + 2 * trellis::QUIET) as f32 * module_px.min(2.0);
        let nats = |ratio: f32| independent / 2.0 * ratio.max(1e-6).ln();
        Clues {
            gap: nats(self.lead),
            left: self.fit.surprise(),
            worst: self.worst / chance(self.fit.sigma),
            against: (-nats(self.freedom)).max(0.0),
            apart: nats(self.neighbour),
            blur: self.fit.sigma,
            short: pose.kind != Kind::Ean13,
        }
    }
}

impl BarReader {
    /// What can be read in the patches, the strongest of which stand first.
    pub(crate) fn read_in(&mut self, luma: Luma<'_>, patches: &[Patch], worth: Worth) -> Vec<Read> {
        self.glimpses.clear();
        let budget = match worth {
            Worth::Frame => FRAME,
            Worth::Photo => PHOTO,
        };
        self.read_patches(luma, patches, &budget)
    }

    /// What can be read in further patches of the picture that was looked at last.
    pub(crate) fn read_more(&mut self, luma: Luma<'_>, patches: &[Patch]) -> Vec<Read> {
        self.read_patches(luma, patches, &FRAME)
    }

    fn read_patches(&mut self, luma: Luma<'_>, patches: &[Patch], budget: &Budget) -> Vec<Read> {
        let mut reads: Vec<Read> = Vec::new();
        let mut open: SmallVec<[&Patch; 12]> = patches.iter().take(budget.patches).collect();
        // a frame has time for two looks: a second one at the likeliest place, if that is promising, or one at another
        let two = budget.in_turn && open.len() > 1;
        let owed = two && std::mem::take(&mut self.owes_a_look);
        for (round, band) in budget.bands.iter().enumerate() {
            if round == 1 && two && !self.owes_a_look {
                break;
            }
            open.truncate(if round == 0 { budget.patches } else { budget.again });
            let mut likeliest_stays = false;
            open.retain(|patch| {
                if round == 0 && two && !owed && likeliest_stays {
                    self.owes_a_look = true;
                    return false;
                }
                let (glimpse, read) = self.glimpse(luma, patch, *band, budget);
                let promising = glimpse.tried.iter().any(|a| a.fit.surprise() < budget.promising);
                let stays = read.is_none() && (round > 0 || promising && glimpse.could_be_code());
                if round == 0 || read.is_some() {
                    self.glimpses.push(glimpse);
                }
                if let Some(read) = read {
                    let place = Place::of(&read.corners);
                    let known =
                        |r: &Read| r.text == read.text && Place::of(&r.corners).overlaps(&place);
                    if !reads.iter().any(known) {
                        reads.push(read);
                    }
                }
                likeliest_stays |= stays;
                stays
            });
            // what lies beside a code that is read is seldom a code that takes more than a second look
            if round > 0 && !reads.is_empty() {
                break;
            }
        }
        reads
    }

    /// What was looked at in the last picture, read or not.
    pub(crate) fn glimpses(&self) -> &[Glimpse] {
        &self.glimpses
    }

    /// Everything that was thought of in the last picture, believed or not, with what speaks for it and a certainty that
    /// follows from that. For whoever wants to see whether certainties mean what they say; [`Reader::read`] tells what is
    /// believed.
    pub fn claims(&self) -> Vec<(Read, Clues)> {
        let of = |glimpse: &Glimpse| -> Vec<(Read, Clues)> {
            let answers = glimpse.tried.iter().filter(|answer| answer.lead > 0.0);
            answers.filter_map(|answer| self.claim(&glimpse.profile, answer)).collect()
        };
        self.glimpses.iter().flat_map(of).collect()
    }

    /// True if the light of the last picture speaks against a reading of scanlines: characters stand there that make no code,
    /// or those of another one.
    pub(crate) fn refutes(&self, read: &Read) -> bool {
        let place = Place::of(&read.corners);
        self.claims().iter().any(|(claim, clues)| {
            let speaks = clues.is_refuted() || claim.text != read.text && clues.refutes_others();
            speaks && Place::of(&claim.corners).overlaps(&place)
        })
    }

    /// What was looked at, to keep; [`give_back`](Self::give_back) takes their room again.
    pub(crate) fn take_glimpses(&mut self) -> Vec<Glimpse> {
        std::mem::take(&mut self.glimpses)
    }

    /// Room for the glimpses of the next picture.
    pub(crate) fn give_back(&mut self, room: Vec<Glimpse>) {
        self.glimpses = room;
    }

    /// Looks at one part of a patch's height.
    fn glimpse(
        &self,
        luma: Luma<'_>,
        patch: &Patch,
        band: Band,
        budget: &Budget,
    ) -> (Glimpse, Option<Read>) {
        let mut profile = Profile::along(luma, &patch.band(band));
        let longest = LONGEST_FOR_HEIGHT * 2.0 * patch.half_height / profile.spacing;
        profile.extents.retain(|(from, to)| *to - *from <= longest);
        let mut tried = Answers::new();
        let read = self.read_profile(&profile, budget, &mut tried);
        (Glimpse { profile, tried }, read)
    }

    fn read_profile(
        &self,
        profile: &Profile,
        budget: &Budget,
        tried: &mut Answers,
    ) -> Option<Read> {
        let mut longer = f32::INFINITY;
        let kinds = Kind::ALL.into_iter().zip(budget.poses.into_iter().zip(budget.always));
        for (kind, (most, always)) in kinds {
            let followed = if kind == Kind::Ean13 { FOLLOWED } else { FOLLOWED_SHORT };
            for (n, start) in likeliest(profile, kind, most, budget.blurs).into_iter().enumerate() {
                if kind == Kind::Ean13 {
                    longer = longer.min(start.surprise());
                }
                if n >= always && start.surprise() > followed {
                    continue;
                }
                let Some(mut answer) = self.answer(profile, start) else { continue };
                if kind != Kind::Ean13 {
                    answer.longer = longer;
                }
                tried.push(answer);
                if answer.is_clear(profile) {
                    return self.claim(profile, &answer).map(|(read, _)| read);
                }
            }
        }
        None
    }

    fn variants(&self, kind: Kind) -> &[Variant] {
        match kind {
            Kind::Ean13 => &self.variants[0],
            Kind::Ean8 => &self.variants[1],
            Kind::UpcE => &self.variants[2],
        }
    }

    /// The best code from a start: digits and fit in turn until the digits stay.
    fn answer(&self, profile: &Profile, start: Fit) -> Option<Answer> {
        let kind = start.pose.kind;
        let variants = self.variants(kind);
        let light = &profile.light;
        let mut fit = start;
        let mut last: Option<Scored> = None;
        let mut spread: Option<Edges> = None;
        for _ in 0..6 {
            let z = fit.normalised(light, spread.as_deref());
            let codes = trellis::best_codes(kind, variants, &z, fit.sigma, MOST_CODES);
            let mut fits: SmallVec<[(Scored, Fit); MOST_CODES]> = codes
                .into_iter()
                .map(|code| {
                    let edges = fit::edges_of(kind, &variants[code.variant], &code);
                    (code, fit::fit(light, &fit, &edges, 2))
                })
                .collect();
            fits.sort_by(|a, b| a.1.residual.total_cmp(&b.1.residual));
            let (code, best) = *fits.first()?;
            if !best.residual.is_finite() || !is_sane(&best, profile) {
                return None;
            }
            fit = best;
            if fit.residual > HOPELESS {
                return Some(Answer::unsettled(code, fit));
            }
            if last.is_some_and(|l| l.same_as(&code)) {
                let runner_up = fits.get(1).map_or(f32::INFINITY, |(_, fit)| fit.residual);
                let lead = runner_up / fit.residual.max(1e-9);
                let edges = fit::edges_of(kind, &variants[code.variant], &code);
                let neighbour = if lead > LEAST_LEAD {
                    rivals::neighbour(light, &fit, &z, code.characters(kind, variants))
                } else {
                    1.0
                };
                return Some(Answer {
                    code,
                    fit,
                    lead,
                    freedom: rivals::freedom(light, &fit, &z),
                    worst: fit::worst_character(light, &fit, &edges),
                    neighbour,
                    longer: f32::INFINITY,
                });
            }
            last = Some(code);
            spread = Some(fit::edges_of(kind, &variants[code.variant], &code));
        }
        Some(Answer::unsettled(last?, fit))
    }

    /// What an answer says, with its certainty; `None` if it is no code.
    fn claim(&self, profile: &Profile, answer: &Answer) -> Option<(Read, Clues)> {
        let pose = &answer.fit.pose;
        let (symbology, text) = self.text(answer);
        let sound = match pose.kind {
            Kind::UpcE => is_upc_e(text.as_bytes()),
            _ => has_valid_check_digit(text.as_bytes()),
        };
        let clues = answer.clues(profile);
        let corners = profile.corners(pose.at(-1.0), pose.at(1.0));
        sound.then(|| (Read { symbology, text, corners, certainty: clues.certainty() }, clues))
    }

    fn text(&self, answer: &Answer) -> (Symbology, String) {
        let kind = answer.fit.pose.kind;
        let variant = &self.variants(kind)[answer.code.variant];
        let digit = |digit: u8| char::from(b'0' + digit);
        let (symbology, first, last) = match kind {
            Kind::Ean13 if variant.first == 0 => (Symbology::UpcA, None, None),
            Kind::Ean13 => (Symbology::Ean13, Some(variant.first), None),
            Kind::Ean8 => (Symbology::Ean8, None, None),
            Kind::UpcE => (Symbology::UpcE, Some(variant.first), Some(variant.last)),
        };
        let mut text = String::with_capacity(MOST_DIGITS);
        text.extend(first.map(digit));
        let characters = 0..kind.characters_at().len();
        text.extend(characters.map(|n| digit(answer.code.digit(kind, n) as u8)));
        text.extend(last.map(digit));
        (symbology, text)
    }
}
