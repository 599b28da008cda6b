//! Answers of a basket in words and as wire types.

use super::session::BasketSession;
use crate::contract::{
    AnswerDetail, BasketContents, BasketLineView, CandidateView, ConflictView, DoneAction,
    DoneView, MoneyView, NoteView, RehearsalAnswer, RehearsalLineView, RehearsalView, Settlement,
    Side, SideView,
};
use crate::views::{list_name, money_view, quantity_view};
use trug_baskets::{
    BasketState, Difference, Doubt, NotStocked, Note, Offer, RefusedChange, RehearsalLine, Verdict,
};
use trug_domain::sync::{Conflict, Item, RemoteId, Resolution, ToLocal, ToRemote};
use trug_domain::{Currency, LineId, Money, Quantity, Unit};

pub(super) fn rehearsal(session: &BasketSession) -> RehearsalView {
    let may_go = |row: &&RehearsalLine| {
        row.send.as_ref().is_some_and(|sending| session.may_send(row.line, &sending.remote))
    };
    let sent = session.rehearsal.iter().filter(may_go).filter_map(|row| row.send.as_ref());
    let total = sent
        .filter_map(|sending| sending.price?.checked_mul(sending.quantity.value))
        .try_fold(None::<Money>, |sum, cost| match sum {
            None => Some(Some(cost)),
            Some(sum) => sum.checked_add(cost).map(Some),
        })
        .flatten();
    RehearsalView {
        basket: session.row.name.clone(),
        list: list_name(&session.list),
        lines: session.rehearsal.iter().map(|row| rehearsal_line(session, row)).collect(),
        total: total.map(money_view),
        notes: notes(&session.state),
    }
}

fn notes(state: &BasketState) -> Vec<NoteView> {
    let view = |note: &Note| NoteView { code: note.code.clone(), text: note.text.clone() };
    state.notes.iter().map(view).collect()
}

pub(super) fn rehearsal_line(session: &BasketSession, row: &RehearsalLine) -> RehearsalLineView {
    let wanted = session.wanted(row.line);
    let quantity = wanted.map_or(Quantity::each(1), |wanted| wanted.quantity);
    let candidates = match &row.verdict {
        Verdict::Guess { candidates, .. } => candidates.as_slice(),
        _ => &[],
    };
    let sending = row.send.as_ref();
    let refusal = sending.and_then(|sending| not_to_send(session, row.line, &sending.remote));
    let may_go = sending.filter(|_| refusal.is_none());
    let (answer, words, details) = refusal.unwrap_or_else(|| {
        (verdict_code(&row.verdict), verdict_words(&row.verdict, row), details(&row.verdict))
    });
    RehearsalLineView {
        line: row.line.into(),
        name: row.name.clone(),
        quantity: quantity_view(quantity),
        answer,
        words,
        title: sending.map(|sending| sending.title.clone()),
        send: may_go.map(|sending| sending.quantity.value),
        price: sending.and_then(|sending| sending.price).map(money_view),
        candidates: candidates.iter().map(candidate).collect(),
        details,
        will_send: may_go.is_some() && row.verdict == Verdict::Sure,
    }
}

/// Why something that could be sent is not, whatever the shop says of it.
fn not_to_send(
    session: &BasketSession,
    line: LineId,
    remote: &RemoteId,
) -> Option<(RehearsalAnswer, String, Vec<AnswerDetail>)> {
    if session.is_of_another_list(remote) {
        let details = vec![AnswerDetail::OfAnotherList];
        return Some((RehearsalAnswer::Elsewhere, OF_ANOTHER_LIST.to_owned(), details));
    }
    let title = session.replacement(line, remote)?.title.clone();
    let words = format!("the shop put {title} into the basket for it; it is not sent again");
    Some((RehearsalAnswer::Replaced, words, vec![AnswerDetail::Replaced { title }]))
}

