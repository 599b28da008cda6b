//! What the shop does: it searches its shelf and keeps carts.
//!
//! Everything here takes a request that was read and checked and gives a [`Reply`]. Writes go one
//! after another, each durable before it is answered; a write that was answered before is answered
//! the same again.

use crate::cart::{Cart, Filled};
use crate::error::ShopError;
use crate::goods::{self, Stock, Terms};
use crate::listing::{CART, LOOKUP, SEARCH, fits, product};
use crate::page;
use crate::records::{Effect, Records, Request};
use crate::shelf::Shelf;
use crate::wire::{self, Match, Reply, shown};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use trug_domain::Product;
use trug_gs1::Gtin;
use uuid::Uuid;

/// How many products a page of a search has at most, and how many all its pages.
const MAX_PAGE: usize = 50;
const MAX_FOUND: usize = 500;

/// The goods, the carts, and what was answered.
pub(crate) struct Shop {
    shelf: Shelf,
    seed: u64,
    records: Mutex<Records>,
}

/// A request that changes a cart.
#[derive(Debug)]
pub(crate) struct WriteRequest {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Value,
    pub(crate) key: Uuid,
    /// `http://host:port` as the caller names this shop.
    pub(crate) address: String,
}

/// What a write does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// Makes a cart of this id.
    Create(String),
    /// Replaces the lines of this cart.
    Replace(String),
    /// Cancels this cart.
    Cancel(String),
}

impl Shop {
    pub(crate) fn open(mut home: PathBuf, seed: u64, shelf: Shelf) -> Result<Self, ShopError> {
        home.push("practice-shop");
        let records = Mutex::new(Records::open(&home)?);
        Ok(Self { shelf, seed, records })
    }

    /// The page for people.
    pub(crate) fn page(&self) -> String {
        let records = self.records();
        page::page(&records.carts(), self.seed, records.epoch)
    }

    /// Changes a cart. A write that was answered before is answered the same again.
    pub(crate) fn write(&self, request: &WriteRequest, change: &Change) -> Reply {
        or_unavailable(self.try_write(request, change))
    }

    fn try_write(&self, asked: &WriteRequest, change: &Change) -> Result<Reply, ShopError> {
        let mut records = self.records();
        let request = Request {
            method: asked.method.clone(),
            path: asked.path.clone(),
            body: asked.body.clone(),
        };
        if let Some(before) = records.write(asked.key) {
            if before.request == request {
                return Ok(Reply { status: before.status, body: before.answer.clone() });
            }
            let content = "this Idempotency-Key came with another request before; take a new one";
            return Ok(Reply::refusal(409, "idempotency_conflict", content));
        }
        let (reply, effect) = match change {
            Change::Cancel(id) => cancel(&records, id, asked),
            Change::Replace(id) => match records.cart(id) {
                Some(cart) => self.fill(cart, 200, records.epoch, asked)?,
                None => (no_cart(id, &asked.address), Effect::Nothing),
            },
            Change::Create(id) => self.fill(&Cart::new(id.clone()), 201, records.epoch, asked)?,
        };
        if reply.status < 300 {
            records.keep(asked.key, request, (reply.status, reply.body.clone()), effect)?;
        }
        Ok(reply)
    }

    /// Fills a cart as the body says. If nothing that is asked for can be had, nothing happens.
    fn fill(
        &self,
        cart: &Cart,
        status: u16,
        epoch: u64,
        asked: &WriteRequest,
    ) -> Result<(Reply, Effect), ShopError> {
        let wanted = match wire::read::<wire::CartRequest>(&asked.body) {
            Ok(request) => request.line_items,
            Err(refusal) => return Ok((refusal, Effect::Nothing)),
        };
        if let Some(place) = wanted.iter().position(|line| line.quantity < 1) {
            let content = format!(
                "the quantity of $.line_items[{place}] is below 1; leave a line out that is not wanted"
            );
            return Ok((Reply::refusal(400, "invalid_request", content), Effect::Nothing));
        }
        let Filled { cart, messages } = cart.filled(&wanted, |gtin| self.offer(gtin, epoch))?;
        let at = continue_url(&asked.address, &cart.id);
        if cart.lines.is_empty() && !wanted.is_empty() {
            let none = Reply::unavailable(CART, &messages, &format!("{}/", asked.address));
            return Ok((none, Effect::Nothing));
        }
        Ok((Reply { status, body: cart.wire(&messages, &at) }, Effect::Filled(cart)))
    }

