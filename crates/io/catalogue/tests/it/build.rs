use crate::made::{catalogue_at, exports, taxonomy};
use std::fmt::Write as _;
use trug_catalogue::build::{CORRECTION_YEAR, Exports, NameClassifier, Rejected, write};
use trug_catalogue::{ATTRIBUTION, Catalogue, CatalogueError, aisles};
use trug_gs1::Gtin;

#[test]
fn a_dirty_export_gives_clean_products() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("small.sqlite");
    let made = catalogue_at(&path);
    assert_eq!((made.rows, made.with_brand, made.with_quantity, made.with_aisle), (5, 2, 2, 3));
    let catalogue = Catalogue::open(&path).expect("what was made opens");
    let check = |digits: &str, expect: Option<(&str, &str, &str, &str)>| {
        let gtin = Gtin::parse(digits).expect("a GTIN");
        let found = catalogue.look_up(gtin).expect("the catalogue is whole");
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let found = found.map(|product| {
            assert_eq!((product.gtin, product.source.as_str()), (gtin, "off"));
            (
                product.name.clone(),
                text(&product.brand),
                text(&product.quantity),
                text(&product.aisle),
            )
        });
        let expect = expect.map(|(name, brand, quantity, aisle)| {
            (name.to_owned(), brand.to_owned(), quantity.to_owned(), aisle.to_owned())
        });
        assert_eq!(found, expect, "{digits}");
    };
    check("3017620422003", Some(("Nutella", "Nutella", "400 g", "spreads")));
    // The newer name stays, what only the older line knows is kept, and both spell one number.
    check("034000470693", Some(("Peanut \"butter\" cups", "Reese's", "42 g", "")));
    check("96385074", Some(("Tiny \"mints\"", "", "", "sweets")));
    check("4008400404127", Some(("Galletas", "", "", "frozen")));
    check("8000633038304", Some(("Brie", "", "", "")));
    check("5449000000996", None);
    check("5449000054227", None);
    check("7622210449283", None);
    check("2836712022966", None);
    check("20001247", None);
    let expect = Rejected { no_gtin: 5, no_product: 4, no_name: 3 };
    assert_eq!(exports().rejected, expect);
    let info = catalogue.info();
    assert_eq!((info.rows, info.date.as_str()), (5, "2014 to 2023"));
    assert_eq!((info.licence.as_str(), info.attribution.as_str()), ("ODbL-1.0", ATTRIBUTION));
}

#[test]
fn a_correction_wins_over_any_year_and_counts_for_none() {
    let mut exports = exports();
    let years = exports.years();
    let correction = "code\tproduct_name\tbrands\n8000633038304\tBrie de Meaux\tDongé\n";
    exports
        .read("corrections", correction.as_bytes(), CORRECTION_YEAR)
        .expect("it has its columns");
    exports
        .read("corrections", "code\tproduct_name\n8000633038304\tBri\n".as_bytes(), 2026)
        .expect("it has its columns");
    let brie = &exports.entries[&Gtin::parse("8000633038304").expect("a GTIN")];
    assert_eq!(brie.name.1, "Brie de Meaux");
    assert_eq!(brie.brand.as_ref().map(|(_, brand)| brand.as_str()), Some("Dongé"));
    assert_eq!(exports.years().map(|(_, last)| last), Some(2026));
    assert_eq!(years.map(|(first, _)| first), Some(2014));
}

#[test]
fn the_same_export_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let bytes = ["first.sqlite", "second.sqlite", "second.sqlite"].map(|name| {
        let path = folder.path().join(name);
        catalogue_at(&path);
        std::fs::read(path).expect("it was written")
    });
    assert_eq!(bytes[0], bytes[1]);
    assert_eq!(bytes[0], bytes[2]);
    let left = std::fs::read_dir(folder.path()).expect("the folder is there").count();
    assert_eq!(left, 2, "nothing unfinished stays behind");
}

