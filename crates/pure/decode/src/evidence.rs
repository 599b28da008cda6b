//! How likely it is that a candidate is right, and the thresholds that decide whether it is accepted.
//!
//! [`Evidence`] holds the numbers for and against a code: by how much it explains the light better than any other code, by
//! how much other characters, which are no valid code, explain it better, and the residual, over all and over its worst
//! character. A logistic function turns them into a probability. Its coefficients were fitted to generated frames of one
//! seed and checked on others and on photographs; `cargo run --release -p trug-decode --example calibrate` fits them again
//! and prints the table.

/// The numbers for and against a code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Log-likelihood ratio of the code to the best other code, in nats, each with the position, blur and light that suit it
    /// best, counting independent samples only. Not negative if the code is the best one.
    pub log_likelihood_ratio: f32,
    /// Residual of the code, relative to the residual that some code leaves on any bars at that blur by chance.
    pub residual: f32,
    /// The same over its worst character; large if that is torn, hidden or another one.
    pub worst_residual: f32,
    /// Log-likelihood ratio of the best-fitting characters, valid code or not, to the code, in nats; not negative. Large if
    /// something is printed that is no valid code: a digit is wrong, or two halves do not belong together.
    pub free_fit_advantage: f32,
    /// Log-likelihood ratio of the code to the likeliest characters that differ in one digit, in nats. If it is small, only
    /// the check digit supports that digit. Infinite at a blur that cannot make digits look alike.
    pub log_likelihood_gap: f32,
    /// Blur, as the standard deviation of a Gaussian in modules: the stronger it is, the less a small residual means.
    pub blur: f32,
    /// A kind of 8 digits: fewer digits that can be wrong, less redundancy, and parts of longer codes imitate it.
    pub is_short: bool,
}

/// The least certainty of a read. Most reads are far above it, so the share of wrong reads is far below what it allows: see
/// decision 0015.
pub const MIN_CERTAINTY: f32 = 0.999;

impl Evidence {
    /// The probability that the code is right, 0 to 1.
    pub fn certainty(&self) -> f32 {
        let valid = self.log_likelihood_ratio > 0.0
            && self.residual.is_finite()
            && self.worst_residual.is_finite();
        if !valid || self.is_disputed() {
            return 0.0;
        }
        let weights = if self.is_short { SHORT_WEIGHTS } else { LONG_WEIGHTS };
        let z: f32 = weights.iter().zip(self.features()).map(|(w, f)| w * f).sum();
        1.0 / (1.0 + (-z).exp())
    }

    /// The features whose weighted sum is the logarithm of the odds.
    pub fn features(&self) -> [f32; 6] {
        let ratio = self.log_likelihood_ratio.max(1e-3);
        [
            1.0,
            ratio.ln(),
            -self.residual.max(MIN_RESIDUAL).ln(),
            -self.worst_residual.max(MIN_RESIDUAL).ln(),
            -(self.free_fit_advantage / ratio).min(3.0),
            -self.blur,
        ]
    }

    /// True if the evidence of the characters by themselves is not much weaker than that for the code against other codes:
    /// then the check digit would not settle a doubt, but overrule what is printed.
    pub fn is_disputed(&self) -> bool {
        !Self::outweighs(self.log_likelihood_ratio, self.free_fit_advantage)
    }

    /// True if the evidence for a code, in nats, is large enough compared with the advantage of the best-fitting characters.
    pub(crate) fn outweighs(evidence: f32, free_fit_advantage: f32) -> bool {
        evidence > MIN_RATIO_TO_FREE_FIT * free_fit_advantage
    }

    /// True if other characters than the code's explain the bars well: what is printed there is no valid code.
    pub(crate) fn is_refuted(&self) -> bool {
        self.is_disputed()
            && self.free_fit_advantage > MIN_REFUTING_ADVANTAGE
            && self.residual < MAX_REFUTING_RESIDUAL
    }

