//! The bodies of requests, made without io.

use super::cart::{Cart, MAX_PIECES};
use crate::basket::{Desired, RemoteId, TargetLine, Wanted};
use crate::error::BasketError;
use crate::sendable::may_be_sent;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fmt::Write;
use trug_domain::Unit;
use trug_gs1::Gtin;

/// How many articles found by name are looked at.
const MAX_CANDIDATES: usize = 5;

/// A line of a cart as it is requested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RequestedLine {
    /// The shop's own name of the line, if it is there already.
    pub(super) id: Option<String>,
    /// The article.
    pub(super) item: String,
    /// How many steps of what the article is sold by.
    pub(super) quantity: i64,
    /// The line it belongs to, if it is part of another.
    pub(super) parent: Option<String>,
}

/// What is looked up: the codes that may be sent, as printed on packets, and the articles that are
/// remembered; each once.
pub(super) fn ids(wanted: &[Wanted]) -> Vec<String> {
    let mut seen = HashSet::new();
    let codes = wanted.iter().filter_map(Wanted::sendable_gtin).map(Gtin::shortest);
    let remembered =
        wanted.iter().filter_map(|need| need.matched.as_ref()).map(|m| m.remote.0.clone());
    codes.chain(remembered).filter(|id| seen.insert(id.clone())).collect()
}

/// The words that a need is searched by: none if it is known by its code, or if the words would
/// give away a code that means something to one shop only.
pub(super) fn name_to_search(need: &Wanted) -> Option<&str> {
    let name = need.name.trim();
    let known_by_code = need.sendable_gtin().is_some();
    (!known_by_code && !name.is_empty() && !holds_restricted_code(name)).then_some(name)
}

/// The body of `POST /catalog/lookup`.
pub(super) fn look_up(ids: &[String]) -> Value {
    json!({ "ids": ids })
}

/// The body of `POST /catalog/search`.
pub(super) fn search(name: &str) -> Value {
    json!({ "query": name, "pagination": { "limit": MAX_CANDIDATES } })
}

/// The lines that a cart is to have: those it has with the target lines set and the unwanted ones
/// left out; what is not named stays as it is.
pub(super) fn cart_lines(
    before: Option<&Cart>,
    desired: &Desired,
) -> Result<Vec<RequestedLine>, BasketError> {
    let mut targets = Vec::with_capacity(desired.set.len());
    for target in &desired.set {
        targets.push(checked(target)?);
    }
    let mut set = HashSet::new();
    let mut lines = Vec::new();
    for line in before.map_or(&[][..], |cart| &cart.lines) {
        let remote = RemoteId(line.item.clone());
        if desired.remove.contains(&remote) {
            continue;
        }
        let of_this = targets.iter().filter(|(item, _)| *item == line.item).map(|(_, n)| *n);
        let quantity = match of_this.reduce(|a, b| a.saturating_add(b).min(MAX_PIECES)) {
            // The article has two lines: the first one is all of it from now on.
            Some(_) if !set.insert(line.item.clone()) => continue,
            Some(quantity) => quantity,
            None => line.quantity,
        };
        let (id, parent) = (Some(line.id.clone()), line.parent.clone());
        lines.push(RequestedLine { id, item: line.item.clone(), quantity, parent });
    }
    for (item, quantity) in targets {
        if set.contains(item) {
            continue;
        }
        let same = lines.iter_mut().find(|line: &&mut RequestedLine| line.item == item);
        if let Some(line) = same {
            line.quantity = line.quantity.saturating_add(quantity).min(MAX_PIECES);
        } else {
            lines.push(RequestedLine { id: None, item: item.to_owned(), quantity, parent: None });
        }
    }
    Ok(lines)
}

/// The body of `POST /carts` and `PUT /carts/{id}`.
pub(super) fn cart(lines: &[RequestedLine]) -> Value {
    let lines: Vec<Value> = lines
        .iter()
        .map(|line| {
            let mut requested = json!({ "item": { "id": line.item }, "quantity": line.quantity });
            if let Some(id) = &line.id {
                requested["id"] = id.as_str().into();
            }
            if let Some(parent) = &line.parent {
                requested["parent_id"] = parent.as_str().into();
            }
            requested
        })
        .collect();
    json!({ "line_items": lines })
}

/// The articles of such a body, line by line.
pub(super) fn requested(body: &Value) -> Vec<String> {
    let lines = body["line_items"].as_array().into_iter().flatten();
    lines.map(|line| line["item"]["id"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The text as one part of a path: everything but letters, digits and `-._~` percent-encoded.
pub(super) fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric()
            || b"-_~".contains(&byte)
            || (byte == b'.' && text.len() > 2)
        {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn checked(target: &TargetLine) -> Result<(&str, i64), BasketError> {
    let Some(remote) = &target.remote else {
        return Err(BasketError::Unmatched { name: target.name.clone() });
    };
    let pieces =
        target.quantity.unit == Unit::Each && (1..=MAX_PIECES).contains(&target.quantity.value);
    if !pieces {
        let unit = match target.quantity.unit {
            Unit::Each => "",
            Unit::Gram => " g",
            Unit::Millilitre => " ml",
        };
        let quantity = format!("{}{unit}", target.quantity.value);
        return Err(BasketError::NotPieces { name: target.name.clone(), quantity });
    }
    Ok((&remote.0, target.quantity.value))
}

/// Whether words hold digits that are a code of one shop only, with or without gaps between them.
fn holds_restricted_code(words: &str) -> bool {
    let mut run = String::new();
    let mut runs = Vec::new();
    for c in words.chars().chain(['|']) {
        match c.to_digit(10) {
            Some(_) => run.push(c),
            None if c.is_whitespace() || !c.is_alphanumeric() && c != '|' => {}
            None => runs.push(std::mem::take(&mut run)),
        }
    }
    runs.iter().any(|run| {
        [8, 12, 13, 14].into_iter().any(|width| {
            (0..=run.len().saturating_sub(width)).any(|start| {
                let digits = run.get(start..start + width);
                let gtin = digits.and_then(|digits| Gtin::parse(digits).ok());
                gtin.is_some_and(|gtin| !may_be_sent(&gtin))
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_give_a_restricted_code_away() {
        let check = |words: &str, expect: bool| {
            assert_eq!(holds_restricted_code(words), expect, "{words}");
        };
        check("Milk 1 l", false);
        check("4006381333931", false);
        check("2012345678903", true);
        check("2 012345 678903", true);
        check("cheese 2-012345-678903", true);
        check("No. 2012345678903 cheese", true);
        check("6 x 330 ml", false);
        check("", false);
    }

    #[test]
    fn ids_in_paths() {
        let check = |id: &str, expect: &str| assert_eq!(percent_encoded(id), expect);
        check("cart-1_a~b", "cart-1_a~b");
        check("a.b.c", "a.b.c");
        check("..", "%2E%2E");
        check(".", "%2E");
        check("../x?y#z", "..%2Fx%3Fy%23z");
        check("gid://shop/Cart/ä 1", "gid%3A%2F%2Fshop%2FCart%2F%C3%A4%201");
    }
}
