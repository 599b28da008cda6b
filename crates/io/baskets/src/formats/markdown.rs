//! Markdown: check boxes below a heading for each aisle. It keeps how much, the name, the tick, the
//! aisle and the number of the trade item.

use super::entry::{Entry, Imported, Skipped};
use super::format::Format;
use super::words;
use std::fmt::Write;
use trug_gs1::Gtin;

pub(super) fn write(list: &str, entries: &[Entry]) -> String {
    let mut text = format!("# {}\n", words::one_line(list));
    let mut aisle = None;
    for entry in entries {
        if aisle != Some(entry.aisle.as_deref()) && (aisle.is_some() || entry.aisle.is_some()) {
            // A heading without words ends the aisle before it.
            let heading = entry.aisle.as_deref().unwrap_or_default();
            let _ = write!(text, "\n## {}\n", escape(heading));
        }
        aisle = Some(entry.aisle.as_deref());
        let tick = if entry.checked { 'x' } else { ' ' };
        let words = escape(&words::write(entry.quantity, &entry.name, '×'));
        let _ = write!(text, "- [{tick}] {words}");
        if let Some(gtin) = entry.gtin {
            let _ = write!(text, " <!-- gtin:{} -->", gtin.shortest());
        }
        text.push('\n');
    }
    text
}

pub(super) fn read(text: &str) -> Imported {
    let (mut entries, mut skipped): (Vec<Entry>, Vec<Skipped>) = (Vec::new(), Vec::new());
    let (mut list, mut aisle) = (None, None);
    for (place, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some(heading) = line.strip_prefix("##").filter(|rest| !rest.starts_with('#')) {
            aisle = words::some_line(&unescape(heading));
        } else if let Some(title) = line.strip_prefix("# ").or_else(|| line.strip_prefix("#\t")) {
            list = list.or_else(|| words::some_line(title));
        } else if line == "#" {
            // A list without a name.
        } else {
            match item(line) {
                Ok(mut entry) => {
                    entry.aisle.clone_from(&aisle);
                    entries.push(entry);
                }
                Err(why) => skipped.push(Skipped { line: place + 1, why: why.to_owned() }),
            }
        }
    }
    Imported { format: Format::Markdown, list, entries, skipped }
}

fn item(line: &str) -> Result<Entry, &'static str> {
    let bullet = ["- ", "* ", "+ "].iter().find_map(|bullet| line.strip_prefix(bullet));
    let rest = bullet.ok_or("it is no item of a list")?.trim_start();
    let (checked, rest) = match rest.get(..4) {
        Some("[ ] ") => (false, &rest[4..]),
        Some("[x] " | "[X] ") => (true, &rest[4..]),
        _ => (false, rest),
    };
    let (words, gtin) = split_comment(rest);
    let (quantity, name) = words::read(&unescape(words)).ok_or("it names nothing")?;
    Ok(Entry { gtin, checked, ..Entry::named(name, quantity) })
}

fn split_comment(text: &str) -> (&str, Option<Gtin>) {
    let comment = text.trim_end().strip_suffix("-->").and_then(|rest| {
        let (words, comment) = rest.rsplit_once("<!--")?;
        let gtin = comment.trim().strip_prefix("gtin:")?;
        Some((words, Gtin::parse(gtin.trim()).ok()))
    });
    comment.unwrap_or((text, None))
}

/// Takes their meaning from characters that Markdown or HTML would act upon.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '<' | '>' | '`' | '*' | '_' | '[' | ']' | '#' | '&' | '|' | '~' | '!')
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => {
                out.push(*next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}
