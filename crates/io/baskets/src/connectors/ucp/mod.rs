//! The connector to shops that speak UCP, the Universal Commerce Protocol (version 2026-08-25):
//! catalogue and carts over REST.
//!
//! A shop says at `/.well-known/ucp` what it can do and where. Articles are found by the code on
//! the packet, by the shop's own id if one is remembered, else by name; a code that means something
//! to one shop only is in no request. `PUT /carts/{id}` replaces the whole cart, so the cart is read
//! just before and what others put in it is sent along unchanged. A cart that is gone is made anew,
//! and a note says so. A request is stored before it is sent, so that it can be sent again unchanged. Checkout is the shop's and the person's own business.

mod cart;
mod config;
mod replies;
mod requests;
mod wire;

use crate::basket::{
    Basket, BasketState, Desired, Note, Offer, Origin, PreparedWrite, TargetLine, Wanted, Written,
};
use crate::capabilities::Capabilities;
use crate::connector::{Connector, ConnectorContext, LocationKind, NewBasket, read_config, stored};
use crate::error::BasketError;
use crate::http;
use crate::pace::Pace;
use cart::Cart;
use config::Config;
use replies::{BadReply, Shop, StockOffer};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::{Mutex, MutexGuard, PoisonError};
use trug_domain::OperationId;
use trug_net::{HttpClient, Method, Purpose, Reach, Request};

/// The connector.
pub(crate) const CONNECTOR: Connector = Connector {
    kind: KIND,
    name_key: "basket-kind-ucp",
    location: LocationKind::Address,
    formats: &[],
    configure,
    connect,
};

const KIND: &str = "ucp";

const CAPABILITIES: Capabilities = Capabilities {
    reads_back: true,
    sets_quantity: true,
    removes: true,
    adds: false,
    exactly_once: true,
    prices: true,
    carries_checked: false,
    carries_names: false,
    carries_units: false,
    online: true,
};

/// Where a shop can read what Trug is. UCP asks for it with every call.
pub(crate) const PROFILE: &str = "https://trug.example/.well-known/ucp";

/// How many articles are asked for in one request.
const MAX_LOOK_UP: usize = 25;

/// A shop that speaks UCP.
struct Ucp {
    client: HttpClient,
    /// The configuration it was made of.
    config: Config,
    shop: Mutex<Option<Shop>>,
    cart: Mutex<Option<String>>,
}

/// A request that changes a cart, as it is stored.
#[derive(Debug, Serialize, Deserialize)]
struct PutCart {
    /// The cart that is changed; one is made if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cart: Option<String>,
    /// Whether the cart of before is gone, so that this makes it anew.
    #[serde(default)]
    anew: bool,
    path: String,
    body: Value,
}

/// What a request for a cart came to.
enum Found {
    Cart(Cart),
    Gone,
}

fn configure(new: &NewBasket) -> Result<Value, BasketError> {
    let config = Config {
        url: new.location.clone(),
        cart: None,
        private_network: new.reach == Reach::PrivateNetwork,
    };
    config.address()?;
    Ok(stored(&config))
}

fn connect(config: &Value, context: ConnectorContext) -> Result<Box<dyn Basket>, BasketError> {
    let config: Config = read_config(KIND, config)?;
    config.check(KIND)?;
    let client = HttpClient::new(config.address()?, context.net);
    let cart = Mutex::new(config.cart.clone());
    Ok(Box::new(Ucp { client, config, shop: Mutex::new(None), cart }))
}

/// A request before it is known where the shop takes it.
struct Ask<'a> {
    purpose: Purpose,
    method: Method,
    path: String,
    body: Option<&'a Value>,
    key: Option<OperationId>,
}

impl Ucp {
    /// What the shop can do and where: asked once.
    fn shop(&self) -> Result<Shop, BasketError> {
        let mut known = lock(&self.shop);
        if let Some(shop) = known.as_ref() {
            return Ok(shop.clone());
        }
        let address = self.client.address();
        let path = format!("{}/.well-known/ucp", address.base());
        let (purpose, method) = (Purpose::Discover, Method::Get);
        let body = self.ask(&Ask { purpose, method, path, body: None, key: None })?;
        let shop = replies::shop(&body, address.reach())
            .map_err(|what| self.invalid(what).of_question())?;
        if !shop.endpoint.same_origin(address) {
            return Err(BasketError::Elsewhere {
                shop: address.to_string(),
                endpoint: shop.endpoint.to_string(),
            });
        }
        Ok(known.insert(shop).clone())
    }

