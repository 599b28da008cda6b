//! What must hold of baskets, from the outside.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod answer;
mod client;
mod export;
mod file;
mod hostile_answers;
mod rehearsal;
mod schemas;
mod support;
mod ucp;
