//! A shop's cart, as it was read.

use crate::basket::{BasketLine, BasketState, Note, RemoteId};
use std::collections::HashMap;
use trug_domain::{Money, Quantity};

/// The most pieces that UCP can say: what a JSON number holds exactly.
pub(super) const MAX_PIECES: i64 = 9_007_199_254_740_991;

/// A cart as the shop shows it.
#[derive(Debug, Clone)]
pub(super) struct Cart {
    pub(super) id: String,
    pub(super) lines: Vec<CartLine>,
    pub(super) total: Option<Money>,
    pub(super) extras: Option<Money>,
    pub(super) continue_url: Option<String>,
    pub(super) notes: Vec<Note>,
}

/// A line of a cart.
#[derive(Debug, Clone)]
pub(super) struct CartLine {
    /// The shop's name of the line.
    pub(super) id: String,
    /// The shop's name of the article.
    pub(super) item: String,
    /// How many steps of what the article is sold by.
    pub(super) quantity: i64,
    /// The line it belongs to, if it is part of another.
    pub(super) parent: Option<String>,
    /// How much that is.
    pub(super) counted: Quantity,
    pub(super) title: String,
    pub(super) price: Money,
    pub(super) total: Option<Money>,
}

impl Cart {
    /// The cart as any basket is shown: an article that has several lines is one line.
    pub(super) fn into_state(self) -> BasketState {
        let mut lines: Vec<BasketLine> = Vec::with_capacity(self.lines.len());
        let mut places: HashMap<String, usize> = HashMap::new();
        for line in self.lines {
            if let Some(place) = places.get(&line.item) {
                let known = &mut lines[*place];
                known.quantity.value = known.quantity.value.saturating_add(line.counted.value);
                known.total = match (known.total, line.total) {
                    (Some(one), Some(other)) => one.checked_add(other),
                    _ => None,
                };
                continue;
            }
            places.insert(line.item.clone(), lines.len());
            lines.push(BasketLine {
                remote: RemoteId(line.item),
                title: line.title,
                quantity: line.counted,
                checked: false,
                gtin: None,
                price: Some(line.price),
                total: line.total,
            });
        }
        let Self { total, extras, continue_url, notes, .. } = self;
        BasketState { lines, total, extras, continue_url, notes, ..BasketState::default() }
    }
}
