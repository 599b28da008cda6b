//! Tasks as entries: their values are read by `calcard`.

use super::calendar::{Calendar, Part};
use crate::formats::entry::{Entry, plain_id};
use crate::formats::words;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty,
    ICalendarValue,
};
use trug_domain::{Quantity, Unit};
use trug_gs1::Gtin;

/// The entry that a task is.
///
/// # Errors
/// Says why it is none.
pub(super) fn entry(calendar: &Calendar<'_>, part: &Part) -> Result<Entry, String> {
    let values = Values::read(&calendar.text[part.range.clone()])
        .ok_or("the task cannot be read as a calendar's")?;
    let text = |name: &str| values.text(name);
    let line = |name: &str| text(name).as_deref().and_then(words::some_line);
    let status = text("STATUS").map(|status| status.trim().to_ascii_uppercase());
    if status.as_deref() == Some("CANCELLED") {
        return Err("the task was cancelled".to_owned());
    }
    let summary = text("SUMMARY").unwrap_or_default();
    let (in_words, name) = words::read(&summary).ok_or("the task has no summary")?;
    let gtin = match text("X-TRUG-GTIN").as_deref().map(str::trim) {
        None | Some("") => None,
        Some(digits) => Some(Gtin::parse(digits).map_err(|error| error.to_string())?),
    };
    // Who edits the summary in another program means it: only where it says nothing of how much
    // does the hidden quantity count.
    let says_how_much = words::one_line(&summary) != name;
    let quantity = if says_how_much { None } else { hidden_quantity(&values) };
    Ok(Entry {
        id: text("UID").as_deref().and_then(plain_id),
        gtin,
        aisle: values.first("CATEGORIES").as_deref().and_then(words::some_line),
        note: text("DESCRIPTION").as_deref().and_then(words::some_note),
        checked: match status.as_deref() {
            Some(status) => status == "COMPLETED",
            None => {
                values.has("COMPLETED")
                    || text("PERCENT-COMPLETE").is_some_and(|percent| percent.trim() == "100")
            }
        },
        brand: line("X-TRUG-BRAND"),
        pack: line("X-TRUG-PACK"),
        ..Entry::named(name, quantity.unwrap_or(in_words))
    })
}

/// A name or another text of a calendar.
pub(super) fn text_value(value: &str) -> Option<String> {
    Values::read(&format!("BEGIN:VTODO\r\nSUMMARY:{value}\r\nEND:VTODO\r\n"))?.text("SUMMARY")
}

fn hidden_quantity(values: &Values) -> Option<Quantity> {
    let value = words::whole(values.text("X-TRUG-QTY")?.trim())?;
    let unit = match values.text("X-TRUG-UNIT").as_deref().map_or("each", str::trim) {
        "each" => Unit::Each,
        "g" => Unit::Gram,
        "ml" => Unit::Millilitre,
        _ => return None,
    };
    Some(Quantity { value, unit })
}

/// The values of one task.
struct Values(ICalendarComponent);

impl Values {
    fn read(task: &str) -> Option<Self> {
        let line_break = if task.ends_with('\n') { "" } else { "\r\n" };
        let text = format!("BEGIN:VCALENDAR\r\n{task}{line_break}END:VCALENDAR\r\n");
        let components = ICalendar::parse(&text).ok()?.components;
        let is_task =
            |part: &ICalendarComponent| part.component_type == ICalendarComponentType::VTodo;
        components.into_iter().find(is_task).map(Self)
    }

    fn property(&self, name: &str) -> Option<&ICalendarEntry> {
        self.0.entries.iter().find(|entry| match &entry.name {
            ICalendarProperty::Other(own) => own.eq_ignore_ascii_case(name),
            known => known.as_str() == name,
        })
    }

    fn has(&self, name: &str) -> bool {
        self.property(name).is_some()
    }

    fn text(&self, name: &str) -> Option<String> {
        let values = self.property(name)?.values.iter().map(value_text);
        Some(values.collect::<Vec<_>>().join(","))
    }

    fn first(&self, name: &str) -> Option<String> {
        self.property(name)?.values.first().map(value_text)
    }
}

fn value_text(value: &ICalendarValue) -> String {
    match value {
        ICalendarValue::Integer(number) => number.to_string(),
        ICalendarValue::Float(number) => number.to_string(),
        ICalendarValue::Boolean(value) => value.to_string(),
        other => other.as_text().unwrap_or_default().to_owned(),
    }
}
