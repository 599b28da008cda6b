//! Bringing the lists of a file in: all of them in one step, nothing of them twice.

use super::marks::Marks;
use super::{Files, MAX_LIST_BYTES};
use crate::clock::new_id;
use crate::contract::{
    AppError, ImportNotice, ImportView, ImportedList, ListName, Problem, SkipReason, SkippedEntry,
};
use crate::error::Result;
use crate::parts::first_list::FIRST_LIST;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use trug_domain::list::{folded, merge_key};
use trug_domain::{Line, LineId, List, ListId, Need, Operation, Source, SourceKind};
use trug_files::read_up_to;
use trug_gs1::ScannedCode;
use trug_lists::{Found, FoundList, Item, Place};
use trug_store::Arrival;

/// Where a list that is brought in comes from, and whether it is only looked at.
#[derive(Debug, Clone, Default)]
pub struct Bringing {
    /// The name of its file; without one, what is brought in twice is there twice.
    pub from: Option<String>,
    /// Nothing is written: the answer says what would come.
    pub dry_run: bool,
}

impl Files {
    /// Puts what a file holds on its lists, all of it in one step: on the list that is named, else each list of the
    /// file on the one of its name, and what has no name on the first list.
    ///
    /// # Errors
    /// When the file cannot be read or is no list; then nothing has changed.
    pub fn import(&self, list: Option<&str>, file: &Path, dry_run: bool) -> Result<ImportView> {
        let unreadable = |error: std::io::Error| {
            let (path, why) = (file.display().to_string(), error.to_string());
            let message = format!("{path} could not be read: {why}");
            AppError::new(Problem::Import { path, why }, message)
        };
        let bytes = read_up_to(file, MAX_LIST_BYTES).map_err(unreadable)?;
        self.import_file(list, file, &bytes, dry_run)
    }

    /// The same with a file that was read already. `file` is for its name.
    ///
    /// # Errors
    /// When it is not a list, or is longer than any list; then nothing has changed.
    pub fn import_bytes(
        &self,
        list: Option<&str>,
        file: &Path,
        bytes: &[u8],
    ) -> Result<ImportView> {
        self.import_file(list, file, bytes, false)
    }

    fn import_file(
        &self,
        list: Option<&str>,
        file: &Path,
        bytes: &[u8],
        dry_run: bool,
    ) -> Result<ImportView> {
        let from = file.file_name().map(|name| name.to_string_lossy().into_owned());
        self.import_read(list, bytes, &file.display().to_string(), Bringing { from, dry_run })
    }

    /// Puts a list that is given as text on a list, all of it in one step: a line of the text is a
    /// thing with how much of it; what looks like one of the other formats is read as that.
    ///
    /// # Errors
    /// When it is longer than any list; then nothing has changed.
    pub fn import_text(
        &self,
        list: Option<&str>,
        text: &str,
        bringing: Bringing,
    ) -> Result<ImportView> {
        self.import_read(list, text.as_bytes(), "", bringing)
    }

    fn import_read(
        &self,
        list: Option<&str>,
        bytes: &[u8],
        path: &str,
        bringing: Bringing,
    ) -> Result<ImportView> {
        let speech = self.settings.speech()?;
        let found = trug_lists::read(bytes, speech.habits()).map_err(|error| {
            let (path, why) = (path.to_owned(), error.to_string());
            let what = if path.is_empty() { "the text" } else { &path };
            let message = format!("{what} is not a list: {why}");
            AppError::new(Problem::NotAList { path, why }, message)
        })?;
        let marks = bringing.from.as_deref().map(|name| Marks::of(bytes, Some(name)));
        self.bring(list, &found, marks, bringing)
    }

