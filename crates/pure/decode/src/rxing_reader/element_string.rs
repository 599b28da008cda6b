//! GS1 element strings as they are encoded. rxing returns `DataBar` Expanded in human-readable form, `(01)…(10)…`; inside Trug
//! an element string begins with FNC1 and separates with FNC1, both `\u{1d}`.

/// FNC1, as GS1 General Specifications 7.8 transmits it.
pub(super) const FNC1: char = '\u{1d}';

/// `(01)09501101530003(10)AB` as `\u{1d}010950110153000310AB`; `None` if it does not begin with an application
/// identifier in brackets or if a value has not its predefined length.
pub(super) fn from_bracketed(text: &str) -> Option<String> {
    let mut rest = text;
    let mut out = String::from(FNC1);
    let mut needs_separator = false;
    while !rest.is_empty() {
        let (identifier, after) = identifier_in_brackets(rest)?;
        let end = (1..after.len())
            .find(|at| after.get(*at..).is_some_and(|tail| identifier_in_brackets(tail).is_some()))
            .unwrap_or(after.len());
        let (value, tail) = after.split_at_checked(end)?;
        let predefined = predefined_length(identifier);
        if value.is_empty()
            || predefined.is_some_and(|length| length != identifier.len() + value.len())
        {
            return None;
        }
        if needs_separator {
            out.push(FNC1);
        }
        out.push_str(identifier);
        out.push_str(value);
        needs_separator = predefined.is_none();
        rest = tail;
    }
    (out.len() > 1).then_some(out)
}

fn identifier_in_brackets(text: &str) -> Option<(&str, &str)> {
    let (identifier, rest) = text.strip_prefix('(')?.split_once(')')?;
    let well =
        (2..=4).contains(&identifier.len()) && identifier.bytes().all(|b| b.is_ascii_digit());
    well.then_some((identifier, rest))
}

/// Characters of identifier and value together, for the identifiers that need no separator behind them (GS1 General
/// Specifications, figure 7.8.5-2).
fn predefined_length(identifier: &str) -> Option<usize> {
    Some(match identifier.get(..2)? {
        "00" => 20,
        "01" | "02" | "03" | "41" => 16,
        "04" => 18,
        "11" | "12" | "13" | "14" | "15" | "16" | "17" | "18" | "19" => 8,
        "20" => 4,
        "31" | "32" | "33" | "34" | "35" | "36" => 10,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_become_separators_after_values_of_variable_length() {
        for (readable, encoded) in [
            (
                "(01)09501101530003(3103)000123",
                Some("\u{1d}0109501101530003".to_owned() + "3103000123"),
            ),
            (
                "(01)09501101530003(10)AB(17)261231",
                Some("\u{1d}010950110153000310AB\u{1d}17261231".into()),
            ),
            ("(01)09501101530003(10)AB", Some("\u{1d}010950110153000310AB".into())),
            ("(10)A(B)C", Some("\u{1d}10A(B)C".into())),
            ("(01)0950110153000", None),
            ("(10)", None),
            ("", None),
            ("01", None),
            ("(xx)12", None),
        ] {
            assert_eq!(from_bracketed(readable), encoded, "{readable}");
        }
    }
}
