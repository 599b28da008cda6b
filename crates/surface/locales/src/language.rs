//! A language by its tag, and the languages that a system asks for.

use std::fmt;
use unic_langid::LanguageIdentifier;

/// A language by its tag in small letters: `de`, `pt-br`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

impl Language {
    /// Reads a tag: `de`, `pt-BR`, `zh_Hant`.
    ///
    /// # Errors
    /// None for a text that is no tag of BCP 47.
    pub fn parse(text: &str) -> Option<Self> {
        let tag: LanguageIdentifier = text.parse().ok()?;
        (!tag.language.is_empty()).then(|| Self(tag.to_string().to_ascii_lowercase()))
    }

    /// The tag: `pt-br`.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The tag without script and region: `pt`.
    pub fn base(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The language that a POSIX system asks for in `LC_ALL`, else `LC_MESSAGES`, else `LANG`: `de_DE.UTF-8` is `de-de`. The
/// `variable` gives the value of a variable of the environment. None for `C` and `POSIX`.
pub fn wished_by_system(variable: impl Fn(&str) -> Option<String>) -> Option<Language> {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| variable(name))
        .find(|value| !value.is_empty())?;
    let name = value.split(['.', '@']).next().unwrap_or_default();
    Language::parse(name)
}
