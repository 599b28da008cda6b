//! How finely a symbol is sampled, and the blur that the model covers.

use crate::evidence::MAX_BLUR;

/// Samples per module.
pub(super) const PER_MODULE: usize = 4;
/// Modules on either side of the symbol that belong to the model: the quiet zones.
pub(super) const QUIET: usize = 5;

/// The least blur that differs from none, and the most that the model covers: the standard deviation of a Gaussian, in
/// modules.
pub(super) const SIGMAS: (f32, f32) = (0.22, MAX_BLUR);

/// The share of a normal distribution below `x`, to 1e-4 (logistic form of Bowling et al. 2009).
pub(super) fn normal_below(x: f32) -> f32 {
    1.0 / (1.0 + (-(0.070_56 * x * x * x + 1.597_6 * x)).exp())
}
