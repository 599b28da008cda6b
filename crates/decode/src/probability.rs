//! How likely it is that a reading is right, and the one threshold that decides whether it is told.
//!
//! What speaks for a code are two numbers ([`Clues`]): by how much it explains the light better than any other code does,
//! and how well it explains it at all. A logistic function turns them into a probability. Its coefficients were fitted to
//! made frames of one seed and checked on others and on photographs: `cargo run --release --example calibrate` fits them
//! again and prints the table.

/// What speaks for a code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clues {
    /// Logarithm of the likelihood of the light under this code over that under the best other code, each with the place,
    /// blur and light that suit it best; independent samples counted once. Not negative where the code is the best.
    pub gap: f32,
    /// What the code leaves unexplained, as a part of what some code leaves of any bars at that blur by chance.
    pub left: f32,
    /// A kind of 8 digits: fewer digits to be wrong in, less redundancy, and imitated by pieces of longer codes.
    pub short: bool,
}

/// A reading is told if it is right at least so probably. Most readings are far above it, so the share of wrong ones among
/// all that are told is far below what it lets through: see the decision on probabilities.
pub const BELIEVED: f32 = 0.999;

impl Clues {
    /// The probability that the code is right, 0 to 1.
    pub fn certainty(&self) -> f32 {
        if !(self.gap > 0.0 && self.left.is_finite()) {
            return 0.0;
        }
        let [a, b, c] = if self.short { SHORT } else { LONG };
        let z = a + b * self.gap.ln() - c * self.left.max(LEAST_LEFT).ln();
        1.0 / (1.0 + (-z).exp())
    }
}

/// Less than this is as good as nothing: 8 bits of grey leave so much.
const LEAST_LEFT: f32 = 0.01;

/// Offset, weight of the gap's logarithm, weight of the logarithm of what is left.
const LONG: [f32; 3] = [-10.44, 2.88, 2.98];
/// No frame was made with 8 digits when the others were fitted: the same slopes, at odds that are 50 times worse.
const SHORT: [f32; 3] = [-14.35, 2.88, 2.98];

/// Certainty of what scanlines agree on, with `n` lines for it: n / (n + 1). Of a still picture, where no second frame
/// comes, two lines are enough for a long code,
pub(crate) const LINES_FOR_LONG: f32 = 0.66;
/// six for one of 8 digits,
pub(crate) const LINES_FOR_SHORT: f32 = 0.85;
/// and nine for a long code with another one as long right above or below it: a second label has many lines that say so, a
/// misread strip of the same label few.
pub(crate) const LINES_IN_COLUMN: f32 = 0.9;
/// Three lines make it needless to ask a dearer reader about the same place.
pub(crate) const LINES_ARE_SURE: f32 = 0.74;
