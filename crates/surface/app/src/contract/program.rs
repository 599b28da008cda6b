//! The program itself: how it is, and why it could not do something.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What works here and what does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoctorView {
    /// One by one.
    pub findings: Vec<Finding>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// What: `home`, `list`, `catalogue`, `camera`, ...
    pub what: String,
    /// Whether it works.
    pub works: bool,
    /// How it is, and what to do.
    pub words: String,
}

/// What this program is and what it is made with, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AboutView {
    /// The program's version.
    pub version: String,
    /// The credit of the product data, which has to be shown.
    pub attribution: String,
    /// The folder that everything lies in.
    pub home: String,
    /// Each piece of other people's work that has to be named.
    pub credits: Vec<CreditView>,
    /// Products in the catalogue.
    #[ts(type = "number")]
    pub products: u64,
    /// The years in which they were collected.
    pub collected: String,
}

/// Somebody else's work that is in the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CreditView {
    /// What it is: `product-data`, `program`.
    pub what: String,
    /// Whose it is, in the words that have to be shown.
    pub words: String,
    /// The licence, by its short name.
    pub licence: String,
}

/// Why something could not be done, for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppError {
    /// Which kind of failure; a host may branch on it.
    pub code: String,
    /// What was tried, on what, and what went wrong.
    pub message: String,
    /// What the person can do next.
    pub hint: Option<String>,
    /// Whether trying again can help.
    pub retry: bool,
    /// What the message is about, for a page that says it in a person's language.
    pub params: super::Params,
}
