//! What a line is by itself: a heading, a thing with its marks, or nothing.

use crate::found::Place;
use trug_domain::Quantity;
use trug_domain::typed_entry::without_marks;

/// A line that says something.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) place: Place,
    /// How far it is indented; a tab is four.
    pub(super) indent: usize,
    pub(super) kind: Kind,
    /// It has a bullet, a number, a box or a count before it.
    pub(super) marked: bool,
    /// Whether its box is ticked, if it has one.
    pub(super) ticked: Option<bool>,
    /// "[ 5 ] beer".
    pub(super) count: Option<Quantity>,
    /// What remains.
    pub(super) text: String,
    /// A blank line stands before it.
    pub(super) after_blank: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of Markdown of a level from 1.
    Heading(usize),
    /// A line that ends in a colon.
    Colon,
    /// A line that can be a thing.
    Thing,
    /// Something that programs write around lists.
    Foreign,
}

impl Line {
    /// "- [ ]": somebody has not filled it in yet.
    pub(super) fn is_empty_box(&self) -> bool {
        self.marked && self.text.chars().all(|c| !c.is_alphanumeric())
    }
}

/// The lines of a text that say something, without the properties at its head and without rules.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let (mut blank, mut fenced) = (true, false);
    let properties = properties_end(text);
    for (at, raw) in text.lines().enumerate() {
        let bare = without_sender(raw.trim_end());
        let trimmed = bare.trim();
        if at < properties || is_comment(trimmed) {
            continue;
        }
        if trimmed.starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if is_underline(trimmed)
            && !blank
            && let Some(last) = found.last_mut().filter(|last| !last.marked)
        {
            last.kind = Kind::Heading(if trimmed.starts_with('=') { 1 } else { 2 });
            continue;
        }
        if trimmed.is_empty() || (is_rule(trimmed) && !fenced) {
            blank = true;
            continue;
        }
        let place = Place::Line(at + 1);
        found.push(Line { after_blank: blank, ..line(place, bare) });
        blank = false;
    }
    found
}

fn line(place: Place, raw: &str) -> Line {
    let trimmed = raw.trim();
    let before = &raw[..raw.len() - raw.trim_start().len()];
    let indent = before.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let plain = |kind, text: &str| Line {
        place,
        indent,
        kind,
        marked: false,
        ticked: None,
        count: None,
        text: text.to_owned(),
        after_blank: false,
    };
    if let Some((level, text)) = heading(trimmed) {
        return plain(Kind::Heading(level), text);
    }
    if trimmed.starts_with('|') && trimmed.ends_with('|') {
        return plain(Kind::Foreign, trimmed);
    }
    let quoted = trimmed.strip_prefix("> ").unwrap_or(trimmed).trim();
    if let Some((count, text)) = bracketed_count(quoted) {
        return Line { marked: true, count: Some(count), ..plain(Kind::Thing, text) };
    }
    if matches!(quoted, "- [ ]" | "* [ ]" | "-" | "*" | "•" | "[ ]" | "☐" | "- [x]") {
        return Line { marked: true, ..plain(Kind::Thing, "") };
    }
    let (ticked, text) = without_marks(quoted);
    let marked = text.len() < quoted.len();
    let emphasised = text.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    let over = text.strip_suffix([':', '：']).or(emphasised.filter(|text| !text.contains("**")));
    match over.map(str::trim_end).filter(|over| !over.is_empty() && ticked.is_none()) {
        Some(over) => {
            let over = over.trim_matches('*').trim_end_matches(':');
            Line { marked, ..plain(Kind::Colon, over) }
        }
        None => Line { marked, ticked, ..plain(Kind::Thing, text) },
    }
}

/// "## Dairy"; a "##" alone ends what stood over the lines before.
fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &line[level..];
    let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    ((1..=6).contains(&level) && apart)
        .then(|| (level, rest.trim().trim_end_matches('#').trim_end()))
}

/// "[ 5 ] beer": so many, as a shop prints its lists.
fn bracketed_count(line: &str) -> Option<(Quantity, &str)> {
    let (inside, rest) = line.strip_prefix('[')?.split_once(']')?;
    let count = inside.trim().parse().ok()?;
    let name = rest.trim();
    let quantity = Quantity::new(count, trug_domain::Unit::Each).ok()?;
    (!name.is_empty() && rest.starts_with(' ')).then_some((quantity, name))
}

/// Where the properties of a note end, which stand between "---" at its head.
fn properties_end(text: &str) -> usize {
    let mut lines = text.lines().enumerate();
    if lines.next().is_none_or(|(_, first)| first.trim_end() != "---") {
        return 0;
    }
    let end = lines.take(60).find(|(_, line)| line.trim_end() == "---");
    end.map_or(0, |(at, _)| at + 1)
}

fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.ends_with("-->")
        || line.starts_with("%%") && line.ends_with("%%") && line.len() > 4
}

fn is_underline(line: &str) -> bool {
    line.len() >= 3
        && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next().filter(|c| matches!(c, '-' | '*' | '_' | '=' | '~' | '—' | '–'))
    else {
        return false;
    };
    signs.all(|c| c == first) && line.chars().count() >= 3
}

/// A message without when it came and who sent it: "[01.11.26, 18:03:22] Anna: milk", "01/11/2026, 18:03 - Anna: milk".
fn without_sender(line: &str) -> &str {
    let start = line.trim_start_matches(['\u{200e}', '\u{200f}']);
    let stamp = match start.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some(found) => Some(found),
        None => start.split_once(" - "),
    };
    let Some((stamp, rest)) = stamp else { return line };
    let digits = stamp.chars().filter(char::is_ascii_digit).count();
    let is_stamp = digits >= 6
        && stamp.contains(':')
        && stamp.contains([',', ' '])
        && stamp.chars().filter(|c| c.is_alphabetic()).count() <= 4;
    match rest.split_once(": ") {
        Some((sender, message)) if is_stamp && sender.chars().count() <= 60 => message,
        _ => line,
    }
}
