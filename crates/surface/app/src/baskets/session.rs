//! One exchange between a list and a basket.

use super::Baskets;
use crate::clock::new_id;
use crate::contract::{AppError, Problem, PushMessage, PushStage};
use crate::error::Result;
use crate::views::line_name;
use std::collections::HashMap;
use trug_baskets::{
    Basket, BasketError, BasketLine, BasketState, Class, Desired, Match, RehearsalLine, RemoteId,
    Wanted, Written, rehearse,
};
use trug_domain::{Currency, Line, LineId, List, Money, OperationId, PackSize, Product, Timestamp};
use trug_store::{AgreedRow, BasketRow, MatchRow, OutboxRow, OutboxState};

/// Is called with how far a push is, and says whether it is to go on.
pub(super) type Progress<'a> = dyn FnMut(PushMessage) -> bool + 'a;

/// Reports a stage.
///
/// # Errors
/// When it is not to go on.
pub(super) fn stage(
    progress: &mut Progress<'_>,
    stage: PushStage,
    done: usize,
    of: usize,
) -> Result<()> {
    let (done, of) = (done as u64, of as u64);
    if progress(PushMessage::Stage { stage, done, of }) {
        return Ok(());
    }
    Err(AppError::new(Problem::Cancelled {}, "it was cancelled before anything was sent"))
}

/// What the list wants, what the basket offers and holds, what both last agreed on.
pub(super) struct BasketSession {
    pub(super) row: BasketRow,
    pub(super) basket: Box<dyn Basket>,
    pub(super) list: List,
    /// All lines of the list.
    pub(super) lines: Vec<Line>,
    /// Those the basket is asked for, each in the order of `rehearsal`.
    pub(super) wanted: Vec<Wanted>,
    pub(super) rehearsal: Vec<RehearsalLine>,
    pub(super) state: BasketState,
    pub(super) agreed: Vec<AgreedRow>,
    /// Those of `agreed` that are about lines of other lists: they stay as they are.
    pub(super) others: Vec<AgreedRow>,
}

impl BasketSession {
    pub(super) fn wanted(&self, line: LineId) -> Option<&Wanted> {
        self.wanted.iter().find(|wanted| wanted.line == line)
    }

    pub(super) fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// Whether a line of another list has put this article into the basket: its number there is
    /// that list's, and setting it to this list's would take away what the other one needs.
    pub(super) fn is_of_another_list(&self, remote: &RemoteId) -> bool {
        self.others.iter().any(|row| row.remote == remote.0)
    }
}

impl Baskets {
    /// Begins an exchange: asks the basket for offers and for what it holds.
    pub(super) fn open_session(&self, name: &str, list: Option<&str>) -> Result<BasketSession> {
        self.open_session_with_progress(name, list, &mut |_| true)
    }

    /// As [`Baskets::open_session`]; `progress` is called at each stage and says whether to go on.
    pub(super) fn open_session_with_progress(
        &self,
        name: &str,
        list: Option<&str>,
        progress: &mut Progress<'_>,
    ) -> Result<BasketSession> {
        let row = self.basket_row(name)?;
        let list = self.finder.list(list)?;
        let basket = self.connect(&row)?;
        let capabilities = basket.capabilities();
        stage(progress, PushStage::Reading, 0, 0)?;
        let state = if capabilities.reads_back { basket.read()? } else { BasketState::default() };
        self.keep_config(&row, state.config.as_ref())?;
        if capabilities.reads_back && capabilities.sets_quantity {
            self.settle_by_reading(&row)?;
        }
        let lines = self.store.lines(list.id)?;
        let matches = self.matches_by_key(&row)?;
        let unanswered = self.unanswered(&row)?;
        let mut wanted = Vec::new();
        for line in lines.iter().filter(|line| capabilities.carries_checked || !line.checked) {
            wanted.push(self.wanted_of(line, &matches, &unanswered)?);
        }
        stage(progress, PushStage::Asking, 0, wanted.len())?;
        let offers = basket.offers(&wanted)?;
        let rehearsal = rehearse(&wanted, &offers, &state);
        let agreed = self.store.agreed(row.id)?;
        let mut others = Vec::new();
        for row in &agreed {
            let is_here = lines.iter().any(|line| line.id == row.line);
            if !is_here && self.store.line(row.line)?.is_some() {
                others.push(row.clone());
            }
        }
        // The config may have been renewed by reading.
        let row = BasketRow { config: state.config.clone().unwrap_or(row.config), ..row };
        Ok(BasketSession { row, basket, list, lines, wanted, rehearsal, state, agreed, others })
    }

