//! Sync: what it does to each side, and the laws that hold wherever it starts and wherever it
//! breaks off.

mod laws;
mod table;
mod world;