/// A line that nothing was sent for, with the reason if it is the basket's.
pub(super) fn not_sent(
    session: &BasketSession,
    row: &RehearsalLine,
    refused: &[(LineId, RefusedChange)],
) -> RehearsalLineView {
    let mut view = rehearsal_line(session, row);
    if let Some((_, reason)) = refused.iter().find(|(line, _)| *line == row.line) {
        refused_words(*reason).clone_into(&mut view.words);
    }
    view
}

const fn refused_words(reason: RefusedChange) -> &'static str {
    match reason {
        RefusedChange::ReadOnly => "this basket can only be read",
        RefusedChange::WholePiecesOnly => "the shop counts pieces only; set how many",
        RefusedChange::NoMatch => "it is matched with no article of the shop",
        RefusedChange::CannotReduce => "this basket can only add, and holds more; change it there",
        RefusedChange::CannotChange => "this basket can only add; change it there",
        RefusedChange::CannotRemove => "this basket cannot take anything out; take it out there",
    }
}

/// What an answer is about, for a page.
fn details(verdict: &Verdict) -> Vec<AnswerDetail> {
    let one = match verdict {
        Verdict::Sure => return Vec::new(),
        Verdict::Changed { what } => return what.iter().map(difference).collect(),
        Verdict::Capped { wanted, max, also } => {
            let capped = AnswerDetail::Capped { wanted: *wanted, most: *max };
            return std::iter::once(capped).chain(also.iter().map(difference)).collect();
        }
        Verdict::NotStocked { reason } => match reason {
            NotStocked::OutOfStock => AnswerDetail::OutOfStock,
            NotStocked::NotFound => AnswerDetail::NotFound,
            NotStocked::CodeStaysHere => AnswerDetail::CodeStaysHere,
            NotStocked::SoldOtherwise => AnswerDetail::SoldOtherwise,
        },
        Verdict::Guess { doubt, .. } => match doubt {
            Doubt::ByName => AnswerDetail::ByName,
            Doubt::Several => AnswerDetail::Several,
            Doubt::PackUnknown => AnswerDetail::PackUnknown,
        },
        Verdict::Unknown { .. } => AnswerDetail::Unanswered,
    };
    vec![one]
}

fn difference(what: &Difference) -> AnswerDetail {
    match what {
        Difference::Price { was, now } => {
            AnswerDetail::Price { was: money_view(*was), now: money_view(*now) }
        }
        Difference::Packs { wanted, packs, .. } => {
            AnswerDetail::Packs { wanted: quantity_view(*wanted), packs: *packs }
        }
    }
}

const OF_ANOTHER_LIST: &str =
    "another list has put it into this basket; nothing is sent until it stands on one list only";

fn candidate(offer: &Offer) -> CandidateView {
    CandidateView {
        remote: (&offer.remote).into(),
        title: offer.title.clone(),
        price: offer.price.map(money_view),
    }
}

pub(super) fn contents(basket: &str, state: &BasketState) -> BasketContents {
    BasketContents {
        basket: basket.to_owned(),
        lines: state
            .lines
            .iter()
            .map(|line| BasketLineView {
                remote: (&line.remote).into(),
                title: line.title.clone(),
                quantity: line.quantity.value,
                unit: (line.quantity.unit != Unit::Each).then(|| quantity_view(line.quantity).unit),
                price: line.price.map(money_view),
            })
            .collect(),
        total: state.total.map(money_view),
        continue_url: state.continue_url.clone(),
        notes: notes(state),
    }
}

pub(super) const fn verdict_code(verdict: &Verdict) -> RehearsalAnswer {
    match verdict {
        Verdict::Sure => RehearsalAnswer::Sure,
        Verdict::Changed { .. } => RehearsalAnswer::Changed,
        Verdict::Capped { .. } => RehearsalAnswer::Capped,
        Verdict::NotStocked { .. } => RehearsalAnswer::NotStocked,
        Verdict::Guess { .. } => RehearsalAnswer::Guess,
        Verdict::Unknown { .. } => RehearsalAnswer::Unknown,
    }
}

