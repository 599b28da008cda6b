//! A language is one file that a person drops into the home.

use crate::support::Home;
use trug_locales::Language;
use trug_locales::id::AppSave;

#[test]
fn a_file_in_the_home_is_a_language() {
    let home = Home::new();
    let names = |home: &Home| {
        let view = home.app.upkeep().languages();
        view.languages
            .into_iter()
            .map(|one| (one.language.to_string(), one.name))
            .collect::<Vec<_>>()
    };
    let known = [("de", "Deutsch"), ("en", "English")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(names(&home), known);
    let folder = home.app.home().join("locales");
    std::fs::create_dir(&folder).expect("a folder");
    let polish = "language-name = Polski\napp-save = Zapisz\nno-such-message = x\n";
    std::fs::write(folder.join("pl.ftl"), polish).expect("written");
    std::fs::write(folder.join("notes.txt"), "of no interest").expect("written");
    std::fs::write(folder.join("xx.ftl"), [0xff, 0xfe]).expect("written");
    assert_eq!(names(&home)[2], ("pl".to_owned(), "Polski".to_owned()));
    assert_eq!(names(&home).len(), 3);
    let wished = Language::parse("pl-PL").expect("a tag");
    let messages = home.app.upkeep().locales().messages(&[wished]);
    assert_eq!(messages.text(AppSave), "Zapisz");

    let found = trug_app::doctor(home.app.home());
    let languages = found.findings.iter().find(|one| one.what.to_string() == "languages");
    let languages = languages.expect("the doctor looks at the languages");
    assert!(!languages.works);
    for words in ["pl.ftl: line 3: there is no message no-such-message", "xx.ftl cannot be read"] {
        assert!(languages.words.contains(words), "{}", languages.words);
    }
}

#[test]
fn without_a_file_the_doctor_names_the_languages() {
    let home = Home::new();
    let found = trug_app::doctor(home.app.home());
    let languages = found.findings.iter().find(|one| one.what.to_string() == "languages");
    let languages = languages.expect("the doctor looks at the languages");
    assert!(languages.works);
    assert_eq!(languages.words, "Deutsch, English");
}
