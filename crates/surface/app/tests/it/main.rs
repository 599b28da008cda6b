//! The command surface from the outside.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod aisles;
mod everything;
mod hostile_frames;
mod importing;
mod languages;
mod lists;
mod packets;
#[cfg(feature = "practice")]
mod practice_shop;
mod prices;
mod problems;
mod scan;
mod scan_session;
mod schemas;
mod settings;
mod support;
mod wire_types;
