//! Putting something on a list by its words or its number, with how much of it.

use super::Lists;
use super::text::set_text;
use crate::clock::new_id;
use crate::contract::{ChangeView, LineChange, TypedEntryView};
use crate::error::Result;
use crate::parts::journal::typed;
use trug_domain::{Action, LineId, Need, Operation, Quantity, TypedEntry};
use trug_gs1::ScannedCode;

/// How much of something is added.
#[derive(Debug, Clone, Default)]
pub enum Amount {
    /// As its words say: "2 l milk", "eggs x 3".
    #[default]
    InTheWords,
    /// As given beside them: "2", "500 g", "1,5 l". The words stay as they are.
    Given(String),
}

impl Lists {
    /// Puts something on a list: a name, or a code in any printed form, each with or without an
    /// amount.
    ///
    /// # Errors
    /// When the name, the code or the amount is none.
    pub fn add(
        &self,
        list: Option<&str>,
        what: &str,
        amount: &Amount,
        edit: &LineChange,
    ) -> Result<ChangeView> {
        let (what, quantity) = match amount {
            Amount::Given(quantity) => (what.to_owned(), Some(Quantity::parse(quantity)?)),
            Amount::InTheWords => {
                let entry = TypedEntry::read(what);
                (entry.what, entry.quantity)
            }
        };
        let need = need_of(&what, edit.name.as_deref())?;
        let quantity = quantity.unwrap_or(Quantity::each(1));
        let list = self.finder.list(list)?.id;
        let id = LineId(new_id());
        let operation = Operation::Add {
            id,
            list,
            need,
            quantity,
            source: typed(),
            aisle: set_text(edit.aisle.as_deref()),
            note: set_text(edit.note.as_deref()),
        };
        self.journal.act_typed(Action::Add, vec![operation])
    }
}

impl From<Option<String>> for Amount {
    fn from(given: Option<String>) -> Self {
        given.map_or(Self::InTheWords, Self::Given)
    }
}

/// What the words of somebody who adds something are understood as.
pub fn read_entry(text: &str) -> TypedEntryView {
    let TypedEntry { what, quantity, unsure } = TypedEntry::read(text);
    TypedEntryView { what, quantity: quantity.map(|quantity| quantity.to_string()), unsure }
}

/// Words that look like a barcode number are one; a wrong check digit is an error and not taken as a name.
fn need_of(what: &str, name: Option<&str>) -> Result<Need> {
    let digits = what.chars().filter(char::is_ascii_digit).count();
    let only_digits = what.trim().chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-');
    if (only_digits && digits >= 6) || is_address(what) {
        let code = ScannedCode::typed(what)?;
        return Ok(Need { code: Some(code), name: set_text(name) });
    }
    Ok(Need { code: None, name: Some(what.to_owned()) })
}

fn is_address(what: &str) -> bool {
    let start = what.trim_start().to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}
