//! What is asked of a shop: the bodies of requests, made without io.

use super::answers::Cart;
use crate::basket::{Desired, RemoteId, Wanted, Wish};
use crate::error::BasketError;
use crate::rehearsal::may_be_told;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fmt::Write;
use trug_domain::Unit;
use trug_gs1::Gtin;
use trug_gs1::prefix;

/// How many articles found by name are looked at.
const CANDIDATES: usize = 5;
/// The most pieces that UCP can say: what a JSON number holds exactly.
pub(super) const MOST: i64 = 9_007_199_254_740_991;

/// A line of a cart as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CartLine {
    /// The shop's own name of the line, if it stands there already.
    pub(super) id: Option<String>,
    /// The article.
    pub(super) item: String,
    /// How many steps of what the article is sold by.
    pub(super) quantity: i64,
    /// The line it belongs to, if it is part of another.
    pub(super) parent: Option<String>,
}

/// What is looked up: the codes that may be told, as printed on packets, and the articles that are
/// remembered; each once.
pub(super) fn ids(wanted: &[Wanted]) -> Vec<String> {
    let mut seen = HashSet::new();
    let codes = wanted.iter().filter_map(code_to_tell).map(Gtin::shortest);
    let remembered =
        wanted.iter().filter_map(|need| need.matched.as_ref()).map(|m| m.remote.0.clone());
    codes.chain(remembered).filter(|id| seen.insert(id.clone())).collect()
}

/// The code of a need, if it may be told.
pub(super) fn code_to_tell(need: &Wanted) -> Option<Gtin> {
    need.code.as_ref().filter(|code| may_be_told(code)).map(|code| code.gtin)
}

/// The words that a need is searched by: none if it is known by its code, or if the words would
/// give away a code that means something to one shop only.
pub(super) fn name_to_search(need: &Wanted) -> Option<&str> {
    let name = need.name.trim();
    let known_by_code = code_to_tell(need).is_some();
    (!known_by_code && !name.is_empty() && !tells_restricted_code(name)).then_some(name)
}

/// The body of `POST /catalog/lookup`.
pub(super) fn look_up(ids: &[String]) -> Value {
    json!({ "ids": ids })
}

/// The body of `POST /catalog/search`.
pub(super) fn search(name: &str) -> Value {
    json!({ "query": name, "pagination": { "limit": CANDIDATES } })
}

/// The lines that a cart shall have: those it has with the wished ones set and the unwanted ones
/// left out; what nobody speaks of stays as it is.
pub(super) fn cart_lines(
    before: Option<&Cart>,
    desired: &Desired,
) -> Result<Vec<CartLine>, BasketError> {
    let mut wishes = Vec::with_capacity(desired.set.len());
    for wish in &desired.set {
        wishes.push(checked(wish)?);
    }
    let mut set = HashSet::new();
    let mut lines = Vec::new();
    for line in before.map_or(&[][..], |cart| &cart.lines) {
        let remote = RemoteId(line.item.clone());
        if desired.remove.contains(&remote) {
            continue;
        }
        let of_this = wishes.iter().filter(|(item, _)| *item == line.item).map(|(_, n)| *n);
        let quantity = match of_this.reduce(|a, b| a.saturating_add(b).min(MOST)) {
            // The article stands there twice: the first line is all of it from now on.
            Some(_) if !set.insert(line.item.clone()) => continue,
            Some(quantity) => quantity,
            None => line.quantity,
        };
        let (id, parent) = (Some(line.id.clone()), line.parent.clone());
        lines.push(CartLine { id, item: line.item.clone(), quantity, parent });
    }
    for (item, quantity) in wishes {
        if set.contains(item) {
            continue;
        }
        let same = lines.iter_mut().find(|line: &&mut CartLine| line.item == item);
        if let Some(line) = same {
            line.quantity = line.quantity.saturating_add(quantity).min(MOST);
        } else {
            lines.push(CartLine { id: None, item: item.to_owned(), quantity, parent: None });
        }
    }
    Ok(lines)
}

/// The body of `POST /carts` and `PUT /carts/{id}`.
pub(super) fn cart(lines: &[CartLine]) -> Value {
    let lines: Vec<Value> = lines
        .iter()
        .map(|line| {
            let mut asked = json!({ "item": { "id": line.item }, "quantity": line.quantity });
            if let Some(id) = &line.id {
                asked["id"] = id.as_str().into();
            }
            if let Some(parent) = &line.parent {
                asked["parent_id"] = parent.as_str().into();
            }
            asked
        })
        .collect();
    json!({ "line_items": lines })
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

fn checked(wish: &Wish) -> Result<(&str, i64), BasketError> {
    let Some(remote) = &wish.remote else {
        return Err(BasketError::Unmatched { name: wish.name.clone() });
    };
    let pieces = wish.quantity.unit == Unit::Each && (1..=MOST).contains(&wish.quantity.value);
    if !pieces {
        let unit = match wish.quantity.unit {
            Unit::Each => "",
            Unit::Gram => " g",
            Unit::Millilitre => " ml",
        };
        let quantity = format!("{}{unit}", wish.quantity.value);
        return Err(BasketError::NotPieces { name: wish.name.clone(), quantity });
    }
    Ok((&remote.0, wish.quantity.value))
}

/// Whether words hold digits that are a code of one shop only, with or without gaps between them.
fn tells_restricted_code(words: &str) -> bool {
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
                gtin.is_some_and(|gtin| !prefix::meaning(gtin).is_global())
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
            assert_eq!(tells_restricted_code(words), expect, "{words}");
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
