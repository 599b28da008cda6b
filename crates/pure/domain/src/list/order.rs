//! Moving a line: within its list only its rank changes, so that a long list costs no more than a
//! short one.

use super::edit::incoming;
use super::error::{ListError, PlanError};
use super::line::Line;
use super::lookup::{Planned, bottom, existing_line, existing_list, line_change};
use super::merge::merged;
use super::operation::Destination;
use super::view::View;
use crate::id::{LineId, ListId, Timestamp};
use crate::rank::Rank;

/// A longer rank is a sign of many moves into one gap: the lines around it get new ranks.
const MAX_RANK_LENGTH: usize = 48;

pub(super) fn move_line<V: View>(
    view: &V,
    line: LineId,
    to: Destination,
    at: Timestamp,
) -> Planned<V> {
    let line = existing_line(view, line)?;
    match to {
        Destination::List(list) => to_list(view, line, list, at),
        Destination::Before(other) | Destination::After(other) if other == line.id => {
            Ok(Vec::new())
        }
        Destination::Before(_) | Destination::After(_) | Destination::First | Destination::Last => {
            within(view, line, to, at)
        }
    }
}

/// Moves a line to the bottom of another list; the same need there takes it in.
fn to_list<V: View>(view: &V, line: Line, list: ListId, at: Timestamp) -> Planned<V> {
    existing_list(view, list)?;
    if line.list == list {
        return Ok(Vec::new());
    }
    if let Some(same) = view.same_need(list, &line.merge_key()).map_err(PlanError::View)? {
        let after = Line { changed: at, ..merged(&same, &incoming(&line))? };
        return Ok(vec![line_change(Some(line), None), line_change(Some(same), Some(after))]);
    }
    let after = Line { list, rank: bottom(view, list)?, changed: at, ..line.clone() };
    Ok(vec![line_change(Some(line), Some(after))])
}

fn within<V: View>(view: &V, line: Line, to: Destination, at: Timestamp) -> Planned<V> {
    let Some(gap) = gap(view, &line, to)? else { return Ok(Vec::new()) };
    match Rank::between(gap.0.as_ref(), gap.1.as_ref()) {
        Some(rank) if rank.0.len() <= MAX_RANK_LENGTH => {
            let after = Line { rank, changed: at, ..line.clone() };
            Ok(vec![line_change(Some(line), Some(after))])
        }
        _ => with_new_ranks(view, &line, to, at),
    }
}

/// The ranks on both sides of the place, `None` for an end of the list.
type Gap = (Option<Rank>, Option<Rank>);

/// The gap a line is to go into; `None` if it is there already.
fn gap<V: View>(
    view: &V,
    line: &Line,
    to: Destination,
) -> Result<Option<Gap>, PlanError<V::Error>> {
    let (above, below) = view.ranks_around(line).map_err(PlanError::View)?;
    Ok(match to {
        Destination::First if above.is_none() => None,
        Destination::First => Some((None, view.first_rank(line.list).map_err(PlanError::View)?)),
        Destination::Last if below.is_none() => None,
        Destination::Last => Some((view.last_rank(line.list).map_err(PlanError::View)?, None)),
        Destination::Before(other) => {
            let other = beside(view, line, other)?;
            let (before, _) = view.ranks_around(&other).map_err(PlanError::View)?;
            // Only lines of different rank can be distinguished by it.
            let is_there = line.rank < other.rank
                && before.as_ref() == Some(&line.rank)
                && below.as_ref() == Some(&other.rank);
            (!is_there).then_some((before, Some(other.rank)))
        }
        Destination::After(other) => {
            let other = beside(view, line, other)?;
            let (_, after) = view.ranks_around(&other).map_err(PlanError::View)?;
            let is_there = other.rank < line.rank
                && after.as_ref() == Some(&line.rank)
                && above.as_ref() == Some(&other.rank);
            (!is_there).then_some((Some(other.rank), after))
        }
        Destination::List(_) => None,
    })
}

fn beside<V: View>(view: &V, line: &Line, other: LineId) -> Result<Line, PlanError<V::Error>> {
    let other = existing_line(view, other)?;
    if other.list == line.list {
        Ok(other)
    } else {
        Err(PlanError::Refused(ListError::NotBesideEachOther))
    }
}

/// Puts a line where there is no room: lines of equal rank met there, or the ranks grew long. As few
/// neighbours as possible get a new rank too.
fn with_new_ranks<V: View>(view: &V, line: &Line, to: Destination, at: Timestamp) -> Planned<V> {
    let was = view.lines(line.list).map_err(PlanError::View)?;
    let mut lines: Vec<Line> = was.iter().filter(|other| other.id != line.id).cloned().collect();
    let position = |id| lines.iter().position(|other| other.id == id);
    let place = match to {
        Destination::Before(other) => position(other).unwrap_or(0),
        Destination::After(other) => position(other).map_or(lines.len(), |found| found + 1),
        Destination::First | Destination::List(_) => 0,
        Destination::Last => lines.len(),
    };
    lines.insert(place, line.clone());
    if lines.iter().map(|line| line.id).eq(was.iter().map(|line| line.id)) {
        return Ok(Vec::new());
    }
    let (from, ranks) = room(&lines, place);
    let mut changes = Vec::new();
    for (before, rank) in lines.drain(from..).zip(ranks) {
        let changed = if before.id == line.id { at } else { before.changed };
        if before.rank != rank {
            let after = Line { rank, changed, ..before.clone() };
            changes.push(line_change(Some(before), Some(after)));
        }
    }
    Ok(changes)
}

/// From which line on there are new ranks, and these: for the line at a place and for as few around
/// it as gives all of them short ones.
fn room(lines: &[Line], place: usize) -> (usize, Vec<Rank>) {
    let mut around = 0;
    while around < lines.len() {
        let from = place.saturating_sub(around);
        let end = (place + 1 + around).min(lines.len());
        let before = from.checked_sub(1).map(|above| &lines[above].rank);
        let after = lines.get(end).map(|line| &line.rank);
        let ranks = Rank::spread(before, after, end - from).unwrap_or_default();
        if !ranks.is_empty() && ranks.iter().all(|rank| rank.0.len() <= MAX_RANK_LENGTH / 2) {
            return (from, ranks);
        }
        around = 2 * around + 1;
    }
    (0, Rank::spread(None, None, lines.len()).unwrap_or_default())
}
