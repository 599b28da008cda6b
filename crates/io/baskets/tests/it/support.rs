//! Short ways to a basket and to what is wanted of it.

use std::sync::Arc;
use trug_baskets::{Basket, ConnectorContext, Match, RemoteId, TargetLine, Wanted, connect};
use trug_domain::{LineId, OperationId, Quantity, Timestamp};
use trug_gs1::ScannedCode;
pub(crate) use trug_replies::{Book, Server as Shop, Turn};
use uuid::Uuid;

pub(crate) fn context(book: &Arc<Book>) -> ConnectorContext {
    ConnectorContext {
        net: trug_replies::context(book),
        now: Arc::new(|| Timestamp(1_795_269_722_000)),
    }
}

pub(crate) fn shop_at(address: &str, cart: Option<&str>, book: &Arc<Book>) -> Box<dyn Basket> {
    let mut config = serde_json::json!({ "url": address });
    if let Some(cart) = cart {
        config["cart"] = cart.into();
    }
    connect("ucp", &config, context(book)).expect("a basket")
}

pub(crate) fn line(number: u64) -> LineId {
    LineId(Uuid::from_u64_pair(1, number))
}

pub(crate) fn key(number: u64) -> OperationId {
    OperationId(Uuid::from_u64_pair(2, number))
}

pub(crate) fn remote(id: &str) -> RemoteId {
    RemoteId(id.to_owned())
}

pub(crate) fn wanted(number: u64, code: Option<&str>, name: &str, pieces: i64) -> Wanted {
    Wanted {
        line: line(number),
        code: code.map(|digits| ScannedCode::typed(digits).expect("a right code")),
        name: name.to_owned(),
        quantity: Quantity::each(pieces),
        pack: None,
        matched: None,
        unanswered: None,
        checked: false,
        aisle: None,
        note: None,
    }
}

pub(crate) fn confirmed(remote_id: &str) -> Match {
    Match { remote: remote(remote_id), title: String::new(), price: None, confirmed: true }
}

pub(crate) fn target(
    number: u64,
    remote_id: Option<&str>,
    name: &str,
    quantity: Quantity,
) -> TargetLine {
    TargetLine {
        line: line(number),
        remote: remote_id.map(remote),
        name: name.to_owned(),
        quantity,
        gtin: None,
        checked: false,
        aisle: None,
        note: None,
    }
}
