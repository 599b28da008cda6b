//! The practice shop: an online grocer on this computer, so that pushing a list can be tried for
//! real and tests can meet a real HTTP shop.
//!
//! It speaks the cart and catalogue capabilities of UCP (Universal Commerce Protocol) over plain
//! HTTP on the loopback interface. What it sells is a [`Shelf`]: the starter catalogue, or a few
//! products of one's own. On which [`goods::Terms`] it sells a product (not at all, out of stock,
//! a few per customer, at a price that moves) follows from the GTIN and a seed, so that every
//! answer that a real shop can give occurs, and occurs again the next time. Carts are durable
//! before they are answered.
//!
//! It takes no orders, knows no customers and never opens a connection of its own.

mod cart;
mod checks;
mod error;
mod extract;
pub mod goods;
mod listing;
mod options;
mod page;
mod records;
mod routes;
mod server;
mod shelf;
mod shop;
mod wire;

pub use error::ShopError;
pub use options::Options;
pub use server::{Running, serve, start, start_with};
pub use shelf::Shelf;
pub use wire::UCP_VERSION;
