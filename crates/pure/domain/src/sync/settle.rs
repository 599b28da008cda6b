//! What both sides have agreed on after a plan was carried out, completely or in part.
//!
//! The rule for every field: what was agreed, plus the difference of each side that has reached the
//! other. So what failed is still a difference in the next sync, and what succeeded is not counted
//! twice.

use super::pair::joined;
use super::record::{Outline, Plan};
use super::{Agreed, Item, RemoteId, ToLocal, ToRemote, Unconfirmed};
use crate::{LineId, Quantity};
use std::collections::HashMap;

/// Which operation of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OperationRef {
    /// The one at this index of [`Plan::to_remote`].
    ToRemote(usize),
    /// The one at this index of [`Plan::to_local`].
    ToLocal(usize),
}

/// The outcome of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// A row was made at the remote, and got this id.
    DoneAs(RemoteId),
    /// A need was put on the list, and is this line; it may be one that was there before.
    DoneOn(LineId),
    /// It was not done.
    Failed,
    /// It was sent to the remote without a reply.
    Unknown,
}

/// The outcome of one operation of a plan; an operation without a confirmation counts as failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Which operation.
    pub of: OperationRef,
    /// Its outcome.
    pub outcome: Outcome,
}

/// What to keep as agreed after a plan was carried out, by the outcome of each operation.
///
/// Only confirmed operations change it. Store the result in the same transaction as the local
/// operations. There is one entry for each row; a line may be in two of them for one sync, when the list
/// merged a new row with a line that already has one.
pub fn settle(plan: &Plan, confirmed: &[Confirmation]) -> Vec<Agreed> {
    let outcomes: HashMap<OperationRef, &Outcome> =
        confirmed.iter().map(|one| (one.of, &one.outcome)).collect();
    plan.outlines.iter().filter_map(|outline| outline.settle(plan, &outcomes)).collect()
}

/// What to keep as agreed before anything of a plan is sent: if the program stops in the middle, the next
/// read of the remote shows what has arrived.
pub fn before_sending(plan: &Plan) -> Vec<Agreed> {
    let unknown = |at| Confirmation { of: OperationRef::ToRemote(at), outcome: Outcome::Unknown };
    let confirmed: Vec<Confirmation> = (0..plan.to_remote.len()).map(unknown).collect();
    settle(plan, &confirmed)
}

impl Plan {
    /// What both sides will have agreed on if all of it is done, as far as the ids are known.
    pub fn expected(&self) -> Vec<Agreed> {
        let done = |of| Confirmation { of, outcome: Outcome::Done };
        let to_remote = (0..self.to_remote.len()).map(OperationRef::ToRemote).map(done);
        let to_local = (0..self.to_local.len()).map(OperationRef::ToLocal).map(done);
        settle(self, &to_remote.chain(to_local).collect::<Vec<_>>())
    }
}

type Outcomes<'a> = HashMap<OperationRef, &'a Outcome>;

impl Outline {
    fn settle(&self, plan: &Plan, outcomes: &Outcomes<'_>) -> Option<Agreed> {
        if self.held {
            return self.before.clone();
        }
        let done = |which| {
            !matches!(outcomes.get(&which), None | Some(Outcome::Failed | Outcome::Unknown))
        };
        let all: Vec<OperationRef> = self.operations().collect();
        let count = all.iter().filter(|which| done(**which)).count();
        let Some(target) = &self.target else {
            return if count == all.len() { None } else { self.before.clone() };
        };
        let settled = if count == all.len() {
            self.agreed(target.clone(), outcomes)
        } else if count == 0 {
            self.before.clone()
        } else {
            self.partly(plan, target, done).and_then(|item| self.agreed(item, outcomes))
        };
        let mut settled = settled.or_else(|| self.before.clone())?;
        settled.doubt = self.doubt(plan, target, outcomes, done);
        Some(settled)
    }

    fn operations(&self) -> impl Iterator<Item = OperationRef> {
        let to_remote = self.to_remote.clone().map(OperationRef::ToRemote);
        to_remote.chain(self.to_local.clone().map(OperationRef::ToLocal))
    }

    /// The pair with its ids, as far as known; without both it cannot be kept.
    fn agreed(&self, item: Item, outcomes: &Outcomes<'_>) -> Option<Agreed> {
        let (mut line, mut remote) = (self.line, self.remote.clone());
        for which in self.operations() {
            match outcomes.get(&which) {
                Some(Outcome::DoneAs(id)) => remote = Some(id.clone()),
                Some(Outcome::DoneOn(id)) => line = Some(*id),
                _ => {}
            }
        }
        Some(Agreed { line: line?, remote: remote?, item, doubt: None })
    }

