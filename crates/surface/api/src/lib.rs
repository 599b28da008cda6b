//! The one table of commands, and what every surface needs to offer them.
//!
//! `table.rs` declares each command once: its summary, name, request, answer, HTTP route, scope,
//! effect and command line verb, and the use case it calls. From it come, by macro, the request types
//! (which implement [`Command`]), the descriptions [`COMMANDS`] and the calls by name ([`dispatch`]).
//! The window reads the same file for its handlers and permissions; a test makes the TypeScript client
//! from [`client::typescript`] and compares; the command line serializes what [`Command::call`] answers.
//!
//! A [`Context`] is what a command works on, and [`Events`] the one stream of what happens meanwhile.
//!
//! An MCP server takes its tools from [`COMMANDS`] too: name, summary, request schema, and from
//! [`Effect`] and [`Scope`] what it may offer. Which commands it offers becomes a column of the table.
//!
//! There are no rules here: which commands there are and who may call them, and nothing more.

mod by_name;
pub mod client;
mod command;
mod commands;
mod context;
mod event;
mod query;
mod spec;

pub use by_name::{dispatch, find};
pub use command::{Command, bad_request};
pub use commands::*;
pub use context::Context;
pub use event::{Event, Events};
pub use query::{ABSENT, request};
pub use spec::{Arg, Cli, Effect, Method, Scope, Spec};
