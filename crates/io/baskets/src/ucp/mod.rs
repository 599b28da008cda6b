//! The connector to shops that speak UCP, the Universal Commerce Protocol (version 2026-08-25):
//! catalogue and carts over REST.
//!
//! A shop tells at `/.well-known/ucp` what it can do and where. Articles are found by the code on
//! the packet, by the shop's own id if one is remembered, else by name; a code that means something
//! to one shop only is in no request. `PUT /carts/{id}` replaces the whole cart, so the cart is read
//! just before and what others put in it is sent along unchanged. A cart that is gone is made anew,
//! and said. Checkout is the shop's and the person's own business.

mod answers;
mod questions;
mod wire;

use crate::basket::{
    Basket, BasketState, Capabilities, Desired, Kind, Note, Offer, Outside, Setting, Wanted,
    Written,
};
use crate::error::BasketError;
use crate::outbound::{Address, Call, Outbound, Purpose};
use answers::{Cart, Shop, StockOffer};
use serde_json::{Value, json};
use std::sync::{Mutex, MutexGuard, PoisonError};
use trug_domain::OperationId;
use ureq::http::Method;

pub(crate) use answers::said;

/// The kind's name.
pub const NAME: &str = "ucp";

/// What the kind needs.
pub const KIND: Kind = Kind {
    kind: NAME,
    about: "an online shop that speaks UCP, such as the practice shop",
    settings: &[
        Setting {
            key: "url",
            about: "the shop's address: https://..., or http://127.0.0.1:... on this computer",
            required: true,
        },
        Setting {
            key: "cart",
            about: "the cart in use; one is made if not given",
            required: false,
        },
    ],
};

/// Where a shop can read what Trug is. UCP asks for it with every call.
pub const PROFILE: &str = "https://trug.example/.well-known/ucp";

/// How many articles are asked for in one request.
const LOOK_UP_AT_ONCE: usize = 25;

/// A shop that speaks UCP.
pub struct Ucp {
    outbound: Outbound,
    /// The configuration it was made of.
    stored: Value,
    shop: Mutex<Option<Shop>>,
    cart: Mutex<Option<String>>,
}

/// What a request for a cart came to.
enum Found {
    Cart(Cart),
    Gone,
}