fn verdict_words(verdict: &Verdict, row: &RehearsalLine) -> String {
    match verdict {
        Verdict::Sure => match &row.send {
            Some(sending) => match sending.price {
                Some(price) => format!("{} at {price} each", sending.title),
                None => sending.title.clone(),
            },
            None => "it can be had".to_owned(),
        },
        Verdict::Changed { what } => differences(what),
        Verdict::Capped { wanted, max, also } => {
            let also = differences(also);
            let also = if also.is_empty() { also } else { format!("; {also}") };
            format!("{wanted} are wanted and one customer may have {max}{also}")
        }
        Verdict::NotStocked { reason } => match reason {
            NotStocked::OutOfStock => "out of stock",
            NotStocked::NotFound => "the shop does not have it",
            NotStocked::CodeStaysHere => {
                "its code means something to one shop only, so it was not asked for"
            }
            NotStocked::SoldOtherwise => "it is sold by weight or length, which is not sent",
        }
        .to_owned(),
        Verdict::Guess { doubt, .. } => match doubt {
            Doubt::ByName => "only the name fits; say which article is meant, nothing is sent",
            Doubt::Several => "several articles have this code; say which one is meant",
            Doubt::PackUnknown => {
                "how many packs that takes is not known; set the number of pieces"
            }
        }
        .to_owned(),
        Verdict::Unknown { .. } => {
            "it was sent before and the shop did not answer; look into the basket first".to_owned()
        }
    }
}

fn differences(what: &[Difference]) -> String {
    let words: Vec<_> = what
        .iter()
        .map(|difference| match difference {
            Difference::Price { was, now } => format!("the price was {was} and is {now}"),
            Difference::Packs { wanted, packs, .. } => format!("{packs} packs for {wanted}"),
        })
        .collect();
    words.join("; ")
}

/// "2 x Milk", "500 g Flour".
pub(super) fn so_much(quantity: Quantity, of: &str) -> String {
    match quantity.unit {
        Unit::Each => format!("{quantity} x {of}"),
        Unit::Gram | Unit::Millilitre => format!("{quantity} {of}"),
    }
}

/// An amount as a person reads it.
pub fn money_words(money: &MoneyView) -> String {
    match Currency::try_from(money.currency.to_string()) {
        Ok(currency) => Money { minor: money.minor, currency }.to_string(),
        Err(_) => format!("{} {}", money.minor, money.currency),
    }
}

/// What a sync did in the basket.
pub(super) fn to_remote(session: &BasketSession, to: &ToRemote) -> String {
    match to {
        ToRemote::Add { item, .. } => so_much(item.quantity, &item.name),
        ToRemote::Set { item, was, .. } => {
            format!("{} (was {})", so_much(item.quantity, &item.name), was.quantity)
        }
        ToRemote::Remove { remote, .. } => format!("taken out: {}", title(session, remote)),
    }
}

/// What a sync did on the list.
pub(super) fn to_local(session: &BasketSession, to: &ToLocal) -> String {
    let name = |line: &LineId| {
        session.wanted(*line).map_or_else(|| line.to_string(), |wanted| wanted.name.clone())
    };
    match to {
        ToLocal::Add { item, .. } => so_much(item.quantity, &item.name),
        ToLocal::ChangeQuantity { line, by } => format!("{by:+} x {}", name(line)),
        ToLocal::SetQuantity { line, quantity } => so_much(*quantity, &name(line)),
        ToLocal::SetChecked { line, checked: true } => format!("ticked: {}", name(line)),
        ToLocal::SetChecked { line, checked: false } => format!("unticked: {}", name(line)),
        ToLocal::SetName { line, name: new } => format!("{} is called {new}", name(line)),
        ToLocal::Remove { line } => format!("taken off: {}", name(line)),
    }
}

fn title(session: &BasketSession, remote: &RemoteId) -> String {
    let held = session.state.lines.iter().find(|line| line.remote == *remote);
    held.map_or_else(|| remote.0.clone(), |line| line.title.clone())
}

