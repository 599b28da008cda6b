//! The table of commands from the outside.

mod calls;
mod client;
mod events;
mod support;
mod table;
