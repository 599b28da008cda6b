//! GS1 Application Identifiers: which there are, and what the data behind each looks like.
//!
//! An [`Identifier`] has a format of one or more components, and says whether a separator must end its
//! data and whether a Digital Link may carry it in its query. Which identifiers require or exclude each
//! other is not checked: a packet with such a mistake still identifies its product.
//!
//! Source: GS1 General Specifications 3.2 and 7.11, and the GS1 Barcode Syntax Dictionary.

use crate::check_digit::has_valid_check_digit;
use crate::date::is_yymmdd;

/// An application identifier and the format of its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identifier {
    /// Its data has a predefined length (General Specifications 7.8.5), so no separator follows it.
    pub predefined_length: bool,
    /// A Digital Link may carry it in its query.
    pub in_query: bool,
    format: &'static str,
}

/// The identifier of two to four digits; none if GS1 has not assigned it.
pub fn find(code: &str) -> Option<Identifier> {
    if !(2..=4).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if code.len() == 4
        && code.as_bytes()[3] <= b'5'
        && MEASURES.iter().any(|(first, last)| (*first..=*last).contains(&&code[..3]))
    {
        return Some(Identifier { predefined_length: true, in_query: true, format: "n6" });
    }
    let (_, _, carried, format) = TABLE.iter().find(|(first, last, _, _)| {
        first.len() == code.len() && (*first..=*last).contains(&code)
    })?;
    Some(Identifier {
        predefined_length: matches!(carried, Carried::Predefined | Carried::PredefinedOutside),
        in_query: matches!(carried, Carried::Predefined | Carried::Separated),
        format,
    })
}

/// The identifier with which this data begins, and the rest. No identifier begins with another one,
/// so there is at most one.
pub fn split(data: &str) -> Option<(&str, Identifier, &str)> {
    (2..=4).find_map(|length| {
        let code = data.get(..length)?;
        Some((code, find(code)?, &data[length..]))
    })
}

/// The sequences of qualifiers that may follow a Digital Link's primary key in its path, each in
/// this order and any of them left out; none if the identifier is no primary key.
pub fn qualifiers(key: &str) -> Option<&'static [&'static [&'static str]]> {
    KEYS.iter().find(|(keys, _)| keys.contains(&key)).map(|(_, sequences)| *sequences)
}

/// GS1 AI encodable character set 82 (General Specifications 7.11).
pub fn is_set_82(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"!\"%&'()*+,-./_:;<=>?".contains(&b)
}

impl Identifier {
    /// The length of the data if it has a predefined one.
    pub fn length(&self) -> Option<usize> {
        self.predefined_length.then(|| components(self.format).map(|part| part.max).sum())
    }

    /// Whether the data has the format: lengths, characters, check digits and dates.
    pub fn fits(&self, data: &str) -> bool {
        let mut rest = data;
        for part in components(self.format) {
            if rest.is_empty() && part.optional {
                return true;
            }
            if !rest.is_ascii() || rest.len() < part.min {
                return false;
            }
            let (piece, after) = rest.split_at(rest.len().min(part.max));
            if !part.fits(piece) {
                return false;
            }
            rest = after;
        }
        rest.is_empty()
    }
}

/// One component of a format.
struct Component {
    set: u8,
    min: usize,
    max: usize,
    optional: bool,
    rule: Option<u8>,
}

impl Component {
    fn fits(&self, piece: &str) -> bool {
        let characters_fit = piece.bytes().all(|b| match self.set {
            b'n' => b.is_ascii_digit(),
            // Set 39, for component and part identifiers.
            b'y' => b.is_ascii_digit() || b.is_ascii_uppercase() || b"#-/".contains(&b),
            // Set 64, file-safe base 64.
            b'z' => b.is_ascii_alphanumeric() || b"-_=".contains(&b),
            _ => is_set_82(b),
        });
        characters_fit
            && match self.rule {
                Some(b'c') => has_valid_check_digit(piece.as_bytes()),
                Some(b'd') => is_yymmdd(piece),
                Some(b'D') => is_yymmdd(piece) && !piece.ends_with("00"),
                _ => true,
            }
    }
}

/// Parses a format of the table: components separated by a blank, each a character set (n digits,
/// x set 82, y set 39, z set 64), a length or `..` and the maximum, and a rule (c ends in a check
/// digit, d date whose day may be 00, D date); in brackets if it is optional.
fn components(format: &'static str) -> impl Iterator<Item = Component> {
    format.split(' ').map(|text| {
        let bare = text.trim_matches(['[', ']']);
        let set = bare.bytes().next().unwrap_or(b'x');
        let max = bare
            .bytes()
            .filter(u8::is_ascii_digit)
            .fold(0, |sum, b| sum * 10 + usize::from(b - b'0'));
        let min = if bare.contains("..") { 1 } else { max };
        let rule = bare.bytes().last().filter(u8::is_ascii_alphabetic);
        Component { set, min, max, optional: bare.len() != text.len(), rule }
    })
}

/// How the end of an identifier's data is found, and where in a Digital Link it may occur.
#[derive(Clone, Copy)]
enum Carried {
    /// A predefined length; in a query too.
    Predefined,
    /// A predefined length; not in a query.
    PredefinedOutside,
    /// A separator ends it; in a query too.
    Separated,
    /// A separator ends it; not in a query.
    SeparatedOutside,
}
use Carried::{Predefined as P, PredefinedOutside as PO, Separated as S, SeparatedOutside as SO};

/// Measures of trade items and logistic units: three digits, and a fourth with the number of
/// decimals, 0 to 5.
const MEASURES: &[(&str, &str)] = &[("310", "316"), ("320", "337"), ("340", "357"), ("360", "369")];

