//! A file used as a basket: other programs, a shared folder or a phone read and write it too.
//!
//! Reading is [`formats::import_as`], writing sets and removes entries and puts the whole file in
//! place at once ([`PendingFile`]). What others wrote stays; a file that holds something Trug would
//! lose is not written. Only iCalendar and JSON have ids for their entries: in the other formats an
//! entry is known by its trade item or its name.

mod entries;

use crate::basket::{
    Basket, BasketLine, BasketState, Desired, MatchedBy, Offer, Origin, PreparedWrite, RemoteId,
    Sold, Wanted, Written,
};
use crate::capabilities::Capabilities;
use crate::connector::{Connector, ConnectorContext, LocationKind, NewBasket, read_config, stored};
use crate::error::BasketError;
use crate::formats::{self, Entry, Format, Imported};
use crate::pace::Pace;
use entries::{changed, key, remotes};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use trug_domain::OperationId;
use trug_files::PendingFile;

/// The connector.
pub(crate) const CONNECTOR: Connector = Connector {
    kind: KIND,
    name_key: "basket-kind-file",
    location: LocationKind::File,
    formats: &Format::ALL,
    configure,
    connect,
};

const KIND: &str = "file";

/// What is stored of a file that is used as a basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Config {
    /// The file; it need not be there yet.
    path: String,
    /// Without it the ending of the path decides.
    #[serde(default, deserialize_with = "format", skip_serializing_if = "Option::is_none")]
    format: Option<Format>,
    /// What the list in the file is called; the file's name without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// A file used as a basket.
struct FileBasket {
    path: PathBuf,
    format: Format,
    name: String,
    context: ConnectorContext,
}

fn configure(new: &NewBasket) -> Result<Value, BasketError> {
    let config = Config { path: new.location.clone(), format: new.format, name: None };
    config.check()?;
    Ok(stored(&config))
}

fn connect(config: &Value, context: ConnectorContext) -> Result<Box<dyn Basket>, BasketError> {
    let config: Config = read_config(KIND, config)?;
    config.check()?;
    let by_ending = || Format::by_ending(&config.path).unwrap_or(Format::Text);
    let format = config.format.unwrap_or_else(by_ending);
    let path = PathBuf::from(&config.path);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = config.name.or(stem).unwrap_or_default();
    Ok(Box::new(FileBasket { path, format, name, context }))
}

/// The name of a format, or an ending that means it.
fn format<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Format>, D::Error> {
    let name = Option::<String>::deserialize(from)?.filter(|name| !name.is_empty());
    name.map(|name| name.parse().map_err(serde::de::Error::custom)).transpose()
}

impl Config {
    fn check(&self) -> Result<(), BasketError> {
        if self.path.is_empty() {
            let why = "it needs the path of a file as \"path\"".to_owned();
            return Err(BasketError::Config { kind: KIND, why });
        }
        Ok(())
    }
}

/// The file as it was read.
struct Content {
    /// None where there is no file yet.
    bytes: Option<Vec<u8>>,
    list: Option<String>,
    entries: Vec<Entry>,
}

impl FileBasket {
    fn content(&self) -> Result<Content, BasketError> {
        let Some(bytes) = read_limited(&self.path).map_err(|why| self.failed("read", &why))? else {
            return Ok(Content { bytes: None, list: None, entries: Vec::new() });
        };
        let imported = self.import(&bytes)?;
        Ok(Content { bytes: Some(bytes), list: imported.list, entries: imported.entries })
    }

    fn import(&self, bytes: &[u8]) -> Result<Imported, BasketError> {
        formats::import_as(self.format, bytes)
            .map_err(|why| BasketError::NotAList { path: self.path.clone(), why })
    }

    fn state(entries: &[Entry]) -> BasketState {
        let lines = entries.iter().zip(remotes(entries)).map(|(entry, remote)| BasketLine {
            remote,
            title: entry.name.clone(),
            quantity: entry.quantity,
            checked: entry.checked,
            gtin: entry.gtin,
            price: None,
            total: None,
        });
        BasketState { origin: Origin::Read, lines: lines.collect(), ..BasketState::default() }
    }