    /// True if the code explains the bars so much better than any other one that a different read there is a misread.
    pub(crate) fn refutes_others(&self) -> bool {
        !self.is_disputed()
            && self.log_likelihood_ratio > MIN_REFUTING_RATIO
            && self.residual < MAX_REFUTING_RESIDUAL
    }

    /// The acceptance rule for a single picture. `margin` is the residual of the runner-up, fitted as well, over that
    /// of the code; `longer_residual` the residual of a longer kind of symbol on the same bars. Each part of the rule rejects
    /// something that is no code and was once read as one:
    /// - rows of other bars: the margin is at most 1.3 in thousands of them, and 2 to 100 for a code;
    /// - codes with a hidden or torn part, or a part of another code: the rest fits so well that the residual is small, but
    ///   over some character it is far above chance, or above the others;
    /// - codes with a misprinted digit, which another code explains better than any third one: see
    ///   [`is_disputed`](Self::is_disputed);
    /// - blurred bars that are no code: it explains most of the light, but without certainty;
    /// - longer codes: kinds of 8 digits have fewer ways to be wrong, and parts of longer codes imitate them.
    pub(crate) fn is_accepted(&self, margin: f32, longer_residual: f32) -> bool {
        let within = |(min_margin, max_residual, max_worst): (f32, f32, f32)| {
            margin > min_margin && self.residual < max_residual && self.worst_residual < max_worst
        };
        if self.is_disputed() {
            false
        } else if self.is_short {
            let fits_better = self.residual < MAX_SHARE_OF_LONGER * longer_residual;
            fits_better && within(ACCEPT_SHORT) && self.certainty() >= MIN_CERTAINTY
        } else {
            let certain = self.blur < AMBIGUOUS_BLUR || self.certainty() >= MIN_CERTAINTY_BLURRED;
            self.has_even_residuals(margin)
                && certain
                && self.digits_are_distinct()
                && ACCEPT_LONG.into_iter().any(within)
        }
    }

    /// True if no character has a far larger residual than the whole code.
    fn has_even_residuals(&self, margin: f32) -> bool {
        let is_blurred = self.blur >= STRONG_BLUR;
        let max_ratio = match () {
            () if margin <= LARGE_MARGIN => MAX_UNEVENNESS,
            () if is_blurred => MAX_UNEVENNESS_BLURRED,
            () if self.worst_residual < MAX_INTACT => return true,
            () => MAX_UNEVENNESS_SHARP,
        };
        self.worst_residual < max_ratio * self.residual
    }

    /// True if each digit is seen and does not only follow from the check digit. At strong blur, one digit can be explained
    /// by another nearly as well, and the check digit would make a code of two halves that do not belong together. At the
    /// largest blur of the model the real blur may be larger, and nothing is certain.
    pub(crate) fn digits_are_distinct(&self) -> bool {
        let share = (self.blur - STRONG_BLUR) / (AMBIGUOUS_BLUR - STRONG_BLUR);
        share < 0.0
            || self.blur < NEARLY * MAX_BLUR
                && self.log_likelihood_gap > MIN_LOG_LIKELIHOOD_GAP * share.min(1.0)
    }
}

/// Correct codes had at least 3.7 times the advantage over other codes that other characters had over them (of 1,000);
/// codes with a wrong digit 0.8 times at most.
const MIN_RATIO_TO_FREE_FIT: f32 = 3.0;

/// The least advantage of characters that are no valid code, and of a code over others, in nats, and the largest residual,
/// with which other reads in the same position are refuted.
const MIN_REFUTING_ADVANTAGE: f32 = 40.0;
const MIN_REFUTING_RATIO: f32 = 10.0;
const MAX_REFUTING_RESIDUAL: f32 = 0.5;

/// The least margin of any accepted code.
pub(crate) const MIN_MARGIN: f32 = 1.3;
/// The least margin, the largest residual and the largest worst residual: the larger the margin, the larger the residual may
/// be.
const ACCEPT_LONG: [(f32, f32, f32); 3] =
    [(MIN_MARGIN, 0.35, 0.65), (1.5, 1.2, 1.1), (1.8, 1.2, 2.0)];
