//! Element strings: application identifiers and values one after another, as DataBar Expanded,
//! GS1-128, GS1 DataMatrix and GS1 QR Code carry them.

use crate::ai;
use crate::data::Gs1Data;
use crate::error::Gs1Error;
use crate::excerpt::excerpt;

/// FNC1 as readers give it: ends a value that has no predefined length.
pub const SEPARATOR: char = '\u{1d}';

/// The symbology identifiers (ISO/IEC 15424) of symbols that carry an element string: GS1-128,
/// GS1 DataBar and Composite, GS1 DataMatrix, GS1 QR Code, GS1 DotCode.
const GS1_SYMBOLOGIES: &[&str] = &["]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1"];

/// Reads an element string, with or without a symbology identifier before it: raw, with
/// [`SEPARATOR`]s, or in brackets as printed for people, where `\(` is a bracket of a value.
///
/// # Errors
/// An identifier that GS1 has not assigned, a value that does not fit it (wrong check digits too),
/// an identifier twice with different values.
pub fn parse(text: &str) -> Result<Gs1Data, Gs1Error> {
    let rest = match text.get(..3) {
        Some(symbology) if GS1_SYMBOLOGIES.contains(&symbology) => &text[3..],
        _ => text,
    };
    let data = if rest.starts_with('(') { parse_brackets(rest)? } else { parse_raw(rest)? };
    if data.elements.is_empty() {
        return Err(Gs1Error::NotGs1(excerpt(text)));
    }
    Ok(data)
}

fn parse_raw(text: &str) -> Result<Gs1Data, Gs1Error> {
    let mut data = Gs1Data::default();
    let mut rest = text.trim_start_matches(SEPARATOR);
    while !rest.is_empty() {
        let (code, identifier, after) =
            ai::split(rest).ok_or_else(|| Gs1Error::UnknownIdentifier { rest: excerpt(rest) })?;
        let end =
            identifier.length().unwrap_or_else(|| after.find(SEPARATOR).unwrap_or(after.len()));
        let (value, after) = after
            .split_at_checked(end)
            .ok_or_else(|| Gs1Error::Value { ai: code.to_owned(), value: excerpt(after) })?;
        data.push(code, identifier, value)?;
        rest = after.trim_start_matches(SEPARATOR);
    }
    Ok(data)
}

fn parse_brackets(text: &str) -> Result<Gs1Data, Gs1Error> {
    let mut data = Gs1Data::default();
    let mut rest = text;
    while !rest.is_empty() {
        let unknown = || Gs1Error::UnknownIdentifier { rest: excerpt(rest) };
        let (code, after) =
            rest.strip_prefix('(').and_then(|r| r.split_once(')')).ok_or_else(unknown)?;
        let identifier = ai::find(code).ok_or_else(unknown)?;
        let end = end_of_value(after);
        data.push(code, identifier, &after[..end].replace("\\(", "("))?;
        rest = &after[end..];
    }
    Ok(data)
}

/// Where the next bracket opens that is not part of the value.
fn end_of_value(text: &str) -> usize {
    text.match_indices('(')
        .map(|(at, _)| at)
        .find(|at| !text[..*at].ends_with('\\'))
        .unwrap_or(text.len())
}
