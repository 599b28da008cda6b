//! A small catalogue made on the spot.

use std::path::Path;
use trug_catalogue::build::{BuildReport, Exports, Taxonomy, write};

/// An export as contributors and spreadsheets leave it: quotes that mean nothing, `null`, tags with
/// blanks, codes of odd length, a column twice, a line cut short.
pub(crate) const EXPORT: &str = "\
code\tproduct_name\tbrands\tquantity\tcategories\tcategories_tags\tlast_modified_t\t#NOME?\t#NOME?\n\
3017620422003\tNutella\tNutella,Ferrero\t400 g\tSpreads\ten:spreads,en:hazelnut-spreads\t1700000000\tx\ty\n\
34000470693\tPeanut \"butter\" cups\t\t\tnull\ten:null\t1700000000\n\
0034000470693\tPeanut butter cups, older\tReese's\t42 g\t\t\t1400000000\n\
96385074\tTiny\u{202e} &quot;mints&quot;\tnull\t\t\ten:Sweet snacks\t0\n\
4008400404127\tGalletas\t\t\t\ten:Galletas de avena, en:frozen cakes\t\r\n\
8000633038304\tBrie\n\
3017620422004\tWrong check digit\t\t\n\
00000000001111111111\tSfiudwx\n\
123456789012345678901234567890123456789012345678\tToo long\n\
\tNo code\n\
not a code\tNo code\n\
2836712022966\tWeighed at the counter\n\
0211236009778\tWeighed at the till\n\
20001247\tAn eight of a chain\n\
9771234567003\tA magazine\n\
5449000000996\t12345\n\
5449000054227\tTest\n\
7622210449283\tab\n\
\n";

const CATEGORIES: &str = r#"{
    "en:snacks": {"name": {"en": "Snacks"}},
    "en:sweet-snacks": {"name": {"en": "Sweet snacks"}, "parents": ["en:snacks"]},
    "en:biscuits": {"name": {"en": "Biscuits", "es": "Galletas"},
        "synonyms": {"es": ["Galletas de avena"]}, "parents": ["en:sweet-snacks"]},
    "en:frozen-foods": {"name": {"en": "Frozen foods"}},
    "en:frozen-cakes": {"name": {"en": "Frozen cakes"}, "parents": ["en:sweet-snacks", "en:frozen-foods"]},
    "en:spreads": {"name": {"en": "Spreads"}, "parents": ["en:sweet-snacks"]},
    "en:hazelnut-spreads": {"name": {"en": "Hazelnut spreads"}, "parents": ["en:spreads"]},
    "en:dairies": {"name": {"en": "Dairies"}},
    "en:cheeses": {"name": {"en": "Cheeses"}, "parents": ["en:dairies"]},
    "en:goat-yogurts": {"name": {"fr": "Yaourts de chèvre"}, "parents": ["en:yogurts", "en:cheeses"]},
    "en:yogurts": {"parents": ["en:dairies"]},
    "en:round": {"parents": ["en:round-about"]},
    "en:round-about": {"parents": ["en:round"]}
}"#;

pub(crate) fn taxonomy() -> Taxonomy {
    Taxonomy::from_json(CATEGORIES.as_bytes()).expect("the categories are well formed")
}

pub(crate) fn exports() -> Exports {
    let mut exports = Exports::default();
    exports.read("the export", EXPORT.as_bytes(), 2019).expect("the export has its columns");
    exports
}

pub(crate) fn catalogue_at(path: &Path) -> BuildReport {
    write(path, &exports(), &taxonomy()).expect("the folder can be written to")
}
