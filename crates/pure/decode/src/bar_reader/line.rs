//! Values along a profile.

use smallvec::SmallVec;

/// Values along a profile. The profile of a frame fits without an allocation.
pub(super) type Line = SmallVec<[f32; 1408]>;
