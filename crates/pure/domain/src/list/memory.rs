//! Lists in memory, with their undo history: what the store on disk has to behave like.

use super::change::{Change, Mismatch, invert};
use super::error::{ListError, PlanError};
use super::line::{Line, List, Source};
use super::operation::Operation;
use super::plan::plan;
use super::step::{Action, Step};
use super::view::View;
use crate::id::{LineId, ListId, StepId, Timestamp};
use crate::price::PriceNote;
use crate::product::OwnProduct;
use crate::rank::Rank;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use trug_gs1::Gtin;

/// All lists, their lines and the shopper's own products, and the steps that led there.
///
/// Two are equal when the rows are; how they came there is not compared.
#[derive(Debug, Clone, Default)]
pub struct Lists {
    all: BTreeMap<ListId, List>,
    lines: BTreeMap<LineId, Line>,
    products: BTreeMap<Gtin, OwnProduct>,
    aisles: BTreeMap<String, Vec<String>>,
    prices: BTreeMap<(String, String), PriceNote>,
    order: BTreeSet<(ListId, Rank, LineId)>,
    keys: BTreeMap<(ListId, String), BTreeSet<LineId>>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// Why a step was not done; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PerformError {
    /// A rule of lists refuses it.
    #[error(transparent)]
    Refused(#[from] ListError),
    /// The changes do not fit what is there.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
}

impl PartialEq for Lists {
    fn eq(&self, other: &Self) -> bool {
        (&self.all, &self.lines, &self.products, &self.aisles, &self.prices)
            == (&other.all, &other.lines, &other.products, &other.aisles, &other.prices)
    }
}

impl Lists {
    /// Does one operation as one step; `None` if there was nothing to do. What was undone before
    /// cannot be redone any more.
    pub fn perform(
        &mut self,
        id: StepId,
        operation: &Operation,
        at: Timestamp,
    ) -> Result<Option<&Step>, PerformError> {
        let (action, source) = (operation.action(), operation.source());
        self.perform_all(id, action, source, std::slice::from_ref(operation), at)
    }

    /// Does several operations as one step (an import, a sync): all of them or none.
    pub fn perform_all(
        &mut self,
        id: StepId,
        action: Action,
        source: Source,
        operations: &[Operation],
        at: Timestamp,
    ) -> Result<Option<&Step>, PerformError> {
        let mut changes = Vec::new();
        for operation in operations {
            let planned = plan(self, operation, at).map_err(|error| match error {
                PlanError::Refused(refused) => PerformError::Refused(refused),
                PlanError::View(never) => match never {},
            });
            let next = planned.and_then(|next| Ok(self.apply_all(&next).map(|()| next)?));
            match next {
                Ok(next) => changes.extend(next),
                Err(error) => {
                    self.apply_all(&invert(&changes))?;
                    return Err(error);
                }
            }
        }
        if changes.is_empty() {
            return Ok(None);
        }
        self.undone.clear();
        self.done.push(Step { id, at, action, source, changes });
        Ok(self.done.last())
    }

    /// Undoes the last step that was not undone; `None` if there is none.
    pub fn undo(&mut self) -> Result<Option<&Step>, Mismatch> {
        let Some(step) = self.done.last() else { return Ok(None) };
        self.apply_all(&invert(&step.changes.clone()))?;
        self.undone.extend(self.done.pop());
        Ok(self.undone.last())
    }

    /// Does the last step that was undone again; `None` if there is none.
    pub fn redo(&mut self) -> Result<Option<&Step>, Mismatch> {
        let Some(step) = self.undone.last() else { return Ok(None) };
        self.apply_all(&step.changes.clone())?;
        self.done.extend(self.undone.pop());
        Ok(self.done.last())
    }

    /// The steps that were done and not undone, the oldest first.
    pub fn history(&self) -> &[Step] {
        &self.done
    }

    /// Applies changes in order: all of them or none.
    pub fn apply_all(&mut self, changes: &[Change]) -> Result<(), Mismatch> {
        for (count, change) in changes.iter().enumerate() {
            if let Err(mismatch) = self.apply(change) {
                for done in changes[..count].iter().rev() {
                    self.apply(&done.inverse())?;
                }
                return Err(mismatch);
            }
        }
        Ok(())
    }

    /// Applies one change, if the row is as the change found it.
    ///
    /// # Errors
    /// The row differs, or a line has no list, or a list to be deleted still has lines. Nothing was
    /// changed.
    pub fn apply(&mut self, change: &Change) -> Result<(), Mismatch> {
        match change {
            Change::List { before, after } => {
                let id = same_id(before.as_ref(), after.as_ref(), |list| list.id);
                let id = id.ok_or(Mismatch::List)?;
                let has_lines = self.order_of(id).next().is_some();
                if self.all.get(&id) != before.as_ref() || (after.is_none() && has_lines) {
                    return Err(Mismatch::List);
                }
                set(&mut self.all, id, after.clone());
            }
            Change::Line { before, after } => {
                self.apply_line(before.as_deref(), after.as_deref())?;
            }
            Change::Product { before, after } => {
                let gtin = same_id(before.as_ref(), after.as_ref(), |product| product.gtin);
                let gtin = gtin.ok_or(Mismatch::Product)?;
                if self.products.get(&gtin) != before.as_ref() {
                    return Err(Mismatch::Product);
                }
                set(&mut self.products, gtin, after.clone());
            }
            Change::Price { before, after } => {
                let key = same_id(before.as_deref(), after.as_deref(), PriceNote::key);
                let key = key.ok_or(Mismatch::Price)?;
                if self.prices.get(&key) != before.as_deref() {
                    return Err(Mismatch::Price);
                }
                set(&mut self.prices, key, after.as_deref().cloned());
            }
            Change::Aisles { shop, before, after } => {
                if self.aisles.get(shop) != before.as_ref() {
                    return Err(Mismatch::Aisles);
                }
                set(&mut self.aisles, shop.clone(), after.clone());
            }
        }
        Ok(())
    }

