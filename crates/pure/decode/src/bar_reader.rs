//! Reads EAN-13, UPC-A, EAN-8 and UPC-E that are blurred, as cameras without autofocus see them. It takes no threshold and
//! looks for no edge: it searches for the code that, blurred, explains the grey levels best.
//!
//! 1. [`find`](crate::find) gives regions that look like bars, in any direction.
//! 2. [`profile`] averages the light along the bars.
//! 3. [`pose`] finds where a symbol may lie on the profile, by the edges that all symbols of a kind share; [`start`] fits
//!    blur, light and free characters there.
//! 4. [`solve`](mod@solve) alternates between [`trellis`], the exact search for the most likely digits, and [`fit`], the least-squares
//!    fit of position, bend, blur, light and ink for these digits.
//! 5. [`candidate`] compares the code with its alternatives; [`Evidence`] decides whether it is accepted.
//!
//! [`tracker`] combines the frames of a camera, and [`verify`] checks reads of scanlines against the grey levels. The idea
//! is Rocholl's (diploma thesis 2844, Stuttgart 2009: simulate the blurred code, choose digits, adjust, repeat). Light bars
//! on a dark ground are not read here.

mod alternatives;
mod attempt;
mod budget;
mod candidate;
mod fit;
mod line;
mod pose;
mod profile;
mod sampling;
mod solve;
mod start;
mod symbol;
mod tracker;
mod trellis;
mod variants;
mod verify;

use smallvec::SmallVec;

use crate::bounding_box::BoundingBox;
use crate::evidence::Evidence;
use crate::find::{Band, BarRegion, Finder};
use crate::luma::Luma;
use crate::read::{Effort, Read, Reader};
use crate::upc_e::is_upc_e;
use trug_gs1::has_valid_check_digit;

use budget::{Budget, FRAME, PHOTO};
use candidate::{Candidate, Candidates};
use profile::Profile;
use solve::solve;
use start::likely_starts;
use symbol::Kind;

pub(crate) use attempt::Attempt;
pub(crate) use tracker::{JointRead, Tracker};
pub(crate) use variants::Variants;

/// Reads EAN-13, UPC-A, EAN-8 and UPC-E at any angle, blurred by up to about 1.5 modules.
#[derive(Debug, Default)]
pub struct BarReader {
    variants: Variants,
    attempts: Vec<Attempt>,
    /// True if the last frame had no time for its second region.
    owes_second_region: bool,
    finder: Finder,
}

/// Smaller pictures hold no symbol, in pixels.
const MIN_SIDE: usize = 16;

/// Starts with a larger residual, as [`Fit::relative_residual`](fit::Fit::relative_residual), are followed only if they
/// are the best ones: of 242 in photographs that led to a code, none had more than 2.2 and one in a hundred more than 1,
/// but half of the others did.
const MAX_START_RESIDUAL: f32 = 2.5;
/// The same for kinds of 8 digits, whose final residual must be far smaller.
const MAX_START_RESIDUAL_SHORT: f32 = 1.0;

/// Bars longer than this for their height are letters in a line of print: of 782 codes in photographs and generated
/// frames, the lowest was a seventh as high as long.
const MAX_LENGTH_TO_HEIGHT: f32 = 12.0;

impl Reader for BarReader {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        if luma.width() < MIN_SIDE || luma.height() < MIN_SIDE {
            self.attempts.clear();
            return Vec::new();
        }
        let mut finder = std::mem::take(&mut self.finder);
        finder.find(luma);
        let reads = self.read_in(luma, finder.bar_regions(), effort);
        self.finder = finder;
        reads
    }
}

impl BarReader {
    /// Every candidate of the last picture, accepted or not, with its evidence and the certainty that follows from it.
    /// This is for checking whether certainties are calibrated; [`Reader::read`] returns what is accepted.
    pub fn candidates(&self) -> Vec<(Read, Evidence)> {
        let of = |attempt: &Attempt| -> Vec<(Read, Evidence)> {
            let converged = attempt.candidates.iter().filter(|candidate| candidate.margin > 0.0);
            converged.filter_map(|candidate| self.to_read(&attempt.profile, candidate)).collect()
        };
        self.attempts.iter().flat_map(of).collect()
    }

    /// The reads in some regions, the strongest of which stand first.
    pub(crate) fn read_in(
        &mut self,
        luma: Luma<'_>,
        regions: &[BarRegion],
        effort: Effort,
    ) -> Vec<Read> {
        self.attempts.clear();
        let budget = match effort {
            Effort::Frame => FRAME,
            Effort::Photo => PHOTO,
        };
        self.read_regions(luma, regions, &budget)
    }

    /// The reads in further regions of the picture of the last call.
    pub(crate) fn read_more(&mut self, luma: Luma<'_>, regions: &[BarRegion]) -> Vec<Read> {
        self.read_regions(luma, regions, &FRAME)
    }

    /// True if the light of the last picture contradicts a read of scanlines: the characters there make no valid code, or
    /// another one.
    pub(crate) fn refutes(&self, read: &Read) -> bool {
        let bounds = BoundingBox::of(&read.corners);
        self.candidates().iter().any(|(candidate, evidence)| {
            let contradicts =
                evidence.is_refuted() || candidate.text != read.text && evidence.refutes_others();
            contradicts && BoundingBox::of(&candidate.corners).overlaps(&bounds)
        })
    }

