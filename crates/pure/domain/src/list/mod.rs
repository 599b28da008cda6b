//! Lists as operations with inverses.
//!
//! A [`List`] holds [`Line`]s; a line is a [`Need`], how much of it, and the [`Part`]s that came
//! together in it. An [`Operation`] says what is wanted; [`plan`] looks at what is there through a
//! [`View`] and answers with [`Change`]s: whole rows before and after, so that every change has an
//! inverse and undo needs no rule of its own. [`Lists`] is the view in memory.
//!
//! Nothing here is kept or shown: the store makes changes durable, the app gives them their ids and
//! their time.

mod change;
mod edit;
mod error;
mod line;
mod memory;
mod operation;
mod order;
mod plan;
mod text;

pub use change::{Mismatch, invert};
pub use error::{ListError, PlanError};
pub use line::merge_key;
pub use memory::{Lists, PerformError};
pub use operation::{Operation, Place};
pub use plan::plan;
pub use text::{
    AISLE_MAX, LINE_NAME_MAX, LIST_NAME_MAX, NOTE_MAX, PRODUCT_TEXT_MAX, clean, folded,
};

use crate::{LineId, ListId, OwnProduct, PriceNote, Quantity, Rank, StepId, Timestamp};
use serde::{Deserialize, Serialize};
use trug_gs1::ScannedCode;

/// A list's own data; its lines stand for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Which list.
    pub id: ListId,
    /// What the shopper calls it: 1 to 80 characters, unique without regard to case.
    pub name: String,
    /// Its place among the lists.
    pub rank: Rank,
    /// The shop it is for, where that is not the usual one: at most 80 characters.
    #[serde(default)]
    pub shop: Option<String>,
}

/// What is needed: a product by its code, or a thing by its name, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The code on the packet.
    pub code: Option<ScannedCode>,
    /// The shopper's own words: 1 to 200 characters. A line with a code may have none: then the
    /// product's name is shown, or the code until it has one.
    pub name: Option<String>,
}

/// A need on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which line.
    pub id: LineId,
    /// The list it stands on.
    pub list: ListId,
    /// What is needed.
    pub need: Need,
    /// The parts it came together from, oldest first, never empty, all in one unit.
    pub parts: Vec<Part>,
    /// Whether it is in the trolley.
    pub checked: bool,
    /// The aisle the shopper put it in; without one the product's aisle counts.
    pub aisle: Option<String>,
    /// A note of the shopper: at most 500 characters.
    pub note: Option<String>,
    /// Its place on the list.
    pub rank: Rank,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// One contribution to a line: taking it away subtracts just that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where it came from.
    pub source: Source,
    /// How much of the line it is.
    pub quantity: Quantity,
    /// When it came.
    pub at: Timestamp,
}

/// Where something came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The way it came.
    pub kind: SourceKind,
    /// More precisely: a file's name, a basket's name.
    pub from: Option<String>,
}

/// The ways something comes to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A camera, a clip or a wedge scanner saw the code.
    Scan,
    /// A photograph of the code.
    Photo,
    /// Somebody typed it.
    Typed,
    /// It was in a file.
    Import,
    /// A basket had it.
    Sync,
}

/// One row before and after; swapping the two undoes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A list came (no before), went (no after) or changed.
    List {
        /// As it was.
        before: Option<List>,
        /// As it is now.
        after: Option<List>,
    },
    /// A line came, went or changed.
    Line {
        /// As it was.
        before: Option<Box<Line>>,
        /// As it is now.
        after: Option<Box<Line>>,
    },
    /// A product of the shopper's own came, went or changed.
    Product {
        /// As it was.
        before: Option<OwnProduct>,
        /// As it is now.
        after: Option<OwnProduct>,
    },
    /// A price that was noted came, went or changed.
    Price {
        /// As it was.
        before: Option<Box<PriceNote>>,
        /// As it is now.
        after: Option<Box<PriceNote>>,
    },
    /// The order of a shop's aisles that was set by hand came, went or changed.
    Aisles {
        /// The shop, see [`folded`].
        shop: String,
        /// As it was.
        before: Option<Vec<String>>,
        /// As it is now.
        after: Option<Vec<String>>,
    },
}

/// What a step of the history was, for its title; the changes say the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Something was added.
    Add,
    /// How much was changed.
    Quantity,
    /// A name, note or aisle was changed.
    Edit,
    /// Lines were ticked.
    Check,
    /// Lines were unticked.
    Uncheck,
    /// Lines were taken off.
    Remove,
    /// Lines were moved.
    Move,
    /// Ticked lines were cleared.
    ClearChecked,
    /// A list was made.
    NewList,
    /// A list was renamed.
    RenameList,
    /// A list was deleted.
    DeleteList,
    /// A product was named.
    Teach,
    /// A product's name was forgotten.
    Forget,
    /// A packet was put beside another one as the same need.
    Attach,
    /// A list was given to another shop.
    Shop,
    /// The order of a shop's aisles was set.
    Aisles,
    /// A price was noted.
    Price,
    /// A file was imported.
    Import,
    /// A basket was synced.
    Sync,
}

/// What was done in one go: the unit of undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Which step.
    pub id: StepId,
    /// When.
    pub at: Timestamp,
    /// What it was.
    pub action: Action,
    /// Who did it.
    pub source: Source,
    /// What it changed, in order.
    pub changes: Vec<Change>,
}

/// Reads what [`plan`] must know; in memory by [`Lists`], on disk by the store.
pub trait View {
    /// Why reading failed.
    type Error;
    /// All lists in their order: by rank, then by id.
    fn lists(&self) -> Result<Vec<List>, Self::Error>;
    /// One list.
    fn list(&self, id: ListId) -> Result<Option<List>, Self::Error>;
    /// One line.
    fn line(&self, id: LineId) -> Result<Option<Line>, Self::Error>;
    /// The lines of a list in their order: by rank, then by id.
    fn lines(&self, list: ListId) -> Result<Vec<Line>, Self::Error>;
    /// The line of a list whose [`merge_key`] is this one; the first of them should there be more.
    fn same_need(&self, list: ListId, key: &str) -> Result<Option<Line>, Self::Error>;
    /// The rank of the first line of a list; worth its own look-up where a list is long.
    fn first_rank(&self, list: ListId) -> Result<Option<Rank>, Self::Error> {
        Ok(self.lines(list)?.into_iter().next().map(|line| line.rank))
    }
    /// The rank of the last line of a list.
    fn last_rank(&self, list: ListId) -> Result<Option<Rank>, Self::Error>;
    /// The ranks of the lines just before and just after a line of a list.
    fn ranks_around(&self, line: &Line) -> Result<(Option<Rank>, Option<Rank>), Self::Error>;
    /// A product the shopper named.
    fn own_product(&self, gtin: trug_gs1::Gtin) -> Result<Option<OwnProduct>, Self::Error>;
    /// The price that was noted for a need, by its [`merge_key`], in a shop as [`folded`] has it.
    fn price(&self, need: &str, shop: &str) -> Result<Option<PriceNote>, Self::Error>;
    /// The order of a shop's aisles that was set by hand; the shop as [`folded`] has it.
    fn aisle_order(&self, shop: &str) -> Result<Option<Vec<String>>, Self::Error>;
}
