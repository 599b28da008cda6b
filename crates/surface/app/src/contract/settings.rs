//! Settings, and everything of a shopper at once: taken along, or deleted.

use super::wire_enum::wire_enum;
use super::{CameraId, CountryCode, LanguageChoice};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The settings. They are kept with the lists and are not in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SettingsView {
    /// Whether a sighting sounds.
    pub sound: bool,
    /// How loud, from 0 to 100.
    #[schemars(range(max = 100))]
    pub volume: u8,
    /// The language of the window.
    pub language: LanguageChoice,
    /// Light or dark.
    pub theme: Theme,
    /// The country whose scale labels are read.
    pub country: Option<CountryCode>,
    /// The shop one mostly goes to.
    pub shop: Option<String>,
    /// The camera to use; absent for the first that works.
    pub camera: Option<CameraId>,
    /// Whether large rows are wanted, for a screen in the kitchen.
    pub shop_mode: bool,
    /// Whether the first page was seen or skipped.
    pub welcomed: bool,
}

wire_enum! {
    /// Light or dark.
    Theme {
        /// As the system has it.
        System = "system",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

/// What is changed about the settings. What is absent stays as it is; empty text clears.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(optional_fields)]
#[serde(default)]
pub struct SettingsChange {
    /// Whether a sighting sounds.
    pub sound: Option<bool>,
    /// How loud, from 0 to 100.
    #[schemars(range(max = 100))]
    pub volume: Option<u8>,
    /// The language of the window.
    pub language: Option<LanguageChoice>,
    /// Light or dark.
    pub theme: Option<Theme>,
    /// A country of two letters, capital or not; empty clears it.
    #[schemars(regex(pattern = r"^([A-Za-z]{2})?$"))]
    pub country: Option<String>,
    /// A shop's name.
    pub shop: Option<String>,
    /// A camera's id; empty takes the first that works.
    pub camera: Option<String>,
    /// Whether large rows are wanted.
    pub shop_mode: Option<bool>,
    /// Whether the first page was seen or skipped.
    pub welcomed: Option<bool>,
}

/// What was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DeletedView {
    /// As it was counted when that was asked.
    pub deleted: DeleteAsk,
}

/// What would be deleted, and the word that does it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DeleteAsk {
    /// To be given back within five minutes; used once.
    pub token: String,
    /// Lists.
    #[ts(type = "number")]
    pub lists: u64,
    /// Lines of all lists.
    #[ts(type = "number")]
    pub lines: u64,
    /// Products the shopper named.
    #[ts(type = "number")]
    pub products: u64,
    /// Steps of the history.
    #[ts(type = "number")]
    pub steps: u64,
    /// Connected baskets.
    #[ts(type = "number")]
    pub baskets: u64,
    /// Copies of the list in the backups folder.
    #[ts(type = "number")]
    pub backups: u64,
    /// The folder that all of it is stored in; empty where it is in memory.
    pub home: String,
}
