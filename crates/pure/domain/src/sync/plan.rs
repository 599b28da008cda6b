//! Comparing base, local and remote: what has to be done on either side.

use super::merge::{edited, merged, same};
use super::pair::{Pair, Rows, cleaned, pairs, tidied};
use super::record::{Outline, Plan};
use super::{
    Agreed, Conflict, Item, LocalItem, RemoteFields, RemoteItem, Resolution, ToLocal, ToRemote,
};
use crate::LineId;

/// A plan that a person has to confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NeedsConfirmation {
    /// The remote had something when both last agreed, and has nothing now.
    #[error(
        "the basket is suddenly empty, and this would take {would_remove} lines off the list; \
         if it was emptied on purpose, confirm it, else check that it is the right basket"
    )]
    SuddenlyEmpty {
        /// How many lines would be removed.
        would_remove: usize,
    },
}

/// Compares both sides with what they last agreed on.
///
/// If both sides are equal and nothing is unsettled the plan is empty. Arithmetic never removes a line or
/// a row: only a removal does. With `confirmed` a suddenly empty remote is accepted.
///
/// # Errors
/// [`NeedsConfirmation`]: nothing may be done before a person has confirmed it.
pub fn plan(
    base: &[Agreed],
    local: &[LocalItem],
    remote: &[RemoteItem],
    carries: RemoteFields,
    confirmed: bool,
) -> Result<Plan, NeedsConfirmation> {
    // The names are cleaned on both sides, so that names that look equal are equal.
    let mut local = local.to_vec();
    for line in &mut local {
        line.item.name = cleaned(&line.item.name).unwrap_or_default();
    }
    let (pairs, unmatched) = pairs(base, &local, remote, carries);
    let mut plan = Plan { unmatched, ..Plan::default() };
    for pair in pairs {
        plan.pair(pair, carries);
    }
    let removes = |to_local: &&ToLocal| matches!(to_local, ToLocal::Remove { .. });
    let would_remove = plan.to_local.iter().filter(removes).count();
    if would_remove > 0 && tidied(remote, carries).is_empty() && !confirmed {
        return Err(NeedsConfirmation::SuddenlyEmpty { would_remove });
    }
    Ok(plan)
}

impl Plan {
    fn pair(&mut self, pair: Pair<'_>, carries: RemoteFields) {
        let Pair { agreed, here, there, held, .. } = pair;
        let mut outline = Outline {
            line: here.map(|here| here.line),
            remote: there.as_ref().map(|there| there.remote().clone()),
            here: here.map(|here| here.item.clone()),
            there: there.as_ref().map(|there| there.rows.clone()).unwrap_or_default(),
            ..Outline::default()
        };
        let (first_local, first_remote) = (self.to_local.len(), self.to_remote.len());
        let unwanted = here.is_some_and(|here| here.item.checked && !carries.checked);
        match (&agreed, here, &there) {
            _ if held => outline.held = true,
            (_, Some(here), Some(there)) if unwanted => {
                if here.item.quantity.unit != there.item().quantity.unit {
                    outline.here = None;
                }
                outline.target = self.unwanted(agreed.as_ref(), here, there, carries);
            }
            (_, Some(here), Some(there)) => {
                outline.target = Some(self.both(agreed.as_ref(), here, there, carries));
            }
            // It is ticked, so it may be missing there.
            (_, Some(_), None) if unwanted => {}
            (Some(agreed), Some(here), None) => {
                outline.remote = Some(here.remote.as_ref().unwrap_or(&agreed.remote).clone());
                outline.target = self.gone_there(agreed, here, carries);
            }
            (Some(agreed), None, Some(there)) => {
                outline.target = self.gone_here(agreed, there, carries);
            }
            (None, Some(here), None) => {
                outline.remote.clone_from(&here.remote);
                outline.target = Some(here.item.clone());
                self.add_there(here.line, here.remote.clone(), &here.item);
            }
            (None, None, Some(there)) => {
                outline.target = Some(there.item());
                self.add_here(there);
            }
            (_, None, None) => {}
        }
        outline.before = agreed;
        outline.to_local = first_local..self.to_local.len();
        outline.to_remote = first_remote..self.to_remote.len();
        self.outlines.push(outline);
    }

    /// Both have it: both get the merged item.
    fn both(
        &mut self,
        agreed: Option<&Agreed>,
        here: &LocalItem,
        there: &Rows,
        carries: RemoteFields,
    ) -> Item {
        let (target, settled) =
            merged(agreed.map(|agreed| &agreed.item), &here.item, &there.item(), carries);
        for settled in settled {
            self.conflict(agreed, Some(here), Some(there), settled);
        }
        self.set_here(here, &target, carries);
        self.set_there(agreed, here, there, &target, carries);
        target
    }

