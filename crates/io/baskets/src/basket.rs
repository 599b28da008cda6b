//! What every basket can be asked, whatever it is: a shop's cart or a file.
//!
//! A [`Basket`] turns [`Wanted`] lines into [`Offer`]s, reads back its [`BasketState`] and takes
//! [`Desired`] changes. [`connect`] makes one from its kind and its stored configuration. What a
//! basket cannot do it says in its [`Capabilities`]; nobody asks it for more.

use crate::error::BasketError;
use crate::file;
use crate::outbound::{Ledger, Limits};
use crate::ucp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use trug_domain::{LineId, Money, OperationId, PackSize, Quantity, Timestamp};
use trug_gs1::{Gtin, ScannedCode};
use uuid::Uuid;

pub use trug_domain::sync::RemoteId;

/// An online basket or something that is used as one.
pub trait Basket: Send {
    /// Its kind, as [`connect`] takes it.
    fn kind(&self) -> &'static str;

    /// What it can do.
    fn capabilities(&self) -> Capabilities;

    /// What it has for each wanted line, in the order of the lines; an empty answer for a line
    /// means that it has nothing.
    ///
    /// # Errors
    /// The basket cannot be reached, or its answer makes no sense.
    fn offers(&self, wanted: &[Wanted]) -> Result<Vec<Vec<Offer>>, BasketError>;

    /// What stands in it now. A basket that was never written to is empty.
    ///
    /// # Errors
    /// The basket cannot be reached, or its answer makes no sense.
    fn read(&self) -> Result<BasketState, BasketError>;

    /// Sets the wished lines to their quantities and takes the named ones away; everything else in
    /// the basket stays as it is. Sent at most once: nothing is repeated here. `key` is the same
    /// for the same write, so that a shop that takes such keys acts on it once.
    ///
    /// # Errors
    /// [`BasketError::class`] tells whether the basket may have acted.
    fn write(&self, desired: &Desired, key: OperationId) -> Result<Written, BasketError>;
}

/// A line of the list, as a basket is asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Which line.
    pub line: LineId,
    /// The code on the packet, if there is one.
    pub code: Option<ScannedCode>,
    /// What the line is called, never empty.
    pub name: String,
    /// How much is needed.
    pub quantity: Quantity,
    /// What one pack holds, if known; needed to buy grams or millilitres in packs.
    pub pack: Option<PackSize>,
    /// What this basket offered for this need before, if it is remembered.
    pub matched: Option<Match>,
    /// When it was sent without an answer, if nobody has said since what became of it.
    pub unanswered: Option<Timestamp>,
    /// Whether it is ticked; only baskets that carry ticks are told.
    pub checked: bool,
    /// The aisle; only files are told.
    pub aisle: Option<String>,
    /// The note; only files are told.
    pub note: Option<String>,
}

/// What a basket offered for a need before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The basket's own name of it.
    pub remote: RemoteId,
    /// What the basket called it.
    pub title: String,
    /// Its price when it was last seen.
    pub price: Option<Money>,
    /// Whether the person said that it is the right thing.
    pub confirmed: bool,
}

/// Something a basket has for a need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The basket's own name of it.
    pub remote: RemoteId,
    /// What the basket calls it: other people's text.
    pub title: String,
    /// The trade items it is.
    pub gtins: Vec<Gtin>,
    /// The price of one.
    pub price: Option<Money>,
    /// Whether it can be had now.
    pub available: bool,
    /// The most one customer may have.
    pub most: Option<i64>,
    /// How it was found.
    pub how: MatchedBy,
    /// What its quantity counts.
    pub sold: Sold,
}

/// How an offer was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchedBy {
    /// By the code on the packet.
    Gtin,
    /// It is what was matched before.
    Remembered,
    /// By its name only: it may be another thing.
    Name,
    /// The basket takes the line as it is, as a file does.
    AsWritten,
}

/// What the quantity of an offer counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sold {
    /// Whole pieces.
    Each,
    /// Whatever the line counts.
    AsWanted,
    /// By weight, length or the like: the basket's unit (UN/CEFACT Recommendation 20). Nothing is
    /// sent for it.
    Otherwise(String),
}

/// A line as it stands in a basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasketLine {
    /// The basket's own name of it; stands there once.
    pub remote: RemoteId,
    /// What the basket calls it: other people's text.
    pub title: String,
    /// How much.
    pub quantity: Quantity,
    /// Whether it is ticked; never where ticks are not carried.
    pub checked: bool,
    /// The trade item, where the basket says it.
    pub gtin: Option<Gtin>,
    /// The price of one.
    pub price: Option<Money>,
    /// What the line costs.
    pub total: Option<Money>,
}

