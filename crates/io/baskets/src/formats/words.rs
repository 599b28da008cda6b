//! A need in words: one line of text, `2 x Milk 1 l` or `500 g Flour`, out and in.

use trug_domain::{Quantity, TypedEntry, Unit};

/// What is needed in words. `times` is put between number and name: `x` or `×`. One piece of
/// something is just its name, unless the name would then be read as something else.
pub(super) fn write(quantity: Quantity, name: &str, times: char) -> String {
    match quantity.unit {
        Unit::Each if quantity.value == 1 && stands_alone(name) => name.to_owned(),
        Unit::Each => format!("{} {times} {name}", quantity.value),
        Unit::Gram | Unit::Millilitre => format!("{} {name}", quantity.readable()),
    }
}

/// How much and what: as [`write()`] says it, before any name; else as a person may have written it
/// ([`TypedEntry`]). None where nothing is named or the number is 0 or beyond all measure.
pub(super) fn read(line: &str) -> Option<(Quantity, String)> {
    let line = line.trim();
    let (quantity, name) =
        if let Some((value, unit, name)) = counted(line).or_else(|| measured(line)) {
            (Quantity { value: value?, unit }, one_line(name))
        } else {
            let entry = TypedEntry::read(line);
            (entry.quantity.unwrap_or(Quantity::each(1)), one_line(&entry.what))
        };
    (!name.is_empty()).then_some((quantity, name))
}

/// A line with or without a bullet before it; a line that begins with `#` is a heading.
pub(super) fn read_bullet(line: &str) -> Option<(Quantity, String)> {
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let bare = ["- ", "* ", "• ", "– "].iter().find_map(|bullet| line.strip_prefix(bullet));
    let bare = bare.unwrap_or(line).trim_start();
    let bare = ["[ ] ", "[x] ", "[X] ", "☐ ", "☑ ", "✓ "]
        .iter()
        .find_map(|tick| bare.strip_prefix(tick))
        .unwrap_or(bare);
    read(bare)
}

/// The text on one line without control characters, trimmed, at most 200 characters.
pub(super) fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let cut: String = spaced.trim().chars().take(200).collect();
    cut.trim_end().to_owned()
}

/// The same, if anything is left of it.
pub(super) fn some_line(text: &str) -> Option<String> {
    Some(one_line(text)).filter(|text| !text.is_empty())
}

/// A note: lines of text without other control characters, trimmed, at most 500 characters.
pub(super) fn some_note(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let spaced = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    let kept: String = text.chars().map(spaced).collect();
    let cut: String = kept.trim().chars().take(500).collect();
    Some(cut.trim_end().to_owned()).filter(|text| !text.is_empty())
}

/// A whole number that a line can have: from 1 to [`Quantity::MAX`].
pub(super) fn whole(text: &str) -> Option<i64> {
    let only_digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|value| only_digits && (1..=Quantity::MAX).contains(value))
}

/// `2 x Milk`: the number may be unreadable, then the line is none.
fn counted(line: &str) -> Option<(Option<i64>, Unit, &str)> {
    let (digits, rest) = leading_digits(line)?;
    let rest = rest.trim_start();
    let name = rest.strip_prefix(['x', 'X', '×', '*'])?;
    // "2xl socks" is no two of "l socks".
    (name.starts_with(char::is_whitespace)).then(|| (whole(digits), Unit::Each, name))
}

/// `500 g Flour`: kilograms and litres become grams and millilitres.
fn measured(line: &str) -> Option<(Option<i64>, Unit, &str)> {
    let end = line.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))?;
    let (number, rest) = line.split_at(end);
    let (unit, name) = rest.trim_start().split_once(char::is_whitespace)?;
    let (unit, thousand) = match unit.to_ascii_lowercase().as_str() {
        "g" => (Unit::Gram, false),
        "kg" => (Unit::Gram, true),
        "ml" => (Unit::Millilitre, false),
        "l" => (Unit::Millilitre, true),
        _ => return None,
    };
    let (digits, decimals) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if digits.is_empty() || !is_number(digits) || !is_number(decimals) {
        return None;
    }
    if !thousand {
        return decimals.is_empty().then(|| (whole(digits), unit, name));
    }
    (decimals.len() <= 3).then(|| {
        let value = whole(&format!("{digits}{decimals:0<3}"));
        (value, unit, name)
    })
}

fn leading_digits(line: &str) -> Option<(&str, &str)> {
    let end = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    (end > 0).then(|| line.split_at(end))
}

/// Whether the name alone is read back as one piece of just this.
fn stands_alone(name: &str) -> bool {
    // A byte order mark at the beginning of a file would be taken off.
    !name.starts_with('\u{feff}') && read_bullet(name) == Some((Quantity::each(1), name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, value: i64, unit: Unit, name: &str) {
        assert_eq!(read(line), Some((Quantity { value, unit }, name.to_owned())), "{line}");
    }

    #[test]
    fn lines_as_people_write_them() {
        check("Milk", 1, Unit::Each, "Milk");
        check("2 x Milk 1 l", 2, Unit::Each, "Milk 1 l");
        check("2x Milk", 2, Unit::Each, "Milk");
        check("2 × Milk", 2, Unit::Each, "Milk");
        check("12 X  Eggs ", 12, Unit::Each, "Eggs");
        check("500 g Flour", 500, Unit::Gram, "Flour");
        check("1,5 kg Flour", 1_500, Unit::Gram, "Flour");
        check("0.75 l Juice", 750, Unit::Millilitre, "Juice");
        check("330 ml Cola", 330, Unit::Millilitre, "Cola");
        check("2xl socks", 1, Unit::Each, "2xl socks");
        check("7 Up", 1, Unit::Each, "7 Up");
        check("1.5 g Saffron", 1, Unit::Each, "1.5 g Saffron");
        check("Gouda\tyoung", 1, Unit::Each, "Gouda young");
        check("Flour 1,5 kg", 1_500, Unit::Gram, "Flour");
        check("6 Eggs", 6, Unit::Each, "Eggs");
        check("ein halbes Pfund Butter", 250, Unit::Gram, "Butter");
    }

    #[test]
    fn large_amounts_are_in_kilograms_and_litres() {
        let check = |value, unit, expected: &str| {
            let line = write(Quantity { value, unit }, "milk", 'x');
            assert_eq!(line, expected);
            assert_eq!(read(&line), Some((Quantity { value, unit }, "milk".to_owned())));
        };
        check(2000, Unit::Millilitre, "2 l milk");
        check(1500, Unit::Millilitre, "1.5 l milk");
        check(1001, Unit::Gram, "1.001 kg milk");
        check(999, Unit::Gram, "999 g milk");
        check(1_000_000, Unit::Gram, "1000 kg milk");
        check(12, Unit::Each, "12 x milk");
    }

    #[test]
    fn lines_that_name_nothing() {
        for line in ["", "  ", "0 x Milk", "1000001 x Milk", "0 g Flour", "1001 kg Flour"] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn one_piece_is_its_name_unless_that_misleads() {
        let one = |name| write(Quantity::each(1), name, 'x');
        assert_eq!(one("Milk"), "Milk");
        assert_eq!(one("6 x 330 ml Cola"), "1 x 6 x 330 ml Cola");
        assert_eq!(one("500 g Flour"), "1 x 500 g Flour");
        assert_eq!(one("- dash"), "1 x - dash");
        assert_eq!(one("# sharp"), "1 x # sharp");
    }
}
