//! What is sharp, by its edges, in microseconds: EAN-13, UPC-A, EAN-8 and UPC-E on scanlines that run across a patch of
//! bars in the direction of the code. An edge is where the light passes the middle between its neighbours, to a part of a
//! pixel; digits are the nearest patterns to the distances of edges, the spread of ink, which the guards tell, taken away.
//!
//! Lines vote, because one line proves little: a label is crossed by many that say the same. What is not sharp enough is
//! left to [`BarReader`](crate::BarReader).

mod digits;
mod edges;
mod round;

use crate::find::Patch;
use crate::lanes::{after, sums};
use crate::luma::Luma;
use crate::probability::OF_THEIR_OWN;
use crate::read::{Effort, Point, Read};
use crate::scanlines;

use digits::{Claim, claims};

/// Reads sharp symbols in patches, in buffers that it keeps.
#[derive(Debug, Default)]
pub(crate) struct EdgeReader {
    light: Vec<f32>,
    /// The line before it.
    before: Vec<f32>,
    edges: edges::Edges,
    claims: Vec<(usize, Claim)>,
}

/// Lines across a patch.
const LINES: usize = 9;
/// Lines where few of those claim anything.
const MANY_LINES: usize = 31;
const FEW: usize = 6;
/// Rows that are averaged on each, at most: noise is halved, and bars that lean a little stay as they are.
const ROWS: usize = 3;
/// How much of the bars' height the lines cover.
const COVERED: f32 = 0.84;
/// Samples on a line, about: a code of 113 modules has five for each.
const SAMPLES: f32 = 640.0;
/// The same where nothing else is left to be done for a photograph: the code may be a part of what hangs together.
const SAMPLES_AT_LAST: f32 = 1280.0;

/// Fewer turns of the light than this are no code, whatever its blur: a joint between tiles, the edge of a book.
const FEWEST_TURNS: usize = 14;
/// Where nine lines of a photograph turn less often than this, no line between them turns so often.
const FEWEST_IN_PHOTO: usize = 10;

/// Nor are lines that are no more alike than this: of the codes in photographs that are read, one in a hundred has less
/// than 0.3.
const LEAST_LIKENESS: f32 = 0.15;

/// Nor are bars of which so many are as wide as the next one: blinds, a grille. The evenest code in photographs has 0.35, made
/// blinds have 0.92 and more.
const EVEN: f32 = 0.75;

/// What lines across a patch have in common, whatever is printed there.
struct Texture {
    /// How often the light turns on the busiest.
    turns: usize,
    /// How alike the two neighbours are that are most alike but one.
    likeness: f32,
    /// The share of bars that are as wide as the next one, on the mean of busy lines.
    evenness: f32,
}

impl Texture {
    fn could_be_code(&self) -> bool {
        self.turns >= FEWEST_TURNS && self.likeness > LEAST_LIKENESS && self.evenness < EVEN
    }
}

/// What the edges say of a patch.
#[derive(Debug)]
pub(crate) struct Verdict {
    /// What was read.
    pub(crate) reads: Vec<Read>,
    /// False if there are too few edges for any code, if they are too even, or if neighbouring lines have nothing in
    /// common.
    pub(crate) could_be_code: bool,
    /// How alike neighbouring lines are, up to 1: those of bars are, those of writing are not.
    pub(crate) likeness: f32,
}

impl EdgeReader {
    /// Reads along one patch.
    pub(crate) fn read(&mut self, luma: Luma<'_>, patch: &Patch, effort: Effort) -> Verdict {
        self.claims.clear();
        let mut lines = Lines::of(patch, LINES, SAMPLES);
        let mut texture = self.read_lines(luma, &lines, false);
        // where few lines claim something, others in between are asked, and in a photograph wherever bars may be
        let few = !self.claims.is_empty() && self.claims.len() < FEW;
        if few || effort == Effort::Photo && texture.turns >= FEWEST_IN_PHOTO {
            self.claims.clear();
            let is_photo = effort == Effort::Photo;
            lines = Lines::of(patch, MANY_LINES, SAMPLES);
            let again = self.read_lines(luma, &lines, is_photo);
            let turns = texture.turns.max(again.turns);
            texture = if few { Texture { turns, ..texture } } else { again };
            if is_photo && self.claims.is_empty() && texture.could_be_code() {
                lines = Lines::of(patch, MANY_LINES, SAMPLES_AT_LAST);
                self.read_lines(luma, &lines, true);
            }
        }
        Verdict {
            reads: self.vote(&lines),
            could_be_code: texture.could_be_code(),
            likeness: texture.likeness,
        }
    }

