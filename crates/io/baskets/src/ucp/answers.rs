//! What a shop answers: other people's JSON, read with suspicion and without io.
//!
//! What is not as UCP has it is [`Wrong::Nonsense`], with where and what; a shop that says in proper
//! form that something cannot be done is [`Wrong::Says`]. Texts to be shown lose control characters
//! and characters that turn the direction of writing.

use super::questions::{MOST, code_to_tell};
use super::wire;
use crate::basket::{
    BasketLine, BasketState, MatchedBy, Note, Offer, RemoteId, Sold, Wanted, remote_id,
};
use crate::outbound::Address;
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;
use trug_domain::{Currency, Money, Quantity, Unit};
use trug_gs1::Gtin;

/// What a shop can do and where.
#[derive(Debug, Clone)]
pub(super) struct Shop {
    pub(super) endpoint: Address,
    pub(super) looks_up: bool,
    pub(super) searches: bool,
}

/// Why an answer is not what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It cannot be understood.
    Nonsense(String),
    /// The shop says that it cannot be done.
    Says { code: String, said: String },
}

/// An article, and by which of the asked ids it was found.
#[derive(Debug, Clone)]
pub(super) struct StockOffer {
    offer: Offer,
    exact_inputs: Vec<String>,
}

/// A cart as the shop shows it.
#[derive(Debug, Clone)]
pub(super) struct Cart {
    pub(super) id: String,
    pub(super) lines: Vec<CartLine>,
    total: Option<Money>,
    continue_url: Option<String>,
    notes: Vec<Note>,
}

/// A line of a cart.
#[derive(Debug, Clone)]
pub(super) struct CartLine {
    pub(super) id: String,
    pub(super) item: String,
    pub(super) quantity: i64,
    pub(super) parent: Option<String>,
    counted: Quantity,
    title: String,
    price: Money,
    total: Option<Money>,
}

/// Reads a shop's profile.
pub(super) fn shop(body: &[u8]) -> Result<Shop, String> {
    let profile: wire::Profile = json(body)?;
    let services = profile.ucp.services.get("dev.ucp.shopping");
    let endpoint = services
        .into_iter()
        .flatten()
        .find(|service| service.transport.as_deref() == Some("rest"))
        .and_then(|service| service.endpoint.as_deref())
        .ok_or("its profile names no address for shopping over REST")?;
    let endpoint = Address::parse(endpoint).map_err(|error| error.to_string())?;
    let can = |what: &str| profile.ucp.capabilities.contains_key(what);
    if !can("dev.ucp.shopping.cart") {
        return Err("its profile offers no carts".to_owned());
    }
    Ok(Shop {
        endpoint,
        looks_up: can("dev.ucp.shopping.catalog.lookup"),
        searches: can("dev.ucp.shopping.catalog.search"),
    })
}

/// Reads the articles of a look-up or a search.
pub(super) fn offers(body: &[u8]) -> Result<Vec<StockOffer>, Wrong> {
    says_no(body)?;
    let answer: wire::Products = json(body)?;
    let mut offers = Vec::new();
    for product in answer.products {
        for variant in product.variants {
            offers.push(offer(variant)?);
        }
    }
    Ok(offers)
}

/// Reads a cart. `asked` are the articles of the request, to which its messages point.
pub(super) fn cart(body: &[u8], asked: &[String]) -> Result<Cart, Wrong> {
    says_no(body)?;
    let cart: wire::Cart = json(body)?;
    let currency = currency(&cart.currency)?;
    let mut lines = Vec::with_capacity(cart.line_items.len());
    for line in cart.line_items {
        let quantity = whole(line.quantity, 1, "a quantity")?;
        lines.push(CartLine {
            id: plain_id(&line.id, "a line")?,
            quantity,
            counted: counted(quantity, line.item.quantity_unit.as_ref()),
            parent: line.parent_id.map(|id| plain_id(&id, "a line")).transpose()?,
            title: title(&line.item.title, &line.item.id),
            price: Money { minor: whole(line.item.price, 0, "a price")?, currency },
            total: total(&line.totals, currency)?,
            item: plain_id(&line.item.id, "an article")?,
        });
    }
    Ok(Cart {
        id: plain_id(&cart.id, "the cart")?,
        lines,
        total: total(&cart.totals, currency)?,
        continue_url: cart.continue_url.filter(|url| may_be_opened(url)),
        notes: notes(&cart.messages, asked),
    })
}

