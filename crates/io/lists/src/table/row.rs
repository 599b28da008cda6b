//! A row of a table.

use super::cells::{cells, is_rule};
use super::columns::{NO_THINGS, NOTES, Role, SECTIONS};

use crate::found::{Found, Item, Place, Why, aisle, id, name, note};
use crate::{amounts, codes, ticks};
use csv::StringRecord;
use trug_domain::{Habits, TypedEntry};

/// What is known from the heading and from the rows before.
pub(super) struct Rows<'a> {
    columns: &'a [Option<Role>],
    habits: Habits<'a>,
    /// A description is what the thing is called, because nothing else is.
    described: bool,
    /// What stands over the rows.
    section: Option<(Place, String)>,
    has_any: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(columns: &'a [Option<Role>], habits: Habits<'a>) -> Self {
        let described = !columns.contains(&Some(Role::Name));
        Self { columns, habits, described, section: None, has_any: false }
    }

    /// Says what has nothing below it.
    pub(super) fn finish(mut self, found: &mut Found) {
        self.end_section(found);
    }

    fn begin_section(&mut self, found: &mut Found, place: Place, text: &str) {
        self.end_section(found);
        self.section = Some((place, text.to_owned()));
        self.has_any = false;
    }

    fn end_section(&mut self, found: &mut Found) {
        if let Some((place, text)) = self.section.take().filter(|_| !self.has_any) {
            found.notice(place, Why::EmptyHeading(text));
        }
    }
}

pub(super) fn row(rows: &mut Rows<'_>, found: &mut Found, record: &StringRecord, place: Place) {
    let filled: Vec<&str> = record.iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
    if filled.is_empty() || is_rule(record) {
        return;
    }
    let of = |role: Role| cells(record, rows.columns, role);
    let first = |role: Role| of(role).into_iter().next().unwrap_or_default();
    let title = match first(Role::Name) {
        title if title.is_empty() && rows.described => first(Role::NameElse),
        title => title,
    };
    let kind = first(Role::Kind).to_lowercase();
    if SECTIONS.contains(&kind.as_str()) {
        rows.begin_section(found, place, &title);
        return;
    }
    if NOTES.contains(&kind.as_str()) {
        let last = found.lists.last_mut().and_then(|list| list.items.last_mut());
        match last {
            Some(item) => item.add_note(&title),
            None => found.skip(place, Why::NoItem),
        }
        return;
    }
    if NO_THINGS.contains(&kind.as_str()) {
        return;
    }
    let code = first(Role::Code);
    if title.is_empty() && code.is_empty() {
        match filled.as_slice() {
            [heading] if rows.section.as_ref().is_none_or(|(_, text)| text != heading) => {
                rows.begin_section(found, place, heading);
            }
            _ => found.skip(place, Why::NamesNothing),
        }
        return;
    }
    let list = first(Role::List);
    let item = item(rows, found, record, place, &title, &code);
    match item {
        Some(item) => {
            rows.has_any = true;
            found.list(Some(list.as_str()).filter(|list| !list.is_empty())).items.push(item);
        }
        None => found.skip(place, Why::NamesNothing),
    }
}

fn item(
    rows: &Rows<'_>,
    found: &mut Found,
    record: &StringRecord,
    place: Place,
    title: &str,
    code: &str,
) -> Option<Item> {
    let of = |role: Role| cells(record, rows.columns, role);
    let first = |role: Role| of(role).into_iter().next().unwrap_or_default();
    let mut item = Item::new(place, name(title));
    let (number, unit) = (first(Role::Quantity), first(Role::Unit));
    let todoist = rows.columns.contains(&Some(Role::Kind));
    let (title, labels) = if todoist { without_labels(title) } else { (title.to_owned(), None) };
    if number.is_empty() {
        let entry = TypedEntry::read_as(&title, rows.habits);
        if entry.unsure {
            found.notice(place, Why::NumberKept(entry.what.clone()));
        }
        item.name = name(&entry.what);
        item.quantity = entry.quantity.unwrap_or(item.quantity);
    } else {
        item.name = name(&title);
        if let Some(why) = amounts::set(&mut item, &number, &unit) {
            found.notice(place, why);
        }
    }
    if title.chars().count() > trug_domain::list::LINE_NAME_MAX {
        found.notice(place, Why::Cut);
    }
    let (gtin, why) = codes::code(code);
    item.gtin = gtin;
    if let Some(why) = why {
        found.notice(place, why);
    }
    if let Some(gtin) = item.name.as_deref().and_then(codes::only_code) {
        item.gtin = item.gtin.or(Some(gtin));
        item.name = None;
    }
    let described = of(Role::NameElse).into_iter().filter(|_| !rows.described);
    for text in of(Role::Note).into_iter().chain(described).chain(labels) {
        if let Some(text) = note(&text) {
            item.add_note(&text);
        }
    }
    let own_aisle = aisle(&first(Role::Aisle));
    item.aisle = own_aisle.or_else(|| rows.section.as_ref().and_then(|(_, text)| aisle(text)));
    item.checked = is_done(rows, found, record, place);
    item.id = id(&first(Role::Id));
    (item.name.is_some() || item.gtin.is_some()).then_some(item)
}

/// Whether a row is ticked: by a column that says it, else by how much of it is done.
fn is_done(rows: &Rows<'_>, found: &mut Found, record: &StringRecord, place: Place) -> bool {
    // TickTick has 0 for open, 1 and 2 for done and archived, and a time beside it.
    let mut done = false;
    for cell in cells(record, rows.columns, Role::Done) {
        match ticks::is_done(&cell) {
            Some(state) => done |= state,
            None if cell == "2" => done = true,
            None => found.notice(place, Why::NeitherYesNorNo(cell)),
        }
    }
    let percent = cells(record, rows.columns, Role::Percent);
    done || percent.iter().any(|cell| matches!(cell.as_str(), "100" | "100%" | "1"))
}

/// "Milk @shop": the labels behind a title, and the title.
fn without_labels(title: &str) -> (String, Option<String>) {
    let (labels, words): (Vec<&str>, Vec<&str>) =
        title.split_whitespace().partition(|word| word.len() > 1 && word.starts_with('@'));
    if labels.is_empty() || words.is_empty() {
        return (title.to_owned(), None);
    }
    (words.join(" "), Some(labels.join(" ")))
}
