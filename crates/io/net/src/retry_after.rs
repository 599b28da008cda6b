//! When a server wants to be asked again: the header `Retry-After` (RFC 9110, 10.2.3).

use jiff::fmt::rfc2822::DateTimeParser;
use std::time::Duration;

/// When a server wants to be asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAfter {
    /// After so long.
    Delay(Duration),
    /// At a time, in milliseconds since 1970.
    At(i64),
}

/// Longer than anybody waits: what a server says beyond it counts as this.
const MAX_DELAY: Duration = Duration::from_hours(365 * 24);

impl RetryAfter {
    /// Reads a header's value: whole seconds, or a date. None for anything else.
    pub fn parse(value: &str) -> Option<Self> {
        let value = value.trim();
        if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
            let delay = value.parse().map_or(MAX_DELAY, Duration::from_secs);
            return Some(Self::Delay(delay.min(MAX_DELAY)));
        }
        let at = DateTimeParser::new().parse_timestamp(value).ok()?;
        Some(Self::At(at.as_millisecond()))
    }

    /// How long to wait from a time, in milliseconds since 1970; nothing if it is over.
    pub fn delay_from(self, now_ms: i64) -> Duration {
        match self {
            Self::Delay(delay) => delay,
            Self::At(at) => {
                let wait = u64::try_from(at.saturating_sub(now_ms)).unwrap_or(0);
                Duration::from_millis(wait).min(MAX_DELAY)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates() {
        let seconds = |n| Some(RetryAfter::Delay(Duration::from_secs(n)));
        let cases = [
            ("120", seconds(120)),
            (" 0 ", seconds(0)),
            ("99999999999999999999999", seconds(365 * 86_400)),
            ("Fri, 31 Dec 1999 23:59:59 GMT", Some(RetryAfter::At(946_684_799_000))),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
        ];
        for (text, expect) in cases {
            assert_eq!(RetryAfter::parse(text), expect, "{text}");
        }
        let at = RetryAfter::At(946_684_799_000);
        assert_eq!(at.delay_from(946_684_789_000), Duration::from_secs(10));
        assert_eq!(at.delay_from(946_684_800_000), Duration::ZERO);
        assert_eq!(at.delay_from(i64::MIN), Duration::from_hours(365 * 24));
    }
}
