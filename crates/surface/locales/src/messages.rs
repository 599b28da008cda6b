//! The texts of one language.

use crate::bundle::Bundle;
use crate::{Arguments, Language, Number};
use std::sync::Arc;

/// A message with its arguments; the types are in [`crate::id`].
pub trait Message {
    /// The id in the files: `list-count`.
    const ID: &'static str;

    /// The arguments by name.
    fn arguments(self) -> Arguments;
}

/// A text with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// What the person can do next.
    pub next: Option<String>,
    /// What the person can type next, where the command line has words of its own.
    pub cli: Option<String>,
}

/// The texts of one language. What the language does not have is in English.
#[derive(Clone)]
pub struct Messages {
    language: Language,
    bundles: Vec<Arc<Bundle>>,
}

impl Messages {
    pub(crate) fn new(language: Language, bundles: Vec<Arc<Bundle>>) -> Self {
        Self { language, bundles }
    }

    /// The language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The text of a message.
    pub fn text<M: Message>(&self, message: M) -> String {
        self.find(M::ID, &message.arguments()).unwrap_or_else(|| M::ID.to_owned())
    }

    /// The text of a message with what the person can do next.
    pub fn phrase<M: Message>(&self, message: M) -> Phrase {
        let arguments = message.arguments();
        self.find_phrase(M::ID, &arguments).unwrap_or_else(|| Phrase {
            text: M::ID.to_owned(),
            next: None,
            cli: None,
        })
    }

    /// The text of `id` or `id.attribute`, where the id is only known at run time: a word of a closed set, `aisle-dairy`.
    /// None where no language has it.
    pub fn find(&self, key: &str, arguments: &Arguments) -> Option<String> {
        self.bundles.iter().find_map(|bundle| bundle.get(key, arguments))
    }

    /// As [`Self::find`], with what the person can do next.
    pub fn find_phrase(&self, id: &str, arguments: &Arguments) -> Option<Phrase> {
        let attribute = |name: &str| self.find(&format!("{id}.{name}"), arguments);
        let text = self.find(id, arguments)?;
        Some(Phrase { text, next: attribute("next"), cli: attribute("cli") })
    }

    /// The word for one of a closed set: `word("aisle", "dairy")` is the text of `aisle-dairy`, and a word that no
    /// language has is shown as it is.
    pub fn word(&self, set: &str, word: &str) -> String {
        let found = self.find(&format!("{set}-{word}"), &Arguments::new());
        found.unwrap_or_else(|| word.to_owned())
    }

    /// A number as the language writes it: `1,234.5`.
    pub fn number(&self, number: impl Into<Number>) -> String {
        let number = number.into();
        self.bundles.first().map_or_else(|| number.plain(), |bundle| bundle.number(number))
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("Messages").field(&self.language).finish()
    }
}
