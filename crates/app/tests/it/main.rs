//! The command surface from the outside.

mod practice_shop;
mod scan;
mod wire_types;
