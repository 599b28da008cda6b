//! The command line speaks the person's language, and a document stays English.

use crate::support::Home;

/// What a call in a language prints for eyes.
fn said(home: &Home, language: &str, words: &[&str]) -> String {
    let mut command = home.command(words);
    let output =
        command.env("LC_ALL", language).env("TZ", "Europe/Berlin").output().expect("trug starts");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_systems_language_is_spoken() {
    let home = Home::new();
    let german = |words: &[&str]| said(&home, "de_DE.UTF-8", words);
    assert!(german(&["list", "show"]).contains("Die Liste ist leer."));
    home.done(&["list", "add", "2 l milk"]);
    home.done(&["list", "add", "1500 g flour"]);
    home.done(&["list", "price", "milk", "1,29"]);
    let list = german(&["list", "show"]);
    for part in ["2 l  milk", "1,5 kg  flour", "1,29\u{a0}€"] {
        assert!(list.contains(part), "no {part:?} in {list}");
    }
    let history = german(&["history"]);
    assert!(history.contains("flour hinzugefügt"), "{history}");
    let missing = german(&["list", "show", "--list", "Nowhere"]);
    assert!(missing.contains("Eine Liste „Nowhere“ gibt es nicht."), "{missing}");
    assert!(missing.contains("`trug list all`"), "{missing}");
    let number = german(&["product", "look-up", "2012345678903"]);
    assert!(number.contains("nur dort gültig; unbekannte Packung"), "{number}");
    let misused = german(&["list", "delete"]);
    assert!(misused.contains("Der Name der Liste fehlt."), "{misused}");

    let english = said(&home, "C", &["list", "show"]);
    assert!(english.contains("1.5 kg  flour") && english.contains("€1.29"), "{english}");
    let mut command = home.command(&["list", "show", "--list", "Nowhere", "--json"]);
    let output = command.env("LC_ALL", "de_DE.UTF-8").output().expect("trug starts");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let message = told["error"]["message"].as_str().expect("a message");
    assert!(message.contains("There is no list"), "{message}");
}

#[test]
fn a_step_has_the_local_time() {
    let home = Home::new();
    home.done(&["list", "add", "milk"]);
    let steps = home.json(&["history"]);
    let at = steps["steps"][0]["at"].as_str().expect("a moment");
    let at: jiff::Timestamp = at.parse().expect("RFC 3339");
    let there = at.in_tz("Europe/Berlin").expect("a zone");
    let history = said(&home, "C", &["history"]);
    let expected = there.strftime("%-d %b %Y, %H:%M").to_string();
    assert!(history.contains(&expected), "no {expected:?} in {history}");
    assert!(history.contains("added milk"), "{history}");
}

#[test]
fn the_language_of_the_settings_counts_before_the_systems() {
    let home = Home::new();
    home.done(&["settings", "set", "--language", "de"]);
    assert!(said(&home, "en_GB.UTF-8", &["list", "show"]).contains("Die Liste ist leer."));
}

#[test]
fn a_language_is_a_file_in_the_home() {
    let home = Home::new();
    home.done(&["list", "all"]);
    let folder = home.home().join("locales");
    std::fs::create_dir(&folder).expect("a folder");
    let polish = "language-name = Polski\ncli-list-empty = Lista jest pusta.\n";
    std::fs::write(folder.join("pl.ftl"), polish).expect("written");
    assert!(said(&home, "pl_PL.UTF-8", &["list", "show"]).contains("Lista jest pusta."));
    assert!(said(&home, "pl_PL.UTF-8", &["history"]).contains("Nothing yet"));
    let wrong = "language-name = Polski\ncli-list-emtpy = x\n";
    std::fs::write(folder.join("pl.ftl"), wrong).expect("written");
    let doctor = said(&home, "C", &["doctor"]);
    assert!(doctor.contains("pl.ftl: line 2: there is no message cli-list-emtpy"), "{doctor}");
    assert!(said(&home, "pl_PL.UTF-8", &["list", "show"]).contains("The list is empty."));
}
