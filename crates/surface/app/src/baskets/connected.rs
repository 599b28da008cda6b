//! The baskets that are connected: adding, removing, what they hold, what a shop would do.

use super::session::Unanswered;
use super::{Baskets, words};
use crate::clock::new_id;
use crate::contract::{
    AppError, BasketContents, BasketKind, BasketKindView, BasketKindsView, BasketPlace, BasketView,
    BasketsView, Problem, PushMessage, RehearsalView, TextField,
};
use crate::error::Result;
use crate::views::format_view;
use serde_json::Value;
use trug_baskets::{
    Basket, BasketError, CONNECTORS, Connector, Format, LocationKind, NewBasket, Origin, Verdict,
    connector,
};
use trug_domain::BasketId;
use trug_domain::list::{LIST_NAME_MAX, clean};
use trug_net::Reach;
use trug_store::{BasketRow, MatchRow, OutboxState};

/// A basket to connect.
#[derive(Debug, Clone, Default)]
pub struct AddBasket {
    /// Its kind, as the registry of connectors has it.
    pub kind: String,
    /// What to call it.
    pub name: String,
    /// Its address, or for a file its path.
    pub place: Option<String>,
    /// The format of a file.
    pub format: Option<String>,
    /// Whether the person allows the address to be in a private network.
    pub private_network: bool,
}

impl Baskets {
    /// All connected baskets.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn all(&self) -> Result<BasketsView> {
        let mut baskets = Vec::new();
        for row in self.store.baskets()? {
            let unanswered = !self.store.outbox_open(row.id)?.is_empty();
            let view = basket_view(&row, self.connect(&row)?.as_ref())?;
            baskets.push(BasketView { unanswered, ..view });
        }
        Ok(BasketsView { baskets })
    }

    /// The kinds of basket there are.
    pub fn kinds(&self) -> BasketKindsView {
        let view = |connector: &Connector| {
            Some(BasketKindView {
                kind: BasketKind::of_word(connector.kind)?,
                place: match connector.location {
                    LocationKind::Address => BasketPlace::Address,
                    LocationKind::File => BasketPlace::File,
                },
                formats: connector.formats.iter().map(|format| format_view(*format)).collect(),
            })
        };
        BasketKindsView { kinds: CONNECTORS.iter().filter_map(view).collect() }
    }

    /// Connects a basket. Nothing is sent yet.
    ///
    /// # Errors
    /// When the kind is not known, something is missing, or the name is taken.
    pub fn add(&self, add: &AddBasket) -> Result<BasketView> {
        let name = clean(&add.name, LIST_NAME_MAX).ok_or_else(|| {
            let message = format!("{:?} is not a name for a basket", add.name);
            AppError::new(Problem::BadName { what: TextField::Basket }, message)
        })?;
        let config = config_of(add)?;
        let created = self.clock.now();
        let id = BasketId(new_id());
        let row = BasketRow { id, kind: add.kind.clone(), name, config, created };
        let view = basket_view(&row, self.connect(&row)?.as_ref())?;
        self.store.add_basket(row)?;
        Ok(view)
    }

    /// Disconnects a basket; the shop's basket stays as it is.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn remove(&self, name: &str) -> Result<BasketView> {
        let row = self.basket_row(name)?;
        let view = basket_view(&row, self.connect(&row)?.as_ref())?;
        self.store.remove_basket(row.id)?;
        Ok(view)
    }

    /// What a basket holds, as its shop says.
    ///
    /// # Errors
    /// When it cannot be reached or understood.
    pub fn contents(&self, name: &str) -> Result<BasketContents> {
        let row = self.basket_row(name)?;
        let state = self.connect(&row)?.read()?;
        self.keep_config(&row, state.config.as_ref())?;
        Ok(words::contents(&row.name, &state))
    }

    /// Says for each line what the shop would do with it; nothing is changed there.
    ///
    /// # Errors
    /// When the shop cannot be reached or understood.
    pub fn rehearse(&self, name: &str, list: Option<&str>) -> Result<RehearsalView> {
        self.rehearse_with_progress(name, list, &mut |_| true)
    }

    /// As [`Baskets::rehearse`]; `progress` is called with how far it is, and says whether to go on.
    ///
    /// # Errors
    /// Those of [`Baskets::rehearse`], and `cancelled`.
    pub fn rehearse_with_progress(
        &self,
        name: &str,
        list: Option<&str>,
        progress: &mut dyn FnMut(PushMessage) -> bool,
    ) -> Result<RehearsalView> {
        let session = self.open_session(name, list, Unanswered::Leave, progress)?;
        self.remember_first_prices(&session)?;
        Ok(words::rehearsal(&session))
    }

    /// Says which of the shop's articles is meant by a line, so that it is no guess any more.
    ///
    /// # Errors
    /// When the shop does not offer that article for the line.
    pub fn match_line(
        &self,
        name: &str,
        list: Option<&str>,
        line: &str,
        article: &str,
    ) -> Result<RehearsalView> {
        let line = self.finder.line(list, line)?;
        let session = self.open_session(name, list, Unanswered::Leave, &mut |_| true)?;
        let candidate = session.rehearsal.iter().find(|row| row.line == line.id).and_then(|row| {
            match &row.verdict {
                Verdict::Guess { candidates, .. } => {
                    candidates.iter().find(|offer| offer.remote.0 == article)
                }
                _ => None,
            }
        });
        let Some(offer) = candidate else {
            let message = format!("the shop does not offer {article:?} for this line");
            let problem = Problem::NoSuchArticle { article: article.to_owned() };
            return Err(AppError::new(problem, message));
        };
        let matched = MatchRow {
            key: line.merge_key(),
            remote: offer.remote.0.clone(),
            title: offer.title.clone(),
            price_minor: offer.price.map(|price| price.minor),
            currency: offer.price.map(|price| price.currency.as_str().to_owned()),
            confirmed: true,
            seen: self.clock.now(),
        };
        self.store.put_matches(session.row.id, &[matched])?;
        // The rehearsal is an exchange of its own.
        drop(session);
        self.rehearse(name, list)
    }

    /// Says what became of requests that were sent without an answer. Where they are there and the
    /// basket cannot be read yet, its answer is asked for once more with the same key.
    ///
    /// # Errors
    /// When there is no basket of that name, or it does not answer.
    pub fn settle(&self, name: &str, there: bool) -> Result<u64> {
        let _turn = self.begin_turn(name, &mut |_| true)?;
        let row = self.basket_row(name)?;
        self.store.outbox_abandoned(row.id, self.clock.now())?;
        let open = self.store.outbox_open(row.id)?;
        let basket = self.connect(&row)?;
        if there && basket.capabilities().exactly_once && !open.is_empty() {
            match basket.read() {
                Ok(mut state) if state.origin != Origin::Read => {
                    self.repeat_unanswered(&row, basket.as_ref(), &mut state)?;
                }
                // What can be read, later too, needs no answer of before.
                _ => {}
            }
        }
        let state = if there { OutboxState::Done } else { OutboxState::Failed };
        for open in self.store.outbox_open(row.id)? {
            let answer = Some("the shopper looked into the basket".to_owned());
            self.store.outbox_end(open.row.id, state, answer, self.clock.now())?;
        }
        Ok(open.len() as u64)
    }
}