    /// Gathers what the lines claim, what is `round` as well if that is asked for.
    fn read_lines(&mut self, luma: Luma<'_>, lines: &Lines, round: bool) -> Texture {
        let mut turns = 0;
        let mut evenness = (0.0, 0.0f32);
        let mut likest = [0.0f32; 3];
        for line in 0..lines.count {
            std::mem::swap(&mut self.light, &mut self.before);
            lines.sample(luma, line, &mut self.light);
            if line > 0 {
                let likeness = likeness(&self.before, &self.light);
                if let Some(less) = likest.iter().position(|l| likeness > *l) {
                    likest[less..].rotate_right(1);
                    likest[less] = likeness;
                }
            }
            self.edges.find(&self.light);
            turns = turns.max(self.edges.turns());
            if self.edges.turns() >= FEWEST_TURNS {
                evenness = (evenness.0 + self.edges.evenness(), evenness.1 + 1.0);
            }
            for light_on_dark in [false, true] {
                let found = &mut self.claims;
                claims(self.edges.at(light_on_dark), round, &mut |claim| {
                    found.push((line, claim.of_polarity(light_on_dark)));
                });
                let end = self.light.len() as f32 - 1.0;
                claims(self.edges.backwards(light_on_dark), round, &mut |claim| {
                    found.push((line, claim.turned(end).of_polarity(light_on_dark)));
                });
            }
        }
        Texture {
            turns,
            likeness: likest[likest.len() - 1],
            evenness: evenness.0 / evenness.1.max(1.0),
        }
    }

    /// True if a second line says the same.
    fn is_said_twice(&self, claim: &Claim) -> bool {
        self.claims.iter().filter(|(_, other)| other.is_same(claim)).nth(1).is_some()
    }

    /// What lines agree on. Contradictions at one place cancel each other unless one side has a clear majority, and a code
    /// of 8 digits does not stand where any line read a longer one. Lines that agree on digits which make no code are
    /// against every code there: it is misprinted or torn, and one line in many misreads it so that its check digit is right.
    fn vote(&self, lines: &Lines) -> Vec<Read> {
        let mut reads = Vec::new();
        for (n, (first, claim)) in self.claims.iter().enumerate() {
            if !claim.is_code || self.claims[..n].iter().any(|(_, earlier)| earlier.is_same(claim))
            {
                continue;
            }
            let (mut votes, mut against, mut within_longer) = (0, 0, false);
            let (mut last, mut last_claim) = (*first, claim);
            for (line, other) in &self.claims {
                if other.is_same(claim) {
                    votes += 1;
                    (last, last_claim) = (*line, other);
                } else if other.meets(claim) && !other.is_code {
                    against += usize::from(self.is_said_twice(other));
                } else if other.meets(claim) {
                    let longer = claim.symbology.is_short() && !other.symbology.is_short();
                    within_longer |= longer;
                    let shorter = !claim.symbology.is_short() && other.symbology.is_short();
                    against += usize::from(!longer && !shorter);
                }
            }
            let height = lines.apart * (last - first) as f32;
            let length = (claim.to - claim.from).abs() * lines.spacing;
            let doubtful = claim.symbology.is_short() || claim.light_on_dark;
            let enough = if doubtful {
                votes >= VOTES_WHERE_DOUBTFUL && height >= HEIGHT_WHERE_DOUBTFUL * length
            } else {
                true
            };
            if within_longer || !enough || votes < MAJORITY * against {
                continue;
            }
            let corner = |line: usize, at: f32| lines.place(line, at);
            // lines that run through the same pixels are no two witnesses
            let votes = (votes as f32).min(1.0 + height / OF_THEIR_OWN);
            reads.push(Read {
                symbology: claim.symbology,
                text: claim.text(),
                corners: [
                    corner(*first, claim.from),
                    corner(*first, claim.to),
                    corner(last, last_claim.to),
                    corner(last, last_claim.from),
                ],
                certainty: votes / (votes + 1.0 + against as f32),
            });
        }
        reads
    }
}

