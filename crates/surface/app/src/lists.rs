//! Lists and their lines.

use crate::acts::typed;
use crate::contract::{ChangeView, LineChange, LinePlace, LineView, ListSummary, ListView};
use crate::views::{line_name, list_name};
use crate::{App, AppError, Result, new_id};
use trug_domain::{Action, Destination, Line, LineId, List, ListId, Operation, Quantity, Rank};
use trug_gs1::ScannedCode;
use trug_store::LineCounts;

/// The list that is there from the start.
const FIRST_LIST: &str = "Shopping";

impl App {
    /// A list with its lines; without a name, the first one.
    ///
    /// # Errors
    /// When there is no list of that name.
    pub fn show_list(&self, name: Option<&str>) -> Result<ListView> {
        let list = self.list(name)?;
        let lines = self.store.lines(list.id)?;
        let prices = self.price_book()?;
        let cost = prices.cost(&lines);
        let priced = |line| Ok(LineView { price: prices.view(line), ..self.line_view(line)? });
        let lines: Vec<LineView> = lines.iter().map(priced).collect::<Result<_>>()?;
        let shop = self.shop_of(&list)?;
        let aisles = self.aisles_of(shop.as_deref(), &lines)?;
        Ok(ListView { list: list_name(&list), lines, shop, aisles, cost })
    }

