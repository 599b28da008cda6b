//! The catalogue from the outside: the starter, files of all kinds, and building one.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod build;
mod files;
mod made;
mod shared;
mod starter;
