//! Between a list and a basket: the same thing said in the words of either side.

use super::Baskets;
use crate::clock::new_id;
use crate::error::Result;
use crate::parts::first_list;
use serde::{Deserialize, Serialize};
use trug_baskets::{BasketLine, Capabilities, RemoteId, Sending, TargetLine, Wanted};
use trug_domain::sync::{Agreed, Item};
use trug_domain::{Action, LineId, List, Need, Operation, Source, StepId};
use trug_gs1::ScannedCode;
use trug_store::{AgreedRow, Edit};

impl Baskets {
    /// What a basket changed on the list, as one step.
    pub(super) fn sync_edit(&self, source: Source, operations: Vec<Operation>) -> Result<Edit> {
        let (id, at) = (StepId(new_id()), self.clock.now());
        let operations = first_list::made_for(&self.store, at, operations)?;
        Ok(Edit { id, at, action: Action::Sync, source, operations })
    }

    /// Whether what stands in a basket has a name here.
    pub(super) fn knows(&self, held: &BasketLine) -> Result<bool> {
        Ok(match held.gtin {
            Some(gtin) => self.names.product(gtin)?.is_some(),
            None => false,
        })
    }
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

/// What stands in a basket, as the planner sees it.
pub(super) fn item_of(held: &BasketLine) -> Item {
    Item { name: held.title.clone(), quantity: held.quantity, checked: held.checked }
}

/// What a basket is asked for a line; `held` is the row that stands there for it already.
pub(super) fn target(
    wanted: &Wanted,
    held: Option<RemoteId>,
    sending: &Sending,
    carries: Capabilities,
) -> TargetLine {
    // A basket that takes lines as they are names a new one itself.
    let remote = if carries.carries_names { held } else { Some(sending.remote.clone()) };
    TargetLine {
        line: wanted.line,
        remote,
        name: wanted.name.clone(),
        quantity: sending.quantity,
        gtin: wanted.code.as_ref().map(|code| code.gtin),
        checked: wanted.checked,
        aisle: wanted.aisle.clone(),
        note: wanted.note.clone(),
    }
}

/// What was agreed, as it is kept.
pub(super) fn row_of(agreed: &Agreed) -> AgreedRow {
    let item = serde_json::to_value(agreed).unwrap_or_default();
    AgreedRow { line: agreed.line, remote: agreed.remote.0.clone(), item }
}

/// What is kept, as it was agreed; a row that cannot be understood is left alone.
pub(super) fn agreed(row: &AgreedRow) -> Option<Agreed> {
    serde_json::from_value(row.item.clone()).ok()
}

/// What stands in a basket for a line that was sent.
pub(super) fn placed_row(target: &TargetLine, held: &BasketLine) -> AgreedRow {
    let item = Item { name: target.name.clone(), ..item_of(held) };
    row_of(&Agreed { line: target.line, remote: held.remote.clone(), item, doubt: None })
}

/// What a basket put in place of an article that was asked for.
pub(super) struct Replacement {
    /// The line that it was asked for.
    pub(super) line: LineId,
    /// What was asked for.
    pub(super) asked: RemoteId,
    /// What the basket holds instead.
    pub(super) by: RemoteId,
}

/// What is kept of a replacement: what the basket holds, and what was asked for.
#[derive(Serialize, Deserialize)]
struct Replaced {
    #[serde(flatten)]
    agreed: Agreed,
    asked: RemoteId,
}

/// What a basket put in place of the article `asked`, for a line.
pub(super) fn replaced_row(line: LineId, held: &BasketLine, asked: &RemoteId) -> AgreedRow {
    let agreed = Agreed { line, remote: held.remote.clone(), item: item_of(held), doubt: None };
    let row = row_of(&agreed);
    let replaced = Replaced { agreed, asked: asked.clone() };
    AgreedRow { item: serde_json::to_value(replaced).unwrap_or_default(), ..row }
}

/// A replacement, if a row is one.
pub(super) fn replacement(row: &AgreedRow) -> Option<Replacement> {
    let Replaced { agreed, asked } = serde_json::from_value(row.item.clone()).ok()?;
    Some(Replacement { line: agreed.line, asked, by: agreed.remote })
}
