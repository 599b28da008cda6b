//! The language that a system asks for.

use trug_locales::{Locales, wished_by_system};

#[test]
fn the_first_variable_with_a_value_decides() {
    let check = |variables: &[(&str, &str)], expected: &str| {
        let wished = wished_by_system(|name| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        });
        let wished: Vec<_> = wished.into_iter().collect();
        let messages = Locales::embedded().messages(&wished);
        assert_eq!(messages.language().tag(), expected, "{variables:?}");
    };
    check(&[("LANG", "de_DE.UTF-8")], "de");
    check(&[("LC_ALL", "de_CH"), ("LANG", "en_GB.UTF-8")], "de");
    check(&[("LC_ALL", ""), ("LC_MESSAGES", "de_AT@euro"), ("LANG", "en_US")], "de");
    check(&[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")], "en");
    check(&[("LANG", "C.UTF-8")], "en");
    check(&[("LANG", "POSIX")], "en");
    check(&[("LANG", "fr_FR.UTF-8")], "en");
    check(&[], "en");
}
