//! How long and how much one call may take.

use std::time::Duration;

/// How long and how much one call may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For a connection, with name and TLS.
    pub connect: Duration,
    /// For everything from the first to the last byte.
    pub total: Duration,
    /// The largest body of a response, in bytes.
    pub max_body: u64,
}

impl Default for Limits {
    /// 5 s to connect, 15 s in all, 4 MiB.
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(5), total: seconds(15), max_body: 4 * 1024 * 1024 }
    }
}
