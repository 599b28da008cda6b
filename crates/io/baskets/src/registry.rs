//! The connectors there are. A new one is a module and a line here.

use crate::basket::Basket;
use crate::connector::{Connector, ConnectorContext};
use crate::connectors::{file, ucp};
use crate::error::BasketError;
use serde_json::Value;

/// All connectors, in the order in which they are offered.
pub const CONNECTORS: &[Connector] = &[ucp::CONNECTOR, file::CONNECTOR];

/// The connector of a kind.
///
/// # Errors
/// There is none.
pub fn connector(kind: &str) -> Result<&'static Connector, BasketError> {
    CONNECTORS.iter().find(|connector| connector.kind == kind).ok_or_else(|| {
        let known = CONNECTORS.iter().map(|connector| connector.kind).collect();
        BasketError::UnknownKind { kind: kind.to_owned(), known }
    })
}

/// Makes a basket of its kind and its stored configuration. Nothing is sent or opened yet.
///
/// # Errors
/// The kind is not known, or the configuration lacks something or holds something else.
pub fn connect(
    kind: &str,
    config: &Value,
    context: ConnectorContext,
) -> Result<Box<dyn Basket>, BasketError> {
    (connector(kind)?.connect)(config, context)
}
