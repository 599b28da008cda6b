//! Scanlines vote. A label is crossed by many scanlines that say the same; a carpet, a piece of a longer code or a
//! misread left half is crossed by one or two, or by lines that contradict each other.

use super::linear::LineRead;
use crate::place::Place;
use crate::probability::OF_THEIR_OWN;
use crate::read::{Point, Read};
use trug_gs1::Symbology;

/// Lines that must agree on a code of 8 digits within one picture: it has one check digit and hardly any redundancy.
const LINES_FOR_SHORT: usize = 3;
/// The least height of a code of 8 digits for its length, over which lines must agree. The lowest that are printed have
/// 0.15; texture does not keep its shape for so long.
const SHORT_HEIGHT_OF_LENGTH: f32 = 0.08;
/// Lines that must agree on an ITF-14, any piece of which is well-formed too.
const LINES_FOR_ITF: usize = 3;
/// A value must have this many times the lines of a contradicting one at the same place.
const MAJORITY: usize = 3;

/// All claims of lines that agree, at one place.
#[derive(Debug, Clone)]
struct Ballot {
    symbology: Symbology,
    text: String,
    lines: Vec<LineRead>,
}

impl Ballot {
    fn corners(&self) -> [Point; 4] {
        let first = self.lines.iter().min_by(|a, b| a.across.total_cmp(&b.across));
        let last = self.lines.iter().max_by(|a, b| a.across.total_cmp(&b.across));
        match (first, last) {
            (Some(first), Some(last)) => [first.ends.0, first.ends.1, last.ends.1, last.ends.0],
            _ => [Point::default(); 4],
        }
    }

    /// Lines that see other light: nearer ones run through the same pixels and say the same thing twice.
    fn votes(&self) -> usize {
        let mut across: Vec<f32> = self.lines.iter().map(|line| line.across).collect();
        across.sort_by(f32::total_cmp);
        let mut last = f32::NEG_INFINITY;
        let apart = across.into_iter().filter(|at| {
            let counts = *at >= last + OF_THEIR_OWN;
            last = if counts { *at } else { last };
            counts
        });
        apart.count()
    }

    /// True if the lines that agree lie far enough apart for bars to be seen, and not a speck that looks like them.
    fn has_height(&self) -> bool {
        let across = self.lines.iter().map(|line| line.across);
        let lowest = across.clone().fold(f32::INFINITY, f32::min);
        let highest = across.fold(f32::NEG_INFINITY, f32::max);
        let length =
            self.lines.iter().map(|l| (l.ends.0.x - l.ends.1.x).hypot(l.ends.0.y - l.ends.1.y));
        !self.symbology.is_short()
            || highest - lowest >= SHORT_HEIGHT_OF_LENGTH * length.fold(0.0, f32::max)
    }

    fn needs(&self) -> usize {
        match self.symbology {
            Symbology::Ean8 | Symbology::UpcE => LINES_FOR_SHORT,
            Symbology::Itf14 => LINES_FOR_ITF,
            _ => 1,
        }
    }
}

/// What the lines of one sheet agree on. Contradictions at one place cancel each other unless one side has a clear
/// majority, and a code of 8 digits does not stand where any line read a longer one.
pub(super) fn vote(lines: Vec<LineRead>) -> Vec<Read> {
    let mut ballots: Vec<Ballot> = Vec::new();
    for line in lines {
        let same = ballots.iter_mut().find(|b| {
            b.symbology == line.symbology
                && b.text == line.text
                && b.lines.iter().any(|l| spans_meet(l, &line))
        });
        match same {
            Some(ballot) => ballot.lines.push(line),
            None => ballots.push(Ballot {
                symbology: line.symbology,
                text: line.text.clone(),
                lines: vec![line],
            }),
        }
    }
    let places: Vec<Place> = ballots.iter().map(|b| Place::of(&b.corners())).collect();
    let mut reads = Vec::new();
    for (at, ballot) in ballots.iter().enumerate() {
        let against = ballots
            .iter()
            .enumerate()
            .filter(|(other, rival)| {
                *other != at && rival.text != ballot.text && places[*other].overlaps(&places[at])
            })
            .map(|(_, rival)| rival);
        let mut lines_against = 0;
        let mut within_longer = false;
        for rival in against {
            if ballot.symbology.is_short() && !rival.symbology.is_short() {
                within_longer = true;
            } else if ballot.symbology.is_short() || !rival.symbology.is_short() {
                lines_against += rival.votes();
            }
        }
        let lines = ballot.votes();
        if within_longer
            || !ballot.has_height()
            || lines < ballot.needs()
            || lines < MAJORITY * lines_against
        {
            continue;
        }
        let certainty = lines as f32 / (lines + 1 + lines_against) as f32;
        reads.push(Read {
            symbology: ballot.symbology,
            text: ballot.text.clone(),
            corners: ballot.corners(),
            certainty,
        });
    }
    reads
}

fn spans_meet(a: &LineRead, b: &LineRead) -> bool {
    a.span.0 <= b.span.1 && b.span.0 <= a.span.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::probability::LINES_FOR_LONG;

    #[test]
    fn lines_through_the_same_pixels_are_one_witness() {
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
            assert_eq!(reads[0].certainty >= LINES_FOR_LONG, is_enough, "{across:?}");
        }
    }
}
