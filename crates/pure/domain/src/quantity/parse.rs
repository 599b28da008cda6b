//! How a pack's text becomes a number and a unit.
//!
//! A text is cut into amounts at its brackets; an amount is numbers with `x` between them, and the
//! unit of the last one.

use super::units::{self, Written};
use super::{PackSize, Quantity, QuantityError, Unit};
use crate::excerpt::excerpt;

pub(super) fn pack_size(text: &str) -> Result<PackSize, QuantityError> {
    let plain = normalise(text);
    let pack = match amount(&plain, text) {
        Ok(amount) => amount.pack,
        Err(error) => match said_twice(&plain) {
            Said::Nothing => return Err(error),
            Said::Once(pack) => pack,
            Said::Otherwise => return Err(QuantityError::Contradicts(excerpt(text))),
        },
    };
    pack.total()?;
    Ok(pack)
}

/// The total of a single amount, if rounding it to whole grams, millilitres or pieces changes it by
/// at most one part in fifty: "1.5 g" is none, an ounce is.
pub(super) fn near_enough(text: &str) -> Option<Quantity> {
    let amount = amount(&normalise(text), text).ok()?;
    amount.near.then(|| amount.pack.total().ok())?
}

/// What the amounts of a text say together.
enum Said {
    /// No part of it is an amount.
    Nothing,
    /// The same.
    Once(PackSize),
    /// Different things.
    Otherwise,
}

/// Reads a text of several amounts: "12 fl oz (355 ml)", "1.5 kg (3 x 500 g)", "12 oz / 340 g".
fn said_twice(plain: &str) -> Said {
    let amounts: Vec<Amount> = parts(plain).filter_map(|part| amount(part, part).ok()).collect();
    // A number alone beside others may mean anything.
    let all_named = amounts.iter().all(|one| one.named);
    let measured: Vec<&Amount> =
        amounts.iter().filter(|one| one.pack.each.unit != Unit::Each).collect();
    let best = measured.iter().find(|one| one.metric).or_else(|| measured.first());
    match (best, amounts.first()) {
        (Some(_), _) if !all_named => Said::Otherwise,
        (Some(best), _) => agreed(&measured, best).map_or(Said::Otherwise, Said::Once),
        (None, Some(first)) if all_named => Said::Once(first.pack),
        (None, _) => Said::Nothing,
    }
}

/// What the amounts say if they agree with the best of them.
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
    // What says how the whole is divided says more.
    let mut divided = comparable.iter().filter(|one| one.pack.count > 1 && within(one, 2));
    let chosen = divided.clone().find(|one| one.metric).or_else(|| divided.next());
    Some(chosen.map_or(best.pack, |one| one.pack))
}

/// The parts of a text between brackets and the signs that part amounts. A stroke behind a digit is
/// a fraction's.
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
    /// A unit stands there, not a number alone.
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
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect::<String>()
        .to_lowercase();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Reads "6 x 330 ml", "500 g", "pack of 6", "2": a product of numbers and the last one's unit.
