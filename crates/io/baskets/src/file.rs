//! A file used as a basket: other programs, a shared folder or a phone read and write it too.
//!
//! Reading is [`formats::import_as`], writing sets and removes entries and puts the whole file in
//! place at once (temporary file, fsync, rename). What others wrote stays; a file that holds
//! something Trug would lose is not written. Only iCalendar and JSON have ids for their entries: in
//! the other formats an entry is known by its trade item or its name.

use crate::basket::{
    Basket, BasketLine, BasketState, Capabilities, Desired, Kind, MatchedBy, Offer, Outside,
    RemoteId, Setting, Sold, Wanted, Wish, Written,
};
use crate::error::BasketError;
use crate::formats::{self, Entry, ExportLine, Format, Imported, Style};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use trug_domain::{OperationId, Quantity, Unit};
use trug_gs1::Gtin;

/// The kind's name.
pub const NAME: &str = "file";

/// What the kind needs.
pub const KIND: Kind = Kind {
    kind: NAME,
    about: "a file that other programs read and write too: text, Markdown, CSV, JSON, iCalendar",
    settings: &[
        Setting { key: "path", about: "the file; it need not be there yet", required: true },
        Setting {
            key: "format",
            about: "text, markdown, csv, json or ics; without it the ending of the path tells",
            required: false,
        },
        Setting { key: "name", about: "what the list in the file is called", required: false },
    ],
};

/// A file used as a basket.
pub struct FileBasket {
    path: PathBuf,
    format: Format,
    name: String,
    outside: Outside,
}

/// The file as it was read.
struct Content {
    /// None where there is no file yet.
    bytes: Option<Vec<u8>>,
    list: Option<String>,
    entries: Vec<Entry>,
}

impl FileBasket {
    /// Takes `{"path", "format"?, "name"?}`.
    ///
    /// # Errors
    /// The path is missing, or the format is none that there is.
    pub fn new(config: &Value, outside: Outside) -> Result<Self, BasketError> {
        let wrong = |why: String| BasketError::Config { kind: NAME, why };
        let text = |key: &str| config.get(key).and_then(Value::as_str).filter(|t| !t.is_empty());
        let path = text("path")
            .ok_or_else(|| wrong("it needs the path of a file as \"path\"".to_owned()))?;
        let format = match text("format") {
            Some(name) => name.parse::<Format>().map_err(|error| wrong(error.to_string()))?,
            None => Format::by_ending(path).unwrap_or(Format::Text),
        };
        let path = PathBuf::from(path);
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let name = text("name").map(ToOwned::to_owned).or(stem).unwrap_or_default();
        Ok(Self { path, format, name, outside })
    }

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
        BasketState { lines: lines.collect(), ..BasketState::default() }
    }

    fn put_in_place(&self, before: Option<&[u8]>, bytes: &[u8]) -> Result<(), BasketError> {
        let failed = |why: io::Error| self.failed("written", &why);
        // A link stays a link: what it points to is replaced.
        let target = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let temporary = folder.join(format!(".trug-{}.tmp", (self.outside.new_id)()));
        let result = write_new(&temporary, &target, bytes).map_err(failed).and_then(|()| {
            if read_limited(&target).map_err(failed)?.as_deref() != before {
                return Err(BasketError::ChangedMeanwhile { path: self.path.clone() });
            }
            fs::rename(&temporary, &target).map_err(failed)
        });
        if result.is_err() {
            // It may not even be there; the first error is the one that matters.
            let _ = fs::remove_file(&temporary);
            return result;
        }
        sync_folder(&folder).map_err(failed)
    }

    fn failed(&self, tried: &'static str, why: &io::Error) -> BasketError {
        BasketError::File { path: self.path.clone(), tried, why: why.to_string() }
    }
}

