//! What is stored of a connected shop.

use crate::basket::remote_id;
use crate::error::BasketError;
use serde::{Deserialize, Serialize};
use trug_net::{Address, Reach};

/// What is stored of a connected shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Config {
    /// The shop's address as the person gave it.
    pub(super) url: String,
    /// The cart in use; one is made if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cart: Option<String>,
    /// Whether the person allowed this host to be in a private network.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) private_network: bool,
}

impl Config {
    /// The address, if it may be spoken to.
    pub(super) fn address(&self) -> Result<Address, BasketError> {
        let reach = if self.private_network { Reach::PrivateNetwork } else { Reach::Internet };
        Ok(Address::parse(&self.url, reach)?)
    }

    pub(super) fn check(&self, kind: &'static str) -> Result<(), BasketError> {
        match &self.cart {
            Some(id) if remote_id(id).is_none() => {
                let why = "its \"cart\" is no id of a cart; leave it out".to_owned();
                Err(BasketError::Config { kind, why })
            }
            _ => Ok(()),
        }
    }
}
