//! The languages: those of Trug, and files that the person dropped into the home.

use super::Upkeep;
use crate::contract::{LanguageTag, LanguageView, LanguagesView};
use std::path::Path;
use trug_files::{files_with_extension, read_up_to};
use trug_locales::Locales;

/// Where in a home the file of a language is dropped.
const FOLDER: &str = "locales";

/// A larger file is not read.
const MAX_BYTES: u64 = 1024 * 1024;

impl Upkeep {
    /// The texts of all languages, of the person's own files as far as they can be used.
    pub fn locales(&self) -> Locales {
        read(&self.home).0
    }

    /// All languages, for a page.
    pub fn languages(&self) -> LanguagesView {
        let languages = self.locales().languages().into_iter().filter_map(|one| {
            let language = LanguageTag::parse(one.language.tag()).ok()?;
            Some(LanguageView { language, name: one.name, own: one.own })
        });
        LanguagesView { languages: languages.collect() }
    }
}

/// All languages, and what is wrong with the person's own files, a sentence each.
pub(crate) fn read(home: &Path) -> (Locales, Vec<String>) {
    let mut locales = Locales::embedded();
    let mut problems = Vec::new();
    for file in files_with_extension(&home.join(FOLDER), "ftl") {
        let name = file.display();
        match text_of(&file) {
            Ok(text) => {
                let tag = file.file_stem().unwrap_or_default().to_string_lossy();
                let found = locales.add(&tag, &text);
                problems.extend(found.iter().map(|problem| format!("{name}: {problem}")));
            }
            Err(error) => problems.push(format!("{name} cannot be read: {error}")),
        }
    }
    (locales, problems)
}

fn text_of(file: &Path) -> std::io::Result<String> {
    let bytes = read_up_to(file, MAX_BYTES + 1)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(std::io::Error::other("it is larger than 1 MiB"));
    }
    String::from_utf8(bytes).map_err(std::io::Error::other)
}
