//! Which formats of files there are, and what they are called.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The formats there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// One line a need, `2 x Milk 1 l`: what paste boxes take.
    Text,
    /// Check boxes below a heading for each aisle.
    Markdown,
    /// RFC 4180, for spreadsheets.
    Csv,
    /// A schema.org `ItemList`.
    Json,
    /// iCalendar tasks (VTODO).
    Ics,
}

/// Not the name of a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no format; the formats are text, markdown, csv, json and ics")]
pub struct UnknownFormat(pub String);

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Csv, Self::Json, Self::Ics];

    /// Its name, as the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }

    /// The ending of the name of such a file.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }

    /// The format that the ending of a file's name means; `.txt` means none, since everything is
    /// saved under it.
    pub fn by_ending(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "csv" | "tsv" => Some(Self::Csv),
            "json" | "jsonld" => Some(Self::Json),
            "ics" | "ical" | "ifb" => Some(Self::Ics),
            _ => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = text.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| [format.name(), format.ending()].contains(&name.as_str()))
            .ok_or_else(|| UnknownFormat(text.to_owned()))
    }
}
