//! todo.txt: "x" for done, "(A)" for a priority, dates, "+projects", "@contexts" and "key:value".

use crate::codes;
use crate::found::{Found, Item, Place, Why, name};
use trug_domain::{Habits, TypedEntry};

/// Whether a text is one: a line of it begins as only such lines do, or most have a project or a context.
pub(crate) fn is_todo_txt(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(200);
    if lines().any(|line| line.starts_with(['-', '*', '#', '•', '['])) {
        return false;
    }
    let tagged = |line: &&str| line.split(' ').skip(1).any(is_tag);
    let sure = lines().any(|line| begins(line).is_some_and(|(marked, _)| marked));
    sure || (lines().count() > 1 && lines().filter(tagged).count() * 2 > lines().count())
}

/// Reads one.
pub(crate) fn read_todo_txt(text: &str, habits: Habits<'_>) -> Found {
    let mut found = Found::default();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = Place::Line(at + 1);
        let line = line.trim();
        let (done, line) = match line.strip_prefix("x ") {
            Some(rest) => (true, rest),
            None => (false, line),
        };
        let rest = begins(line).map_or(line, |(_, rest)| rest);
        let (tags, words): (Vec<&str>, Vec<&str>) =
            rest.split_whitespace().partition(|word| is_tag(word) || is_pair(word));
        let entry = TypedEntry::read_as(&words.join(" "), habits);
        let mut item = Item::new(place, name(&entry.what));
        if item.name.is_none() {
            found.skip(place, Why::NamesNothing);
            continue;
        }
        if entry.unsure {
            found.notice(place, Why::NumberKept(entry.what.clone()));
        }
        if let Some(gtin) = codes::only_code(&entry.what) {
            (item.gtin, item.name) = (Some(gtin), None);
        }
        item.quantity = entry.quantity.unwrap_or(item.quantity);
        item.checked = done;
        let tags: Vec<&str> = tags.into_iter().filter(|tag| is_tag(tag)).collect();
        if !tags.is_empty() {
            item.add_note(&tags.join(" "));
        }
        found.list(None).items.push(item);
    }
    found
}

/// A line without "x", "(A)" and dates before it, and whether it had what only such a line has.
fn begins(line: &str) -> Option<(bool, &str)> {
    let mut rest = line;
    let (mut sure, mut dates) = (false, 0);
    if let Some(after) = rest.strip_prefix("x ") {
        rest = after;
    }
    if let Some(after) = priority(rest) {
        (rest, sure) = (after, true);
    }
    while let Some((_, after)) = rest.split_once(' ').filter(|(word, _)| is_date(word) && dates < 2)
    {
        (rest, dates) = (after, dates + 1);
    }
    let sure = sure || (dates > 0 && line.starts_with("x "));
    (rest.len() < line.len()).then_some((sure, rest))
}

fn priority(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_one = matches!(bytes, [b'(', b'A'..=b'Z', b')', b' ', ..]);
    is_one.then(|| &text[4..])
}

fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    matches!(parts.as_slice(), [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

fn is_tag(word: &str) -> bool {
    word.strip_prefix(['+', '@']).is_some_and(|tag| tag.starts_with(char::is_alphabetic))
}

/// "due:2026-12-01".
fn is_pair(word: &str) -> bool {
    word.split_once(':').is_some_and(|(key, value)| {
        !value.is_empty() && key.len() > 1 && key.bytes().all(|byte| byte.is_ascii_lowercase())
    })
}