    /// All lists.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn all_lists(&self) -> Result<Vec<ListSummary>> {
        self.list(None)?;
        let mut all = Vec::new();
        for list in self.store.lists()? {
            let LineCounts { lines, checked } = self.store.line_counts(list.id)?;
            let (id, name, shop) = (list.id.to_string(), list.name, list.shop);
            all.push(ListSummary { id, name, lines, checked, shop });
        }
        Ok(all)
    }

    /// Changes a line: how much, its name, note, aisle or price, all in one step.
    ///
    /// # Errors
    /// When there is no such line, or a value cannot be.
    pub fn edit_line(
        &self,
        list: Option<&str>,
        line: &str,
        edit: &LineChange,
    ) -> Result<ChangeView> {
        let before = self.find_line(list, line)?;
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
        let mut changed = self.act_typed(action, operations)?;
        // A price is no part of the line, and yet it is what this line shows now.
        if changed.lines.is_empty()
            && let Some(line) = self.store.line(line)?
        {
            let price = self.price_book()?.view(&line);
            changed.lines.push(LineView { price, ..self.line_view(&line)? });
        }
        Ok(changed)
    }

    /// Ticks or unticks lines.
    ///
    /// # Errors
    /// When there is no such line.
    pub fn set_checked(
        &self,
        list: Option<&str>,
        lines: &[String],
        checked: bool,
    ) -> Result<ChangeView> {
        let action = if checked { Action::Check } else { Action::Uncheck };
        if !checked {
            return self
                .each_line(list, lines, action, |line| Operation::SetChecked { line, checked });
        }
        let lines =
            lines.iter().map(|line| self.find_line(list, line)).collect::<Result<Vec<_>>>()?;
        self.tick(&lines)
    }

    /// Changes how much of a line is needed by a difference; at 0 or below it goes.
    ///
    /// # Errors
    /// When there is no such line.
    pub fn step_quantity(&self, list: Option<&str>, line: &str, by: i64) -> Result<ChangeView> {
        let line = self.find_line(list, line)?.id;
        let change = Operation::ChangeQuantity { line, by, source: typed() };
        self.act_typed(Action::Quantity, vec![change])
    }

    /// Takes one contribution out of a line; with its last one the line goes.
    ///
    /// # Errors
    /// When there is no such line or part.
    pub fn remove_part(&self, list: Option<&str>, line: &str, part: usize) -> Result<ChangeView> {
        let line = self.find_line(list, line)?.id;
        self.act_typed(Action::Quantity, vec![Operation::RemovePart { line, part }])
    }

    /// Says which shop a list is for; without one it is the settings' shop.
    ///
    /// # Errors
    /// When there is no such list, or the shop's name is none.
    pub fn set_list_shop(&self, list: Option<&str>, shop: Option<&str>) -> Result<ChangeView> {
        let list = self.list(list)?.id;
        let shop = set_text(shop);
        self.act_typed(Action::Shop, vec![Operation::SetShop { list, shop }])
    }

    /// Takes lines off a list.
    ///
    /// # Errors
    /// When there is no such line.
    pub fn remove_lines(&self, list: Option<&str>, lines: &[String]) -> Result<ChangeView> {
        self.each_line(list, lines, Action::Remove, |line| Operation::Remove { line })
    }

    /// Moves a line on its list or to another one.
    ///
    /// # Errors
    /// When there is no such line or list.
    pub fn move_line(&self, list: Option<&str>, line: &str, to: &LinePlace) -> Result<ChangeView> {
        let line = self.find_line(list, line)?.id;
        let to = match to {
            LinePlace::First => Destination::First,
            LinePlace::Last => Destination::Last,
            LinePlace::Before { line } => Destination::Before(self.find_line(list, line)?.id),
            LinePlace::After { line } => Destination::After(self.find_line(list, line)?.id),
            LinePlace::List { list } => Destination::List(self.list(Some(list))?.id),
        };
        self.act_typed(Action::Move, vec![Operation::Move { line, to }])
    }

    /// Takes all ticked lines off a list.
    ///
    /// # Errors
    /// When there is no list of that name.
    pub fn clear_checked(&self, list: Option<&str>) -> Result<ChangeView> {
        let list = self.list(list)?.id;
        self.act_typed(Action::ClearChecked, vec![Operation::ClearChecked { list }])
    }

    /// Unticks all that is ticked on a list, to be bought again, in one step.
    ///
    /// # Errors
    /// When there is no such list.
    pub fn untick_all(&self, list: Option<&str>) -> Result<ChangeView> {
        let list = self.list(list)?.id;
        let ticked = self.store.lines(list)?.into_iter().filter(|line| line.checked);
        let again = ticked.map(|line| Operation::SetChecked { line: line.id, checked: false });
        self.act_typed(Action::Uncheck, again.collect())
    }

    /// Moves all that is ticked on a list to the bottom of another one, in one step; it stays ticked.
    ///
    /// # Errors
    /// When there is no such list.
    pub fn move_checked(&self, list: Option<&str>, to: &str) -> Result<ChangeView> {
        let from = self.list(list)?.id;
        let to = Destination::List(self.list(Some(to))?.id);
        let ticked = self.store.lines(from)?.into_iter().filter(|line| line.checked);
        let moves = ticked.map(|line| Operation::Move { line: line.id, to });
        self.act_typed(Action::Move, moves.collect())
    }

    /// Makes a list of all that is on another one, ticked or not, in one step: nothing of it is ticked.
    ///
    /// # Errors
    /// When there is no such list, or the name of the new one is none or taken.
    pub fn copy_list(&self, list: Option<&str>, name: &str) -> Result<ListSummary> {
        let from = self.list(list)?;
        let id = ListId(new_id());
        let mut operations = vec![Operation::NewList { id, name: name.to_owned() }];
        if from.shop.is_some() {
            operations.push(Operation::SetShop { list: id, shop: from.shop.clone() });
        }
        for line in self.store.lines(from.id)? {
            operations.push(Operation::Add {
                id: LineId(new_id()),
                list: id,
                quantity: line.quantity(),
                need: line.need,
                source: typed(),
                aisle: line.aisle,
                note: line.note,
            });
        }
        self.act_typed(Action::NewList, operations)?;
        let copy = self.store.list(id)?.ok_or_else(|| no_such_list(name))?;
        let LineCounts { lines, checked } = self.store.line_counts(id)?;
        Ok(ListSummary { id: id.to_string(), name: copy.name, lines, checked, shop: copy.shop })
    }

    /// Makes a list.
    ///
    /// # Errors
    /// When the name is none or taken.
    pub fn new_list(&self, name: &str) -> Result<ListSummary> {
        self.list(None)?;
        let id = ListId(new_id());
        self.act_typed(Action::NewList, vec![Operation::NewList { id, name: name.to_owned() }])?;
        let list = self.store.list(id)?.ok_or_else(|| no_such_list(name))?;
        Ok(ListSummary { id: id.to_string(), name: list.name, lines: 0, checked: 0, shop: None })
    }

    /// Gives a list another name.
    ///
    /// # Errors
    /// When there is no such list, or the new name is none or taken.
    pub fn rename_list(&self, list: Option<&str>, name: &str) -> Result<ChangeView> {
        let list = self.list(list)?.id;
        let rename = Operation::RenameList { list, name: name.to_owned() };
        self.act_typed(Action::RenameList, vec![rename])
    }

    /// Deletes a list with its lines; undo brings it back.
    ///
    /// # Errors
    /// When there is no list of that name.
    pub fn delete_list(&self, name: &str) -> Result<ChangeView> {
        let list = self.list(Some(name))?.id;
        self.act_typed(Action::DeleteList, vec![Operation::DeleteList { list }])
    }

    /// The list of a name or id; without one, the first list, which is made if there is none.
    pub(crate) fn list(&self, name: Option<&str>) -> Result<List> {
        if let Some(name) = name {
            let by_name = self.store.list_named(name)?;
            let by_id = || name.parse().ok().map(|id| self.store.list(id)).transpose();
            return match by_name {
                Some(list) => Ok(list),
                None => by_id()?.flatten().ok_or_else(|| no_such_list(name)),
            };
        }
        if let Some(list) = self.store.lists()?.into_iter().next() {
            return Ok(list);
        }
        self.make_first_list()
    }

    /// On the first start the list is simply there; later on, when all lists were deleted, making
    /// one is a step like any other. Two programs may do so at once: the second one then finds it.
    fn make_first_list(&self) -> Result<List> {
        let id = ListId(new_id());
        let list = List { id, name: FIRST_LIST.to_owned(), rank: Rank::first(), shop: None };
        if self.store.found(list.clone())? {
            return Ok(list);
        }
        let made = self.act_typed(
            Action::NewList,
            vec![Operation::NewList { id, name: FIRST_LIST.to_owned() }],
        );
        match self.store.lists()?.into_iter().next() {
            Some(list) => Ok(list),
            None => Err(made.err().unwrap_or_else(|| no_such_list(FIRST_LIST))),
        }
    }

    /// The line that a person means: its id, its code in any printed form, or its name.
    pub(crate) fn find_line(&self, list: Option<&str>, what: &str) -> Result<Line> {
        if let Ok(id) = what.parse::<LineId>() {
            return self.store.line(id)?.ok_or_else(|| no_such_line(what));
        }
        let lines = self.store.lines(self.list(list)?.id)?;
        if let Ok(code) = ScannedCode::typed(what) {
            let same = |line: &&Line| line.need.code.as_ref().is_some_and(|c| c.gtin == code.gtin);
            if let Some(line) = lines.iter().find(same) {
                return Ok(line.clone());
            }
        }
        let wanted = what.trim().to_lowercase();
        let mut found = Vec::new();
        for line in lines {
            let product = match (&line.need.name, &line.need.code) {
                (None, Some(code)) => self.product(code.gtin)?,
                _ => None,
            };
            if line_name(&line, product.as_ref()).to_lowercase() == wanted {
                found.push(line);
            }
        }
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => Err(no_such_line(what)),
            many => Err(AppError::new("which-line", format!("{many} lines are called {what:?}"))
                .with("what", what)
                .with("many", many)
                .hint("name it by its id: `trug list show --json` has the ids")),
        }
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
            .map(|line| self.find_line(list, line).map(|line| operation(line.id)))
            .collect::<Result<_>>()?;
        self.act_typed(action, operations)
    }
}

pub(crate) fn set_text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn no_such_list(name: &str) -> AppError {
    AppError::new("no-such-list", format!("there is no list named {name:?}"))
        .with("name", name)
        .hint("`trug list all` shows the lists there are, `trug list new NAME` makes one")
}

fn no_such_line(what: &str) -> AppError {
    AppError::new("no-such-line", format!("there is no line {what:?} on this list"))
        .with("what", what)
        .hint("`trug list show` shows the lines; a line is named by its id, its code or its name")
}
