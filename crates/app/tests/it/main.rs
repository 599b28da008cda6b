//! The command surface from the outside.

mod hostile_frames;
mod practice_shop;
mod scan;
mod wire_types;
