//! The connector to shops that speak UCP, the Universal Commerce Protocol.

use crate::basket::{
    Basket, BasketState, Capabilities, Desired, Kind, Offer, Outside, Setting, Wanted, Written,
};
use crate::error::BasketError;
use serde_json::Value;
use trug_domain::OperationId;

/// The kind's name.
pub const NAME: &str = "ucp";

/// What the kind needs.
pub const KIND: Kind = Kind {
    kind: NAME,
    about: "an online shop that speaks UCP, such as the practice shop",
    settings: &[
        Setting { key: "url", about: "the shop's address, https://...", required: true },
        Setting { key: "cart", about: "the cart in use; Trug makes one", required: false },
    ],
};

/// A shop that speaks UCP.
pub struct Ucp {}

impl Ucp {
    /// Takes `{"url", "cart"?}`.
    ///
    /// # Errors
    /// The address is missing or may not be spoken to.
    pub fn new(_config: &Value, _outside: Outside) -> Result<Self, BasketError> {
        Ok(Self {})
    }
}

impl Basket for Ucp {
    fn kind(&self) -> &'static str {
        NAME
    }
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            reads_back: true,
            sets_quantity: true,
            removes: true,
            relative_add: false,
            exactly_once: true,
            prices: true,
            carries_checked: false,
            carries_names: false,
            carries_units: false,
            online: true,
        }
    }
    fn offers(&self, _wanted: &[Wanted]) -> Result<Vec<Vec<Offer>>, BasketError> {
        Ok(Vec::new())
    }
    fn read(&self) -> Result<BasketState, BasketError> {
        Ok(BasketState::default())
    }
    fn write(&self, _desired: &Desired, _key: OperationId) -> Result<Written, BasketError> {
        Ok(Written { state: BasketState::default(), placed: Vec::new() })
    }
}

pub(crate) fn said(_body: &[u8]) -> Option<String> {
    None
}