fn amount(part: &str, text: &str) -> Result<Amount, QuantityError> {
    let mut rest = without_lead(part.trim());
    for lead in
        ["pack of ", "packs of ", "box of ", "set of ", "lot de ", "pack de ", "confezione da "]
    {
        rest = rest.strip_prefix(lead).unwrap_or(rest);
    }
    let mut count: i64 = 1;
    loop {
        let (number, after) = match number(rest) {
            Some(found) => found,
            // "dozen" alone is one.
            None if count == 1
                && units::find(rest)
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
                .filter(|count| (1..=Quantity::MOST).contains(count))
                .ok_or_else(|| QuantityError::OutOfRange(excerpt(text)))?;
            rest = without_lead(next);
            continue;
        }
        let words = without_tail(after);
        let written = match words {
            "" => units::PIECES,
            words => units::find(words).ok_or_else(|| QuantityError::UnknownUnit {
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
        || units::find(between)
            .is_some_and(|w| w.unit == Unit::Each && w.billionths == 1_000_000_000);
    counted.then_some((whole, next))
}

/// The text without words that stand before a number and say nothing about how much.
fn without_lead(text: &str) -> &str {
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

/// A number as written: a fraction, and how its last comma or point may be meant.
struct Number {
    numerator: i128,
    denominator: i128,
    /// The same digits with every comma and point between thousands, where they may be that.
    grouped: Option<i128>,
}

impl Number {
    const ONE: Self = Self { numerator: 1, denominator: 1, grouped: None };

    fn whole(&self, grouped: bool) -> Option<i64> {
        match self.grouped.filter(|_| grouped) {
            Some(value) => i64::try_from(value).ok(),
            None if self.numerator % self.denominator == 0 => {
                i64::try_from(self.numerator / self.denominator).ok()
            }
            None => None,
        }
    }

    /// How many of our unit it is, rounded half up, and whether that is near enough.
    fn of(&self, written: Written, text: &str) -> Result<(i64, bool), QuantityError> {
        if written.unit == Unit::Each {
            // Half a dozen is a whole number of pieces, half a piece is none.
            let (numerator, denominator) = match self.whole(true) {
                Some(whole) => (i128::from(whole), 1),
                None => (self.numerator, self.denominator),
            };
            let (pieces, divisor) = (numerator * written.billionths, denominator * 1_000_000_000);
            if pieces % divisor != 0 {
                return Err(QuantityError::NotWhole(excerpt(text)));
            }
            return i64::try_from(pieces / divisor)
                .map(|pieces| (pieces, true))
                .map_err(|_| QuantityError::OutOfRange(excerpt(text)));
        }
        let (numerator, denominator) = match self.grouped.filter(|_| written.grouped) {
            Some(value) => (value, 1),
            None => (self.numerator, self.denominator),
        };
        let divisor = denominator * 1_000_000_000;
        let exact = numerator * written.billionths;
        let rounded = (exact + divisor / 2) / divisor;
        let near = (rounded * divisor).abs_diff(exact) * 50 <= exact.unsigned_abs();
        i64::try_from(rounded)
            .map(|rounded| (rounded, near))
            .map_err(|_| QuantityError::OutOfRange(excerpt(text)))
    }
}

/// The number that stands first, and what follows: digits, "1,5", "1 000", "1/2", "½", "1 1/2".
fn number(text: &str) -> Option<(Number, &str)> {
    if let Some((fraction, rest)) = fraction(text) {
        return Some((fraction, rest));
    }
    let (whole, rest) = decimal(text)?;
    // "1 1/2" and "1½".
    if whole.denominator == 1
        && let Some((part, after)) = fraction(rest.trim_start())
        && part.numerator < part.denominator
    {
        let numerator = whole.numerator * part.denominator + part.numerator;
        return Some((Number { numerator, grouped: None, ..part }, after));
    }
    Some((whole, rest))
}

fn fraction(text: &str) -> Option<(Number, &str)> {
    if let Some((numerator, denominator)) = text.chars().next().and_then(vulgar) {
        let rest = text.trim_start_matches(|c| vulgar(c).is_some());
        return Some((Number { numerator, denominator, grouped: None }, rest));
    }
    let (above, rest) = digits(text)?;
    let (below, rest) = digits(rest.strip_prefix('/')?)?;
    let (numerator, denominator) = (above.parse().ok()?, below.parse().ok()?);
    let number = Number { numerator, denominator, grouped: None };
    (above.len() <= 2 && below.len() <= 2 && denominator > 0).then_some((number, rest))
}

fn vulgar(c: char) -> Option<(i128, i128)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅛' => (1, 8),
        _ => return None,
    })
}

/// Digits with commas, points, or blanks before three digits among them.
fn decimal(text: &str) -> Option<(Number, &str)> {
    // ".74 oz" has no digit before its point.
    let bare_point =
        text.starts_with(['.', ',']) && text[1..].starts_with(|c: char| c.is_ascii_digit());
    let (first, mut rest) = if bare_point { ("0", text) } else { digits(text)? };
    let mut groups = vec![first];
    let mut separators = Vec::new();
    while let Some(separator) = rest.chars().next().filter(|c| matches!(c, ',' | '.' | ' ' | '\''))
    {
        let Some((group, after)) = digits(&rest[1..]) else { break };
        let thousands = group.len() == 3 && groups[0].len() <= 3;
        // A blank parts thousands only: "1 000 g", as the SI writes it.
        if matches!(separator, ' ' | '\'') && !thousands {
            break;
        }
        groups.push(group);
        separators.push(separator);
        rest = after;
    }
    let all = groups.concat();
    // More digits than any pack has would overflow what follows.
    if all.len() > 15 {
        return None;
    }
    let value: i128 = all.parse().ok()?;
    let threes = groups[1..].iter().all(|group| group.len() == 3);
    let last = separators.last().copied();
    let repeated = separators.iter().filter(|c| Some(**c) == last).count() > 1;
    match last {
        None => Some((Number { numerator: value, denominator: 1, grouped: None }, rest)),
        Some(' ' | '\'') => {
            threes.then_some((Number { numerator: value, denominator: 1, grouped: None }, rest))
        }
        Some(_) if repeated => {
            threes.then_some((Number { numerator: value, denominator: 1, grouped: None }, rest))
        }
        Some(_) => {
            let decimals = groups.last().map_or(0, |group| group.len());
            let may_be_grouped = threes && separators.len() == 1 && !groups[0].starts_with('0');
            Some((
                Number {
                    numerator: value,
                    denominator: 10_i128.pow(decimals as u32),
                    grouped: may_be_grouped.then_some(value),
                },
                rest,
            ))
        }
    }
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}
