//! The shop behind the door: a call comes in, an answer goes out.
//!
//! A [`Call`] is a request whose headers were found right. Writes go one after another, each
//! durable before it is answered; a write that was answered before is answered the same again.

use crate::ShopError;
use crate::cart::{Cart, Filled};
use crate::goods::{self, Stock, Terms};
use crate::listing::{CART, LOOKUP, SEARCH, fits, product, profile};
use crate::page;
use crate::records::{Effect, Records, Request};
use crate::shelf::Shelf;
use crate::wire::{self, Answer, Match, shown};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use trug_domain::Product;
use trug_gs1::Gtin;
use uuid::Uuid;

/// How many products a page of a search has at most, and how many all its pages.
const PAGE: usize = 50;
const PAGES: usize = 500;

/// The goods, the carts, and what was answered.
pub(crate) struct Shop {
    shelf: Shelf,
    seed: u64,
    records: Mutex<Records>,
}

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Call {
    Page,
    Profile,
    CreateCart,
    GetCart(String),
    ReplaceCart(String),
    CancelCart(String),
    Search,
    Lookup,
    Product,
}

/// A request as it is handed over the counter.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) call: Call,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Value,
    /// The Idempotency-Key of a write.
    pub(crate) key: Option<Uuid>,
    /// The id of the cart that this request may make.
    pub(crate) new_cart: Uuid,
    /// `http://host:port` as the caller names it.
    pub(crate) base: String,
}

impl Shop {
    pub(crate) fn open(mut home: PathBuf, seed: u64, shelf: Shelf) -> Result<Self, ShopError> {
        home.push("practice-shop");
        let records = Mutex::new(Records::open(&home)?);
        Ok(Self { shelf, seed, records })
    }

    /// Answers a call; what the shop itself cannot do becomes a 503.
    pub(crate) fn answer(&self, asked: &Asked) -> Answer {
        let answer = match (&asked.call, asked.key) {
            (Call::CreateCart | Call::ReplaceCart(_) | Call::CancelCart(_), Some(key)) => {
                self.write(asked, key)
            }
            (Call::GetCart(id), _) => Ok(self.get_cart(id, asked)),
            (Call::Search, _) => wire::read(&asked.body).map_or_else(Ok, |r| self.search(&r)),
            (Call::Lookup, _) => wire::read(&asked.body).map_or_else(Ok, |r| self.look_up(&r)),
            (Call::Product, _) => {
                wire::read(&asked.body).map_or_else(Ok, |r| self.product(&r, asked))
            }
            (Call::Profile, _) => Ok(profile(&asked.base)),
            _ => Ok(Answer::refusal(404, "not_found", "there is nothing here")),
        };
        answer.unwrap_or_else(|error| {
            tracing::warn!("{error}");
            Answer::refusal(503, "unavailable", format!("{error}; nothing was changed"))
        })
    }

    /// The page for people.
    pub(crate) fn page(&self) -> String {
        let records = self.records();
        page::page(&records.carts(), self.seed, records.epoch)
    }

    fn write(&self, asked: &Asked, key: Uuid) -> Result<Answer, ShopError> {
        let mut records = self.records();
        let request = Request {
            method: asked.method.clone(),
            path: asked.path.clone(),
            body: asked.body.clone(),
        };
        if let Some(before) = records.write(key) {
            if before.request == request {
                return Ok(Answer { status: before.status, body: before.answer.clone() });
            }
            let content = "this Idempotency-Key came with another request before; take a new one";
            return Ok(Answer::refusal(409, "idempotency_conflict", content));
        }
        let (answer, effect) = match &asked.call {
            Call::CancelCart(id) => cancel(&records, id, asked),
            Call::ReplaceCart(id) => match records.cart(id) {
                Some(cart) => self.fill(cart, 200, records.epoch, asked)?,
                None => (no_cart(id, asked), Effect::Nothing),
            },
            _ => {
                let cart = Cart::new(format!("cart-{}", asked.new_cart));
                self.fill(&cart, 201, records.epoch, asked)?
            }
        };
        if answer.status < 300 {
            records.keep(key, request, (answer.status, answer.body.clone()), effect)?;
        }
        Ok(answer)
    }

    /// Fills a cart as the body says. If nothing that is asked for can be had, nothing happens.
    fn fill(
        &self,
        cart: &Cart,
        status: u16,
        epoch: u64,
        asked: &Asked,
    ) -> Result<(Answer, Effect), ShopError> {
        let wanted = match wire::read::<wire::CartRequest>(&asked.body) {
            Ok(request) => request.line_items,
            Err(refusal) => return Ok((refusal, Effect::Nothing)),
        };
        if let Some(place) = wanted.iter().position(|line| line.quantity < 1) {
            let content = format!(
                "the quantity of $.line_items[{place}] is below 1; leave a line out that is not wanted"
            );
            return Ok((Answer::refusal(400, "invalid_request", content), Effect::Nothing));
        }
        let Filled { cart, messages } = cart.filled(&wanted, |gtin| self.offer(gtin, epoch))?;
        let at = continue_url(&asked.base, &cart.id);
        if cart.lines.is_empty() && !wanted.is_empty() {
            let none = Answer::unavailable(CART, &messages, &format!("{}/", asked.base));
            return Ok((none, Effect::Nothing));
        }
        Ok((Answer { status, body: cart.wire(&messages, &at) }, Effect::Filled(cart)))
    }

