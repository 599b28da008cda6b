//! What sending a list to a basket would do, line by line, before anything is sent.
//!
//! [`rehearse`] compares each [`Wanted`] line with the [`Offer`]s for it and gives one [`Verdict`]
//! and, where there is something to send, a [`Sending`]. [`to_send`] picks what may go: what is sure
//! always, what changed or is capped when the person confirmed it, a guess never. Nothing here does
//! io.

use crate::basket::{BasketState, MatchedBy, Offer, RemoteId, Sold, Wanted};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use trug_domain::{LineId, Money, PackSize, Quantity, Timestamp, Unit};

/// What sending one line would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RehearsalLine {
    /// The line.
    pub line: LineId,
    /// Its name on the list.
    pub name: String,
    /// What would come of it.
    pub verdict: Verdict,
    /// What would be sent; none where nothing may be.
    pub send: Option<Sending>,
    /// How much of it is in the basket now.
    pub in_basket: Option<Quantity>,
}

/// What would come of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// Just what is wanted can be had, at the price last seen or seen for the first time.
    Sure,
    /// It can be had, but something is not as before or not as written.
    Changed {
        /// What, never empty.
        what: Vec<Difference>,
    },
    /// Only some of it can be had.
    Capped {
        /// How many pieces are wanted.
        wanted: i64,
        /// How many one customer may have; 0 if other lines of the list take them all.
        max: i64,
        /// What else is not as before.
        also: Vec<Difference>,
    },
    /// It cannot be had here now.
    NotStocked {
        /// Why.
        reason: NotStocked,
    },
    /// It may be one of these: the person chooses, nothing is sent.
    Guess {
        /// What the basket has, best first.
        candidates: Vec<Offer>,
        /// Why it is only a guess.
        doubt: Doubt,
    },
    /// It was sent and there was no reply: the person looks in the basket, nothing is sent.
    Unknown {
        /// When it was sent.
        sent_at: Timestamp,
    },
}

/// What is not as before, or not as written on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Difference {
    /// The price is another than when it was last seen.
    Price {
        /// As it was last seen.
        was: Money,
        /// As it is now.
        now: Money,
    },
    /// Packs are bought for what is wanted in grams or millilitres.
    Packs {
        /// What is wanted.
        wanted: Quantity,
        /// What one pack holds.
        pack: PackSize,
        /// How many packs that takes.
        packs: i64,
    },
}

/// Why something cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotStocked {
    /// The basket sells it, but has none now.
    OutOfStock,
    /// The basket does not know it.
    NotFound,
    /// Its code means something to one shop only and is never sent; by its name alone nothing was
    /// found.
    CodeStaysHere,
    /// It is sold by weight or length, which is not sent.
    SoldOtherwise,
}

/// Why something is only a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// Only the name fits.
    ByName,
    /// Several things have this code.
    Several,
    /// How many packs the grams or millilitres take is not known.
    PackUnknown,
}

/// What would be sent for a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// The basket's own name of it.
    pub remote: RemoteId,
    /// What the basket calls it.
    pub title: String,
    /// How much, at least 1.
    pub quantity: Quantity,
    /// The price of one, as the basket says now.
    pub price: Option<Money>,
}

/// Says for each line what sending it would do. Offers are those of [`crate::Basket::offers`], in
/// the order of the lines; a line beyond them has none.
pub fn rehearse(
    wanted: &[Wanted],
    offers: &[Vec<Offer>],
    state: &BasketState,
) -> Vec<RehearsalLine> {
    // Two lines may be one article of the shop: a cap holds for both together.
    let mut taken: HashMap<&RemoteId, i64> = HashMap::new();
    let mut lines = Vec::with_capacity(wanted.len());
    for (place, need) in wanted.iter().enumerate() {
        let offers = offers.get(place).map_or(&[][..], Vec::as_slice);
        let (verdict, send) = verdict_on(need, offers, &taken);
        if let (Some(sending), Some(offer)) =
            (&send, offers.iter().find(|o| send.as_ref().is_some_and(|s| s.remote == o.remote)))
        {
            let so_far = taken.entry(&offer.remote).or_default();
            *so_far = so_far.saturating_add(sending.quantity.value);
        }
        let in_basket = send.as_ref().and_then(|sending| {
            state.lines.iter().find(|line| line.remote == sending.remote).map(|line| line.quantity)
        });
        lines.push(RehearsalLine {
            line: need.line,
            name: need.name.clone(),
            verdict,
            send,
            in_basket,
        });
    }
    lines
}

/// What may be sent: what is sure always, what changed or is capped only when the person confirmed
/// it. Lines of the same article are one, with their sum, under the first line.
pub fn to_send(lines: &[RehearsalLine], confirmed: bool) -> Vec<(LineId, Sending)> {
    let mut sendings: Vec<(LineId, Sending)> = Vec::new();
    for line in lines {
        let may_go = match line.verdict {
            Verdict::Sure => true,
            Verdict::Changed { .. } | Verdict::Capped { .. } => confirmed,
            Verdict::NotStocked { .. } | Verdict::Guess { .. } | Verdict::Unknown { .. } => false,
        };
        let Some(sending) = line.send.as_ref().filter(|_| may_go) else { continue };
        let same = sendings.iter_mut().find(|(_, other)| {
            other.remote == sending.remote && other.quantity.unit == sending.quantity.unit
        });
        match same {
            Some((_, other)) => {
                other.quantity.value = other.quantity.value.saturating_add(sending.quantity.value);
            }
            None => sendings.push((line.line, sending.clone())),
        }
    }
    sendings
}

