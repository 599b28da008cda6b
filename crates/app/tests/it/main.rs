//! The command surface from the outside.

mod wire_types;
