//! What must hold of baskets, from the outside.

mod client;
mod export;
mod file;
mod hostile_answers;
mod rehearsal;
mod schemas;
mod support;
mod ucp;
