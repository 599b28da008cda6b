//! Lists and their lines: use cases over the list that is the truth.
//!
//! [`Lists`] is reached as `app.lists()`. Lists as a whole stand here; their lines in `lines` and
//! `adding`, what can be undone in `history`, the order of aisles in `aisles`.

pub(crate) mod adding;
mod aisles;
mod favourites;
mod history;
mod lines;
mod suggest;
mod text;

use crate::clock::{Clock, new_id};
use crate::contract::{ChangeView, CostView, LineView, ListSummary, ListView};
use crate::error::Result;
use crate::parts::Parts;
use crate::parts::finder::{Finder, no_such_list};
use crate::parts::first_list;
use crate::parts::journal::{Journal, typed};
use crate::parts::names::Names;
use crate::parts::prices::Prices;
use crate::parts::settings::Settings;
use crate::views::list_name;
use std::sync::Arc;
use text::set_text;
use trug_catalogue::Catalogue;
use trug_domain::{Action, LineId, ListId, Operation};
use trug_store::{LineCounts, Store};

/// What can be done with lists and their lines.
#[derive(Clone)]
pub struct Lists {
    store: Store,
    catalogue: Arc<Catalogue>,
    clock: Arc<dyn Clock>,
    names: Names,
    settings: Settings,
    prices: Prices,
    journal: Journal,
    finder: Finder,
}

impl Lists {
    pub(crate) fn new(parts: &Parts) -> Self {
        Self {
            store: parts.store.clone(),
            catalogue: Arc::clone(&parts.catalogue),
            clock: Arc::clone(&parts.clock),
            names: parts.names.clone(),
            settings: parts.settings.clone(),
            prices: parts.prices.clone(),
            journal: parts.journal.clone(),
            finder: parts.finder.clone(),
        }
    }

    /// A list with its lines; without a name, the first one.
    ///
    /// # Errors
    /// When there is no list of that name.
    pub fn show(&self, name: Option<&str>) -> Result<ListView> {
        let list = self.finder.list(name)?;
        let lines = self.store.lines(list.id)?;
        let prices = self.prices.book()?;
        let cost = prices.cost(&lines);
        let priced =
            |line| Ok(LineView { price: prices.view(line), ..self.names.line_view(line)? });
        let lines: Vec<LineView> = lines.iter().map(priced).collect::<Result<_>>()?;
        let shop = self.shop_of(&list)?;
        let aisles = self.aisles_of(shop.as_deref(), &lines)?;
        Ok(ListView { list: list_name(&list), lines, shop, aisles, cost })
    }

    /// What a list costs as far as prices are known.
    ///
    /// # Errors
    /// When there is no such list, or the store cannot be read.
    pub fn cost(&self, list: Option<&str>) -> Result<CostView> {
        let lines = self.store.lines(self.finder.list(list)?.id)?;
        Ok(self.prices.book()?.cost(&lines))
    }

    /// All lists.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn all(&self) -> Result<Vec<ListSummary>> {
        let mut lists = self.store.lists()?;
        if lists.is_empty() {
            lists.push(self.finder.list(None)?);
        }
        let mut all = Vec::new();
        for list in lists {
            let LineCounts { lines, checked } = self.store.line_counts(list.id)?;
            let (id, name, shop) = (list.id.into(), list.name, list.shop);
            all.push(ListSummary { id, name, lines, checked, shop });
        }
        Ok(all)
    }

    /// Says which shop a list is for; without one it is the settings' shop.
    ///
    /// # Errors
    /// When there is no such list, or the shop's name is none.
    pub fn set_shop(&self, list: Option<&str>, shop: Option<&str>) -> Result<ChangeView> {
        let list = self.finder.list(list)?.id;
        let shop = set_text(shop);
        self.journal.act_typed(Action::Shop, vec![Operation::SetShop { list, shop }])
    }

    /// Makes a list of all that is on another one, ticked or not, in one step: nothing of it is ticked.
    ///
    /// # Errors
    /// When there is no such list, or the name of the new one is none or taken.
    pub fn copy(&self, list: Option<&str>, name: &str) -> Result<ListSummary> {
        let from = self.finder.list(list)?;
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
        self.journal.act_typed(Action::NewList, operations)?;
        let copy = self.store.list(id)?.ok_or_else(|| no_such_list(name))?;
        let LineCounts { lines, checked } = self.store.line_counts(id)?;
        Ok(ListSummary { id: id.into(), name: copy.name, lines, checked, shop: copy.shop })
    }

    /// Makes a list.
    ///
    /// # Errors
    /// When the name is none or taken.
    pub fn create(&self, name: &str) -> Result<ListSummary> {
        first_list::make_on_first_start(&self.store, self.clock.now())?;
        let id = ListId(new_id());
        self.journal
            .act_typed(Action::NewList, vec![Operation::NewList { id, name: name.to_owned() }])?;
        let list = self.store.list(id)?.ok_or_else(|| no_such_list(name))?;
        Ok(ListSummary { id: id.into(), name: list.name, lines: 0, checked: 0, shop: None })
    }

    /// Gives a list another name.
    ///
    /// # Errors
    /// When there is no such list, or the new name is none or taken.
    pub fn rename(&self, list: Option<&str>, name: &str) -> Result<ChangeView> {
        let list = self.finder.list(list)?.id;
        let rename = Operation::RenameList { list, name: name.to_owned() };
        self.journal.act_typed(Action::RenameList, vec![rename])
    }

    /// Deletes a list with its lines; undo brings it back.
    ///
    /// # Errors
    /// When there is no list of that name.
    pub fn delete(&self, name: &str) -> Result<ChangeView> {
        let list = self.finder.list(Some(name))?.id;
        self.journal.act_typed(Action::DeleteList, vec![Operation::DeleteList { list }])
    }
}