#[test]
fn many_products_come_out_as_they_went_in() {
    let mut export = "code\tproduct_name\tbrands\n".to_owned();
    let gtins: Vec<Gtin> =
        (0..3000).filter_map(|step| Gtin::from_payload(400_000_000_000 + step * 977)).collect();
    for (number, gtin) in gtins.iter().enumerate() {
        let brand = number % 7;
        writeln!(export, "{gtin}\tProduct number {number} of many\tBrand {brand}")
            .expect("a text has room");
    }
    let mut exports = Exports::default();
    exports.read("many", export.as_bytes(), 2020).expect("it has its columns");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("many.sqlite");
    write(&path, &exports, &taxonomy()).expect("the folder can be written to");
    let catalogue = Catalogue::open(&path).expect("what was made opens");
    for (number, &gtin) in gtins.iter().enumerate() {
        let product = catalogue.look_up(gtin).expect("whole").expect("it went in");
        assert_eq!(product.name, format!("Product number {number} of many"));
        let found = catalogue.search(&format!("product {number}"), 1).expect("whole");
        if number % 500 == 0 {
            assert_eq!(found.first().map(|product| product.gtin), Some(gtin), "{number}");
        }
    }
    assert_eq!(catalogue.search("brand 3 many", 10_000).expect("whole").len(), 3000 / 7 + 1);
}

#[test]
fn the_deepest_tag_decides_and_frozen_and_cheese_override() {
    let taxonomy = taxonomy();
    let check = |tags: &str, expect: Option<&str>| {
        let found = taxonomy.aisle(tags).map(|place| aisles()[usize::from(place)].id);
        assert_eq!(found, expect, "{tags:?}");
    };
    check("en:hazelnut-spreads", Some("spreads"));
    check("en:snacks,en:spreads", Some("spreads"));
    check("en:frozen-cakes,en:hazelnut-spreads", Some("frozen"));
    check("en:goat-yogurts", Some("cheese"));
    check("en:dairies, en:Yogurts", Some("dairy"));
    check("en:Galletas de avena", Some("sweets"));
    check("es:galletas", Some("sweets"));
    check("YAOURTS DE CHEVRE", Some("cheese"));
    check("en:round", None);
    check("en:null", None);
    check(",:,, :", None);
    check("", None);
}

#[test]
fn words_determine_an_aisle_only_if_they_agree() {
    let names: Vec<(String, u8)> = (0..10)
        .flat_map(|number| [(format!("Yaourt {number}"), 5), (format!("Tea bags {number}"), 10)])
        .collect();
    let mixed = [("Honey tea cake", 16), ("Honey cake", 9)];
    let names = || names.iter().map(|(name, aisle)| (name.as_str(), *aisle));
    let words = NameClassifier::learn(names().chain(mixed), std::iter::empty());
    let check = |name: &str, expect| assert_eq!(words.aisle(name), expect, "{name:?}");
    check("YAOURT à la grecque", Some(5));
    check("bags", Some(10));
    // One in eleven is elsewhere, which is too many.
    check("tea", None);
    check("yaourt bags", None);
    check("honey", None);
    check("", None);
    let against = [("Yaourt bar", 16), ("Yaourt sweets", 16), ("Yaourt cake", 16)];
    let words = NameClassifier::learn(names(), against.into_iter());
    assert_eq!(words.aisle("yaourt"), None, "the names of categories speak against it");
}

#[test]
fn unusable_input_is_reported() {
    let check = |export: &str, expect: &str| {
        let error = Exports::default().read("dump.tsv", export.as_bytes(), 2020);
        let error = error.expect_err("it has no columns").to_string();
        assert_eq!(error, format!("could not make a catalogue from dump.tsv: {expect}"));
    };
    check("", "it is empty; fetch it again");
    check("<!doctype html>", "its first line names no code and product_name");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let nothing = write(&folder.path().join("none.sqlite"), &Exports::default(), &taxonomy());
    assert!(matches!(nothing, Err(CatalogueError::Input { .. })));
    let nowhere = write(&folder.path().join("no/such/folder.sqlite"), &exports(), &taxonomy());
    assert!(matches!(nowhere, Err(CatalogueError::Write { .. })));
}
