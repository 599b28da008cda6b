//! What goes over the wire, as UCP has it: the requests that are read, and the replies.
//!
//! A [`Reply`] is a status and a JSON body. What is wrong with the request itself is a protocol
//! error, with a 4xx status and `{code, content}`; what the shop has to say about the goods comes
//! with status 200 or 201 and `messages`.

use axum::http::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use trug_gs1::Gtin;

/// The version of UCP that is spoken here.
pub const UCP_VERSION: &str = "2026-08-25";

/// A status and a JSON body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

/// `POST /carts` and `PUT /carts/{id}`. Members that the shop has no use for are passed over.
#[derive(Debug, Deserialize)]
pub(crate) struct CartRequest {
    pub(crate) line_items: Vec<WantedLine>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct WantedLine {
    pub(crate) item: WantedItem,
    pub(crate) quantity: i64,
}

#[derive(Debug, Deserialize)]
pub(crate) struct WantedItem {
    pub(crate) id: String,
    pub(crate) quantity_unit: Option<QuantityUnit>,
}

/// What the platform believes is counted. Everything here is sold by the piece.
#[derive(Debug, Deserialize)]
pub(crate) struct QuantityUnit {
    unit: String,
    scale: Option<u32>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct SearchRequest {
    #[serde(default)]
    pub(crate) query: String,
    #[serde(default)]
    pub(crate) filters: Filters,
    #[serde(default)]
    pub(crate) context: Context,
    #[serde(default)]
    pub(crate) pagination: Pagination,
}

#[derive(Debug, Deserialize)]
pub(crate) struct LookupRequest {
    pub(crate) ids: Vec<String>,
    #[serde(default)]
    pub(crate) filters: Filters,
    #[serde(default)]
    pub(crate) context: Context,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ProductRequest {
    pub(crate) id: String,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Filters {
    pub(crate) categories: Option<Vec<String>>,
    pub(crate) price: Option<PriceFilter>,
}

/// Minor units of the currency of the context.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct PriceFilter {
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Context {
    pub(crate) currency: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Pagination {
    pub(crate) cursor: Option<String>,
    pub(crate) limit: Option<usize>,
}

/// How an identifier of a request names a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    /// A variant id or a barcode.
    Exact,
    /// A product id, of which the only variant is the featured one.
    Featured,
}

impl QuantityUnit {
    /// Whether this is the piece of UN/CEFACT Recommendation 20, in whole steps.
    pub(crate) fn is_each(&self) -> bool {
        self.unit == "C62" && self.scale.unwrap_or(0) == 0
    }
}

impl Match {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Featured => "featured",
        }
    }
}

pub(crate) fn product_id(gtin: Gtin) -> String {
    format!("p-{gtin}")
}

pub(crate) fn variant_id(gtin: Gtin) -> String {
    format!("v-{gtin}")
}

/// The GTIN that a product id or a variant id names.
pub(crate) fn gtin_of(id: &str) -> Option<(Gtin, Match)> {
    let (digits, how) = match (id.strip_prefix("v-"), id.strip_prefix("p-")) {
        (Some(digits), _) => (digits, Match::Exact),
        (_, Some(digits)) => (digits, Match::Featured),
        _ => return None,
    };
    let is_ours = digits.len() == 14 && digits.bytes().all(|b| b.is_ascii_digit());
    is_ours.then(|| Gtin::parse(digits).ok()).flatten().map(|gtin| (gtin, how))
}

/// Reads a body as what the call expects.
pub(crate) fn read<T: DeserializeOwned>(body: &Value) -> Result<T, Reply> {
    T::deserialize(body).map_err(|error| {
        Reply::refusal(400, "invalid_request", format!("the body is not understood: {error}"))
    })
}

/// What is said about the goods.
pub(crate) fn error(code: &str, severity: &str, path: Option<&str>, content: &str) -> Value {
    message("error", code, path, content, Some(severity))
}

/// What was done otherwise than asked, and must be shown.
pub(crate) fn warning(code: &str, path: &str, content: &str) -> Value {
    message("warning", code, Some(path), content, None)
}

/// What is worth knowing.
pub(crate) fn info(code: &str, path: Option<&str>, content: &str) -> Value {
    message("info", code, path, content, None)
}

fn message(
    sort: &str,
    code: &str,
    path: Option<&str>,
    content: &str,
    severity: Option<&str>,
) -> Value {
    let mut message = json!({ "type": sort, "code": code, "content": content });
    if let Some(path) = path {
        message["path"] = path.into();
    }
    if let Some(severity) = severity {
        message["severity"] = severity.into();
    }
    message
}

/// The `ucp` member of an answer, naming the capability that was used.
pub(crate) fn envelope(status: &str, capability: &str) -> Value {
    json!({
        "version": UCP_VERSION,
        "status": status,
        "capabilities": { capability: [{ "version": UCP_VERSION }] },
    })
}

impl Reply {
    pub(crate) fn ok(body: Value) -> Self {
        Self { status: 200, body }
    }

    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The shop's own mistake.
    pub(crate) fn own_mistake() -> Self {
        let content = "the shop made a mistake of its own; please report what you asked for";
        Self::refusal(500, "internal_error", content)
    }

    /// The request itself is at fault.
    pub(crate) fn refusal(status: u16, code: &str, content: impl Into<String>) -> Self {
        Self { status, body: json!({ "code": code, "content": content.into() }) }
    }

    /// The request is right, and what it names cannot be had: status 200, by the book.
    pub(crate) fn unavailable(capability: &str, messages: &[Value], continue_url: &str) -> Self {
        Self::ok(json!({
            "ucp": envelope("error", capability),
            "messages": messages,
            "continue_url": continue_url,
        }))
    }
}

/// What an answer repeats of other people's text: enough to know it by.
pub(crate) fn shown(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_name_their_product_and_nothing_else_does() {
        let check = |id: &str, expect: Option<Match>| {
            assert_eq!(gtin_of(id).map(|(_, how)| how), expect, "{id:?}");
        };
        check("v-03017620422003", Some(Match::Exact));
        check("p-03017620422003", Some(Match::Featured));
        check("v-03017620422004", None);
        check("v-3017620422003", None);
        check("v-0301762042 2003", None);
        check("03017620422003", None);
        check("v-", None);
        check("", None);
        check("v-０３０１７６２０４２２００３", None);
    }

    #[test]
    fn only_the_piece_is_each() {
        let check = |unit: Value, expect: bool| {
            let unit: QuantityUnit = serde_json::from_value(unit).expect("a unit");
            assert_eq!(unit.is_each(), expect);
        };
        check(json!({ "unit": "C62" }), true);
        check(json!({ "unit": "C62", "scale": 0, "increment": 5 }), true);
        check(json!({ "unit": "C62", "scale": 1 }), false);
        check(json!({ "unit": "KGM", "scale": 3 }), false);
    }
}
