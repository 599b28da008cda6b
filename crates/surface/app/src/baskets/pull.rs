//! Pull: the list becomes as the basket says, for what the basket holds. Nothing is taken off.

use super::session::{BasketSession, Unanswered, identify};
use super::translate::{add, item_of, row_of};
use super::{Baskets, words};
use crate::clock::new_id;
use crate::contract::{DoneAction, Side, SyncView};
use crate::error::Result;
use trug_baskets::{BasketLine, RehearsalLine, RemoteId};
use trug_domain::sync::Agreed;
use trug_domain::{Line, LineId, Operation, Source, SourceKind};
use trug_store::{AgreedRow, BasketEdit};

impl Baskets {
    /// Puts what a basket holds on a list: new lines, and quantities that differ.
    ///
    /// # Errors
    /// When the basket cannot be reached or understood.
    #[expect(clippy::too_many_lines, reason = "still to be taken apart")]
    pub fn pull(&self, name: &str, list: Option<&str>) -> Result<SyncView> {
        let mut session = self.open_session(name, list, Unanswered::Leave, &mut |_| true)?;
        identify(&mut session)?;
        let source = Source { kind: SourceKind::Sync, from: Some(session.row.name.clone()) };
        let mut base = session.agreed.clone();
        let mut if_undone = session.agreed.clone();
        let mut operations = Vec::new();
        let mut received = Vec::new();
        let mut done = Vec::new();
        let carries_checked = session.basket.capabilities().carries_checked;
        for held in &session.state.lines {
            if session.is_of_another_list(&held.remote) {
                continue;
            }
            let before = operations.len();
            let id = LineId(new_id());
            let addition = add(held, id, &session.list, &source, self.knows(held)?);
            let known = line_for(&session, held, &addition);
            let (line, was_checked) = known.map_or((id, false), |line| (line.id, line.checked));
            if let Some(known) = known {
                // Grams on the list and packs in the basket are the same thing twice, and of several
                // lines that are one article none is as much as the basket holds.
                let comparable = known.quantity().unit == held.quantity.unit
                    && sent_as(&session, &held.remote) <= 1;
                if comparable && known.quantity() != held.quantity {
                    received.push(words::so_much(held.quantity, &held.title));
                    done.push(words::done(
                        Side::List,
                        DoneAction::Set,
                        &held.title,
                        Some(held.quantity),
                    ));
                    let (quantity, source) = (held.quantity, source.clone());
                    operations.push(Operation::SetQuantity { line, quantity, source });
                }
            } else {
                received.push(words::so_much(held.quantity, &held.title));
                done.push(words::done(
                    Side::List,
                    DoneAction::Added,
                    &held.title,
                    Some(held.quantity),
                ));
                operations.push(addition);
            }
            if carries_checked && held.checked != was_checked {
                let action = if held.checked { DoneAction::Ticked } else { DoneAction::Unticked };
                received.push(format!("{action}: {}", held.title));
                done.push(words::done(Side::List, action, &held.title, None));
                operations.push(Operation::SetChecked { line, checked: held.checked });
            }
            let agreed = row_of(&agreed_as_held(line, held));
            // What changes nothing on the list is not taken back with the step.
            if operations.len() == before {
                agree(&mut if_undone, &agreed);
            }
            agree(&mut base, &agreed);
        }
        base.sort_by_key(|row| row.line);
        let edit = self.sync_edit(source, operations)?;
        let edit = BasketEdit { edit, agreed_if_undone: if_undone };
        let step = self.store.settle(session.row.id, base, Some(edit))?;
        Ok(SyncView {
            basket: session.row.name.clone(),
            sent: vec![],
            received,
            left: vec![],
            conflicts: vec![],
            contents: Some(words::contents(&session.row.name, &session.state)),
            changed: step.is_some(),
            done,
            cards: vec![],
            deviations: vec![],
        })
    }
}

/// Adds what is agreed on now in place of what was, for the line and for the row.
fn agree(base: &mut Vec<AgreedRow>, now: &AgreedRow) {
    base.retain(|row| row.line != now.line && row.remote != now.remote);
    base.push(now.clone());
}

/// How many lines of the list would be sent as this row.
fn sent_as(session: &BasketSession, remote: &RemoteId) -> usize {
    let sendings = session.rehearsal.iter().filter_map(|row| row.send.as_ref());
    sendings.filter(|sending| sending.remote == *remote).count()
}

/// The line of the list that a row of the basket is about: the one both sides agreed on, the one
/// that would be sent as it, or the one that an addition would merge into.
fn line_for<'a>(
    session: &'a BasketSession,
    held: &BasketLine,
    addition: &Operation,
) -> Option<&'a Line> {
    let agreed = || {
        let row = session.agreed.iter().find(|row| row.remote == held.remote.0)?;
        session.line(row.line)
    };
    let matched = || {
        let sends = |row: &&RehearsalLine| {
            row.send.as_ref().is_some_and(|sending| sending.remote == held.remote)
        };
        session.rehearsal.iter().find(sends).and_then(|row| session.line(row.line))
    };
    agreed().or_else(matched).or_else(|| session.same_need(addition))
}

fn agreed_as_held(line: LineId, held: &BasketLine) -> Agreed {
    Agreed { line, remote: held.remote.clone(), item: item_of(held), doubt: None }
}