    fn apply_line(&mut self, before: Option<&Line>, after: Option<&Line>) -> Result<(), Mismatch> {
        let id = same_id(before, after, |line| line.id).ok_or(Mismatch::Line)?;
        let homeless = after.is_some_and(|line| !self.all.contains_key(&line.list));
        if self.lines.get(&id) != before || homeless {
            return Err(Mismatch::Line);
        }
        if let Some(line) = before {
            self.order.remove(&(line.list, line.rank.clone(), id));
            let key = (line.list, line.merge_key());
            if let Some(same) = self.keys.get_mut(&key) {
                same.remove(&id);
                if same.is_empty() {
                    self.keys.remove(&key);
                }
            }
        }
        if let Some(line) = after {
            self.order.insert((line.list, line.rank.clone(), id));
            self.keys.entry((line.list, line.merge_key())).or_default().insert(id);
        }
        set(&mut self.lines, id, after.cloned());
        Ok(())
    }

    /// The entries of the order that belong to a list.
    fn order_of(&self, list: ListId) -> impl DoubleEndedIterator<Item = &(ListId, Rank, LineId)> {
        let lowest = (list, Rank(String::new()), LineId(uuid::Uuid::nil()));
        let highest = (list, Rank(char::MAX.to_string()), LineId(uuid::Uuid::max()));
        self.order.range(lowest..=highest)
    }
}

impl View for Lists {
    type Error = Infallible;

    fn lists(&self) -> Result<Vec<List>, Infallible> {
        let mut lists: Vec<List> = self.all.values().cloned().collect();
        lists.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
        Ok(lists)
    }

    fn list(&self, id: ListId) -> Result<Option<List>, Infallible> {
        Ok(self.all.get(&id).cloned())
    }

    fn line(&self, id: LineId) -> Result<Option<Line>, Infallible> {
        Ok(self.lines.get(&id).cloned())
    }

    fn lines(&self, list: ListId) -> Result<Vec<Line>, Infallible> {
        Ok(self.order_of(list).filter_map(|(_, _, id)| self.lines.get(id)).cloned().collect())
    }

    fn same_need(&self, list: ListId, key: &str) -> Result<Option<Line>, Infallible> {
        let same = self.keys.get(&(list, key.to_owned())).and_then(BTreeSet::first);
        Ok(same.and_then(|id| self.lines.get(id)).cloned())
    }

    fn first_rank(&self, list: ListId) -> Result<Option<Rank>, Infallible> {
        Ok(self.order_of(list).next().map(|(_, rank, _)| rank.clone()))
    }

    fn last_rank(&self, list: ListId) -> Result<Option<Rank>, Infallible> {
        Ok(self.order_of(list).next_back().map(|(_, rank, _)| rank.clone()))
    }

    fn ranks_around(&self, line: &Line) -> Result<(Option<Rank>, Option<Rank>), Infallible> {
        let here = (line.list, line.rank.clone(), line.id);
        let of_list = |entry: &&(ListId, Rank, LineId)| entry.0 == line.list;
        let before = self.order.range(..&here).next_back().filter(of_list);
        let after = self.order.range(&here..).find(|entry| **entry != here).filter(of_list);
        Ok((before.map(|entry| entry.1.clone()), after.map(|entry| entry.1.clone())))
    }

    fn own_product(&self, gtin: Gtin) -> Result<Option<OwnProduct>, Infallible> {
        Ok(self.products.get(&gtin).cloned())
    }

    fn price(&self, need: &str, shop: &str) -> Result<Option<PriceNote>, Infallible> {
        Ok(self.prices.get(&(need.to_owned(), shop.to_owned())).cloned())
    }

    fn aisle_order(&self, shop: &str) -> Result<Option<Vec<String>>, Infallible> {
        Ok(self.aisles.get(shop).cloned())
    }
}

fn set<K: Ord, T>(rows: &mut BTreeMap<K, T>, id: K, row: Option<T>) {
    match row {
        Some(row) => rows.insert(id, row),
        None => rows.remove(&id),
    };
}

/// The id of a row before and after a change; `None` if these are two rows, or none at all.
fn same_id<T, I: PartialEq>(
    before: Option<&T>,
    after: Option<&T>,
    id: impl Fn(&T) -> I,
) -> Option<I> {
    match (before.map(&id), after.map(&id)) {
        (Some(before), Some(after)) => (before == after).then_some(before),
        (before, after) => before.or(after),
    }
}
