//! Push: the basket becomes as the list says, as far as the rehearsal is sure or confirmed.

use super::between::{row_of, wish};
use super::meeting::{Meeting, stage};
use super::{PushConsent, words};
use crate::contract::{DoneView, PushMessage, SyncView};
use crate::{App, Result};
use trug_baskets::{BasketState, Desired, RehearsalLine, RemoteId, Sending, Written, to_send};
use trug_domain::LineId;
use trug_domain::sync::{Agreed, Item};
use trug_store::AgreedRow;

impl App {
    /// Sends what is sure, and with consent what changed or is capped. What was sent before and is
    /// no longer wanted is taken out again; everything else in the basket stays.
    ///
    /// # Errors
    /// When the shop cannot be reached or refuses; the error says whether it may have acted.
    pub fn push(&self, name: &str, list: Option<&str>, consent: PushConsent) -> Result<SyncView> {
        self.push_telling(name, list, consent, &mut |_| true)
    }

    /// As [`App::push`]; `tell` hears how far it is and what became of each line. What it answers
    /// counts until the stage `sending`: `false` ends the push with nothing sent.
    ///
    /// # Errors
    /// Those of [`App::push`], and `cancelled`.
    pub fn push_telling(
        &self,
        name: &str,
        list: Option<&str>,
        consent: PushConsent,
        tell: &mut dyn FnMut(PushMessage) -> bool,
    ) -> Result<SyncView> {
        let meeting = self.meet_telling(name, list, tell)?;
        let mut sendings = to_send(&meeting.rehearsal, consent == PushConsent::AllButGuesses);
        sendings.retain(|(_, sending)| !meeting.is_of_another_list(&sending.remote));
        let sent_lines: Vec<LineId> = sendings.iter().map(|(line, _)| *line).collect();
        let gone = no_longer_wanted(&meeting, &sendings);
        let desired = desired(&meeting, &sendings, &gone);
        let left = meeting
            .rehearsal
            .iter()
            .filter(|row| !row.send.as_ref().is_some_and(|s| is_sent(s, &sendings)))
            .map(|row| words::rehearsal_line(&meeting, row))
            .collect();
        let (sent, done) = told(&desired, &meeting, &sendings);
        let mut view = SyncView {
            basket: meeting.row.name.clone(),
            sent,
            received: vec![],
            left,
            conflicts: vec![],
            contents: None,
            changed: false,
            done,
            cards: vec![],
        };
        let Written { state, placed } = if desired.set.is_empty() && desired.remove.is_empty() {
            Written { state: meeting.state.clone(), placed: vec![] }
        } else {
            view.changed = true;
            stage(tell, "sending", 0, desired.set.len() + desired.remove.len())?;
            self.write_to(&meeting, &desired, sent_lines.clone())??
        };
        // The shop has acted: nobody can say no to what follows.
        let _ = stage(tell, "keeping", sent_lines.len(), meeting.rehearsal.len());
        self.remember_prices(&meeting, &sent_lines)?;
        let base = base_after(&meeting, &sendings, &gone, &state, &placed);
        if base != meeting.agreed {
            self.store.settle(meeting.row.id, base, None)?;
        }
        for row in &meeting.rehearsal {
            let _ = tell(line_told(row, &sendings, &desired, &state));
        }
        view.contents = Some(words::contents(&meeting.row.name, &state));
        Ok(view)
    }
}

/// What became of a line.
fn line_told(
    row: &RehearsalLine,
    sendings: &[(LineId, Sending)],
    desired: &Desired,
    state: &BasketState,
) -> PushMessage {
    let sending = row.send.as_ref().filter(|sending| is_sent(sending, sendings));
    let was_set = desired.set.iter().any(|wish| wish.line == row.line);
    let outcome = match sending {
        None => "left",
        Some(_) if was_set => "sent",
        Some(_) => "same",
    };
    let holds = |sending: &Sending| {
        state
            .lines
            .iter()
            .find(|held| held.remote == sending.remote)
            .map(|held| held.quantity.value)
    };
    PushMessage::Line {
        line: row.line.to_string(),
        name: row.name.clone(),
        outcome: outcome.to_owned(),
        answer: words::answer_code(&row.answer).to_owned(),
        holds: sending.and_then(holds),
    }
}

