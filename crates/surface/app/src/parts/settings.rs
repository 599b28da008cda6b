//! The settings: kept with the lists, durable when they are answered, and not in the history.

use crate::contract::{
    AppError, CameraId, CountryCode, LanguageChoice, Problem, SettingName, SettingsChange,
    SettingsView, Theme,
};
use crate::error::Result;
use trug_domain::Habits;
use trug_domain::list::{LIST_NAME_MAX, clean};
use trug_store::Store;

/// The setting that names the camera.
const CAMERA: &str = "camera";
const SOUND: &str = "sound";
const VOLUME: &str = "volume";
const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const COUNTRY: &str = "country";
const SHOP: &str = "shop";
const SHOP_MODE: &str = "shop-mode";
const WELCOMED: &str = "welcomed";

/// How loud a sighting sounds where nobody said otherwise.
const USUAL_VOLUME: u8 = 70;

/// Who types, for the reading of their words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Speech {
    language: Option<String>,
    country: Option<String>,
}

impl Speech {
    pub(crate) fn habits(&self) -> Habits<'_> {
        Habits { language: self.language.as_deref(), country: self.country.as_deref() }
    }
}

/// Reads and writes them.
#[derive(Clone)]
pub(crate) struct Settings {
    store: Store,
}

impl Settings {
    pub(crate) fn new(store: Store) -> Self {
        Self { store }
    }

    /// All settings, with what counts where none was made.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn get(&self) -> Result<SettingsView> {
        let text = |key| self.store.get_setting(key);
        let named = |key| Ok::<_, AppError>(text(key)?.filter(|value| !value.is_empty()));
        let is_on = |key, unset: bool| Ok::<_, AppError>(text(key)?.map_or(unset, |on| on == "on"));
        Ok(SettingsView {
            sound: is_on(SOUND, true)?,
            volume: named(VOLUME)?.and_then(|text| text.parse().ok()).unwrap_or(USUAL_VOLUME),
            language: named(LANGUAGE)?
                .and_then(|text| LanguageChoice::parse(&text).ok())
                .unwrap_or_else(LanguageChoice::system),
            theme: named(THEME)?.and_then(|text| Theme::of_word(&text)).unwrap_or(Theme::System),
            country: named(COUNTRY)?.and_then(|text| CountryCode::parse(&text).ok()),
            shop: named(SHOP)?,
            camera: named(CAMERA)?.and_then(|text| CameraId::parse(&text).ok()),
            shop_mode: is_on(SHOP_MODE, false)?,
            welcomed: is_on(WELCOMED, false)?,
        })
    }

    /// The language and the country of who types, where the settings say them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn speech(&self) -> Result<Speech> {
        let SettingsView { language, country, .. } = self.get()?;
        let language = Some(language).filter(|choice| *choice != LanguageChoice::system());
        Ok(Speech {
            language: language.map(|choice| choice.to_string()),
            country: country.map(|country| country.to_string()),
        })
    }

    /// Changes settings; all of them or none.
    ///
    /// # Errors
    /// When a value is none of those that can be.
    pub(crate) fn change(&self, change: &SettingsChange) -> Result<SettingsView> {
        let word = |on: bool| if on { "on" } else { "off" }.to_owned();
        let mut rows: Vec<(&str, String)> = Vec::new();
        rows.extend(change.sound.map(|on| (SOUND, word(on))));
        rows.extend(change.shop_mode.map(|on| (SHOP_MODE, word(on))));
        rows.extend(change.welcomed.map(|on| (WELCOMED, word(on))));
        if let Some(volume) = change.volume {
            if volume > 100 {
                return Err(no_setting(SettingName::Volume, &volume.to_string()));
            }
            rows.push((VOLUME, volume.to_string()));
        }
        if let Some(language) = &change.language {
            rows.push((LANGUAGE, language.to_string()));
        }
        if let Some(theme) = change.theme {
            rows.push((THEME, theme.to_string()));
        }
        if let Some(country) = &change.country {
            rows.push((COUNTRY, country_of(country)?));
        }
        if let Some(shop) = &change.shop {
            rows.push((SHOP, text_of(SettingName::Shop, shop)?));
        }
        if let Some(camera) = &change.camera {
            rows.push((CAMERA, text_of(SettingName::Camera, camera)?));
        }
        self.store.set_settings(rows.into_iter().map(|(key, value)| (key.to_owned(), value)))?;
        self.get()
    }
}

impl Settings {
    /// The camera to use, by its id; none for the first that works.
    pub(crate) fn camera(&self) -> Result<Option<String>> {
        Ok(self.store.get_setting(CAMERA)?.filter(|id| !id.is_empty()))
    }

    /// Chooses a camera by its id; an empty one is the first that works.
    pub(crate) fn set_camera(&self, id: &str) -> Result<()> {
        Ok(self.store.set_setting(CAMERA, id)?)
    }
}

/// Light or dark as a person types it; empty text is the system's.
///
/// # Errors
/// When it is neither.
pub fn theme_named(text: &str) -> Result<Theme> {
    match text {
        "" => Ok(Theme::System),
        _ => Theme::of_word(text).ok_or_else(|| no_setting(SettingName::Theme, text)),
    }
}

/// A language as a person types it: BCP 47 as far as a page can use it, a language and, if need
/// be, what follows it. Empty text is the system's.
///
/// # Errors
/// When it is no tag.
pub fn language_named(text: &str) -> Result<LanguageChoice> {
    if text.is_empty() {
        return Ok(LanguageChoice::system());
    }
    LanguageChoice::parse(text).map_err(|_| no_setting(SettingName::Language, text))
}

fn country_of(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() || (text.len() == 2 && text.chars().all(|c| c.is_ascii_alphabetic())) {
        return Ok(text.to_ascii_uppercase());
    }
    Err(no_setting(SettingName::Country, text))
}

fn text_of(name: SettingName, text: &str) -> Result<String> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let longer = text.chars().count() > LIST_NAME_MAX * 4;
    clean(text, LIST_NAME_MAX * 4).filter(|_| !longer).ok_or_else(|| no_setting(name, text))
}

fn no_setting(name: SettingName, value: &str) -> AppError {
    let problem = Problem::Setting { name, value: value.to_owned() };
    AppError::new(problem, format!("{value:?} cannot be the {name}"))
}
