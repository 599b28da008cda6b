//! The edges of ink on a line.

/// The edges of one line, in samples, in buffers that are reused.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// The extrema of the light, as (sample, light): minima and maxima alternate.
    extrema: Vec<(usize, f32)>,
    /// Edges, the first one towards ink, between the start and the end of the line.
    forwards: Vec<f32>,
    backwards: Vec<f32>,
}

/// An extremum counts if the light changes back by this share of the line's range, and by so many grey levels.
const MIN_SHARE: f32 = 0.12;
const MIN_CHANGE: f32 = 5.0;
/// Widths that differ by less than this share of their sum are equal.
const EQUAL: f32 = 0.05;
/// Extrema on either side of an edge that give the levels of ink and paper there.
const NEAR: usize = 4;

impl Edges {
    /// Finds the edges of a line, which replace those of the line before.
    pub(super) fn find(&mut self, light: &[f32]) {
        self.extrema.clear();
        self.forwards.clear();
        self.backwards.clear();
        let (low, high) =
            light.iter().fold((f32::MAX, f32::MIN), |(l, h), v| (l.min(*v), h.max(*v)));
        if light.len() < 2 || high - low <= MIN_CHANGE {
            return;
        }
        self.find_extrema(light, ((high - low) * MIN_SHARE).max(MIN_CHANGE));
        self.find_edges(light);
        let last = light.len() as f32 - 1.0;
        self.forwards.push(last);
        self.backwards.extend(self.forwards.iter().rev().map(|at| last - at));
    }

    fn find_extrema(&mut self, light: &[f32], threshold: f32) {
        let (mut low, mut high) = ((0, light[0]), (0, light[0]));
        let mut rising: Option<bool> = None;
        for (at, value) in light.iter().enumerate() {
            if *value < low.1 {
                low = (at, *value);
            }
            if *value > high.1 {
                high = (at, *value);
            }
            if rising != Some(false) && *value < high.1 - threshold {
                self.extrema.push(high);
                (rising, low) = (Some(false), (at, *value));
                high = low;
            } else if rising != Some(true) && *value > low.1 + threshold {
                self.extrema.push(low);
                (rising, high) = (Some(true), (at, *value));
                low = high;
            }
        }
        match rising {
            Some(true) => self.extrema.push(high),
            Some(false) => self.extrema.push(low),
            None => {}
        }
    }

    fn find_edges(&mut self, light: &[f32]) {
        let ends = |extrema: &[(usize, f32)]| {
            extrema.iter().fold((f32::MAX, f32::MIN), |(l, h), t| (l.min(t.1), h.max(t.1)))
        };
        // the first edge is towards ink, so paper stands before it
        let from = usize::from(matches!(&self.extrema[..], [a, b, ..] if a.1 < b.1));
        let mut edge_before = 0.0;
        if from == 1 {
            edge_before = self.crossing(light, 0, ends(&self.extrema[..2.min(self.extrema.len())]));
        }
        self.forwards.push(edge_before);
        for n in from..self.extrema.len().saturating_sub(1) {
            let near = n.saturating_sub(NEAR - 1)..(n + NEAR + 1).min(self.extrema.len());
            let at = self.crossing(light, n, ends(&self.extrema[near]));
            edge_before = at.max(edge_before);
            self.forwards.push(edge_before);
        }
    }

    /// Where between extrema `n` and `n + 1` the light crosses the middle of `low` and `high`; if it does not, the middle
    /// between the two extrema.
    fn crossing(&self, light: &[f32], n: usize, (low, high): (f32, f32)) -> f32 {
        let ((from, start), (to, end)) = (self.extrema[n], self.extrema[n + 1]);
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

    /// The number of extrema.
    pub(super) fn extrema(&self) -> usize {
        self.extrema.len()
    }

    /// The share of bars that are, together with the space beside them, as wide as the next one, within a twentieth.
    pub(super) fn regularity(&self) -> f32 {
        let inner = &self.forwards[1.min(self.forwards.len())..];
        let inner = &inner[..inner.len().max(1) - 1];
        let widths = |n: usize| (inner[n + 2] - inner[n], inner[n + 4] - inner[n + 2]);
        let count = inner.len().saturating_sub(4);
        let is_equal = |n: &usize| {
            let (one, next) = widths(*n);
            (one - next).abs() < EQUAL * (one + next)
        };
        (0..count).filter(is_equal).count() as f32 / count.max(1) as f32
    }

    /// The edges, the second one towards ink (or towards light, if codes are `light_on_dark`).
    pub(super) fn at(&self, light_on_dark: bool) -> &[f32] {
        &self.forwards[usize::from(light_on_dark).min(self.forwards.len())..]
    }

    /// The same from the other end of the line.
    pub(super) fn backwards(&self, light_on_dark: bool) -> &[f32] {
        // with an even number of edges between two ends, the second one from the end is towards ink as well
        let odd = self.backwards.len() % 2 == 1;
        &self.backwards[usize::from(light_on_dark != odd).min(self.backwards.len())..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_where_the_light_crosses_the_middle() {
        let mut edges = Edges::default();
        let line = [200.0, 200.0, 150.0, 50.0, 20.0, 20.0, 20.0, 110.0, 200.0, 200.0, 20.0, 20.0];
        edges.find(&line);
        assert_eq!(edges.extrema(), 4);
        assert_eq!(edges.at(false), [0.0, 2.4, 7.0, 9.5, 11.0]);
        for (light_on_dark, expect) in [(false, 4.0), (true, 1.5)] {
            assert!((edges.backwards(light_on_dark)[1] - expect).abs() < 1e-3, "{edges:?}");
        }
    }

    #[test]
    fn blinds_are_regular_and_codes_are_not() {
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
            assert!(expect.contains(&edges.regularity()), "{widths:?}: {}", edges.regularity());
        }
    }

    #[test]
    fn unusual_lines_do_not_panic() {
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