/// The offers for a need among those that were looked up: what is remembered, and what has its code.
pub(super) fn found_for(need: &Wanted, looked_up: &[StockOffer]) -> Vec<Offer> {
    let code = code_to_tell(need);
    let remembered = need.matched.as_ref().map(|matched| &matched.remote);
    let mut found: Vec<Offer> = Vec::new();
    for stock in looked_up {
        let by_code = code.is_some_and(|gtin| stock.has(gtin));
        let how = match (by_code, remembered == Some(&stock.offer.remote)) {
            (true, _) => MatchedBy::Gtin,
            (false, true) => MatchedBy::Remembered,
            (false, false) => continue,
        };
        if !found.iter().any(|offer| offer.remote == stock.offer.remote) {
            found.push(Offer { how, ..stock.offer.clone() });
        }
    }
    found.sort_by_key(|offer| Some(&offer.remote) != remembered);
    found
}

/// What a refusal says in words, if it says it in JSON.
pub(crate) fn said(body: &[u8]) -> Option<String> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let message = value.get("messages").and_then(|all| all.get(0)).unwrap_or(&value);
    let text = ["content", "message", "detail", "error_description", "error"]
        .iter()
        .find_map(|key| message.get(*key)?.as_str())?;
    Some(plain(text, 200)).filter(|text| !text.is_empty())
}

impl StockOffer {
    /// As found by its name.
    pub(super) fn by_name(self) -> Offer {
        self.offer
    }

    /// Whether it is the trade item: it says so, or, where it says nothing, the shop found it by
    /// just this code.
    fn has(&self, gtin: Gtin) -> bool {
        self.offer.gtins.contains(&gtin)
            || (self.offer.gtins.is_empty()
                && self.exact_inputs.iter().any(|id| Gtin::parse(id) == Ok(gtin)))
    }
}

