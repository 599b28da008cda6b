//! Why a basket could not be read or written, and whether it may have acted all the same.

use crate::formats::ImportError;
use crate::pace::Stop;
use std::path::PathBuf;
use trug_net::{LedgerError, NetError, Refusal};

/// Whether something may have happened at the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Nothing left this computer, or nothing was changed on it: safe to try again.
    NotSent,
    /// The basket refused: nothing was done there.
    Refused,
    /// It was sent and there is no reply: the basket may have acted.
    Unknown,
    /// Its reply cannot be read: it may have acted.
    InvalidReply,
}

/// Why a basket could not be read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BasketError {
    /// No such kind.
    #[error("there is no kind of basket named {kind:?}; the kinds are: {}", .known.join(", "))]
    UnknownKind {
        /// What was asked for.
        kind: String,
        /// The kinds there are.
        known: Vec<&'static str>,
    },
    /// The configuration cannot be used.
    #[error("the {kind} basket cannot be connected: {why}")]
    Config {
        /// The kind.
        kind: &'static str,
        /// What is wrong and what is needed.
        why: String,
    },
    /// The address may not be spoken to.
    #[error("{address} was not asked: {reason}")]
    NotAllowed {
        /// The address.
        address: String,
        /// Why not.
        reason: Refusal,
    },
    /// The shop's carts are at another address.
    #[error("{shop} keeps its carts at {endpoint}; if you trust it, connect that address")]
    Elsewhere {
        /// The shop's address.
        shop: String,
        /// Where its carts are.
        endpoint: String,
    },
    /// The request cannot be written.
    #[error("nothing was sent to {shop}, because the request cannot be written: {why}")]
    BadRequest {
        /// The shop's address.
        shop: String,
        /// What is wrong with it.
        why: String,
    },
    /// The ledger could not be written, so nothing was sent.
    #[error("nothing was sent to {shop}, because it could not be written down first: {why}")]
    Ledger {
        /// The shop's address.
        shop: String,
        /// Why.
        why: LedgerError,
    },
    /// No connection came about.
    #[error(
        "the shop at {shop} cannot be reached ({why}); is it running, and is its address right?"
    )]
    Unreachable {
        /// The shop's address.
        shop: String,
        /// Why.
        why: String,
    },
    /// The shop refused.
    #[error("the shop at {shop} refused: {message} (status {status}); {}", refused_hint(*.status))]
    Refused {
        /// The shop's address.
        shop: String,
        /// The HTTP status.
        status: u16,
        /// Its message: other people's text.
        message: String,
    },
    /// The shop understood and says that it cannot be done.
    #[error("the shop at {shop} says: {message} ({code}); nothing was changed there")]
    Declined {
        /// The shop's address.
        shop: String,
        /// The shop's code for it.
        code: String,
        /// Its message: other people's text.
        message: String,
    },
    /// A question that changes nothing had no reply.
    #[error("the shop at {shop} did not reply ({why}); nothing was changed there, try again")]
    NoReply {
        /// The shop's address.
        shop: String,
        /// Why.
        why: String,
    },
    /// The shop failed at a question that changes nothing.
    #[error("the shop at {shop} has a problem (status {status}); nothing was changed there")]
    ServerError {
        /// The shop's address.
        shop: String,
        /// The HTTP status.
        status: u16,
    },
    /// The reply to a question that changes nothing cannot be read.
    #[error(
        "the shop at {shop} answered something that cannot be understood: {what}; is this the address of a shop that speaks UCP?"
    )]
    Unreadable {
        /// The shop's address.
        shop: String,
        /// What was wrong with it.
        what: String,
    },
    /// A question was ended before its answer.
    #[error("the shop at {shop} was not asked any further: {}; nothing was changed there", stop_words(*.stop))]
    Stopped {
        /// The shop's address, or the path of a file.
        shop: String,
        /// Why.
        stop: Stop,
    },
    /// It was sent and nothing came back.
    #[error(
        "the shop at {shop} did not answer after the request was sent ({why}); look there before sending it again"
    )]
    NoAnswer {
        /// The shop's address.
        shop: String,
        /// Why.
        why: String,
    },
    /// The shop failed.
    #[error(
        "the shop at {shop} failed (status {status}); it may have acted, so look there before sending it again"
    )]
    Failed {
        /// The shop's address.
        shop: String,
        /// The HTTP status.
        status: u16,
    },
    /// The reply cannot be read.
    #[error(
        "the shop at {shop} answered something that cannot be understood: {what}; it may have acted, so look there before sending it again"
    )]
    InvalidReply {
        /// The shop's address.
        shop: String,
        /// What was wrong with it.
        what: String,
    },
    /// A line to be sent has no match in the shop.
    #[error(
        "{name:?} was not sent: no article of the shop is known for it; rehearse first and choose one"
    )]
    Unmatched {
        /// The line's name.
        name: String,
    },
    /// A quantity that the basket cannot hold.
    #[error(
        "{name:?} was not sent: the shop takes whole pieces from 1, not {quantity}; set how many pieces are needed"
    )]
    NotPieces {
        /// The line's name.
        name: String,
        /// What was to be sent.
        quantity: String,
    },
    /// A file could not be read or written.
    #[error("{} could not be {tried}: {why}; check that the folder is there and may be written to", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// "read" or "written".
        tried: &'static str,
        /// Why.
        why: String,
    },
    /// A file holds something else.
    #[error("{} cannot be used as a list: {why}", .path.display())]
    NotAList {
        /// The file.
        path: PathBuf,
        /// Why.
        why: ImportError,
    },
    /// Writing the file would lose what others wrote in it.
    #[error("{} was not written, because it holds what Trug would lose ({what}); choose a file of its own", .path.display())]
    WouldLose {
        /// The file.
        path: PathBuf,
        /// What would be lost.
        what: String,
    },
    /// The file changed between reading and writing.
    #[error("{} was not written, because something else wrote it just now; try again", .path.display())]
    ChangedMeanwhile {
        /// The file.
        path: PathBuf,
    },
}

