//! Push: the basket becomes as the list says, as far as the rehearsal is sure or confirmed.

use super::consent::PushConsent;
use super::deviation_view::deviation_view;
use super::session::{BasketSession, Unanswered, stage};
use super::translate::{agreed, row_of, target};
use super::writing::{Sent, agree_on_replaced};
use super::{Baskets, words};
use crate::contract::{DoneAction, DoneView, PushMessage, PushOutcome, PushStage, Side, SyncView};
use crate::error::Result;
use trug_baskets::{
    BasketLine, BasketState, Desired, Goal, KnownLine, RefusedChange, RehearsalLine, RemoteId,
    Sending, TargetLine, Written, plan_changes, to_send,
};
use trug_domain::LineId;
use trug_domain::sync::{Agreed, Item};
use trug_store::AgreedRow;

impl Baskets {
    /// Sends what is sure, and with consent what changed or is capped. What was sent before and is
    /// no longer wanted is taken out again; everything else in the basket stays.
    ///
    /// # Errors
    /// When the shop cannot be reached or refuses; the error says whether it may have acted.
    pub fn push(&self, name: &str, list: Option<&str>, consent: PushConsent) -> Result<SyncView> {
        self.push_with_progress(name, list, consent, &mut |_| true)
    }

    /// As [`Baskets::push`]; `progress` is called with how far it is and what became of each line.
    /// Until the stage `sending` it may answer `false`, which ends the push with nothing sent.
    ///
    /// # Errors
    /// Those of [`Baskets::push`], and `cancelled`.
    pub fn push_with_progress(
        &self,
        name: &str,
        list: Option<&str>,
        consent: PushConsent,
        progress: &mut dyn FnMut(PushMessage) -> bool,
    ) -> Result<SyncView> {
        let session = self.open_session(name, list, Unanswered::Repeat, progress)?;
        let mut sendings = to_send(&session.rehearsal, consent == PushConsent::AllButGuesses);
        sendings.retain(|(line, sending)| session.may_send(*line, &sending.remote));
        let mut gone = no_longer_wanted(&session, &sendings);
        let (desired, refused) = desired(&session, &sendings, &gone);
        let is_refused = |line: LineId| refused.iter().any(|(refused, _)| *refused == line);
        sendings.retain(|(line, _)| !is_refused(*line));
        gone.retain(|row| !is_refused(row.line));
        let sent_lines: Vec<LineId> = sendings.iter().map(|(line, _)| *line).collect();
        let left = session
            .rehearsal
            .iter()
            .filter(|row| !row.send.as_ref().is_some_and(|s| is_sent(s, &sendings)))
            .map(|row| words::not_sent(&session, row, &refused))
            .collect();
        let (sent, done) = actions(&desired, &session, &sendings);
        let mut view = SyncView {
            basket: session.row.name.clone(),
            sent,
            received: vec![],
            left,
            conflicts: vec![],
            contents: None,
            changed: false,
            done,
            cards: vec![],
            deviations: vec![],
        };
        let Sent { written: Written { state, placed }, deviations } = if desired.is_empty() {
            Sent::nothing(&session)
        } else {
            view.changed = true;
            stage(progress, PushStage::Sending, 0, desired.len())?;
            self.write_to(&session, &desired, sent_lines.clone())??
        };
        // The shop has acted: nobody can say no to what follows.
        let _ = stage(progress, PushStage::Keeping, sent_lines.len(), session.rehearsal.len());
        self.remember_prices(&session, &sent_lines, &state)?;
        let mut base = base_after(&session, &sendings, &gone, &state, &placed);
        agree_on_replaced(&session, &deviations, &state, &mut base);
        if base != session.agreed {
            self.store.settle(session.row.id, base, None)?;
        }
        for row in &session.rehearsal {
            let differs = deviations.iter().any(|deviation| deviation.line == Some(row.line));
            let _ = progress(line_message(row, &sendings, &desired, &state, differs));
        }
        view.contents = Some(words::contents(&session.row.name, &state));
        view.deviations = deviations.iter().map(deviation_view).collect();
        Ok(view)
    }
}

/// What became of a line.
fn line_message(
    row: &RehearsalLine,
    sendings: &[(LineId, Sending)],
    desired: &Desired,
    state: &BasketState,
    differs: bool,
) -> PushMessage {
    let sending = row.send.as_ref().filter(|sending| is_sent(sending, sendings));
    let was_sent = desired.targets().any(|target| target.line == row.line);
    let outcome = match sending {
        None => PushOutcome::Left,
        Some(_) if differs => PushOutcome::Differs,
        Some(_) if was_sent => PushOutcome::Sent,
        Some(_) => PushOutcome::Same,
    };
    let holds = |sending: &Sending| {
        state
            .lines
            .iter()
            .find(|held| held.remote == sending.remote)
            .map(|held| held.quantity.value)
    };
    PushMessage::Line {
        line: row.line.into(),
        name: row.name.clone(),
        outcome,
        answer: words::verdict_code(&row.verdict),
        holds: sending.and_then(holds),
    }
}