    fn bring(
        &self,
        list: Option<&str>,
        found: &Found,
        mut marks: Option<Marks>,
        bringing: Bringing,
    ) -> Result<ImportView> {
        let Bringing { from, dry_run } = bringing;
        let source = Source { kind: SourceKind::Import, from };
        let mut plan = Plan { skipped: skipped_of(found), ..Plan::default() };
        let named = list.map(|name| self.finder.list(Some(name))).transpose()?;
        let filled: Vec<&FoundList> =
            found.lists.iter().filter(|list| !list.items.is_empty()).collect();
        for found in &filled {
            let target = match &named {
                Some(list) => Target::of(list),
                None => self.target(found.name.as_deref(), &mut plan)?,
            };
            self.plan_list(found, &target, &source, marks.as_mut(), &mut plan)?;
        }
        let list = match (plan.lists.first(), &named) {
            (Some((list, _)), _) => list.clone(),
            (None, Some(list)) => Target::of(list),
            (None, None) => self.target(None, &mut plan)?,
        };
        let entries = plan.lists.iter().map(|(_, entries)| entries).sum();
        let operations = plan.operations();
        let step = if dry_run || entries == 0 {
            None
        } else {
            self.journal.bring(source, operations, plan.arrivals)?.step
        };
        let lists =
            plan.lists.into_iter().map(|(list, entries)| ImportedList { name: list.name, entries });
        let notices = found.notices.iter().map(|remark| ImportNotice {
            place: remark.place.to_string(),
            why: remark.why.to_string(),
        });
        Ok(ImportView {
            list: ListName { id: list.id.into(), name: list.name },
            entries,
            skipped: plan.skipped,
            step,
            lists: lists.collect(),
            notices: notices.collect(),
            text: dry_run.then(|| found.as_text()),
        })
    }

    /// The list that a list of a file goes to: the one of its name, which is made in the same step if it is not there;
    /// the first one for what has no name.
    fn target(&self, name: Option<&str>, plan: &mut Plan) -> Result<Target> {
        let Some(name) = name else {
            return Ok(Target::of(&self.finder.list(None)?));
        };
        let is_first = self.store.lists()?.is_empty() && folded(name) == folded(FIRST_LIST);
        if is_first {
            return Ok(Target::of(&self.finder.list(None)?));
        }
        if let Some(list) = self.store.list_named(name)? {
            return Ok(Target::of(&list));
        }
        let planned = plan.lists.iter().find(|(list, _)| folded(&list.name) == folded(name));
        if let Some((list, _)) = planned {
            return Ok(list.clone());
        }
        let id = ListId(new_id());
        plan.new_lists.push(Operation::NewList { id, name: name.to_owned() });
        Ok(Target { id, name: name.to_owned() })
    }

    fn plan_list(
        &self,
        found: &FoundList,
        target: &Target,
        source: &Source,
        mut marks: Option<&mut Marks>,
        plan: &mut Plan,
    ) -> Result<()> {
        let list = target.id;
        let (known, lines) = match self.store.list(list)? {
            Some(_) => (self.store.arrived(list)?, self.store.lines(list)?),
            None => (HashSet::new(), Vec::new()),
        };
        let mut needs = Needs::of(&lines);
        let mut entries = 0;
        for item in &found.items {
            let of_item = marks
                .as_mut()
                .map(|marks| marks.next(found.name.as_deref().unwrap_or_default(), item));
            let of_item = of_item.unwrap_or_default();
            let arrived = of_item.iter().any(|mark| known.contains(mark));
            if arrived || item.id.as_deref().is_some_and(|id| self.is_on(list, id)) {
                plan.skipped.push(on_the_list(item));
                continue;
            }
            entries += 1;
            let operation = self.addition_of(item, list, source, &mut needs)?;
            let line = needs.line_of(&operation);
            plan.additions.push(operation);
            plan.arrivals.extend(of_item.into_iter().map(|mark| Arrival { list, mark, line }));
        }
        plan.ticks.extend(needs.ticks());
        match plan.lists.iter_mut().find(|(known, _)| known.id == target.id) {
            Some((_, count)) => *count += entries,
            None => plan.lists.push((target.clone(), entries)),
        }
        Ok(())
    }

    /// A file that Trug wrote itself carries the lines' own ids: a second import doubles nothing.
    fn is_on(&self, list: ListId, id: &str) -> bool {
        let line = id.parse::<LineId>().ok().and_then(|id| self.store.line(id).ok().flatten());
        line.is_some_and(|line| line.list == list)
    }

