//! How much is tried in a frame and in a photograph: regions, poses, blurs, parts of the height. It is counted and not
//! timed, so that the same pixels give the same reads on every computer.

use crate::find::Band;

/// How much is tried.
pub(super) struct Budget {
    /// Regions that are tried.
    pub(super) regions: usize,
    /// How many of these are tried again in the other bands.
    pub(super) again: usize,
    /// True if the second try in the likeliest region and the first one in the next region take turns, picture by picture.
    pub(super) in_turn: bool,
    /// For each kind, in the order of [`Kind::ALL`](super::symbol::Kind::ALL): poses that are examined, and starts that
    /// are solved.
    pub(super) poses: [(usize, usize); 3],
    /// For each kind, starts that are solved whatever their residual.
    pub(super) always: [usize; 3],
    /// The other bands are tried only if some candidate has a smaller residual than this.
    pub(super) promising: f32,
    /// Parts of the bars' height, in the order in which they are tried.
    pub(super) bands: &'static [Band],
    /// Starts of the blur, as multiples of the estimate from the steepest edge.
    pub(super) blurs: &'static [f32],
}

/// The whole height of a region, and parts of it: (middle, half) with the ends at -1 and 1.
const WHOLE: Band = (0.0, 1.0);
const INNER: Band = (0.0, 0.4);

pub(super) const FRAME: Budget = Budget {
    bands: &[WHOLE, INNER],
    regions: 2,
    again: 1,
    in_turn: true,
    poses: [(24, 3), (12, 1), (0, 0)],
    // the tracker needs candidates of every frame
    always: [1, 1, 0],
    promising: 3.0,
    blurs: &[1.0],
};
pub(super) const PHOTO: Budget = Budget {
    bands: &[WHOLE, INNER, (-0.6, 0.3), (0.6, 0.3), (-0.35, 0.12), (0.35, 0.12), (0.0, 0.12)],
    regions: 3,
    again: 2,
    in_turn: false,
    poses: [(48, 6), (24, 3), (24, 2)],
    always: [1, 0, 0],
    promising: 6.0,
    blurs: &[1.0, 0.6, 1.5],
};
