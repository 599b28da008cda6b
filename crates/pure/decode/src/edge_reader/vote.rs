//! The vote of the lines across a region.

use crate::evidence::MIN_LINE_DISTANCE;
use crate::read::Read;

use super::line_candidate::LineCandidate;
use super::lines::Lines;

/// A value must have this many times the lines of a contradicting one in the same position.
const MAJORITY: usize = 3;
/// Lines that must agree on a code of 8 digits, or one that is light on dark.
const MIN_DOUBTFUL_VOTES: usize = 3;
/// The least height of these codes, relative to their length, over which lines must agree: texture does not keep its shape
/// over so much height.
const MIN_DOUBTFUL_HEIGHT: f32 = 0.08;

/// What the lines agree on; each candidate comes with the index of its line. Contradictions in one position cancel each
/// other unless one side has a clear majority, and a code of 8 digits is rejected if any line has a longer one there. Lines
/// that agree on digits without a correct check digit count against every code there: the code is misprinted or torn, and
/// one line of many misreads it with a correct check digit.
pub(super) fn vote(candidates: &[(usize, LineCandidate)], lines: &Lines) -> Vec<Read> {
    let mut reads = Vec::new();
    for (n, (first, candidate)) in candidates.iter().enumerate() {
        let is_repeated = candidates[..n].iter().any(|(_, earlier)| earlier.is_same(candidate));
        if !candidate.is_valid || is_repeated {
            continue;
        }
        let count = count_votes(candidates, *first, candidate);
        let (last, last_candidate) = count.last;
        let height = lines.distance * (last - first) as f32;
        let length = (candidate.to - candidate.from).abs() * lines.spacing;
        let doubtful = candidate.symbology.is_short() || candidate.light_on_dark;
        let enough = !doubtful
            || count.votes >= MIN_DOUBTFUL_VOTES && height >= MIN_DOUBTFUL_HEIGHT * length;
        if count.within_longer || !enough || count.votes < MAJORITY * count.against {
            continue;
        }
        let corner = |line: usize, at: f32| lines.position(line, at);
        // lines through the same pixels are not independent
        let votes = (count.votes as f32).min(1.0 + height / MIN_LINE_DISTANCE);
        reads.push(Read {
            symbology: candidate.symbology,
            text: candidate.text(),
            corners: [
                corner(*first, candidate.from),
                corner(*first, candidate.to),
                corner(last, last_candidate.to),
                corner(last, last_candidate.from),
            ],
            certainty: votes / (votes + 1.0 + count.against as f32),
        });
    }
    reads
}

/// The lines for and against a candidate.
struct Count<'c> {
    votes: usize,
    against: usize,
    /// True if a line has a longer code in the same position.
    within_longer: bool,
    /// The last line with the candidate.
    last: (usize, &'c LineCandidate),
}

fn count_votes<'c>(
    candidates: &'c [(usize, LineCandidate)],
    first: usize,
    candidate: &'c LineCandidate,
) -> Count<'c> {
    let mut count = Count { votes: 0, against: 0, within_longer: false, last: (first, candidate) };
    for (line, other) in candidates {
        if other.is_same(candidate) {
            count.votes += 1;
            count.last = (*line, other);
        } else if other.overlaps(candidate) && !other.is_valid {
            count.against += usize::from(is_on_two_lines(candidates, other));
        } else if other.overlaps(candidate) {
            let longer = candidate.symbology.is_short() && !other.symbology.is_short();
            let shorter = !candidate.symbology.is_short() && other.symbology.is_short();
            count.within_longer |= longer;
            count.against += usize::from(!longer && !shorter);
        }
    }
    count
}

/// True if at least two lines have the same candidate.
fn is_on_two_lines(candidates: &[(usize, LineCandidate)], candidate: &LineCandidate) -> bool {
    candidates.iter().filter(|(_, other)| other.is_same(candidate)).nth(1).is_some()
}
