//! Numbers as messages take them: exact, with at most three decimals.

/// A number with at most three decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    thousandths: i128,
}

impl Number {
    /// So many thousandths: 1500 is 1.5.
    pub fn thousandths(thousandths: impl Into<i128>) -> Self {
        Self { thousandths: thousandths.into() }
    }

    /// The number as the plural rules and Fluent's keys take it: `-1234.5`.
    pub(crate) fn plain(self) -> String {
        self.written(".", "", i128::MAX)
    }

    /// The number with a language's separators. Numbers from `group_from` on have one between thousands.
    pub(crate) fn written(self, decimal: &str, group: &str, group_from: i128) -> String {
        let size = self.thousandths.unsigned_abs();
        let (whole, rest) = (size / 1000, size % 1000);
        let grouped = i128::try_from(whole).unwrap_or(i128::MAX) >= group_from;
        let mut text = if self.thousandths < 0 { "-".to_owned() } else { String::new() };
        let digits = whole.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if grouped && at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(group);
            }
            text.push(digit);
        }
        if rest != 0 {
            text.push_str(decimal);
            text.push_str(format!("{rest:03}").trim_end_matches('0'));
        }
        text
    }

    /// The number of Fluent's literal: `0`, `1.5`; none of a text that is no number.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, size) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, rest) = size.split_once('.').unwrap_or((size, ""));
        let rest = rest.trim_end_matches('0');
        if rest.len() > 3 {
            return None;
        }
        let whole: i128 = whole.parse().ok()?;
        let rest: i128 = format!("{rest:0<3}").parse().ok()?;
        let size = whole.checked_mul(1000)?.checked_add(rest)?;
        Some(Self { thousandths: if negative { -size } else { size } })
    }
}

macro_rules! from_whole {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Number {
            fn from(whole: $kind) -> Self {
                Self { thousandths: i128::from(whole) * 1000 }
            }
        })*
    };
}
from_whole!(u8, u16, u32, u64, i8, i16, i32, i64);

impl From<usize> for Number {
    fn from(whole: usize) -> Self {
        Self { thousandths: whole as i128 * 1000 }
    }
}
