//! How a shop is to be run.

use std::net::SocketAddr;
use std::path::PathBuf;

/// How the shop is to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where to listen: a loopback address. Port 0 lets the system choose a free one.
    pub listen: SocketAddr,
    /// What the terms of sale follow from, see `terms` in the module `goods`.
    pub seed: u64,
    /// The folder below which carts are kept, in `practice-shop`. It is made if it is missing.
    pub home: PathBuf,
}
