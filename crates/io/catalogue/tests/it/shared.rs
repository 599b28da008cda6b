//! Against real exports, which are too large to be part of the project: `cargo xtask test shared`.

use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::PathBuf;
use trug_catalogue::Catalogue;
use trug_catalogue::build::{Exports, NameClassifier, Taxonomy};

/// The folder with the exports, which `TRUG_SHARED` names; without it these tests fail.
fn shared() -> PathBuf {
    let folder = std::env::var_os("TRUG_SHARED").expect("TRUG_SHARED names a folder");
    PathBuf::from(folder).join("catalogue")
}

fn real(folder: &std::path::Path) -> (Exports, Taxonomy) {
    let open = |name: &str| {
        BufReader::new(MultiGzDecoder::new(File::open(folder.join(name)).expect(name)))
    };
    let mut exports = Exports::default();
    exports.read("merged", open("off-real-merged.tsv.gz"), 2019).expect("it has its columns");
    let mut json = Vec::new();
    open("off-taxonomy/categories.full.json.gz").read_to_end(&mut json).expect("it unpacks");
    (exports, Taxonomy::from_json(&json).expect("it is a taxonomy"))
}

#[test]
#[ignore = "needs the shared material: cargo xtask test shared"]
fn shared_every_real_product_with_a_name_is_in_the_starter() {
    let (exports, _) = real(&shared());
    let catalogue = Catalogue::starter().expect("it opens");
    let known = exports
        .entries
        .keys()
        .filter(|&&gtin| catalogue.look_up(gtin).expect("whole").is_some())
        .count();
    eprintln!("{known} of {} real named products are in the starter", exports.entries.len());
    assert_eq!(known, exports.entries.len());
}

#[test]
#[ignore = "needs the shared material: cargo xtask test shared"]
fn shared_categories_and_names_determine_the_aisle() {
    let (exports, taxonomy) = real(&shared());
    let tagged: Vec<(&str, Option<u8>)> = exports
        .entries
        .values()
        .filter_map(|entry| Some((entry.name.1.as_str(), taxonomy.aisle(&entry.tags.as_ref()?.1))))
        .collect();
    let known: Vec<(&str, u8)> =
        tagged.iter().filter_map(|&(name, aisle)| Some((name, aisle?))).collect();
    let by_tags = 100.0 * known.len() as f64 / tagged.len() as f64;
    eprintln!(
        "{} of {} products with categories have an aisle: {by_tags:.1} %",
        known.len(),
        tagged.len()
    );
    assert!(by_tags > 88.0);

    // What is learnt from nine tenths is asked about the last.
    let categories: Vec<(&str, u8)> = taxonomy.names().collect();
    let (mut answered, mut right) = (0, 0);
    for part in 0..10 {
        let (asked, learnt): (Vec<_>, Vec<_>) =
            known.iter().enumerate().partition(|(place, _)| place % 10 == part);
        let learnt = learnt.into_iter().map(|(_, known)| *known);
        let words = NameClassifier::learn(learnt, categories.iter().copied());
        for (_, &(name, aisle)) in asked {
            let answer = words.aisle(name);
            answered += u32::from(answer.is_some());
            right += u32::from(answer == Some(aisle));
        }
    }
    let share = 100.0 * f64::from(right) / f64::from(answered);
    eprintln!("names answered {answered} of {} aisles, {share:.1} % of them right", known.len());
    assert!(share >= 95.0);
}
