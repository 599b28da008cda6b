//! From the categories of Open Food Facts to the aisle of a shop.
//!
//! A product's category tags and all their ancestors are looked up in a table of some 190 tags;
//! the tag that is deepest in the taxonomy decides, except that anything frozen goes to the frozen
//! goods and any cheese to the cheese.

use crate::{CatalogueError, aisles};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// The categories with their parents and depths.
#[derive(Debug, Default)]
pub struct Taxonomy {
    parents: HashMap<String, Vec<String>>,
    /// The category that a name or synonym means, by slug.
    synonyms: HashMap<String, String>,
    /// Each name of each category, in order.
    names: Vec<(String, String)>,
    depths: HashMap<String, u32>,
}

impl Taxonomy {
    /// Reads the compiled taxonomy: `{id: {name: {language: text}, synonyms: {language: [text]},
    /// parents: [id]}}`.
    pub fn from_json(json: &[u8]) -> Result<Self, CatalogueError> {
        let failed = |reason: String| CatalogueError::Input {
            what: "the taxonomy of categories".to_owned(),
            reason,
        };
        let parsed: serde_json::Map<String, Value> =
            serde_json::from_slice(json).map_err(|reason| failed(reason.to_string()))?;
        let mut taxonomy = Self::default();
        // A name may mean several categories in several languages; the first id in order wins, so
        // that the result does not depend on the order of a map.
        let ids: BTreeSet<&String> = parsed.keys().collect();
        for id in ids {
            let node = &parsed[id];
            let parents = node["parents"].as_array().into_iter().flatten();
            let parents = parents.filter_map(Value::as_str).map(str::to_owned).collect();
            taxonomy.parents.insert(id.clone(), parents);
            let names = node["name"].as_object().into_iter().flat_map(|names| names.values());
            let synonyms = node["synonyms"].as_object().into_iter().flat_map(|all| all.values());
            let synonyms = synonyms.filter_map(Value::as_array).flatten();
            for name in names.chain(synonyms).filter_map(Value::as_str) {
                taxonomy.synonyms.entry(slug(name)).or_insert_with(|| id.clone());
                taxonomy.names.push((name.to_owned(), id.clone()));
            }
        }
        let ids: Vec<String> = taxonomy.parents.keys().cloned().collect();
        for id in ids {
            taxonomy.measure_depth(&id, 0);
        }
        Ok(taxonomy)
    }

    /// The aisle of a product with these tags, as its index in [`aisles`]; `tags` are separated by
    /// commas, such as `en:spreads,en:Hazelnut spreads`.
    pub fn aisle(&self, tags: &str) -> Option<u8> {
        let mut all = BTreeSet::new();
        for tag in tags.split(',') {
            self.add_with_ancestors(&self.resolve(tag), &mut all);
        }
        let mut deepest: Option<(u32, u8)> = None;
        let mut override_by = None;
        for tag in &all {
            let Some(place) = aisle_of_tag(tag) else { continue };
            match aisles()[usize::from(place)].id {
                "frozen" => return Some(place),
                "cheese" => override_by = Some(place),
                _ => {}
            }
            let depth = self.depths.get(tag).copied().unwrap_or_default();
            if deepest.is_none_or(|(before, _)| depth > before) {
                deepest = Some((depth, place));
            }
        }
        override_by.or(deepest.map(|(_, place)| place))
    }

    /// The names of all categories that have an aisle, with its place in [`aisles`].
    pub fn names(&self) -> impl Iterator<Item = (&str, u8)> {
        self.names.iter().filter_map(|(name, id)| Some((name.as_str(), self.aisle(id)?)))
    }

    /// The id that a tag means: itself, or the category that has it as a name.
    fn resolve(&self, tag: &str) -> String {
        let tag = tag.trim().to_lowercase();
        let (language, name) = tag.split_once(':').unwrap_or(("en", &tag));
        let id = format!("{language}:{}", slug(name));
        if self.parents.contains_key(&id) || aisle_of_tag(&id).is_some() {
            return id;
        }
        self.synonyms.get(&slug(name)).cloned().unwrap_or(id)
    }

