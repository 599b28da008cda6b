//! How likely it is that a reading is right, and the one threshold that decides whether it is told.
//!
//! What speaks for and against a code are some numbers ([`Clues`]): by how much it explains the light better than any other
//! code does, by how much other characters, which make no code, explain it better, and what it leaves unexplained, over
//! all and over its worst character. A logistic function turns them into a probability. Its coefficients were fitted to
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
    /// The same over its worst character: much where that is torn, hidden or another one.
    pub worst: f32,
    /// Logarithm of the likelihood of the light under the characters that suit it best, whether they make a code or not,
    /// over that under the code; not negative. Much where something is printed that is no code: a digit is wrong, or two
    /// halves do not belong together.
    pub against: f32,
    /// Logarithm of the likelihood of the light under the code over that under the likeliest characters one of which is
    /// another digit: where it is small, only the check digit speaks for that digit. Infinite where blur cannot make
    /// digits alike.
    pub apart: f32,
    /// Blur in modules, as the deviation of a Gaussian: what is left says less, the more is blurred.
    pub blur: f32,
    /// A kind of 8 digits: fewer digits to be wrong in, less redundancy, and imitated by pieces of longer codes.
    pub short: bool,
}

/// A reading is told if it is right at least so probably. Most readings are far above it, so the share of wrong ones among
/// all that are told is far below what it lets through: see the decision on probabilities.
pub const BELIEVED: f32 = 0.999;

impl Clues {
    /// The probability that the code is right, 0 to 1.
    pub fn certainty(&self) -> f32 {
        let sound = self.gap > 0.0 && self.left.is_finite() && self.worst.is_finite();
        if !sound || self.is_disputed() {
            return 0.0;
        }
        let weights = if self.short { SHORT } else { LONG };
        let z: f32 = weights.iter().zip(self.features()).map(|(w, f)| w * f).sum();
        1.0 / (1.0 + (-z).exp())
    }

    /// True if what the characters say by themselves is not much weaker than what sets the code apart from others: then the
    /// check digit would not settle a doubt, but overrule what is printed.
    pub fn is_disputed(&self) -> bool {
        !Self::settles(self.gap, self.against)
    }

    /// The same of what sets a code apart from others by whatever is known, in nats.
    pub(crate) fn settles(evidence: f32, against: f32) -> bool {
        evidence > DISPUTED * against
    }

    /// True if other characters than the code's explain the bars well: something is printed there, and it is no code.
    pub(crate) fn is_refuted(&self) -> bool {
        self.is_disputed() && self.against > REFUTED && self.left < MOST_LEFT_IF_REFUTED
    }

    /// True if the code explains the bars so much better than any other one that whoever reads another there misreads it.
    pub(crate) fn refutes_others(&self) -> bool {
        !self.is_disputed() && self.gap > OTHERS_REFUTED && self.left < MOST_LEFT_IF_REFUTED
    }

    /// The rule of belief for one look at one picture. `lead` is what the runner-up, fitted as well, leaves, over what the
    /// code leaves; `longer` what a longer kind of symbol leaves of the same bars. Each line holds back something that is no
    /// code and was once read as one:
    /// - rows of other bars: the runner-up leaves hardly more than the best (at most 1.3 times as much in thousands); where
    ///   there is a code, it leaves two to a hundred times as much;
    /// - codes of which a part is hidden, torn away or another code's: the rest is explained so well that the sum is small,
    ///   but over some character far more is left than chance leaves, or than over the others;
    /// - codes with a digit misprinted, which another code explains better than any third: see
    ///   [`is_disputed`](Self::is_disputed);
    /// - what blur leaves of codes that are none: it explains most of the light, but not surely;
    /// - longer codes: kinds of 8 digits have fewer ways to be wrong, and pieces of longer codes imitate them.
    pub(crate) fn is_clear(&self, lead: f32, longer: f32) -> bool {
        let within = |(least, left, worst): (f32, f32, f32)| {
            lead > least && self.left < left && self.worst < worst
        };
        if self.is_disputed() {
            false
        } else if self.short {
            let alone = self.left < PART_OF_LONGER * longer;
            alone && within(CLEAR_SHORT) && self.certainty() >= BELIEVED
        } else {
            let sure = self.blur < ALIKE || self.certainty() >= SURE_IF_BLURRED;
            self.is_even(lead) && sure && self.stands_apart() && CLEAR.into_iter().any(within)
        }
    }

    /// True if no character leaves far more than all of them do.
    fn is_even(&self, lead: f32) -> bool {
        let is_blurred = self.blur >= MUCH_BLURRED;
        let most = match () {
            () if lead <= FAR_AHEAD => UNEVEN,
            () if is_blurred => UNEVEN_AT_ALL,
            () if self.worst < WHOLE => return true,
            () => TORN,
        };
        self.worst < most * self.left
    }

