//! GS1 Digital Link: the same elements as in an element string, written as a web address.
//!
//! The path ends in a primary key and its qualifiers, the query holds further elements. Any host is
//! accepted. Addresses are parsed, never opened.
//!
//! Source: GS1 Digital Link Standard, URI Syntax. Two of its options are on, because labels in
//! use need them: GTINs of 8, 12 or 13 digits, and words (`/gtin/`) for identifiers.

use crate::ai;
use crate::data::Gs1Data;
use crate::error::Gs1Error;
use crate::excerpt::excerpt;
use crate::gtin::Gtin;

/// Whether the text is a web address at all.
pub fn is_uri(text: &str) -> bool {
    split_scheme(text).is_some()
}

/// Reads a Digital Link.
///
/// # Errors
/// An address without a primary key, qualifiers in a wrong order or in the query, values that do
/// not fit, unknown identifiers, an identifier twice. Query parameters in words are ignored.
pub fn parse(uri: &str) -> Result<Gs1Data, Gs1Error> {
    let wrong = |reason| Gs1Error::Address { uri: excerpt(uri), reason };
    if !uri.bytes().all(is_uri_character) {
        return Err(wrong("it has a character that no address has"));
    }
    let (scheme, rest) = split_scheme(uri).ok_or_else(|| wrong("it begins with no http"))?;
    if scheme.bytes().any(|b| b.is_ascii_lowercase())
        && scheme.bytes().any(|b| b.is_ascii_uppercase())
    {
        return Err(wrong("capital and small letters are mixed in its first word"));
    }
    let (host, path, query) = split_host(rest).ok_or_else(|| wrong("it has no path"))?;
    if host.is_empty() || !host.bytes().all(is_host_character) {
        return Err(wrong("its host is none"));
    }
    let segments: Vec<&str> = path.split('/').collect();
    let pairs = key_and_qualifiers(&segments).ok_or_else(|| wrong("its path has no key"))?;

    let mut data = Gs1Data::default();
    for (code, value) in &pairs {
        push(&mut data, code, value, false)?;
    }
    let (key, chosen) = (pairs[0].0, pairs[1..].iter().map(|(code, _)| *code).collect::<Vec<_>>());
    if !is_sequence(key, &chosen) {
        return Err(wrong("a part of its path does not belong behind its key"));
    }
    for (code, value) in query.split('&').filter_map(|parameter| parameter.split_once('=')) {
        if code.is_empty() || !code.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let belongs_in_path = (0..=chosen.len()).any(|at| {
            let mut sequence = chosen.clone();
            sequence.insert(at, code);
            is_sequence(key, &sequence)
        });
        if belongs_in_path {
            return Err(wrong("its query holds what belongs in its path"));
        }
        push(&mut data, code, value, true)?;
    }
    Ok(data)
}

/// The trade item in the path of an address, even if the rest of the address breaks a rule of the
/// standard: the number still has its check digit.
pub fn product(uri: &str) -> Option<Gtin> {
    let (_, path, _) = split_host(split_scheme(uri)?.1)?;
    let segments: Vec<&str> = path.split('/').collect();
    segments.windows(2).rev().find_map(|pair| {
        let digits = pair[1].bytes().all(|b| b.is_ascii_digit());
        (digits && identifier_of(pair[0]) == "01").then(|| Gtin::parse(pair[1]).ok())?
    })
}

/// Decodes percent-encoding; a `%` without two hexadecimal digits stays as it is.
pub fn percent_decode(text: &str, plus_is_blank: bool) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |i: usize| bytes.get(i).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
                continue;
            }
            (b'+', _, _) if plus_is_blank => out.push(b' '),
            (other, _, _) => out.push(other),
        }
        at += 1;
    }
    out
}

fn split_scheme(uri: &str) -> Option<(&str, &str)> {
    uri.split_once("://").filter(|(scheme, _)| {
        scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
    })
}

/// Host, path without its first slash, and query; the fragment is dropped.
fn split_host(rest: &str) -> Option<(&str, &str, &str)> {
    let rest = rest.split('#').next().unwrap_or(rest);
    let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = before.split_once('/')?;
    Some((host, path, query))
}

/// The pairs of identifier and value from the rightmost primary key to the end of the path.
fn key_and_qualifiers<'a>(segments: &[&'a str]) -> Option<Vec<(&'a str, &'a str)>> {
    let pairs: Vec<(&str, &str)> =
        segments.rchunks_exact(2).map(|pair| (identifier_of(pair[0]), pair[1])).collect();
    let key = pairs.iter().position(|(code, _)| ai::qualifiers(code).is_some())?;
    Some(pairs[..=key].iter().rev().copied().collect())
}

/// Whether these qualifiers may follow the key in this order.
fn is_sequence(key: &str, chosen: &[&str]) -> bool {
    chosen.is_empty()
        || ai::qualifiers(key).into_iter().flatten().any(|allowed| {
            let mut rest = allowed.iter();
            chosen.iter().all(|code| rest.any(|next| next == code))
        })
}

fn push(data: &mut Gs1Data, code: &str, encoded: &str, in_query: bool) -> Result<(), Gs1Error> {
    let identifier = ai::find(code)
        .filter(|identifier| !in_query || identifier.in_query)
        .ok_or_else(|| Gs1Error::UnknownIdentifier { rest: excerpt(code) })?;
    let value = String::from_utf8(percent_decode(encoded, in_query))
        .map_err(|_| Gs1Error::Value { ai: code.to_owned(), value: excerpt(encoded) })?;
    if data.get(code).is_some() {
        return Err(Gs1Error::Repeated { ai: code.to_owned() });
    }
    // Zero suppression: a GTIN may be written as short as it is printed.
    if matches!(code, "01" | "02") && matches!(value.len(), 8 | 12 | 13) {
        return data.push(code, identifier, &format!("{value:0>14}"));
    }
    data.push(code, identifier, &value)
}

/// The identifier for which a word of an older edition of the standard stands.
fn identifier_of(segment: &str) -> &str {
    match segment {
        "sscc" => "00",
        "gtin" => "01",
        "lot" => "10",
        "ser" => "21",
        "cpv" => "22",
        "gdti" => "253",
        "gcn" => "255",
        "ginc" => "401",
        "gsin" => "402",
        "gln" => "414",
        "party" => "417",
        "grai" => "8003",
        "giai" => "8004",
        "itip" => "8006",
        "cpid" => "8010",
        "gsrnp" => "8017",
        "gsrn" => "8018",
        digits => digits,
    }
}

fn is_uri_character(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&b)
}

fn is_host_character(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"-._:[]".contains(&b)
}
