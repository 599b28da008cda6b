//! The marks of Markdown and of the programs that write it, taken off a line.

use trug_gs1::Gtin;

/// A line without its marks.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub(super) text: String,
    /// The number that Trug writes behind a thing.
    pub(super) gtin: Option<Gtin>,
    /// It is struck through.
    pub(super) struck: bool,
    /// Dates and tags behind it.
    pub(super) note: Option<String>,
    /// The anchor that Obsidian puts behind it.
    pub(super) id: Option<String>,
}

/// Takes off "<!-- gtin:... -->", "~~", "**", ticks, links, "^anchors", "#tags" and the dates of tasks.
pub(super) fn read(line: &str) -> Marked {
    let (text, gtin) = without_comment(line);
    let (text, struck) = without_strike(text.trim());
    let mut marked = Marked { gtin, struck, ..Marked::default() };
    let text = behind(&text, &mut marked);
    let text = plain(&text).trim().to_owned();
    Marked { text, ..marked }
}

fn without_comment(text: &str) -> (&str, Option<Gtin>) {
    let comment = text.trim_end().strip_suffix("-->").and_then(|rest| rest.rsplit_once("<!--"));
    match comment {
        Some((words, comment)) => {
            let gtin = comment.trim().strip_prefix("gtin:");
            (words, gtin.and_then(|digits| Gtin::parse(digits.trim()).ok()))
        }
        None => (text, None),
    }
}

fn without_strike(text: &str) -> (String, bool) {
    match text.strip_prefix("~~").and_then(|rest| rest.strip_suffix("~~")) {
        Some(inside) => (inside.trim().to_owned(), true),
        None => (text.to_owned(), false),
    }
}

/// Signs that mark dates and priorities of tasks; what follows one until the next is its date.
const OF_TASKS: &[char] = &['📅', '⏳', '🛫', '✅', '➕', '🔁', '⏫', '🔼', '🔽', '🔺', '⏬', '❌'];

/// Takes off what stands behind a thing and is not of it.
fn behind(text: &str, marked: &mut Marked) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let mut taken: Vec<&str> = Vec::new();
    while words.len() > 1 {
        let last = words.last().copied().unwrap_or_default();
        let is_tag = last.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic));
        let is_anchor = last.strip_prefix('^').is_some_and(|anchor| {
            !anchor.is_empty() && anchor.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
        let is_date =
            is_date(last) && words[..words.len() - 1].last().is_some_and(|sign| of_task(sign));
        if is_anchor {
            marked.id = Some(last[1..].to_owned());
        } else if is_tag {
            taken.push(last);
        } else if !(is_date || of_task(last) || last.is_empty()) {
            break;
        }
        words.pop();
    }
    taken.reverse();
    marked.note = Some(taken.join(" ")).filter(|note| !note.is_empty());
    words.join(" ")
}

fn of_task(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| OF_TASKS.contains(&c) || c == '\u{fe0f}')
}

fn is_date(word: &str) -> bool {
    word.len() == 10 && word.chars().all(|c| c.is_ascii_digit() || c == '-')
}

/// "[milk](https://...)", "[[milk]]", "[[shop/milk|milk]]" and "**milk**" are milk; "\*" is "*".
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((inside, after)) = wiki_link(rest).or_else(|| link(rest)) {
            out.push_str(inside);
            rest = after;
            continue;
        }
        let after = &rest[c.len_utf8()..];
        match c {
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                let next = after.chars().next().unwrap_or_default();
                out.push(next);
                rest = &after[next.len_utf8()..];
            }
            '*' if rest.starts_with("**") => rest = &rest[2..],
            '`' => rest = after,
            _ => {
                out.push(c);
                rest = after;
            }
        }
    }
    out
}

fn wiki_link(text: &str) -> Option<(&str, &str)> {
    let (inside, after) = text.strip_prefix("[[")?.split_once("]]")?;
    let shown = inside.rsplit_once('|').map_or(inside, |(_, shown)| shown);
    Some((shown, after))
}

fn link(text: &str) -> Option<(&str, &str)> {
    let (shown, after) = text.strip_prefix('[')?.split_once("](")?;
    let (address, after) = after.split_once(')')?;
    let plain = !shown.contains(['[', ']']) && !address.contains(char::is_whitespace);
    plain.then_some((shown, after))
}
