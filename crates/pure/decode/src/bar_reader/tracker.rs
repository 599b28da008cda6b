//! Combines the frames of a camera: what successive frames show of one symbol is added up, so that a code is read that no
//! single frame gives.
//!
//! A [`Track`] follows one region over frames. Each frame in which the region was tried adds an [`Observation`]: the light
//! along the bars, and the poses at which a symbol may lie there ([`Hypothesis`](observation::Hypothesis)). [`joint_fit`] finds the code that all
//! observations together give.

mod joint_fit;
mod observation;

use smallvec::SmallVec;

use crate::luma::Luma;
use crate::prior::Prior;
use crate::read::Point;

use super::attempt::Attempt;
use super::symbol::Kind;
use super::trellis::ScoredCode;
use super::variants::Variants;

pub(crate) use joint_fit::JointRead;
use observation::{MAX_OBSERVATIONS, Observation};

/// Follows every symbol in front of a camera.
#[derive(Debug, Default)]
pub(crate) struct Tracker {
    tracks: Vec<Track>,
    now_ms: u64,
    size: (usize, usize),
}

/// How long a frame counts, in milliseconds.
const MAX_AGE_MS: u64 = 1500;
/// Symbols that are followed at a time.
const MAX_TRACKS: usize = 3;

/// The joint read of each symbol that is followed.
pub(crate) type JointReads = SmallVec<[JointRead; MAX_TRACKS]>;

impl Tracker {
    /// Adds the attempts of one frame, and returns the joint read of each region that this frame tried.
    pub(crate) fn observe(
        &mut self,
        at_ms: u64,
        luma: Luma<'_>,
        variants: &Variants,
        attempts: &mut Vec<Attempt>,
        prior: Option<&Prior>,
    ) -> JointReads {
        self.now_ms = self.now_ms.max(at_ms);
        let now = self.now_ms;
        if self.size != (luma.width(), luma.height()) {
            self.tracks.clear();
            self.size = (luma.width(), luma.height());
        }
        for track in &mut self.tracks {
            track.observations.retain(|observation| now - observation.at_ms <= MAX_AGE_MS);
        }
        self.tracks.retain(|track| !track.observations.is_empty());
        for attempt in attempts.drain(..).filter(|attempt| !attempt.candidates.is_empty()) {
            let Some(track) = self.track_of(&attempt) else { continue };
            track.add(variants, now, attempt);
        }
        let seen = self.tracks.iter_mut().filter(|track| track.is_seen_at(now));
        seen.filter_map(|track| track.joint_read(variants, prior)).collect()
    }

    /// Drops all tracks, as when a packet has been read without them.
    pub(crate) fn clear(&mut self) {
        self.tracks.clear();
    }

    /// The track that an attempt belongs to, moved to where it is now; a new one if there is room.
    fn track_of(&mut self, attempt: &Attempt) -> Option<&mut Track> {
        let (centre, along, length) = attempt.axis();
        match self.tracks.iter().position(|t| t.follows(centre, along, length)) {
            Some(at) => {
                let track = &mut self.tracks[at];
                let sign = if track.runs_with(along) { 1.0 } else { -1.0 };
                (track.centre, track.length) = (centre, length);
                track.along = Point { x: along.x * sign, y: along.y * sign };
                Some(track)
            }
            None if self.tracks.len() < MAX_TRACKS => {
                let (observations, last) = (Vec::new(), Vec::new());
                self.tracks.push(Track { centre, along, length, observations, last });
                self.tracks.last_mut()
            }
            None => None,
        }
    }
}

/// A region that is followed.
#[derive(Debug)]
struct Track {
    centre: Point,
    along: Point,
    length: f32,
    observations: Vec<Observation>,
    /// The likeliest codes at the last frame, one for each kind and direction.
    last: Vec<(Kind, bool, ScoredCode)>,
}

impl Track {
    fn follows(&self, centre: Point, along: Point, length: f32) -> bool {
        let distance = (centre.x - self.centre.x).hypot(centre.y - self.centre.y);
        let cosine = (along.x * self.along.x + along.y * self.along.y).abs();
        distance < 0.6 * self.length.max(length)
            && cosine > 0.8
            && (0.5..2.0).contains(&(length / self.length.max(1.0)))
    }

    fn runs_with(&self, along: Point) -> bool {
        self.along.x * along.x + self.along.y * along.y > 0.0
    }

    fn is_seen_at(&self, now: u64) -> bool {
        self.observations.last().is_some_and(|observation| observation.at_ms == now)
    }

    fn add(&mut self, variants: &Variants, at_ms: u64, attempt: Attempt) {
        let forwards = self.runs_with(attempt.profile.along);
        let observation = Observation::of(variants, at_ms, attempt, forwards, &self.last);
        if let Some(same) = self.observations.last_mut().filter(|same| same.at_ms == at_ms) {
            // a second attempt in the same frame is not independent of the first
            if observation.best_residual() < same.best_residual() {
                *same = observation;
            }
            return;
        }
        if self.observations.len() == MAX_OBSERVATIONS {
            self.observations.remove(0);
        }
        self.observations.push(observation);
    }

    /// The likeliest code of all observations together.
    fn joint_read(&mut self, variants: &Variants, prior: Option<&Prior>) -> Option<JointRead> {
        let mut last = std::mem::take(&mut self.last);
        last.clear();
        let read = joint_fit::joint_read(&self.observations, variants, prior, &mut last);
        self.last = last;
        read
    }
}
