//! How a person names a list or a line: by its name, its id or its barcode number.

use super::first_list;
use super::names::Names;
use crate::contract::{AppError, Problem};
use crate::error::Result;
use crate::views::line_name;
use trug_domain::list::folded;
use trug_domain::{Line, LineId, List};
use trug_gs1::ScannedCode;
use trug_store::Store;

/// Finds lists and lines.
#[derive(Clone)]
pub(crate) struct Finder {
    store: Store,
    names: Names,
}

impl Finder {
    pub(crate) fn new(store: Store, names: Names) -> Self {
        Self { store, names }
    }

    /// The list of a name or id; without one, the first list. Where there is none it is the one that the
    /// first thing will make: nothing is written here.
    pub(crate) fn list(&self, name: Option<&str>) -> Result<List> {
        let lists = self.store.lists()?;
        if lists.is_empty() {
            let list = first_list::unmade(&self.store)?;
            return match name {
                Some(name) if folded(name) != folded(&list.name) && name != list.id.to_string() => {
                    Err(no_such_list(name))
                }
                _ => Ok(list),
            };
        }
        if let Some(name) = name {
            let by_name = self.store.list_named(name)?;
            let by_id = || name.parse().ok().map(|id| self.store.list(id)).transpose();
            return match by_name {
                Some(list) => Ok(list),
                None => by_id()?.flatten().ok_or_else(|| no_such_list(name)),
            };
        }
        lists.into_iter().next().ok_or_else(|| no_such_list(first_list::FIRST_LIST))
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
