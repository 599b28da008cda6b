//! What must hold of the client, against real servers on this computer.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod contracts;
mod exchanges;
mod failures;
mod ledger;
mod secrets;
mod server;
