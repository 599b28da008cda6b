//! How a person names a list or a line: by its name, its id or its barcode number.

use super::journal::Journal;
use super::names::Names;
use crate::clock::new_id;
use crate::contract::{AppError, Problem};
use crate::error::Result;
use crate::views::line_name;
use trug_domain::{Action, Line, LineId, List, ListId, Operation, Rank};
use trug_gs1::ScannedCode;
use trug_store::Store;

/// The list that is there from the start.
pub(crate) const FIRST_LIST: &str = "Shopping";

/// Finds lists and lines.
#[derive(Clone)]
pub(crate) struct Finder {
    store: Store,
    names: Names,
    journal: Journal,
}

impl Finder {
    pub(crate) fn new(store: Store, names: Names, journal: Journal) -> Self {
        Self { store, names, journal }
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
        if self.journal.create_first_list(list.clone())? {
            return Ok(list);
        }
        let made = self.journal.act_typed(
            Action::NewList,
            vec![Operation::NewList { id, name: FIRST_LIST.to_owned() }],
        );
        match self.store.lists()?.into_iter().next() {
            Some(list) => Ok(list),
            None => Err(made.err().unwrap_or_else(|| no_such_list(FIRST_LIST))),
        }
    }

    /// The line that a person means: its id, its code in any printed form, or its name.
    pub(crate) fn line(&self, list: Option<&str>, what: &str) -> Result<Line> {
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
                (None, Some(code)) => self.names.product(code.gtin)?,
                _ => None,
            };
            if line_name(&line, product.as_ref()).to_lowercase() == wanted {
                found.push(line);
            }
        }
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => Err(no_such_line(what)),
            many => {
                let problem = Problem::WhichLine { what: what.to_owned(), many: many as u64 };
                Err(AppError::new(problem, format!("{many} lines are called {what:?}")))
            }
        }
    }
}

pub(crate) fn no_such_list(name: &str) -> AppError {
    let problem = Problem::NoSuchList { name: Some(name.to_owned()) };
    AppError::new(problem, format!("there is no list named {name:?}"))
}

fn no_such_line(what: &str) -> AppError {
    let problem = Problem::NoSuchLine { what: Some(what.to_owned()) };
    AppError::new(problem, format!("there is no line {what:?} on this list"))
}
