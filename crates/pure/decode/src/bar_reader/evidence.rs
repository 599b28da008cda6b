//! Evidence over frames: what successive frames say of one symbol is added up, so that a packet which no single frame
//! gives is read all the same.
//!
//! A [`Track`] follows one place over frames. Each frame that looked at it left a [`View`]: the light along the bars, and
//! the poses at which a symbol may lie there ([`Guess`]). What all views say together is worked out in [`joint`].

mod joint;

use smallvec::SmallVec;

use crate::luma::Luma;
use crate::prior::Prior;
use crate::probability::Clues;
use crate::read::{Point, Read};

use super::BarReader;
use super::fit::{self, Fit};
use super::glimpse::Glimpse;
use super::symbol::Kind;
use super::trellis::{OwnCosts, Scored};

/// Evidence about all that is being shown.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    tracks: Vec<Track>,
    now_ms: u64,
    size: (usize, usize),
}

/// A code that several frames say together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Joint {
    /// Where it is in the last of them; its certainty is that of all of them together.
    pub(crate) read: Read,
    pub(crate) clues: Clues,
    /// How many witnesses the frames are worth: frames that err alike are worth little more than one.
    pub(crate) witnesses: f32,
}

/// How long a frame counts, in milliseconds.
const REMEMBERED_MS: u64 = 1500;
/// Frames of a track that are kept.
const MOST_VIEWS: usize = 16;
/// Symbols that are followed at a time.
const MOST_TRACKS: usize = 3;
/// Poses of a frame that are kept.
const MOST_GUESSES: usize = 4;

/// Guesses of a frame: those that are kept, and the codes of the track fitted to it, one for each kind and direction.
type Guesses = SmallVec<[Guess; MOST_GUESSES + 2 * Kind::ALL.len()]>;
/// What is said of each symbol that is followed.
pub(crate) type Joints = SmallVec<[Joint; MOST_TRACKS]>;

/// A place that is followed.
#[derive(Debug)]
struct Track {
    centre: Point,
    along: Point,
    length: f32,
    views: Vec<View>,
    /// The likeliest codes at the last frame, one for each kind and direction.
    last: Vec<(Kind, bool, Scored)>,
}

/// What one frame saw there.
#[derive(Debug)]
struct View {
    at_ms: u64,
    glimpse: Glimpse,
    /// The best first.
    guesses: Guesses,
}

/// A pose at which a symbol may lie, and what every code costs there.
#[derive(Debug, Clone)]
struct Guess {
    fit: Fit,
    /// Read in the direction in which the track runs.
    forwards: bool,
    costs: OwnCosts,
    /// The characters that were fitted.
    best: [u8; 12],
}

impl Evidence {
    /// Takes in what was looked at in one frame, and tells what all frames say of each place that this one looked at.
    pub(crate) fn observe(
        &mut self,
        at_ms: u64,
        luma: Luma<'_>,
        reader: &BarReader,
        glimpses: &mut Vec<Glimpse>,
        prior: Option<&Prior>,
    ) -> Joints {
        self.now_ms = self.now_ms.max(at_ms);
        let now = self.now_ms;
        if self.size != (luma.width(), luma.height()) {
            self.tracks.clear();
            self.size = (luma.width(), luma.height());
        }
        for track in &mut self.tracks {
            track.views.retain(|view| now - view.at_ms <= REMEMBERED_MS);
        }
        self.tracks.retain(|track| !track.views.is_empty());
        for glimpse in glimpses.drain(..).filter(|glimpse| !glimpse.tried.is_empty()) {
            let Some(track) = self.track_of(&glimpse) else { continue };
            track.add(reader, now, glimpse);
        }
        let seen = self.tracks.iter_mut().filter(|track| track.is_seen_at(now));
        seen.filter_map(|track| track.joint(reader, prior)).collect()
    }

    /// Forgets everything, as when a packet has been read without it.
    pub(crate) fn forget(&mut self) {
        self.tracks.clear();
    }

