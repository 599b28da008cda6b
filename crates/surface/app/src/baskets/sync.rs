//! Sync: the planner compares what both sides last agreed on with what each has, and both become
//! the same.

use super::consent::SyncConsent;
use super::deviation_view::deviation_view;
use super::session::{BasketSession, Unanswered, identify, stage};
use super::sides::{Sides, sides};
use super::translate::{add, row_of, target};
use super::writing::{Sent, agree_on_replaced};
use super::{Baskets, words};
use crate::clock::new_id;
use crate::contract::{AppError, Problem, PushMessage, PushStage, RehearsalLineView, SyncView};
use crate::error::Result;
use trug_baskets::{
    Class, Desired, Goal, KnownLine, RefusedChange, Sending, Written, plan_changes,
};
use trug_domain::sync::{
    self, Agreed, Confirmation, NeedsConfirmation, OperationRef, Outcome, Plan, ToLocal, ToRemote,
    Unmatched, WhyUnmatched,
};
use trug_domain::{LineId, Operation, Source, SourceKind};
use trug_store::{AgreedRow, BasketEdit};

impl Baskets {
    /// Brings a list and a basket to agree. A second sync right after it changes nothing.
    ///
    /// # Errors
    /// When the basket is suddenly empty and nobody agreed to that, and when it cannot be reached;
    /// what was not confirmed is done by the next sync.
    pub fn sync(&self, name: &str, list: Option<&str>, consent: SyncConsent) -> Result<SyncView> {
        self.sync_with_progress(name, list, consent, &mut |_| true)
    }

    /// As [`Baskets::sync`]; `progress` is called with how far it is, and until the stage `sending` it
    /// may answer `false`, which ends the sync with nothing changed.
    ///
    /// # Errors
    /// Those of [`Baskets::sync`], and `cancelled`.
    pub fn sync_with_progress(
        &self,
        name: &str,
        list: Option<&str>,
        consent: SyncConsent,
        progress: &mut dyn FnMut(PushMessage) -> bool,
    ) -> Result<SyncView> {
        let mut session = self.open_session(name, list, Unanswered::Repeat, progress)?;
        identify(&mut session)?;
        let sides = sides(&session, consent);
        let plan =
            sync::plan(&sides.base, &sides.local, &sides.remote, sides.carries, consent.emptied)
                .map_err(suddenly_empty)?;
        let mut confirmed = Vec::new();
        let mut sent = Sent::nothing(&session);
        if !plan.to_remote.is_empty() {
            stage(progress, PushStage::Sending, 0, plan.to_remote.len())?;
            let before = rows(&sync::before_sending(&plan), &sides.others);
            self.store.settle(session.row.id, before, None)?;
            let written = self.carry_out(&session, &plan, &mut confirmed);
            match written {
                Ok(done) => sent = done,
                Err(error) => {
                    let kept = rows(&sync::settle(&plan, &confirmed), &sides.others);
                    self.store.settle(session.row.id, kept, None)?;
                    return Err(error);
                }
            }
        }
        let Sent { written: Written { state, .. }, deviations } = sent;
        let settled = |confirmed: &[Confirmation]| {
            let mut kept = rows(&sync::settle(&plan, confirmed), &sides.others);
            agree_on_replaced(&session, &deviations, &state, &mut kept);
            kept
        };
        // Undoing the list's side leaves agreed what the basket's side came to.
        let agreed_if_undone = settled(&confirmed);
        let operations = self.local_side(&session, &plan, &mut confirmed)?;
        let source = Source { kind: SourceKind::Sync, from: Some(session.row.name.clone()) };
        let edit = BasketEdit { edit: self.sync_edit(source, operations)?, agreed_if_undone };
        let step = self.store.settle(session.row.id, settled(&confirmed), Some(edit))?;
        let lines: Vec<LineId> = sides.local.iter().map(|item| item.line).collect();
        self.remember_prices(&session, &lines, &state)?;
        Ok(SyncView {
            basket: session.row.name.clone(),
            sent: plan.to_remote.iter().map(|to| words::to_remote(&session, to)).collect(),
            received: plan.to_local.iter().map(|to| words::to_local(&session, to)).collect(),
            left: left(&session, &sides, &plan.unmatched),
            conflicts: plan.conflicts.iter().map(words::conflict).collect(),
            contents: Some(words::contents(&session.row.name, &state)),
            changed: step.is_some() || !plan.to_remote.is_empty(),
            done: plan
                .to_remote
                .iter()
                .map(|to| words::done_there(&session, to))
                .chain(plan.to_local.iter().map(|to| words::done_here(&session, to)))
                .collect(),
            cards: plan.conflicts.iter().map(words::card).collect(),
            deviations: deviations.iter().map(deviation_view).collect(),
        })
    }

    /// The remote's side of a plan, in one write.
    fn carry_out(
        &self,
        session: &BasketSession,
        plan: &Plan,
        confirmed: &mut Vec<Confirmation>,
    ) -> Result<Sent> {
        let (desired, refused) = desired(session, plan);
        let lines = desired.targets().map(|target| target.line).collect();
        let written = if desired.is_empty() {
            Ok(Sent::nothing(session))
        } else {
            self.write_to(session, &desired, lines)?
        };
        for (at, to) in plan.to_remote.iter().enumerate() {
            let outcome = match &written {
                _ if refused.iter().any(|(line, _)| *line == line_of(to)) => Outcome::Failed,
                Ok(sent) => outcome(to, &sent.written),
                Err(error) => match error.class() {
                    Class::NotSent | Class::Refused => Outcome::Failed,
                    Class::Unknown | Class::InvalidReply => Outcome::Unknown,
                },
            };
            confirmed.push(Confirmation { of: OperationRef::ToRemote(at), outcome });
        }
        Ok(written?)
    }