    fn look_up(
        &self,
        shop: &Shop,
        ids: &[String],
        pace: &mut Pace<'_>,
    ) -> Result<Vec<StockOffer>, BasketError> {
        let mut found = Vec::new();
        for ids in ids.chunks(MAX_LOOK_UP) {
            self.keep_pace(pace, 0)?;
            let body = requests::look_up(ids);
            found.extend(self.catalogue(shop, Purpose::LookUp, "/catalog/lookup", &body)?);
        }
        Ok(found)
    }

    fn search(&self, shop: &Shop, name: &str) -> Result<Vec<StockOffer>, BasketError> {
        let body = requests::search(name);
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
        let method = Method::Post;
        let reply = self.ask(&Ask { purpose, method, path, body: Some(body), key: None })?;
        replies::offers(&reply).map_err(|bad| self.bad_reply(bad).of_question())
    }

    fn keep_pace(&self, pace: &mut Pace<'_>, answered: usize) -> Result<(), BasketError> {
        pace(answered).map_err(|stop| {
            let shop = self.client.address().to_string();
            BasketError::Stopped { shop, stop }
        })
    }

    fn get_cart(&self, shop: &Shop, id: &str) -> Result<Found, BasketError> {
        let (purpose, method, path) = (Purpose::ReadBasket, Method::Get, cart_path(shop, id));
        let body = match self.ask(&Ask { purpose, method, path, body: None, key: None }) {
            Err(BasketError::Refused { status: 404 | 410, .. }) => return Ok(Found::Gone),
            other => other?,
        };
        match replies::cart(&body, &[], self.client.address().reach()) {
            Ok(cart) if cart.id == id => Ok(Found::Cart(cart)),
            Ok(_) => {
                let what = "it shows another cart than the one asked for".to_owned();
                Err(self.invalid(what).of_question())
            }
            Err(BadReply::Declined { code, .. }) if code == "not_found" => Ok(Found::Gone),
            Err(bad) => Err(self.bad_reply(bad).of_question()),
        }
    }

    /// Sends a request that changes a cart.
    fn put_cart(&self, put: &PutCart, key: OperationId) -> Result<Cart, BasketError> {
        let (method, path) = match &put.cart {
            Some(_) => (Method::Put, put.path.clone()),
            None => (Method::Post, put.path.clone()),
        };
        let (purpose, body) = (Purpose::WriteBasket, Some(&put.body));
        let reply = self.ask(&Ask { purpose, method, path, body, key: Some(key) })?;
        let requested = requests::requested(&put.body);
        let cart = replies::cart(&reply, &requested, self.client.address().reach())
            .map_err(|bad| self.bad_reply(bad))?;
        match &put.cart {
            Some(before) if *before != cart.id => {
                Err(self.invalid("it changed another cart than the one it was asked to".to_owned()))
            }
            _ => Ok(cart),
        }
    }

    fn ask(&self, ask: &Ask<'_>) -> Result<Vec<u8>, BasketError> {
        let mut request = Request::new(ask.purpose, ask.method, ask.path.as_str())
            .accept("application/json")
            .header("ucp-agent", format!("profile=\"{PROFILE}\""));
        if let Some(key) = ask.key {
            request = request.header("idempotency-key", key.to_string());
        }
        if let Some(body) = ask.body {
            request = request.body("application/json", body.to_string());
        }
        Ok(http::send(&self.client, &request)?.body)
    }

    fn bad_reply(&self, bad: BadReply) -> BasketError {
        match bad {
            BadReply::Unreadable(what) => self.invalid(what),
            BadReply::Declined { code, message } => {
                BasketError::Declined { shop: self.client.address().to_string(), code, message }
            }
        }
    }

    fn invalid(&self, what: String) -> BasketError {
        BasketError::InvalidReply { shop: self.client.address().to_string(), what }
    }

