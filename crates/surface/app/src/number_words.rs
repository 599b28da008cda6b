//! What a barcode number says by itself, in English for a terminal and a log; the page has the kind and the issuer.

use trug_gs1::PrefixMeaning;
use trug_gs1::prefix::Kind;

/// What a number means, in words for a shopper.
pub(crate) fn number_words(meaning: &PrefixMeaning) -> String {
    match (meaning.kind, meaning.issuer) {
        (Kind::TradeItem, Some(issuer)) => format!(
            "a product; its number was issued by {issuer}, which does not say where it was made"
        ),
        (kind, _) => kind_words(kind).to_owned(),
    }
}

const fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::TradeItem => "a product",
        Kind::RestrictedCirculation => {
            "a shop's own number, as its scales and counters print it; it means nothing elsewhere"
        }
        Kind::RestrictedInCompany => {
            "a number that one company or chain gave for its own use; it means nothing elsewhere"
        }
        Kind::Coupon => "a coupon, not a product",
        Kind::RefundReceipt => "a refund receipt, such as a deposit slip, not a product",
        Kind::Book => "a book",
        Kind::Serial => "a newspaper or a magazine",
        Kind::SheetMusic => "sheet music",
        Kind::Demonstration => "an example for demonstrations, not a product on sale",
        Kind::CompanyNumber => "a company's number for radio tags, not a product",
        Kind::Unassigned => "a product whose number begins as no issuer's that is known here",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use trug_gs1::{Gtin, prefix};

    #[test]
    fn words_name_an_issuer_and_no_country_of_origin() {
        let words =
            |digits: &str| number_words(&prefix::meaning(Gtin::parse(digits).expect(digits)));
        assert_eq!(
            words("4006381333931"),
            "a product; its number was issued by GS1 Germany, which does not say where it was made"
        );
        assert!(words("9800000000007").contains("deposit slip"));
    }
}
