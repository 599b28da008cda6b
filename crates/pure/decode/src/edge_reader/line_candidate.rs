//! From edges to digits (GS1 General Specifications 5.2). A symbol is a known number of edges; its guards are in fixed
//! positions, with a module width that may drift a little; each character is the nearest pattern of four widths.

use crate::upc_e::is_upc_e;
use trug_gs1::Symbology;
use trug_gs1::ean_upc::{self, EAN_13_PARITY, UPC_E_PARITY, WIDTHS};
use trug_gs1::has_valid_check_digit;

use super::curved;

/// A symbol that one line shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct LineCandidate {
    pub(super) symbology: Symbology,
    digits: [u8; 13],
    length: usize,
    /// Its first and its last edge, in samples, in reading direction.
    pub(super) from: f32,
    pub(super) to: f32,
    pub(super) light_on_dark: bool,
    /// False if all characters are found, but the check digit is wrong or no first digit has this parity.
    pub(super) is_valid: bool,
}

impl LineCandidate {
    /// The digits as printed.
    pub(super) fn text(&self) -> String {
        self.printed().into()
    }

    fn printed(&self) -> &str {
        std::str::from_utf8(&self.digits[..self.length]).unwrap_or_default()
    }

    pub(super) fn with_polarity(self, light_on_dark: bool) -> Self {
        Self { light_on_dark, ..self }
    }

    /// The same for a line that was read from its `end`.
    pub(super) fn mirrored(self, end: f32) -> Self {
        Self { from: end - self.from, to: end - self.to, ..self }
    }

    /// True if both have the same code in the same position.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.symbology == other.symbology && self.digits == other.digits && self.overlaps(other)
    }

    /// True if both share a part of the line.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let ends = |c: &Self| (c.from.min(c.to), c.from.max(c.to));
        let ((a, b), (c, d)) = (ends(self), ends(other));
        a < d && c < b
    }
}

/// The layout of a symbology: widths between edges, modules, the position of its middle guard, characters on either side.
struct Layout {
    widths: usize,
    modules: f32,
    /// The first width after the left characters, and how many widths of one module follow each other there.
    middle: usize,
    middle_guards: usize,
    left: usize,
    right: usize,
    /// The least quiet zone on either side, in modules.
    quiet: f32,
    /// The least quiet zone on one side, if the packet is folded there, and on the other side.
    folded_quiet: Option<(f32, f32)>,
    /// Tolerances in modules: of the two modules between similar edges in a guard, of the seven modules of a character, and of
    /// the position of the middle guard.
    tolerance: (f32, f32, f32),
}

impl Layout {
    /// True if the quiet zones before and after a symbol, in modules, are wide enough.
    fn has_quiet_zones(&self, before: f32, behind: f32) -> bool {
        let (less, more) = (before.min(behind), before.max(behind));
        less >= self.quiet
            || self.folded_quiet.is_some_and(|(one, other)| less >= one && more >= other)
    }
}

impl Layout {
    /// The layout of a symbology, with the default quiet zone and tolerances.
    const fn of(layout: &ean_upc::Layout) -> Self {
        let middle = &layout.guards[1];
        Self {
            widths: layout.elements(),
            modules: layout.modules as f32,
            middle: 3 + 4 * layout.left_characters,
            middle_guards: middle.end - middle.start,
            left: layout.left_characters,
            right: layout.characters.len() - layout.left_characters,
            quiet: 4.0,
            folded_quiet: None,
            tolerance: (0.62, 1.4, 2.4),
        }
    }
}

const EAN_13: Layout = Layout {
    quiet: 2.5,
    folded_quiet: Some((0.7, 5.0)),
    tolerance: (0.9, 2.6, 8.0),
    ..Layout::of(&ean_upc::EAN_13)
};
const EAN_8: Layout = Layout::of(&ean_upc::EAN_8);
const UPC_E: Layout = Layout { quiet: 4.5, ..Layout::of(&ean_upc::UPC_E) };

/// Calls `found` with every symbol among some edges. The first edge is the start of the line or the end of what comes before
/// the first bar; bars and spaces alternate. `curved` includes EAN-13 on curved surfaces.
pub(super) fn find_candidates(edges: &[f32], curved: bool, found: &mut impl FnMut(LineCandidate)) {
    let mut at = 1;
    while at + UPC_E.widths < edges.len() {
        let decoded = ean_13(edges, at, curved);
        let decoded = decoded.or_else(|| ean_8(edges, at)).or_else(|| upc_e(edges, at));
        at += match decoded {
            Some((candidate, layout)) => {
                found(candidate);
                layout.widths + 1
            }
            None => 2,
        };
    }
}

