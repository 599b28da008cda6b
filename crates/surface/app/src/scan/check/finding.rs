//! One thing that was looked at, and how it is.

use crate::contract::{CameraFinding, Params};

pub(super) fn finding(what: &str, code: &str, words: impl Into<String>) -> CameraFinding {
    let works = [WELL, ELSEWHERE, FALLBACK].contains(&code);
    let (what, code, words) = (what.to_owned(), code.to_owned(), words.into());
    CameraFinding { what, code, works, words, params: Params::new() }
}

pub(super) fn about(
    mut finding: CameraFinding,
    name: &str,
    value: &impl ToString,
) -> CameraFinding {
    finding.params.insert(name.to_owned(), value.to_string());
    finding
}

pub(super) const WELL: &str = "well";
/// The chosen camera is there, in another socket.
pub(super) const ELSEWHERE: &str = "elsewhere";
/// A second camera library opened it, because the first could not.
pub(super) const FALLBACK: &str = "fallback";
