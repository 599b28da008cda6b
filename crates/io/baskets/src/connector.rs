//! What a connector says of itself, and what it is given.
//!
//! Each connector is a module with one [`Connector`]: its kind, how it is configured and how it is
//! connected. Its configuration is a type of its own, stored as JSON. The registry lists them all.

use crate::basket::Basket;
use crate::error::BasketError;
use crate::formats::Format;
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;
use trug_domain::Timestamp;
use trug_net::{NetContext, Reach};

/// A kind of basket.
#[derive(Debug, Clone, Copy)]
pub struct Connector {
    /// Its name in stored rows and on the command line. It never changes.
    pub kind: &'static str,
    /// The key of its name in the message catalogue.
    pub name_key: &'static str,
    /// How such a basket is located.
    pub location: LocationKind,
    /// The formats that it can have, if it has a choice.
    pub formats: &'static [Format],
    /// Makes the configuration of a new basket. Nothing is sent or opened.
    pub configure: fn(&NewBasket) -> Result<Value, BasketError>,
    /// Makes a basket of its stored configuration. Nothing is sent or opened.
    pub connect: Connect,
}

/// Makes a basket of its stored configuration.
pub type Connect = fn(&Value, ConnectorContext) -> Result<Box<dyn Basket>, BasketError>;

/// How a basket is located.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocationKind {
    /// A web address.
    Address,
    /// The path of a file.
    File,
}

/// What a person says of a basket to connect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBasket {
    /// An address, or the absolute path of a file.
    pub location: String,
    /// The format, where there is a choice; without it the location decides.
    pub format: Option<Format>,
    /// How far an address may reach.
    pub reach: Reach,
}

/// What a connector is given by whoever connects it: core code has neither clock nor randomness.
#[derive(Clone)]
pub struct ConnectorContext {
    /// The ledger, ids and limits of every request.
    pub net: NetContext,
    /// The time now.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
}

impl LocationKind {
    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::File => "file",
        }
    }
}

/// Reads a stored configuration as the connector's own type.
pub(crate) fn read_config<T: serde::de::DeserializeOwned>(
    kind: &'static str,
    config: &Value,
) -> Result<T, BasketError> {
    T::deserialize(config).map_err(|error| BasketError::Config { kind, why: error.to_string() })
}

/// A configuration as it is stored.
pub(crate) fn stored<T: Serialize>(config: &T) -> Value {
    serde_json::to_value(config).unwrap_or_default()
}
