//! All languages: those of Trug, and files that the person dropped in.

use crate::bundle::Bundle;
use crate::check::{Problem, ProblemKind, check};
use crate::sources::{ENGLISH, FILES};
use crate::{Language, Messages};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// All languages that there are.
#[derive(Clone)]
pub struct Locales {
    languages: BTreeMap<Language, Known>,
}

#[derive(Clone)]
struct Known {
    name: String,
    /// The person's own file first, then Trug's.
    bundles: Vec<Arc<Bundle>>,
    /// The text of the person's own file, as far as it can be used.
    own: Option<Arc<str>>,
}

/// A language for a page: its tag, its name for itself, and the text of a file that the person dropped in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageText {
    /// The language.
    pub language: Language,
    /// Its name for itself: "Deutsch".
    pub name: String,
    /// The messages of the person's own file that can be used, as Fluent; none where there is no such file.
    pub own: Option<String>,
}

impl Locales {
    /// The languages of Trug.
    pub fn embedded() -> Self {
        static ALL: LazyLock<Locales> = LazyLock::new(|| {
            let mut all = Locales { languages: BTreeMap::new() };
            for (tag, source) in FILES {
                // A test reads every one of them.
                let _ = all.insert(tag, source, false);
            }
            all
        });
        ALL.clone()
    }

    /// Adds a file that the person dropped in: its name without the ending, and its text. What it does not have is taken
    /// from Trug's own file of that language, else from English.
    ///
    /// # Errors
    /// None; the answer is what is wrong with the file. The messages that are wrong are left out. Where the name is no
    /// tag or the language's name is missing, the whole file is.
    pub fn add(&mut self, tag: &str, source: &str) -> Vec<Problem> {
        self.insert(tag, source, true)
    }

    fn insert(&mut self, tag: &str, source: &str, own: bool) -> Vec<Problem> {
        let whole = |kind| Problem { line: None, kind };
        let Some(language) = Language::parse(tag) else {
            return vec![whole(ProblemKind::NotATag(tag.to_owned()))];
        };
        let (checked, mut problems) = check(source);
        let Some(name) = checked.plain("language-name") else {
            problems.push(whole(ProblemKind::NoName));
            return problems;
        };
        let bundle = Arc::new(Bundle::new(&language, &checked));
        let known = self.languages.entry(language).or_insert_with(|| Known {
            name: String::new(),
            bundles: vec![],
            own: None,
        });
        known.name = name;
        known.bundles.insert(0, bundle);
        if own {
            known.own = Some(checked.source().into());
        }
        problems
    }

    /// All languages, by tag.
    pub fn languages(&self) -> Vec<LanguageText> {
        self.languages
            .iter()
            .map(|(language, known)| LanguageText {
                language: language.clone(),
                name: known.name.clone(),
                own: known.own.as_ref().map(ToString::to_string),
            })
            .collect()
    }

    /// The messages of the first wished language that there is, with or without its region; else English.
    pub fn messages(&self, wished: &[Language]) -> Messages {
        let english = Language::parse(ENGLISH).unwrap_or_else(|| unreachable!("en is a tag"));
        let language = wished
            .iter()
            .find_map(|wish| {
                let base = Language::parse(wish.base());
                [Some(wish.clone()), base]
                    .into_iter()
                    .flatten()
                    .find(|tag| self.languages.contains_key(tag))
            })
            .unwrap_or_else(|| english.clone());
        let bundles = |language| self.languages.get(language).map(|known| known.bundles.clone());
        let mut all = bundles(&language).unwrap_or_default();
        if language != english {
            all.extend(bundles(&english).unwrap_or_default());
        }
        Messages::new(language, all)
    }
}

impl std::fmt::Debug for Locales {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_set().entries(self.languages.keys()).finish()
    }
}

impl Messages {
    /// The English texts.
    pub fn english() -> Self {
        Locales::embedded().messages(&[])
    }
}