    /// The track that a glimpse is of, moved to where it is now; a new one if there is room.
    fn track_of(&mut self, glimpse: &Glimpse) -> Option<&mut Track> {
        let (centre, along, length) = glimpse.line();
        match self.tracks.iter().position(|t| t.follows(centre, along, length)) {
            Some(at) => {
                let track = &mut self.tracks[at];
                let turned = if track.runs_with(along) { 1.0 } else { -1.0 };
                (track.centre, track.length) = (centre, length);
                track.along = Point { x: along.x * turned, y: along.y * turned };
                Some(track)
            }
            None if self.tracks.len() < MOST_TRACKS => {
                let (views, last) = (Vec::new(), Vec::new());
                self.tracks.push(Track { centre, along, length, views, last });
                self.tracks.last_mut()
            }
            None => None,
        }
    }
}

impl Track {
    fn follows(&self, centre: Point, along: Point, length: f32) -> bool {
        let apart = (centre.x - self.centre.x).hypot(centre.y - self.centre.y);
        let turned = (along.x * self.along.x + along.y * self.along.y).abs();
        apart < 0.6 * self.length.max(length)
            && turned > 0.8
            && (0.5..2.0).contains(&(length / self.length.max(1.0)))
    }

    fn runs_with(&self, along: Point) -> bool {
        self.along.x * along.x + self.along.y * along.y > 0.0
    }

    fn is_seen_at(&self, now: u64) -> bool {
        self.views.last().is_some_and(|view| view.at_ms == now)
    }

    fn add(&mut self, reader: &BarReader, at_ms: u64, glimpse: Glimpse) {
        let forwards = self.runs_with(glimpse.profile.along);
        let mut guesses: Guesses = glimpse
            .tried
            .iter()
            .map(|answer| Guess::of(reader, &glimpse, answer.fit, &answer.code, forwards))
            .collect();
        guesses.sort_unstable_by(|a, b| a.fit.surprise().total_cmp(&b.fit.surprise()));
        guesses.truncate(MOST_GUESSES);
        // where the track has a code already, the same place with that code
        for (kind, way, code) in &self.last {
            let edges = fit::edges_of(*kind, &reader.variants(*kind)[code.variant], code);
            let same = |g: &&Guess| g.fit.pose.kind == *kind && g.forwards == *way;
            let refit = guesses
                .iter()
                .filter(same)
                .take(2)
                .map(|g| fit::fit(&glimpse.profile.light, &g.fit, &edges, 2))
                .filter(|fit| {
                    fit.residual.is_finite() && super::settle::is_sane(fit, &glimpse.profile)
                })
                .min_by(|a, b| a.residual.total_cmp(&b.residual));
            guesses.extend(refit.map(|fit| Guess::of(reader, &glimpse, fit, code, forwards)));
        }
        let view = View { at_ms, glimpse, guesses };
        if let Some(same) = self.views.last_mut().filter(|same| same.at_ms == at_ms) {
            // a second look at the same frame is no second witness
            if view.least() < same.least() {
                *same = view;
            }
            return;
        }
        if self.views.len() == MOST_VIEWS {
            self.views.remove(0);
        }
        self.views.push(view);
    }
}

impl View {
    fn least(&self) -> f32 {
        self.guesses.iter().map(|g| g.fit.surprise()).fold(f32::INFINITY, f32::min)
    }
}

impl Guess {
    fn of(
        reader: &BarReader,
        glimpse: &Glimpse,
        fit: Fit,
        code: &Scored,
        track_runs_with: bool,
    ) -> Self {
        let kind = fit.pose.kind;
        let z = fit.normalised(&glimpse.profile.light, None);
        Self {
            fit,
            forwards: (fit.pose.module() > 0.0) == track_runs_with,
            costs: OwnCosts::of(kind, &z, fit.sigma),
            best: code.characters(kind, reader.variants(kind)),
        }
    }
}