impl Basket for FileBasket {
    fn kind(&self) -> &'static str {
        NAME
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities {
            reads_back: true,
            sets_quantity: true,
            removes: true,
            relative_add: false,
            exactly_once: true,
            prices: false,
            carries_checked: self.format != Format::Text,
            carries_names: true,
            carries_units: true,
            online: false,
        }
    }

    fn offers(&self, wanted: &[Wanted]) -> Result<Vec<Vec<Offer>>, BasketError> {
        let entries = self.content()?.entries;
        let remotes = remotes(&entries);
        let there: HashSet<&RemoteId> = remotes.iter().collect();
        Ok(wanted
            .iter()
            .map(|need| {
                let own = RemoteId(need.line.to_string());
                let gtin = need.code.as_ref().map(|code| code.gtin).filter(formats::may_be_told);
                let unit = need.quantity.unit;
                let same = gtin.map(|gtin| RemoteId(key(Some(gtin), &need.name, unit)));
                let named_so = RemoteId(key(None, &need.name, unit));
                let remembered = need.matched.as_ref().map(|matched| matched.remote.clone());
                let stands = [remembered, Some(own.clone()), same, Some(named_so)];
                let stands = stands.into_iter().flatten().find(|remote| there.contains(remote));
                vec![Offer {
                    remote: stands.unwrap_or(own),
                    title: need.name.clone(),
                    gtins: gtin.into_iter().collect(),
                    price: None,
                    available: true,
                    most: None,
                    how: MatchedBy::AsWritten,
                    sold: Sold::AsWanted,
                }]
            })
            .collect())
    }

    fn read(&self) -> Result<BasketState, BasketError> {
        Ok(Self::state(&self.content()?.entries))
    }

    fn write(&self, desired: &Desired, _: OperationId) -> Result<Written, BasketError> {
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
        let at = (self.outside.now)();
        let bytes = formats::write(self.format, Style::default(), list, &entries, at);
        // Nothing is put in place that would not be read back.
        let written = self.import(&bytes)?.entries;
        self.put_in_place(content.bytes.as_deref(), &bytes)?;
        let remotes = remotes(&written);
        let placed_lines = desired
            .set
            .iter()
            .zip(places)
            .filter_map(|(wish, place)| Some((wish.line, remotes.get(place)?.clone())))
            .collect();
        Ok(Written { state: Self::state(&written), placed: placed_lines })
    }
}

/// The entries with the wished ones set and the unwanted ones left out, and where each wish stands.
fn changed(before: &[Entry], desired: &Desired) -> (Vec<Entry>, Vec<usize>) {
    let mut entries = Vec::with_capacity(before.len() + desired.set.len());
    let mut place_of: HashMap<RemoteId, usize> = HashMap::new();
    let wished: HashSet<&RemoteId> = desired.set.iter().filter_map(|w| w.remote.as_ref()).collect();
    for (entry, remote) in before.iter().zip(remotes(before)) {
        if wished.contains(&remote) || !desired.remove.contains(&remote) {
            place_of.insert(remote, entries.len());
            entries.push(entry.clone());
        }
    }
    let mut places = Vec::with_capacity(desired.set.len());
    for wish in &desired.set {
        let stands = wish.remote.as_ref().and_then(|remote| place_of.get(remote)).copied();
        let place = stands.unwrap_or_else(|| {
            entries.push(Entry::from(new_line(wish)));
            let place = entries.len() - 1;
            if let Some(remote) = &wish.remote {
                place_of.insert(remote.clone(), place);
            }
            place
        });
        set(&mut entries[place], wish);
        places.push(place);
    }
    (entries, places)
}

fn new_line(wish: &Wish) -> ExportLine {
    ExportLine {
        id: wish.line,
        name: wish.name.clone(),
        quantity: wish.quantity,
        gtin: wish.gtin,
        aisle: wish.aisle.clone(),
        note: wish.note.clone(),
        checked: wish.checked,
        brand: None,
        pack: None,
    }
}

/// What a wish does not say stays as it is.
fn set(entry: &mut Entry, wish: &Wish) {
    let wished = Entry::from(new_line(wish));
    if wished.name.is_empty() && entry.name.is_empty() {
        entry.name = wish.gtin.map_or_else(|| "?".to_owned(), Gtin::shortest);
    } else if !wished.name.is_empty() {
        entry.name = wished.name;
    }
    entry.quantity =
        Quantity { value: wished.quantity.value.min(Quantity::MAX), ..wished.quantity };
    entry.checked = wished.checked;
    entry.gtin = wished.gtin.or(entry.gtin);
    entry.aisle = wished.aisle.or_else(|| entry.aisle.take());
    entry.note = wished.note.or_else(|| entry.note.take());
}

/// What each entry is known by: its id, else its trade item or name; a second of the same gets a
/// number.
fn remotes(entries: &[Entry]) -> Vec<RemoteId> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    entries
        .iter()
        .map(|entry| {
            let known_by = entry
                .id
                .clone()
                .unwrap_or_else(|| key(entry.gtin, &entry.name, entry.quantity.unit));
            let times = seen.entry(known_by.clone()).or_default();
            *times += 1;
            RemoteId(if *times == 1 { known_by } else { format!("{known_by}#{times}") })
        })
        .collect()
}

fn key(gtin: Option<Gtin>, name: &str, unit: Unit) -> String {
    let unit = formats::unit_name(unit);
    if let Some(gtin) = gtin {
        return format!("gtin:{gtin}/{unit}");
    }
    let folded = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    format!("name:{folded}/{unit}")
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
    file.take(formats::MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

fn write_new(temporary: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(temporary)?;
    file.write_all(bytes)?;
    if let Ok(metadata) = fs::metadata(target) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
