//! The nouns and rules of the domain, from the outside.

mod gs1;
mod gtin;
mod measure;
mod money;
mod quantity;
mod vectors;
