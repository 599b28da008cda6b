//! Pull: the list becomes as the basket says, for what the basket holds. Nothing is taken off.

use super::sync::row_of;
use super::words;
use crate::contract::SyncView;
use crate::{App, Result, new_id};
use trug_baskets::BasketLine;
use trug_domain::sync::{Agreed, Item};
use trug_domain::{Action, LineId, List, Need, Operation, ScannedCode, Source, SourceKind, StepId};
use trug_store::Act;

impl App {
    /// Puts what a basket holds on a list: new lines, and quantities that differ.
    ///
    /// # Errors
    /// When the basket cannot be reached or understood.
    pub fn pull(&self, name: &str, list: Option<&str>) -> Result<SyncView> {
        let meeting = self.meet(name, list)?;
        let source = Source { kind: SourceKind::Sync, from: Some(meeting.row.name.clone()) };
        let mut base = meeting.agreed.clone();
        let mut operations = Vec::new();
        let mut received = Vec::new();
        for held in &meeting.state.lines {
            let known = base.iter().find(|row| row.remote == held.remote.0).map(|r| r.line);
            let matched = || {
                let sends = |row: &&trug_baskets::RehearsalLine| {
                    row.send.as_ref().is_some_and(|sending| sending.remote == held.remote)
                };
                meeting.rehearsal.iter().find(sends).map(|row| row.line)
            };
            let line = known.or_else(matched).and_then(|id| meeting.line(id));
            if let Some(line) = line {
                // Grams on the list and packs in the basket are the same thing twice.
                let comparable = line.quantity().unit == held.quantity.unit;
                if comparable && line.quantity() != held.quantity {
                    received.push(format!("{} x {}", held.quantity, held.title));
                    operations.push(Operation::SetQuantity {
                        line: line.id,
                        quantity: held.quantity,
                        source: source.clone(),
                    });
                }
                base.retain(|row| row.line != line.id);
                base.push(row_of(&agreed_as_held(line.id, held)));
            } else if known.is_none() {
                let id = LineId(new_id());
                received.push(format!("{} x {}", held.quantity, held.title));
                operations.push(add(held, id, &meeting.list, &source, self.knows(held)?));
                base.push(row_of(&agreed_as_held(id, held)));
            }
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
