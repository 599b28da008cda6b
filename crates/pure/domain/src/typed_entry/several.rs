//! Several things in one line.

use super::habits::Habits;
use super::split::amount_in;
use super::words;
use crate::quantity::is_pack_word;

/// Words that packs count by and that are things as well.
const THINGS: &[&str] = &[
    "egg",
    "eggs",
    "ei",
    "eier",
    "œuf",
    "œufs",
    "oeuf",
    "oeufs",
    "huevos",
    "ovos",
    "uova",
    "eieren",
    "cookies",
    "biscuits",
    "teabags",
    "tea bags",
    "teebeutel",
    "wipes",
    "rolls",
];

/// The parts of a text that are things of their own.
///
/// - A line break always parts, a comma, a semicolon or a plus only where each thing after it begins with its own
///   amount: "1 l milk, 500 g butter". "lentils, rinsed" and "milk, 2 l" are one.
/// - A comma within a number or in brackets parts nothing.
pub(super) fn parts<'a>(text: &'a str, habits: Habits<'_>) -> Vec<&'a str> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let found: Vec<&str> = lines.flat_map(|line| parts_of_line(line, habits)).collect();
    if found.is_empty() { vec![text] } else { found }
}

fn parts_of_line<'a>(line: &'a str, habits: Habits<'_>) -> Vec<&'a str> {
    let parts = at_separators(line);
    let each_has_its_own = parts[1..].iter().all(|part| begins_with_amount(part, habits));
    let first_is_named = parts.first().is_some_and(|first| {
        first.chars().any(char::is_alphabetic) && !is_an_amount(first, habits)
    });
    if parts.len() > 1 && each_has_its_own && first_is_named { parts } else { vec![line] }
}

fn at_separators(line: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, c) in line.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' | '+' if depth == 0 => {
                let after = line[at + 1..].chars().next();
                // "1,5 l" and "C++" have one inside.
                let between_digits = c == ',' && after.is_some_and(|c| c.is_ascii_digit());
                let loose_plus = c == '+' && !(after == Some(' ') && line[..at].ends_with(' '));
                if !between_digits && !loose_plus {
                    parts.push(line[start..at].trim());
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    parts.push(line[start..].trim());
    parts.retain(|part| !part.is_empty());
    if parts.is_empty() { vec![line] } else { parts }
}

/// "500 g butter", "6 eggs", "a dozen eggs"; not "2 l", which is how much of what stands before, nor "2 packs".
fn begins_with_amount(part: &str, habits: Habits<'_>) -> bool {
    let Some((_, what)) = amount_in(part, habits) else { return false };
    let amount_first = !part.starts_with(&what);
    let word = what.to_lowercase();
    let counted = is_pack_word(word.trim_end_matches('.')) || words::is_pieces(&word);
    amount_first && (!counted || THINGS.contains(&word.as_str()))
}

fn is_an_amount(part: &str, habits: Habits<'_>) -> bool {
    super::amount::is_amount(part, habits)
}