    /// The list's side of a plan, as operations, and on which lines additions will be.
    fn local_side(
        &self,
        session: &BasketSession,
        plan: &Plan,
        confirmed: &mut Vec<Confirmation>,
    ) -> Result<Vec<Operation>> {
        let source = Source { kind: SourceKind::Sync, from: Some(session.row.name.clone()) };
        let mut operations = Vec::new();
        for (at, to) in plan.to_local.iter().enumerate() {
            let mut outcome = Outcome::Done;
            let id = LineId(new_id());
            let held = match to {
                ToLocal::Add { remote, .. } => {
                    session.state.lines.iter().find(|held| held.remote == *remote)
                }
                _ => None,
            };
            if let Some(held) = held {
                let operation = add(held, id, &session.list, &source, self.knows(held)?);
                // The list may have the same need already: then that line takes it in.
                let line = session.same_need(&operation).map_or(id, |line| line.id);
                outcome = Outcome::DoneOn(line);
                operations.push(operation);
                if held.checked {
                    operations.push(Operation::SetChecked { line, checked: true });
                }
            } else {
                operations.extend(sync::operations(to, session.list.id, id, &source));
            }
            confirmed.push(Confirmation { of: OperationRef::ToLocal(at), outcome });
        }
        Ok(operations)
    }
}

/// What the basket is asked for, and what it cannot be.
fn desired(session: &BasketSession, plan: &Plan) -> (Desired, Vec<(LineId, RefusedChange)>) {
    let can = session.basket.capabilities();
    let mut goals = Vec::with_capacity(plan.to_remote.len());
    for to in &plan.to_remote {
        let (line, remote, item, was) = match to {
            ToRemote::Add { line, remote, item } => (*line, remote.clone(), item, None),
            ToRemote::Set { line, remote, item, was } => {
                (*line, Some(remote.clone()), item, Some(was))
            }
            ToRemote::Remove { line, remote } => {
                goals.push(Goal::Gone { line: *line, remote: remote.clone() });
                continue;
            }
        };
        let Some(wanted) = session.wanted(line) else { continue };
        let row = session.rehearsal.iter().find(|row| row.line == line);
        let title = row.and_then(|row| row.send.as_ref()).map(|sending| sending.title.clone());
        let sending = Sending {
            remote: remote.clone().unwrap_or_else(|| sync::RemoteId(String::new())),
            title: title.unwrap_or_else(|| item.name.clone()),
            quantity: item.quantity,
            price: None,
        };
        let mut target = target(wanted, remote, &sending, can);
        target.name.clone_from(&item.name);
        target.checked = item.checked;
        let known = was.map(|was| KnownLine {
            name: was.name.clone(),
            quantity: was.quantity,
            checked: was.checked,
        });
        goals.push(Goal::Have { target, known });
    }
    Desired::of(plan_changes(&goals, can))
}

const fn line_of(to: &ToRemote) -> LineId {
    match to {
        ToRemote::Add { line, .. } | ToRemote::Set { line, .. } | ToRemote::Remove { line, .. } => {
            *line
        }
    }
}

/// A write is believed as far as the basket shows it.
fn outcome(to: &ToRemote, written: &Written) -> Outcome {
    let stands =
        |remote: &sync::RemoteId| written.state.lines.iter().find(|held| held.remote == *remote);
    let placed = |line: LineId| {
        written.placed.iter().find(|(placed, _)| *placed == line).map(|(_, remote)| remote)
    };
    match to {
        ToRemote::Add { line, item, .. } => match placed(*line) {
            Some(remote) if stands(remote).is_some_and(|held| held.quantity == item.quantity) => {
                Outcome::DoneAs(remote.clone())
            }
            _ => Outcome::Failed,
        },
        ToRemote::Set { remote, item, .. } => {
            if stands(remote).is_some_and(|held| held.quantity == item.quantity) {
                Outcome::Done
            } else {
                Outcome::Failed
            }
        }
        ToRemote::Remove { remote, .. } => {
            if stands(remote).is_none() {
                Outcome::Done
            } else {
                Outcome::Failed
            }
        }
    }
}

fn suddenly_empty(ask: NeedsConfirmation) -> AppError {
    let NeedsConfirmation::SuddenlyEmpty { .. } = ask;
    AppError::new(Problem::SuddenlyEmpty {}, ask.to_string())
}

fn left(session: &BasketSession, sides: &Sides, unmatched: &[Unmatched]) -> Vec<RehearsalLineView> {
    let is_synced = |line: LineId| {
        let is_asked_for = sides.local.iter().any(|item| item.line == line);
        (is_asked_for || sides.with_others.contains(&line))
            && !unmatched.iter().any(|left| left.line == line)
    };
    let mut left = Vec::new();
    for row in session.rehearsal.iter().filter(|row| !is_synced(row.line)) {
        let mut view = words::rehearsal_line(session, row);
        if let Some(unmatched) = unmatched.iter().find(|left| left.line == row.line) {
            view.words = match unmatched.why {
                WhyUnmatched::NoMatch => "it is matched with no article of the shop".to_owned(),
                WhyUnmatched::SameAs(_) => {
                    "another line is the same article; put them together on the list".to_owned()
                }
                WhyUnmatched::Unit => "the shop counts pieces only; set how many".to_owned(),
            };
        }
        left.push(view);
    }
    left
}

fn rows(agreed: &[Agreed], others: &[AgreedRow]) -> Vec<AgreedRow> {
    let mut rows: Vec<_> = agreed.iter().map(row_of).chain(others.iter().cloned()).collect();
    rows.sort_by_key(|row| row.line);
    rows
}
