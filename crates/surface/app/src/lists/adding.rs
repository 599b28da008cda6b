//! Putting something on a list by its words or its number, with how much of it.

use super::Lists;
use super::text::set_text;
use crate::clock::new_id;
use crate::contract::{ChangeView, LineChange, TypedEntryView};
use crate::error::Result;
use crate::parts::journal::typed;
use trug_domain::list::merge_key;
use trug_domain::{
    Action, Line, LineId, Need, Operation, Part, Quantity, SourceKind, TypedEntry, Unit,
};
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
    /// amount. Several lines are several things, and so are the parts of a line that each say how
    /// much: "1 l milk, 500 g butter".
    ///
    /// A piece that nobody asked for gives way: "milk" and then "2 l milk" are 2 l.
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
        let entries: Vec<(String, Option<Quantity>)> = match amount {
            Amount::Given(quantity) => {
                let quantity = Quantity::parse(quantity)?;
                let lines = what.lines().map(str::trim).filter(|line| !line.is_empty());
                let lines: Vec<_> = lines.map(|line| (line.to_owned(), Some(quantity))).collect();
                if lines.is_empty() { vec![(what.to_owned(), Some(quantity))] } else { lines }
            }
            Amount::InTheWords => {
                let speech = self.settings.speech()?;
                let entries = TypedEntry::read_several(what, speech.habits());
                entries.into_iter().map(|entry| (entry.what, entry.quantity)).collect()
            }
        };
        let list = self.finder.list(list)?.id;
        let mut unsaid = Unsaid::of(self.store.lines(list)?);
        let mut operations = Vec::with_capacity(entries.len());
        for (what, quantity) in entries {
            let need = need_of(&what, edit.name.as_deref())?;
            let quantity = quantity.unwrap_or(Quantity::each(1));
            if let Some(line) = unsaid.giving_way(&need, quantity) {
                operations.push(Operation::SetQuantity { line, quantity, source: typed() });
                let (aisle, note) =
                    (set_text(edit.aisle.as_deref()), set_text(edit.note.as_deref()));
                operations
                    .extend(aisle.map(|aisle| Operation::SetAisle { line, aisle: Some(aisle) }));
                operations.extend(note.map(|note| Operation::SetNote { line, note: Some(note) }));
                continue;
            }
            operations.push(Operation::Add {
                id: LineId(new_id()),
                list,
                need,
                quantity,
                source: typed(),
                aisle: set_text(edit.aisle.as_deref()),
                note: set_text(edit.note.as_deref()),
            });
        }
        self.journal.act_typed(Action::Add, operations)
    }

    /// What the words of somebody who adds something are understood as, in the language and the country of the
    /// settings.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn understood(&self, text: &str) -> Result<Vec<TypedEntryView>> {
        let speech = self.settings.speech()?;
        let entries = TypedEntry::read_several(text, speech.habits());
        Ok(entries.into_iter().map(entry_view).collect())
    }
}

impl From<Option<String>> for Amount {
    fn from(given: Option<String>) -> Self {
        given.map_or(Self::InTheWords, Self::Given)
    }
}

pub(super) fn entry_view(entry: TypedEntry) -> TypedEntryView {
    let TypedEntry { what, quantity, unsure } = entry;
    TypedEntryView { what, quantity: quantity.map(Quantity::readable), unsure }
}

/// Lines of one piece each that was never said: "milk" alone.
struct Unsaid {
    lines: Vec<Line>,
}

impl Unsaid {
    fn of(mut lines: Vec<Line>) -> Self {
        lines.retain(|line| {
            let typed = |part: &Part| {
                part.source.kind == SourceKind::Typed && part.quantity == Quantity::each(1)
            };
            !line.checked && line.parts.len() == 1 && line.parts.iter().all(typed)
        });
        Self { lines }
    }

    /// The line whose piece gives way to a weight or a volume of the same need; once.
    fn giving_way(&mut self, need: &Need, quantity: Quantity) -> Option<LineId> {
        if quantity.unit == Unit::Each {
            return None;
        }
        let key = merge_key(need, Unit::Each);
        let at = self.lines.iter().position(|line| line.merge_key() == key)?;
        Some(self.lines.swap_remove(at).id)
    }
}

/// Words that look like a barcode number are one; a wrong check digit is an error and not taken as a name.
fn need_of(what: &str, name: Option<&str>) -> Result<Need> {
    let digits = what.chars().filter(char::is_ascii_digit).count();
    let of_codes = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '<' | '>');
    let isbn_10 = digits == 9
        && what.trim().strip_suffix(['X', 'x']).is_some_and(|digits| digits.chars().all(of_codes));
    let only_digits = what.trim().chars().all(of_codes);
    let in_brackets = what.trim_start().starts_with("(01)");
    if (only_digits && digits >= 6) || isbn_10 || in_brackets || is_address(what) {
        let code = ScannedCode::typed(what)?;
        return Ok(Need { code: Some(code), name: set_text(name) });
    }
    Ok(Need { code: None, name: Some(what.to_owned()) })
}

fn is_address(what: &str) -> bool {
    let start = what.trim_start().to_ascii_lowercase();
    start.starts_with("http://") || start.starts_with("https://")
}
