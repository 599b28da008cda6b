//! Secrets, and how they go along with a request. A [`Secret`] has no way into text: `Debug` shows
//! its name, and there is neither `Display` nor `Serialize`.

use std::fmt;

/// A password, token or key, with the name that is shown in its place.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    name: String,
    value: String,
}

/// How a client makes itself known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Credentials {
    /// It does not.
    #[default]
    None,
    /// `Authorization: Basic` (RFC 7617).
    Basic {
        /// The user's name, which is not secret.
        user: String,
        /// The password.
        password: Secret,
    },
    /// `Authorization: Bearer` (RFC 6750).
    Bearer(Secret),
    /// A header of the service's own, such as `grocy-api-key`.
    Header {
        /// Its name, in lower case.
        name: &'static str,
        /// The key.
        value: Secret,
    },
}

impl Secret {
    /// A secret and its name, such as `radicale-password`. The ledger shows the name.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }

    /// What is shown in its place.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The secret itself: for the wire and the keyring only.
    pub fn expose(&self) -> &str {
        &self.value
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Secret({})", self.name)
    }
}