/// What Trug put there for a line that is gone or ticked.
fn no_longer_wanted(session: &BasketSession, sendings: &[(LineId, Sending)]) -> Vec<AgreedRow> {
    let is_unwanted = |row: &&AgreedRow| {
        let wanted_by_another = sendings.iter().any(|(_, s)| s.remote.0 == row.remote);
        let stands = session.state.lines.iter().any(|l| l.remote.0 == row.remote);
        let unwanted = session.wanted(row.line).is_none() && !session.others.contains(row);
        unwanted && stands && !wanted_by_another
    };
    session.agreed.iter().filter(is_unwanted).cloned().collect()
}

fn is_sent(sending: &Sending, sendings: &[(LineId, Sending)]) -> bool {
    sendings.iter().any(|(_, sent)| sent.remote == sending.remote)
}

/// What the basket is asked for, and what it cannot be: only what is not so already, so that a push
/// that changes nothing sends nothing.
fn desired(
    session: &BasketSession,
    sendings: &[(LineId, Sending)],
    gone: &[AgreedRow],
) -> (Desired, Vec<(LineId, RefusedChange)>) {
    let can = session.basket.capabilities();
    let mut goals = Vec::with_capacity(sendings.len() + gone.len());
    for (line, sending) in sendings {
        let Some(wanted) = session.wanted(*line) else { continue };
        let held = session.state.lines.iter().find(|held| held.remote == sending.remote);
        let known = if can.reads_back {
            held.map(known_line)
        } else {
            last_agreed(session, *line, &sending.remote)
        };
        let remote = held.map(|held| held.remote.clone());
        goals.push(Goal::Have { target: target(wanted, remote, sending, can), known });
    }
    goals.extend(
        gone.iter().map(|row| Goal::Gone { line: row.line, remote: RemoteId(row.remote.clone()) }),
    );
    Desired::of(plan_changes(&goals, can))
}

fn known_line(held: &BasketLine) -> KnownLine {
    KnownLine { name: held.title.clone(), quantity: held.quantity, checked: held.checked }
}

/// What a basket that cannot be read holds of a line, as far as it was sent before.
fn last_agreed(session: &BasketSession, line: LineId, remote: &RemoteId) -> Option<KnownLine> {
    let row = session.agreed.iter().find(|row| row.line == line && row.remote == remote.0)?;
    let Item { name, quantity, checked } = agreed(row)?.item;
    Some(KnownLine { name, quantity, checked })
}

/// What is about to be done there: in words, and for a page.
fn actions(
    desired: &Desired,
    session: &BasketSession,
    sendings: &[(LineId, Sending)],
) -> (Vec<String>, Vec<DoneView>) {
    let title = |line: LineId| {
        sendings.iter().find(|(sent, _)| *sent == line).map_or("", |(_, s)| s.title.as_str())
    };
    let put = |what: DoneAction| {
        move |target: &TargetLine| {
            let title = title(target.line);
            let done = words::done(Side::Basket, what, title, Some(target.quantity));
            (words::so_much(target.quantity, title), done)
        }
    };
    let set = desired.set.iter().map(put(DoneAction::Set));
    let added = desired.add.iter().map(put(DoneAction::Added));
    let removed = desired.remove.iter().map(|remote| {
        let held = session.state.lines.iter().find(|line| line.remote == *remote);
        let title = held.map_or(remote.0.as_str(), |line| line.title.as_str());
        (format!("taken out: {title}"), words::done(Side::Basket, DoneAction::Removed, title, None))
    });
    set.chain(added).chain(removed).unzip()
}

/// Both sides agree on what the basket says that it holds now.
fn base_after(
    session: &BasketSession,
    sendings: &[(LineId, Sending)],
    gone: &[AgreedRow],
    state: &BasketState,
    placed: &[(LineId, RemoteId)],
) -> Vec<AgreedRow> {
    let mut base: Vec<_> = session
        .agreed
        .iter()
        .filter(|row| !gone.contains(row) && !sendings.iter().any(|(line, _)| *line == row.line))
        .cloned()
        .collect();
    for (line, sending) in sendings {
        let remote = placed.iter().find(|(of, _)| of == line).map(|(_, remote)| remote);
        let remote = remote.unwrap_or(&sending.remote);
        let held = state.lines.iter().find(|held| held.remote == *remote);
        let can_read = session.basket.capabilities().reads_back;
        let there = match held {
            Some(held) => Some((held.quantity, held.checked)),
            None if can_read => None,
            None => Some((sending.quantity, false)),
        };
        if let (Some((quantity, checked)), Some(wanted)) = (there, session.wanted(*line)) {
            let item = Item { name: wanted.name.clone(), quantity, checked };
            let remote = remote.clone();
            // A line that is gone may have had the same row: it is this line's now.
            base.retain(|row| row.remote != remote.0);
            base.push(row_of(&Agreed { line: *line, remote, item, doubt: None }));
        }
    }
    base.sort_by_key(|row| row.line);
    base
}
