//! A list and a basket as the sync planner sees them.

use super::consent::SyncConsent;
use super::session::BasketSession;
use super::translate::{agreed, item_of, replacement};
use trug_baskets::{Capabilities, RehearsalLine, Sending, Verdict};
use trug_domain::LineId;
use trug_domain::sync::{Agreed, Item, LocalItem, RemoteFields, RemoteItem};
use trug_store::AgreedRow;

/// Both sides as the planner sees them.
pub(super) struct Sides {
    pub(super) base: Vec<Agreed>,
    /// What was agreed for lines of other lists: left as it is.
    pub(super) others: Vec<AgreedRow>,
    pub(super) local: Vec<LocalItem>,
    pub(super) remote: Vec<RemoteItem>,
    /// Lines that are asked for with another one, which is the same article.
    pub(super) with_others: Vec<LineId>,
    pub(super) carries: RemoteFields,
}

/// What a session comes to for the planner, with what the shopper agreed to.
pub(super) fn sides(session: &BasketSession, consent: SyncConsent) -> Sides {
    let capabilities = session.basket.capabilities();
    let (mut base, others) = agreed_before(session);
    let mut remote = remote_items(session, &others);
    let sendings = leading(session, &base, consent);
    let mut local = Vec::new();
    for line in &session.lines {
        let agreed = base.iter().find(|agreed| agreed.line == line.id).cloned();
        let row = session.rehearsal.iter().find(|row| row.line == line.id);
        let sending =
            sendings.iter().find(|one| one.line == line.id || one.also.contains(&line.id));
        // What it needs is asked for with the line before it.
        if sending.is_some_and(|one| one.line != line.id) {
            continue;
        }
        match (sending.map(|one| &one.sending), session.wanted(line.id), agreed) {
            (Some(sending), Some(wanted), _) => {
                if sending.quantity != wanted.quantity {
                    as_agreed(&mut remote, sending, line.id, &mut base);
                }
                local.push(LocalItem {
                    line: line.id,
                    remote: (!capabilities.carries_names).then(|| sending.remote.clone()),
                    item: Item {
                        name: wanted.name.clone(),
                        quantity: sending.quantity,
                        checked: wanted.checked,
                    },
                });
            }
            // Nothing may be sent for it now: it is as if nothing had changed here.
            (None, _, Some(agreed)) => local.push(LocalItem {
                line: line.id,
                remote: Some(agreed.remote.clone()),
                item: Item { checked: line.checked, ..agreed.item.clone() },
            }),
            // Nothing may be sent for it, and what stands there and nobody here put there may well be
            // it: both stay as they are.
            (None, ..) => remote.retain(|held| {
                base.iter().any(|agreed| agreed.remote == held.remote)
                    || sendings.iter().any(|one| one.sending.remote == held.remote)
                    || row
                        .and_then(|row| row.send.as_ref())
                        .is_none_or(|sending| sending.remote != held.remote)
            }),
            _ => {}
        }
    }
    let with_others = sendings.into_iter().flat_map(|one| one.also).collect();
    Sides { base, others, local, remote, with_others, carries: carries(capabilities) }
}

/// What was agreed on before about lines of this list, and the rows of other lists.
fn agreed_before(session: &BasketSession) -> (Vec<Agreed>, Vec<AgreedRow>) {
    let (mut base, mut others) = (Vec::new(), Vec::new());
    for row in &session.agreed {
        // What the basket put in place of a line's article is that line's, as long as it is wanted.
        let is_replaced = replacement(row).is_some_and(|one| session.is_replacement(&one.by))
            && session.wanted(row.line).is_some();
        match (session.others.contains(row) || is_replaced, agreed(row)) {
            (false, Some(agreed)) => base.push(agreed),
            _ => others.push(row.clone()),
        }
    }
    (base, others)
}

/// What the basket holds, without the rows of other lists.
fn remote_items(session: &BasketSession, others: &[AgreedRow]) -> Vec<RemoteItem> {
    session
        .state
        .lines
        .iter()
        .filter(|held| !others.iter().any(|row| row.remote == held.remote.0))
        .map(|held| RemoteItem {
            remote: held.remote.clone(),
            item: item_of(held),
            changed_at: None,
        })
        .collect()
}

/// What is asked for with one line: its own need, and that of others which are the same article.
struct Together {
    line: LineId,
    also: Vec<LineId>,
    sending: Sending,
}

/// What may be sent, each article once: grams and pieces of the same thing are two lines and add up
/// in the basket. The line that was agreed on speaks for the others.
fn leading(session: &BasketSession, base: &[Agreed], consent: SyncConsent) -> Vec<Together> {
    let as_written = session.basket.capabilities().carries_names;
    let mut all: Vec<Together> = Vec::new();
    for row in &session.rehearsal {
        let Some(sending) = sendable(row, consent) else { continue };
        if !session.may_send(row.line, &sending.remote) {
            continue;
        }
        let same = all.iter_mut().find(|one| {
            !as_written
                && one.sending.remote == sending.remote
                && one.sending.quantity.unit == sending.quantity.unit
        });
        if let Some(one) = same {
            let sum = one.sending.quantity.value.saturating_add(sending.quantity.value);
            one.sending.quantity.value = sum;
            one.also.push(row.line);
            if base.iter().any(|agreed| agreed.line == row.line && agreed.remote == sending.remote)
            {
                one.also.push(one.line);
                one.also.retain(|line| *line != row.line);
                one.line = row.line;
            }
        } else {
            all.push(Together { line: row.line, also: vec![], sending: sending.clone() });
        }
    }
    all
}

/// What may be sent for a line with this consent.
fn sendable(row: &RehearsalLine, consent: SyncConsent) -> Option<&Sending> {
    let may_go = match row.verdict {
        Verdict::Sure => true,
        Verdict::Changed { .. } | Verdict::Capped { .. } => consent.changed,
        Verdict::NotStocked { .. } | Verdict::Guess { .. } | Verdict::Unknown { .. } => false,
    };
    row.send.as_ref().filter(|_| may_go)
}

/// Packs for grams, or as many as one customer may have: what the shopper changes there in pieces
/// cannot be said in the units of the list, so the list decides.
fn as_agreed(remote: &mut [RemoteItem], sending: &Sending, line: LineId, base: &mut Vec<Agreed>) {
    let Some(row) = remote.iter_mut().find(|row| row.remote == sending.remote) else { return };
    // What was agreed on for a line that is gone since is this line's now.
    match base.iter().find(|agreed| agreed.remote == sending.remote) {
        Some(agreed) => row.item.quantity = agreed.item.quantity,
        // Somebody else put it there: as if that had been agreed on, so that the list changes it.
        None => base.push(Agreed {
            line,
            remote: row.remote.clone(),
            item: row.item.clone(),
            doubt: None,
        }),
    }
}

fn carries(capabilities: Capabilities) -> RemoteFields {
    RemoteFields {
        checked: capabilities.carries_checked,
        names: capabilities.carries_names,
        units: capabilities.carries_units,
        new_rows: capabilities.carries_names,
    }
}
