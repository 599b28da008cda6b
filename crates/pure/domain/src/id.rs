//! Ids as distinct types, and moments in time.
//!
//! Ids are UUIDs (version 7) that the caller makes; nothing here reads randomness or a clock.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    };
}

id!(
    /// A shopping list.
    ListId
);
id!(
    /// A line of a list; also its `UID` in iCalendar.
    LineId
);
id!(
    /// A step of the history: what was done in one go and is undone in one go.
    StepId
);
id!(
    /// A connected basket.
    BasketId
);
id!(
    /// One request to a basket, sent at most once; the `Idempotency-Key` where a shop takes one.
    OperationId
);
id!(
    /// One home on one computer: it distinguishes its part of the journal from those of others.
    DeviceId
);

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);
