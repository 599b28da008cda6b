//! EAN-13 on curved surfaces: towards the side of a can, modules become gradually narrower.

/// The parts of an EAN-13, guards and characters: the first width, the number of widths, the number of modules.
const PARTS: [(usize, usize, usize); 15] = [
    (0, 3, 3),
    (3, 4, 7),
    (7, 4, 7),
    (11, 4, 7),
    (15, 4, 7),
    (19, 4, 7),
    (23, 4, 7),
    (27, 5, 5),
    (32, 4, 7),
    (36, 4, 7),
    (40, 4, 7),
    (44, 4, 7),
    (48, 4, 7),
    (52, 4, 7),
    (56, 3, 3),
];
/// Tolerance of the two modules between similar edges in a guard.
const TOLERANCE: f32 = 0.62;
/// The largest ratio of module widths of neighbouring parts.
const MAX_STEP: f32 = 1.25;
/// The largest ratio of module widths of any two parts.
const MAX_RATIO: f32 = 3.0;

/// The module widths at both ends, if 60 edges may be those of such a symbol: its guards are regular, and the module width
/// changes gradually from part to part.
pub(super) fn modules_at_ends(edges: &[f32]) -> Option<(f32, f32)> {
    let mut ends: Option<(f32, f32)> = None;
    for (from, widths, modules) in PARTS {
        let part = edges.get(from..=from + widths)?;
        let module = (part[widths] - part[0]) / modules as f32;
        let is_guard = widths == modules;
        let is_regular = |pair: &[f32]| ((pair[2] - pair[0]) / module - 2.0).abs() < TOLERANCE;
        if is_guard && !part.windows(3).all(is_regular) {
            return None;
        }
        let (first, before) = ends.unwrap_or((module, module));
        let (step, overall) = (module / before, module / first);
        let is_within = |ratio: f32, limit: f32| (1.0 / limit..=limit).contains(&ratio);
        if !is_within(step, MAX_STEP) || !is_within(overall, MAX_RATIO) {
            return None;
        }
        ends = Some((first, module));
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 60 edges of a symbol on a surface; `shape` maps modules to positions.
    fn edges(shape: impl Fn(f32) -> f32) -> Vec<f32> {
        let mut at = 0.0;
        let mut edges = vec![shape(at)];
        for (_, widths, modules) in PARTS {
            for n in 0..widths {
                at += if widths == modules { 1.0 } else { [3.0, 2.0, 1.0, 1.0][n] };
                edges.push(shape(at));
            }
        }
        edges
    }

    #[test]
    fn module_widths_may_change_but_only_gradually() {
        let flat = modules_at_ends(&edges(|at| 2.0 * at)).expect("flat");
        assert!((flat.0 - 2.0).abs() < 1e-3 && (flat.1 - 2.0).abs() < 1e-3);
        let on_a_can = |at: f32| 150.0 * ((at - 20.0) / 95.0).sin();
        let (first, last) = modules_at_ends(&edges(on_a_can)).expect("on a can");
        assert!(first > 1.3 * last, "{first} {last}");
        let too_far = |at: f32| 150.0 * ((at - 10.0) / 60.0).sin();
        assert_eq!(modules_at_ends(&edges(too_far)), None, "too far to the side");
        let at_once = |at: f32| if at < 40.0 { at } else { 40.0 + 1.5 * (at - 40.0) };
        assert_eq!(modules_at_ends(&edges(at_once)), None, "two labels of different sizes");
    }
}
