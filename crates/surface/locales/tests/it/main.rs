//! What must hold of the languages, from the outside.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod dropped_in;
mod files;
mod formats;
mod system;
mod typescript;
