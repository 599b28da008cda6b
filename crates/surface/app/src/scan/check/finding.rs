//! One thing that was looked at, and how it is.

use crate::contract::{CameraAspect, CameraFinding, FindingCode, FindingParams};

pub(super) fn finding(
    what: CameraAspect,
    code: FindingCode,
    words: impl Into<String>,
) -> CameraFinding {
    let works = matches!(code, FindingCode::Well | FindingCode::Elsewhere | FindingCode::Fallback);
    CameraFinding { what, code, works, words: words.into(), params: FindingParams::default() }
}

/// The same finding with the name of what it is about.
pub(super) fn named(finding: CameraFinding, name: &str) -> CameraFinding {
    let params = FindingParams { name: Some(name.to_owned()), ..finding.params };
    CameraFinding { params, ..finding }
}