    fn get_cart(&self, id: &str, asked: &Asked) -> Answer {
        match self.records().cart(id) {
            Some(cart) => Answer::ok(cart.wire(&[], &continue_url(&asked.base, id))),
            None => no_cart(id, asked),
        }
    }

    fn search(&self, request: &wire::SearchRequest) -> Result<Answer, ShopError> {
        let first = match request.pagination.cursor.as_deref().map(str::parse::<usize>) {
            None => 0,
            Some(Ok(first)) if first < PAGES => first,
            Some(_) => {
                let content = "the cursor is not of this shop; begin without one";
                return Ok(Answer::refusal(400, "invalid_request", content));
            }
        };
        let epoch = self.records().epoch;
        let limit = request.pagination.limit.unwrap_or(10).clamp(1, PAGE);
        // Some of what is found is not for sale here, so a few more are looked at than are answered.
        let enough = match request.filters {
            wire::Filters { categories: None, price: None } => (first + limit) * 5 / 4 + 20,
            _ => PAGES,
        };
        let found = self.found(request.query.trim(), enough.min(PAGES), epoch)?;
        let mut fit = found
            .iter()
            .filter(|(product, terms)| fits(&request.filters, &request.context, product, *terms))
            .skip(first);
        let products: Vec<_> =
            fit.by_ref().take(limit).map(|(p, t)| product(p, *t, None)).collect();
        let mut pagination = json!({ "has_next_page": false });
        if fit.next().is_some() && first + limit < PAGES {
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
        Ok(Answer::ok(body))
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

    fn look_up(&self, request: &wire::LookupRequest) -> Result<Answer, ShopError> {
        if request.ids.is_empty() {
            let content = "ids is empty; name at least one product, variant or barcode";
            return Ok(Answer::refusal(400, "invalid_request", content));
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
        Ok(Answer::ok(body))
    }

    fn product(&self, request: &wire::ProductRequest, asked: &Asked) -> Result<Answer, ShopError> {
        let epoch = self.records().epoch;
        let offered = match named(&request.id) {
            Some((gtin, _)) => self.offer(gtin, epoch)?,
            None => None,
        };
        if let Some((found, terms)) = offered {
            let found = product(&found, terms, None);
            return Ok(Answer::ok(json!({
                "ucp": wire::envelope("success", LOOKUP),
                "product": found,
            })));
        }
        let content = format!("there is no {:?} in this shop", shown(&request.id));
        let message = wire::error("not_found", "unrecoverable", None, &content);
        Ok(Answer::unavailable(LOOKUP, &[message], &format!("{}/", asked.base)))
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

impl Call {
    /// The call that a method and a path mean: `Err(true)` if the path takes other methods.
    pub(crate) fn of(method: &str, path: &str) -> Result<Self, bool> {
        let parts: Vec<_> = path.split('/').skip(1).collect();
        let (expected, call) = match parts.as_slice() {
            [""] => ("GET", Self::Page),
            [".well-known", "ucp"] => ("GET", Self::Profile),
            ["carts"] => ("POST", Self::CreateCart),
            ["carts", id] if method == "PUT" => ("PUT", Self::ReplaceCart((*id).to_owned())),
            ["carts", id] => ("GET", Self::GetCart((*id).to_owned())),
            ["carts", id, "cancel"] => ("POST", Self::CancelCart((*id).to_owned())),
            ["catalog", "search"] => ("POST", Self::Search),
            ["catalog", "lookup"] => ("POST", Self::Lookup),
            ["catalog", "product"] => ("POST", Self::Product),
            _ => return Err(false),
        };
        if method == expected { Ok(call) } else { Err(true) }
    }

    /// Whether it must bear an Idempotency-Key.
    pub(crate) const fn writes(&self) -> bool {
        matches!(self, Self::CreateCart | Self::ReplaceCart(_) | Self::CancelCart(_))
    }
}

fn cancel(records: &Records, id: &str, asked: &Asked) -> (Answer, Effect) {
    match records.cart(id) {
        Some(cart) => {
            let body = cart.wire(&[], &format!("{}/", asked.base));
            (Answer::ok(body), Effect::Cancelled(id.to_owned()))
        }
        None => (no_cart(id, asked), Effect::Nothing),
    }
}

fn no_cart(id: &str, asked: &Asked) -> Answer {
    let content = format!("there is no cart {:?}, or it was cancelled; make a new one", shown(id));
    let message = wire::error("not_found", "unrecoverable", None, &content);
    Answer::unavailable(CART, &[message], &format!("{}/", asked.base))
}

fn continue_url(base: &str, cart: &str) -> String {
    format!("{base}/#{cart}")
}

/// What an identifier of a request names: a product id, a variant id, or a barcode as printed.
fn named(id: &str) -> Option<(Gtin, Match)> {
    wire::gtin_of(id).or_else(|| Gtin::parse(id).ok().map(|gtin| (gtin, Match::Exact)))
}