    /// True if what is printed says each digit by itself. Where it is much blurred, one digit can be explained by another
    /// nearly as well; then the check digit makes a code of two halves that do not belong together. Where it is blurred as
    /// much as the model goes, it may be blurred more, and nothing is said at all.
    pub(crate) fn stands_apart(&self) -> bool {
        let needed = (self.blur - MUCH_BLURRED) / (ALIKE - MUCH_BLURRED);
        needed < 0.0 || self.blur < NEARLY * MOST_BLURRED && self.apart > APART * needed.min(1.0)
    }

    /// What the logarithm of the odds is a sum of.
    pub fn features(&self) -> [f32; 6] {
        [
            1.0,
            self.gap.max(1e-3).ln(),
            -self.left.max(LEAST_LEFT).ln(),
            -self.worst.max(LEAST_LEFT).ln(),
            -(self.against / self.gap.max(1e-3)).min(3.0),
            -self.blur,
        ]
    }
}

/// Where a code was right, it was at least 3.7 times as far ahead of others as other characters were of it (of 1,000); where
/// a digit was wrong, 0.8 times at most.
const DISPUTED: f32 = 3.0;

/// In nats, and as a part of what chance leaves: so far must characters that make no code be ahead, or a code before others.
const REFUTED: f32 = 40.0;
const OTHERS_REFUTED: f32 = 10.0;
const MOST_LEFT_IF_REFUTED: f32 = 0.5;

/// A code that leads by no more is never clear.
pub(crate) const LEAST_LEAD: f32 = 1.3;
/// Least lead, and the most that is left over all and over the worst character: the farther a code is ahead, the more it
/// may leave.
const CLEAR: [(f32, f32, f32); 3] = [(LEAST_LEAD, 0.35, 0.65), (1.5, 1.2, 1.1), (1.8, 1.2, 2.0)];
/// Where a code is not so far ahead, no character leaves so many times what is left over all: right ones leave 1.5 to 2.5
/// times as much where blur makes the lead small, codes with one wrong digit three to ten times.
const FAR_AHEAD: f32 = 1.8;
const UNEVEN: f32 = 2.7;
/// Blur spreads what is left over neighbours as well, so that right codes, much blurred, left 5.8 times as much at most however
/// far they were ahead, of 677; where one bar had been moved a character left eight times as much.
const UNEVEN_AT_ALL: f32 = 6.5;
/// Where little is blurred, glare and print leave more over a character of right codes; a label of which a part was gone left
/// twelve times as much.
const TORN: f32 = 10.0;
/// A character that leaves less of what chance leaves is no part that is gone.
const WHOLE: f32 = 1.3;
/// In modules. With less blur than the one, digits are never alike; from the other on they may be, and so much lies
/// between a digit and the next one where it is printed, in nats: of thousands of halves of two labels that do not belong
/// together, the code one digit away had 6.7 at most, and the least blurred that looked like a code had 1.2.
pub(crate) const MUCH_BLURRED: f32 = 1.0;
const ALIKE: f32 = 1.2;
/// Beyond it nothing is left of a module.
pub(crate) const MOST_BLURRED: f32 = 1.7;
const NEARLY: f32 = 0.995;
const APART: f32 = 8.0;
/// Noise is another one in the next frame, blur is the same: two much blurred frames that are hardly sure are no surer
/// together.
const SURE_IF_BLURRED: f32 = 0.9;
const CLEAR_SHORT: (f32, f32, f32) = (2.5, 0.3, 0.6);
/// A code of 8 digits leaves less than this part of what a longer one leaves of its bars.
pub(crate) const PART_OF_LONGER: f32 = 0.2;

/// Less than this is as good as nothing: 8 bits of grey leave so much.
const LEAST_LEFT: f32 = 0.01;

/// Weights of the [`features`](Clues::features).
const LONG: [f32; 6] = [2.59, 0.26, 0.77, 3.12, 1.51, 3.21];
const SHORT: [f32; 6] = [-2.5, 0.0, 2.28, 1.13, 0.53, 1.62];

/// Pixels between scanlines that see other light: each is read from the two rows of pixels about it.
pub(crate) const OF_THEIR_OWN: f32 = 2.0;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_of_which_a_part_is_gone_is_not_told() {
        // as one was once read
        let torn = Clues {
            gap: 119.0,
            left: 0.163,
            worst: 1.97,
            against: 0.0,
            apart: f32::INFINITY,
            blur: 0.67,
            short: false,
        };
        let lead = 3.0;
        assert!(!torn.is_clear(lead, f32::INFINITY));
        assert!(Clues { worst: 1.2, ..torn }.is_clear(lead, f32::INFINITY), "a little glare");
        assert!(Clues { left: 0.3, ..torn }.is_clear(lead, f32::INFINITY), "print all over it");
    }
}
