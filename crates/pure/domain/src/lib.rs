//! The nouns of Trug and the rules that hold between them, with no io, no clock and no randomness.
//!
//! A [`Line`] is a need on a [`List`]: a product, by its [`Gtin`](trug_gs1::Gtin), or a plain name, and
//! a [`Quantity`]. An [`Operation`] is what a person, a scan, an import or a sync
//! wants done; [`list::plan`] turns it into [`Change`]s, each of which has an inverse. The
//! [`sync`] planner compares what two sides last agreed on with what each has now.
//!
//! Everything here is total: any input gives a value or a typed error, never a panic. Ids and time
//! come from the caller.

pub mod aisles;
mod excerpt;
pub mod id;
pub mod list;
pub mod money;
pub mod price;
pub mod product;
pub mod quantity;
pub mod rank;
pub mod sync;
pub mod typed_entry;

pub use id::{BasketId, DeviceId, LineId, ListId, OperationId, StepId, Timestamp};
pub use list::{
    Action, Change, Destination, Line, List, ListError, Need, Operation, Part, Source, SourceKind,
    Step,
};
pub use money::{Currency, Money};
pub use price::{Cost, Price, PriceNote};
pub use product::{OwnProduct, Product};
pub use quantity::{PackSize, Quantity, Unit};
pub use rank::Rank;
pub use typed_entry::{Habits, TypedEntry};
