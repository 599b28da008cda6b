//! Right or wrong, and the rows of the table. Values are compared as GTIN-14; those without a right check digit do not
//! count.

use trug_decode::{check_digit_is_right, upc_e_expand};

/// What became of one picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The expected value is among those read.
    Right,
    /// Values were read, and none is the expected one; or any where none is.
    Wrong,
    /// Nothing that counts was read.
    None,
}

/// Judges the texts read in a picture that shows `expected` (`None`: no retail code at all).
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

/// The GTIN-14s that a text can stand for: 8 digits may be EAN-8 or UPC-E.
fn gtins(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    if matches!(text.len(), 8 | 12 | 13 | 14) && check_digit_is_right(text) {
        found.push(format!("{text:0>14}"));
    }
    found.extend(upc_e_expand(text).map(|upc_a| format!("{upc_a:0>14}")));
    found
}

/// What one reader made of one set.
pub(crate) struct Row {
    set: String,
    reader: &'static str,
    right: usize,
    wrong: usize,
    none: usize,
    ms: Vec<f64>,
}

impl Row {
    pub(crate) const HEADER: &str = "set                  reader             pictures  right %  wrong   none  ms median   ms p95";

    pub(crate) fn new(set: &str, reader: &'static str) -> Self {
        Self { set: set.to_owned(), reader, right: 0, wrong: 0, none: 0, ms: Vec::new() }
    }

    pub(crate) fn add(&mut self, verdict: Verdict, ms: f64) {
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::Wrong => self.wrong += 1,
            Verdict::None => self.none += 1,
        }
        self.ms.push(ms);
    }

    pub(crate) fn line(&mut self) -> String {
        self.ms.sort_by(f64::total_cmp);
        let pictures = self.ms.len();
        let at =
            |share: f64| self.ms.get((pictures as f64 * share) as usize).copied().unwrap_or(0.0);
        format!(
            "{:<20} {:<18} {pictures:>8} {:>8.1} {:>6} {:>6} {:>10.2} {:>8.2}",
            self.set,
            self.reader,
            100.0 * self.right as f64 / pictures.max(1) as f64,
            self.wrong,
            self.none,
            at(0.5),
            at(0.95),
        )
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
