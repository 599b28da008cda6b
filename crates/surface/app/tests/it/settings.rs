//! Settings: what counts without any, what can be, and that they last.

use crate::support::{Home, refused};
use trug_app::{AppError, SettingsChange, language_named, theme_named};

fn text(name: &str, value: &str) -> Result<SettingsChange, AppError> {
    let text = Some(value.to_owned());
    let mut change = SettingsChange::default();
    match name {
        "language" => change.language = Some(language_named(value)?),
        "theme" => change.theme = Some(theme_named(value)?),
        "country" => change.country = text,
        "shop" => change.shop = text,
        _ => change.camera = text,
    }
    Ok(change)
}

#[test]
fn settings_last_and_are_no_step_of_the_history() {
    let home = Home::new();
    let first = home.app.upkeep().settings().expect("settings");
    assert!(first.sound && !first.welcomed && !first.shop_mode);
    assert_eq!((first.language.as_str(), first.theme.as_str()), ("system", "system"));
    assert_eq!((&first.country, &first.shop, &first.camera), (&None, &None, &None));
    for change in [
        Ok(SettingsChange { sound: Some(false), volume: Some(30), ..Default::default() }),
        Ok(SettingsChange { welcomed: Some(true), shop_mode: Some(true), ..Default::default() }),
        text("language", "pt-BR"),
        text("theme", "dark"),
        text("country", "de"),
        text("shop", "  Der   Laden "),
        text("camera", "/dev/video0"),
    ] {
        home.app.upkeep().change_settings(&change.expect("a value")).expect("a setting");
    }
    let kept = home.again().app.upkeep().settings().expect("settings");
    assert!(!kept.sound && kept.welcomed && kept.shop_mode);
    assert_eq!((kept.volume, kept.language.as_str(), kept.theme.as_str()), (30, "pt-BR", "dark"));
    assert_eq!(kept.country.as_deref(), Some("DE"));
    assert_eq!(kept.shop.as_deref(), Some("Der Laden"));
    assert_eq!(kept.camera.as_deref(), Some("/dev/video0"));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_changed() {
    let home = Home::new();
    for (name, value) in [
        ("language", "English"),
        ("language", "e"),
        ("language", "en-"),
        ("theme", "pink"),
        ("country", "Germany"),
        ("country", "D1"),
        ("shop", &"x".repeat(500)),
    ] {
        let changed = text(name, value).and_then(|change| {
            let change = SettingsChange { sound: Some(false), ..change };
            home.app.upkeep().change_settings(&change)
        });
        let (code, params) = refused(changed);
        assert_eq!(code, "setting", "{name} {value}");
        assert!(params.contains(&("name".to_owned(), name.to_owned())), "{params:?}");
    }
    let loud = SettingsChange { volume: Some(101), ..Default::default() };
    assert_eq!(refused(home.app.upkeep().change_settings(&loud)).0, "setting");
    assert!(home.app.upkeep().settings().expect("settings").sound, "all of them or none");
    let set =
        |change: Result<SettingsChange, AppError>| home.app.upkeep().change_settings(&change?);
    set(text("country", "AT")).expect("a country");
    set(text("country", "")).expect("none");
    assert_eq!(home.app.upkeep().settings().expect("settings").country, None);
    assert!(home.app.lists().history(9).expect("a history").steps.is_empty());
}
