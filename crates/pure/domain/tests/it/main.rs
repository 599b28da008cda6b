//! The nouns and rules of the domain, from the outside.

mod gs1;
mod gtin;
mod jotting;
mod list;
mod measure;
mod money;
mod price;
mod quantity;
mod rank;
mod sync;
mod vectors;