/// What Trug put there for a line that is gone or ticked.
fn no_longer_wanted(meeting: &Meeting, sendings: &[(LineId, Sending)]) -> Vec<AgreedRow> {
    let is_unwanted = |row: &&AgreedRow| {
        let wanted_by_another = sendings.iter().any(|(_, s)| s.remote.0 == row.remote);
        let stands = meeting.state.lines.iter().any(|l| l.remote.0 == row.remote);
        let unwanted = meeting.wanted(row.line).is_none() && !meeting.others.contains(row);
        unwanted && stands && !wanted_by_another
    };
    meeting.agreed.iter().filter(is_unwanted).cloned().collect()
}

fn is_sent(sending: &Sending, sendings: &[(LineId, Sending)]) -> bool {
    sendings.iter().any(|(_, sent)| sent.remote == sending.remote)
}

/// Only what is not so already: a push that changes nothing sends nothing.
fn desired(meeting: &Meeting, sendings: &[(LineId, Sending)], gone: &[AgreedRow]) -> Desired {
    let mut desired = Desired::default();
    for (line, sending) in sendings {
        let Some(wanted) = meeting.wanted(*line) else { continue };
        let held = meeting.state.lines.iter().find(|held| held.remote == sending.remote);
        let carries = meeting.basket.capabilities();
        let same = held.is_some_and(|held| {
            held.quantity == sending.quantity
                && (!carries.carries_checked || held.checked == wanted.checked)
                && (!carries.carries_names || held.title == wanted.name)
        });
        if !same {
            desired.set.push(wish(wanted, held.map(|held| held.remote.clone()), sending, carries));
        }
    }
    desired.remove = gone.iter().map(|row| RemoteId(row.remote.clone())).collect();
    desired
}

/// What is about to be done there: in words, and for a page.
fn told(
    desired: &Desired,
    meeting: &Meeting,
    sendings: &[(LineId, Sending)],
) -> (Vec<String>, Vec<DoneView>) {
    let title = |line: LineId| {
        sendings.iter().find(|(sent, _)| *sent == line).map_or("", |(_, s)| s.title.as_str())
    };
    let set = desired.set.iter().map(|wish| {
        let title = title(wish.line);
        let done = words::done("basket", "set", title, Some(wish.quantity));
        (words::so_much(wish.quantity, title), done)
    });
    let removed = desired.remove.iter().map(|remote| {
        let held = meeting.state.lines.iter().find(|line| line.remote == *remote);
        let title = held.map_or(remote.0.as_str(), |line| line.title.as_str());
        (format!("taken out: {title}"), words::done("basket", "removed", title, None))
    });
    set.chain(removed).unzip()
}

/// Both sides agree on what the basket says that it holds now.
fn base_after(
    meeting: &Meeting,
    sendings: &[(LineId, Sending)],
    gone: &[AgreedRow],
    state: &BasketState,
    placed: &[(LineId, RemoteId)],
) -> Vec<AgreedRow> {
    let mut base: Vec<_> = meeting
        .agreed
        .iter()
        .filter(|row| !gone.contains(row) && !sendings.iter().any(|(line, _)| *line == row.line))
        .cloned()
        .collect();
    for (line, sending) in sendings {
        let remote = placed.iter().find(|(of, _)| of == line).map(|(_, remote)| remote);
        let remote = remote.unwrap_or(&sending.remote);
        let held = state.lines.iter().find(|held| held.remote == *remote);
        if let (Some(held), Some(wanted)) = (held, meeting.wanted(*line)) {
            let item =
                Item { name: wanted.name.clone(), quantity: held.quantity, checked: held.checked };
            let remote = held.remote.clone();
            // A line that is gone may have had the same row: it is this line's now.
            base.retain(|row| row.remote != remote.0);
            base.push(row_of(&Agreed { line: *line, remote, item, doubt: None }));
        }
    }
    base.sort_by_key(|row| row.line);
    base
}
