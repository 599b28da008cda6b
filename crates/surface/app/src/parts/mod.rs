//! What several use cases share: what things are called and what they cost, how a person names a
//! list or a line, the settings, and how a change becomes a step of the history.

pub(crate) mod finder;
pub(crate) mod first_list;
pub(crate) mod journal;
pub(crate) mod names;
pub(crate) mod prices;
pub(crate) mod settings;

use crate::clock::Clock;
use finder::Finder;
use journal::Journal;
use names::Names;
use prices::Prices;
use settings::Settings;
use std::sync::Arc;
use trug_catalogue::Catalogue;
use trug_store::Store;

/// Everything that a use case can be built from. All of it is cheap to clone.
pub(crate) struct Parts {
    pub(crate) store: Store,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) names: Names,
    pub(crate) settings: Settings,
    pub(crate) prices: Prices,
    pub(crate) journal: Journal,
    pub(crate) finder: Finder,
}

impl Parts {
    pub(crate) fn new(store: Store, catalogue: Arc<Catalogue>, clock: Arc<dyn Clock>) -> Self {
        let names = Names::new(store.clone(), Arc::clone(&catalogue));
        let settings = Settings::new(store.clone());
        let prices = Prices::new(store.clone(), settings.clone());
        let journal =
            Journal::new(store.clone(), names.clone(), prices.clone(), Arc::clone(&clock));
        let finder = Finder::new(store.clone(), names.clone());
        Self { store, catalogue, clock, names, settings, prices, journal, finder }
    }
}
