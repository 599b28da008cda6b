//! What every basket can be asked, whatever it is: a shop's cart or a file.
//!
//! A [`Basket`] turns [`Wanted`] lines into [`Offer`]s, reads back its [`BasketState`] and takes
//! [`Desired`] changes. What it cannot do it says in its [`Capabilities`], and is never asked for.

use crate::capabilities::Capabilities;
use crate::error::BasketError;
use crate::pace::Pace;
use crate::sendable::may_be_sent;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use trug_domain::{LineId, Money, OperationId, PackSize, Quantity, Timestamp};
use trug_gs1::{Gtin, ScannedCode};

pub use trug_domain::sync::RemoteId;

/// An online basket or something that is used as one.
pub trait Basket: Send {
    /// Its kind, as the registry knows it.
    fn kind(&self) -> &'static str;

    /// Where it is, as the person gave it: an address, or the path of a file.
    fn location(&self) -> String;

    /// What it can do.
    fn capabilities(&self) -> Capabilities;

    /// What it has for each wanted line, in the order of the lines; no offers for a line mean that
    /// it has nothing. `pace` is called before each request with how many lines are answered, and
    /// may end the question.
    ///
    /// # Errors
    /// The basket cannot be reached, or its reply cannot be read; [`BasketError::Stopped`].
    fn offers(
        &self,
        wanted: &[Wanted],
        pace: &mut Pace<'_>,
    ) -> Result<Vec<Vec<Offer>>, BasketError>;

    /// What is in it now; [`BasketState::origin`] says whether it was read or there is nothing yet.
    ///
    /// # Errors
    /// The basket cannot be reached, or its reply cannot be read.
    fn read(&self) -> Result<BasketState, BasketError>;

    /// Makes the request that sets, adds and takes away what is named; everything else in the basket
    /// stays as it is. Nothing is changed yet, but the basket may be read. The caller names only what
    /// the [`Capabilities`] allow.
    ///
    /// # Errors
    /// The basket cannot be reached, or it cannot be asked for this.
    fn prepare(&self, desired: &Desired) -> Result<PreparedWrite, BasketError>;

    /// Sends a request that was prepared, perhaps by an earlier run: at most once, nothing is repeated
    /// here. `key` is the same for the same request, so that a shop that takes such keys acts on it
    /// once, however often it comes.
    ///
    /// # Errors
    /// [`BasketError::class`] says whether the basket may have acted.
    fn send(&self, prepared: &PreparedWrite, key: OperationId) -> Result<Written, BasketError>;

    /// Prepares and sends at once.
    ///
    /// # Errors
    /// Those of both.
    fn write(&self, desired: &Desired, key: OperationId) -> Result<Written, BasketError> {
        self.send(&self.prepare(desired)?, key)
    }
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
    /// When it was sent without a reply, if it is not settled since what became of it.
    pub unanswered: Option<Timestamp>,
    /// Whether it is ticked; for baskets that carry ticks.
    pub checked: bool,
    /// The aisle; for files.
    pub aisle: Option<String>,
    /// The note; for files.
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
    /// Whether the person confirmed that it is the right article.
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
    pub max: Option<i64>,
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

/// A line of a basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BasketLine {
    /// The basket's own name of it; no other line has it.
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

/// What is in a basket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
pub struct BasketState {
    /// How this is known.
    pub origin: Origin,
    /// Its lines, in its order.
    pub lines: Vec<BasketLine>,
    /// What it costs as a whole.
    pub total: Option<Money>,
    /// What its total holds beside its lines: tax, delivery, discounts.
    pub extras: Option<Money>,
    /// Where the person goes on in a browser: https, or http on this computer.
    pub continue_url: Option<String>,
    /// What the basket reported besides.
    pub notes: Vec<Note>,
    /// The configuration to store from now on, if it changed (a cart was made or is gone).
    pub config: Option<Value>,
}

/// How the content of a basket is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// There is none that could be read: nothing was written yet, as far as is known here.
    #[default]
    NotYet,
    /// The basket showed it.
    Read,
    /// There was one, and the shop keeps it no longer. That is not a basket that somebody emptied.
    Gone,
}

/// What a basket reported: a price that changed, a quantity that was lowered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about: a code of the basket's, such as `out_of_stock`; `cart_gone` is Trug's own.
    pub code: String,
    /// In words: other people's text.
    pub text: String,
    /// The line it is about, if it says so.
    pub remote: Option<RemoteId>,
}

/// What is to change in a basket. Lines that are not named here stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Desired {
    /// Lines that are to have just this quantity.
    #[serde(default)]
    pub set: Vec<TargetLine>,
    /// Lines to which this quantity is to be added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<TargetLine>,
    /// Lines that are to go.
    #[serde(default)]
    pub remove: Vec<RemoteId>,
}

/// One line as it is to be in a basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetLine {
    /// The line of the list it is for.
    pub line: LineId,
    /// The basket's own name of it; none for a line that is new to a basket that takes lines as
    /// they are.
    pub remote: Option<RemoteId>,
    /// Its name; for baskets that carry names.
    pub name: String,
    /// How much, at least 1.
    pub quantity: Quantity,
    /// The trade item; for baskets that carry names.
    pub gtin: Option<Gtin>,
    /// Whether it is ticked; for baskets that carry ticks.
    pub checked: bool,
    /// The aisle; for files.
    pub aisle: Option<String>,
    /// The note; for files.
    pub note: Option<String>,
}

/// A request that changes a basket, as it is stored and sent: byte for byte the same, however often.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreparedWrite {
    /// What it is for.
    #[serde(flatten)]
    pub desired: Desired,
    /// The connector's own form of it; null where there is nothing to be sent.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub request: Value,
}

/// What became of a write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// What is in the basket now, as it replied.
    pub state: BasketState,
    /// The basket's name of each target line; a line that the basket did not take is missing.
    pub placed: Vec<(LineId, RemoteId)>,
}

impl Wanted {
    /// The number on the packet, if it may be sent: not if it means something to one shop only.
    pub fn sendable_gtin(&self) -> Option<Gtin> {
        self.code.as_ref().map(|code| code.gtin).filter(may_be_sent)
    }
}

impl Desired {
    /// Whether nothing is to change.
    pub const fn is_empty(&self) -> bool {
        self.set.is_empty() && self.add.is_empty() && self.remove.is_empty()
    }

    /// How many changes it is.
    pub const fn len(&self) -> usize {
        self.set.len() + self.add.len() + self.remove.len()
    }

    /// The lines that are set or added to.
    pub fn targets(&self) -> impl Iterator<Item = &TargetLine> {
        self.set.iter().chain(&self.add)
    }
}

/// Takes a name from a basket's reply: 1 to 512 bytes without control characters.
pub(crate) fn remote_id(text: &str) -> Option<RemoteId> {
    let fits = (1..=512).contains(&text.len()) && !text.chars().any(char::is_control);
    fits.then(|| RemoteId(text.to_owned()))
}
