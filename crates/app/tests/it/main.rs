//! The command surface from the outside.

mod scan;
mod wire_types;