/// A value must have this many times the lines of a contradicting one at the same place.
const MAJORITY: usize = 3;
/// Lines that must agree on a code of 8 digits, or one that is light on dark.
const VOTES_WHERE_DOUBTFUL: usize = 3;
/// And the least height for its length over which they must: texture does not keep its shape for so long.
const HEIGHT_WHERE_DOUBTFUL: f32 = 0.08;

/// Parallel lines across a patch.
struct Lines {
    count: usize,
    rows: usize,
    samples: usize,
    /// Pixels from one sample to the next.
    spacing: f32,
    /// Pixels from one line to the next, and from one row of a line to the next.
    apart: f32,
    row_apart: f32,
    origin: Point,
    along: Point,
}

impl Lines {
    /// At most so `many` lines of about so many `samples`.
    fn of(patch: &Patch, many: usize, samples: f32) -> Self {
        let reach = patch.half_length * 1.12 + 10.0;
        let spacing = (2.0 * reach / samples).clamp(0.5, 3.0);
        let samples = ((2.0 * reach / spacing) as usize + 1).min(MOST_SAMPLES);
        let height = (2.0 * COVERED * patch.half_height).max(2.0);
        let count = many.min(height as usize).max(1);
        let apart = height / count as f32;
        let rows = ROWS.min(apart as usize).max(1);
        let first = -0.5 * height + 0.5 * apart;
        let along = patch.along;
        Self {
            count,
            rows,
            samples,
            spacing,
            apart,
            row_apart: (apart / rows as f32).min(1.5),
            origin: Point {
                x: patch.centre.x - along.x * reach - along.y * first,
                y: patch.centre.y - along.y * reach + along.x * first,
            },
            along,
        }
    }

    fn sample(&self, luma: Luma<'_>, line: usize, light: &mut Vec<f32>) {
        light.clear();
        light.resize(self.samples, 0.0);
        for row in 0..self.rows {
            let aside = (row as f32 - (self.rows as f32 - 1.0) / 2.0) * self.row_apart;
            let start = self.place(line, 0.0);
            let start =
                Point { x: start.x - self.along.y * aside, y: start.y + self.along.x * aside };
            let step = Point { x: self.along.x * self.spacing, y: self.along.y * self.spacing };
            scanlines::add_line(luma, start, step, light);
        }
        let share = 1.0 / self.rows as f32;
        for light in light.iter_mut() {
            *light *= share;
        }
    }

    /// Where in the picture a sample of a line lies.
    fn place(&self, line: usize, sample: f32) -> Point {
        let (u, v) = (sample * self.spacing, line as f32 * self.apart);
        Point {
            x: self.origin.x + self.along.x * u - self.along.y * v,
            y: self.origin.y + self.along.y * u + self.along.x * v,
        }
    }
}

/// How well the slopes of two lines agree: their correlation, up to 1.
fn likeness(a: &[f32], b: &[f32]) -> f32 {
    let lines =
        [a, after(a, 1), after(a, 2), after(a, 3), b, after(b, 1), after(b, 2), after(b, 3)];
    let [both, of_a, of_b] = sums(lines, |[a0, a1, a2, a3, b0, b1, b2, b3]| {
        let (a, b) = (a3 + a2 - a1 - a0, b3 + b2 - b1 - b0);
        [a * b, a * a, b * b]
    });
    both / (of_a * of_b).sqrt().max(1e-6)
}

/// No line has more, whatever the picture.
const MOST_SAMPLES: usize = 20_000;
