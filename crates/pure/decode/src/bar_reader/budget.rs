//! How much is tried, in a frame and in a photograph: places, poses, blurs, parts of the height. It is counted and never
//! timed, so that the same pixels are read alike on every computer.

use crate::find::Band;

/// How much time there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Worth {
    Frame,
    Photo,
}

/// How much is tried.
pub(super) struct Budget {
    pub(super) patches: usize,
    /// Patches, of those, of which more than the first of the bands is looked at.
    pub(super) again: usize,
    /// True if a second look at the likeliest place and a first one at the next take turns, picture by picture.
    pub(super) in_turn: bool,
    /// Poses of each kind that are looked at, and starts that are tried, in the order of [`Kind::ALL`].
    pub(super) poses: [(usize, usize); 3],
    /// Starts of each kind, of those, that are followed even where much is left.
    pub(super) always: [usize; 3],
    /// Where every start that was followed leaves more than this, no other part of the bars' height is looked at.
    pub(super) promising: f32,
    /// Parts of the bars' height that are looked at in turn.
    pub(super) bands: &'static [Band],
    /// Starts of the blur, as multiples of what the steepest edge says.
    pub(super) blurs: &'static [f32],
}

/// The whole height of a patch, and parts of it: (middle, half) with the ends at -1 and 1.
const WHOLE: Band = (0.0, 1.0);
const INNER: Band = (0.0, 0.4);

pub(super) const FRAME: Budget = Budget {
    bands: &[WHOLE, INNER],
    patches: 2,
    again: 1,
    in_turn: true,
    poses: [(24, 3), (12, 1), (0, 0)],
    // what frames say together is made of them
    always: [1, 1, 0],
    promising: 3.0,
    blurs: &[1.0],
};
pub(super) const PHOTO: Budget = Budget {
    bands: &[WHOLE, INNER, (-0.6, 0.3), (0.6, 0.3), (-0.35, 0.12), (0.35, 0.12), (0.0, 0.12)],
    patches: 3,
    again: 2,
    in_turn: false,
    poses: [(48, 6), (24, 3), (24, 2)],
    always: [1, 0, 0],
    promising: 6.0,
    blurs: &[1.0, 0.6, 1.5],
};
