//! Connectors to online baskets and files, and the one outbound HTTP client.
//!
//! A [`Basket`] is asked what it has for what is [`Wanted`] and answers with [`Offer`]s;
//! [`rehearsal::rehearse`] says of each line what sending it would do; [`Basket::write`] sends what
//! is sure and what the person confirmed, and [`Basket::read`] shows what stands there. Every
//! request goes through [`outbound`], which writes it to the [`Ledger`] before its first byte
//! leaves. [`formats`] turns a list into a file and a file into entries, with no io.
//!
//! Nothing here knows the screen, decides when to send, or repeats a request by itself.

pub mod basket;
pub mod error;
pub mod file;
pub mod formats;
pub mod outbound;
pub mod rehearsal;
pub mod ucp;

pub use basket::{
    Basket, BasketLine, BasketState, Capabilities, Desired, Kind, Match, MatchedBy, Note, Offer,
    Outside, RemoteId, Setting, Sold, Wanted, Wish, Written, connect, kinds,
};
pub use error::{BasketError, Class};
pub use formats::{
    Entry, ExportLine, Format, ImportError, Imported, Skipped, Style, export, import, import_as,
};
pub use outbound::{Ledger, LedgerError, LedgerId, Limits, Outcome, Outgoing, Purpose};
pub use rehearsal::{
    Answer, Difference, Doubt, NotStocked, RehearsalLine, Sending, rehearse, to_send,
};
