//! Every sentence for people, from the files in `locales/`.
//!
//! A *language* is one file in the format of Project Fluent, named after its tag: `de.ftl`. English says which messages
//! there are and which arguments each takes; a build script makes a type of every message, [`id::ListCount`] of
//! `list-count`, so that a missing message or a wrong argument does not compile. [`Messages`] gives the texts of one
//! language and formats numbers, amounts, money, lists, dates and times for it. [`Locales`] knows all languages, those
//! of this folder and files that the person dropped in, which are checked when they are added.
//!
//! The page reads the same files with `@fluent/bundle`. Formats come from the files and from no system library, so that
//! both sides write the same text; `locales/formats.json` has cases that both are tested with.
//!
//! Fluent's own Rust runtime writes numbers without separators and offers no way to format them by language. The files
//! use little of Fluent: texts, arguments and choices. So its parser is used, and [`Messages`] does the rest.

mod bundle;
mod check;
mod format;
mod language;
mod locales;
mod messages;
mod number;
mod signature;
mod sources;
mod value;

pub mod id {
    //! The messages of `en.ftl`, a type each: `list-count` is [`ListCount`]. The documentation of a type is its English
    //! text.
    #![allow(
        clippy::doc_markdown,
        clippy::doc_link_with_quotes,
        clippy::too_long_first_doc_paragraph
    )]
    #![allow(rustdoc::invalid_html_tags, rustdoc::bare_urls)]

    use crate::{Arguments, Message, Number, Value};

    include!(concat!(env!("OUT_DIR"), "/ids.rs"));
}

pub use check::{Problem, ProblemKind};
pub use format::Unit;
pub use language::{Language, wished_by_system};
pub use locales::{LanguageText, Locales};
pub use messages::{Message, Messages, Phrase};
pub use number::Number;
pub use signature::{Kind, Signature};
pub use sources::signatures;
pub use value::{Arguments, Value};
