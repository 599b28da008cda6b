//! Journeys across all crates, through the program that a person starts.
#![allow(clippy::disallowed_methods, reason = "tests start programs, make files and wait")]

mod bad_input;
mod contract;
mod file_basket;
mod files;
mod household;
mod kills;
mod language;
mod manual;
mod never_twice;
mod packet_to_basket;
mod proxy;
mod rehearsal;
mod serve;
mod support;
mod sync;
