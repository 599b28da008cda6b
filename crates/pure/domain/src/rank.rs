//! Ordering keys: between any two ranks there is always another one.
//!
//! A [`Rank`] is a fraction written in base 26 with `a` for 0, as in the fractional indexing of
//! Figma and of Replicache: ranks sort by their bytes, and moving one thing changes one rank.
//! Counting on at either end, or again and again beside the same neighbour, makes ranks longer only
//! by the logarithm of how often it was done; only splitting the narrowest gap each time makes them
//! longer by about a letter for every four or five splits.

use serde::{Deserialize, Serialize};

/// A key that sorts by its bytes; letters `a` to `z`, never empty, never ending in `a`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rank(pub String);

/// The text is no rank.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no rank: it has letters a to z and does not end in a; read the list again")]
pub struct RankError(pub String);

impl Rank {
    /// The rank of the first thing: in the middle, so that there is room on both sides.
    pub fn first() -> Self {
        Self("n".to_owned())
    }

    /// Parses a rank as it was stored.
    ///
    /// # Errors
    /// The text is empty, has something else than `a` to `z` in it, or ends in `a`.
    pub fn parse(text: &str) -> Result<Self, RankError> {
        if is_rank(text) { Ok(Self(text.to_owned())) } else { Err(RankError(text.to_owned())) }
    }

    /// A rank after this one, as short as counting on can make it: 10,000 in a row stay within
    /// four letters.
    #[must_use]
    pub fn after(&self) -> Self {
        Self(letters(&counted_on(&digits(&self.0))))
    }

    /// A rank strictly between two others; `None` is the very beginning or the very end.
    ///
    /// Answers `None` only when `before` is not smaller than `after`, or one of them is no rank.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Option<Self> {
        if [before, after].into_iter().flatten().any(|rank| !is_rank(&rank.0)) {
            return None;
        }
        match (before, after) {
            (None, None) => Some(Self::first()),
            (Some(before), None) => Some(before.after()),
            (None, Some(after)) => Some(Self(letters(&counted_back(&digits(&after.0))))),
            (Some(before), Some(after)) if before < after => {
                Some(Self(letters(&split(&digits(&before.0), &digits(&after.0)))))
            }
            _ => None,
        }
    }

    /// `count` ranks in ascending order, all strictly between two others, none longer than halving the
    /// gap makes it; `None` as in [`Rank::between`].
    pub fn spread(before: Option<&Self>, after: Option<&Self>, count: usize) -> Option<Vec<Self>> {
        let mut ranks: Vec<Self> = Vec::with_capacity(count);
        match (before, after) {
            (Some(_), Some(_)) => halve(before, after, count, &mut ranks)?,
            // With an open end there is no middle: counting keeps the ranks short.
            (_, None) => {
                for _ in 0..count {
                    ranks.push(Self::between(ranks.last().or(before), None)?);
                }
            }
            (None, Some(_)) => {
                for _ in 0..count {
                    ranks.push(Self::between(None, ranks.last().or(after))?);
                }
                ranks.reverse();
            }
        }
        Some(ranks)
    }
}

impl TryFrom<String> for Rank {
    type Error = RankError;

    fn try_from(text: String) -> Result<Self, RankError> {
        if is_rank(&text) { Ok(Self(text)) } else { Err(RankError(text)) }
    }
}

impl From<Rank> for String {
    fn from(rank: Rank) -> Self {
        rank.0
    }
}

fn halve(
    before: Option<&Rank>,
    after: Option<&Rank>,
    count: usize,
    ranks: &mut Vec<Rank>,
) -> Option<()> {
    if count == 0 {
        return Some(());
    }
    let middle = Rank::between(before, after)?;
    halve(before, Some(&middle), count / 2, ranks)?;
    ranks.push(middle.clone());
    halve(Some(&middle), after, count - 1 - count / 2, ranks)
}

fn is_rank(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase()) && !text.ends_with('a')
}

/// The digits of a rank; what is no letter counts as the nearest one, so that nothing here can fail.
fn digits(text: &str) -> Vec<u8> {
    text.bytes().map(|byte| byte.clamp(b'a', b'z') - b'a').collect()
}

fn letters(digits: &[u8]) -> String {
    let end = digits.iter().rposition(|digit| *digit > 0).map_or(0, |last| last + 1);
    digits[..end].iter().map(|digit| char::from(b'a' + digit)).collect()
}

/// The digits one counting step further on.
///
/// The counter has two digits, and two more for each leading `z`, so that it never overflows: the first
/// digit that is not `z` is within it.
fn counted_on(digits: &[u8]) -> Vec<u8> {
    let leading = digits.iter().take_while(|digit| **digit == 25).count();
    let mut counter = digits.to_vec();
    counter.resize(2 * leading + 2, 0);
    for digit in counter.iter_mut().rev() {
        if *digit < 25 {
            *digit += 1;
            break;
        }
        *digit = 0;
    }
    counter
}

/// The digits one counting step back; the mirror image of [`counted_on`]. They must not be all 0.
fn counted_back(digits: &[u8]) -> Vec<u8> {
    let leading = digits.iter().take_while(|digit| **digit == 0).count();
    let mut counter = digits.to_vec();
    counter.resize(2 * leading + 2, 0);
    for digit in counter.iter_mut().rev() {
        if *digit > 0 {
            *digit -= 1;
            break;
        }
        *digit = 25;
    }
    counter
}

/// Digits strictly between two ranks' digits, the first smaller than the second.
fn split(before: &[u8], after: &[u8]) -> Vec<u8> {
    let mut shared = Vec::new();
    for (at, &high) in after.iter().enumerate() {
        let rest = before.get(at..).unwrap_or_default();
        if rest.is_empty() {
            shared.extend(counted_back(&after[at..]));
            break;
        }
        let low = rest[0];
        if low == high {
            shared.push(low);
        } else if high - low > 1 {
            shared.push(u8::midpoint(low, high));
            break;
        } else if at + 1 < after.len() {
            shared.push(high);
            break;
        } else {
            shared.push(low);
            shared.extend(if rest.len() > 1 { counted_on(&rest[1..]) } else { vec![13] });
            break;
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_in_a_row_stay_short() {
        let mut rank = Rank::first();
        let mut back = Rank::first();
        for _ in 0..10_000 {
            let (next, previous) = (rank.after(), Rank::between(None, Some(&back)));
            assert!(next > rank && is_rank(&next.0), "{next:?} after {rank:?}");
            rank = next;
            let previous = previous.expect("there is always room at the top");
            assert!(previous < back && is_rank(&previous.0), "{previous:?} before {back:?}");
            back = previous;
        }
        assert!(rank.0.len() <= 4 && back.0.len() <= 4, "{rank:?} {back:?}");
    }

    #[test]
    fn ten_thousand_beside_the_same_neighbour_stay_short() {
        let (low, high) = (Rank("c".to_owned()), Rank("d".to_owned()));
        let (mut below, mut above) = (high.clone(), low.clone());
        for _ in 0..10_000 {
            below = Rank::between(Some(&low), Some(&below)).expect("room just after a neighbour");
            above = Rank::between(Some(&above), Some(&high)).expect("room just before a neighbour");
            assert!(low < below && above < high);
        }
        assert!(below.0.len() <= 8 && above.0.len() <= 8, "{below:?} {above:?}");
    }

    #[test]
    fn what_is_no_rank_is_refused() {
        for text in ["", "a", "na", "N", "n1", "é", " n"] {
            assert!(Rank::parse(text).is_err(), "{text:?}");
            assert_eq!(Rank::between(Some(&Rank(text.to_owned())), None), None, "{text:?}");
        }
    }
}
