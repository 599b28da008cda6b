//! Cells that a spreadsheet would take for formulas ("CSV injection", OWASP).
//!
//! A spreadsheet acts on a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return,
//! some also after blanks, on a later line of the cell, or with the full-width forms of these
//! characters. [`guard`] puts a `'` before such a cell, which spreadsheets take as "this is text",
//! and [`unguard`] takes it off again.

/// The cell as a table may hold it.
pub fn guard(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell as it was before [`guard`].
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// Whether some spreadsheet would act on a cell. A `'` that was there before counts as none, so
/// that [`unguard`] undoes [`guard`] for every text.
pub fn is_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches('\'');
    cell.starts_with(['\t', '\r'])
        || cell.split(['\n', '\r']).any(|line| {
            line.trim_start_matches(is_passed_over).starts_with([
                '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe66}',
                '\u{fe62}', '\u{fe63}', '\u{fe6b}', '\u{2212}',
            ])
        })
}

/// Blanks and characters that cannot be seen.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_guarded_and_other_cells_are_not() {
        for cell in [
            "=1+1",
            "=cmd()",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\tx",
            "\rx",
            " =1",
            "   -1",
            "\u{a0}=1",
            "\u{3000}=1",
            "\u{200b}=1",
            "\0=1",
            "a\n=1",
            "a\r\n +1",
            "'=1",
            "''=1",
            "\u{ff1d}1",
            "\u{ff0b}1",
            "\u{ff0d}1",
            "\u{ff20}x",
            "\u{fe66}1",
            "\u{feff}=1",
            "\n@x",
        ] {
            assert!(guard(cell).starts_with('\''), "{cell:?}");
            assert_eq!(unguard(&guard(cell)), cell, "{cell:?}");
        }
        for cell in ["Milk", "'t Hof", "1 - 2", "", "a=b", "'", "7-Up", "café"] {
            assert_eq!(guard(cell), cell);
            assert_eq!(unguard(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn guarding_is_undone_for_every_text(cell in "['\t\r\n =+@a-]{0,8}|\\PC{0,12}") {
            let guarded = guard(&cell);
            prop_assert_eq!(unguard(&guarded), cell.as_str());
            prop_assert!(!is_formula(&cell) || guarded.starts_with('\''));
        }
    }
}
