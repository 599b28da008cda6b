//! The content lines of a calendar (RFC 5545, 3.1): what each says, and where its bytes are.

use std::ops::Range;

/// A content line. Its bytes are kept as they are; a folded line is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentLine {
    /// The line of the file it begins on, from 1.
    pub(super) number: usize,
    /// Its bytes, with line breaks and folds.
    pub(super) range: Range<usize>,
    /// The property's name in upper case; empty if it is no line of a calendar.
    pub(super) name: String,
    /// What precedes the value: the name and its parameters, unfolded.
    pub(super) head: String,
    /// The value, unfolded and still escaped.
    pub(super) value: String,
}

/// All content lines of a text; empty lines are passed over.
pub(super) fn content_lines(text: &str) -> Vec<ContentLine> {
    let mut unfolded: Vec<(usize, Range<usize>, String)> = Vec::new();
    let mut start = 0;
    for (place, raw) in text.split_inclusive('\n').enumerate() {
        let range = start..start + raw.len();
        start = range.end;
        let line = raw.strip_suffix('\n').unwrap_or(raw);
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, whole, before))) => {
                before.push_str(rest);
                whole.end = range.end;
            }
            _ if line.trim().is_empty() => {}
            _ => unfolded.push((place + 1, range, line.to_owned())),
        }
    }
    unfolded.into_iter().map(|(number, range, line)| content_line(number, range, &line)).collect()
}

fn content_line(number: usize, range: Range<usize>, line: &str) -> ContentLine {
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    let (head, value) = colon.map_or((line, ""), |at| (&line[..at], &line[at + 1..]));
    let name = head.split(';').next().unwrap_or_default().trim().to_ascii_uppercase();
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
    let is_property = colon.is_some() && name.bytes().all(is_name);
    ContentLine {
        number,
        range,
        name: if is_property { name } else { String::new() },
        head: head.to_owned(),
        value: value.to_owned(),
    }
}

/// Writes a content line, folded so that no line has more than 75 octets and no character is cut.
pub(super) fn put(out: &mut String, head: &str, value: &str, line_break: &str) {
    let mut octets = 0;
    for c in head.chars().chain([':']).chain(value.chars()) {
        if octets + c.len_utf8() > 75 {
            out.push_str(line_break);
            out.push(' ');
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str(line_break);
}

/// A text as a value.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_bytes() {
        let text = "BEGIN:VCALENDAR\r\n\r\nSUMMARY;X=\"a:b\":Mi\r\n lk\r\nnonsense\nEND:VCALENDAR";
        let lines = content_lines(text);
        let seen: Vec<_> = lines
            .iter()
            .map(|line| (line.number, line.name.as_str(), line.head.as_str(), line.value.as_str()))
            .collect();
        assert_eq!(
            seen,
            [
                (1, "BEGIN", "BEGIN", "VCALENDAR"),
                (3, "SUMMARY", "SUMMARY;X=\"a:b\"", "Milk"),
                (5, "", "nonsense", ""),
                (6, "END", "END", "VCALENDAR"),
            ]
        );
        let bytes: Vec<_> = lines.iter().map(|line| &text[line.range.clone()]).collect();
        assert_eq!(
            bytes,
            [
                "BEGIN:VCALENDAR\r\n",
                "SUMMARY;X=\"a:b\":Mi\r\n lk\r\n",
                "nonsense\n",
                "END:VCALENDAR"
            ]
        );
    }
}