    /// What is agreed if only some of the operations were done; `None` if a side still has no row.
    fn partly(
        &self,
        plan: &Plan,
        target: &Item,
        done: impl Fn(OperationRef) -> bool,
    ) -> Option<Item> {
        let here = self.here_now(plan, &done)?;
        let there = self.there_now(plan, &done)?;
        let before = self.before.as_ref().map(|agreed| &agreed.item);
        Some(Item {
            quantity: quantity(before, &here, &there, target),
            name: field(before, &here, &there, target, |item| &item.name).clone(),
            checked: *field(before, &here, &there, target, |item| &item.checked),
        })
    }

    /// What is here after the operations that were done.
    fn here_now(&self, plan: &Plan, done: impl Fn(OperationRef) -> bool) -> Option<Item> {
        let mut here = self.here.clone();
        for at in self.to_local.clone().filter(|at| done(OperationRef::ToLocal(*at))) {
            match (plan.to_local.get(at)?, &mut here) {
                (ToLocal::Add { item, .. }, _) => here = Some(item.clone()),
                (ToLocal::ChangeQuantity { by, .. }, Some(here)) => {
                    here.quantity.value = here.quantity.value.saturating_add(*by);
                }
                (ToLocal::SetQuantity { quantity, .. }, Some(here)) => here.quantity = *quantity,
                (ToLocal::SetChecked { checked, .. }, Some(here)) => here.checked = *checked,
                (ToLocal::SetName { name, .. }, Some(here)) => here.name.clone_from(name),
                (ToLocal::Remove { .. }, _) | (_, None) => here = None,
            }
        }
        here
    }

    /// What is there after the operations that were done, all rows together.
    fn there_now(&self, plan: &Plan, done: impl Fn(OperationRef) -> bool) -> Option<Item> {
        let mut rows = self.there.clone();
        for at in self.to_remote.clone().filter(|at| done(OperationRef::ToRemote(*at))) {
            match plan.to_remote.get(at)? {
                ToRemote::Add { item, .. } => return Some(item.clone()),
                ToRemote::Set { remote, item, .. } => {
                    for row in rows.iter_mut().filter(|row| row.0 == *remote) {
                        row.1 = item.clone();
                    }
                }
                ToRemote::Remove { remote, .. } => rows.retain(|row| row.0 != *remote),
            }
        }
        let mut items = rows.into_iter().map(|row| row.1);
        let first = items.next()?;
        Some(items.fold(first, |sum, item| joined(&sum, &item)))
    }

    /// What is there if everything that was sent without a reply arrived, and what is agreed then.
    fn doubt(
        &self,
        plan: &Plan,
        target: &Item,
        outcomes: &Outcomes<'_>,
        done: impl Fn(OperationRef) -> bool,
    ) -> Option<Unconfirmed> {
        let unknown = |which| matches!(outcomes.get(&which), Some(Outcome::Unknown));
        if !self.to_remote.clone().any(|at| unknown(OperationRef::ToRemote(at))) {
            return None;
        }
        let arrived = |which| done(which) || unknown(which);
        let sent = self.there_now(plan, arrived)?;
        let all = self.operations().all(arrived);
        let then = if all { target.clone() } else { self.partly(plan, target, arrived)? };
        Some(Unconfirmed { sent, then })
    }
}

/// What was agreed plus the differences that succeeded: with all of them it is the target, so it is the
/// sum of what both sides have now, less the target.
fn quantity(before: Option<&Item>, here: &Item, there: &Item, target: &Item) -> Quantity {
    let (here_now, there_now, to_be) = (here.quantity, there.quantity, target.quantity);
    if here_now.unit == to_be.unit && there_now.unit == to_be.unit {
        let both = here_now.value.saturating_add(there_now.value);
        return Quantity { value: both.saturating_sub(to_be.value), unit: to_be.unit };
    }
    *field(before, here, there, target, |item| &item.quantity)
}

/// A side that has the target knows what the other one had: that is agreed then.
fn field<'a, T: PartialEq>(
    before: Option<&'a Item>,
    here: &'a Item,
    there: &'a Item,
    target: &Item,
    of: impl Fn(&Item) -> &T,
) -> &'a T {
    if of(here) == of(target) {
        of(there)
    } else if of(there) == of(target) {
        of(here)
    } else {
        of(before.unwrap_or(there))
    }
}