impl Ucp {
    /// Takes `{"url": address, "cart"?: id}`.
    ///
    /// # Errors
    /// The address is missing or may not be spoken to, or the cart is no text.
    pub fn new(config: &Value, outside: Outside) -> Result<Self, BasketError> {
        let wrong = |why: &str| BasketError::Config { kind: NAME, why: why.to_owned() };
        let url = config.get("url").and_then(Value::as_str);
        let url = url.ok_or_else(|| wrong("it needs the shop's address as \"url\""))?;
        let cart = match config.get("cart") {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) if crate::basket::remote_id(id).is_some() => Some(id.clone()),
            Some(_) => return Err(wrong("its \"cart\" is no id of a cart; leave it out")),
        };
        Ok(Self {
            outbound: Outbound::new(Address::parse(url)?, outside),
            stored: config.clone(),
            shop: Mutex::new(None),
            cart: Mutex::new(cart),
        })
    }

    /// What the shop can do and where: asked once.
    fn shop(&self) -> Result<Shop, BasketError> {
        let mut known = lock(&self.shop);
        if let Some(shop) = known.as_ref() {
            return Ok(shop.clone());
        }
        let address = self.outbound.address().clone();
        let path = format!("{}/.well-known/ucp", address.base());
        let body = self.ask(Purpose::Discover, Method::GET, &address, path, None, None)?;
        let shop = answers::shop(&body).map_err(|what| self.nonsense(what))?;
        if !shop.endpoint.same_place(&address) {
            return Err(BasketError::NotAllowed {
                address: shop.endpoint.to_string(),
                why: format!(
                    "{address} says that its carts are there; if you trust it, connect that address"
                ),
            });
        }
        Ok(known.insert(shop).clone())
    }

    fn look_up(&self, shop: &Shop, ids: &[String]) -> Result<Vec<StockOffer>, BasketError> {
        let mut found = Vec::new();
        for ids in ids.chunks(LOOK_UP_AT_ONCE) {
            let body = questions::look_up(ids);
            found.extend(self.catalogue(shop, Purpose::LookUp, "/catalog/lookup", &body)?);
        }
        Ok(found)
    }

    fn search(&self, shop: &Shop, name: &str) -> Result<Vec<StockOffer>, BasketError> {
        let body = questions::search(name);
        self.catalogue(shop, Purpose::Search, "/catalog/search", &body)
    }

    fn catalogue(
        &self,
        shop: &Shop,
        purpose: Purpose,
        path: &str,
        body: &Value,
    ) -> Result<Vec<StockOffer>, BasketError> {
        let path = format!("{}{path}", shop.endpoint.base());
        let answer = self.ask(purpose, Method::POST, &shop.endpoint, path, Some(body), None)?;
        answers::offers(&answer).map_err(|wrong| self.told(wrong))
    }

    fn get_cart(&self, shop: &Shop, id: &str) -> Result<Found, BasketError> {
        let path = cart_path(shop, id);
        let asked = self.ask(Purpose::ReadBasket, Method::GET, &shop.endpoint, path, None, None);
        let body = match asked {
            Err(BasketError::Refused { status: 404 | 410, .. }) => return Ok(Found::Gone),
            other => other?,
        };
        match answers::cart(&body, &[]) {
            Ok(cart) if cart.id == id => Ok(Found::Cart(cart)),
            Ok(_) => Err(self.nonsense("it shows another cart than the one asked for".to_owned())),
            Err(answers::Wrong::Says { code, .. }) if code == "not_found" => Ok(Found::Gone),
            Err(wrong) => Err(self.told(wrong)),
        }
    }

    fn put_cart(
        &self,
        shop: &Shop,
        before: Option<&Cart>,
        desired: &Desired,
        key: OperationId,
    ) -> Result<Cart, BasketError> {
        let lines = questions::cart_lines(before, desired)?;
        let asked: Vec<String> = lines.iter().map(|line| line.item.clone()).collect();
        let body = questions::cart(&lines);
        let (method, path) = match before {
            Some(cart) => (Method::PUT, cart_path(shop, &cart.id)),
            None => (Method::POST, format!("{}/carts", shop.endpoint.base())),
        };
        let purpose = Purpose::WriteBasket;
        let answer = self.ask(purpose, method, &shop.endpoint, path, Some(&body), Some(key))?;
        let cart = answers::cart(&answer, &asked).map_err(|wrong| self.told(wrong))?;
        match before {
            Some(before) if before.id != cart.id => {
                Err(self
                    .nonsense("it changed another cart than the one it was asked to".to_owned()))
            }
            _ => Ok(cart),
        }
    }

    fn ask(
        &self,
        purpose: Purpose,
        method: Method,
        url: &Address,
        path: String,
        body: Option<&Value>,
        key: Option<OperationId>,
    ) -> Result<Vec<u8>, BasketError> {
        let mut headers = vec![("ucp-agent", format!("profile=\"{PROFILE}\""))];
        if let Some(key) = key {
            headers.push(("idempotency-key", key.to_string()));
        }
        let body = body.map(|body| body.to_string().into_bytes());
        let reply = self.outbound.call(&Call { purpose, method, url, path, headers, body })?;
        Ok(reply.body)
    }

    fn told(&self, wrong: answers::Wrong) -> BasketError {
        match wrong {
            answers::Wrong::Nonsense(what) => self.nonsense(what),
            answers::Wrong::Says { code, said } => {
                BasketError::Declined { shop: self.outbound.address().to_string(), code, said }
            }
        }
    }

    fn nonsense(&self, what: String) -> BasketError {
        BasketError::Nonsense { shop: self.outbound.address().to_string(), what }
    }

    /// What is shown of a cart, with the configuration to store if it is another than before.
    fn shown(&self, cart: Option<Cart>, gone: bool) -> BasketState {
        let mut state = cart.map_or_else(BasketState::default, |cart| {
            *lock(&self.cart) = Some(cart.id.clone());
            cart.state()
        });
        if gone {
            state.notes.insert(0, cart_gone());
        }
        let url = self.stored.get("url").cloned().unwrap_or_default();
        let now = match lock(&self.cart).as_ref() {
            Some(id) => json!({ "url": url, "cart": id }),
            None => json!({ "url": url }),
        };
        state.config = (now.get("cart") != self.stored.get("cart")).then_some(now);
        state
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

    fn offers(&self, wanted: &[Wanted]) -> Result<Vec<Vec<Offer>>, BasketError> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let shop = self.shop()?;
        let ids = questions::ids(wanted);
        let looked_up = if shop.looks_up { self.look_up(&shop, &ids)? } else { Vec::new() };
        let mut offers = Vec::with_capacity(wanted.len());
        for need in wanted {
            let mut found = answers::found_for(need, &looked_up);
            let name = questions::name_to_search(need);
            if let Some(name) = name.filter(|_| found.is_empty() && shop.searches) {
                found = self.search(&shop, name)?.into_iter().map(StockOffer::by_name).collect();
            }
            offers.push(found);
        }
        Ok(offers)
    }

    fn read(&self) -> Result<BasketState, BasketError> {
        let cart = lock(&self.cart).clone();
        let Some(id) = cart else { return Ok(self.shown(None, false)) };
        match self.get_cart(&self.shop()?, &id)? {
            Found::Cart(cart) => Ok(self.shown(Some(cart), false)),
            Found::Gone => {
                *lock(&self.cart) = None;
                Ok(self.shown(None, true))
            }
        }
    }

    fn write(&self, desired: &Desired, key: OperationId) -> Result<Written, BasketError> {
        // What cannot be sent is found out before anything is asked.
        questions::cart_lines(None, desired)?;
        let shop = self.shop()?;
        let known = lock(&self.cart).clone();
        let (before, gone) = match known {
            None => (None, false),
            Some(id) => match self.get_cart(&shop, &id)? {
                Found::Cart(cart) => (Some(cart), false),
                Found::Gone => (None, true),
            },
        };
        if gone {
            *lock(&self.cart) = None;
        }
        if before.is_none() && desired.set.is_empty() {
            return Ok(Written { state: self.shown(None, gone), placed: Vec::new() });
        }
        let cart = self.put_cart(&shop, before.as_ref(), desired, key)?;
        let state = self.shown(Some(cart), gone);
        let stands = |wish: &&crate::basket::Wish| {
            state.lines.iter().any(|line| Some(&line.remote) == wish.remote.as_ref())
        };
        let placed = desired.set.iter().filter(stands);
        let placed = placed.filter_map(|wish| Some((wish.line, wish.remote.clone()?))).collect();
        Ok(Written { state, placed })
    }
}

fn cart_path(shop: &Shop, id: &str) -> String {
    format!("{}/carts/{}", shop.endpoint.base(), questions::percent_encoded(id))
}

fn cart_gone() -> Note {
    Note {
        code: "cart_gone".to_owned(),
        text: "the cart that was in use is gone at the shop; a new one is used from now on"
            .to_owned(),
        remote: None,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Each value is set in one step, so a panic elsewhere leaves nothing half done.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