    fn addition_of(
        &self,
        item: &Item,
        list: ListId,
        source: &Source,
        needs: &mut Needs,
    ) -> Result<Operation> {
        // A line id that is free is taken over, so that a file can bring back what was removed.
        let id = match item.id.as_deref().and_then(|id| id.parse::<LineId>().ok()) {
            Some(id) if self.store.line(id)?.is_none() && !needs.has(id) => id,
            _ => LineId(new_id()),
        };
        let product = match item.gtin {
            Some(gtin) => self.names.product(gtin)?,
            None => None,
        };
        let code =
            item.gtin.map(|gtin| ScannedCode { gtin, symbology: None, printed: gtin.to_string() });
        // The catalogue's own name is not written down as the shopper's words.
        let own_words =
            |name: &String| product.as_ref().is_none_or(|product| product.name != *name);
        let need = Need { name: item.name.clone().filter(own_words), code };
        needs.take_in(merge_key(&need, item.quantity.unit), id, item.checked);
        Ok(Operation::Add {
            id,
            list,
            need,
            quantity: item.quantity,
            source: source.clone(),
            aisle: item.aisle.clone(),
            note: item.note.clone(),
        })
    }
}

/// A list that something goes to.
#[derive(Clone)]
struct Target {
    id: ListId,
    name: String,
}

impl Target {
    fn of(list: &List) -> Self {
        Self { id: list.id, name: list.name.clone() }
    }
}

/// What is to be done, and what is to be said of it.
#[derive(Default)]
struct Plan {
    new_lists: Vec<Operation>,
    additions: Vec<Operation>,
    ticks: Vec<Operation>,
    arrivals: Vec<Arrival>,
    lists: Vec<(Target, u64)>,
    skipped: Vec<SkippedEntry>,
}

impl Plan {
    fn operations(&mut self) -> Vec<Operation> {
        let parts = [&mut self.new_lists, &mut self.additions, &mut self.ticks];
        parts.into_iter().flat_map(std::mem::take).collect()
    }
}

fn skipped_of(found: &Found) -> Vec<SkippedEntry> {
    let said = found.skipped.iter().map(|left| {
        let (Place::Line(line) | Place::Item(line)) = left.place;
        let why = left.why.to_string();
        SkippedEntry {
            path: left.place.to_string(),
            reason: SkipReason::NotUnderstood { line: line as u64, why: why.clone() },
            why,
        }
    });
    said.collect()
}

fn on_the_list(item: &Item) -> SkippedEntry {
    let name = item.name.clone().or_else(|| item.gtin.map(|gtin| gtin.to_string()));
    let name = name.unwrap_or_default();
    let why = "it is on the list already".to_owned();
    SkippedEntry { path: name.clone(), why, reason: SkipReason::OnTheList { name } }
}

/// Which line each need of a list stands on, those that a file brings included: entries of the same
/// need become one line, and that is ticked only if everything that went into it is.
struct Needs {
    by_key: HashMap<String, (LineId, bool)>,
    ids: HashSet<LineId>,
    touched: Vec<String>,
}

impl Needs {
    fn of(lines: &[Line]) -> Self {
        let by_key = lines.iter().map(|line| (line.merge_key(), (line.id, line.checked))).collect();
        Self { by_key, ids: lines.iter().map(|line| line.id).collect(), touched: Vec::new() }
    }

    fn has(&self, id: LineId) -> bool {
        self.ids.contains(&id)
    }

    fn take_in(&mut self, key: String, id: LineId, checked: bool) {
        let (line, ticked) = self.by_key.entry(key.clone()).or_insert((id, true));
        *ticked &= checked;
        self.ids.insert(*line);
        self.touched.push(key);
    }

    /// The line that an addition ends on.
    fn line_of(&self, addition: &Operation) -> LineId {
        let Operation::Add { id, need, quantity, .. } = addition else { return LineId(new_id()) };
        self.by_key.get(&merge_key(need, quantity.unit)).map_or(*id, |(line, _)| *line)
    }

    fn ticks(mut self) -> Vec<Operation> {
        self.touched.sort();
        self.touched.dedup();
        let ticked = self.touched.iter().filter_map(|key| self.by_key.get(key));
        ticked
            .filter(|(_, ticked)| *ticked)
            .map(|(line, _)| Operation::SetChecked { line: *line, checked: true })
            .collect()
    }
}