impl BasketError {
    /// Whether the basket may have acted.
    pub const fn class(&self) -> Class {
        match self {
            Self::Refused { .. } | Self::Declined { .. } => Class::Refused,
            Self::NoAnswer { .. } | Self::Failed { .. } => Class::Unknown,
            Self::InvalidReply { .. } => Class::InvalidReply,
            _ => Class::NotSent,
        }
    }

    /// The same error where the request was a question, which changes nothing at the other side.
    #[must_use]
    pub(crate) fn of_question(self) -> Self {
        match self {
            Self::NoAnswer { shop, why } => Self::NoReply { shop, why },
            Self::Failed { shop, status } => Self::ServerError { shop, status },
            Self::InvalidReply { shop, what } => Self::Unreadable { shop, what },
            other => other,
        }
    }

    /// A short name for the boundary. Names never change.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownKind { .. } => "basket.unknown-kind",
            Self::Config { .. } | Self::BadRequest { .. } => "basket.config",
            Self::NotAllowed { .. } | Self::Elsewhere { .. } => "basket.not-allowed",
            Self::Ledger { .. } => "basket.ledger",
            Self::Unreachable { .. } => "basket.unreachable",
            Self::Refused { .. } => "basket.refused",
            Self::Declined { .. } => "basket.declined",
            Self::NoReply { .. } => "basket.no-reply",
            Self::ServerError { .. } => "basket.server-error",
            Self::Stopped { stop: Stop::Cancelled, .. } => "cancelled",
            Self::Stopped { stop: Stop::TooSlow, .. } => "basket.too-slow",
            Self::NoAnswer { .. } => "basket.no-answer",
            Self::Failed { .. } => "basket.failed",
            Self::Unreadable { .. } => "basket.nonsense",
            Self::InvalidReply { .. } => "basket.answer-unreadable",
            Self::Unmatched { .. } => "basket.unmatched",
            Self::NotPieces { .. } => "basket.not-pieces",
            Self::File { .. } => "basket.file",
            Self::NotAList { .. } => "basket.not-a-list",
            Self::WouldLose { .. } => "basket.would-lose",
            Self::ChangedMeanwhile { .. } => "basket.changed-meanwhile",
        }
    }
}

impl From<NetError> for BasketError {
    fn from(error: NetError) -> Self {
        match error {
            NetError::NotAllowed { address, reason } => Self::NotAllowed { address, reason },
            NetError::BadRequest { address, why } => Self::BadRequest { shop: address, why },
            NetError::Ledger { address, why } => Self::Ledger { shop: address, why },
            NetError::Unreachable { address, why } => Self::Unreachable { shop: address, why },
            NetError::NoAnswer { address, why } => Self::NoAnswer { shop: address, why },
            NetError::TooLarge { address, limit } => {
                let what = format!("a reply of more than {limit} bytes");
                Self::InvalidReply { shop: address, what }
            }
            // An error that this match does not know may have been sent.
            other => Self::NoAnswer { shop: String::new(), why: other.to_string() },
        }
    }
}

const fn stop_words(stop: Stop) -> &'static str {
    match stop {
        Stop::Cancelled => "it was cancelled",
        Stop::TooSlow => "it took too long",
    }
}

const fn refused_hint(status: u16) -> &'static str {
    match status {
        401 | 403 => "sign in to the shop again",
        404 => "check the shop's address",
        409 => "read the basket again before sending",
        429 => "it has had too many requests, so wait a while before trying again",
        _ => "nothing was changed there",
    }
}
