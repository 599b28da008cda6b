//! Folding text for search: words without case, accents or punctuation.
//!
//! Index and query are folded by the same function, so that they match in every script.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// The words of a text, folded: lower case, no accents (`Crème brûlée` and `CREME BRULEE` are the
/// same), letters and digits only. An apostrophe parts words as in `l'eau`, but not before the last
/// letter of one: `Kellogg's` is `kelloggs`.
pub fn fold(text: &str) -> Vec<String> {
    let mut folded = Vec::with_capacity(text.len() + 8);
    push_words(text, &mut folded);
    let folded = String::from_utf8_lossy(&folded);
    folded.split_ascii_whitespace().map(str::to_owned).collect()
}

/// Appends each word of the text with one blank before it.
pub(crate) fn push_words(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let mut in_word = false;
    let mut at = 0;
    // Nearly all letters of nearly all names are ASCII, and there are some 20 million of them.
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            if !in_word {
                out.push(b' ');
            }
            out.push(byte.to_ascii_lowercase());
            in_word = true;
            at += 1;
        } else if byte.is_ascii() {
            in_word = in_word && byte == b'\'' && ends_after_one_letter(&text[at + 1..]);
            at += 1;
        } else {
            let Some(letter) = text[at..].chars().next() else { break };
            at += letter.len_utf8();
            if letter == '’' {
                in_word = in_word && ends_after_one_letter(&text[at..]);
            } else {
                push_folded(letter, &mut in_word, out);
            }
        }
    }
}

fn push_folded(letter: char, in_word: &mut bool, out: &mut Vec<u8>) {
    decompose_compatible(letter, |part| {
        if is_combining_mark(part) {
            return;
        }
        for lower in part.to_lowercase().filter(|&lower| !is_combining_mark(lower)) {
            if !lower.is_alphanumeric() {
                *in_word = false;
                continue;
            }
            if !*in_word {
                out.push(b' ');
                *in_word = true;
            }
            match lower {
                'ß' => out.extend(b"ss"),
                'æ' => out.extend(b"ae"),
                'œ' => out.extend(b"oe"),
                'ø' => out.push(b'o'),
                'ł' => out.push(b'l'),
                'đ' | 'ð' => out.push(b'd'),
                'ı' => out.push(b'i'),
                other => out.extend(other.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    });
}

fn ends_after_one_letter(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(fold(text), expect, "{text:?}");
    }

    #[test]
    fn folds_as_a_shopper_types() {
        check("Crème Brûlée", &["creme", "brulee"]);
        check("CRE\u{300}ME", &["creme"]);
        check("Weißwürste", &["weisswurste"]);
        check("Œufs de poule", &["oeufs", "de", "poule"]);
        check("Smørrebrød Łaciate", &["smorrebrod", "laciate"]);
        check("l'eau d’ici", &["l", "eau", "d", "ici"]);
        check("Kellogg's M&M’s", &["kelloggs", "m", "ms"]);
        check("Coca-Cola 6x330ml", &["coca", "cola", "6x330ml"]);
        check("Молоко Йогурт", &["молоко", "иогурт"]);
        check("İstanbul ISPANAK ı", &["istanbul", "ispanak", "i"]);
        check("½ ﬁn", &["1", "2", "fin"]);
        check("酷美苹果醋", &["酷美苹果醋"]);
        check("\0 \" AND : - * ' 🥛 ", &["and"]);
        check("", &[]);
    }
}
