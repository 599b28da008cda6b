//! A [`Server`] that replies as a test says over a real socket, and a [`Book`], a ledger in memory.
//!
//! A server has a list of [`Turn`]s, one for each connection, and keeps what it was sent byte for byte. It knows no
//! protocol beyond the length of a request.

mod book;
mod server;

pub use book::{Book, context};
pub use server::{Server, Turn};
