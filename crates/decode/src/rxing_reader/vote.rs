//! Scanlines vote. A label is crossed by many scanlines that say the same; a carpet, a piece of a longer code or a
//! misread left half is crossed by one or two, or by lines that contradict each other.

use super::linear::LineRead;
use crate::place::Place;
use crate::read::{Point, Read, Symbology};

/// Lines that must agree on a code of 8 digits within one picture: it has one check digit and hardly any redundancy.
const LINES_FOR_SHORT: usize = 3;
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
        let first = self.lines.iter().min_by(|a, b| a.line.total_cmp(&b.line));
        let last = self.lines.iter().max_by(|a, b| a.line.total_cmp(&b.line));
        match (first, last) {
            (Some(first), Some(last)) => [first.ends.0, first.ends.1, last.ends.1, last.ends.0],
            _ => [Point::default(); 4],
        }
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
                lines_against += rival.lines.len();
            }
        }
        let lines = ballot.lines.len();
        if within_longer || lines < ballot.needs() || lines < MAJORITY * lines_against {
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