/// A candidate and its layout.
type Decoded = (LineCandidate, &'static Layout);

fn ean_13(edges: &[f32], at: usize, curved: bool) -> Option<Decoded> {
    let flat = Symbol::at(edges, at, &EAN_13);
    let symbol = flat.or_else(|| curved.then(|| Symbol::curved_at(edges, at)).flatten())?;
    let (mut digits, mut parity) = ([0; 13], 0);
    for n in 0..6 {
        let (digit, even) = symbol.left(n)?;
        digits[n + 1] = b'0' + digit;
        parity = parity << 1 | u8::from(even);
    }
    for n in 0..6 {
        digits[n + 7] = b'0' + symbol.right(n)?;
    }
    let first = EAN_13_PARITY.iter().position(|p| *p == parity);
    digits[0] = first.map_or(b'?', |first| b'0' + first as u8);
    if !has_valid_check_digit(&digits) {
        let candidate = symbol.candidate(Symbology::Ean13, digits, 13);
        return Some((LineCandidate { is_valid: false, ..candidate }, &EAN_13));
    }
    if first == Some(0) {
        digits.rotate_left(1);
        return Some((symbol.candidate(Symbology::UpcA, digits, 12), &EAN_13));
    }
    Some((symbol.candidate(Symbology::Ean13, digits, 13), &EAN_13))
}

fn ean_8(edges: &[f32], at: usize) -> Option<Decoded> {
    let symbol = Symbol::at(edges, at, &EAN_8)?;
    let mut digits = [0; 13];
    for n in 0..4 {
        let (digit, even) = symbol.left(n)?;
        if even {
            return None;
        }
        digits[n] = b'0' + digit;
        digits[n + 4] = b'0' + symbol.right(n)?;
    }
    let right = has_valid_check_digit(&digits[..8]);
    right.then(|| (symbol.candidate(Symbology::Ean8, digits, 8), &EAN_8))
}

fn upc_e(edges: &[f32], at: usize) -> Option<Decoded> {
    let symbol = Symbol::at(edges, at, &UPC_E)?;
    let (mut digits, mut parity) = ([0; 13], 0);
    for n in 0..6 {
        let (digit, even) = symbol.left(n)?;
        digits[n + 1] = b'0' + digit;
        parity = parity << 1 | u8::from(even);
    }
    let check = UPC_E_PARITY.iter().position(|p| *p == parity)?;
    (digits[0], digits[7]) = (b'0', b'0' + check as u8);
    let candidate = symbol.candidate(Symbology::UpcE, digits, 8);
    is_upc_e(&digits[..8]).then_some((candidate, &UPC_E))
}

/// The edges of a possible symbol whose guards are valid.
struct Symbol<'a> {
    edges: &'a [f32],
    layout: &'static Layout,
    module: f32,
    /// Bar gain, in modules.
    gain: f32,
    /// True if the module width differs from part to part.
    is_curved: bool,
}

/// The squared distance to the nearest pattern, at most, and the least difference to the next one. Neighbouring patterns
/// have a squared distance of 2.
const MAX_DISTANCE: f32 = 0.45;
const MIN_DIFFERENCE: f32 = 0.4;
/// The mean squared distance over all characters, at most.
const MAX_MEAN_DISTANCE: f32 = 0.2;

/// The edges of a symbol, and the distances to the ones before and after them.
fn within<'a>(edges: &'a [f32], at: usize, layout: &Layout) -> Option<(&'a [f32], f32, f32)> {
    let all = edges.get(at - 1..at + layout.widths + 2)?;
    let (first, last) = (all[1], all[all.len() - 2]);
    Some((&all[1..all.len() - 1], first - all[0], all[all.len() - 1] - last))
}

impl<'a> Symbol<'a> {
    fn at(edges: &'a [f32], at: usize, layout: &'static Layout) -> Option<Self> {
        let (edges, before, behind) = within(edges, at, layout)?;
        let (first, last) = (edges[0], edges[layout.widths]);
        let module = (last - first) / layout.modules;
        let two = |n: usize| ((edges[n + 2] - edges[n]) / module - 2.0).abs() < layout.tolerance.0;
        if module <= 0.0 || !two(0) || !two(1) {
            return None;
        }
        let middle = layout.middle;
        if !(0..layout.middle_guards - 1).all(|n| two(middle + n)) {
            return None;
        }
        if layout.right > 0 && !(two(layout.widths - 2) && two(layout.widths - 3)) {
            return None;
        }
        let expected = 3.0 + 7.0 * layout.left as f32;
        if ((edges[middle] - first) / module - expected).abs() > layout.tolerance.2 {
            return None;
        }
        if !layout.has_quiet_zones(before / module, behind / module) {
            return None;
        }
        let gain = bar_gain(edges, layout, module);
        let symbol = Self { edges, layout, module, gain, is_curved: false };
        symbol.fits().then_some(symbol)
    }

