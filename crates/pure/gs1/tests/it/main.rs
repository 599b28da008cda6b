//! One test program for the crate.

mod ean_upc;
mod gs1;
mod gtin;
mod variable_measure;
mod vectors;
