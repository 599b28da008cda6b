//! The lines of a list: changing, ticking, moving, removing.

use super::Lists;
use super::text::set_text;
use crate::contract::{ChangeView, LineChange, LinePlace, LineView};
use crate::error::Result;
use crate::parts::journal::typed;
use trug_domain::{Action, Destination, Line, LineId, Operation, Price, Quantity};

impl Lists {
    /// Changes a line: how much, its name, note, aisle or price, all in one step.
    ///
    /// # Errors
    /// When there is no such line, or a value cannot be.
    pub fn edit(&self, list: Option<&str>, line: &str, edit: &LineChange) -> Result<ChangeView> {
        let before = self.finder.line(list, line)?;
        let line = before.id;
        let mut operations = Vec::new();
        let mut quantity = before.quantity();
        if let Some(text) = &edit.quantity {
            quantity = Quantity::parse(text)?;
            operations.push(Operation::SetQuantity { line, quantity, source: typed() });
        }
        if let Some(text) = &edit.name {
            operations.push(Operation::SetName { line, name: set_text(Some(text)) });
        }
        if let Some(text) = &edit.note {
            operations.push(Operation::SetNote { line, note: set_text(Some(text)) });
        }
        if let Some(text) = &edit.aisle {
            operations.push(Operation::SetAisle { line, aisle: set_text(Some(text)) });
        }
        if let Some(text) = &edit.price {
            operations.push(self.noting(&before, quantity, text)?);
        }
        let action = match operations.as_slice() {
            [one] => one.action(),
            _ => Action::Edit,
        };
        let mut changed = self.journal.act_typed(action, operations)?;
        // A price is no part of the line, and yet it is what this line shows now.
        if changed.lines.is_empty()
            && let Some(line) = self.store.line(line)?
        {
            let price = self.prices.book()?.view(&line);
            changed.lines.push(LineView { price, ..self.names.line_view(&line)? });
        }
        Ok(changed)
    }

    /// Ticks or unticks lines.
    ///
    /// # Errors
    /// When there is no such line.
    pub fn check(&self, list: Option<&str>, lines: &[String], checked: bool) -> Result<ChangeView> {
        let action = if checked { Action::Check } else { Action::Uncheck };
        if !checked {
            return self
                .each_line(list, lines, action, |line| Operation::SetChecked { line, checked });
        }
        let lines =
            lines.iter().map(|line| self.finder.line(list, line)).collect::<Result<Vec<_>>>()?;
        self.tick(&lines)
    }

    /// Changes how much of a line is needed by a difference; at 0 or below it goes.
    ///
    /// # Errors
    /// When there is no such line.
    pub fn change_quantity(&self, list: Option<&str>, line: &str, by: i64) -> Result<ChangeView> {
        let line = self.finder.line(list, line)?.id;
        let change = Operation::ChangeQuantity { line, by, source: typed() };
        self.journal.act_typed(Action::Quantity, vec![change])
    }

    /// Takes one contribution out of a line; with its last one the line goes.
    ///
    /// # Errors
    /// When there is no such line or part.
    pub fn remove_part(&self, list: Option<&str>, line: &str, part: usize) -> Result<ChangeView> {
        let line = self.finder.line(list, line)?.id;
        self.journal.act_typed(Action::Quantity, vec![Operation::RemovePart { line, part }])
    }

    /// Takes lines off a list.
    ///
    /// # Errors
    /// When there is no such line.
    pub fn remove(&self, list: Option<&str>, lines: &[String]) -> Result<ChangeView> {
        self.each_line(list, lines, Action::Remove, |line| Operation::Remove { line })
    }

