//! Lines of text: notes, messages, Markdown of Obsidian, Notion, Mealie and Trug, the plain text of Tandoor.
//!
//! A line is a thing; [`line`] says what else a line can be, [`headings`] what stands over others, and [`markup`] takes
//! the marks of Markdown off.

mod headings;
mod line;
mod markup;
mod todo_txt;

use crate::found::{Found, Item, Place, Why, aisle, id, list_name, name, note};
use crate::{codes, table};
use headings::{Over, over};
use line::{Kind, Line, lines};
pub(crate) use todo_txt::{is_todo_txt, read_todo_txt};
use trug_domain::{Habits, TypedEntry};

/// Reads lines of text; every text is a list.
pub(crate) fn read(text: &str, habits: Habits<'_>) -> Found {
    let mut lines = lines(text);
    // A table of one column is a text with a heading.
    if lines.len() > 1
        && lines[0].kind == Kind::Thing
        && !lines[0].marked
        && table::heads_things(&lines[0].text)
    {
        lines.remove(0);
    }
    let mut found = Found::default();
    let over = over(&lines, habits);
    let alone = lines.iter().filter(|line| line.kind == Kind::Thing).count() == 1;
    // Where what stands over others by its indent ends.
    let mut section_ends: Option<usize> = None;
    let (mut list, mut section): (Option<String>, Option<String>) = (None, None);
    // A heading is reported if nothing came below it.
    let mut empty: Option<(Place, String)> = None;
    for (at, (line, over)) in lines.iter().zip(&over).enumerate() {
        match over {
            Over::List => {
                list = list_name(&markup::read(&line.text).text);
                section = None;
                // A list of that name is there even with nothing on it.
                found.list(list.as_deref());
            }
            Over::Section => {
                report(&mut found, empty.take());
                section = aisle(&markup::read(&line.text).text);
                let indented = line.kind == Kind::Thing
                    && lines.get(at + 1).is_some_and(|next| next.indent > line.indent);
                section_ends = indented.then_some(line.indent);
                empty = section.clone().map(|text| (line.place, text));
            }
            Over::Note => {
                let last = found.lists.last_mut().and_then(|list| list.items.last_mut());
                if let (Some(item), Some(text)) = (last, note(&markup::read(&line.text).text)) {
                    item.add_note(&text);
                }
            }
            Over::Nothing if line.kind == Kind::Foreign => found.skip(line.place, Why::NoItem),
            Over::Nothing => {
                if section_ends.is_some_and(|indent| line.indent <= indent) {
                    (section, section_ends) = (None, None);
                }
                let items = items(&mut found, line, habits, alone);
                if !items.is_empty() {
                    empty = None;
                }
                for mut item in items {
                    item.aisle.clone_from(&section);
                    found.list(list.as_deref()).items.push(item);
                }
            }
        }
    }
    report(&mut found, empty);
    found
}

fn report(found: &mut Found, empty: Option<(Place, String)>) {
    if let Some((place, text)) = empty {
        found.notice(place, Why::EmptyHeading(text));
    }
}

/// The things of a line.
fn items(found: &mut Found, line: &Line, habits: Habits<'_>, alone: bool) -> Vec<Item> {
    let mut marked = markup::read(&line.text);
    // Tandoor writes 0 where nobody said how much.
    if let Some(rest) = marked
        .text
        .strip_prefix("0 ")
        .map(str::trim)
        .filter(|rest| rest.starts_with(char::is_alphabetic))
    {
        marked.text = rest.to_owned();
    }
    if marked.text.is_empty() {
        if !line.is_empty_box() {
            found.skip(line.place, Why::NamesNothing);
        }
        return Vec::new();
    }
    if let Some(count) = line.count {
        let mut item = Item::new(line.place, name(&marked.text));
        item.quantity = count;
        return vec![item];
    }
    let entries = match enumerated(&marked.text).filter(|_| alone) {
        Some(parts) => parts.into_iter().map(|part| TypedEntry::read_as(part, habits)).collect(),
        None => TypedEntry::read_several(&marked.text, habits),
    };
    let mut items = Vec::with_capacity(entries.len());
    for entry in entries {
        if entry.unsure {
            found.notice(line.place, Why::NumberKept(entry.what.clone()));
        }
        if entry.what.chars().count() > trug_domain::list::LINE_NAME_MAX {
            found.notice(line.place, Why::Cut);
        }
        let mut item = Item::new(line.place, name(&entry.what));
        item.quantity = entry.quantity.unwrap_or(item.quantity);
        item.gtin = marked.gtin;

        if let Some(gtin) = codes::only_code(&entry.what) {
            (item.gtin, item.name) = (Some(gtin), None);
        }
        item.checked = line.ticked.unwrap_or(false) || marked.struck;
        item.note = marked.note.as_deref().and_then(note);
        item.id = marked.id.as_deref().and_then(id);
        if item.name.is_some() || item.gtin.is_some() {
            items.push(item);
        } else {
            found.skip(line.place, Why::NamesNothing);
        }
    }
    items
}

/// "milk, eggs, bread and cheese": short things with commas between them, where that is the whole text.
fn enumerated(text: &str) -> Option<Vec<&str>> {
    const AND: &[&str] =
        &[" and ", " und ", " et ", " y ", " e ", " en ", " och ", " og ", " oraz ", " i ", " & "];
    let mut parts: Vec<&str> = text.split(", ").map(str::trim).collect();
    let last = parts.pop()?;
    let and = AND.iter().find_map(|and| last.split_once(and));
    match and {
        Some((one, other)) if !parts.is_empty() => parts.extend([one.trim(), other.trim()]),
        _ => parts.push(last),
    }
    let short = parts.iter().all(|part| !part.is_empty() && part.split_whitespace().count() <= 4);
    (parts.len() >= 3 && short && !text.contains(['(', '['])).then_some(parts)
}