impl Cart {
    /// The cart as any basket is shown: an article that has several lines is one line.
    pub(super) fn state(self) -> BasketState {
        let mut lines: Vec<BasketLine> = Vec::with_capacity(self.lines.len());
        let mut places: HashMap<String, usize> = HashMap::new();
        for line in self.lines {
            if let Some(place) = places.get(&line.item) {
                let stands = &mut lines[*place];
                stands.quantity.value = stands.quantity.value.saturating_add(line.counted.value);
                stands.total = match (stands.total, line.total) {
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
        let Self { total, continue_url, notes, .. } = self;
        BasketState { lines, total, continue_url, notes, config: None }
    }
}

impl From<String> for Wrong {
    fn from(what: String) -> Self {
        Self::Nonsense(what)
    }
}

fn offer(variant: wire::Variant) -> Result<StockOffer, Wrong> {
    let inputs = variant.inputs.into_iter().filter(|input| input.how.as_deref() == Some("exact"));
    let most = variant.metadata.get("max_quantity").and_then(Value::as_i64);
    let availability = variant.availability;
    let unit = variant.quantity_unit;
    let each = unit.as_ref().is_none_or(|unit| unit.unit == "C62" && unit.scale.unwrap_or(0) == 0);
    let price = Money {
        minor: whole(variant.price.amount, 0, "a price")?,
        currency: currency(&variant.price.currency)?,
    };
    let mut gtins: Vec<Gtin> = Vec::new();
    // An ISBN-10 or a number of the shop's own is no GTIN and tells nothing here.
    for gtin in variant.barcodes.iter().filter_map(|code| Gtin::parse(&code.value).ok()) {
        if !gtins.contains(&gtin) {
            gtins.push(gtin);
        }
    }
    let offer = Offer {
        remote: RemoteId(plain_id(&variant.id, "an article")?),
        title: title(&variant.title, &variant.id),
        gtins,
        price: Some(price),
        available: availability.is_none_or(|a| {
            a.available.unwrap_or(true) && a.status.as_deref() != Some("out_of_stock")
        }),
        most: most.filter(|most| *most >= 0),
        how: MatchedBy::Name,
        sold: match unit {
            Some(unit) if !each => Sold::Otherwise(plain(&unit.unit, 20)),
            _ => Sold::Each,
        },
    };
    Ok(StockOffer { offer, exact_inputs: inputs.map(|input| input.id).collect() })
}

/// Business errors come with status 200: `ucp.status` tells.
fn says_no(body: &[u8]) -> Result<(), Wrong> {
    let envelope: wire::Envelope = json(body)?;
    if envelope.ucp.status.as_deref() != Some("error") {
        return Ok(());
    }
    let message = envelope.messages.into_iter().find(|message| message.sort == "error");
    let (code, said) = message.map_or_else(
        || ("error".to_owned(), "it gave no reason".to_owned()),
        |message| (plain(&message.code, 60), plain(&message.content, 200)),
    );
    Err(Wrong::Says { code, said })
}

fn notes(messages: &[wire::Message], asked: &[String]) -> Vec<Note> {
    const MOST_NOTES: usize = 100;
    let remote = |path: &str| {
        let digits = path.strip_prefix("$.line_items[")?.split(']').next()?;
        remote_id(asked.get(digits.parse::<usize>().ok()?)?)
    };
    messages
        .iter()
        .take(MOST_NOTES)
        .map(|message| Note {
            code: plain(&message.code, 60),
            text: plain(&message.content, 300),
            remote: message.path.as_deref().and_then(remote),
        })
        .collect()
}

fn total(totals: &[wire::Total], currency: Currency) -> Result<Option<Money>, Wrong> {
    let Some(total) = totals.iter().find(|total| total.sort == "total") else { return Ok(None) };
    Ok(Some(Money { minor: whole(total.amount, -MOST, "a total")?, currency }))
}

/// How much so many steps of a unit are; one piece of something where it is no weight or volume.
fn counted(steps: i64, unit: Option<&wire::QuantityUnit>) -> Quantity {
    let Some(sold_by) = unit else { return Quantity::each(steps) };
    let (unit, thousandfold) = match sold_by.unit.as_str() {
        "C62" => (Unit::Each, 1),
        "GRM" => (Unit::Gram, 1),
        "KGM" => (Unit::Gram, 1_000),
        "MLT" => (Unit::Millilitre, 1),
        "LTR" => (Unit::Millilitre, 1_000),
        _ => return Quantity::each(1),
    };
    let steps_in_one = 10_i64.checked_pow(sold_by.scale.unwrap_or(0));
    let value = steps.checked_mul(thousandfold).zip(steps_in_one).map(|(all, one)| all / one);
    Quantity { value: value.unwrap_or(1).max(1), unit }
}

fn whole(value: i64, least: i64, what: &str) -> Result<i64, Wrong> {
    let fits = (least..=MOST).contains(&value);
    fits.then_some(value).ok_or_else(|| Wrong::Nonsense(format!("{what} of {value}")))
}

fn currency(code: &str) -> Result<Currency, Wrong> {
    Currency::try_from(code.to_owned())
        .map_err(|_| Wrong::Nonsense(format!("a currency named {:?}", plain(code, 20))))
}

fn plain_id(id: &str, of: &str) -> Result<String, Wrong> {
    remote_id(id).map(|id| id.0).ok_or_else(|| {
        Wrong::Nonsense(format!("an id of {of} that is empty, too long or not plain text"))
    })
}

fn title(title: &str, id: &str) -> String {
    let title = plain(title, 200);
    if title.is_empty() { plain(id, 200) } else { title }
}

/// Other people's text, fit to be shown on one line.
fn plain(text: &str, most: usize) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text
        .chars()
        .filter(|c| !turns(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(most)
        .collect();
    text.trim().to_owned()
}

/// Whether a person may be sent there: https, or http on this computer; a link may have a query and
/// a fragment.
fn may_be_opened(url: &str) -> bool {
    let place = url.split(['?', '#']).next().unwrap_or_default();
    url.len() <= 2_000
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
        && Address::parse(place).is_ok()
}

fn json<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, String> {
    serde_json::from_slice(body).map_err(|error| {
        if body.trim_ascii_start().starts_with(b"<") {
            "a web page instead of JSON".to_owned()
        } else {
            plain(&error.to_string(), 200)
        }
    })
}
