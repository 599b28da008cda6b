//! The words of the command line, as they come: what they mean is decided where they are used.

use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Hold the empty packet up to the webcam, and it is on your list.
#[derive(Debug, Parser)]
#[command(name = "trug", version, about, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Put what a camera, photographs or a clip show on a list
    Scan(Scan),
    /// Read the codes in pictures, and nothing else
    Read(Read),
    /// Show and change lists
    List(List),
    /// Undo the last steps
    Undo {
        /// How many
        #[arg(default_value_t = 1)]
        steps: usize,
        /// Just this step and no later one; `trug history --json` has the ids
        #[arg(long, value_name = "ID", conflicts_with = "steps")]
        step: Option<String>,
        #[arg(long, help = JSON)]
        json: bool,
    },
    /// Do undone steps again
    Redo {
        /// How many
        #[arg(default_value_t = 1)]
        steps: usize,
        #[arg(long, help = JSON)]
        json: bool,
    },
    /// Show what was done
    History {
        /// How many steps, newest first
        #[arg(long, default_value_t = 50)]
        limit: usize,
        #[arg(long, help = JSON)]
        json: bool,
    },
    /// Look up, search and name products
    Product(Product),
    /// Show and set in which order a shop's aisles are walked
    Aisles(Aisles),
    /// Connect baskets, rehearse, push, pull and sync
    Basket(Basket),
    /// Write a list as text, Markdown, CSV, JSON or iCalendar
    Export(Export),
    /// Put what a file holds on a list
    Import(Import),
    /// Show and change settings
    Settings(Settings),
    /// Write lists, history, products and settings into an empty folder
    ExportAll {
        /// The folder; it is made if it is not there
        folder: PathBuf,
        #[arg(long, help = JSON)]
        json: bool,
    },
    /// Delete lists, history, products, baskets and settings for good; this cannot be undone
    DeleteAll {
        /// Really
        #[arg(long)]
        yes: bool,
        #[arg(long, help = JSON)]
        json: bool,
    },
    /// Run the practice shop
    Shop(Shop),
    /// The whole path in the terminal: demo clip, list, rehearsal, push to the practice shop
    Journey(Journey),
    /// Say what works here and what does not
    Doctor(Doctor),
}

const JSON: &str = "Print one JSON document on stdout";

#[derive(Debug, Args)]
pub(crate) struct Scan {
    /// The camera of this id or name; `any` takes the first that works. Without it the one that `trug doctor
    /// camera --use` has chosen, else any
    #[arg(long, value_name = "ID", group = "source")]
    pub(crate) camera: Option<String>,
    /// Photographs
    #[arg(long, value_name = "FILE", num_args = 1.., group = "source")]
    pub(crate) photo: Vec<PathBuf>,
    /// All pictures of a folder
    #[arg(long, value_name = "DIR", group = "source")]
    pub(crate) folder: Option<PathBuf>,
    /// A clip: Y4M or MJPEG
    #[arg(long, value_name = "FILE", group = "source")]
    pub(crate) clip: Option<PathBuf>,
    /// The clip that comes with Trug
    #[arg(long, group = "source")]
    pub(crate) demo: bool,
    /// The list to put things on
    #[arg(long, value_name = "NAME")]
    pub(crate) list: Option<String>,
    /// End a scan of a camera after so many seconds
    #[arg(long, value_name = "N")]
    pub(crate) seconds: Option<u64>,
    #[arg(long, help = JSON)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// Pictures: JPEG, PNG or WebP
    #[arg(required_unless_present = "paths_from")]
    pub(crate) files: Vec<PathBuf>,
    /// Read the paths from a file, one a line; `-` is stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) paths_from: Option<PathBuf>,
    /// `frame` as for a camera's frame, `photo` takes its time
    #[arg(long, value_name = "EFFORT", default_value = "photo", value_parser = ["frame", "photo"])]
    pub(crate) effort: String,
}

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
    /// Add a thing by its name or its barcode number
    Add {
        /// "milk", or 8, 12, 13 or 14 digits
        #[arg(required = true)]
        what: Vec<String>,
        /// How much: "2", "500 g", "1.5 l"
        #[arg(long, short)]
        quantity: Option<String>,
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
    /// Change a line: how much, its name, note or aisle
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
        #[arg(required = true)]
        lines: Vec<String>,
    },
    /// Take lines off
    Remove {
        /// Lines: ids, barcode numbers or names
        #[arg(required = true)]
        lines: Vec<String>,
    },
    /// Move a line
    #[command(group = clap::ArgGroup::new("place").required(true))]
    Move {
        /// The line: its id, barcode number or name
        line: String,
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
        /// [OLD] NEW
        #[arg(required = true, num_args = 1..=2)]
        names: Vec<String>,
    },
    /// Delete a list with its lines; undo brings it back
    Delete {
        /// Its name
        name: Option<String>,
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
        limit: usize,
    },
    /// Show what is not ticked as a QR code, for a phone
    Qr,
    /// Show all lists
    All,
}