    /// Sends one write: durable in the outbox before its first byte leaves, and at most once.
    /// The outer error is one of this computer, the inner one of the basket.
    pub(super) fn write_to(
        &self,
        session: &BasketSession,
        desired: &Desired,
        about: Vec<LineId>,
    ) -> Result<std::result::Result<Written, BasketError>> {
        let id = OperationId(new_id());
        let body = serde_json::to_string(desired)
            .map_err(|error| AppError::new(Problem::Outbox {}, error.to_string()))?;
        self.store.outbox_begin(OutboxRow {
            id,
            basket: session.row.id,
            body,
            lines: about,
            at: self.clock.now(),
        })?;
        let written = session.basket.write(desired, id);
        let (state, answer) = match &written {
            Ok(_) => (OutboxState::Done, None),
            Err(error) => match error.class() {
                Class::NotSent | Class::Refused => (OutboxState::Failed, Some(error.to_string())),
                Class::Unknown | Class::InvalidReply => {
                    (OutboxState::Unknown, Some(error.to_string()))
                }
            },
        };
        self.store.outbox_end(id, state, answer, self.clock.now())?;
        if let Ok(written) = &written {
            self.keep_config(&session.row, written.state.config.as_ref())?;
        }
        Ok(written)
    }

    /// The price that a person has seen is what a later one is compared with.
    pub(super) fn remember_prices(&self, session: &BasketSession, lines: &[LineId]) -> Result<()> {
        let seen = self.clock.now();
        let rows: Vec<_> = session
            .rehearsal
            .iter()
            .filter(|row| lines.contains(&row.line))
            .filter_map(|row| match_row(session, row, seen))
            .collect();
        if rows.is_empty() { Ok(()) } else { Ok(self.store.put_matches(session.row.id, &rows)?) }
    }

    pub(super) fn remember_first_prices(&self, session: &BasketSession) -> Result<()> {
        let new: Vec<_> = session
            .rehearsal
            .iter()
            .filter(|row| session.wanted(row.line).is_some_and(|wanted| wanted.matched.is_none()))
            .map(|row| row.line)
            .collect();
        self.remember_prices(session, &new)
    }

    fn wanted_of(
        &self,
        line: &Line,
        matches: &HashMap<String, MatchRow>,
        unanswered: &HashMap<LineId, Timestamp>,
    ) -> Result<Wanted> {
        let product = match &line.need.code {
            Some(code) => self.names.product(code.gtin)?,
            None => None,
        };
        let matched = matches.get(&line.merge_key()).map(match_of);
        Ok(Wanted {
            line: line.id,
            code: line.need.code.clone(),
            name: line_name(line, product.as_ref()),
            quantity: line.quantity(),
            pack: product.as_ref().and_then(pack_of),
            matched,
            unanswered: unanswered.get(&line.id).copied(),
            checked: line.checked,
            aisle: line.aisle.clone().or_else(|| product.and_then(|product| product.aisle)),
            note: line.note.clone(),
        })
    }

    fn matches_by_key(&self, row: &BasketRow) -> Result<HashMap<String, MatchRow>> {
        let rows = self.store.matches(row.id)?;
        Ok(rows.into_iter().map(|row| (row.key.clone(), row)).collect())
    }

