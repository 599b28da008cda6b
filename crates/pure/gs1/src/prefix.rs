//! What the first digits of a GTIN mean, and whether the number identifies the same product everywhere.
//!
//! A prefix identifies the organisation that issued the number, never the country of origin: a company
//! may join any of them and make its goods anywhere.
//!
//! Source: GS1 General Specifications 1.4, and GS1's list of company prefixes.

use crate::gtin::Gtin;

/// What a prefix means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrefixMeaning {
    /// The organisation that issued the number, where one did; never the country of origin.
    pub issuer: Option<&'static str>,
    /// What the number is for.
    pub kind: Kind,
}

/// What a number is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A product, with the same number everywhere.
    TradeItem,
    /// Given by shops of a region as their rules say: scales, counters (02, 20 to 29).
    RestrictedCirculation,
    /// Given by one company for its own use (04, 0000000, and 8 digits beginning with 0 or 2).
    RestrictedInCompany,
    /// A coupon (05, 981 to 983, 99).
    Coupon,
    /// A refund receipt, such as a deposit slip (980).
    RefundReceipt,
    /// A book, by its ISBN (978, 979).
    Book,
    /// A newspaper or a magazine, by its ISSN (977).
    Serial,
    /// Sheet music, by its ISMN (979 0).
    SheetMusic,
    /// Examples and demonstrations (952).
    Demonstration,
    /// A manager number of EPC tags, which is no trade item (951).
    CompanyNumber,
    /// A prefix that GS1 has given to no organisation, as far as is known here.
    Unassigned,
}

/// What the prefix of a GTIN means; the indicator of a GTIN-14 is ignored.
///
/// A number below 10^8 is a GTIN-8: the prefixes 0000001 to 0000099 of longer numbers are never
/// issued, because they would clash with these.
pub fn meaning(gtin: Gtin) -> PrefixMeaning {
    let of = |kind| PrefixMeaning { issuer: None, kind };
    let value = gtin.as_u64() % 10_000_000_000_000;
    if value < 100_000_000 {
        // The GS1-8 prefix is the first three of the eight digits; 97 to 99 are kept in reserve.
        return match value / 10_000_000 {
            // Prefix 0000000 of longer numbers is a company's own as well.
            0 | 2 => of(Kind::RestrictedInCompany),
            _ if value >= 97_000_000 => of(Kind::Unassigned),
            _ => listed((value / 10_000) as u16),
        };
    }
    match value / 1_000_000_000 {
        9790 => of(Kind::SheetMusic),
        prefix => listed(prefix as u16),
    }
}

impl PrefixMeaning {
    /// Whether the number identifies the same product everywhere. False for numbers that mean something only to one
    /// shop or company, and elsewhere perhaps another thing, and for numbers of no product: neither should be looked
    /// up or sent anywhere.
    pub const fn is_global(&self) -> bool {
        match self.kind {
            Kind::TradeItem
            | Kind::Book
            | Kind::Serial
            | Kind::SheetMusic
            | Kind::Demonstration
            | Kind::Unassigned => true,
            Kind::RestrictedCirculation
            | Kind::RestrictedInCompany
            | Kind::Coupon
            | Kind::RefundReceipt
            | Kind::CompanyNumber => false,
        }
    }
}

/// The meaning of a prefix of four digits.
fn listed(prefix: u16) -> PrefixMeaning {
    let found = PREFIXES.iter().find(|(first, last, _, _)| {
        (*first..=*last).contains(&(prefix / if *last < 1000 { 10 } else { 1 }))
    });
    match found {
        Some((_, _, kind, issuer)) => PrefixMeaning { issuer: *issuer, kind: *kind },
        None => PrefixMeaning { issuer: None, kind: Kind::Unassigned },
    }
}

const fn by(first: u16, last: u16, issuer: &'static str) -> Range {
    (first, last, Kind::TradeItem, Some(issuer))
}

