//! One exchange between a list and a basket.

use super::Baskets;
use super::translate::{Replacement, replacement};
use crate::clock::{monotonic, new_id};
use crate::contract::{AppError, Problem, PushMessage, PushStage};
use crate::error::Result;
use crate::views::line_name;
use std::collections::HashMap;
use std::time::Duration;
use trug_baskets::{
    Basket, BasketLine, BasketState, Match, Offer, Origin, RehearsalLine, RemoteId, Stop, Wanted,
    rehearse,
};
use trug_domain::list::merge_key;
use trug_domain::{Currency, Line, LineId, List, Money, Operation, PackSize, Product, Timestamp};
use trug_store::{AgreedRow, BasketRow, MatchRow, Subject, Turn};

/// Is called with how far an exchange is, and says whether it is to go on.
pub(super) type Progress<'a> = dyn FnMut(PushMessage) -> bool + 'a;

/// How long the exchange of somebody else is waited for.
const WAITING: Duration = Duration::from_mins(1);
/// How long all the questions of an exchange may take together.
const ASKING: Duration = Duration::from_mins(2);

/// Whether a request whose outcome is not known is sent once more: only where a person asks for the
/// same again, and the basket acts once on the same key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unanswered {
    Leave,
    Repeat,
}

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
    Err(cancelled())
}

fn cancelled() -> AppError {
    AppError::new(Problem::Cancelled {}, "it was cancelled before anything was sent")
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
    /// What the basket put in place of articles that were asked for, and what still stands in it.
    replaced: Vec<Replacement>,
    /// Nobody else exchanges anything with this basket meanwhile.
    _turn: Turn,
}

impl BasketSession {
    pub(super) fn wanted(&self, line: LineId) -> Option<&Wanted> {
        self.wanted.iter().find(|wanted| wanted.line == line)
    }

    /// The line of the list that an addition merges into.
    pub(super) fn same_need(&self, addition: &Operation) -> Option<&Line> {
        let Operation::Add { need, quantity, .. } = addition else { return None };
        let key = merge_key(need, quantity.unit);
        self.lines.iter().find(|line| line.merge_key() == key)
    }

    pub(super) fn line(&self, id: LineId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// What the basket put in place of the article that would be sent for this line. It is never sent
    /// again as long as that stands there.
    pub(super) fn replacement(&self, line: LineId, asked: &RemoteId) -> Option<&BasketLine> {
        let found = self.replaced.iter().find(|one| one.line == line && one.asked == *asked)?;
        self.state.line(&found.by)
    }

    /// Whether a row of the basket is there in place of what a line asked for.
    pub(super) fn is_replacement(&self, remote: &RemoteId) -> bool {
        self.replaced.iter().any(|one| one.by == *remote)
    }

    /// Whether something may be sent for a line: not what is another list's, nor what the basket has
    /// replaced.
    pub(super) fn may_send(&self, line: LineId, remote: &RemoteId) -> bool {
        !self.is_of_another_list(remote) && self.replacement(line, remote).is_none()
    }

    /// Whether a line of another list has put this article into the basket: its number there is
    /// that list's, and setting it to this list's would take away what the other one needs.
    pub(super) fn is_of_another_list(&self, remote: &RemoteId) -> bool {
        self.others.iter().any(|row| row.remote == remote.0)
    }
}

impl Baskets {
    /// Begins an exchange: asks the basket for what it holds and for offers. Another exchange with the
    /// same basket is waited for. `progress` is called at each stage and says whether to go on.
    pub(super) fn open_session(
        &self,
        name: &str,
        list: Option<&str>,
        unanswered: Unanswered,
        progress: &mut Progress<'_>,
    ) -> Result<BasketSession> {
        let turn = self.begin_turn(name, progress)?;
        // What an exchange before this one left is read only now.
        let row = self.basket_row(name)?;
        let list = self.finder.list(list)?;
        let basket = self.connect(&row)?;
        let capabilities = basket.capabilities();
        stage(progress, PushStage::Reading, 0, 0)?;
        let state = self.read_state(&row, basket.as_ref(), unanswered)?;
        self.keep_config(&row, state.config.as_ref())?;
        let lines = self.store.lines(list.id)?;
        let matches = self.matches_by_key(&row)?;
        let unanswered = self.unanswered(&row)?;
        let mut wanted = Vec::new();
        for line in lines.iter().filter(|line| capabilities.carries_checked || !line.checked) {
            wanted.push(self.wanted_of(line, &matches, &unanswered)?);
        }
        let offers = ask_offers(basket.as_ref(), &wanted, progress)?;
        let rehearsal = rehearse(&wanted, &offers, &state);
        // Of a cart that is gone nothing is agreed on any more.
        let is_gone = state.origin == Origin::Gone;
        let agreed = if is_gone { Vec::new() } else { self.store.agreed(row.id)? };
        let mut others = Vec::new();
        for row in &agreed {
            let is_here = lines.iter().any(|line| line.id == row.line);
            if !is_here && self.store.line(row.line)?.is_some() {
                others.push(row.clone());
            }
        }
        let stands = |one: &Replacement| state.line(&one.by).is_some();
        let replaced = agreed.iter().filter_map(replacement).filter(stands).collect();
        // The config may have been renewed by reading.
        let row = BasketRow { config: state.config.clone().unwrap_or(row.config), ..row };
        Ok(BasketSession {
            row,
            basket,
            list,
            lines,
            wanted,
            rehearsal,
            state,
            agreed,
            others,
            replaced,
            _turn: turn,
        })
    }

