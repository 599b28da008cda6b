//! What other programs are told about the command line.

use crate::support::Home;

#[test]
fn the_manual_page_and_completions_are_printed_and_no_home_is_made() {
    let home = Home::new();
    let cases: [(&[&str], &str); 6] = [
        (&["man"], ".TH trug 1"),
        (&["completions", "bash"], "complete -F _trug"),
        (&["completions", "zsh"], "#compdef trug"),
        (&["completions", "fish"], "complete -c trug"),
        (&["completions", "powershell"], "Register-ArgumentCompleter"),
        (&["completions", "elvish"], "edit:completion:arg-completer[trug]"),
    ];
    for (words, part) in cases {
        let told = home.call(words);
        assert_eq!(told.code, 0, "{words:?}: {}", told.stderr);
        assert!(told.stdout.contains(part), "{words:?}: {}", told.stdout);
        assert_eq!(told.stderr, "", "{words:?}");
    }
    assert!(!home.home().exists());
    assert_eq!(home.call(&["completions", "tcsh"]).code, 2);
}
