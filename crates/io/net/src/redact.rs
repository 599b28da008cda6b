//! Takes secrets out of what is kept or shown: each occurrence becomes the secret's name in braces,
//! also where it is percent-encoded, escaped for JSON or encoded as base64.

use crate::credentials::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;

/// The texts to take out, the longest first, and what replaces them.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    patterns: Vec<(Vec<u8>, String)>,
}

impl Redactor {
    pub(crate) fn add(&mut self, secret: &Secret) {
        let value = secret.expose();
        self.add_text(secret, value);
        self.add_text(secret, &percent_encoded(value, "%20"));
        self.add_text(secret, &percent_encoded(value, "+"));
        let quoted = serde_json::Value::from(value).to_string();
        self.add_text(secret, quoted.trim_start_matches('"').strip_suffix('"').unwrap_or(&quoted));
        self.add_text(secret, &STANDARD.encode(value));
    }

    /// Another text that gives the secret away.
    pub(crate) fn add_text(&mut self, secret: &Secret, text: &str) {
        if text.is_empty() || self.patterns.iter().any(|(known, _)| known == text.as_bytes()) {
            return;
        }
        self.patterns.push((text.as_bytes().to_vec(), format!("{{{}}}", secret.name())));
        self.patterns.sort_by_key(|(pattern, _)| std::cmp::Reverse(pattern.len()));
    }

    pub(crate) fn bytes(&self, bytes: &[u8]) -> Vec<u8> {
        if self.patterns.is_empty() {
            return bytes.to_vec();
        }
        let mut kept = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            let found = self.patterns.iter().find(|(pattern, _)| rest.starts_with(pattern));
            if let Some((pattern, name)) = found {
                kept.extend_from_slice(name.as_bytes());
                rest = &rest[pattern.len()..];
            } else {
                kept.push(*first);
                rest = after;
            }
        }
        kept
    }

    pub(crate) fn text(&self, text: &str) -> String {
        String::from_utf8_lossy(&self.bytes(text.as_bytes())).into_owned()
    }

    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.patterns.iter().any(|(pattern, _)| {
            text.as_bytes().windows(pattern.len()).any(|part| part == pattern.as_slice())
        })
    }
}

/// As `application/x-www-form-urlencoded` and paths encode it.
fn percent_encoded(text: &str, space: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push_str(space),
            b'-' | b'.' | b'_' | b'~' | b'*' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            // Writing to a String cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_taken_out_in_every_form() {
        let mut redactor = Redactor::default();
        redactor.add(&Secret::new("key", "p\"ä s/1"));
        redactor.add(&Secret::new("longer", "p\"ä s/1 and more"));
        let forms = [
            ("x p\"ä s/1 y", "x {key} y"),
            ("x=p%22%C3%A4%20s%2F1&y", "x={key}&y"),
            ("x=p%22%C3%A4+s%2F1&y", "x={key}&y"),
            (r#"{"x":"p\"ä s/1"}"#, r#"{"x":"{key}"}"#),
            ("cCLDpCBzLzE=", "{key}"),
            ("p\"ä s/1 and more", "{longer}"),
            ("p\"ä s/2", "p\"ä s/2"),
        ];
        for (text, expect) in forms {
            assert_eq!(redactor.text(text), expect);
            assert_eq!(redactor.is_in(text), text != expect, "{text}");
        }
    }

    #[test]
    fn an_empty_secret_takes_nothing_out() {
        let mut redactor = Redactor::default();
        redactor.add(&Secret::new("key", ""));
        assert_eq!(redactor.text("abc"), "abc");
        assert!(!redactor.is_in("abc"));
    }
}