    fn add_with_ancestors(&self, id: &str, all: &mut BTreeSet<String>) {
        if all.insert(id.to_owned()) {
            for parent in self.parents.get(id).into_iter().flatten() {
                self.add_with_ancestors(parent, all);
            }
        }
    }

    /// The longest path from a category to a root. A cycle, which a taxonomy should not have, ends
    /// where the depth exceeds any real one.
    fn measure_depth(&mut self, id: &str, below: u32) -> u32 {
        if let Some(&depth) = self.depths.get(id) {
            return depth;
        }
        if below > 64 {
            return 0;
        }
        let parents = self.parents.get(id).cloned().unwrap_or_default();
        let depths = parents.iter().map(|parent| self.measure_depth(parent, below + 1) + 1);
        let depth = depths.max().unwrap_or_default();
        self.depths.insert(id.to_owned(), depth);
        depth
    }
}

fn slug(name: &str) -> String {
    crate::fold::fold(name).join("-")
}

fn aisle_of_tag(tag: &str) -> Option<u8> {
    TAGS.iter()
        .find(|(_, tags)| tags.contains(&tag))
        .and_then(|(id, _)| aisles().iter().find(|aisle| aisle.id == *id).map(|aisle| aisle.order))
}

/// The category tags of Open Food Facts that decide the aisle.
static TAGS: [(&str, &[&str]); 23] = [
    (
        "produce",
        &[
            "en:fresh-fruits",
            "en:fresh-vegetables",
            "en:fruits",
            "en:vegetables",
            "en:potatoes",
            "en:fresh-herbs",
            "en:mushrooms",
            "en:salads",
            "en:fruits-and-vegetables-based-foods",
        ],
    ),
    (
        "bakery",
        &[
            "en:breads",
            "en:bakery-products",
            "en:viennoiseries",
            "en:pastries",
            "en:toasts",
            "en:flatbreads",
            "en:sandwiches",
            "en:tortillas",
        ],
    ),
    (
        "meat",
        &[
            "en:meats",
            "en:meats-and-their-products",
            "en:poultries",
            "en:beef",
            "en:pork",
            "en:sausages",
            "en:burgers",
        ],
    ),
    ("fish", &["en:seafood", "en:fishes", "en:crustaceans", "en:smoked-fishes"]),
    (
        "deli",
        &[
            "en:prepared-meats",
            "en:hams",
            "en:terrines",
            "en:cold-cuts",
            "en:refrigerated-foods",
            "en:refrigerated-meals",
            "en:fresh-meals",
            "en:dips",
            "en:hummus",
            "en:fresh-pastas",
            "en:tofu",
            "en:meat-alternatives",
            "en:salted-spreads",
        ],
    ),
    (
        "dairy",
        &[
            "en:dairies",
            "en:milks",
            "en:yogurts",
            "en:butters",
            "en:creams",
            "en:eggs",
            "en:chicken-eggs",
            "en:dairy-desserts",
            "en:plant-based-milk-alternatives",
            "en:dairy-substitutes",
            "en:margarines",
            "en:fermented-milk-products",
            "en:plant-based-creams",
        ],
    ),
    ("cheese", &["en:cheeses"]),
    (
        "frozen",
        &[
            "en:frozen-foods",
            "en:ice-creams-and-sorbets",
            "en:frozen-desserts",
            "en:frozen-vegetables",
            "en:frozen-pizzas",
            "en:frozen-fries",
            "en:ice-creams",
        ],
    ),
    ("breakfast", &["en:breakfast-cereals", "en:mueslis", "en:flakes", "en:breakfasts"]),
    (
        "spreads",
        &[
            "en:spreads",
            "en:sweet-spreads",
            "en:jams",
            "en:honeys",
            "en:chocolate-spreads",
            "en:bee-products",
            "en:nut-butters",
            "en:peanut-butters",
            "en:fruit-jams",
        ],
    ),
    (
        "coffee-tea",
        &[
            "en:coffees",
            "en:teas",
            "en:herbal-teas",
            "en:hot-beverages",
            "en:cocoa-and-chocolate-powders",
            "en:tea-bags",
            "en:instant-beverages",
            "en:herbal-tea-bags",
        ],
    ),
    (
        "pasta-rice",
        &[
            "en:pastas",
            "en:rices",
            "en:cereal-grains",
            "en:legumes",
            "en:noodles",
            "en:cereals-and-potatoes",
            "en:legumes-and-their-products",
            "en:couscous",
            "en:seeds",
            "en:pulses",
            "en:instant-noodles",
        ],
    ),
    (
        "canned",
        &[
            "en:canned-foods",
            "en:pickles",
            "en:soups",
            "en:broths",
            "en:canned-fishes",
            "en:olives",
            "en:canned-vegetables",
            "en:tomato-purees",
            "en:meals",
            "en:bouillons",
            "en:canned-plant-based-foods",
        ],
    ),
    (
        "sauces",
        &[
            "en:condiments",
            "en:sauces",
            "en:spices",
            "en:vegetable-oils",
            "en:olive-oils",
            "en:vinegars",
            "en:salts",
            "en:groceries",
            "en:mayonnaises",
            "en:mustards",
            "en:ketchup",
            "en:fats",
            "en:vegetable-fats",
            "en:dressings",
            "en:pasta-sauces",
        ],
    ),
    (
        "baking",
        &[
            "en:flours",
            "en:sugars",
            "en:sweeteners",
            "en:baking-decorations",
            "en:cooking-helpers",
            "en:food-additives",
            "en:baking-powders",
            "en:syrups",
            "en:dessert-mixes",
            "en:baking-mixes",
            "en:pastry-helpers",
            "en:yeast",
            "en:puddings-mixes",
            "en:starches",
        ],
    ),
    (
        "snacks",
        &[
            "en:salty-snacks",
            "en:crisps",
            "en:chips-and-fries",
            "en:crackers",
            "en:appetizers",
            "en:nuts",
            "en:popcorn",
            "en:puffed-salty-snacks",
            "en:nuts-and-their-products",
            "en:dried-fruits",
        ],
    ),
    (
        "sweets",
        &[
            "en:snacks",
            "en:sweet-snacks",
            "en:chocolates",
            "en:biscuits",
            "en:biscuits-and-cakes",
            "en:confectioneries",
            "en:candies",
            "en:chewing-gum",
            "en:cakes",
            "en:bars",
            "en:cereal-bars",
            "en:desserts",
            "en:cocoa-and-its-products",
            "en:gummi-candies",
            "en:protein-bars",
        ],
    ),
    (
        "drinks",
        &[
            "en:beverages",
            "en:waters",
            "en:sodas",
            "en:carbonated-drinks",
            "en:juices-and-nectars",
            "en:fruit-juices",
            "en:energy-drinks",
            "en:sweetened-beverages",
            "en:plant-based-beverages",
            "en:fruit-based-beverages",
            "en:iced-teas",
        ],
    ),
    (
        "alcohol",
        &[
            "en:alcoholic-beverages",
            "en:wines",
            "en:beers",
            "en:hard-liquors",
            "en:liquors",
            "en:ciders",
        ],
    ),
    ("baby", &["en:baby-foods", "en:baby-milks"]),
    ("health", &["en:dietary-supplements", "en:bodybuilding-supplements", "en:protein-powders"]),
    (
        "household",
        &[
            "en:non-food-products",
            "en:open-beauty-facts",
            "en:cosmetics",
            "en:hygiene",
            "en:cleaning-products",
        ],
    ),
    ("pet", &["en:pet-food", "en:cat-food", "en:dog-food"]),
];