    /// A ticked line, and a remote that holds no ticks: the row is removed, unless its quantity was
    /// increased there since; then the line is needed again.
    fn unwanted(
        &mut self,
        agreed: Option<&Agreed>,
        here: &LocalItem,
        there: &Rows,
        carries: RemoteFields,
    ) -> Option<Item> {
        let now = there.item().quantity;
        if agreed.is_some_and(|agreed| now.value <= agreed.item.quantity.value) {
            let line = here.line;
            let rows = there.rows.iter().map(|(remote, _)| remote.clone());
            self.to_remote.extend(rows.map(|remote| ToRemote::Remove { line, remote }));
            return None;
        }
        self.conflict(agreed, Some(here), Some(there), Resolution::StaysAsThere);
        if here.item.quantity.unit != now.unit {
            self.add_here(there);
            return Some(there.item());
        }
        if here.item.quantity != now {
            self.to_local.push(ToLocal::SetQuantity { line: here.line, quantity: now });
        }
        self.to_local.push(ToLocal::SetChecked { line: here.line, checked: false });
        let target = Item { quantity: now, checked: false, ..here.item.clone() };
        self.set_there(agreed, here, there, &target, carries);
        Some(target)
    }

    fn gone_there(
        &mut self,
        agreed: &Agreed,
        here: &LocalItem,
        carries: RemoteFields,
    ) -> Option<Item> {
        if edited(&agreed.item, &here.item, carries) {
            self.conflict(Some(agreed), Some(here), None, Resolution::StaysAsHere);
            let remote = here.remote.as_ref().unwrap_or(&agreed.remote);
            self.add_there(here.line, Some(remote.clone()), &here.item);
            return Some(here.item.clone());
        }
        self.to_local.push(ToLocal::Remove { line: here.line });
        None
    }

    fn gone_here(&mut self, agreed: &Agreed, there: &Rows, carries: RemoteFields) -> Option<Item> {
        let now = there.item();
        if edited(&agreed.item, &now, carries) {
            self.conflict(Some(agreed), None, Some(there), Resolution::StaysAsThere);
            self.add_here(there);
            return Some(now);
        }
        let (line, remote) = (agreed.line, there.remote().clone());
        self.to_remote.push(ToRemote::Remove { line, remote });
        None
    }

    fn add_here(&mut self, there: &Rows) {
        self.to_local.push(ToLocal::Add { remote: there.remote().clone(), item: there.item() });
    }

    fn add_there(&mut self, line: LineId, remote: Option<super::RemoteId>, item: &Item) {
        self.to_remote.push(ToRemote::Add { line, remote, item: item.clone() });
    }

    fn set_here(&mut self, here: &LocalItem, target: &Item, carries: RemoteFields) {
        let line = here.line;
        let (now, quantity) = (here.item.quantity, target.quantity);
        let by = quantity.value.saturating_sub(now.value);
        if now.unit != quantity.unit {
            self.to_local.push(ToLocal::SetQuantity { line, quantity });
        } else if by != 0 {
            self.to_local.push(ToLocal::ChangeQuantity { line, by });
        }
        if carries.names && here.item.name != target.name {
            self.to_local.push(ToLocal::SetName { line, name: target.name.clone() });
        }
        if carries.checked && here.item.checked != target.checked {
            self.to_local.push(ToLocal::SetChecked { line, checked: target.checked });
        }
    }

    /// The first row is set before the others are removed: if it breaks off in between, there is too
    /// much rather than too little.
    fn set_there(
        &mut self,
        agreed: Option<&Agreed>,
        here: &LocalItem,
        there: &Rows,
        target: &Item,
        carries: RemoteFields,
    ) {
        let line = here.line;
        let (remote, was) = &there.rows[0];
        if !same(was, target, carries) {
            let (remote, was, item) = (remote.clone(), was.clone(), target.clone());
            self.to_remote.push(ToRemote::Set { line, remote, item, was });
        }
        let others = &there.rows[1..];
        if !others.is_empty() {
            self.conflict(agreed, Some(here), Some(there), Resolution::RowsJoined);
        }
        let others = others.iter().map(|(remote, _)| remote.clone());
        self.to_remote.extend(others.map(|remote| ToRemote::Remove { line, remote }));
    }

    fn conflict(
        &mut self,
        agreed: Option<&Agreed>,
        here: Option<&LocalItem>,
        there: Option<&Rows>,
        settled: Resolution,
    ) {
        self.conflicts.push(Conflict {
            line: here.map(|here| here.line).or(agreed.map(|agreed| agreed.line)),
            remote: there.map(Rows::remote).or(agreed.map(|agreed| &agreed.remote)).cloned(),
            agreed: agreed.map(|agreed| agreed.item.clone()),
            here: here.map(|here| here.item.clone()),
            there: there.map(Rows::item),
            changed_there: there.and_then(|there| there.changed_at),
            settled,
        });
    }
}
