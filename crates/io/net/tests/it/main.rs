//! What must hold of the client, against real servers on this computer.

mod contracts;
mod exchanges;
mod failures;
mod ledger;
mod secrets;
mod server;
