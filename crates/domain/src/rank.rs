//! A place in an order that can always be split: between any two ranks there is another one.

use serde::{Deserialize, Serialize};

/// A key that sorts by its bytes; letters `a` to `z`, never ending in `a`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rank(pub String);