/// At a smaller margin than this, no character may have so many times the residual of the whole: correct codes with a small
/// margin have 1.5 to 2.5 times, codes with one wrong digit three to ten times.
const LARGE_MARGIN: f32 = 1.8;
const MAX_UNEVENNESS: f32 = 2.7;
/// Blur spreads residuals over neighbours, so correct codes at strong blur had 5.8 times at most at any margin, of 677; a
/// label with one bar moved had eight times.
const MAX_UNEVENNESS_BLURRED: f32 = 6.5;
/// At little blur, glare and print cause a larger residual over one character of correct codes; a label with a missing part
/// had twelve times.
const MAX_UNEVENNESS_SHARP: f32 = 10.0;
/// A character with a smaller relative residual is no missing part.
const MAX_INTACT: f32 = 1.3;
/// In modules. Below the first, digits never look alike; from the second on they may, and the log-likelihood gap must be at
/// least so large, in nats: of thousands of joined halves of two labels the code one digit away had 6.7 at most, and the
/// least blurred that looked like a code had 1.2 modules.
pub(crate) const STRONG_BLUR: f32 = 1.0;
const AMBIGUOUS_BLUR: f32 = 1.2;
/// Beyond this blur nothing is visible of a module, in modules.
pub(crate) const MAX_BLUR: f32 = 1.7;
const NEARLY: f32 = 0.995;
const MIN_LOG_LIKELIHOOD_GAP: f32 = 8.0;
/// Noise changes from frame to frame and blur does not, so two blurred frames with a low certainty are not much more certain
/// together.
const MIN_CERTAINTY_BLURRED: f32 = 0.9;
const ACCEPT_SHORT: (f32, f32, f32) = (2.5, 0.3, 0.6);
/// The residual of a code of 8 digits relative to that of a longer one on the same bars, at most.
pub(crate) const MAX_SHARE_OF_LONGER: f32 = 0.2;

/// Smaller residuals are equivalent: 8 bits of grey cannot show less.
const MIN_RESIDUAL: f32 = 0.01;

/// Weights of the [`features`](Evidence::features).
const LONG_WEIGHTS: [f32; 6] = [2.59, 0.26, 0.77, 3.12, 1.51, 3.21];
const SHORT_WEIGHTS: [f32; 6] = [-2.5, 0.0, 2.28, 1.13, 0.53, 1.62];

/// Pixels between independent scanlines: each is sampled from the two rows of pixels around it.
pub(crate) const MIN_LINE_DISTANCE: f32 = 2.0;

/// The certainty of n agreeing scanlines is n / (n + 1). In a still picture, which has no second frame, two lines are enough
/// for a long code,
pub(crate) const PHOTO_CERTAINTY_LONG: f32 = 0.66;
/// six for one of 8 digits,
pub(crate) const PHOTO_CERTAINTY_SHORT: f32 = 0.85;
/// and nine for a long code with another one of the same length right above or below it: a second label has many agreeing
/// lines, a misread strip of the same label few.
pub(crate) const PHOTO_CERTAINTY_IN_COLUMN: f32 = 0.9;
/// With three lines no other reader is needed in the same position.
pub(crate) const SURE_LINES: f32 = 0.74;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_with_a_missing_part_is_rejected() {
        // a real case that was once accepted
        let torn = Evidence {
            log_likelihood_ratio: 119.0,
            residual: 0.163,
            worst_residual: 1.97,
            free_fit_advantage: 0.0,
            log_likelihood_gap: f32::INFINITY,
            blur: 0.67,
            is_short: false,
        };
        let margin = 3.0;
        let accepts = |evidence: Evidence| evidence.is_accepted(margin, f32::INFINITY);
        assert!(!accepts(torn));
        assert!(accepts(Evidence { worst_residual: 1.2, ..torn }), "a little glare");
        assert!(accepts(Evidence { residual: 0.3, ..torn }), "print all over it");
    }
}
