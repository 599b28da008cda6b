//! No test passes by being skipped.
//!
//! A test that returns before it has checked anything looks like one that passed. What a test needs it carries, makes or
//! demands; what is too large for that is `#[ignore]`d with a reason and run by name, where it fails without its material.

use super::source::Source;

/// What a skipped test looks like, and what to do instead.
const SIGNS: &[(&str, &str)] = &[
    ("skipped:", "a test that reports that it was skipped has passed without checking anything"),
    ("skipping", "a test that reports that it is skipping has passed without checking anything"),
    (".skip(", "run it or delete it"),
    (
        "#[ignore]",
        "say why, and which command runs it: #[ignore = \"needs ...: cargo xtask test shared\"]",
    ),
];

/// Files that are still to be mended.
const KNOWN: &[&str] = &["crates/pure/domain/tests/it/vectors.rs"];

/// One message for each sign of a silent skip in the tests.
pub(super) fn skips(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let is_rust = source.is_rust();
        if source.is_lint()
            || KNOWN.contains(&source.path.as_str())
            || !is_test(&source.path, &source.text)
        {
            continue;
        }
        for (number, line) in source.text.lines().enumerate() {
            for (sign, why) in SIGNS {
                // Iterators of Rust have a method of the same name.
                if line.contains(sign) && !(is_rust && *sign == ".skip(") {
                    found.push(format!("{}:{}: {sign:?}: {why}", source.path, number + 1));
                }
            }
            if line.contains("../shared") && !line.contains("--from") {
                found.push(format!(
                    "{}:{}: a test carries its data or makes it; nothing reads a folder beside the project",
                    source.path,
                    number + 1
                ));
            }
        }
    }
    found
}

fn is_test(path: &str, text: &str) -> bool {
    path.contains("/tests/")
        || path.starts_with("tests/")
        || path.contains(".test.")
        || text.contains("#[cfg(test)]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, text: &str, expected: usize) {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        let found = skips(&[source]);
        assert_eq!(found.len(), expected, "{path}: {text}: {found:?}");
    }

    #[test]
    fn silent_skips_are_found() {
        check("crates/a/tests/it.rs", "eprintln!(\"skipped: no folder\");", 1);
        check("crates/a/tests/it.rs", "#[ignore]\nfn a() {}", 1);
        check(
            "crates/a/tests/it.rs",
            "#[ignore = \"needs the shared material: cargo xtask test shared\"]",
            0,
        );
        check("crates/a/tests/it.rs", "let beside = \"../shared\";", 1);
        check("crates/a/tests/it.rs", "for line in lines.skip(1) {}", 0);
        check("ui/src/a.test.ts", "test.skip('x', () => {});", 1);
        check("crates/a/src/lib.rs", "// skipped: nothing", 0);
    }
}
