//! What a text is by what is in it.

use crate::{table, text};

/// The shapes that lists come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// iCalendar: tasks of Apple Reminders, Nextcloud, Thunderbird, Home Assistant.
    Calendar,
    /// JSON: Google Keep and Tasks, Microsoft To Do, Mealie, Tandoor, Grocy, Bring!, Trug.
    Json,
    /// A table with a heading: spreadsheets, Todoist, `TickTick`, Notion, Outlook, Trug.
    Table,
    /// The format of todo.txt.
    TodoTxt,
    /// Lines of text, with or without the marks of Markdown.
    Text,
    /// HTML.
    Page,
}

impl Shape {
    /// The shape of a text; plain lines if it is like no other.
    pub(crate) fn of(content: &str) -> Self {
        let start = content.trim_start();
        let begins = |with: &str| {
            start.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with))
        };
        if begins("BEGIN:VCALENDAR") || begins("BEGIN:VTODO") {
            return Self::Calendar;
        }
        if begins("<!doctype html") || begins("<html") {
            return Self::Page;
        }
        let braced = start.starts_with('{') || (start.starts_with('[') && is_json(start));
        // "[ ] Milk" and "[1] Milk" begin like an array, and nothing else begins like an object.
        if braced {
            return Self::Json;
        }
        if table::is_one(content) {
            return Self::Table;
        }
        if text::is_todo_txt(content) { Self::TodoTxt } else { Self::Text }
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}
