//! What was found in a file.

use std::fmt;
use trug_domain::Quantity;
use trug_domain::list::{AISLE_MAX, LINE_NAME_MAX, LIST_NAME_MAX, NOTE_MAX, clean};
use trug_gs1::Gtin;

/// The most bytes of a file that is read.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most items of a file.
pub const MAX_ITEMS: usize = 100_000;

/// The most lists of a file; what follows comes to the last of them.
const MAX_LISTS: usize = 500;

/// What a file held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Its lists, in their order.
    pub lists: Vec<FoundList>,
    /// What was left out.
    pub skipped: Vec<Remark>,
    /// What came, but not as it was written.
    pub notices: Vec<Remark>,
}

/// A list in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundList {
    /// Its name, where the file says one: one line of text.
    pub name: Option<String>,
    /// Its things, in the order of the file.
    pub items: Vec<Item>,
}

/// A thing on a list. It has a name or a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it stands.
    pub place: Place,
    /// What the file calls it by, where it does.
    pub id: Option<String>,
    /// What it is called: one line of text.
    pub name: Option<String>,
    /// How much.
    pub quantity: Quantity,
    /// The trade item.
    pub gtin: Option<Gtin>,
    /// The aisle, or what stands over it.
    pub aisle: Option<String>,
    /// The note.
    pub note: Option<String>,
    /// Whether it is ticked.
    pub checked: bool,
}

/// Where something stands in a file, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line.
    Line(usize),
    /// An item of JSON, in the order of the document.
    Item(usize),
}

/// Something that has to be said about a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where.
    pub place: Place,
    /// What.
    pub why: Why,
}

/// Why something was left out, or came otherwise.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Nothing that can be bought is named.
    #[error("it names nothing")]
    NamesNothing,
    /// JSON that is neither a text nor an object.
    #[error("{0} is neither a name nor an object")]
    NoThing(String),
    /// An event of a calendar, a journal.
    #[error("it is no task but {0}")]
    NoTask(String),
    /// A cancelled task.
    #[error("the task was cancelled")]
    Cancelled,
    /// It is in the other program's bin, or archived.
    #[error("it is deleted in the program it comes from")]
    Deleted,
    /// The other program remembers it as bought before.
    #[error("it was bought before and is not on the list")]
    NotOnTheList,
    /// A number of the other program's own product table.
    #[error(
        "it names only product {0} of the program it comes from; export the products' names too"
    )]
    OnlyAnId(String),
    /// A line that is none of a calendar.
    #[error("it is no line of a calendar")]
    NoCalendarLine,
    /// An amount that is none.
    #[error("{0:?} is no amount; it is kept as a note")]
    NoAmount(String),
    /// A word that is neither yes nor no.
    #[error("{0:?} says neither done nor open; it is taken as open")]
    NeitherYesNorNo(String),
    /// A code with a wrong check digit.
    #[error("the number {number} is left out: {why}")]
    WrongCode {
        /// The number.
        number: String,
        /// What is wrong with it.
        why: String,
    },
    /// A code that a spreadsheet made a number of.
    #[error("a spreadsheet rounded the number to {0}; its digits are lost")]
    RuinedCode(String),
    /// A zero that a spreadsheet ate was put back.
    #[error("the number {from} lacks a leading zero and was read as {to}")]
    ZeroAdded {
        /// As it stands in the file.
        from: String,
        /// As it was read.
        to: String,
    },
    /// A number that may have been meant as an amount stayed in the name.
    #[error("a number stayed in the name {0:?}")]
    NumberKept(String),
    /// A text that stands over others is taken as their aisle.
    #[error("{0:?} is taken as a heading")]
    Heading(String),
    /// A heading with nothing below it.
    #[error("nothing stands below the heading {0:?}")]
    EmptyHeading(String),
    /// A repeated task came once.
    #[error("it repeats; it came once")]
    Repeats,
    /// A name was too long.
    #[error("the name was cut to {LINE_NAME_MAX} characters")]
    Cut,
    /// Text of a page around a list.
    #[error("it is no item of the list")]
    NoItem,
}

