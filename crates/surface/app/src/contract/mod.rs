//! What crosses the boundary to a host: plain data with public names.
//!
//! The command line prints these as JSON and the window's page receives them; the TypeScript for
//! them is generated into `ui/src/lib/backend/generated` and committed, and a test compares. Keys
//! are added, never renamed. Where something is told to a person it is there twice: in English
//! words for a terminal, and as a code with parameters, so that a page says it in the person's
//! language.

mod basket;
mod camera;
mod history;
mod list;
mod problem;
mod product;
mod program;
mod scan;
mod settings;
mod text_types;
mod wire_enum;

pub use basket::*;
pub use camera::*;
pub use history::*;
pub use list::*;
pub use problem::*;
pub use product::*;
pub use program::*;
pub use scan::*;
pub use settings::*;
pub use text_types::{
    BadForm, CameraId, CountryCode, CurrencyCode, Gtin, LanguageChoice, LanguageTag, LineId,
    ListId, RemoteId, StepId, Time,
};
