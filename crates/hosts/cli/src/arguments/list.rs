//! The words about lists.

use super::JSON;
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
#[allow(clippy::struct_field_names, reason = "the fields are called as the flags are")]
pub(crate) struct List {
    #[command(subcommand)]
    pub(crate) verb: ListVerb,
    /// Which list, by name or id; without it the first one
    #[arg(long, value_name = "NAME", global = true)]
    pub(crate) list: Option<String>,
    #[arg(long, help = JSON, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ListVerb {
    /// Show a list
    Show,
    /// Add a thing by its name or its barcode number, with or without an amount
    Add {
        /// "milk", "2 l milk", "eggs x 3", or 8, 12, 13 or 14 digits. Words in quotation marks are a thing of their own
        #[arg(required = true)]
        what: Vec<String>,
        /// How much: "2", "500 g", "1.5 l"; the words then stay as they are
        #[arg(long, short)]
        quantity: Option<String>,
        /// The words are a name as they are: no amount is looked for in them
        #[arg(long, conflicts_with = "quantity")]
        literal: bool,
        /// One's own words for a barcode number
        #[arg(long)]
        name: Option<String>,
        /// A note
        #[arg(long)]
        note: Option<String>,
        /// The aisle
        #[arg(long)]
        aisle: Option<String>,
    },
    /// Change a line: how much, its name, note, aisle or price
    #[command(group = clap::ArgGroup::new("change").required(true).multiple(true))]
    Set {
        /// The line: its id, barcode number or name
        line: String,
        /// How much: "2", "500 g", "1.5 l"
        #[arg(long, short, group = "change")]
        quantity: Option<String>,
        /// One's own words; empty clears them
        #[arg(long, group = "change")]
        name: Option<String>,
        /// A note; empty clears it
        #[arg(long, group = "change")]
        note: Option<String>,
        /// The aisle; empty clears it
        #[arg(long, group = "change")]
        aisle: Option<String>,
        /// What it costs, as for `trug list price`
        #[arg(long, group = "change")]
        price: Option<String>,
    },
    /// Note what a line costs; it is remembered for the next time
    Price {
        /// The line: its id, barcode number or name
        line: String,
        /// As a tag says it: "1.29", "£0.99", "2.49/kg", "2 for 3"; empty forgets it
        price: String,
    },
    /// Tick lines
    Check {
        /// Lines: ids, barcode numbers or names
        #[arg(required = true)]
        lines: Vec<String>,
    },
    /// Untick lines
    Uncheck {
        /// Lines: ids, barcode numbers or names
        #[arg(required_unless_present = "all")]
        lines: Vec<String>,
        /// All that is ticked, to be bought again
        #[arg(long, conflicts_with = "lines")]
        all: bool,
    },
    /// Take lines off
    Remove {
        /// Lines: ids, barcode numbers or names
        #[arg(required = true)]
        lines: Vec<String>,
    },
    /// Move a line, or all that is ticked
    #[command(group = clap::ArgGroup::new("place").required(true))]
    Move {
        /// The line: its id, barcode number or name
        #[arg(required_unless_present = "ticked")]
        line: Option<String>,
        /// All that is ticked, to another list
        #[arg(long, conflicts_with_all = ["line", "first", "last", "before", "after"])]
        ticked: bool,
        /// To the top
        #[arg(long, group = "place")]
        first: bool,
        /// To the bottom
        #[arg(long, group = "place")]
        last: bool,
        /// Just before another line
        #[arg(long, value_name = "LINE", group = "place")]
        before: Option<String>,
        /// Just after another line
        #[arg(long, value_name = "LINE", group = "place")]
        after: Option<String>,
        /// To another list
        #[arg(long, value_name = "NAME", group = "place")]
        to: Option<String>,
    },
    /// Make a list
    New {
        /// Its name
        name: String,
    },
    /// Give a list another name
    Rename {
        /// The new name; two names are the list's and its new one
        #[arg(required = true, num_args = 1..=2, value_name = "NAME")]
        names: Vec<String>,
    },
    /// Delete a list with its lines; undo brings it back
    Delete {
        /// Its name
        name: Option<String>,
    },
    /// Make a list of all that is on another one, none of it ticked
    Copy {
        /// The new list's name
        name: String,
    },
    /// Show the favourites: what is bought again and again
    Favourites,
    /// Keep lines as favourites, in the amount in which they are wanted now
    Favourite {
        /// Lines: ids, barcode numbers or names
        #[arg(required = true)]
        lines: Vec<String>,
        /// Keep them as favourites no longer
        #[arg(long)]
        off: bool,
    },
    /// Put favourites on a list: the named ones, or all that are not there to be bought
    Again {
        /// Favourites: ids, barcode numbers or names
        lines: Vec<String>,
    },
    /// Say which shop a list is for; without one it is the settings' shop
    Shop {
        /// The shop
        shop: Option<String>,
    },
    /// Take all ticked lines off
    ClearChecked,
    /// Say what may be meant by words that are not finished yet
    Suggest {
        /// The beginning of words
        text: Vec<String>,
        /// At most so many
        #[arg(long, default_value_t = 10)]
        limit: u32,
    },
    /// Show what is not ticked as a QR code, for a phone
    Qr,
    /// Show all lists
    All,
}
