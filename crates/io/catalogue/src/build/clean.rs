//! Cleaning untrusted texts so that they can be shown on one line.

/// A text in one line: entities such as `&quot;` as the signs they stand for, no control or
/// invisible signs, one blank between words, at most `most` characters (a longer one ends in `…`
/// after a whole word). Tags stay as they are: a text is only ever shown as text.
pub fn clean(text: &str, most: usize) -> String {
    let decoded = decode_entities(text);
    let visible = decoded.chars().filter_map(|letter| match letter {
        // Format signs: zero width, direction overrides, byte order mark; and what was no UTF-8.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffd}' => None,
        _ if letter.is_control() || letter.is_whitespace() => Some(' '),
        _ => Some(letter),
    });
    let visible: String = visible.collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    shorten(line, most)
}

/// The name of a product, if the text is one: it has letters of its own and is no test entry.
pub(crate) fn name(text: &str) -> Option<String> {
    let name = clean(text, 120);
    let letters: Vec<char> = name.chars().filter(|letter| letter.is_alphabetic()).collect();
    // One sign can be a word in Chinese, Japanese or Korean.
    let is_word = letters.len() >= 3 || letters.iter().any(|&letter| letter >= '\u{3000}');
    let varied = letters.iter().any(|letter| Some(letter) != letters.first()) || letters.len() < 3;
    (is_word && varied && !is_test_entry(&name)).then_some(name)
}

/// The first of the brands, if there is one.
pub(crate) fn brand(brands: &str) -> Option<String> {
    let first = brands.split(',').map(|brand| clean(brand, 40)).find(|brand| !brand.is_empty())?;
    first.chars().any(char::is_alphanumeric).then_some(first)
}

/// The pack size as the pack says it, if there is one.
pub(crate) fn quantity(text: &str) -> Option<String> {
    let quantity = clean(text, 32);
    quantity.chars().any(|letter| ('1'..='9').contains(&letter)).then_some(quantity)
}

fn is_test_entry(name: &str) -> bool {
    let name = name.to_lowercase();
    let known = [
        "produit inconnu",
        "inconnu",
        "sans nom",
        "unknown",
        "unknown product",
        "no name",
        "null",
        "none",
        "undefined",
        "todo",
        "tbd",
        "xxx",
        "azerty",
        "qwerty",
        "asdf",
        "test",
        "dev test",
        "test product",
        "test barcode",
        "test after wipe",
        "test a supprimer",
        "test suomi",
        "product name",
        "nom du produit",
    ];
    let numbered = ["test ", "pet test ", "food test "];
    known.contains(&name.as_str())
        || numbered.iter().any(|start| {
            name.strip_prefix(start).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
        })
}

fn shorten(line: String, most: usize) -> String {
    let Some((end, _)) = line.char_indices().nth(most) else { return line };
    let room = &line[..end];
    let whole = room
        .rfind(' ')
        .filter(|&blank| blank > end / 2)
        .unwrap_or_else(|| room.char_indices().last().map_or(0, |(last, _)| last));
    format!("{}…", line[..whole].trim_end())
}

fn decode_entities(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        decoded.push_str(&rest[..start]);
        rest = &rest[start..];
        let sign = rest[1..]
            .find(';')
            .filter(|&length| length <= 8)
            .and_then(|length| Some((entity(&rest[1..=length])?, length + 2)));
        let (sign, length) = sign.unwrap_or(('&', 1));
        decoded.push(sign);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    decoded
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match name {
        "quot" => '"',
        "amp" => '&',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "deg" => '°',
        "nbsp" => ' ',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "ocirc" => 'ô',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_one_visible_line() {
        let check = |text, expect| assert_eq!(clean(text, 20), expect, "{text:?}");
        check("  Pain\t de\u{a0}mie\r ", "Pain de mie");
        check("&quot;Bio&quot; &amp; bon", "\"Bio\" & bon");
        check("H&M; &#233;t&#xe9; &", "H&M; été &");
        check("&#0;&#10;a&;b&#xffffffff;", "a&;b&#xffffffff;");
        check("a\u{202e}b\u{200b}c\u{0}d\u{fffd}", "abc d");
        check("<b>Brie</b>", "<b>Brie</b>");
        check("Twenty letters, here", "Twenty letters, here");
        check("Twenty letters and some", "Twenty letters and…");
        check("Twentylettersandsomemore", "Twentylettersandsom…");
        check("éééééééééééééééééééééé", "ééééééééééééééééééé…");
    }

    #[test]
    fn names_are_names() {
        let check = |text, expect: Option<&str>| {
            assert_eq!(name(text).as_deref(), expect, "{text:?}");
        };
        check(" Nutella ", Some("Nutella"));
        check("7 Up", None);
        check("Thé", Some("Thé"));
        check("牛乳", Some("牛乳"));
        check("3017620422003", None);
        check("ab", None);
        check("aaaa", None);
        check("--", None);
        check("", None);
        check("Test", None);
        check("test 12", None);
        check("Produit inconnu", None);
        check("Test Roast", Some("Test Roast"));
        check("null", None);
    }

    #[test]
    fn brands_and_pack_sizes() {
        let check = |text, expect: Option<&str>| assert_eq!(brand(text).as_deref(), expect);
        check("Nutella,Ferrero", Some("Nutella"));
        check(" , Ferrero", Some("Ferrero"));
        check("-", None);
        check("", None);
        let check = |text, expect: Option<&str>| assert_eq!(quantity(text).as_deref(), expect);
        check("400 g", Some("400 g"));
        check("0", None);
        check("g", None);
    }
}
