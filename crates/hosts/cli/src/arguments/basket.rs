//! The words about baskets.

use super::JSON;
use clap::{Args, Subcommand};

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
        /// Allow the address to be in your own network, also over http
        #[arg(long)]
        private_network: bool,
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
        /// Agree to changed and capped lines
        #[arg(long)]
        yes: bool,
        /// Agree that a basket which is suddenly empty empties the list
        #[arg(long)]
        accept_emptied: bool,
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