    fn put_in_place(&self, before: Option<&[u8]>, bytes: &[u8]) -> Result<(), BasketError> {
        let failed = |why: io::Error| self.failed("written", &why);
        let pending = PendingFile::write(&self.path, bytes).map_err(failed)?;
        if read_limited(pending.target()).map_err(failed)?.as_deref() != before {
            return Err(BasketError::ChangedMeanwhile { path: self.path.clone() });
        }
        pending.put_in_place().map_err(failed)
    }

    fn failed(&self, tried: &'static str, why: &io::Error) -> BasketError {
        BasketError::File { path: self.path.clone(), tried, why: why.to_string() }
    }
}

impl Basket for FileBasket {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn location(&self) -> String {
        self.path.display().to_string()
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            reads_back: true,
            sets_quantity: true,
            removes: true,
            adds: false,
            exactly_once: true,
            prices: false,
            carries_checked: self.format != Format::Text,
            carries_names: true,
            carries_units: true,
            online: false,
        }
    }

    fn offers(&self, wanted: &[Wanted], _: &mut Pace<'_>) -> Result<Vec<Vec<Offer>>, BasketError> {
        let entries = self.content()?.entries;
        let remotes = remotes(&entries);
        let there: HashSet<&RemoteId> = remotes.iter().collect();
        Ok(wanted
            .iter()
            .map(|need| {
                let own = RemoteId(need.line.to_string());
                let gtin = need.sendable_gtin();
                let unit = need.quantity.unit;
                let same = gtin.map(|gtin| RemoteId(key(Some(gtin), &need.name, unit)));
                let named_so = RemoteId(key(None, &need.name, unit));
                let remembered = need.matched.as_ref().map(|matched| matched.remote.clone());
                let known = [remembered, Some(own.clone()), same, Some(named_so)];
                let known = known.into_iter().flatten().find(|remote| there.contains(remote));
                vec![Offer {
                    remote: known.unwrap_or(own),
                    title: need.name.clone(),
                    gtins: gtin.into_iter().collect(),
                    price: None,
                    available: true,
                    max: None,
                    how: MatchedBy::AsWritten,
                    sold: Sold::AsWanted,
                }]
            })
            .collect())
    }

    fn read(&self) -> Result<BasketState, BasketError> {
        Ok(Self::state(&self.content()?.entries))
    }

    fn prepare(&self, desired: &Desired) -> Result<PreparedWrite, BasketError> {
        Ok(PreparedWrite { desired: desired.clone(), request: Value::Null })
    }

    fn send(&self, prepared: &PreparedWrite, _: OperationId) -> Result<Written, BasketError> {
        let desired = &prepared.desired;
        let content = self.content()?;
        if let Some(bytes) = &content.bytes {
            let lost = formats::would_lose(self.format, bytes);
            if !lost.is_empty() {
                let what = lost.into_iter().take(3).collect::<Vec<_>>().join(", ");
                return Err(BasketError::WouldLose { path: self.path.clone(), what });
            }
        }
        let (entries, places) = changed(&content.entries, desired);
        let list = content.list.as_deref().unwrap_or(&self.name);
        let at = (self.context.now)();
        let before = content.bytes.as_deref();
        let bytes = formats::update(self.format, before, list, entries, at)
            .map_err(|why| BasketError::NotAList { path: self.path.clone(), why })?;
        // Nothing is put in place that would not be read back.
        let written = self.import(&bytes)?.entries;
        self.put_in_place(before, &bytes)?;
        let remotes = remotes(&written);
        let placed_lines = desired
            .set
            .iter()
            .zip(places)
            .filter_map(|(target, place)| Some((target.line, remotes.get(place)?.clone())))
            .collect();
        Ok(Written { state: Self::state(&written), placed: placed_lines })
    }
}

/// The bytes of a file, none if there is no such file.
fn read_limited(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    // One byte more than a list may have shows that it is too large.
    file.take(formats::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
