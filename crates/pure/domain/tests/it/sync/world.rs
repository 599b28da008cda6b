//! A list, a remote in memory, and what they agreed on: everything around the planner, as small as
//! it can be.

use std::collections::BTreeMap;
use trug_domain::list::{Lists, View, folded, merge_key};
use trug_domain::sync::{
    Agreed, Confirmation, Item, LocalItem, NeedsConfirmation, OperationRef, Outcome, Plan,
    RemoteFields, RemoteId, RemoteItem, ToLocal, ToRemote, before_sending, operations, plan,
    settle,
};
use trug_domain::{
    Line, LineId, ListId, Need, Operation, Quantity, Source, SourceKind, StepId, Timestamp, Unit,
};
use uuid::Uuid;

/// A to-do list that holds everything.
pub(crate) const TASKS: RemoteFields =
    RemoteFields { checked: true, names: true, units: true, new_rows: true };
/// A shop's cart: pieces of its own products.
pub(crate) const CART: RemoteFields =
    RemoteFields { checked: false, names: false, units: false, new_rows: false };
/// A list of words and counts.
pub(crate) const WORDS: RemoteFields =
    RemoteFields { checked: true, names: true, units: false, new_rows: true };

pub(crate) const LIST: ListId = ListId(Uuid::from_u128(1));

#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) carries: RemoteFields,
    pub(crate) lists: Lists,
    pub(crate) remote: BTreeMap<RemoteId, Item>,
    pub(crate) base: Vec<Agreed>,
    ids: u128,
}

/// What becomes of an operation on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Done,
    Fails,
    /// It is done, and the answer is lost.
    Silent,
    /// It gets lost itself.
    Lost,
}

#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Here(HereEdit),
    There(ThereEdit),
}

