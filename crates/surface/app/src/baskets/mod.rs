//! Connected baskets: rehearsing, pushing, pulling and syncing a list.
//!
//! A [`BasketSession`](session::BasketSession) is one exchange between a list and a basket: what the
//! list wants, what the basket offers and holds, and what both last agreed on. Push makes the basket as the list
//! says, pull the list as the basket says, sync merges both. The base moves only with what the
//! basket confirmed.

pub(crate) mod connected;
pub(crate) mod consent;
mod deviation_view;
mod ledger;
mod pull;
mod push;
mod session;
mod sides;
mod sync;
mod translate;
pub(crate) mod words;
mod writing;

use crate::clock::Clock;
use crate::contract::{AppError, Problem};
use crate::error::Result;
use crate::parts::Parts;
use crate::parts::finder::Finder;
use crate::parts::names::Names;
use serde_json::Value;
use std::sync::Arc;
use trug_baskets::Basket;
use trug_store::{BasketRow, Store};

/// What can be done with online baskets and files that stand for one.
#[derive(Clone)]
pub struct Baskets {
    store: Store,
    clock: Arc<dyn Clock>,
    names: Names,
    finder: Finder,
}

impl Baskets {
    pub(crate) fn new(parts: &Parts) -> Self {
        Self {
            store: parts.store.clone(),
            clock: Arc::clone(&parts.clock),
            names: parts.names.clone(),
            finder: parts.finder.clone(),
        }
    }

    /// Changes the address of a basket and keeps everything else.
    #[cfg(feature = "practice")]
    pub(crate) fn set_address(&self, name: &str, url: &str) -> Result<()> {
        let row = self.basket_row(name)?;
        let mut config = row.config;
        config["url"] = url.into();
        Ok(self.store.update_basket_config(row.id, config)?)
    }

    fn basket_row(&self, name: &str) -> Result<BasketRow> {
        let wanted = name.trim().to_lowercase();
        self.store.baskets()?.into_iter().find(|row| row.name.to_lowercase() == wanted).ok_or_else(
            || {
                let problem = Problem::NoSuchBasket { name: Some(name.to_owned()) };
                AppError::new(problem, format!("there is no basket named {name:?}"))
            },
        )
    }

    fn connect(&self, row: &BasketRow) -> Result<Box<dyn Basket>> {
        Ok(trug_baskets::connect(&row.kind, &row.config, self.connector_context())?)
    }

    fn keep_config(&self, row: &BasketRow, config: Option<&Value>) -> Result<()> {
        match config {
            Some(config) if *config != row.config => {
                Ok(self.store.update_basket_config(row.id, config.clone())?)
            }
            _ => Ok(()),
        }
    }
}