    /// Waits for its turn with a basket.
    pub(super) fn begin_turn(&self, name: &str, progress: &mut Progress<'_>) -> Result<Turn> {
        let basket = self.basket_row(name)?;
        let begun = monotonic();
        let mut is_cancelled = false;
        let turn = self.store.begin_turn(Subject::Basket(basket.id), || {
            is_cancelled = stage(progress, PushStage::Waiting, 0, 0).is_err();
            !is_cancelled && begun.elapsed() < WAITING
        })?;
        turn.ok_or_else(|| {
            if is_cancelled {
                return cancelled();
            }
            let message = format!("another exchange with {name:?} is running");
            AppError::new(Problem::BasketBusy { name: name.to_owned() }, message).retry()
        })
    }

    /// What the basket holds, and with it what became of requests without an answer.
    fn read_state(
        &self,
        row: &BasketRow,
        basket: &dyn Basket,
        unanswered: Unanswered,
    ) -> Result<BasketState> {
        let capabilities = basket.capabilities();
        self.store.outbox_abandoned(row.id, self.clock.now())?;
        let mut state =
            if capabilities.reads_back { basket.read()? } else { BasketState::default() };
        if unanswered == Unanswered::Repeat && capabilities.exactly_once {
            self.repeat_unanswered(row, basket, &mut state)?;
        }
        if state.origin == Origin::Read && capabilities.sets_quantity {
            self.settle_by_reading(row)?;
        }
        Ok(state)
    }

    /// The price that a person has seen is what a later one is compared with.
    /// That is the price in the basket where it holds the article.
    pub(super) fn remember_prices(
        &self,
        session: &BasketSession,
        lines: &[LineId],
        state: &BasketState,
    ) -> Result<()> {
        let seen = self.clock.now();
        let rows: Vec<_> = session
            .rehearsal
            .iter()
            .filter(|row| lines.contains(&row.line))
            .filter_map(|row| match_row(session, row, state, seen))
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
        self.remember_prices(session, &new, &BasketState::default())
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
}

/// Asks for offers, not longer than all questions together may take.
fn ask_offers(
    basket: &dyn Basket,
    wanted: &[Wanted],
    progress: &mut Progress<'_>,
) -> Result<Vec<Vec<Offer>>> {
    let begun = monotonic();
    stage(progress, PushStage::Asking, 0, wanted.len())?;
    let offers = basket.offers(wanted, &mut |answered| {
        if stage(progress, PushStage::Asking, answered, wanted.len()).is_err() {
            return Err(Stop::Cancelled);
        }
        if begun.elapsed() > ASKING { Err(Stop::TooSlow) } else { Ok(()) }
    })?;
    Ok(offers)
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
    let offers = session.basket.offers(&asked, &mut |_| Ok(()))?;
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

fn match_row(
    session: &BasketSession,
    row: &RehearsalLine,
    state: &BasketState,
    seen: Timestamp,
) -> Option<MatchRow> {
    let sending = row.send.as_ref()?;
    let price = state.line(&sending.remote).and_then(|held| held.price).or(sending.price);
    let line = session.line(row.line)?;
    let confirmed = session
        .wanted(row.line)
        .and_then(|wanted| wanted.matched.as_ref())
        .is_some_and(|matched| matched.confirmed && matched.remote == sending.remote);
    Some(MatchRow {
        key: line.merge_key(),
        remote: sending.remote.0.clone(),
        title: sending.title.clone(),
        price_minor: price.map(|price| price.minor),
        currency: price.map(|price| price.currency.as_str().to_owned()),
        confirmed,
        seen,
    })
}
