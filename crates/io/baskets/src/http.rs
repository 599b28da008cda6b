//! What connectors that speak HTTP have in common: statuses and refusals as [`BasketError`]s.

use crate::error::BasketError;
use crate::text::plain;
use serde_json::Value;
use trug_net::{HttpClient, Purpose, Request, Response};

/// Sends a request and gives the response if its status says yes.
///
/// # Errors
/// See [`BasketError::class`]: a refusal (4xx) means that nothing was done, any other status that
/// something may have been, unless the request was a question.
pub(crate) fn send(client: &HttpClient, request: &Request) -> Result<Response, BasketError> {
    let reply = send_as_write(client, request);
    if request.purpose() == Purpose::WriteBasket {
        reply
    } else {
        reply.map_err(BasketError::of_question)
    }
}

fn send_as_write(client: &HttpClient, request: &Request) -> Result<Response, BasketError> {
    let response = client.send(request)?;
    let shop = client.address().to_string();
    match response.status {
        200..=299 => Ok(response),
        status @ 300..=399 => Err(BasketError::InvalidReply {
            shop,
            what: format!(
                "it sends on to another address (status {status}), which is not followed"
            ),
        }),
        status @ 400..=499 => {
            let message = message(&response.body).unwrap_or_else(|| "it gave no reason".to_owned());
            let message = client.redact(&message, request);
            Err(BasketError::Refused { shop, status, message })
        }
        status => Err(BasketError::Failed { shop, status }),
    }
}

/// What a refusal says in words, if it says it in JSON.
fn message(body: &[u8]) -> Option<String> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let message = value.get("messages").and_then(|all| all.get(0)).unwrap_or(&value);
    let text = ["content", "message", "detail", "error_description", "error"]
        .iter()
        .find_map(|key| message.get(*key)?.as_str())?;
    Some(plain(text, 200)).filter(|text| !text.is_empty())
}
