//! The program itself: how it is, and why it could not do something.

use super::LanguageTag;
use super::wire_enum::wire_enum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What works here and what does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DoctorView {
    /// One by one.
    pub findings: Vec<Finding>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Finding {
    /// What was looked at.
    pub what: DoctorSubject,
    /// Whether it works.
    pub works: bool,
    /// How it is, and what to do.
    pub words: String,
}

wire_enum! {
    /// What the doctor looks at.
    DoctorSubject {
        /// The folder of the data.
        Home = "home",
        /// The file of the lists.
        List = "list",
        /// Whether the journal of what was done leads to the lists as they are.
        Journal = "journal",
        /// The copies of the lists.
        Copies = "copies",
        /// The languages, and files of languages in the home.
        Languages = "languages",
        /// The product data that comes with Trug.
        Catalogue = "catalogue",
        /// The camera library.
        Driver = "driver",
        /// The cameras.
        Camera = "camera",
        /// Whether a window can be opened.
        Display = "display",
    }
}

/// The languages that the page and the command line speak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LanguagesView {
    /// By tag.
    pub languages: Vec<LanguageView>,
}

/// A language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LanguageView {
    /// Its tag in small letters: `de`, `pt-br`.
    pub language: LanguageTag,
    /// Its name for itself.
    pub name: String,
    /// The messages of the person's own file that can be used, in the format of Project Fluent;
    /// absent for a language of Trug alone.
    pub own: Option<String>,
}

/// What this program is and what it is made with, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AboutView {
    /// The program's version.
    pub version: String,
    /// The credit of the product data, which has to be shown.
    pub attribution: String,
    /// The folder that everything is stored in; empty where it is in memory.
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CreditView {
    /// What it is.
    pub what: CreditedWork,
    /// Whose it is, in the words that have to be shown.
    pub words: String,
    /// The licence, by its short name.
    pub licence: String,
}

wire_enum! {
    /// Whose work is named.
    CreditedWork {
        /// The product data.
        ProductData = "product-data",
        /// The program.
        Program = "program",
    }
}
