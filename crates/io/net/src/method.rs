//! The methods of HTTP and of what is built on it.

use serde::Serialize;
use std::fmt;

/// The methods that connectors use: HTTP's own (RFC 9110, 5789), `WebDAV`'s and `CalDAV`'s
/// (RFC 4918, 3253, 4791).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Asks for something.
    Get,
    /// Asks for its headers.
    Head,
    /// Asks what can be done.
    Options,
    /// Hands something over.
    Post,
    /// Puts something in place.
    Put,
    /// Changes a part of something.
    Patch,
    /// Takes something away.
    Delete,
    /// Asks for properties.
    Propfind,
    /// Changes properties.
    Proppatch,
    /// Asks a question of its own kind.
    Report,
    /// Makes a collection.
    Mkcol,
    /// Makes a calendar.
    Mkcalendar,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Get,
        Self::Head,
        Self::Options,
        Self::Post,
        Self::Put,
        Self::Patch,
        Self::Delete,
        Self::Propfind,
        Self::Proppatch,
        Self::Report,
        Self::Mkcol,
        Self::Mkcalendar,
    ];

    /// As it is on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Propfind => "PROPFIND",
            Self::Proppatch => "PROPPATCH",
            Self::Report => "REPORT",
            Self::Mkcol => "MKCOL",
            Self::Mkcalendar => "MKCALENDAR",
        }
    }

    /// Whether the length of an empty body must be said (RFC 9110, 8.6).
    pub(crate) const fn expects_body(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
