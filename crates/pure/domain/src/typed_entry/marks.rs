//! What stands before a line of a list and is no part of it: bullets, numbers of lines, check boxes.

/// A line without the marks before it, and whether a check box among them is ticked.
///
/// `- [x] Milk`, "☑ Milk", "3. Milk" and "• Milk" are all "Milk".
pub fn without_marks(line: &str) -> (Option<bool>, &str) {
    let mut rest = line.trim();
    let mut ticked = None;
    // "1. - [ ] Milk" has three; more than a few are no marks but a drawing.
    for _ in 0..4 {
        if let Some((state, after)) = box_before(rest) {
            ticked = ticked.or(Some(state));
            rest = after;
        } else if let Some(after) = bullet_before(rest).or_else(|| number_before(rest)) {
            rest = after;
        } else {
            break;
        }
    }
    (ticked, rest)
}

const BULLETS: &[char] = &[
    '-', '*', '+', '•', '‣', '◦', '▪', '▫', '■', '●', '○', '·', '–', '—', '→', '►', '▸', '➔', '➤',
    '⁃', '∙', '❖', '◆', '\u{f0b7}', '\u{f0a7}',
];
const OPEN_BOXES: &[char] = &['☐', '◻', '⬜', '▢', '□', '🔲', '🔳'];
const TICKED_BOXES: &[char] = &['☑', '☒', '✓', '✔', '✅', '🗹', '❎', '✗', '✘'];

/// A bullet counts with a blank behind it: "-5" and "*sale*" are words.
fn bullet_before(text: &str) -> Option<&str> {
    let after = text.strip_prefix(BULLETS)?;
    let loose = matches!(
        text.chars().next(),
        Some('•' | '‣' | '◦' | '▪' | '●' | '○' | '\u{f0b7}' | '\u{f0a7}')
    );
    named(after, loose)
}

fn box_before(text: &str) -> Option<(bool, &str)> {
    for (boxes, state) in [(OPEN_BOXES, false), (TICKED_BOXES, true)] {
        if let Some(after) = text.strip_prefix(boxes) {
            let after = after.strip_prefix('\u{fe0f}').unwrap_or(after);
            return named(after, true).map(|after| (state, after));
        }
    }
    for (open, close) in [('[', ']'), ('(', ')')] {
        let Some((inside, after)) = text.strip_prefix(open).and_then(|rest| rest.split_once(close))
        else {
            continue;
        };
        let state = match inside.trim() {
            "" if inside.chars().count() <= 2 => false,
            "x" | "X" | "✓" | "✔" | "☑" => true,
            _ => continue,
        };
        // "(x)" without a blank may be the beginning of a word.
        return named(after, open == '[').map(|after| (state, after));
    }
    None
}

/// "1. Milk", "12) Milk": up to three digits. "2.5 kg" and "1. 5 l" have a digit behind it.
fn number_before(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = &text[digits..];
    // "4 ) milk" is written, too.
    let after = after.strip_prefix(['.', ')']).or_else(|| after.strip_prefix(" )"))?;
    let after = named(after, false)?;
    ((1..=3).contains(&digits)).then_some(after)
}

/// What follows a mark, if it is something: with a blank between unless the mark can be nothing else.
fn named(after: &str, loose: bool) -> Option<&str> {
    let rest = after.trim_start();
    (!rest.is_empty() && (loose || rest.len() < after.len())).then_some(rest)
}
