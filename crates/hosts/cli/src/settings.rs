//! `trug settings`.

use crate::arguments::{Settings, SettingsVerb};
use crate::say::{self, Answer};
use trug_app::contract::{SettingsChange, SettingsView};
use trug_app::{App, AppError};

pub(crate) fn run(app: &App, words: Settings) -> Result<Answer, AppError> {
    let view = match words.verb {
        SettingsVerb::Get => app.upkeep().settings()?,
        SettingsVerb::Set { sound, volume, language, theme, country, shop, camera, shop_mode } => {
            let welcomed = None;
            app.upkeep().change_settings(&SettingsChange {
                sound,
                volume,
                language,
                theme,
                country,
                shop,
                camera,
                shop_mode,
                welcomed,
            })?
        }
    };
    let words = told(&view);
    Ok(Answer::new(&view, words))
}

fn told(view: &SettingsView) -> String {
    let on = |on| if on { "on" } else { "off" };
    let text = |text: &Option<String>| text.as_deref().map_or_else(|| "-".to_owned(), say::clean);
    let rows = [
        ("sound", on(view.sound).to_owned()),
        ("volume", view.volume.to_string()),
        ("language", view.language.clone()),
        ("theme", view.theme.clone()),
        ("country", text(&view.country)),
        ("shop", text(&view.shop)),
        ("camera", text(&view.camera)),
        ("shop-mode", on(view.shop_mode).to_owned()),
    ];
    let rows: Vec<_> = rows.iter().map(|(name, value)| format!("{name:<10} {value}")).collect();
    rows.join("\n")
}
