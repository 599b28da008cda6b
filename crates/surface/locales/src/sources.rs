//! The files of `locales/`, as they were when the program was built, and how such a file is parsed.

use crate::signature::{self, Signature};
use fluent_syntax::{ast, parser};
use std::sync::LazyLock;

/// Every file of `locales/`: its tag and its text.
pub(crate) const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The tag of the language that all others fall back to.
pub(crate) const ENGLISH: &str = "en";

/// The messages that there are, with their arguments, in the order of `en.ftl`.
pub fn signatures() -> &'static [Signature] {
    static ALL: LazyLock<Vec<Signature>> = LazyLock::new(|| {
        let english = FILES.iter().find(|(tag, _)| *tag == ENGLISH).map_or("", |(_, text)| text);
        signature::signatures(&parsed(english).0)
    });
    &ALL
}

/// The file as its parser reads it; what could not be read is junk in it.
pub(crate) fn parsed(source: &str) -> (ast::Resource<String>, Vec<parser::ParserError>) {
    match parser::parse(normal(source)) {
        Ok(resource) => (resource, vec![]),
        Err((resource, errors)) => (resource, errors),
    }
}

/// The text as a checkout or an editor of another system may have changed it, without what they add.
pub(crate) fn normal(source: &str) -> String {
    source.strip_prefix('\u{feff}').unwrap_or(source).replace("\r\n", "\n")
}
