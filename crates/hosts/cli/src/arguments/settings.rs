//! The words about the order of aisles and about settings.

use super::JSON;
use clap::{Args, Subcommand};

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
