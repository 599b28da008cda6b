//! Lists as operations with inverses.
//!
//! A [`List`] has [`Line`]s; a line is a [`Need`] with the [`Part`]s of its quantity. An [`Operation`] is
//! what is wanted; [`plan()`] reads what exists through a [`View`] and returns [`Change`]s: whole rows before
//! and after, so that every change has an inverse and undo needs no rule of its own. [`Lists`] is the view
//! in memory.
//!
//! Nothing here is stored or shown: the store makes changes durable, the app supplies ids and times.

mod change;
mod edit;
mod error;
mod line;
mod lists;
mod lookup;
mod memory;
mod merge;
mod need;
mod operation;
mod order;
mod plan;
mod records;
mod step;
mod text;
mod view;

pub use change::{Change, Mismatch, invert};
pub use error::{ListError, PlanError};
pub use line::{Line, List, Part, Source, SourceKind};
pub use memory::{Lists, PerformError};
pub use need::{Need, merge_key};
pub use operation::{Destination, Operation};
pub use plan::plan;
pub use step::{Action, Step};
pub use text::{
    AISLE_MAX, LINE_NAME_MAX, LIST_NAME_MAX, NOTE_MAX, PRODUCT_TEXT_MAX, clean, folded,
};
pub use view::View;
