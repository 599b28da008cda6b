//! A file that a person drops in is a language, as far as nothing is wrong with it.

use trug_locales::id::{AppCancel, AppSave, ListCount, NoticeAdded};
use trug_locales::{Language, Locales, Messages};

fn with(tag: &str, text: &str) -> (Locales, Vec<String>) {
    let mut locales = Locales::embedded();
    let problems = locales.add(tag, text);
    (locales, problems.iter().map(ToString::to_string).collect())
}

fn messages(locales: &Locales, tag: &str) -> Messages {
    locales.messages(&[Language::parse(tag).expect("a tag")])
}

#[test]
fn a_third_language_is_one_file_and_english_stands_in_for_what_it_lacks() {
    let polish = "\
language-name = Polski
format-decimal = ,
format-group = \u{a0}
format-group-from = 10000
app-save = Zapisz
list-count =
    { $lines ->
        [one] 1 rzecz
        [few] { $lines } rzeczy
       *[many] { $lines } rzeczy!
    }
";
    let (locales, problems) = with("pl", polish);
    assert!(problems.is_empty(), "{problems:?}");
    let names: Vec<_> = locales.languages().into_iter().map(|one| one.name).collect();
    assert_eq!(names, ["Deutsch", "English", "Polski"]);
    let polish = messages(&locales, "pl-PL");
    assert_eq!(polish.text(AppSave), "Zapisz");
    assert_eq!(polish.text(AppCancel), "Cancel");
    let counts = [1, 2, 5, 22, 12345].map(|lines: u32| polish.text(ListCount { lines }));
    assert_eq!(counts, ["1 rzecz", "2 rzeczy", "5 rzeczy!", "22 rzeczy", "12\u{a0}345 rzeczy!"]);
}

#[test]
fn what_is_wrong_is_named_by_line_and_left_out() {
    let cases = [
        ("no-such-message = x", "line 2: there is no message no-such-message"),
        ("app-save = x\n    .tooltip = y", "line 2: there is no message app-save.tooltip"),
        (
            "notice-added = { $nmae } is there",
            "line 2: the message notice-added has no argument $nmae",
        ),
        ("app-save = x\napp-save = y", "line 3: the message app-save is there twice"),
        (
            "app-save = { NUMBER($x) }",
            "line 2: the message app-save uses a function, a term or another message; only text, \
             arguments and choices are read",
        ),
        ("app-save = { app-cancel }", "line 2: the message app-save uses a function"),
        ("app-save = { $x", "line 2: not written as Fluent is: "),
        ("app save = x", "line 2: not written as Fluent is: "),
    ];
    for (line, expected) in cases {
        let (locales, problems) = with("pl", &format!("language-name = Polski\n{line}\n"));
        assert_eq!(problems.len(), 1, "{line}: {problems:?}");
        assert!(problems[0].starts_with(expected), "{line}: {}", problems[0]);
        let polish = messages(&locales, "pl");
        let kept = if line.contains("= y") && !line.contains("tooltip") { "x" } else { "Save" };
        assert_eq!(polish.text(AppSave), kept, "{line}");
        assert_eq!(polish.text(NoticeAdded { name: "Milk" }), "Milk is on the list", "{line}");
        assert_eq!(polish.text(AppCancel), "Cancel", "{line}");
    }
}

#[test]
fn a_file_that_is_no_language_is_refused() {
    for (tag, text, expected) in [
        ("notes of mine", "language-name = x", "\"notes of mine\" is no language tag"),
        ("pl", "app-save = Zapisz", "the message language-name is missing"),
        ("pl", "\u{0}\u{1}", "line 1: not written as Fluent is: "),
        ("pl", "", "the message language-name is missing"),
    ] {
        let (locales, problems) = with(tag, text);
        assert!(problems[0].starts_with(expected), "{tag}: {problems:?}");
        assert_eq!(locales.languages().len(), Locales::embedded().languages().len());
    }
}

#[test]
fn an_own_file_goes_before_that_of_trug() {
    let (locales, problems) = with("de", "language-name = Hausdeutsch\r\napp-save = Sichern\r\n");
    assert!(problems.is_empty(), "{problems:?}");
    let german = messages(&locales, "de");
    assert_eq!(german.text(AppSave), "Sichern");
    assert_eq!(german.text(AppCancel), "Abbrechen");
    let own = locales.languages().into_iter().find(|one| one.language.tag() == "de");
    let own = own.expect("German is there");
    assert_eq!(own.name, "Hausdeutsch");
    assert!(own.own.expect("the text").contains("app-save = Sichern\n"));
}
