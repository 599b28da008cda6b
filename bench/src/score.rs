//! Right or wrong, and the rows of the table. Values are compared as GTIN-14; those with a wrong check digit do not count.

use trug_gs1::{has_valid_check_digit, upc_e};

/// The verdict on one picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The expected value is among those read.
    Right,
    /// Values were read, and none is the expected one, or none was expected.
    Wrong,
    /// No value that counts was read.
    None,
}

/// Judges the texts read in a picture that shows `expected` (`None`: no retail code).
pub(crate) fn judge(expected: Option<&str>, texts: &[String]) -> Verdict {
    let meanings: Vec<Vec<String>> =
        texts.iter().map(|text| gtins(text)).filter(|gtins| !gtins.is_empty()).collect();
    if meanings.is_empty() {
        Verdict::None
    } else if meanings.iter().flatten().any(|gtin| Some(gtin.as_str()) == expected) {
        Verdict::Right
    } else {
        Verdict::Wrong
    }
}

/// The GTIN-14s that a text may mean: 8 digits may be EAN-8 or UPC-E.
pub(crate) fn gtins(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if matches!(text.len(), 8 | 12 | 13 | 14) && has_valid_check_digit(text.as_bytes()) {
        found.push(format!("{text:0>14}"));
    }
    if text.len() == 8 {
        found.extend(upc_e::expand(text).map(|upc_a| format!("{upc_a:0>14}")));
    }
    found
}

/// The results of one reader on some pictures.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    ms: Vec<f64>,
}

impl Tally {
    pub(crate) fn add(&mut self, verdict: Verdict, ms: f64) {
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::None => {}
        }
        self.ms.push(ms);
    }

    pub(crate) fn pictures(&self) -> usize {
        self.ms.len()
    }

    /// Percentage of the pictures that were read correctly; 0 of none.
    pub(crate) fn right_percent(&self) -> f64 {
        100.0 * self.right as f64 / self.pictures().max(1) as f64
    }

    /// A percentile of the time per picture, in milliseconds.
    pub(crate) fn ms_at(&self, percent: usize) -> f64 {
        percentile(&self.ms, percent)
    }
}

/// A percentile of some values; 0 of none.
pub(crate) fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(0.0)
}

impl Verdict {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::None => "none",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_as_gtin_14() {
        for (expected, texts, verdict) in [
            (Some("04006381333931"), &["4006381333931"][..], Verdict::Right),
            (Some("04006381333931"), &["96385074", "4006381333931"][..], Verdict::Right),
            (Some("04006381333931"), &["96385074"][..], Verdict::Wrong),
            (Some("04006381333931"), &["4006381333932"][..], Verdict::None),
            (Some("00042100005264"), &["04252614"][..], Verdict::Right),
            (Some("00036000291452"), &["036000291452"][..], Verdict::Right),
            (None, &["96385074"][..], Verdict::Wrong),
            (None, &[][..], Verdict::None),
        ] {
            let texts: Vec<String> = texts.iter().map(|t| (*t).to_owned()).collect();
            assert_eq!(judge(expected, &texts), verdict, "{texts:?}");
        }
    }
}
