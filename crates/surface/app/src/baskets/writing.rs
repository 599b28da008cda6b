//! Writing to a basket: each request is in the outbox before its first byte leaves, and what became of it is kept.

use super::Baskets;
use super::session::BasketSession;
use super::translate::{placed_row, replaced_row};
use crate::clock::new_id;
use crate::contract::{AppError, Problem};
use crate::error::Result;
use std::collections::HashMap;
use trug_baskets::{
    Asked, Basket, BasketError, BasketState, Class, Desired, Deviation, DeviationKind, Origin,
    PreparedWrite, RehearsalLine, Written, deviations,
};
use trug_domain::{LineId, OperationId, Timestamp};
use trug_store::{AgreedRow, BasketRow, OutboxRow, OutboxState};

/// What came of a write: the basket's answer, and what it did other than it was asked.
pub(super) struct Sent {
    pub(super) written: Written,
    pub(super) deviations: Vec<Deviation>,
}

impl Sent {
    /// What came of it where there was nothing to be sent.
    pub(super) fn nothing(session: &BasketSession) -> Self {
        let written = Written { state: session.state.clone(), placed: vec![] };
        Self { written, deviations: vec![] }
    }
}

impl Baskets {
    /// Sends one write: durable in the outbox before its first byte leaves, and at most once.
    /// The outer error is one of this computer, the inner one of the basket.
    pub(super) fn write_to(
        &self,
        session: &BasketSession,
        desired: &Desired,
        about: Vec<LineId>,
    ) -> Result<std::result::Result<Sent, BasketError>> {
        let id = OperationId(new_id());
        let prepared = match session.basket.prepare(desired) {
            Ok(prepared) => prepared,
            Err(error) => return Ok(Err(error)),
        };
        let body = serde_json::to_string(&prepared)
            .map_err(|error| AppError::new(Problem::Outbox {}, error.to_string()))?;
        self.store.outbox_begin(OutboxRow {
            id,
            basket: session.row.id,
            body,
            lines: about,
            at: self.clock.now(),
        })?;
        let written = session.basket.send(&prepared, id);
        self.end_request(&session.row, id, &written)?;
        Ok(written.map(|written| {
            let asked = asked(session);
            let deviations = deviations(&session.state, desired, &asked, &written.state);
            Sent { written, deviations }
        }))
    }

    /// Keeps what became of a request.
    fn end_request(
        &self,
        row: &BasketRow,
        id: OperationId,
        written: &std::result::Result<Written, BasketError>,
    ) -> Result<()> {
        let (state, answer) = match written {
            Ok(_) => (OutboxState::Done, None),
            Err(error) => match error.class() {
                // What was sent before without an answer is not undone by a failure to send it again.
                Class::NotSent if self.was_sent(id)? => (OutboxState::Unknown, None),
                Class::NotSent | Class::Refused => (OutboxState::Failed, Some(error.to_string())),
                Class::Unknown | Class::InvalidReply => {
                    (OutboxState::Unknown, Some(error.to_string()))
                }
            },
        };
        self.store.outbox_end(id, state, answer, self.clock.now())?;
        match written {
            Ok(written) => self.keep_config(row, written.state.config.as_ref()),
            Err(_) => Ok(()),
        }
    }

    fn was_sent(&self, id: OperationId) -> Result<bool> {
        Ok(self.store.outbox(id)?.is_some_and(|entry| entry.state == OutboxState::Unknown))
    }

    /// Sends requests whose outcome is not known once more, each with its own key and body, until the
    /// basket can be read.
    pub(super) fn repeat_unanswered(
        &self,
        row: &BasketRow,
        basket: &dyn Basket,
        state: &mut BasketState,
    ) -> Result<()> {
        for open in self.store.outbox_open(row.id)? {
            if state.origin == Origin::Read {
                break;
            }
            let prepared = serde_json::from_str::<PreparedWrite>(&open.row.body).ok();
            // A program of before stored only what was wanted: that cannot be sent unchanged.
            let Some(prepared) = prepared.filter(|prepared| !prepared.request.is_null()) else {
                continue;
            };
            let written = basket.send(&prepared, open.row.id);
            self.end_request(row, open.row.id, &written)?;
            match written {
                Ok(written) => {
                    self.agree_on(row, &prepared.desired, &written)?;
                    *state = written.state;
                }
                Err(error) if error.class() == Class::Refused => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// What the answer to a repeated request shows is agreed on from now on.
    fn agree_on(&self, row: &BasketRow, desired: &Desired, written: &Written) -> Result<()> {
        let mut agreed = self.store.agreed(row.id)?;
        for target in desired.targets() {
            let Some((_, remote)) = written.placed.iter().find(|(line, _)| *line == target.line)
            else {
                continue;
            };
            let Some(held) = written.state.line(remote) else { continue };
            agreed.retain(|row| row.line != target.line && row.remote != remote.0);
            agreed.push(placed_row(target, held));
        }
        agreed.sort_by_key(|row| row.line);
        self.store.settle(row.id, agreed, None)?;
        Ok(())
    }

    /// A basket that was read and is set to a quantity needs no person to say what became of a
    /// request: what stands in it is there, and setting it again does no harm.
    pub(super) fn settle_by_reading(&self, row: &BasketRow) -> Result<()> {
        for open in self.store.outbox_open(row.id)? {
            let answer = Some("read back".to_owned());
            self.store.outbox_end(open.row.id, OutboxState::Done, answer, self.clock.now())?;
        }
        Ok(())
    }

    /// Which lines were sent without an answer, and when.
    pub(super) fn unanswered(&self, row: &BasketRow) -> Result<HashMap<LineId, Timestamp>> {
        let mut lines = HashMap::new();
        for open in self.store.outbox_open(row.id)? {
            lines.extend(open.row.lines.iter().map(|line| (*line, open.row.at)));
        }
        Ok(lines)
    }
}

/// What a basket put in place of an article is that line's from now on, so that the article is not sent
/// again and again.
pub(super) fn agree_on_replaced(
    session: &BasketSession,
    deviations: &[Deviation],
    state: &BasketState,
    base: &mut Vec<AgreedRow>,
) {
    for deviation in deviations {
        let (Some(line), DeviationKind::Replaced { by, .. }) = (deviation.line, &deviation.kind)
        else {
            continue;
        };
        let row = session.rehearsal.iter().find(|row| row.line == line);
        let sending = row.and_then(|row| row.send.as_ref());
        if let (Some(sending), Some(held)) = (sending, state.line(by)) {
            base.retain(|row| row.remote != by.0);
            base.push(replaced_row(line, held, &sending.remote));
        }
    }
    base.sort_by_key(|row| row.line);
}

/// What each line was said to be before it was sent.
fn asked(session: &BasketSession) -> Vec<Asked> {
    let of = |row: &RehearsalLine| {
        let sending = row.send.as_ref()?;
        let (remote, title) = (sending.remote.clone(), sending.title.clone());
        Some(Asked { line: row.line, remote, title, price: sending.price })
    };
    session.rehearsal.iter().filter_map(of).collect()
}
