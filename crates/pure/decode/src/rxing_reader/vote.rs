//! The vote of the scanlines. A label is crossed by many scanlines with the same value; a carpet, a part of a longer code or
//! a misread left half by one or two, or by lines that contradict each other.

use super::linear::LineRead;
use crate::bounding_box::BoundingBox;
use crate::evidence::MIN_LINE_DISTANCE;
use crate::read::{Point, Read};
use trug_gs1::Symbology;

/// Lines that must agree on a code of 8 digits within one picture: it has one check digit and little redundancy.
const MIN_LINES_SHORT: usize = 3;
/// The least height of a code of 8 digits, relative to its length, over which lines must agree. The lowest printed ones have
/// 0.15; texture does not keep its shape over so much height.
const MIN_SHORT_HEIGHT: f32 = 0.08;
/// Lines that must agree on an ITF-14, because parts of it are valid too.
const MIN_LINES_ITF: usize = 3;
/// A value must have this many times the lines of a contradicting one in the same position.
const MAJORITY: usize = 3;

/// The lines with one value in one position.
#[derive(Debug, Clone)]
struct VoteGroup {
    symbology: Symbology,
    text: String,
    lines: Vec<LineRead>,
}

impl VoteGroup {
    fn corners(&self) -> [Point; 4] {
        let first = self.lines.iter().min_by(|a, b| a.across.total_cmp(&b.across));
        let last = self.lines.iter().max_by(|a, b| a.across.total_cmp(&b.across));
        match (first, last) {
            (Some(first), Some(last)) => [first.ends.0, first.ends.1, last.ends.1, last.ends.0],
            _ => [Point::default(); 4],
        }
    }

    /// The number of independent lines: lines that are nearer to each other run through the same pixels.
    fn votes(&self) -> usize {
        let mut across: Vec<f32> = self.lines.iter().map(|line| line.across).collect();
        across.sort_by(f32::total_cmp);
        let mut last = f32::NEG_INFINITY;
        let independent = across.into_iter().filter(|at| {
            let counts = *at >= last + MIN_LINE_DISTANCE;
            last = if counts { *at } else { last };
            counts
        });
        independent.count()
    }

    /// True if the lines cover enough height for bars.
    fn has_height(&self) -> bool {
        let across = self.lines.iter().map(|line| line.across);
        let lowest = across.clone().fold(f32::INFINITY, f32::min);
        let highest = across.fold(f32::NEG_INFINITY, f32::max);
        let length =
            self.lines.iter().map(|l| (l.ends.0.x - l.ends.1.x).hypot(l.ends.0.y - l.ends.1.y));
        !self.symbology.is_short()
            || highest - lowest >= MIN_SHORT_HEIGHT * length.fold(0.0, f32::max)
    }

    fn min_votes(&self) -> usize {
        match self.symbology {
            Symbology::Ean8 | Symbology::UpcE => MIN_LINES_SHORT,
            Symbology::Itf14 => MIN_LINES_ITF,
            _ => 1,
        }
    }
}

/// What the lines of one grid agree on. Contradictions in one position cancel each other unless one side has a clear
/// majority, and a code of 8 digits is rejected if any line has a longer one there.
pub(super) fn vote(lines: Vec<LineRead>) -> Vec<Read> {
    let mut groups: Vec<VoteGroup> = Vec::new();
    for line in lines {
        let same = groups.iter_mut().find(|b| {
            b.symbology == line.symbology
                && b.text == line.text
                && b.lines.iter().any(|l| spans_overlap(l, &line))
        });
        match same {
            Some(group) => group.lines.push(line),
            None => groups.push(VoteGroup {
                symbology: line.symbology,
                text: line.text.clone(),
                lines: vec![line],
            }),
        }
    }
    let boxes: Vec<BoundingBox> =
        groups.iter().map(|group| BoundingBox::of(&group.corners())).collect();
    let mut reads = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let against = groups
            .iter()
            .enumerate()
            .filter(|(other, rival)| {
                *other != at && rival.text != group.text && boxes[*other].overlaps(&boxes[at])
            })
            .map(|(_, rival)| rival);
        let mut lines_against = 0;
        let mut within_longer = false;
        for rival in against {
            if group.symbology.is_short() && !rival.symbology.is_short() {
                within_longer = true;
            } else if group.symbology.is_short() || !rival.symbology.is_short() {
                lines_against += rival.votes();
            }
        }
        let lines = group.votes();
        if within_longer
            || !group.has_height()
            || lines < group.min_votes()
            || lines < MAJORITY * lines_against
        {
            continue;
        }
        let certainty = lines as f32 / (lines + 1 + lines_against) as f32;
        reads.push(Read {
            symbology: group.symbology,
            text: group.text.clone(),
            corners: group.corners(),
            certainty,
        });
    }
    reads
}

fn spans_overlap(a: &LineRead, b: &LineRead) -> bool {
    a.span.0 <= b.span.1 && b.span.0 <= a.span.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::PHOTO_CERTAINTY_LONG;

    #[test]
    fn lines_through_the_same_pixels_count_once() {
        let line = |across: f32| LineRead {
            symbology: Symbology::Ean13,
            text: "4980417104521".to_owned(),
            span: (20.0, 210.0),
            across,
            ends: (Point { x: 20.0, y: across }, Point { x: 210.0, y: across }),
        };
        for (across, is_enough) in [
            (vec![307.0], false),
            (vec![307.0, 308.3], false),
            (vec![307.0, 308.3, 309.0], true),
            (vec![307.0, 311.0], true),
        ] {
            let reads = vote(across.iter().copied().map(line).collect());
            assert_eq!(reads.len(), 1, "{across:?}");
            assert_eq!(reads[0].certainty >= PHOTO_CERTAINTY_LONG, is_enough, "{across:?}");
        }
    }
}
