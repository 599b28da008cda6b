//! What a basket did other than it was asked: its answer to a write, compared with what was sent.
//! Pure: no io.

use crate::basket::{BasketLine, BasketState, Desired, RemoteId, TargetLine};
use std::collections::HashSet;
use trug_domain::{Currency, LineId, Money, Quantity};

/// What was asked for a line, as the shopper saw it before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The line.
    pub line: LineId,
    /// The article, under the basket's own name of it.
    pub remote: RemoteId,
    /// What the basket called it.
    pub title: String,
    /// The price of one that the basket named before.
    pub price: Option<Money>,
}

/// Something that the basket did other than it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// What it did.
    pub kind: DeviationKind,
    /// The line of the list that it is about, if it is about one.
    pub line: Option<LineId>,
    /// What the article is called; empty for the basket as a whole.
    pub title: String,
}

/// What a basket did other than it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviationKind {
    /// It holds the article at another price than it named before.
    Price {
        /// As it was named before.
        was: Money,
        /// As it is in the basket.
        now: Money,
    },
    /// It counts in another currency than it named before.
    Currency {
        /// As it was named before.
        was: Currency,
        /// As it is in the basket.
        now: Currency,
    },
    /// It holds another quantity than was asked for.
    Quantity {
        /// What was asked for.
        asked: Quantity,
        /// What it holds.
        holds: Quantity,
    },
    /// It did not take the article.
    Missing,
    /// It put another article in place of this one.
    Replaced {
        /// The other one.
        by: RemoteId,
        /// What it is called.
        title: String,
    },
    /// It holds an article that it did not hold before and was not asked for.
    Added {
        /// How much.
        holds: Quantity,
    },
    /// What nobody asked it to change it holds in another quantity.
    Changed {
        /// What it held.
        was: Quantity,
        /// What it holds.
        holds: Quantity,
    },
    /// What nobody asked it to take away is gone.
    Gone,
    /// What it was asked to take away is still there.
    Kept,
    /// Its total is not the sum of its parts.
    Total {
        /// What its parts come to.
        sum: Money,
        /// The total that it names.
        total: Money,
    },
}

/// What a basket did other than it was asked. `before` is what it held, `asked` what each target line
/// was said to be, `after` its answer to the write.
pub fn deviations(
    before: &BasketState,
    desired: &Desired,
    asked: &[Asked],
    after: &BasketState,
) -> Vec<Deviation> {
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for target in desired.targets() {
        let asked = asked.iter().find(|asked| asked.line == target.line);
        let remote = target.remote.as_ref().or_else(|| asked.map(|asked| &asked.remote));
        // A basket that names its new rows itself has no name of this one yet.
        let Some(remote) = remote else { continue };
        let title = asked.map_or(&target.name, |asked| &asked.title);
        match after.line(remote) {
            Some(held) => found.extend(of_target(before, desired, target, asked, held, title)),
            None if target.remote.is_some() => missing.push((target.line, title.clone())),
            None => {}
        }
    }
    let named: HashSet<&RemoteId> = desired
        .targets()
        .filter_map(|target| target.remote.as_ref())
        .chain(asked.iter().map(|asked| &asked.remote))
        .chain(&desired.remove)
        .collect();
    let is_new =
        |held: &&BasketLine| before.line(&held.remote).is_none() && !named.contains(&held.remote);
    let takes_any = desired.targets().any(|target| target.remote.is_none());
    let mut new = after.lines.iter().filter(is_new).filter(|_| !takes_any);
    // A shop that has no more of one article puts another in its place, in the order of the request.
    for (line, title) in missing {
        let kind = match new.next() {
            Some(held) => {
                DeviationKind::Replaced { by: held.remote.clone(), title: held.title.clone() }
            }
            None => DeviationKind::Missing,
        };
        found.push(Deviation { kind, line: Some(line), title });
    }
    found.extend(new.map(|held| about(&held.title, DeviationKind::Added { holds: held.quantity })));
    found.extend(of_others(before, desired, &named, after));
    found.extend(of_total(after));
    found
}

/// What is not as it was asked for a line that is there.
fn of_target(
    before: &BasketState,
    desired: &Desired,
    target: &TargetLine,
    asked: Option<&Asked>,
    held: &BasketLine,
    title: &str,
) -> Vec<Deviation> {
    let mut kinds = Vec::new();
    let mut wanted = target.quantity;
    if desired.add.contains(target)
        && let Some(was) = before.line(&held.remote)
        && was.quantity.unit == wanted.unit
    {
        wanted.value = wanted.value.saturating_add(was.quantity.value);
    }
    if held.quantity != wanted {
        kinds.push(DeviationKind::Quantity { asked: wanted, holds: held.quantity });
    }
    if let (Some(was), Some(now)) = (asked.and_then(|asked| asked.price), held.price) {
        if was.currency != now.currency {
            kinds.push(DeviationKind::Currency { was: was.currency, now: now.currency });
        } else if was != now {
            kinds.push(DeviationKind::Price { was, now });
        }
    }
    let deviation = |kind| Deviation { kind, line: Some(target.line), title: title.to_owned() };
    kinds.into_iter().map(deviation).collect()
}

/// What nobody asked to change, and what was to go.
fn of_others(
    before: &BasketState,
    desired: &Desired,
    named: &HashSet<&RemoteId>,
    after: &BasketState,
) -> Vec<Deviation> {
    let mut found = Vec::new();
    for was in before.lines.iter().filter(|was| !named.contains(&was.remote)) {
        let kind = match after.line(&was.remote) {
            None => DeviationKind::Gone,
            Some(held) if held.quantity != was.quantity => {
                DeviationKind::Changed { was: was.quantity, holds: held.quantity }
            }
            Some(_) => continue,
        };
        found.push(about(&was.title, kind));
    }
    let kept = desired.remove.iter().filter_map(|remote| after.line(remote));
    found.extend(kept.map(|held| about(&held.title, DeviationKind::Kept)));
    found
}

/// A total that is not what the lines and the extras come to. Nothing is said where a part is not
/// known or the parts are in several currencies.
fn of_total(after: &BasketState) -> Option<Deviation> {
    let total = after.total?;
    let mut sum = after.extras.unwrap_or(Money { minor: 0, ..total });
    for line in &after.lines {
        let cost = line.total.or_else(|| line.price?.checked_mul(line.quantity.value))?;
        sum = sum.checked_add(cost)?;
    }
    (sum != total).then(|| about("", DeviationKind::Total { sum, total }))
}

fn about(title: &str, kind: DeviationKind) -> Deviation {
    Deviation { kind, line: None, title: title.to_owned() }
}

impl BasketState {
    /// The line of an article.
    pub fn line(&self, remote: &RemoteId) -> Option<&BasketLine> {
        self.lines.iter().find(|line| line.remote == *remote)
    }
}