    /// What is shown of a cart, with the configuration to store if it is another than before.
    fn shown(&self, cart: Cart) -> BasketState {
        *lock(&self.cart) = Some(cart.id.clone());
        let now = Config { cart: Some(cart.id.clone()), ..self.config.clone() };
        let config = (now != self.config).then(|| stored(&now));
        BasketState { origin: Origin::Read, config, ..cart.into_state() }
    }
}

impl Basket for Ucp {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn location(&self) -> String {
        self.config.url.clone()
    }

    fn capabilities(&self) -> Capabilities {
        CAPABILITIES
    }

    fn offers(
        &self,
        wanted: &[Wanted],
        pace: &mut Pace<'_>,
    ) -> Result<Vec<Vec<Offer>>, BasketError> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let shop = self.shop()?;
        let ids = requests::ids(wanted);
        let looked_up = if shop.looks_up { self.look_up(&shop, &ids, pace)? } else { Vec::new() };
        let mut offers = Vec::with_capacity(wanted.len());
        for need in wanted {
            let mut found = replies::found_for(need, &looked_up);
            let name = requests::name_to_search(need);
            if let Some(name) = name.filter(|_| found.is_empty() && shop.searches) {
                self.keep_pace(pace, offers.len())?;
                found = self.search(&shop, name)?.into_iter().map(StockOffer::by_name).collect();
            }
            offers.push(found);
        }
        Ok(offers)
    }

    fn read(&self) -> Result<BasketState, BasketError> {
        let cart = lock(&self.cart).clone();
        let Some(id) = cart else { return Ok(BasketState::default()) };
        Ok(match self.get_cart(&self.shop()?, &id)? {
            Found::Cart(cart) => self.shown(cart),
            Found::Gone => gone(),
        })
    }

    fn prepare(&self, desired: &Desired) -> Result<PreparedWrite, BasketError> {
        // What cannot be sent is found out before any request.
        requests::cart_lines(None, desired)?;
        let shop = self.shop()?;
        let known = lock(&self.cart).clone();
        let (before, anew) = match known {
            None => (None, false),
            Some(id) => match self.get_cart(&shop, &id)? {
                Found::Cart(cart) => (Some(cart), false),
                Found::Gone => (None, true),
            },
        };
        let request = if before.is_none() && desired.set.is_empty() {
            Value::Null
        } else {
            let lines = requests::cart_lines(before.as_ref(), desired)?;
            let cart = before.map(|cart| cart.id);
            let path = match &cart {
                Some(id) => cart_path(&shop, id),
                None => format!("{}/carts", shop.endpoint.base()),
            };
            stored(&PutCart { cart, anew, path, body: requests::cart(&lines) })
        };
        Ok(PreparedWrite { desired: desired.clone(), request })
    }

    fn send(&self, prepared: &PreparedWrite, key: OperationId) -> Result<Written, BasketError> {
        if prepared.request.is_null() {
            return Ok(Written { state: self.read()?, placed: Vec::new() });
        }
        let put: PutCart = read_config(KIND, &prepared.request)?;
        let mut state = self.shown(self.put_cart(&put, key)?);
        if put.anew {
            state.notes.insert(0, cart_gone());
        }
        let is_there = |target: &&TargetLine| {
            state.lines.iter().any(|line| Some(&line.remote) == target.remote.as_ref())
        };
        let placed = prepared.desired.set.iter().filter(is_there);
        let placed = placed.filter_map(|line| Some((line.line, line.remote.clone()?))).collect();
        Ok(Written { state, placed })
    }
}

fn cart_path(shop: &Shop, id: &str) -> String {
    format!("{}/carts/{}", shop.endpoint.base(), requests::percent_encoded(id))
}

/// A cart that the shop keeps no longer, which is normal for carts.
fn gone() -> BasketState {
    BasketState { origin: Origin::Gone, notes: vec![cart_gone()], ..BasketState::default() }
}

fn cart_gone() -> Note {
    Note {
        code: "cart_gone".to_owned(),
        text: "the shop no longer keeps the cart that was in use; what is sent goes into a new one"
            .to_owned(),
        remote: None,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Each value is set in one step, so a panic elsewhere leaves nothing half done.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
