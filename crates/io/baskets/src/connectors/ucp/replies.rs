//! What a shop replies: other people's JSON, read without trust and without io.
//!
//! What is not as UCP has it is [`BadReply::Unreadable`], with where and what; a shop that says in
//! proper form that something cannot be done is [`BadReply::Declined`].

use super::cart::{Cart, CartLine, MAX_PIECES};
use super::wire;
use crate::basket::{MatchedBy, Note, Offer, RemoteId, Sold, Wanted, remote_id};
use crate::text::plain;
use serde::Deserialize;
use serde_json::Value;
use trug_domain::{Currency, Money, Quantity, Unit};
use trug_gs1::Gtin;
use trug_net::{Address, Reach};

/// What a shop can do and where.
#[derive(Debug, Clone)]
pub(super) struct Shop {
    pub(super) endpoint: Address,
    pub(super) looks_up: bool,
    pub(super) searches: bool,
}

/// Why a reply is not what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BadReply {
    /// It cannot be read.
    Unreadable(String),
    /// The shop says that it cannot be done.
    Declined { code: String, message: String },
}

/// An article, and by which of the requested ids it was found.
#[derive(Debug, Clone)]
pub(super) struct StockOffer {
    offer: Offer,
    exact_inputs: Vec<String>,
}

/// Reads a shop's profile. Its endpoint may reach as far as the shop's own address.
pub(super) fn shop(body: &[u8], reach: Reach) -> Result<Shop, String> {
    let profile: wire::Profile = json(body)?;
    let services = profile.ucp.services.get("dev.ucp.shopping");
    let endpoint = services
        .into_iter()
        .flatten()
        .find(|service| service.transport.as_deref() == Some("rest"))
        .and_then(|service| service.endpoint.as_deref())
        .ok_or("its profile names no address for shopping over REST")?;
    let endpoint = Address::parse(endpoint, reach).map_err(|error| error.to_string())?;
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
pub(super) fn offers(body: &[u8]) -> Result<Vec<StockOffer>, BadReply> {
    check_declined(body)?;
    let reply: wire::Products = json(body)?;
    let mut offers = Vec::new();
    for product in reply.products {
        for variant in product.variants {
            offers.push(offer(variant)?);
        }
    }
    Ok(offers)
}

/// Reads a cart. `requested` are the articles of the request, to which its messages point; links
/// may reach as far as the shop's own address.
pub(super) fn cart(body: &[u8], requested: &[String], reach: Reach) -> Result<Cart, BadReply> {
    check_declined(body)?;
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
        extras: extras(&cart.totals, currency)?,
        continue_url: cart.continue_url.filter(|url| may_be_opened(url, reach)),
        notes: notes(&cart.messages, requested),
    })
}

/// The offers for a need among those that were looked up: what is remembered, and what has its code.
pub(super) fn found_for(need: &Wanted, looked_up: &[StockOffer]) -> Vec<Offer> {
    let code = need.sendable_gtin();
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

impl From<String> for BadReply {
    fn from(what: String) -> Self {
        Self::Unreadable(what)
    }
}

fn offer(variant: wire::Variant) -> Result<StockOffer, BadReply> {
    let inputs = variant.inputs.into_iter().filter(|input| input.how.as_deref() == Some("exact"));
    let max = variant.metadata.get("max_quantity").and_then(Value::as_i64);
    let availability = variant.availability;
    let unit = variant.quantity_unit;
    let each = unit.as_ref().is_none_or(|unit| unit.unit == "C62" && unit.scale.unwrap_or(0) == 0);
    let price = Money {
        minor: whole(variant.price.amount, 0, "a price")?,
        currency: currency(&variant.price.currency)?,
    };
    let mut gtins: Vec<Gtin> = Vec::new();
    // An ISBN-10 or a number of the shop's own is no GTIN and of no use here.
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
        max: max.filter(|max| *max >= 0),
        how: MatchedBy::Name,
        sold: match unit {
            Some(unit) if !each => Sold::Otherwise(plain(&unit.unit, 20)),
            _ => Sold::Each,
        },
    };
    Ok(StockOffer { offer, exact_inputs: inputs.map(|input| input.id).collect() })
}

/// Business errors come with status 200, and `ucp.status` says so.
fn check_declined(body: &[u8]) -> Result<(), BadReply> {
    let envelope: wire::Envelope = json(body)?;
    if envelope.ucp.status.as_deref() != Some("error") {
        return Ok(());
    }
    let message = envelope.messages.into_iter().find(|message| message.sort == "error");
    let (code, message) = message.map_or_else(
        || ("error".to_owned(), "it gave no reason".to_owned()),
        |message| (plain(&message.code, 60), plain(&message.content, 200)),
    );
    Err(BadReply::Declined { code, message })
}

fn notes(messages: &[wire::Message], requested: &[String]) -> Vec<Note> {
    const MAX_NOTES: usize = 100;
    let remote = |path: &str| {
        let digits = path.strip_prefix("$.line_items[")?.split(']').next()?;
        remote_id(requested.get(digits.parse::<usize>().ok()?)?)
    };
    messages
        .iter()
        .take(MAX_NOTES)
        .map(|message| Note {
            code: plain(&message.code, 60),
            text: plain(&message.content, 300),
            remote: message.path.as_deref().and_then(remote),
        })
        .collect()
}

fn total(totals: &[wire::Total], currency: Currency) -> Result<Option<Money>, BadReply> {
    let Some(total) = totals.iter().find(|total| total.sort == "total") else { return Ok(None) };
    Ok(Some(Money { minor: whole(total.amount, -MAX_PIECES, "a total")?, currency }))
}

/// What a total holds beside the lines: all that is named but the sum of the lines and the total.
fn extras(totals: &[wire::Total], currency: Currency) -> Result<Option<Money>, BadReply> {
    let others = totals.iter().filter(|t| !["subtotal", "total"].contains(&t.sort.as_str()));
    let mut extras = None;
    for other in others {
        let minor = whole(other.amount, -MAX_PIECES, "a part of the total")?;
        let so_far = extras.map_or(0, |money: Money| money.minor);
        extras = Some(Money { minor: so_far.saturating_add(minor), currency });
    }
    Ok(extras)
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

fn whole(value: i64, min: i64, what: &str) -> Result<i64, BadReply> {
    let fits = (min..=MAX_PIECES).contains(&value);
    fits.then_some(value).ok_or_else(|| BadReply::Unreadable(format!("{what} of {value}")))
}

fn currency(code: &str) -> Result<Currency, BadReply> {
    Currency::try_from(code.to_owned())
        .map_err(|_| BadReply::Unreadable(format!("a currency named {:?}", plain(code, 20))))
}

fn plain_id(id: &str, of: &str) -> Result<String, BadReply> {
    remote_id(id).map(|id| id.0).ok_or_else(|| {
        BadReply::Unreadable(format!("an id of {of} that is empty, too long or not plain text"))
    })
}

fn title(title: &str, id: &str) -> String {
    let title = plain(title, 200);
    if title.is_empty() { plain(id, 200) } else { title }
}

/// Whether a person may be sent there: https, or http on this computer; a link may have a query and
/// a fragment.
fn may_be_opened(url: &str, reach: Reach) -> bool {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    url.len() <= 2_000
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
        && Address::parse(address, reach).is_ok()
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
