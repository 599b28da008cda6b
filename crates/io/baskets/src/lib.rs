//! Connectors to online baskets and files, and the formats of files.
//!
//! A [`Basket`] is asked what it has for what is [`Wanted`] and gives [`Offer`]s;
//! [`rehearsal::rehearse`] says of each line what sending it would do; [`Basket::send`] sends what
//! is sure and what the person confirmed, [`deviations`] finds what the basket did other than it was
//! asked, and [`Basket::read`] shows what is there. Each connector
//! is a module with a [`Connector`] that describes it; [`registry`] lists them. Requests go through
//! `trug_net`, which writes them to the ledger before their first byte leaves. [`formats`] turns a
//! list into a file and a file into entries, with no io.
//!
//! Nothing here knows the screen, decides when to send, or repeats a request by itself.

mod answer;
pub mod basket;
mod capabilities;
pub mod changes;
mod connector;
mod connectors;
pub mod error;
pub mod formats;
mod http;
mod pace;
pub mod registry;
pub mod rehearsal;
mod sendable;
mod text;

pub use answer::{Asked, Deviation, DeviationKind, deviations};
pub use basket::{
    Basket, BasketLine, BasketState, Desired, Match, MatchedBy, Note, Offer, Origin, PreparedWrite,
    RemoteId, Sold, TargetLine, Wanted, Written,
};
pub use capabilities::Capabilities;
pub use changes::{Change, Goal, KnownLine, RefusedChange, plan_changes};
pub use connector::{Connect, Connector, ConnectorContext, LocationKind, NewBasket};
pub use error::{BasketError, Class};
pub use formats::{
    Entry, ExportLine, Format, ImportError, Imported, Skipped, Style, export, import_as,
};
pub use pace::{Pace, Stop};
pub use registry::{CONNECTORS, connect, connector};
pub use rehearsal::{
    Difference, Doubt, NotStocked, RehearsalLine, Sending, Verdict, rehearse, to_send,
};
