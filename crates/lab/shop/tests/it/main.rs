//! The practice shop from the outside: over HTTP, as a connector meets it.

mod bad_requests;
mod cart_life;
mod catalogue;
mod client;
mod durable;
mod goods;
mod open;
mod schemas;
