use std::path::PathBuf;
use std::sync::OnceLock;
use trug_catalogue::{ATTRIBUTION, Catalogue, aisle};
use trug_gs1::Symbology::{Ean8, Ean13, UpcA};
use trug_gs1::{Gtin, ScannedCode};

fn starter() -> &'static Catalogue {
    static STARTER: OnceLock<Catalogue> = OnceLock::new();
    STARTER.get_or_init(|| Catalogue::starter().expect("the starter catalogue opens"))
}

fn asset(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../assets/catalogue").join(name)
}

#[test]
fn holds_enough_in_little_room_and_says_whose_it_is() {
    let info = starter().info();
    assert!(info.rows > 700_000, "{info:?}");
    assert!(info.source.contains("Open Food Facts"), "{info:?}");
    assert_eq!((info.licence.as_str(), info.attribution.as_str()), ("ODbL-1.0", ATTRIBUTION));
    assert!(info.date.ends_with(" to 2026"), "{info:?}");
    let size = std::fs::metadata(asset("starter.sqlite")).expect("the asset is there").len();
    assert!(size <= 10_500_000, "{size} bytes");
    for (name, parts) in [
        ("ATTRIBUTION.md", ["Open Food Facts contributors", "ODbL", "DbCL", "opendatacommons.org"]),
        (
            "LICENSE-ODbL.txt",
            ["Open Food Facts", "Open Database License", "1.0", "opendatacommons.org"],
        ),
    ] {
        let text = std::fs::read_to_string(asset(name)).expect(name);
        for part in parts {
            assert!(text.contains(part), "{name} does not say {part:?}");
        }
    }
}

#[test]
fn knows_a_product_by_every_printed_form() {
    let check = |symbology, digits: &str, name: &str, brand: Option<&str>| {
        let gtin = ScannedCode::from_scan(symbology, digits).expect(digits).gtin;
        let mut forms = gtin.printed_forms();
        forms.push(gtin.to_string());
        for form in forms.iter().filter(|form| form.len() != 8 || gtin.as_gtin8().is_some()) {
            let typed = Gtin::parse(form).expect(form);
            let product = starter().look_up(typed).expect("whole").expect(form);
            assert_eq!((product.name.as_str(), product.brand.as_deref()), (name, brand), "{form}");
            assert_eq!((product.gtin, product.source.as_str()), (gtin, "off"));
        }
    };
    check(Ean13, "3017620422003", "Nutella", Some("Ferrero"));
    check(Ean13, "5449000000996", "Coca-Cola", Some("Coca-Cola"));
    check(Ean13, "4001724819806", "Ristorante Pizza Mozarella", None);
    check(Ean13, "7613034626844", "Chocapic", None);
    check(UpcA, "049000050103", "Coca-Cola", Some("Coca-Cola"));
    check(UpcA, "038000138416", "The Original Potato Crisps", None);
    check(Ean8, "40111216", "Bounty", None);
}

#[test]
fn the_products_of_the_demonstration_are_whole() {
    let check = |digits: &str, name: &str, brand: &str, quantity: &str, shelf: &str| {
        let gtin = Gtin::parse(digits).expect(digits);
        let product = starter().look_up(gtin).expect("whole").expect(digits);
        let text = |text: Option<String>| text.unwrap_or_default();
        let found =
            (product.name, text(product.brand), text(product.quantity), text(product.aisle));
        assert_eq!(found, (name.into(), brand.into(), quantity.into(), shelf.into()), "{digits}");
        assert!(aisle(shelf).is_some(), "{shelf} is an aisle");
    };
    check("3017620422003", "Nutella", "Ferrero", "400 g", "spreads");
    check("5449000000996", "Coca-Cola", "Coca-Cola", "330 ml", "drinks");
    check("8076809513753", "Pesto alla genovese", "Barilla", "190 g", "sauces");
}

#[test]
fn never_looks_up_what_is_a_shops_own_or_nobodys() {
    let check = |digits: &str| {
        let gtin = Gtin::parse(digits).expect(digits);
        assert_eq!(starter().look_up(gtin).expect("whole"), None, "{digits}");
    };
    check("2000132660200");
    check("0206970012146");
    check("20001247");
    check("0400000000008");
    check("9901234567899");
    check("3017629999995");
    check("00000000");
    check("99999999999997");
}

#[test]
fn finds_by_words() {
    let check = |words: &str, expect: &str| {
        let found = starter().search(words, 20).expect("whole");
        let names: Vec<String> = found
            .iter()
            .map(|product| format!("{} {}", product.name, product.brand.as_deref().unwrap_or("")))
            .collect();
        assert!(names.iter().any(|name| name.starts_with(expect)), "{words:?} found {names:?}");
        assert_eq!(found, starter().search(words, 20).expect("whole"), "{words:?} again");
        assert_eq!(found[..1], starter().search(words, 1).expect("whole"), "{words:?} first");
    };
    check("nutella", "Nutella Ferrero");
    check("NUTELLA ferr", "Nutella Ferrero");
    check("coca cola", "Coca-Cola Coca-Cola");
    check("coca-cola", "Coca-Cola Coca-Cola");
    check("creme brulee", "Crème brûlée");
    check("lait demi ecreme", "Lait demi-écrémé");
    check("l'eau", "Glace à l'eau");
    check("спагетти", "Спагетти");
    check("chocap", "Chocapic");
    check("\"chocapic\" - :", "Chocapic");
}

#[test]
fn no_query_is_wrong() {
    let long = "a".repeat(10_000);
    let many = "lait ".repeat(2_000);
    let queries = [
        "",
        " ",
        "\"",
        "-",
        ":",
        "*",
        "AND",
        "OR NOT",
        "nutella\"",
        "name:nutella",
        "NEAR(a b)",
        "\0",
        "nut\0ella",
        "🥛",
        "🥛 milk",
        "' OR 1=1 --",
        "%",
        "_",
        "\u{202e}",
        "\u{300}",
        "|",
        "\n",
        "ﷺ",
        "İ",
        "ß",
        "👨‍👩‍👧",
        &long,
        &many,
    ];
    for query in queries {
        for limit in [0, 1, 20] {
            let found = starter().search(query, limit);
            assert!(found.expect(query).len() <= limit, "{query:?}");
        }
    }
    let all = starter().search("vinaigre de xeres", usize::MAX).expect("whole");
    assert!(all.len() > 10, "{} found", all.len());
}

#[test]
fn one_catalogue_serves_many_threads() {
    let gtin = Gtin::parse("3017620422003").expect("a GTIN");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..50 {
                    assert!(starter().look_up(gtin).expect("whole").is_some());
                    assert_eq!(starter().search("nutella", 3).expect("whole").len(), 3);
                }
            });
        }
    });
}