#[derive(Debug, Args)]
pub(crate) struct Product {
    #[command(subcommand)]
    pub(crate) verb: ProductVerb,
    #[arg(long, help = JSON, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ProductVerb {
    /// Say what is known of a barcode number
    LookUp {
        /// In any printed form
        gtin: String,
    },
    /// Find products by words
    Search {
        /// Words; the last one may be unfinished
        #[arg(required = true)]
        text: Vec<String>,
        /// At most so many
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
    /// Name a packet
    Teach {
        /// In any printed form
        gtin: String,
        /// What it is called
        #[arg(long)]
        name: String,
        /// Its brand
        #[arg(long)]
        brand: Option<String>,
        /// Its pack size: "500 g", "6 x 330 ml"
        #[arg(long)]
        quantity: Option<String>,
        /// Its aisle
        #[arg(long)]
        aisle: Option<String>,
        /// An allergen that the packet names: gluten, milk, nuts, ...; give all there are
        #[arg(long = "allergen", value_name = "NAME")]
        allergens: Vec<String>,
        /// The packet names no allergens
        #[arg(long, conflicts_with = "allergens")]
        no_allergens: bool,
    },
    /// Say all that is known of a packet, and from where
    Show {
        /// In any printed form
        gtin: String,
    },
    /// Put a packet beside one that is known, as another size or brand of the same
    Attach {
        /// In any printed form
        gtin: String,
        /// The packet that is known
        #[arg(long, value_name = "GTIN")]
        to: String,
        /// Its own pack size
        #[arg(long)]
        quantity: Option<String>,
    },
    /// Show the packets that nobody has a name for
    Unknown,
    /// Say what a packet without a name may be
    LookAlikes {
        /// In any printed form
        gtin: String,
        /// Words of its name, if one knows some
        words: Vec<String>,
    },
    /// Forget the name one gave
    Forget {
        /// In any printed form
        gtin: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Aisles {
    #[command(subcommand)]
    pub(crate) verb: AislesVerb,
    /// Which shop; without it those of anywhere
    #[arg(long, value_name = "NAME", global = true)]
    pub(crate) shop: Option<String>,
    #[arg(long, help = JSON, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AislesVerb {
    /// Show the order and who says so
    Show,
    /// Set the order; aisles that are not named keep their place among these
    Set {
        /// Aisles by their names in data: produce, dairy, ...
        #[arg(required = true)]
        aisles: Vec<String>,
    },
    /// Leave the order to what is learnt from ticking again
    Learn,
}

#[derive(Debug, Args)]
pub(crate) struct Settings {
    #[command(subcommand)]
    pub(crate) verb: SettingsVerb,
    #[arg(long, help = JSON, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SettingsVerb {
    /// Show all settings
    Get,
    /// Change settings
    #[command(group = clap::ArgGroup::new("setting").required(true).multiple(true))]
    Set {
        /// Whether a sighting sounds
        #[arg(long, group = "setting", value_name = "on|off", value_parser = on_or_off)]
        sound: Option<bool>,
        /// How loud, from 0 to 100
        #[arg(long, group = "setting")]
        volume: Option<u8>,
        /// `system`, `en`, `de`
        #[arg(long, group = "setting")]
        language: Option<String>,
        /// `system`, `light` or `dark`
        #[arg(long, group = "setting")]
        theme: Option<String>,
        /// The country whose scale labels are read: two letters; empty clears it
        #[arg(long, group = "setting")]
        country: Option<String>,
        /// The shop one mostly goes to; empty clears it
        #[arg(long, group = "setting")]
        shop: Option<String>,
        /// The camera to use, by its id; empty takes the first that works
        #[arg(long, group = "setting")]
        camera: Option<String>,
        /// Large rows in the window
        #[arg(long, group = "setting", value_name = "on|off", value_parser = on_or_off)]
        shop_mode: Option<bool>,
    },
}

fn on_or_off(word: &str) -> Result<bool, String> {
    match word {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err("it is on or off".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(crate) struct Basket {
    #[command(subcommand)]
    pub(crate) verb: BasketVerb,
    #[arg(long, help = JSON, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BasketVerb {
    /// Connect a basket: `ucp` (a shop that speaks UCP) or `file`
    Add {
        /// The kind
        kind: String,
        /// What to call it
        #[arg(long)]
        name: String,
        /// The shop's address; for a file its path
        #[arg(long, value_name = "URL", num_args = 1..)]
        url: Vec<String>,
        /// For a file: text, markdown, csv, json or ics; without it the name's ending says
        #[arg(long)]
        format: Option<String>,
    },
    /// Show all baskets
    All,
    /// Say for each line what the shop would do with it; nothing is changed there
    Rehearse(OneBasket),
    /// Send what is sure; with --yes also what changed or is capped
    Push {
        #[command(flatten)]
        basket: OneBasket,
        /// Agree to what the rehearsal says of changed and capped lines
        #[arg(long)]
        yes: bool,
    },
    /// Bring what the basket holds to the list
    Pull(OneBasket),
    /// Bring both to agree
    Sync {
        #[command(flatten)]
        basket: OneBasket,
        /// Agree to changed and capped lines, and to a basket that is suddenly empty
        #[arg(long)]
        yes: bool,
    },
    /// Show what the basket holds
    Show(OneBasket),
    /// Say which of the shop's articles is meant by a line, so that it is no guess any more
    Match {
        #[command(flatten)]
        basket: OneBasket,
        /// The line: its id, barcode number or name
        #[arg(long)]
        line: String,
        /// The shop's id of the article, as a rehearsal shows it
        #[arg(long)]
        article: String,
    },
    /// Say what became of lines that were sent without an answer
    Settle {
        #[command(flatten)]
        basket: OneBasket,
        /// They are in the basket
        #[arg(long, conflicts_with = "not_there", required_unless_present = "not_there")]
        there: bool,
        /// They are not: they may be sent again
        #[arg(long)]
        not_there: bool,
    },
    /// Disconnect a basket; the shop's basket stays as it is
    Remove(OneBasket),
}

#[derive(Debug, Args)]
pub(crate) struct OneBasket {
    /// The basket's name
    pub(crate) name: String,
    /// Which list; without it the first one
    #[arg(long, value_name = "NAME")]
    pub(crate) list: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The format
    #[arg(long, value_parser = ["text", "markdown", "csv", "json", "ics"])]
    pub(crate) to: String,
    /// Which list; without it the first one
    #[arg(long, value_name = "NAME")]
    pub(crate) list: Option<String>,
    /// The file; without it stdout
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Text, Markdown, CSV, JSON or iCalendar
    pub(crate) file: PathBuf,
    /// Which list; without it the first one
    #[arg(long, value_name = "NAME")]
    pub(crate) list: Option<String>,
    #[arg(long, help = JSON)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Shop {
    #[command(subcommand)]
    pub(crate) verb: ShopVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ShopVerb {
    /// Run it until it is ended; the first line on stdout names its address
    Serve {
        /// Where to listen, on this computer only; port 0 takes a free one
        #[arg(long, default_value = "127.0.0.1:0")]
        listen: SocketAddr,
        /// What prices, caps and stock follow from
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[command(subcommand)]
    pub(crate) verb: Option<DoctorVerb>,
    #[arg(long, help = JSON, global = true)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DoctorVerb {
    /// Look through the camera: what it offers, what is chosen and why, light, sharpness, what to do
    Camera {
        /// Choose this camera from now on, by its id or name; `any` takes the first that works
        #[arg(long = "use", value_name = "ID")]
        choose: Option<String>,
        /// How long to look through it
        #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u64).range(1..=600))]
        seconds: u64,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Journey {
    /// Keep everything in this folder instead of a temporary one
    #[arg(long, value_name = "DIR")]
    pub(crate) home: Option<PathBuf>,
}

impl Command {
    /// Whether the answer is wanted as JSON.
    pub(crate) fn wants_json(&self) -> bool {
        match self {
            Self::Scan(Scan { json, .. })
            | Self::List(List { json, .. })
            | Self::Undo { json, .. }
            | Self::Redo { json, .. }
            | Self::History { json, .. }
            | Self::Product(Product { json, .. })
            | Self::Aisles(Aisles { json, .. })
            | Self::Settings(Settings { json, .. })
            | Self::ExportAll { json, .. }
            | Self::DeleteAll { json, .. }
            | Self::Basket(Basket { json, .. })
            | Self::Import(Import { json, .. })
            | Self::Doctor(Doctor { json, .. }) => *json,
            Self::Read(_) | Self::Export(_) | Self::Shop(_) | Self::Journey(_) => false,
        }
    }
}