    /// True if the grey levels at the position of a read of scanlines give the same code.
    pub(crate) fn verifies(&self, luma: Luma<'_>, read: &Read) -> bool {
        verify::verify(&self.variants, luma, read)
    }

    /// Every region that was tried in the last picture, read or not.
    pub(crate) fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// Takes out the attempts of the last picture; [`restore_attempts`](Self::restore_attempts) gives their memory back.
    pub(crate) fn take_attempts(&mut self) -> Vec<Attempt> {
        std::mem::take(&mut self.attempts)
    }

    /// Memory for the attempts of the next picture.
    pub(crate) fn restore_attempts(&mut self, attempts: Vec<Attempt>) {
        self.attempts = attempts;
    }

    /// The variants of every kind of symbol.
    pub(crate) fn variants(&self) -> &Variants {
        &self.variants
    }

    fn read_regions(
        &mut self,
        luma: Luma<'_>,
        regions: &[BarRegion],
        budget: &Budget,
    ) -> Vec<Read> {
        let mut reads: Vec<Read> = Vec::new();
        let mut open: SmallVec<[&BarRegion; 12]> = regions.iter().take(budget.regions).collect();
        // a frame has time for two tries: a second one in the likeliest region, if that is promising, or one in another
        let two = budget.in_turn && open.len() > 1;
        let owed = two && std::mem::take(&mut self.owes_second_region);
        for (round, band) in budget.bands.iter().enumerate() {
            if round == 1 && two && !self.owes_second_region {
                break;
            }
            open.truncate(if round == 0 { budget.regions } else { budget.again });
            let mut likeliest_stays = false;
            open.retain(|region| {
                if round == 0 && two && !owed && likeliest_stays {
                    self.owes_second_region = true;
                    return false;
                }
                let (attempt, read) = self.try_band(luma, region, *band, budget);
                let promising =
                    attempt.candidates.iter().any(|c| c.fit.relative_residual() < budget.promising);
                let stays = read.is_none() && (round > 0 || promising && attempt.could_be_code());
                if round == 0 || read.is_some() {
                    self.attempts.push(attempt);
                }
                if let Some(read) = read {
                    let bounds = BoundingBox::of(&read.corners);
                    let known = |r: &Read| {
                        r.text == read.text && BoundingBox::of(&r.corners).overlaps(&bounds)
                    };
                    if !reads.iter().any(known) {
                        reads.push(read);
                    }
                }
                likeliest_stays |= stays;
                stays
            });
            // a region beside a code that was read is seldom a code that needs more than a second try
            if round > 0 && !reads.is_empty() {
                break;
            }
        }
        reads
    }

    /// Tries one part of the height of a region.
    fn try_band(
        &self,
        luma: Luma<'_>,
        region: &BarRegion,
        band: Band,
        budget: &Budget,
    ) -> (Attempt, Option<Read>) {
        let mut profile = Profile::along(luma, &region.band(band));
        let longest = MAX_LENGTH_TO_HEIGHT * 2.0 * region.half_height / profile.spacing;
        profile.extents.retain(|(from, to)| *to - *from <= longest);
        let mut candidates = Candidates::new();
        let read = self.read_profile(&profile, budget, &mut candidates);
        (Attempt { profile, candidates }, read)
    }

    fn read_profile(
        &self,
        profile: &Profile,
        budget: &Budget,
        candidates: &mut Candidates,
    ) -> Option<Read> {
        let mut longer_residual = f32::INFINITY;
        let kinds = Kind::ALL.into_iter().zip(budget.poses.into_iter().zip(budget.always));
        for (kind, (counts, always)) in kinds {
            let max_residual =
                if kind == Kind::Ean13 { MAX_START_RESIDUAL } else { MAX_START_RESIDUAL_SHORT };
            let starts = likely_starts(profile, kind, counts, budget.blurs);
            for (n, start) in starts.into_iter().enumerate() {
                if kind == Kind::Ean13 {
                    longer_residual = longer_residual.min(start.relative_residual());
                }
                if n >= always && start.relative_residual() > max_residual {
                    continue;
                }
                let Some(mut candidate) = solve(&self.variants, profile, start) else { continue };
                if kind != Kind::Ean13 {
                    candidate.longer_residual = longer_residual;
                }
                candidates.push(candidate);
                if candidate.is_accepted(profile) {
                    return self.to_read(profile, &candidate).map(|(read, _)| read);
                }
            }
        }
        None
    }

    /// A candidate as a read, with its evidence; `None` if its check digit is wrong.
    fn to_read(&self, profile: &Profile, candidate: &Candidate) -> Option<(Read, Evidence)> {
        let pose = &candidate.fit.pose;
        let (symbology, text) = self.variants.text(pose.kind, &candidate.code);
        let valid = match pose.kind {
            Kind::UpcE => is_upc_e(text.as_bytes()),
            _ => has_valid_check_digit(text.as_bytes()),
        };
        let evidence = candidate.evidence(profile);
        let corners = profile.corners(pose.at(-1.0), pose.at(1.0));
        let certainty = evidence.certainty();
        valid.then_some((Read { symbology, text, corners, certainty }, evidence))
    }
}
