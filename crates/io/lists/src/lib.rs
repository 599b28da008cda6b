//! Reads the lists that other programs keep, with no io: bytes in, things to buy out.
//!
//! [`read`] decodes bytes, finds out their [`Shape`] by what is in them, and hands them to that shape's reader: a
//! table, a text, JSON or a calendar. Each answers with [`Found`]: [`FoundList`]s of [`Item`]s, what was left out, and
//! what came otherwise than it was written, each with its place. Which words head a column, which keys hold a name and
//! which words are a tick stands in tables of data (`columns`, `keys`, `ticks`).
//!
//! A field that cannot be understood loses itself and not its row. Everything is bounded: bytes, items, nesting.
//!
//! Trug's own files are read by the same readers; writing them, and the files that are baskets, is the concern of
//! `trug-baskets`.

mod amounts;
mod calendar;
mod codes;
mod decode;
mod found;
mod json;
mod shape;
mod sketch;
mod table;
mod text;
mod ticks;

use trug_domain::Habits;

pub use found::{Found, FoundList, Item, MAX_BYTES, MAX_ITEMS, Place, ReadError, Remark, Why};
pub use shape::Shape;

/// Reads a file. Its name decides nothing: programs save everything under every ending.
///
/// # Errors
/// It is too large, no text, or nothing that a list can be in.
pub fn read(bytes: &[u8], habits: Habits<'_>) -> Result<Found, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(bytes.len()));
    }
    let text = decode::text_of(bytes)?;
    let shape = Shape::of(&text);
    let mut found = match shape {
        Shape::Calendar => calendar::read(&text)?,
        Shape::Json => json::read(&text, habits)?,
        Shape::Table => table::read(&text, habits)?,
        Shape::TodoTxt => text::read_todo_txt(&text, habits),
        Shape::Text => text::read(&text, habits),
        Shape::Page => return Err(ReadError::Page),
    };
    found.lists.retain(|list| !list.items.is_empty() || list.name.is_some());
    if found.items() > MAX_ITEMS {
        return Err(ReadError::TooMany);
    }
    Ok(found)
}
