//! Favourites: what is bought week after week, one press away.
//!
//! They are the lines of a list like any other, which a setting names. So a favourite has an amount, an aisle and a note,
//! is undone, renamed, moved and exported as lines are, and a packet that is held up can become one.

use super::Lists;
use crate::clock::new_id;
use crate::contract::{AppError, ChangeView, FavouriteView, FavouritesView, Problem};
use crate::error::Result;
use crate::parts::journal::typed;
use crate::views::list_name;
use std::collections::HashMap;
use trug_domain::list::merge_key;
use trug_domain::{Action, Line, LineId, List, ListId, Operation, Unit};
use trug_store::Subject;

/// The setting that names the list of favourites by its id.
const FAVOURITES: &str = "favourites";

impl Lists {
    /// All favourites in their order, each with the line of a list that is the same need.
    ///
    /// # Errors
    /// When there is no such list, or the store cannot be read.
    pub fn favourites(&self, list: Option<&str>) -> Result<FavouritesView> {
        let here = self.store.lines(self.finder.list(list)?.id)?;
        let Some(kept) = self.favourites_list()? else {
            return Ok(FavouritesView { list: None, favourites: Vec::new() });
        };
        let here: HashMap<String, &Line> = here.iter().map(|line| (need_of(line), line)).collect();
        let view = |line: &Line| {
            let on = here.get(&need_of(line)).map(|line| line.id.into());
            Ok(FavouriteView { line: self.names.line_view(line)?, on })
        };
        let favourites = self.store.lines(kept.id)?.iter().map(view).collect::<Result<Vec<_>>>()?;
        Ok(FavouritesView { list: Some(list_name(&kept)), favourites })
    }

    /// Keeps lines of a list as favourites, in the amount in which they are wanted now, or keeps them no longer; one step.
    /// The list of favourites is made with the first one, under the name that is given for it.
    ///
    /// # Errors
    /// When there is no such line, or what is to be kept no longer is no favourite.
    pub fn set_favourite(
        &self,
        list: Option<&str>,
        lines: &[String],
        favourite: bool,
        name: &str,
    ) -> Result<ChangeView> {
        if !favourite {
            return self.forget_favourites(list, lines);
        }
        let mut operations = Vec::new();
        let kept = match self.favourites_list()? {
            Some(list) => Some(list),
            None => self.store.list_named(name)?,
        };
        let id = kept.as_ref().map_or_else(|| ListId(new_id()), |list| list.id);
        let mut known: Vec<String> = Vec::new();
        if kept.is_some() {
            known.extend(self.store.lines(id)?.iter().map(need_of));
        } else {
            operations.push(Operation::NewList { id, name: name.to_owned() });
        }
        for line in lines {
            let line = self.finder.line(list, line)?;
            let need = need_of(&line);
            if !known.contains(&need) {
                operations.push(copied(line, id));
                known.push(need);
            }
        }
        let done = self.journal.act_typed(Action::Add, operations)?;
        self.store.set_settings(std::iter::once((FAVOURITES.to_owned(), id.to_string())))?;
        Ok(done)
    }

    /// Puts favourites on a list, in one step: those that are named, or all that are not there to be bought already.
    ///
    /// # Errors
    /// When there is no such list or favourite.
    pub fn add_favourites(&self, list: Option<&str>, wanted: &[String]) -> Result<ChangeView> {
        let list = self.finder.list(list)?;
        let kept = self.favourites_list()?.ok_or_else(no_favourites)?;
        // Two at once would both find it missing.
        let _turn = self.store.begin_turn(Subject::List(list.id), || true)?;
        let lines = if wanted.is_empty() {
            let here = self.store.lines(list.id)?;
            let open: Vec<_> = here.iter().filter(|line| !line.checked).map(need_of).collect();
            let mut missing = self.store.lines(kept.id)?;
            missing.retain(|line| !open.contains(&need_of(line)));
            missing
        } else {
            let id = kept.id.to_string();
            wanted.iter().map(|one| self.finder.line(Some(&id), one)).collect::<Result<Vec<_>>>()?
        };
        let operations = lines.into_iter().map(|line| copied(line, list.id)).collect();
        self.journal.act_typed(Action::Add, operations)
    }

    fn forget_favourites(&self, list: Option<&str>, lines: &[String]) -> Result<ChangeView> {
        let kept = self.favourites_list()?.ok_or_else(no_favourites)?;
        let favourites = self.store.lines(kept.id)?;
        let mut operations = Vec::new();
        for one in lines {
            let id = kept.id.to_string();
            let line = self.finder.line(list, one).or_else(|_| self.finder.line(Some(&id), one))?;
            let need = need_of(&line);
            let same = favourites.iter().filter(|favourite| need_of(favourite) == need);
            operations.extend(same.map(|favourite| Operation::Remove { line: favourite.id }));
        }
        self.journal.act_typed(Action::Remove, operations)
    }

    /// None as long as there was no favourite, and when the list was deleted.
    fn favourites_list(&self) -> Result<Option<List>> {
        let id = self.store.get_setting(FAVOURITES)?.and_then(|id| id.parse().ok());
        Ok(id.map(|id| self.store.list(id)).transpose()?.flatten())
    }
}

/// What a line is about, however much of it is wanted and in whatever unit.
fn need_of(line: &Line) -> String {
    merge_key(&line.need, Unit::Each)
}

fn copied(line: Line, list: ListId) -> Operation {
    Operation::Add {
        id: LineId(new_id()),
        list,
        quantity: line.quantity(),
        need: line.need,
        source: typed(),
        aisle: line.aisle,
        note: line.note,
    }
}

fn no_favourites() -> AppError {
    AppError::new(Problem::NoFavourites {}, "there are no favourites yet")
}