/// Why a file is no list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Too large.
    #[error("the file has {0} bytes, and a list of at most 8 MiB is read; divide it")]
    TooLarge(usize),
    /// Too much in it.
    #[error("the file has more than 100,000 entries; divide it")]
    TooMany,
    /// Something else than text.
    #[error("the file is {0} and no text; export the list as text, CSV, JSON or iCalendar")]
    NoText(&'static str),
    /// A page of the web.
    #[error(
        "the file is a page of the web and no list; copy its lines, or export the list as text or CSV"
    )]
    Page,
    /// A table without the column that matters.
    #[error(
        "the table has no column for what is needed; its columns are {0}. Name one of them \"name\""
    )]
    NoNameColumn(String),
    /// A table that cannot be read.
    #[error("the table cannot be read ({0}); save it as CSV again")]
    BadTable(String),
    /// JSON that cannot be read.
    #[error("the JSON cannot be read ({0}); export it again")]
    BadJson(String),
    /// JSON that is something else.
    #[error(
        "the JSON is no list that is known; its keys are {0}. Looked for are items, lines, tasks or a plain array of names"
    )]
    NotAList(String),
    /// A recipe.
    #[error("the file is a recipe and no list; copy its ingredients as text")]
    Recipe,
    /// A calendar that cannot be read.
    #[error("the calendar cannot be read ({0}); export it again")]
    BadCalendar(String),
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(out, "line {line}"),
            Self::Item(item) => write!(out, "item {item}"),
        }
    }
}

impl Found {
    /// How many things there are in all lists.
    pub fn items(&self) -> usize {
        self.lists.iter().map(|list| list.items.len()).sum()
    }

    pub(crate) fn skip(&mut self, place: Place, why: Why) {
        self.skipped.push(Remark { place, why });
    }

    pub(crate) fn notice(&mut self, place: Place, why: Why) {
        self.notices.push(Remark { place, why });
    }

    /// The list of a name, which is added where there is none yet.
    pub(crate) fn list(&mut self, name: Option<&str>) -> &mut FoundList {
        let name = name.and_then(list_name);
        let known = self.lists.iter().rposition(|list| list.name == name);
        // Nobody has so many: a table with a name of its own in each row is no table of lists.
        let full = self.lists.len() >= MAX_LISTS;
        let at = known.or(full.then_some(MAX_LISTS - 1)).unwrap_or_else(|| {
            self.lists.push(FoundList { name, items: Vec::new() });
            self.lists.len() - 1
        });
        &mut self.lists[at]
    }
}

impl Item {
    /// A piece of a thing.
    pub(crate) fn new(place: Place, name: Option<String>) -> Self {
        Self {
            place,
            id: None,
            name,
            quantity: Quantity::each(1),
            gtin: None,
            aisle: None,
            note: None,
            checked: false,
        }
    }

    /// Puts another text below the note.
    pub(crate) fn add_note(&mut self, text: &str) {
        let both = self.note.as_ref().map(|note| format!("{note}\n{text}"));
        self.note = note(&both.unwrap_or_else(|| text.to_owned()));
    }
}

/// A name as it is kept: one line, bounded.
pub(crate) fn name(text: &str) -> Option<String> {
    clean(text, LINE_NAME_MAX)
}

pub(crate) fn list_name(text: &str) -> Option<String> {
    clean(text, LIST_NAME_MAX)
}

pub(crate) fn aisle(text: &str) -> Option<String> {
    clean(text, AISLE_MAX)
}

/// A note: lines of text without other control characters, bounded.
pub(crate) fn note(text: &str) -> Option<String> {
    let lines = text.lines().map(|line| clean(line, NOTE_MAX).unwrap_or_default());
    let all: Vec<String> = lines.collect();
    let cut: String = all.join("\n").trim().chars().take(NOTE_MAX).collect();
    Some(cut.trim_end().to_owned()).filter(|text| !text.is_empty())
}

/// An id as a file gives it, if it can be one: short and without control characters.
pub(crate) fn id(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = (1..=512).contains(&text.len()) && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}
