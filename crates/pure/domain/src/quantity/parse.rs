//! How a pack's text becomes a number and a unit.
//!
//! A text is cut into amounts at its brackets; an amount is numbers with `x` between them, and the
//! unit of the last one.

use super::amount::{PackSize, Quantity, QuantityError, Unit};
use super::number::{Number, number, vulgar};
use super::units::{self, Measures};
use crate::excerpt::excerpt;
use std::str::FromStr;

impl Quantity {
    /// Reads "2", "500 g", "1,5 l", "330ml", "1/2 lb", "6 x 330 ml" (its total): see
    /// [`PackSize::parse`].
    ///
    /// # Errors
    /// No number, an unknown unit, a part of a piece, less than 1 or more than [`Self::MAX`].
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        PackSize::parse(text)?.total()
    }

    /// Reads one amount of [`Self::parse`] that is not changed by rounding, or hardly.
    pub(crate) fn parse_near(text: &str, measures: Measures) -> Option<Self> {
        near_enough(text, measures)
    }
}

impl PackSize {
    /// Parses the contents that a pack states, in the languages of Europe: "500 g e", "1,5 l", "6 x 330
    /// ml", "4×125g", "2 Stück", "pack of 6", "1 dozen", "12 fl oz (355 ml)".
    ///
    /// - Comma and point are both decimal; before g and ml and for pieces exactly three digits
    ///   behind one are thousands ("1.500 g" is 1500 g, "1.500 kg" as well).
    /// - Where a pack states the same twice, the metric amount is used, and of two metric ones the one
    ///   that shows how the whole is divided. Two that contradict each other are no quantity.
    /// - A pint is the imperial one of 568.26125 ml, because that is where one is still sold by it;
    ///   a fluid ounce, a quart, a gallon and a cup are those of the United States (29.5735295625
    ///   ml to the ounce), because only there they are printed on packs. "US" or "UK" before it decides.
    /// - An ounce is 28.349523125 g, a pound 453.59237 g, a German Pfund 500 g.
    ///
    /// # Errors
    /// No number, an unknown unit, a part of a piece, less than 1 or more than
    /// [`Quantity::MAX`] in all.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        pack_size(text)
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl FromStr for PackSize {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

fn pack_size(text: &str) -> Result<PackSize, QuantityError> {
    let plain = normalise(text);
    let pack = match amount(&plain, text, Measures::Mixed) {
        Ok(amount) => amount.pack,
        Err(error) => match combined(&plain) {
            Combined::None => return Err(error),
            Combined::One(pack) => pack,
            Combined::Different => return Err(QuantityError::Contradicts(excerpt(text))),
        },
    };
    pack.total()?;
    Ok(pack)
}

/// The total of a single amount, if rounding it to whole grams, millilitres or pieces changes it by
/// at most one part in fifty: "1.5 g" is none, an ounce is.
fn near_enough(text: &str, measures: Measures) -> Option<Quantity> {
    let amount = amount(&normalise(text), text, measures).ok()?;
    amount.near.then(|| amount.pack.total().ok())?
}

/// What the amounts of a text are together.
enum Combined {
    /// No part of it is an amount.
    None,
    /// They agree.
    One(PackSize),
    /// They contradict each other.
    Different,
}

/// Reads a text of several amounts: "12 fl oz (355 ml)", "1.5 kg (3 x 500 g)", "12 oz / 340 g".
fn combined(plain: &str) -> Combined {
    let amounts: Vec<Amount> =
        parts(plain).filter_map(|part| amount(part, part, Measures::Mixed).ok()).collect();
    // A number alone beside others may mean anything.
    let all_named = amounts.iter().all(|one| one.named);
    let measured: Vec<&Amount> =
        amounts.iter().filter(|one| one.pack.each.unit != Unit::Each).collect();
    let best = measured.iter().find(|one| one.metric).or_else(|| measured.first());
    match (best, amounts.first()) {
        (Some(_), _) if !all_named => Combined::Different,
        (Some(best), _) => agreed(&measured, best).map_or(Combined::Different, Combined::One),
        (None, Some(first)) if all_named => Combined::One(first.pack),
        (None, _) => Combined::None,
    }
}

/// The pack size, if all amounts agree with the best one.
fn agreed(measured: &[&Amount], best: &Amount) -> Option<PackSize> {
    let total = |one: &Amount| one.pack.count.saturating_mul(one.pack.each.value);
    let within = |one: &Amount, percent: u64| {
        total(one).abs_diff(total(best)) * 100 <= total(best).unsigned_abs() * percent
    };
    let comparable: Vec<&Amount> =
        measured.iter().filter(|one| one.pack.each.unit == best.pack.each.unit).copied().collect();
    // Ounces and parts are rounded, and pints differ; two weights in grams have to be the same.
    let agree = comparable.iter().all(|one| {
        let same_kind = one.metric == best.metric && one.pack.count == 1 && best.pack.count == 1;
        within(one, if same_kind { 10 } else { 34 })
    });
    if !agree {
        return None;
    }
    // An amount that shows how the whole is divided is more precise.
    let mut divided = comparable.iter().filter(|one| one.pack.count > 1 && within(one, 2));
    let chosen = divided.clone().find(|one| one.metric).or_else(|| divided.next());
    Some(chosen.map_or(best.pack, |one| one.pack))
}

/// The parts of a text between brackets and other separators of amounts. A slash after a digit belongs
/// to a fraction.
fn parts(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(['(', ')', '[', ']', '=', '|', ';', '•', '·'])
        .flat_map(|part| part.split(", "))
        .flat_map(|part| part.split(" - "))
        .flat_map(|mut part| {
            let mut pieces = Vec::new();
            let strokes: Vec<usize> = part.match_indices('/').map(|(at, _)| at).collect();
            for at in strokes.into_iter().rev() {
                if !part[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()) {
                    pieces.push(&part[at + 1..]);
                    part = &part[..at];
                }
            }
            pieces.push(part);
            pieces.into_iter().rev()
        })
}

/// One reading of a text or of a part of it.
struct Amount {
    pack: PackSize,
    metric: bool,
    /// It has a unit, not a number alone.
    named: bool,
    /// Rounding changed it by at most one part in fifty.
    near: bool,
}

/// Small letters, one blank between words, the signs of packs as letters.
fn normalise(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| match c {
            '×' | '✕' | '╳' | '*' | '✖' => 'x',
            '\u{200e}' | '\u{200f}' | '\u{feff}' => ' ',
            '⁄' | '∕' => '/',
            '’' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect::<String>()
        .to_lowercase();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Reads "6 x 330 ml", "500 g", "pack of 6", "2": a product of numbers and the last one's unit.
fn amount(part: &str, text: &str, measures: Measures) -> Result<Amount, QuantityError> {
    let mut rest = without_prefix_words(part.trim());
    for prefix in
        ["pack of ", "packs of ", "box of ", "set of ", "lot de ", "pack de ", "confezione da "]
    {
        rest = rest.strip_prefix(prefix).unwrap_or(rest);
    }
    let mut count: i64 = 1;
    loop {
        let (number, after) = match number(rest) {
            Some(found) => found,
            // "dozen" alone is one.
            None if count == 1
                && units::find(rest, measures)
                    .is_some_and(|w| w.billionths > 1_000_000_000 && w.unit == Unit::Each) =>
            {
                (Number::ONE, rest)
            }
            None => return Err(QuantityError::NoNumber(excerpt(text))),
        };
        let after = after.trim_start();
        if let Some((factor, next)) = factor(&number, after) {
            count = count
                .checked_mul(factor)
                .filter(|count| (1..=Quantity::MAX).contains(count))
                .ok_or_else(|| QuantityError::OutOfRange(excerpt(text)))?;
            rest = without_prefix_words(next);
            continue;
        }
        let words = without_tail(after);
        let written = match words {
            "" => units::PIECES,
            words => units::find(words, measures).ok_or_else(|| QuantityError::UnknownUnit {
                text: excerpt(text),
                unit: excerpt(words),
            })?,
        };
        let (value, near) = number.of(written, text)?;
        let each = Quantity::new(value, written.unit)
            .map_err(|_| QuantityError::OutOfRange(excerpt(text)))?;
        // Pieces are counted, they hold nothing: 6 pieces are 6 of 1 piece.
        let pack = if each.unit == Unit::Each {
            let count = count.saturating_mul(each.value);
            PackSize { count, each: Quantity::each(1) }
        } else {
            PackSize { count, each }
        };
        return Ok(Amount { pack, metric: written.metric, named: !words.is_empty(), near });
    }
}

/// The factor that a whole number is, if a further number follows: "6 x 330 ml", "6 bottles x 330
/// ml", "4 pots de 125 g", "6er pack 330 ml", "6 bottles 330 ml".
fn factor<'a>(number: &Number, after: &'a str) -> Option<(i64, &'a str)> {
    let whole = number.whole(true)?;
    let digit = after.find(|c: char| c.is_ascii_digit() || vulgar(c).is_some())?;
    let (between, next) = after.split_at(digit);
    let mut between = between.trim();
    for link in [" x", " de", " of", " à", " a", " da", " je", " mit"] {
        if let Some(bare) = between.strip_suffix(link) {
            between = bare.trim_end();
            break;
        }
    }
    let between = between.trim_start_matches('-').trim_end_matches(['-', '.']).trim();
    let counted = between == "x"
        || units::find(between, Measures::Mixed)
            .is_some_and(|w| w.unit == Unit::Each && w.billionths == 1_000_000_000);
    counted.then_some((whole, next))
}

/// The text without words like "net weight" before a number.
fn without_prefix_words(text: &str) -> &str {
    let mut rest = text;
    while let Some(bare) = units::BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        if bare.starts_with(char::is_alphabetic) {
            break;
        }
        rest = bare.trim_start();
    }
    rest
}

/// A unit without the estimated sign, full stops and joining words around it.
fn without_tail(text: &str) -> &str {
    let mut rest = text.trim_start_matches(['-', ' ']);
    loop {
        let bare = rest.trim_end_matches(['.', ',', ' ', ':', '℮', '!']);
        let bare = [" e", " net", " netto", " approx", " ca", " neto", " per pack", " pack"]
            .iter()
            .find_map(|word| bare.strip_suffix(word).filter(|bare| !bare.is_empty()))
            .unwrap_or(bare);
        if bare.len() == rest.len() {
            return rest;
        }
        rest = bare;
    }
}