    /// Moves a line on its list or to another one.
    ///
    /// # Errors
    /// When there is no such line or list.
    pub fn move_to(&self, list: Option<&str>, line: &str, to: &LinePlace) -> Result<ChangeView> {
        let line = self.finder.line(list, line)?.id;
        let to = match to {
            LinePlace::First => Destination::First,
            LinePlace::Last => Destination::Last,
            LinePlace::Before { line } => Destination::Before(self.finder.line(list, line)?.id),
            LinePlace::After { line } => Destination::After(self.finder.line(list, line)?.id),
            LinePlace::List { list } => Destination::List(self.finder.list(Some(list))?.id),
        };
        self.journal.act_typed(Action::Move, vec![Operation::Move { line, to }])
    }

    /// Takes all ticked lines off a list.
    ///
    /// # Errors
    /// When there is no list of that name.
    pub fn clear_checked(&self, list: Option<&str>) -> Result<ChangeView> {
        let list = self.finder.list(list)?.id;
        self.journal.act_typed(Action::ClearChecked, vec![Operation::ClearChecked { list }])
    }

    /// Unticks all that is ticked on a list, to be bought again, in one step.
    ///
    /// # Errors
    /// When there is no such list.
    pub fn uncheck_all(&self, list: Option<&str>) -> Result<ChangeView> {
        let list = self.finder.list(list)?.id;
        let ticked = self.store.lines(list)?.into_iter().filter(|line| line.checked);
        let again = ticked.map(|line| Operation::SetChecked { line: line.id, checked: false });
        self.journal.act_typed(Action::Uncheck, again.collect())
    }

    /// Moves all that is ticked on a list to the bottom of another one, in one step; it stays ticked.
    ///
    /// # Errors
    /// When there is no such list.
    pub fn move_checked(&self, list: Option<&str>, to: &str) -> Result<ChangeView> {
        let from = self.finder.list(list)?.id;
        let to = Destination::List(self.finder.list(Some(to))?.id);
        let ticked = self.store.lines(from)?.into_iter().filter(|line| line.checked);
        let moves = ticked.map(|line| Operation::Move { line: line.id, to });
        self.journal.act_typed(Action::Move, moves.collect())
    }

    /// Ticks lines, and learns from it in which order the shop is walked.
    fn tick(&self, lines: &[Line]) -> Result<ChangeView> {
        let operations = lines
            .iter()
            .map(|line| Operation::SetChecked { line: line.id, checked: true })
            .collect();
        let edit = self.journal.edit_of(Action::Check, typed(), operations)?;
        // Several at once say nothing about an order.
        let aisle = match lines {
            [line] if !line.checked => self.names.line_view(line)?.aisle,
            _ => None,
        };
        let list = lines.first().map(|line| self.store.list(line.list)).transpose()?.flatten();
        let step = match (aisle, list) {
            (Some(aisle), Some(list)) => {
                let shop = self.shop_of(&list)?.unwrap_or_default();
                self.store.apply_in_shop(edit, &shop, vec![aisle])?
            }
            _ => self.store.apply(edit)?,
        };
        self.journal.change_view(step)
    }

    /// Notes a price for what a line asks for, in the shop of its list; an empty text forgets the
    /// price that is shown.
    fn noting(&self, line: &Line, quantity: Quantity, text: &str) -> Result<Operation> {
        let shop = match self.store.list(line.list)? {
            Some(list) => self.shop_of(&list)?.unwrap_or_default(),
            None => String::new(),
        };
        let id = line.id;
        if text.trim().is_empty() {
            let book = self.prices.book()?;
            let shown = book.note_of(line).map(|note| note.shop.clone());
            return Ok(Operation::SetPrice { line: id, shop: shown.unwrap_or(shop), price: None });
        }
        let price = Some(Price::parse(text, self.prices.usual_currency()?, quantity)?);
        Ok(Operation::SetPrice { line: id, shop, price })
    }

    fn each_line(
        &self,
        list: Option<&str>,
        lines: &[String],
        action: Action,
        operation: impl Fn(LineId) -> Operation,
    ) -> Result<ChangeView> {
        let operations = lines
            .iter()
            .map(|line| self.finder.line(list, line).map(|line| operation(line.id)))
            .collect::<Result<_>>()?;
        self.journal.act_typed(action, operations)
    }
}
