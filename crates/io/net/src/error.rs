//! Why a request was not sent or not answered, and whether it may have acted all the same.

use crate::ledger::LedgerError;

/// Why there is no response.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NetError {
    /// The address may not be spoken to.
    #[error("{address} was not asked: {reason}")]
    NotAllowed {
        /// The address, without what may be a secret in it.
        address: String,
        /// Why not.
        reason: Refusal,
    },
    /// The request cannot be written as HTTP.
    #[error("nothing was sent to {address}, because the request cannot be written: {why}")]
    BadRequest {
        /// The address.
        address: String,
        /// What is wrong with it.
        why: String,
    },
    /// The ledger could not be written, so nothing was sent.
    #[error("nothing was sent to {address}, because it could not be written down first: {why}")]
    Ledger {
        /// The address.
        address: String,
        /// Why.
        why: LedgerError,
    },
    /// No connection was made, so nothing was sent.
    #[error("{address} cannot be reached: {why}")]
    Unreachable {
        /// The address.
        address: String,
        /// Why.
        why: String,
    },
    /// The request was sent and no whole response came back.
    #[error("{address} did not answer after the request was sent: {why}")]
    NoAnswer {
        /// The address.
        address: String,
        /// Why.
        why: String,
    },
    /// The response is longer than the call allows.
    #[error("{address} sent more than {limit} bytes")]
    TooLarge {
        /// The address.
        address: String,
        /// The largest body that was allowed, in bytes.
        limit: u64,
    },
}

/// Why an address may not be spoken to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It holds more than a host and a path.
    #[error("an address is only https://, the host's name, and perhaps a path")]
    Decorated,
    /// It cannot be read as an address.
    #[error("it is no address; type it as https://shop.example")]
    Unreadable,
    /// It has another scheme than http and https.
    #[error("it must begin with https:// (or http:// for this computer)")]
    Scheme,
    /// It names no host.
    #[error("it names no host; type it as https://shop.example")]
    NoHost,
    /// Its port is none.
    #[error("its port must be a number from 1 to 65535")]
    Port,
    /// It is plain http to another computer.
    #[error(
        "http can be read and changed on its way; type https:// instead, or allow it as a host of your own network"
    )]
    PlainHttp,
    /// It is in a private network, and the person did not allow that for this host.
    #[error("it is in a private network, and that is not allowed for this host yet")]
    Private,
    /// Its name leads to this computer without saying so.
    #[error("its name leads to this computer; type localhost instead if that is meant")]
    HiddenLoopback,
    /// Link-local, metadata services, multicast and the like.
    #[error("it is a link-local, metadata or reserved address, which is never contacted")]
    Never,
    /// Another host than the one that the client was made for.
    #[error("this connection speaks to {own} only")]
    OtherHost {
        /// The client's own address.
        own: String,
    },
}

impl NetError {
    /// Whether a byte of the request may have left, so that the receiver may have acted.
    pub const fn was_sent(&self) -> bool {
        matches!(self, Self::NoAnswer { .. } | Self::TooLarge { .. })
    }
}
