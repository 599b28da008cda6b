//! The language that the command line speaks: that of the settings, else that of the system, else English.

use std::sync::OnceLock;
use trug_app::App;
use trug_locales::{Language, Locales, Messages, wished_by_system};

static MESSAGES: OnceLock<Messages> = OnceLock::new();

/// The texts of the language. Before [`choose`] they are of the system's.
pub(crate) fn messages() -> &'static Messages {
    MESSAGES.get_or_init(|| Locales::embedded().messages(&of_system()))
}

/// Takes the language of the settings, which may be one that the person dropped in.
pub(crate) fn choose(app: &App) {
    let wished = match app.upkeep().settings() {
        Ok(settings) if settings.language != "system" => {
            Language::parse(&settings.language).into_iter().collect()
        }
        _ => of_system(),
    };
    let _ = MESSAGES.set(app.upkeep().locales().messages(&wished));
}

fn of_system() -> Vec<Language> {
    wished_by_system(|name| std::env::var(name).ok()).into_iter().collect()
}