/// What stands in a basket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct BasketState {
    /// Its lines, in its order.
    pub lines: Vec<BasketLine>,
    /// What it costs as a whole.
    pub total: Option<Money>,
    /// Where the person goes on in a browser: https, or http on this computer.
    pub continue_url: Option<String>,
    /// What the basket said besides.
    pub notes: Vec<Note>,
    /// The configuration to store from now on, if it changed (a cart was made or is gone).
    pub config: Option<Value>,
}

/// What a basket said: a price that changed, a quantity that was lowered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about: a code of the basket's, such as `out_of_stock`; `cart_gone` is Trug's own.
    pub code: String,
    /// In words: other people's text.
    pub text: String,
    /// The line it is about, if it says so.
    pub remote: Option<RemoteId>,
}

/// What a basket is to become. Lines that are not named here stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Desired {
    /// Lines that shall stand there with just this quantity.
    pub set: Vec<Wish>,
    /// Lines that shall not stand there.
    pub remove: Vec<RemoteId>,
}

/// One line that shall stand in a basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// The line of the list it is for.
    pub line: LineId,
    /// The basket's own name of it; none for a line that is new to a basket that takes lines as
    /// they are.
    pub remote: Option<RemoteId>,
    /// Its name; only told to baskets that carry names.
    pub name: String,
    /// How much, at least 1.
    pub quantity: Quantity,
    /// The trade item; only told to baskets that carry names.
    pub gtin: Option<Gtin>,
    /// Whether it is ticked; only told to baskets that carry ticks.
    pub checked: bool,
    /// The aisle; only files are told.
    pub aisle: Option<String>,
    /// The note; only files are told.
    pub note: Option<String>,
}

/// What became of a write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// What stands in the basket now, as it answered.
    pub state: BasketState,
    /// Under which name each wished line stands there now; a line that the basket did not take is
    /// missing.
    pub placed: Vec<(LineId, RemoteId)>,
}

/// What a basket can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "a table of independent yes and no")]
pub struct Capabilities {
    /// Shows what stands in it.
    pub reads_back: bool,
    /// Sets a line to a quantity.
    pub sets_quantity: bool,
    /// Takes a line away.
    pub removes: bool,
    /// Can only add to what is there.
    pub relative_add: bool,
    /// The same key twice acts once.
    pub exactly_once: bool,
    /// Knows prices.
    pub prices: bool,
    /// Carries ticks both ways.
    pub carries_checked: bool,
    /// Carries the shopper's own names both ways, and so takes any line without a match.
    pub carries_names: bool,
    /// Carries grams and millilitres; without it only whole pieces.
    pub carries_units: bool,
    /// Sends requests over a network.
    pub online: bool,
}

/// What a connector is given by whoever connects it: core code has neither clock nor chance.
#[derive(Clone)]
pub struct Outside {
    /// Where every request is written before it is sent.
    pub ledger: Arc<dyn Ledger>,
    /// Draws a new id.
    pub new_id: Arc<dyn Fn() -> Uuid + Send + Sync>,
    /// The time now.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// How long and how much one request may take.
    pub limits: Limits,
}

/// A kind of basket and what must be known to connect one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Kind {
    /// Its name, as [`connect`] takes it.
    pub kind: &'static str,
    /// What it is, in words.
    pub about: &'static str,
    /// What its configuration holds.
    pub settings: &'static [Setting],
}

/// One key of a kind's configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The key.
    pub key: &'static str,
    /// What it is for, in words.
    pub about: &'static str,
    /// Whether a basket cannot be connected without it.
    pub required: bool,
}

/// The kinds of baskets there are.
pub fn kinds() -> &'static [Kind] {
    &[ucp::KIND, file::KIND]
}

/// Makes a basket of its configuration. Nothing is sent or opened yet.
///
/// # Errors
/// The kind is not known, or the configuration lacks something or holds something else.
pub fn connect(
    kind: &str,
    config: &Value,
    outside: Outside,
) -> Result<Box<dyn Basket>, BasketError> {
    match kind {
        ucp::NAME => Ok(Box::new(ucp::Ucp::new(config, outside)?)),
        file::NAME => Ok(Box::new(file::FileBasket::new(config, outside)?)),
        other => Err(BasketError::UnknownKind(other.to_owned())),
    }
}

/// Takes a name from a basket's answer: 1 to 512 bytes without control characters.
pub(crate) fn remote_id(text: &str) -> Option<RemoteId> {
    let fits = (1..=512).contains(&text.len()) && !text.chars().any(char::is_control);
    fits.then(|| RemoteId(text.to_owned()))
}
