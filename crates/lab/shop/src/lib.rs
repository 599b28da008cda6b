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
mod door;
mod error;
pub mod goods;
mod listing;
mod page;
mod records;
mod server;
mod shelf;
mod shop;
mod wire;

pub use error::ShopError;
pub use server::{Running, serve, start, start_with};
pub use shelf::Shelf;

use std::net::SocketAddr;
use std::path::PathBuf;

/// The version of UCP that is spoken here.
pub const UCP_VERSION: &str = "2026-08-25";

/// How the shop is to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where to listen: a loopback address. Port 0 lets the system choose a free one.
    pub listen: SocketAddr,
    /// What the terms of sale follow from, see [`goods::terms`].
    pub seed: u64,
    /// The folder below which carts are kept, in `practice-shop`. It is made if it is missing.
    pub home: PathBuf,
}
