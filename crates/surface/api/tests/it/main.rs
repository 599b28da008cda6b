//! The table of commands from the outside.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod calls;
mod client;
mod events;
mod support;
mod table;
