//! Trug over HTTP: the API for programs and the page for a browser, on this computer only.
//!
//! [`serve`] listens on a loopback address and answers until the process ends. Each route is a command of
//! [`trug_api::COMMANDS`], so that nothing here decides anything: [`document`] describes the same table as OpenAPI 3.1, an
//! error becomes a problem document (RFC 9457), and what happens becomes server-sent events. Who calls has to know a token.

mod events;
#[cfg_attr(not(feature = "faults"), path = "no_faults.rs")]
mod faults;
mod files;
mod guard;
mod openapi;
mod page;
mod picture;
mod problem;
mod routes;
mod server;

pub use faults::Faults;
#[cfg(feature = "faults")]
pub use faults::{CameraFault, Fault, UnknownFault};
pub use openapi::document;
pub use server::{Options, ServeError, serve};
