//! `trug settings`.

use crate::arguments::{Settings, SettingsVerb};
use crate::language::messages;
use crate::say::{self, Answer};
use trug_api::{self as api, Context};
use trug_app::AppError;
use trug_app::contract::{SettingsChange, SettingsView};
use trug_app::{language_named, theme_named};
use trug_locales::id;

pub(crate) fn run(cx: &Context, words: Settings) -> Result<Answer, AppError> {
    match words.verb {
        SettingsVerb::Get => say::call(cx, api::SettingsGet {}, summary),
        SettingsVerb::Set { sound, volume, language, theme, country, shop, camera, shop_mode } => {
            let welcomed = None;
            let language = language.as_deref().map(language_named).transpose()?;
            let theme = theme.as_deref().map(theme_named).transpose()?;
            let change = SettingsChange {
                sound,
                volume,
                language,
                theme,
                country,
                shop,
                camera,
                shop_mode,
                welcomed,
            };
            say::call(cx, api::SettingsSet { change }, summary)
        }
    }
}

fn summary(view: &SettingsView) -> String {
    let on = |on| if on { messages().text(id::CliOn) } else { messages().text(id::CliOff) };
    let text = |text: Option<&str>| text.map_or_else(|| "-".to_owned(), say::clean);
    let rows = [
        ("sound", on(view.sound)),
        ("volume", view.volume.to_string()),
        ("language", view.language.to_string()),
        ("theme", view.theme.to_string()),
        ("country", text(view.country.as_deref())),
        ("shop", text(view.shop.as_deref())),
        ("camera", text(view.camera.as_deref())),
        ("shop-mode", on(view.shop_mode)),
    ];
    let rows: Vec<_> = rows.iter().map(|(name, value)| format!("{name:<10} {value}")).collect();
    rows.join("\n")
}
