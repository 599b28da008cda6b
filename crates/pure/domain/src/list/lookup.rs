//! What the planners of single operations share: rows that must exist, and changes of a line.

use super::change::Change;
use super::error::{ListError, PlanError};
use super::line::{Line, List};
use super::view::View;
use crate::id::{LineId, ListId};
use crate::rank::Rank;

/// What planning answers: changes, or why not.
pub(super) type Planned<V> = Result<Vec<Change>, PlanError<<V as View>::Error>>;

/// The list of this id.
pub(super) fn existing_list<V: View>(view: &V, list: ListId) -> Result<List, PlanError<V::Error>> {
    let found = view.list(list).map_err(PlanError::View)?;
    found.ok_or(PlanError::Refused(ListError::NoSuchList))
}

/// The line of this id.
pub(super) fn existing_line<V: View>(view: &V, line: LineId) -> Result<Line, PlanError<V::Error>> {
    let found = view.line(line).map_err(PlanError::View)?;
    found.ok_or(PlanError::Refused(ListError::NoSuchLine))
}

/// The rank of a line that comes to the bottom of a list.
pub(super) fn bottom<V: View>(view: &V, list: ListId) -> Result<Rank, PlanError<V::Error>> {
    let last = view.last_rank(list).map_err(PlanError::View)?;
    Ok(last.map_or_else(Rank::first, |last| last.after()))
}

/// The change of one line.
pub(super) fn line_change(before: Option<Line>, after: Option<Line>) -> Change {
    Change::Line { before: before.map(Box::new), after: after.map(Box::new) }
}