fn verdict_on(
    need: &Wanted,
    offers: &[Offer],
    taken: &HashMap<&RemoteId, i64>,
) -> (Verdict, Option<Sending>) {
    if let Some(sent_at) = need.unanswered {
        return (Verdict::Unknown { sent_at }, None);
    }
    let certain = match certain_offer(need, offers) {
        Ok(offer) => offer,
        Err(verdict) => return (verdict, None),
    };
    if !certain.available || certain.max.is_some_and(|most| most < 1) {
        return (Verdict::NotStocked { reason: NotStocked::OutOfStock }, None);
    }
    let mut differences = Vec::new();
    let quantity = match pieces(need, certain, &mut differences) {
        Ok(quantity) => quantity,
        Err(verdict) => return (verdict, None),
    };
    if let Some((was, now)) = price_change(need, certain) {
        differences.push(Difference::Price { was, now });
    }
    let sending = |quantity| {
        let (remote, title) = (certain.remote.clone(), certain.title.clone());
        Some(Sending { remote, title, quantity, price: certain.price })
    };
    let remaining = certain
        .max
        .map(|most| most.saturating_sub(taken.get(&certain.remote).copied().unwrap_or(0)).max(0));
    match remaining {
        Some(remaining) if remaining < quantity.value => {
            let verdict =
                Verdict::Capped { wanted: quantity.value, max: remaining, also: differences };
            (
                verdict,
                if remaining > 0 {
                    sending(Quantity { value: remaining, ..quantity })
                } else {
                    None
                },
            )
        }
        _ if differences.is_empty() => (Verdict::Sure, sending(quantity)),
        _ => (Verdict::Changed { what: differences }, sending(quantity)),
    }
}

/// The one offer that certainly is what is wanted, or the answer where there is none.
fn certain_offer<'a>(need: &Wanted, offers: &'a [Offer]) -> Result<&'a Offer, Verdict> {
    let remembered = need.matched.as_ref().filter(|matched| matched.confirmed);
    if let Some(offer) = remembered
        .and_then(|matched| offers.iter().find(|offer| offer.remote == matched.remote))
        .or_else(|| offers.iter().find(|offer| offer.how == MatchedBy::AsWritten))
    {
        return Ok(offer);
    }
    let sent = need.sendable_gtin();
    let by_code: Vec<&Offer> = offers
        .iter()
        .filter(|offer| offer.how == MatchedBy::Gtin)
        .filter(|offer| {
            // An offer that names other trade items was found by some mistake of the shop's.
            sent.is_some_and(|gtin| offer.gtins.is_empty() || offer.gtins.contains(&gtin))
        })
        .collect();
    let obtainable: Vec<&Offer> = by_code.iter().copied().filter(|o| o.available).collect();
    match (by_code.as_slice(), obtainable.as_slice()) {
        ([one], _) | (_, [one]) => Ok(one),
        ([], _) if offers.is_empty() => {
            let stays = need.code.is_some() && sent.is_none();
            let reason = if stays { NotStocked::CodeStaysHere } else { NotStocked::NotFound };
            Err(Verdict::NotStocked { reason })
        }
        ([], _) => Err(Verdict::Guess { candidates: offers.to_vec(), doubt: Doubt::ByName }),
        (_, []) => Err(Verdict::NotStocked { reason: NotStocked::OutOfStock }),
        _ => Err(Verdict::Guess {
            candidates: by_code.into_iter().cloned().collect(),
            doubt: Doubt::Several,
        }),
    }
}

fn pieces(
    need: &Wanted,
    offer: &Offer,
    differences: &mut Vec<Difference>,
) -> Result<Quantity, Verdict> {
    let wanted = Quantity { value: need.quantity.value.max(1), unit: need.quantity.unit };
    match (&offer.sold, wanted.unit) {
        (Sold::AsWanted, _) | (Sold::Each, Unit::Each) => Ok(wanted),
        (Sold::Otherwise(_), _) => Err(Verdict::NotStocked { reason: NotStocked::SoldOtherwise }),
        (Sold::Each, unit) => {
            let holds = need.pack.and_then(|pack| {
                let whole = pack.count.checked_mul(pack.each.value)?;
                (pack.each.unit == unit && whole > 0).then_some((pack, whole))
            });
            let Some((pack, whole)) = holds else {
                let candidates = vec![offer.clone()];
                return Err(Verdict::Guess { candidates, doubt: Doubt::PackUnknown });
            };
            let packs = (wanted.value - 1) / whole + 1;
            differences.push(Difference::Packs { wanted, pack, packs });
            Ok(Quantity::each(packs))
        }
    }
}

fn price_change(need: &Wanted, offer: &Offer) -> Option<(Money, Money)> {
    let was = need.matched.as_ref().filter(|m| m.remote == offer.remote)?.price?;
    let now = offer.price?;
    (was != now).then_some((was, now))
}