#[rustfmt::skip]
const TABLE: &[(&str, &str, Carried, &str)] = &[
    ("00", "00", P, "n18c"), ("01", "02", P, "n14c"), ("03", "03", PO, "n14c"),
    ("10", "10", S, "x..20"), ("11", "13", P, "n6d"), ("15", "17", P, "n6d"), ("20", "20", P, "n2"),
    ("21", "22", SO, "x..20"), ("235", "235", SO, "x..28"), ("240", "241", S, "x..30"),
    ("242", "242", S, "n..6"), ("243", "243", S, "x..20"), ("250", "251", S, "x..30"),
    ("253", "253", S, "n13c [x..17]"), ("254", "254", SO, "x..20"),
    ("255", "255", S, "n13c [n..12]"), ("30", "30", S, "n..8"), ("37", "37", S, "n..8"),
    ("3900", "3909", S, "n..15"), ("3910", "3919", S, "n3 n..15"), ("3920", "3929", S, "n..15"),
    ("3930", "3939", S, "n3 n..15"), ("3940", "3943", S, "n4"), ("3950", "3955", S, "n6"),
    ("400", "401", S, "x..30"), ("402", "402", S, "n17c"), ("403", "403", S, "x..30"),
    ("410", "417", P, "n13c"), ("420", "420", S, "x..20"), ("421", "421", S, "n3 x..9"),
    ("422", "422", S, "n3"), ("423", "423", S, "n3 [n3] [n3] [n3] [n3]"), ("424", "424", S, "n3"),
    ("425", "425", S, "n3 [n3] [n3] [n3] [n3]"), ("426", "426", S, "n3"), ("427", "427", S, "x..3"),
    ("4300", "4301", S, "x..35"), ("4302", "4306", S, "x..70"), ("4307", "4307", S, "x2"),
    ("4308", "4308", S, "x..30"), ("4309", "4309", S, "n10 n10"), ("4310", "4311", S, "x..35"),
    ("4312", "4316", S, "x..70"), ("4317", "4317", S, "x2"), ("4318", "4318", S, "x..20"),
    ("4319", "4319", S, "x..30"), ("4320", "4320", S, "x..35"), ("4321", "4323", S, "n1"),
    ("4324", "4325", S, "n6d n4"), ("4326", "4326", S, "n6D"), ("4330", "4333", S, "n6 [x1]"),
    ("7001", "7001", S, "n13"), ("7002", "7002", S, "x..30"), ("7003", "7003", S, "n6D n4"),
    ("7004", "7004", S, "n..4"), ("7005", "7005", S, "x..12"), ("7006", "7006", S, "n6D"),
    ("7007", "7007", S, "n6D [n6D]"), ("7008", "7008", S, "x..3"), ("7009", "7009", S, "x..10"),
    ("7010", "7010", S, "x..2"), ("7011", "7011", S, "n6D [n4]"), ("7020", "7022", S, "x..20"),
    ("7023", "7023", S, "x..30"), ("7030", "7039", S, "n3 x..27"),
    ("7040", "7040", SO, "n1 x1 x1 x1"), ("7041", "7041", SO, "x..4"), ("710", "717", S, "x..20"),
    ("7230", "7239", S, "x2 x..28"), ("7240", "7240", S, "x..20"), ("7241", "7241", S, "n2"),
    ("7242", "7242", S, "x..25"), ("7250", "7250", S, "n8"), ("7251", "7251", S, "n8 n4"),
    ("7252", "7252", S, "n1"), ("7253", "7254", S, "x..40"), ("7255", "7255", S, "x..10"),
    ("7256", "7256", S, "x..90"), ("7257", "7257", S, "x..70"), ("7258", "7258", S, "x3"),
    ("7259", "7259", S, "x..40"), ("8001", "8001", S, "n4 n5 n3 n1 n1"),
    ("8002", "8002", S, "x..20"), ("8003", "8003", S, "n1 n13c [x..16]"),
    ("8004", "8004", S, "x..30"), ("8005", "8005", S, "n6"), ("8006", "8006", S, "n14c n4"),
    ("8007", "8007", S, "x..34"), ("8008", "8008", S, "n6D n2 [n2] [n2]"),
    ("8009", "8009", S, "x..50"), ("8010", "8010", S, "y..30"), ("8011", "8011", SO, "n..12"),
    ("8012", "8012", S, "x..20"), ("8013", "8013", S, "x..25"), ("8014", "8014", SO, "x..25"),
    ("8017", "8018", S, "n18c"), ("8019", "8019", SO, "n..10"), ("8020", "8020", SO, "x..25"),
    ("8026", "8026", S, "n14c n4"), ("8030", "8030", S, "z..90"), ("8040", "8041", SO, "n15"),
    ("8042", "8042", SO, "n32"), ("8043", "8043", SO, "n18 [n..2]"), ("8110", "8110", S, "x..70"),
    ("8111", "8111", S, "n4"), ("8112", "8112", S, "x..70"), ("8200", "8200", SO, "x..70"),
    ("90", "90", S, "x..30"), ("91", "99", S, "x..90"),
];

#[rustfmt::skip]
const KEYS: &[(&[&str], &[&[&str]])] = &[
    (&["01"], &[&["22", "10", "21"], &["235"]]),
    (&["8006"], &[&["22", "10", "21"]]),
    (&["414"], &[&["254"], &["7040"]]),
    (&["415"], &[&["8020"]]),
    (&["417", "8004"], &[&["7040"]]),
    (&["8010"], &[&["8011"]]),
    (&["8017", "8018"], &[&["8019"]]),
    (&["00", "253", "255", "401", "402", "8003", "8013"], &[]),
];
