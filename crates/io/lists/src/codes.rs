//! The numbers of trade items as files hold them: as text, as a formula, ruined by a spreadsheet.

use crate::found::Why;
use trug_gs1::{Gtin, ScannedCode};

/// The trade item of a cell, and what has to be said about it.
pub(crate) fn code(cell: &str) -> (Option<Gtin>, Option<Why>) {
    let digits = bare(cell);
    if digits.is_empty() || digits == "-" {
        return (None, None);
    }
    if is_rounded(&digits) {
        return (None, Some(Why::RuinedCode(digits)));
    }
    let error = match Gtin::parse(&digits) {
        Ok(gtin) => return (Some(gtin), None),
        Err(error) => error,
    };
    if let Some(gtin) = with_zeros(&digits) {
        let to = gtin.shortest();
        return (Some(gtin), Some(Why::ZeroAdded { from: digits, to }));
    }
    (None, Some(Why::WrongCode { number: digits, why: error.to_string() }))
}

/// A text that is nothing but the number of a trade item, with the signs that are printed beside it.
pub(crate) fn only_code(text: &str) -> Option<Gtin> {
    let is_number = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '<' | '>'));
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (is_number && digits >= 8).then(|| Some(ScannedCode::typed(text).ok()?.gtin))?
}

/// The digits of `="04006381333931"`, `'04006381333931`, `4006381333931.0`, `4 006381 333931`.
fn bare(cell: &str) -> String {
    let cell = cell.trim();
    let formula = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let cell = formula.unwrap_or(cell).trim_start_matches('\'').trim();
    let whole = cell.strip_suffix(".0").or_else(|| cell.strip_suffix(",0")).unwrap_or(cell);
    let printed = whole.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '\u{a0}'));
    if printed { whole.chars().filter(char::is_ascii_digit).collect() } else { whole.to_owned() }
}

/// `4,00638E+12`.
fn is_rounded(cell: &str) -> bool {
    let Some((mantissa, exponent)) = cell.split_once(['e', 'E']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(exponent.trim_start_matches('+')) && mantissa.split(['.', ',']).all(digits)
}

/// Eleven digits of a UPC-A, or those of another code that begins with zeros, with the zeros put back.
fn with_zeros(digits: &str) -> Option<Gtin> {
    let all = digits.bytes().all(|byte| byte.is_ascii_digit());
    let length = match digits.len() {
        6 | 7 if all => 8,
        9..=11 if all => 12,
        _ => return None,
    };
    Gtin::parse(&format!("{digits:0>length$}")).ok()
}