/// The same for a page.
pub(super) fn done_there(session: &BasketSession, to: &ToRemote) -> DoneView {
    match to {
        ToRemote::Add { item, .. } => {
            done(Side::Basket, DoneAction::Added, &item.name, Some(item.quantity))
        }
        ToRemote::Set { item, was, .. } => DoneView {
            was: Some(quantity_view(was.quantity)),
            ..done(Side::Basket, DoneAction::Set, &item.name, Some(item.quantity))
        },
        ToRemote::Remove { remote, .. } => {
            done(Side::Basket, DoneAction::Removed, &title(session, remote), None)
        }
    }
}

/// The same for a page.
pub(super) fn done_here(session: &BasketSession, to: &ToLocal) -> DoneView {
    let line = |what: DoneAction, line: &LineId, quantity| {
        let name = session.wanted(*line).map(|wanted| wanted.name.as_str());
        done(Side::List, what, name.unwrap_or_default(), quantity)
    };
    match to {
        ToLocal::Add { item, .. } => {
            done(Side::List, DoneAction::Added, &item.name, Some(item.quantity))
        }
        ToLocal::ChangeQuantity { line: id, by } => {
            let unit = session.wanted(*id).map_or(Unit::Each, |wanted| wanted.quantity.unit);
            line(DoneAction::Changed, id, Some(Quantity { value: *by, unit }))
        }
        ToLocal::SetQuantity { line: id, quantity } => line(DoneAction::Set, id, Some(*quantity)),
        ToLocal::SetChecked { line: id, checked: true } => line(DoneAction::Ticked, id, None),
        ToLocal::SetChecked { line: id, checked: false } => line(DoneAction::Unticked, id, None),
        ToLocal::SetName { line: id, name } => {
            DoneView { new_name: Some(name.clone()), ..line(DoneAction::Renamed, id, None) }
        }
        ToLocal::Remove { line: id } => line(DoneAction::Removed, id, None),
    }
}

/// Something that was done, for a page.
pub(super) fn done(
    side: Side,
    what: DoneAction,
    name: &str,
    quantity: Option<Quantity>,
) -> DoneView {
    DoneView {
        side,
        what,
        name: name.to_owned(),
        quantity: quantity.map(|quantity| quantity_view(quantity).into()),
        was: None,
        new_name: None,
    }
}

/// A conflict as a card.
pub(super) fn card(conflict: &Conflict) -> ConflictView {
    let side = |item: &Option<Item>| {
        item.as_ref().map(|item| SideView {
            name: item.name.clone(),
            quantity: quantity_view(item.quantity),
            checked: item.checked,
        })
    };
    ConflictView {
        here: side(&conflict.here),
        there: side(&conflict.there),
        settled: conflict.settled.into(),
    }
}

impl From<Resolution> for Settlement {
    fn from(settled: Resolution) -> Self {
        match settled {
            Resolution::StaysAsHere => Self::StaysAsHere,
            Resolution::StaysAsThere => Self::StaysAsThere,
            Resolution::NameAsHere => Self::NameAsHere,
            Resolution::QuantityAsHere => Self::QuantityAsHere,
            Resolution::LargerQuantity => Self::LargerQuantity,
            Resolution::StillNeeded => Self::StillNeeded,
            Resolution::RowsJoined => Self::RowsJoined,
        }
    }
}

/// What each side had, and how it was settled.
pub(super) fn conflict(conflict: &Conflict) -> String {
    let side = |item: &Option<Item>| {
        item.as_ref()
            .map_or_else(|| "nothing".to_owned(), |item| so_much(item.quantity, &item.name))
    };
    let settled = match conflict.settled {
        Resolution::StaysAsHere => "it stays as on the list",
        Resolution::StaysAsThere => "it stays as in the basket",
        Resolution::NameAsHere => "the name on the list is kept",
        Resolution::QuantityAsHere => "the quantity on the list is kept",
        Resolution::LargerQuantity => "the larger quantity is kept",
        Resolution::StillNeeded => "it is still needed",
        Resolution::RowsJoined => "rows of the same thing became one",
    };
    format!(
        "the list had {}, the basket had {}: {settled}",
        side(&conflict.here),
        side(&conflict.there)
    )
}
