//! Where on a line ink begins and ends.

/// The edges of one line, in samples, in buffers that are kept.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Where the light turns, and how much there is: low and high in turn.
    turns: Vec<(usize, f32)>,
    /// Edges, the first one towards ink; the line's beginning stands before them and its end behind.
    forwards: Vec<f32>,
    backwards: Vec<f32>,
}

/// The light turns where it comes back by this share of the line's range, or by so many grey levels.
const SHARE: f32 = 0.12;
const LEAST: f32 = 5.0;
/// Widths that differ by less than this part of their sum are alike.
const ALIKE: f32 = 0.05;
/// Turns on either side of an edge that say where ink and paper lie there.
const NEAR: usize = 4;

impl Edges {
    /// Finds the edges of a line; those of the one before are forgotten.
    pub(super) fn find(&mut self, light: &[f32]) {
        self.turns.clear();
        self.forwards.clear();
        self.backwards.clear();
        let (low, high) =
            light.iter().fold((f32::MAX, f32::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
        if light.len() < 2 || high - low <= LEAST {
            return;
        }
        self.find_turns(light, ((high - low) * SHARE).max(LEAST));
        self.find_edges(light);
        let last = light.len() as f32 - 1.0;
        self.forwards.push(last);
        self.backwards.extend(self.forwards.iter().rev().map(|at| last - at));
    }

    fn find_turns(&mut self, light: &[f32], enough: f32) {
        let (mut low, mut high) = ((0, light[0]), (0, light[0]));
        let mut rising: Option<bool> = None;
        for (at, value) in light.iter().enumerate() {
            if *value < low.1 {
                low = (at, *value);
            }
            if *value > high.1 {
                high = (at, *value);
            }
            if rising != Some(false) && *value < high.1 - enough {
                self.turns.push(high);
                (rising, low) = (Some(false), (at, *value));
                high = low;
            } else if rising != Some(true) && *value > low.1 + enough {
                self.turns.push(low);
                (rising, high) = (Some(true), (at, *value));
                low = high;
            }
        }
        match rising {
            Some(true) => self.turns.push(high),
            Some(false) => self.turns.push(low),
            None => {}
        }
    }

    fn find_edges(&mut self, light: &[f32]) {
        let ends = |turns: &[(usize, f32)]| {
            turns.iter().fold((f32::MAX, f32::MIN), |(l, h), t| (l.min(t.1), h.max(t.1)))
        };
        // the first edge is one towards ink; what stands before it is paper
        let from = usize::from(matches!(&self.turns[..], [a, b, ..] if a.1 < b.1));
        let mut edge_before = 0.0;
        if from == 1 {
            edge_before = self.crossing(light, 0, ends(&self.turns[..2.min(self.turns.len())]));
        }
        self.forwards.push(edge_before);
        for n in from..self.turns.len().saturating_sub(1) {
            let near = n.saturating_sub(NEAR - 1)..(n + NEAR + 1).min(self.turns.len());
            let at = self.crossing(light, n, ends(&self.turns[near]));
            edge_before = at.max(edge_before);
            self.forwards.push(edge_before);
        }
    }

    /// Where between turns `n` and `n + 1` the light passes the middle of `low` and `high`; where it does not come to
    /// pass that, the middle of its own way.
    fn crossing(&self, light: &[f32], n: usize, (low, high): (f32, f32)) -> f32 {
        let ((from, start), (to, end)) = (self.turns[n], self.turns[n + 1]);
        let share = (f32::midpoint(low, high) - start) / (end - start);
        let level =
            start + (end - start) * if (0.12..=0.88).contains(&share) { share } else { 0.5 };
        let falling = end < start;
        for at in from..to {
            let (a, b) = (light[at], light[at + 1]);
            if (falling && a >= level && b < level) || (!falling && a <= level && b > level) {
                return at as f32 + (level - a) / (b - a);
            }
        }
        f32::midpoint(from as f32, to as f32)
    }

    /// How often the light turns.
    pub(super) fn turns(&self) -> usize {
        self.turns.len()
    }

    /// The share of bars that are, each with the space beside it, as wide as the next one, to a twentieth.
    pub(super) fn evenness(&self) -> f32 {
        let inner = &self.forwards[1.min(self.forwards.len())..];
        let inner = &inner[..inner.len().max(1) - 1];
        let widths = |n: usize| (inner[n + 2] - inner[n], inner[n + 4] - inner[n + 2]);
        let count = inner.len().saturating_sub(4);
        let alike = |n: &usize| {
            let (one, next) = widths(*n);
            (one - next).abs() < ALIKE * (one + next)
        };
        (0..count).filter(alike).count() as f32 / count.max(1) as f32
    }

    /// The edges, the second one towards ink (or, where codes are `light_on_dark`, towards light).
    pub(super) fn at(&self, light_on_dark: bool) -> &[f32] {
        &self.forwards[usize::from(light_on_dark).min(self.forwards.len())..]
    }

    /// The same from the other end of the line.
    pub(super) fn backwards(&self, light_on_dark: bool) -> &[f32] {
        // an even number of edges between two ends: the second one from behind is towards ink as well
        let odd = self.backwards.len() % 2 == 1;
        &self.backwards[usize::from(light_on_dark != odd).min(self.backwards.len())..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_lie_where_the_light_passes_the_middle() {
        let mut edges = Edges::default();
        let line = [200.0, 200.0, 150.0, 50.0, 20.0, 20.0, 20.0, 110.0, 200.0, 200.0, 20.0, 20.0];
        edges.find(&line);
        assert_eq!(edges.turns(), 4);
        assert_eq!(edges.at(false), [0.0, 2.4, 7.0, 9.5, 11.0]);
        for (light_on_dark, expect) in [(false, 4.0), (true, 1.5)] {
            assert!((edges.backwards(light_on_dark)[1] - expect).abs() < 1e-3, "{edges:?}");
        }
    }

    #[test]
    fn blinds_are_even_and_codes_are_not() {
        let light = |widths: &[usize]| -> Vec<f32> {
            let tone = |n: usize| if n.is_multiple_of(2) { 200.0 } else { 20.0 };
            let runs = widths.iter().enumerate();
            runs.flat_map(|(n, width)| std::iter::repeat_n(tone(n), 4 * width)).collect()
        };
        let mut edges = Edges::default();
        for (widths, expect) in [
            (&[2; 24][..], 1.0..=1.0),
            (&[1, 3].repeat(12)[..], 1.0..=1.0),
            (&[1, 1, 1, 3, 2, 1, 1, 2, 2, 2, 1, 2, 1, 2, 2, 1, 4, 1, 1, 1, 1, 1], 0.0..=0.5),
            (&[1, 1], 0.0..=0.0),
            (&[], 0.0..=0.0),
        ] {
            edges.find(&light(widths));
            assert!(expect.contains(&edges.evenness()), "{widths:?}: {}", edges.evenness());
        }
    }

    #[test]
    fn no_line_breaks_it() {
        let mut edges = Edges::default();
        for line in [&[][..], &[1.0], &[0.0, 255.0], &[255.0, 0.0], &[7.0; 9], &[f32::NAN; 4]] {
            edges.find(line);
            for light_on_dark in [false, true] {
                assert!(
                    edges.at(light_on_dark).len() <= 4 && edges.backwards(light_on_dark).len() <= 4
                );
            }
        }
    }
}
