//! A list as a QR code that a phone reads as text, made here and shown on the screen: no network.

use super::Files;
use crate::contract::{AppError, Problem, QrView};
use crate::error::Result;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;
use trug_baskets::{Format, Style};

/// The clear space that readers need around a code, in modules: ISO/IEC 18004, 6.3.8.
const QUIET: usize = 4;
/// What a phone's camera still reads off a screen with ease: version 25, at medium correction.
const MAX_BYTES: usize = 997;

impl Files {
    /// A list as a QR code: what is not ticked, as text, as much as one code holds.
    ///
    /// # Errors
    /// When there is no such list, or nothing on it that is not ticked.
    pub fn qr(&self, list: Option<&str>) -> Result<QrView> {
        let list = self.finder.list(list)?;
        let mut lines = self.export_lines(&list)?;
        lines.retain(|line| !line.checked);
        let wanted = lines.len();
        let text = loop {
            if lines.is_empty() {
                let message = format!("the list {:?} has no line that is not ticked", list.name);
                return Err(AppError::new(Problem::NothingToShow { name: list.name }, message));
            }
            let bytes = trug_baskets::export(
                Format::Text,
                Style::default(),
                &list.name,
                &lines,
                self.clock.now(),
            );
            let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            if text.len() <= MAX_BYTES {
                break text;
            }
            // Each line is at least four bytes long, so this comes to its end soon.
            let over = (text.len() - MAX_BYTES).div_ceil(200).max(1);
            lines.truncate(lines.len().saturating_sub(over).max(usize::from(lines.len() > 1)));
        };
        let code =
            QrCode::with_error_correction_level(&text, EcLevel::M).map_err(|error: QrError| {
                let why = error.to_string();
                AppError::new(Problem::Qr { why: why.clone() }, why)
            })?;
        let rows = rows(&code);
        let kept = lines.len() as u64;
        Ok(QrView {
            size: rows.len() as u32,
            path: path(&rows),
            rows,
            text,
            lines: kept,
            left_out: wanted as u64 - kept,
        })
    }
}

/// The modules with the quiet zone around them, `1` for a dark one.
fn rows(code: &QrCode) -> Vec<String> {
    let width = code.width();
    let clear = || std::iter::repeat_n("0".repeat(width + 2 * QUIET), QUIET);
    let side = "0".repeat(QUIET);
    let colors = code.to_colors();
    let inner = colors.chunks(width.max(1)).map(|row| {
        let row: String =
            row.iter().map(|color| if *color == Color::Dark { '1' } else { '0' }).collect();
        format!("{side}{row}{side}")
    });
    clear().chain(inner).chain(clear()).collect()
}

/// The dark modules, row by row as bars one module high.
fn path(rows: &[String]) -> String {
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for run in row.as_bytes().chunk_by(|one, next| one == next) {
            let wide = run.len();
            if run.first() == Some(&b'1') {
                let _ = write!(path, "M{x} {y}h{wide}v1h-{wide}z");
            }
            x += wide;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_in_its_quiet_zone_and_the_path_draws_it() {
        let code = QrCode::new("2 x Milk").expect("a short text");
        let rows = rows(&code);
        let size = rows.len();
        assert!(rows.iter().all(|row| row.len() == size));
        let margin = |row: &String| !row.contains('1');
        assert!(rows.iter().take(QUIET).all(margin) && rows.iter().rev().take(QUIET).all(margin));
        // The first finder pattern begins with seven dark modules.
        assert!(rows[QUIET].starts_with("000011111110"), "{}", rows[QUIET]);
        assert!(path(&rows).starts_with("M4 4h7v1h-7z"));
    }
}
