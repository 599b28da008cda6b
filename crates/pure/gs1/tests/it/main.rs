//! One test program for the crate.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod ean_upc;
mod gs1;
mod gtin;
mod variable_measure;
mod vectors;