/// First and last prefix, what the numbers are for, and who issues them.
type Range = (u16, u16, Kind, Option<&'static str>);

/// Prefixes of three digits, or of four where three do not suffice.
#[rustfmt::skip]
const PREFIXES: &[Range] = &[
    by(0, 19, "GS1 US"), (20, 29, Kind::RestrictedCirculation, None), by(30, 39, "GS1 US"),
    (40, 49, Kind::RestrictedInCompany, None), (50, 59, Kind::Coupon, Some("GS1 US")),
    by(60, 139, "GS1 US"), (200, 299, Kind::RestrictedCirculation, None),
    by(300, 379, "GS1 France"), by(380, 380, "GS1 Bulgaria"), by(381, 381, "GS1 Kosovo"),
    by(383, 383, "GS1 Slovenija"), by(385, 385, "GS1 Croatia"), by(387, 387, "GS1 BIH (Bosnia-Herzegovina)"),
    by(389, 389, "GS1 Montenegro"), by(400, 440, "GS1 Germany"), by(450, 459, "GS1 Japan"),
    by(460, 469, "GS1 Russia"), by(470, 470, "GS1 Kyrgyzstan"), by(471, 471, "GS1 Chinese Taipei"),
    by(474, 474, "GS1 Estonia"), by(475, 475, "GS1 Latvia"), by(476, 476, "GS1 Azerbaijan"),
    by(477, 477, "GS1 Lithuania"), by(478, 478, "GS1 Uzbekistan"), by(479, 479, "GS1 Sri Lanka"),
    by(480, 480, "GS1 Philippines"), by(481, 481, "GS1 Belarus"), by(482, 482, "GS1 Ukraine"),
    by(483, 483, "GS1 Turkmenistan"), by(484, 484, "GS1 Moldova"), by(485, 485, "GS1 Armenia"),
    by(486, 486, "GS1 Georgia"), by(487, 487, "GS1 Kazakstan"), by(488, 488, "GS1 Tajikistan"),
    by(489, 489, "GS1 Hong Kong, China"), by(490, 499, "GS1 Japan"), by(500, 509, "GS1 UK"),
    by(520, 521, "GS1 Association Greece"), by(528, 528, "GS1 Lebanon"), by(529, 529, "GS1 Cyprus"),
    by(530, 530, "GS1 Albania"), by(531, 531, "GS1 Macedonia"), by(535, 535, "GS1 Malta"),
    by(539, 539, "GS1 Ireland"), by(540, 549, "GS1 Belgium & Luxembourg"),
    by(560, 560, "GS1 Portugal"), by(569, 569, "GS1 Iceland"), by(570, 579, "GS1 Denmark"),
    by(590, 590, "GS1 Poland"), by(594, 594, "GS1 Romania"), by(599, 599, "GS1 Hungary"),
    by(600, 601, "GS1 South Africa"), by(603, 603, "GS1 Ghana"), by(604, 604, "GS1 Senegal"),
    by(605, 605, "GS1 Uganda"), by(606, 606, "GS1 Angola"), by(607, 607, "GS1 Oman"),
    by(608, 608, "GS1 Bahrain"), by(609, 609, "GS1 Mauritius"), by(611, 611, "GS1 Morocco"),
    by(612, 612, "GS1 Somalia"), by(613, 613, "GS1 Algeria"), by(615, 615, "GS1 Nigeria"),
    by(616, 616, "GS1 Kenya"), by(617, 617, "GS1 Cameroon"), by(618, 618, "GS1 Côte d'Ivoire"),
    by(619, 619, "GS1 Tunisia"), by(620, 620, "GS1 Tanzania"), by(621, 621, "GS1 Syria"),
    by(622, 622, "GS1 Egypt"), by(624, 624, "GS1 Libya"), by(625, 625, "GS1 Jordan"),
    by(626, 626, "GS1 Iran"), by(627, 627, "GS1 Kuwait"), by(628, 628, "GS1 Saudi Arabia"),
    by(629, 629, "GS1 Emirates"), by(630, 630, "GS1 Qatar"), by(631, 631, "GS1 Namibia"),
    by(632, 632, "GS1 Rwanda"), by(640, 649, "GS1 Finland"), by(680, 681, "GS1 China"),
    by(690, 699, "GS1 China"), by(700, 709, "GS1 Norway"), by(729, 729, "GS1 Israel"),
    by(730, 739, "GS1 Sweden"), by(740, 740, "GS1 Guatemala"), by(741, 741, "GS1 El Salvador"),
    by(742, 742, "GS1 Honduras"), by(743, 743, "GS1 Nicaragua"), by(744, 744, "GS1 Costa Rica"),
    by(745, 745, "GS1 Panama"), by(746, 746, "GS1 Republica Dominicana"),
    by(750, 750, "GS1 Mexico"), by(754, 755, "GS1 Canada"), by(759, 759, "GS1 Venezuela"),
    by(760, 769, "GS1 Switzerland"), by(770, 771, "GS1 Colombia"), by(773, 773, "GS1 Uruguay"),
    by(775, 775, "GS1 Peru"), by(777, 777, "GS1 Bolivia"), by(778, 779, "GS1 Argentina"),
    by(780, 780, "GS1 Chile"), by(784, 784, "GS1 Paraguay"), by(786, 786, "GS1 Ecuador"),
    by(789, 790, "GS1 Brasil"), by(800, 839, "GS1 Italy"), by(840, 849, "GS1 Spain"),
    by(850, 850, "GS1 Cuba"), by(858, 858, "GS1 Slovakia"), by(859, 859, "GS1 Czech"),
    by(860, 860, "GS1 Serbia"), by(865, 865, "GS1 Mongolia"), by(867, 867, "GS1 North Korea"),
    by(868, 869, "GS1 Türkiye"), by(870, 879, "GS1 Netherlands"), by(880, 881, "GS1 South Korea"),
    by(883, 883, "GS1 Myanmar"), by(884, 884, "GS1 Cambodia"), by(885, 885, "GS1 Thailand"),
    by(887, 887, "GS1 Laos"), by(888, 888, "GS1 Singapore"), by(890, 890, "GS1 India"),
    by(893, 893, "GS1 Vietnam"), by(896, 896, "GS1 Pakistan"), by(899, 899, "GS1 Indonesia"),
    by(900, 919, "GS1 Austria"), by(930, 939, "GS1 Australia"), by(940, 949, "GS1 New Zealand"),
    by(950, 950, "GS1 Global Office"), (951, 951, Kind::CompanyNumber, Some("GS1 Global Office")),
    (952, 952, Kind::Demonstration, Some("GS1 Global Office")), by(955, 955, "GS1 Malaysia"),
    by(958, 958, "GS1 Macau, China"), by(9620, 9624, "GS1 UK"), by(9625, 9626, "GS1 Poland"),
    by(960, 961, "GS1 UK"), by(962, 969, "GS1 Global Office"), (977, 977, Kind::Serial, None),
    (978, 979, Kind::Book, None), (980, 980, Kind::RefundReceipt, None),
    (981, 983, Kind::Coupon, None), (990, 999, Kind::Coupon, None),
];