#[derive(Debug, Clone)]
pub(crate) enum HereEdit {
    Add(&'static str, Quantity),
    Change(usize, i64),
    Tick(usize, bool),
    Rename(usize, &'static str),
    Remove(usize),
}

#[derive(Debug, Clone)]
pub(crate) enum ThereEdit {
    Add(&'static str, Quantity),
    Change(usize, i64),
    Tick(usize, bool),
    Rename(usize, &'static str),
    Remove(usize),
}

impl World {
    pub(crate) fn new(carries: RemoteFields) -> Self {
        let mut world = Self {
            carries,
            lists: Lists::default(),
            remote: BTreeMap::new(),
            base: Vec::new(),
            ids: 100,
        };
        world.perform(&Operation::NewList { id: LIST, name: "Home".to_owned() });
        world
    }

    pub(crate) fn lines(&self) -> Vec<Line> {
        let Ok(lines) = self.lists.lines(LIST);
        lines
    }

    /// What a connector would hand to the planner: a shop knows its four products by their names.
    pub(crate) fn local(&self) -> Vec<LocalItem> {
        let item = |line: &Line| Item {
            name: line.need.name.clone().unwrap_or_default(),
            quantity: line.quantity(),
            checked: line.checked,
        };
        self.lines()
            .iter()
            .map(|line| LocalItem { line: line.id, remote: self.matched(line), item: item(line) })
            .collect()
    }

    pub(crate) fn matched(&self, line: &Line) -> Option<RemoteId> {
        let agreed = self.base.iter().find(|agreed| agreed.line == line.id);
        let product = || {
            let name = line.need.name.as_deref().map(folded).unwrap_or_default();
            let known = ["milk", "bread", "eggs", "tea"].contains(&name.as_str());
            (known && !self.carries.new_rows).then(|| RemoteId(format!("p-{name}")))
        };
        agreed.map(|agreed| agreed.remote.clone()).or_else(product)
    }

    pub(crate) fn rows(&self) -> Vec<RemoteItem> {
        let row = |(remote, item): (&RemoteId, &Item)| RemoteItem {
            remote: remote.clone(),
            item: item.clone(),
            changed_at: None,
        };
        self.remote.iter().map(row).collect()
    }

    pub(crate) fn plan(&self, confirmed: bool) -> Result<Plan, NeedsConfirmation> {
        plan(&self.base, &self.local(), &self.rows(), self.carries, confirmed)
    }

    /// One sync in which everything works.
    pub(crate) fn sync(&mut self) -> Plan {
        self.sync_with(|_| Fate::Done)
    }

    /// One sync, confirmed, with a fate for each operation.
    pub(crate) fn sync_with(&mut self, fate: impl Fn(OperationRef) -> Fate) -> Plan {
        let plan = self.plan(true).expect("it is confirmed");
        let mut confirmed = Vec::new();
        for (at, operation) in plan.to_remote.iter().enumerate() {
            let of = OperationRef::ToRemote(at);
            let fate = fate(of);
            let made = matches!(fate, Fate::Done | Fate::Silent).then(|| self.send(operation));
            let outcome = match (fate, made.flatten()) {
                (Fate::Done, Some(id)) => Outcome::DoneAs(id),
                (Fate::Done, None) => Outcome::Done,
                (Fate::Fails, _) => Outcome::Failed,
                (Fate::Silent | Fate::Lost, _) => Outcome::Unknown,
            };
            confirmed.push(Confirmation { of, outcome });
        }
        for (at, operation) in plan.to_local.iter().enumerate() {
            let of = OperationRef::ToLocal(at);
            if fate(of) == Fate::Done {
                let outcome = self.put(operation);
                confirmed.push(Confirmation { of, outcome });
            }
        }
        self.base = settle(&plan, &confirmed);
        plan
    }

    /// A sync whose process ends after so many operations at the remote.
    pub(crate) fn sync_killed_after(&mut self, count: usize) {
        let plan = self.plan(true).expect("it is confirmed");
        self.base = before_sending(&plan);
        for operation in plan.to_remote.iter().take(count) {
            self.send(operation);
        }
    }

    /// Syncs until there is nothing to do, at most so many times; how often it took.
    pub(crate) fn sync_until_quiet(&mut self, most: usize) -> Option<usize> {
        (0..=most).find(|_| {
            let base = self.base.clone();
            self.sync().is_empty() && self.base == base
        })
    }

    fn send(&mut self, operation: &ToRemote) -> Option<RemoteId> {
        match operation {
            ToRemote::Add { remote, item, .. } => {
                let id = match remote {
                    Some(remote) if !self.carries.new_rows => remote.clone(),
                    _ => RemoteId(format!("r{}", self.id())),
                };
                let item = self.held(&id, item);
                self.remote.insert(id.clone(), item);
                self.carries.new_rows.then_some(id)
            }
            ToRemote::Set { remote, item, .. } => {
                let item = self.held(remote, item);
                self.remote.insert(remote.clone(), item);
                None
            }
            ToRemote::Remove { remote, .. } => {
                self.remote.remove(remote);
                None
            }
        }
    }

    /// What the remote makes of an item: it keeps only what it can hold.
    fn held(&self, remote: &RemoteId, item: &Item) -> Item {
        let name = if self.carries.names { item.name.clone() } else { format!("Shop {remote}") };
        let mut quantity = item.quantity;
        if !self.carries.units {
            assert_eq!(quantity.unit, Unit::Each, "a remote without units got {item:?}");
        }
        quantity.value = quantity.value.max(1);
        Item { name, quantity, checked: item.checked && self.carries.checked }
    }

    fn put(&mut self, operation: &ToLocal) -> Outcome {
        let id = LineId(Uuid::from_u128(self.id()));
        let source = Source { kind: SourceKind::Sync, from: None };
        for operation in operations(operation, LIST, id, &source) {
            self.perform(&operation);
        }
        let ToLocal::Add { item, .. } = operation else { return Outcome::Done };
        let need = Need { code: None, name: Some(item.name.clone()) };
        let Ok(same) = self.lists.same_need(LIST, &merge_key(&need, item.quantity.unit));
        Outcome::DoneOn(same.map_or(id, |line| line.id))
    }

    fn perform(&mut self, operation: &Operation) -> bool {
        let id = self.id();
        let step = StepId(Uuid::from_u128(id));
        self.lists.perform(step, operation, Timestamp(id as i64)).is_ok()
    }

    fn id(&mut self) -> u128 {
        self.ids += 1;
        self.ids
    }

    pub(crate) fn edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Here(edit) => self.edit_here(edit),
            Edit::There(edit) => self.edit_there(edit),
        }
    }

    pub(crate) fn edit_here(&mut self, edit: &HereEdit) {
        let lines = self.lines();
        let line = |at: &usize| lines.get(at % lines.len().max(1)).map(|line| line.id);
        let source = Source { kind: SourceKind::Typed, from: None };
        let operation = match edit {
            HereEdit::Add(name, quantity) => Some(Operation::Add {
                id: LineId(Uuid::from_u128(self.id())),
                list: LIST,
                need: Need { code: None, name: Some((*name).to_owned()) },
                quantity: *quantity,
                source,
                aisle: None,
                note: None,
            }),
            HereEdit::Change(at, by) => {
                line(at).map(|line| Operation::ChangeQuantity { line, by: *by, source })
            }
            HereEdit::Tick(at, checked) => {
                line(at).map(|line| Operation::SetChecked { line, checked: *checked })
            }
            HereEdit::Rename(at, name) => {
                line(at).map(|line| Operation::SetName { line, name: Some((*name).to_owned()) })
            }
            HereEdit::Remove(at) => line(at).map(|line| Operation::Remove { line }),
        };
        if let Some(operation) = operation {
            self.perform(&operation);
        }
    }

    pub(crate) fn edit_there(&mut self, edit: &ThereEdit) {
        let ids: Vec<RemoteId> = self.remote.keys().cloned().collect();
        let id = |at: &usize| ids.get(at % ids.len().max(1)).cloned();
        match edit {
            ThereEdit::Add(name, quantity) => {
                let item = Item { name: (*name).to_owned(), quantity: *quantity, checked: false };
                if self.carries.new_rows {
                    let unit = if self.carries.units { quantity.unit } else { Unit::Each };
                    let item = Item { quantity: Quantity { unit, ..item.quantity }, ..item };
                    let id = RemoteId(format!("r{}", self.id()));
                    self.remote.insert(id, item);
                } else {
                    let id = RemoteId(format!("p-{}", folded(name)));
                    let name = format!("Shop {id}");
                    let quantity = Quantity::each(quantity.value);
                    self.remote.entry(id).or_insert(Item { name, quantity, checked: false });
                }
            }
            ThereEdit::Change(at, by) => {
                let Some(item) = id(at).and_then(|id| self.remote.get_mut(&id)) else { return };
                item.quantity.value += by;
                self.remote.retain(|_, item| item.quantity.value > 0);
            }
            ThereEdit::Tick(at, checked) => {
                if let Some(item) = id(at).and_then(|id| self.remote.get_mut(&id)) {
                    item.checked = *checked && self.carries.checked;
                }
            }
            ThereEdit::Rename(at, name) => {
                if let Some(item) = id(at).and_then(|id| self.remote.get_mut(&id))
                    && self.carries.names
                {
                    (*name).clone_into(&mut item.name);
                }
            }
            ThereEdit::Remove(at) => {
                if let Some(id) = id(at) {
                    self.remote.remove(&id);
                }
            }
        }
    }

    /// What is here as the remote should have it, and what it has: equal when both agree.
    pub(crate) fn both(&self) -> (Vec<String>, Vec<String>) {
        let plan = self.plan(true).expect("it is confirmed");
        let left: Vec<LineId> = plan.unmatched.iter().map(|one| one.line).collect();
        let show = |id: Option<&RemoteId>, item: &Item| {
            let name = match id {
                Some(id) if !self.carries.names => id.0.clone(),
                _ => item.name.trim().to_owned(),
            };
            format!("{name} {} {}", item.quantity.value, item.checked)
        };
        let here = self.local();
        let wanted = here
            .iter()
            .filter(|line| self.carries.checked || !line.item.checked)
            .filter(|line| !left.contains(&line.line));
        let mut here: Vec<String> =
            wanted.map(|line| show(line.remote.as_ref(), &line.item)).collect();
        let mut there: Vec<String> =
            self.remote.iter().map(|(id, item)| show(Some(id), item)).collect();
        here.sort();
        there.sort();
        (here, there)
    }
}
