//! Pull: the list becomes as the basket says, for what the basket holds. Nothing is taken off.

use super::session::{BasketSession, Unanswered, identify};
use super::translate::{add, item_of, row_of};
use super::{Baskets, words};
use crate::clock::new_id;
use crate::contract::{DoneAction, DoneView, Side, SyncView};
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
    pub fn pull(&self, name: &str, list: Option<&str>) -> Result<SyncView> {
        let mut session = self.open_session(name, list, Unanswered::Leave, &mut |_| true)?;
        identify(&mut session)?;
        let source = Source { kind: SourceKind::Sync, from: Some(session.row.name.clone()) };
        let (mut base, mut agreed_if_undone) = (session.agreed.clone(), session.agreed.clone());
        let mut pulled = Pulled::default();
        for held in &session.state.lines {
            // What is another list's, or there in place of something else, is not this row's to say.
            if session.is_of_another_list(&held.remote) || session.is_replacement(&held.remote) {
                continue;
            }
            let before = pulled.operations.len();
            let id = LineId(new_id());
            let addition = add(held, id, &session.list, &source, self.knows(held)?);
            let line = pulled.take(&session, held, addition, &source);
            let agreed = row_of(&agreed_as_held(line.unwrap_or(id), held));
            // What changes nothing on the list is not taken back with the step.
            if pulled.operations.len() == before {
                agree(&mut agreed_if_undone, &agreed);
            }
            agree(&mut base, &agreed);
        }
        base.sort_by_key(|row| row.line);
        let Pulled { operations, received, done } = pulled;
        let edit = BasketEdit { edit: self.sync_edit(source, operations)?, agreed_if_undone };
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

/// What is to be done on the list, and in words.
#[derive(Default)]
struct Pulled {
    operations: Vec<Operation>,
    received: Vec<String>,
    done: Vec<DoneView>,
}

impl Pulled {
    /// Takes over a row of the basket; answers the line of the list that it is about, if one is there.
    fn take(
        &mut self,
        session: &BasketSession,
        held: &BasketLine,
        addition: Operation,
        source: &Source,
    ) -> Option<LineId> {
        let known = line_for(session, held, &addition);
        let (line, was_checked) = match (known, &addition) {
            (Some(known), _) => (known.id, known.checked),
            (None, Operation::Add { id, .. }) => (*id, false),
            (None, _) => return None,
        };
        match known {
            None => {
                self.so_much(DoneAction::Added, held);
                self.operations.push(addition);
            }
            Some(known) if differs(session, held, known) => {
                self.so_much(DoneAction::Set, held);
                let (quantity, source) = (held.quantity, source.clone());
                self.operations.push(Operation::SetQuantity { line, quantity, source });
            }
            Some(_) => {}
        }
        let carries_checked = session.basket.capabilities().carries_checked;
        if carries_checked && held.checked != was_checked {
            let action = if held.checked { DoneAction::Ticked } else { DoneAction::Unticked };
            self.received.push(format!("{action}: {}", held.title));
            self.done.push(words::done(Side::List, action, &held.title, None));
            self.operations.push(Operation::SetChecked { line, checked: held.checked });
        }
        known.map(|line| line.id)
    }

    fn so_much(&mut self, action: DoneAction, held: &BasketLine) {
        self.received.push(words::so_much(held.quantity, &held.title));
        self.done.push(words::done(Side::List, action, &held.title, Some(held.quantity)));
    }
}

/// Whether a line is to have the quantity of its row. Grams on the list and packs in the basket are the
/// same thing twice, and of several lines that are one article none is as much as the basket holds.
fn differs(session: &BasketSession, held: &BasketLine, known: &Line) -> bool {
    let is_comparable =
        known.quantity().unit == held.quantity.unit && sent_as(session, &held.remote) <= 1;
    is_comparable && known.quantity() != held.quantity
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
