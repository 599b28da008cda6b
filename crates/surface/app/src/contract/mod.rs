//! What crosses the boundary to a host: plain data with public names.
//!
//! The command line prints these as JSON and the window's page receives them; the TypeScript for
//! them is generated into `ui/src/lib/backend/generated` and committed, and a test compares. Keys
//! are added, never renamed. Where something is told to a person it is there twice: in English
//! words for a terminal, and as a code with parameters, so that a page says it in the person's
//! language.

mod amount;
mod basket;
mod camera;
mod file;
mod history;
mod list;
mod problem;
mod product;
mod program;
mod reason;
mod rehearsal;
mod scan;
mod settings;
mod suggestion;
mod sync;
mod text_types;
mod wire_enum;

pub use amount::*;
pub use basket::*;
pub use camera::*;
pub use file::*;
pub use history::*;
pub use list::*;
pub use problem::*;
pub use product::*;
pub use program::*;
pub use reason::*;
pub use rehearsal::*;
pub use scan::*;
pub use settings::*;
pub use suggestion::*;
pub use sync::*;
pub use text_types::{
    BadForm, CameraId, CountryCode, CurrencyCode, Gtin, LanguageChoice, LanguageTag, LineId,
    ListId, RemoteId, StepId, Time,
};
