//! The nouns and rules of the domain, from the outside.

mod list;
mod money;
mod price;
mod quantity;
mod rank;
mod sync;
mod typed_entry;
mod typed_entry_languages;