    /// A cart as it is now.
    pub(crate) fn get_cart(&self, id: &str, address: &str) -> Reply {
        match self.records().cart(id) {
            Some(cart) => Reply::ok(cart.wire(&[], &continue_url(address, id))),
            None => no_cart(id, address),
        }
    }

    /// The goods that a query names.
    pub(crate) fn search(&self, body: &Value) -> Reply {
        wire::read(body).map_or_else(|refusal| refusal, |r| or_unavailable(self.try_search(&r)))
    }

    fn try_search(&self, request: &wire::SearchRequest) -> Result<Reply, ShopError> {
        let first = match request.pagination.cursor.as_deref().map(str::parse::<usize>) {
            None => 0,
            Some(Ok(first)) if first < MAX_FOUND => first,
            Some(_) => {
                let content = "the cursor is not of this shop; begin without one";
                return Ok(Reply::refusal(400, "invalid_request", content));
            }
        };
        let epoch = self.records().epoch;
        let limit = request.pagination.limit.unwrap_or(10).clamp(1, MAX_PAGE);
        // Some of what is found is not for sale here, so a few more are looked at than are answered.
        let enough = match request.filters {
            wire::Filters { categories: None, price: None } => (first + limit) * 5 / 4 + 20,
            _ => MAX_FOUND,
        };
        let found = self.found(request.query.trim(), enough.min(MAX_FOUND), epoch)?;
        let mut fit = found
            .iter()
            .filter(|(product, terms)| fits(&request.filters, &request.context, product, *terms))
            .skip(first);
        let products: Vec<_> =
            fit.by_ref().take(limit).map(|(p, t)| product(p, *t, None)).collect();
        let mut pagination = json!({ "has_next_page": false });
        if fit.next().is_some() && first + limit < MAX_FOUND {
            pagination = json!({ "has_next_page": true, "cursor": (first + limit).to_string() });
        }
        let mut body = json!({
            "ucp": wire::envelope("success", SEARCH),
            "products": products,
            "pagination": pagination,
        });
        if request.query.trim().is_empty() {
            let content = "name what you look for; this shop does not list all that it has";
            body["messages"] = json!([wire::info("query_missing", None, content)]);
        }
        Ok(Reply::ok(body))
    }

    /// The goods that a query names, by barcode or by words, best first.
    fn found(
        &self,
        query: &str,
        most: usize,
        epoch: u64,
    ) -> Result<Vec<(Product, Terms)>, ShopError> {
        if query.is_empty() {
            return Ok(Vec::new());
        }
        if let Ok(gtin) = Gtin::parse(query) {
            return Ok(self.offer(gtin, epoch)?.into_iter().collect());
        }
        let products = self.shelf.search(query, most)?;
        let with_terms = products.into_iter().map(|p| (goods::terms(p.gtin, self.seed, epoch), p));
        Ok(with_terms.filter(|(t, _)| t.stock != Stock::Unknown).map(|(t, p)| (p, t)).collect())
    }

    /// The goods that these identifiers name.
    pub(crate) fn look_up(&self, body: &Value) -> Reply {
        wire::read(body).map_or_else(|refusal| refusal, |r| or_unavailable(self.try_look_up(&r)))
    }