    /// An EAN-13 whose modules become gradually wider or narrower.
    fn curved_at(edges: &'a [f32], at: usize) -> Option<Self> {
        let layout = &EAN_13;
        let (edges, before, behind) = within(edges, at, layout)?;
        let (first, last) = (edges[0], edges[layout.widths]);
        let ends = curved::modules_at_ends(edges)?;
        if !layout.has_quiet_zones(before / ends.0, behind / ends.1) {
            return None;
        }
        let module = (last - first) / layout.modules;
        let gain = bar_gain(edges, layout, module);
        let symbol = Self { edges, layout, module, gain, is_curved: true };
        symbol.fits().then_some(symbol)
    }

    /// True if every character has a valid width and is near some pattern.
    fn fits(&self) -> bool {
        let mut sum = 0.0;
        let characters = self.layout.left + self.layout.right;
        for n in 0..characters {
            let Some(widths) = self.widths(self.first_width(n), n >= self.layout.left) else {
                return false;
            };
            let nearest = (0..10).map(|d| distance(&widths, WIDTHS[d]));
            let mirrored = (0..10).map(|d| distance(&widths, reversed(d)));
            sum += nearest.chain(mirrored).fold(f32::MAX, f32::min);
        }
        sum < MAX_MEAN_DISTANCE * characters as f32
    }

    fn first_width(&self, character: usize) -> usize {
        let skipped = if character >= self.layout.left { self.layout.middle_guards } else { 0 };
        3 + 4 * character + skipped
    }

    /// The widths of a character in its own modules, without the bar gain.
    fn widths(&self, at: usize, ink_first: bool) -> Option<[f32; 4]> {
        let edges = self.edges.get(at..at + 5)?;
        let module = (edges[4] - edges[0]) / 7.0;
        let off = 7.0 * (module / self.module - 1.0).abs();
        if !self.is_curved && off > self.layout.tolerance.1 {
            return None;
        }
        let gain = self.gain * if self.is_curved { module } else { self.module };
        Some(std::array::from_fn(|n| {
            let ink = (n % 2 == 0) == ink_first;
            (edges[n + 1] - edges[n] + if ink { -gain } else { gain }) / module
        }))
    }

    /// The digit of a left character, and whether it is one of set B.
    fn left(&self, n: usize) -> Option<(u8, bool)> {
        let widths = self.widths(self.first_width(n), false)?;
        let all = (0..20).map(|n| {
            let (digit, even) = (n % 10, n >= 10);
            let pattern = if even { reversed(digit) } else { WIDTHS[digit] };
            (distance(&widths, pattern), (digit as u8, even))
        });
        clearest(all)
    }

    /// The digit of a right character: set C has the widths of set A.
    fn right(&self, n: usize) -> Option<u8> {
        let widths = self.widths(self.first_width(self.layout.left + n), true)?;
        clearest((0..10).map(|digit| (distance(&widths, WIDTHS[digit]), digit as u8)))
    }

    fn candidate(&self, symbology: Symbology, digits: [u8; 13], length: usize) -> LineCandidate {
        let mut printed = [0; 13];
        printed[..length].copy_from_slice(&digits[..length]);
        let (from, to) = (self.edges[0], self.edges[self.layout.widths]);
        LineCandidate {
            symbology,
            digits: printed,
            length,
            from,
            to,
            light_on_dark: false,
            is_valid: true,
        }
    }
}

/// By how many modules bars are wider than nominal, from the guards, whose bars and spaces are all one module.
fn bar_gain(edges: &[f32], layout: &Layout, module: f32) -> f32 {
    let (mut ink, mut paper) = ((0.0, 0.0), (0.0, 0.0));
    let ends = if layout.right > 0 { layout.widths - 3..layout.widths } else { 0..0 };
    let middle = layout.middle..layout.middle + layout.middle_guards;
    for n in (0..3).chain(middle).chain(ends) {
        let sum = if n % 2 == 0 { &mut ink } else { &mut paper };
        *sum = (sum.0 + edges[n + 1] - edges[n], sum.1 + 1.0);
    }
    ((ink.0 / ink.1 - paper.0 / paper.1) / (2.0 * module)).clamp(-0.6, 0.6)
}

/// The nearest one, if it is near and the next one is not.
fn clearest<T: Copy>(all: impl Iterator<Item = (f32, T)>) -> Option<T> {
    let (mut best, mut second): (Option<(f32, T)>, f32) = (None, f32::MAX);
    for (distance, what) in all {
        match best {
            Some((nearest, _)) if distance >= nearest => second = second.min(distance),
            _ => {
                second = best.map_or(f32::MAX, |(nearest, _)| nearest);
                best = Some((distance, what));
            }
        }
    }
    let (nearest, what) = best?;
    (nearest < MAX_DISTANCE && second - nearest > MIN_DIFFERENCE).then_some(what)
}

fn distance(widths: &[f32; 4], pattern: [u8; 4]) -> f32 {
    widths.iter().zip(pattern).map(|(w, p)| (w - f32::from(p)) * (w - f32::from(p))).sum()
}

fn reversed(digit: usize) -> [u8; 4] {
    let [a, b, c, d] = WIDTHS[digit];
    [d, c, b, a]
}
