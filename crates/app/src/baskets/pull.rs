//! Pull: the list becomes as the basket says, for what the basket holds. Nothing is taken off.

use super::meeting::{Meeting, identify};
use super::sync::row_of;
use super::words;
use crate::contract::SyncView;
use crate::{App, Result, new_id};
use trug_baskets::{BasketLine, RehearsalLine};
use trug_domain::list::merge_key;
use trug_domain::sync::{Agreed, Item};
use trug_domain::{
    Action, Line, LineId, List, Need, Operation, ScannedCode, Source, SourceKind, StepId,
};
use trug_store::Act;

impl App {
    /// Puts what a basket holds on a list: new lines, and quantities that differ.
    ///
    /// # Errors
    /// When the basket cannot be reached or understood.
    pub fn pull(&self, name: &str, list: Option<&str>) -> Result<SyncView> {
        let mut meeting = self.meet(name, list)?;
        identify(&mut meeting)?;
        let source = Source { kind: SourceKind::Sync, from: Some(meeting.row.name.clone()) };
        let mut base = meeting.agreed.clone();
        let mut operations = Vec::new();
        let mut received = Vec::new();
        let carries_checked = meeting.basket.capabilities().carries_checked;
        for held in &meeting.state.lines {
            if meeting.is_of_another_list(&held.remote) {
                continue;
            }
            let id = LineId(new_id());
            let addition = add(held, id, &meeting.list, &source, self.knows(held)?);
            let known = line_for(&meeting, held, &addition);
            let (line, was_checked) = known.map_or((id, false), |line| (line.id, line.checked));
            if let Some(known) = known {
                // Grams on the list and packs in the basket are the same thing twice.
                let comparable = known.quantity().unit == held.quantity.unit;
                if comparable && known.quantity() != held.quantity {
                    received.push(format!("{} x {}", held.quantity, held.title));
                    let (quantity, source) = (held.quantity, source.clone());
                    operations.push(Operation::SetQuantity { line, quantity, source });
                }
            } else {
                received.push(format!("{} x {}", held.quantity, held.title));
                operations.push(addition);
            }
            if carries_checked && held.checked != was_checked {
                let verb = if held.checked { "ticked" } else { "unticked" };
                received.push(format!("{verb}: {}", held.title));
                operations.push(Operation::SetChecked { line, checked: held.checked });
            }
            base.retain(|row| row.line != line && row.remote != held.remote.0);
            base.push(row_of(&agreed_as_held(line, held)));
        }
        base.sort_by_key(|row| row.line);
        let act = self.sync_act(source, operations);
        let step = self.store.settle(meeting.row.id, base, Some(act))?;
        Ok(SyncView {
            basket: meeting.row.name.clone(),
            sent: vec![],
            received,
            left: vec![],
            conflicts: vec![],
            contents: Some(words::contents(&meeting.row.name, &meeting.state)),
            changed: step.is_some(),
        })
    }

    /// What a basket changed on the list, as one step.
    pub(super) fn sync_act(&self, source: Source, operations: Vec<Operation>) -> Act {
        let (id, at) = (StepId(new_id()), self.clock.now());
        Act { id, at, action: Action::Sync, source, operations }
    }

    /// Whether what stands in a basket has a name here.
    pub(super) fn knows(&self, held: &BasketLine) -> Result<bool> {
        Ok(match held.gtin {
            Some(gtin) => self.product(gtin)?.is_some(),
            None => false,
        })
    }
}

/// The line of the list that a row of the basket is about: the one both sides agreed on, the one
/// that would be sent as it, or the one that an addition would merge into.
fn line_for<'a>(meeting: &'a Meeting, held: &BasketLine, addition: &Operation) -> Option<&'a Line> {
    let agreed = || {
        let row = meeting.agreed.iter().find(|row| row.remote == held.remote.0)?;
        meeting.line(row.line)
    };
    let matched = || {
        let sends = |row: &&RehearsalLine| {
            row.send.as_ref().is_some_and(|sending| sending.remote == held.remote)
        };
        meeting.rehearsal.iter().find(sends).and_then(|row| meeting.line(row.line))
    };
    agreed().or_else(matched).or_else(|| same_need(meeting, addition))
}

/// The line of the list that an addition merges into.
pub(super) fn same_need<'a>(meeting: &'a Meeting, addition: &Operation) -> Option<&'a Line> {
    let Operation::Add { need, quantity, .. } = addition else { return None };
    let key = merge_key(need, quantity.unit);
    meeting.lines.iter().find(|line| line.merge_key() == key)
}

fn agreed_as_held(line: LineId, held: &BasketLine) -> Agreed {
    Agreed { line, remote: held.remote.clone(), item: item_of(held), doubt: None }
}

pub(super) fn item_of(held: &BasketLine) -> Item {
    Item { name: held.title.clone(), quantity: held.quantity, checked: held.checked }
}

/// What stands in a basket, as a new line. The basket's name for it is taken over only where nobody
/// here has one.
pub(super) fn add(
    held: &BasketLine,
    id: LineId,
    list: &List,
    source: &Source,
    is_known: bool,
) -> Operation {
    let code =
        held.gtin.map(|gtin| ScannedCode { gtin, symbology: None, printed: gtin.to_string() });
    Operation::Add {
        id,
        list: list.id,
        need: Need { code, name: (!is_known).then(|| held.title.clone()) },
        quantity: held.quantity,
        source: source.clone(),
        aisle: None,
        note: None,
    }
}