fn basket_view(row: &BasketRow, basket: &dyn Basket) -> Result<BasketView> {
    let capabilities = basket.capabilities();
    let unknown = || BasketError::UnknownKind {
        kind: row.kind.clone(),
        known: CONNECTORS.iter().map(|connector| connector.kind).collect(),
    };
    Ok(BasketView {
        name: row.name.clone(),
        kind: BasketKind::of_word(&row.kind).ok_or_else(unknown)?,
        place: basket.location(),
        reads_back: capabilities.reads_back,
        prices: capabilities.prices,
        unanswered: false,
    })
}

fn config_of(add: &AddBasket) -> Result<Value> {
    let connector = connector(&add.kind)?;
    let Some(place) = &add.place else {
        return Err(AppError::new(Problem::NoPlace {}, "the basket's place is missing"));
    };
    let location = match connector.location {
        LocationKind::Address => place.clone(),
        LocationKind::File => {
            let path = place.strip_prefix("file://").unwrap_or(place);
            let path = std::path::absolute(path).map_err(|error| {
                AppError::new(Problem::NoPlace {}, format!("{path:?} is not a path: {error}"))
            })?;
            path.to_string_lossy().into_owned()
        }
    };
    let reach = if add.private_network { Reach::PrivateNetwork } else { Reach::Internet };
    let format = match &add.format {
        Some(name) if !connector.formats.is_empty() => Some(format_of(connector, name)?),
        _ => None,
    };
    Ok((connector.configure)(&NewBasket { location, format, reach })?)
}

fn format_of(connector: &Connector, name: &str) -> Result<Format> {
    let wrong = |error: trug_baskets::formats::UnknownFormat| BasketError::Config {
        kind: connector.kind,
        why: error.to_string(),
    };
    Ok(name.parse().map_err(wrong)?)
}