    /// A basket that is read back and set to a quantity needs no person to say what became of a
    /// request: what stands in it is there, and setting it again does no harm.
    fn settle_by_reading(&self, row: &BasketRow) -> Result<()> {
        for open in self.store.outbox_open(row.id)? {
            let answer = Some("read back".to_owned());
            self.store.outbox_end(open.row.id, OutboxState::Done, answer, self.clock.now())?;
        }
        Ok(())
    }

    fn unanswered(&self, row: &BasketRow) -> Result<HashMap<LineId, Timestamp>> {
        let mut lines = HashMap::new();
        for open in self.store.outbox_open(row.id)? {
            lines.extend(open.row.lines.iter().map(|line| (*line, open.row.at)));
        }
        Ok(lines)
    }
}

/// Asks the basket which trade item each row is that nobody here put there, so that a line made
/// of it is known by its code and not only by the shop's words for it.
pub(super) fn identify(session: &mut BasketSession) -> Result<()> {
    if session.basket.capabilities().carries_names {
        return Ok(());
    }
    let is_known = |remote: &RemoteId| {
        session.others.iter().any(|row| row.remote == remote.0)
            || session
                .agreed
                .iter()
                .any(|row| row.remote == remote.0 && session.line(row.line).is_some())
            || session
                .rehearsal
                .iter()
                .any(|row| row.send.as_ref().is_some_and(|sending| sending.remote == *remote))
    };
    let is_new = |held: &&BasketLine| held.gtin.is_none() && !is_known(&held.remote);
    let asked: Vec<Wanted> =
        session.state.lines.iter().filter(is_new).map(wanted_as_held).collect();
    let offers = session.basket.offers(&asked)?;
    for (asked, offers) in asked.iter().zip(offers) {
        let is_it = |remote: &RemoteId| {
            asked.matched.as_ref().is_some_and(|matched| matched.remote == *remote)
        };
        let Some(offer) = offers.iter().find(|offer| is_it(&offer.remote)) else { continue };
        let [gtin] = offer.gtins[..] else { continue };
        for held in session.state.lines.iter_mut().filter(|held| is_it(&held.remote)) {
            held.gtin = Some(gtin);
        }
    }
    Ok(())
}

/// What stands in a basket, as if it were wanted under the shop's own id.
fn wanted_as_held(held: &BasketLine) -> Wanted {
    Wanted {
        line: LineId(new_id()),
        code: None,
        name: held.title.clone(),
        quantity: held.quantity,
        pack: None,
        matched: Some(Match {
            remote: held.remote.clone(),
            title: held.title.clone(),
            price: held.price,
            confirmed: true,
        }),
        unanswered: None,
        checked: false,
        aisle: None,
        note: None,
    }
}

fn pack_of(product: &Product) -> Option<PackSize> {
    PackSize::parse(product.quantity.as_deref()?).ok()
}

fn match_of(row: &MatchRow) -> Match {
    let currency = row.currency.clone().and_then(|code| Currency::try_from(code).ok());
    let price = row.price_minor.zip(currency).map(|(minor, currency)| Money { minor, currency });
    Match {
        remote: RemoteId(row.remote.clone()),
        title: row.title.clone(),
        price,
        confirmed: row.confirmed,
    }
}

fn match_row(session: &BasketSession, row: &RehearsalLine, seen: Timestamp) -> Option<MatchRow> {
    let sending = row.send.as_ref()?;
    let line = session.line(row.line)?;
    let confirmed = session
        .wanted(row.line)
        .and_then(|wanted| wanted.matched.as_ref())
        .is_some_and(|matched| matched.confirmed && matched.remote == sending.remote);
    Some(MatchRow {
        key: line.merge_key(),
        remote: sending.remote.0.clone(),
        title: sending.title.clone(),
        price_minor: sending.price.map(|price| price.minor),
        currency: sending.price.map(|price| price.currency.as_str().to_owned()),
        confirmed,
        seen,
    })
}
