//! The aisles of a shop, in the order in which one walks through it.

/// An aisle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aisle {
    /// Its name in data, never shown and never changed: `"dairy"`.
    pub id: &'static str,
    /// Its name in English.
    pub english: &'static str,
    /// Its name in German.
    pub german: &'static str,
    /// Its place on the way through an ordinary shop, from 0.
    pub order: u8,
}

/// All aisles, in walking order. Aisles are only ever added at the end, because files hold their
/// places.
pub const fn aisles() -> &'static [Aisle] {
    &AISLES
}

/// The aisle with an id.
pub fn aisle(id: &str) -> Option<&'static Aisle> {
    AISLES.iter().find(|aisle| aisle.id == id)
}

const fn row(order: u8, id: &'static str, english: &'static str, german: &'static str) -> Aisle {
    Aisle { id, english, german, order }
}

static AISLES: [Aisle; 23] = [
    row(0, "produce", "Fruit & vegetables", "Obst & Gemüse"),
    row(1, "bakery", "Bread & bakery", "Brot & Backwaren"),
    row(2, "meat", "Meat & poultry", "Fleisch & Geflügel"),
    row(3, "fish", "Fish & seafood", "Fisch & Meeresfrüchte"),
    row(4, "deli", "Deli & cold cuts", "Wurst & Feinkost"),
    row(5, "dairy", "Dairy & eggs", "Milchprodukte & Eier"),
    row(6, "cheese", "Cheese", "Käse"),
    row(7, "frozen", "Frozen", "Tiefkühlkost"),
    row(8, "breakfast", "Breakfast & cereals", "Frühstück & Müsli"),
    row(9, "spreads", "Jam, honey & spreads", "Marmelade, Honig & Aufstriche"),
    row(10, "coffee-tea", "Coffee, tea & cocoa", "Kaffee, Tee & Kakao"),
    row(11, "pasta-rice", "Pasta, rice & grains", "Nudeln, Reis & Getreide"),
    row(12, "canned", "Canned & jarred", "Konserven"),
    row(13, "sauces", "Sauces, oil, vinegar & spices", "Soßen, Öl, Essig & Gewürze"),
    row(14, "baking", "Baking & sugar", "Backzutaten & Zucker"),
    row(15, "snacks", "Crisps & savoury snacks", "Chips & Knabbereien"),
    row(16, "sweets", "Sweets, chocolate & biscuits", "Süßes, Schokolade & Kekse"),
    row(17, "drinks", "Water, juice & soft drinks", "Wasser, Saft & Limonade"),
    row(18, "alcohol", "Beer, wine & spirits", "Bier, Wein & Spirituosen"),
    row(19, "baby", "Baby", "Baby"),
    row(20, "health", "Diet & supplements", "Nahrungsergänzung"),
    row(21, "household", "Household & non-food", "Haushalt & Drogerie"),
    row(22, "pet", "Pet", "Tierbedarf"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aisle_stands_at_its_order_and_has_an_id_of_its_own() {
        for (place, expect) in aisles().iter().enumerate() {
            assert_eq!(usize::from(expect.order), place);
            assert_eq!(aisle(expect.id), Some(expect));
        }
        assert_eq!(aisle("cinema"), None);
    }
}
