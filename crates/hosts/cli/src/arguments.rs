//! The words of the command line, as they come: what they mean is decided where they are used.

mod basket;
mod list;
mod settings;

pub(crate) use basket::{Basket, BasketVerb, OneBasket};
pub(crate) use list::{List, ListVerb};
pub(crate) use settings::{Aisles, AislesVerb, Settings, SettingsVerb};

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Hold the empty packet up to the webcam, and it is on your list.
#[derive(Debug, Parser)]
#[command(name = "trug", version, about, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Arguments {
    /// The arguments of this process; what does not fit them ends it.
    pub(crate) fn of_process() -> Self {
        Self::parse_from(std::env::args_os().map(no_bullet_is_an_option))
    }
}

/// "- milk" is a thing behind the bullet of a list and no option: a blank before it says so.
fn no_bullet_is_an_option(word: OsString) -> OsString {
    match word.to_str() {
        Some(thing) if thing.starts_with("- ") => format!(" {thing}").into(),
        _ => word,
    }
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
        steps: u32,
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
        steps: u32,
        #[arg(long, help = JSON)]
        json: bool,
    },
    /// Show what was done
    History {
        /// How many steps, newest first
        #[arg(long, default_value_t = 50)]
        limit: u32,
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
    /// Serve the page and the HTTP API on this computer
    Serve(Serve),
    /// Run the practice shop
    #[cfg(feature = "practice")]
    Shop(Shop),
    /// The whole path in the terminal: demo clip, list, rehearsal, push to the practice shop
    #[cfg(feature = "practice")]
    Journey(Journey),
    /// Say what works here and what does not
    Doctor(Doctor),
    /// Print what a shell completes, for its start-up file
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, for `man -l -`
    Man,
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
        limit: u32,
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
    /// A list of any program: text, Markdown, a table, JSON or iCalendar; `-` is stdin
    pub(crate) file: PathBuf,
    /// Which list; without it each list of the file comes to the one of its name, and the rest to the first one
    #[arg(long, value_name = "NAME")]
    pub(crate) list: Option<String>,
    /// Say what would come, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long, help = JSON)]
    pub(crate) json: bool,
}

#[cfg(feature = "practice")]
#[derive(Debug, Args)]
pub(crate) struct Shop {
    #[command(subcommand)]
    pub(crate) verb: ShopVerb,
}

#[cfg(feature = "practice")]
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
pub(crate) struct Serve {
    /// Where to listen, on this computer only; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:0")]
    pub(crate) listen: SocketAddr,
    /// Keep everything in memory: nothing is written to the disk
    #[arg(long)]
    pub(crate) memory: bool,
    /// Let something go wrong, for tests of the page; may be given several times
    #[cfg(feature = "faults")]
    #[arg(long = "fault", value_name = "NAME")]
    pub(crate) faults: Vec<trug_serve::Fault>,
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
        #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=600))]
        seconds: u32,
    },
}

#[cfg(feature = "practice")]
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
            Self::Read(_)
            | Self::Export(_)
            | Self::Serve(_)
            | Self::Completions { .. }
            | Self::Man => false,
            #[cfg(feature = "practice")]
            Self::Shop(_) | Self::Journey(_) => false,
        }
    }
}