    fn try_look_up(&self, request: &wire::LookupRequest) -> Result<Reply, ShopError> {
        if request.ids.is_empty() {
            let content = "ids is empty; name at least one product, variant or barcode";
            return Ok(Reply::refusal(400, "invalid_request", content));
        }
        let epoch = self.records().epoch;
        let mut found: Vec<(Product, Terms, Vec<Value>)> = Vec::new();
        let mut messages = Vec::new();
        for id in &request.ids {
            let named = named(id);
            let offered = match named {
                Some((gtin, _)) => self.offer(gtin, epoch)?,
                None => None,
            };
            let fitting = offered.filter(|(p, t)| fits(&request.filters, &request.context, p, *t));
            let (Some((product, terms)), Some((_, how))) = (fitting, named) else {
                let content = format!("there is no {:?} in this shop", shown(id));
                messages.push(wire::info("not_found", None, &content));
                continue;
            };
            let input = json!({ "id": id, "match": how.name() });
            match found.iter_mut().find(|(p, ..)| p.gtin == product.gtin) {
                Some((.., inputs)) if inputs.contains(&input) => {}
                Some((.., inputs)) => inputs.push(input),
                None => found.push((product, terms, vec![input])),
            }
        }
        let products: Vec<_> =
            found.into_iter().map(|(p, t, inputs)| product(&p, t, Some(inputs))).collect();
        let mut body = json!({ "ucp": wire::envelope("success", LOOKUP), "products": products });
        if !messages.is_empty() {
            body["messages"] = messages.into();
        }
        Ok(Reply::ok(body))
    }

    /// The product that an identifier names.
    pub(crate) fn product(&self, body: &Value, address: &str) -> Reply {
        wire::read(body)
            .map_or_else(|refusal| refusal, |r| or_unavailable(self.try_product(&r, address)))
    }

    fn try_product(
        &self,
        request: &wire::ProductRequest,
        address: &str,
    ) -> Result<Reply, ShopError> {
        let epoch = self.records().epoch;
        let offered = match named(&request.id) {
            Some((gtin, _)) => self.offer(gtin, epoch)?,
            None => None,
        };
        if let Some((found, terms)) = offered {
            let found = product(&found, terms, None);
            return Ok(Reply::ok(json!({
                "ucp": wire::envelope("success", LOOKUP),
                "product": found,
            })));
        }
        let content = format!("there is no {:?} in this shop", shown(&request.id));
        let message = wire::error("not_found", "unrecoverable", None, &content);
        Ok(Reply::unavailable(LOOKUP, &[message], &format!("{address}/")))
    }

    /// A product that the shop knows, and its terms.
    fn offer(&self, gtin: Gtin, epoch: u64) -> Result<Option<(Product, Terms)>, ShopError> {
        let terms = goods::terms(gtin, self.seed, epoch);
        if terms.stock == Stock::Unknown {
            return Ok(None);
        }
        Ok(self.shelf.look_up(gtin)?.map(|product| (product, terms)))
    }

    fn records(&self) -> MutexGuard<'_, Records> {
        // Records change in one step after the disk did, so a panic leaves nothing half done.
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the shop itself cannot do becomes a 503.
fn or_unavailable(reply: Result<Reply, ShopError>) -> Reply {
    reply.unwrap_or_else(|error| {
        tracing::warn!("{error}");
        Reply::refusal(503, "unavailable", format!("{error}; nothing was changed"))
    })
}

fn cancel(records: &Records, id: &str, asked: &WriteRequest) -> (Reply, Effect) {
    match records.cart(id) {
        Some(cart) => {
            let body = cart.wire(&[], &format!("{}/", asked.address));
            (Reply::ok(body), Effect::Cancelled(id.to_owned()))
        }
        None => (no_cart(id, &asked.address), Effect::Nothing),
    }
}

fn no_cart(id: &str, address: &str) -> Reply {
    let content = format!("there is no cart {:?}, or it was cancelled; make a new one", shown(id));
    let message = wire::error("not_found", "unrecoverable", None, &content);
    Reply::unavailable(CART, &[message], &format!("{address}/"))
}

fn continue_url(address: &str, cart: &str) -> String {
    format!("{address}/#{cart}")
}

/// What an identifier of a request names: a product id, a variant id, or a barcode as printed.
fn named(id: &str) -> Option<(Gtin, Match)> {
    wire::gtin_of(id).or_else(|| Gtin::parse(id).ok().map(|gtin| (gtin, Match::Exact)))
}
