//! Amounts, money, lists, dates and times as a language writes them. How they are put together is in the `format-*`
//! messages of its file; the page does the same from the same messages.

use crate::{Arguments, Messages, Number, Value};
use jiff::civil::{Date, DateTime, Time};
use trug_domain::Currency;

/// What an amount is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Pieces.
    Each,
    /// Grams.
    Gram,
    /// Millilitres.
    Millilitre,
}

impl Messages {
    /// An amount as a shopper reads it: "3", "500 g", "½ l", "1.5 l". From a thousand on in kilograms and litres.
    /// A difference may be below 0.
    pub fn quantity(&self, value: i64, unit: Unit) -> String {
        let is_large = value.unsigned_abs() >= 1000;
        let (id, number) = match unit {
            Unit::Each => ("format-each", Number::from(value)),
            Unit::Gram if is_large => ("format-kg", Number::thousandths(value)),
            Unit::Gram => ("format-g", Number::from(value)),
            Unit::Millilitre if is_large => ("format-l", Number::thousandths(value)),
            Unit::Millilitre => ("format-ml", Number::from(value)),
        };
        let half = unit == Unit::Millilitre && value == 500;
        let (id, number) =
            if half { ("format-l", "½".to_owned()) } else { (id, self.number(number)) };
        self.formatted(id, [("number", number)])
    }

    /// Several packs of one size: "6 x 330 ml".
    pub fn pack(&self, count: i64, value: i64, unit: Unit) -> String {
        let quantity = self.quantity(value, unit);
        self.formatted("format-pack", [("count", self.number(count)), ("quantity", quantity)])
    }

    /// An amount of something: "2 l milk", "3 x eggs"; one piece goes without saying: "butter".
    pub fn quantity_of(&self, value: i64, unit: Unit, name: &str) -> String {
        if unit == Unit::Each && value == 1 {
            return name.to_owned();
        }
        let id = if unit == Unit::Each { "format-of.each" } else { "format-of" };
        let quantity = self.quantity(value, unit);
        self.formatted(id, [("quantity", quantity), ("name", name.to_owned())])
    }

    /// Money: "€1.29". `minor` is in the smallest unit of the currency; `currency` is its code of ISO 4217.
    pub fn money(&self, minor: i64, currency: &str) -> String {
        let digits =
            Currency::try_from(currency.to_owned()).map_or(2, |currency| currency.minor_digits());
        let size = i128::from(minor).unsigned_abs();
        let one = 10_u128.pow(digits);
        let whole = Number::thousandths(i128::try_from(size / one * 1000).unwrap_or(i128::MAX));
        let mut amount = self.number(whole);
        if digits > 0 {
            let decimal = self.formatted("format-decimal", []);
            let width = digits as usize;
            amount = format!("{amount}{decimal}{:0width$}", size % one);
        }
        let id = format!("format-money-{}", currency.to_ascii_lowercase());
        let sign = self.find(&id, &Arguments::new());
        let key = if sign.is_some() { "format-money" } else { "format-money.code" };
        let sign = sign.unwrap_or_else(|| currency.to_owned());
        let text = self.formatted(key, [("sign", sign), ("amount", amount)]);
        if minor < 0 { format!("-{text}") } else { text }
    }

    /// A price for an amount: "€2.49 / 1 kg"; for one piece, only the money.
    pub fn price(&self, money: &str, per: i64, unit: Unit) -> String {
        if unit == Unit::Each && per == 1 {
            return money.to_owned();
        }
        let quantity = self.quantity(per, unit);
        self.formatted("format-price", [("money", money.to_owned()), ("quantity", quantity)])
    }

    /// A list in a sentence: "a, b and c".
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [before @ .., last] => {
                self.pair("format-list.last", &self.plain_list(before), last.as_ref())
            }
        }
    }

    /// The first `most` of a list, and how many more there are: "a, b and 2 more". A list that is no longer is whole.
    pub fn first_of<S: AsRef<str>>(&self, items: &[S], most: usize) -> String {
        if items.len() <= most {
            return self.list(items);
        }
        let shown = self.plain_list(&items[..most]);
        let arguments =
            Arguments::new().with("shown", shown).with("more", Number::from(items.len() - most));
        self.find("format-list-more", &arguments).unwrap_or_default()
    }

    /// A list without a last word: "a, b, c".
    pub fn plain_list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let mut items = items.iter().map(|item| item.as_ref().to_owned());
        let first = items.next().unwrap_or_default();
        items.fold(first, |list, item| self.pair("format-list", &list, &item))
    }

    fn pair(&self, key: &str, first: &str, next: &str) -> String {
        self.formatted(key, [("first", first.to_owned()), ("next", next.to_owned())])
    }

    /// A date with the name of its month: "1 November 2026".
    pub fn date(&self, date: Date) -> String {
        self.dated("format-date", date)
    }

    /// A date with the day of the week: "Sunday, 1 November 2026".
    pub fn date_with_weekday(&self, date: Date) -> String {
        self.dated("format-date.weekday", date)
    }

    /// A short date: "1 Nov 2026".
    pub fn short_date(&self, date: Date) -> String {
        self.dated("format-date.short", date)
    }

    /// A time of day: "09:05".
    pub fn time(&self, time: Time) -> String {
        let two = |part: i8| format!("{part:02}");
        self.formatted("format-time", [("hour", two(time.hour())), ("minute", two(time.minute()))])
    }

    /// A short date with the time of day: "1 Nov 2026, 09:05".
    pub fn date_time(&self, at: DateTime) -> String {
        let (date, time) = (self.short_date(at.date()), self.time(at.time()));
        self.formatted("format-date-time", [("date", date), ("time", time)])
    }

    /// How long ago something was: "now", "5 minutes ago", "yesterday". What is to come is now.
    pub fn ago(&self, seconds: i64) -> String {
        let steps = [("days", 86_400), ("hours", 3600), ("minutes", 60)];
        let step = steps.into_iter().find(|(_, length)| seconds >= *length);
        let (key, arguments) = step.map_or_else(
            || ("format-ago-now".to_owned(), Arguments::new()),
            |(unit, length)| {
                let count = Number::from(seconds / length);
                (format!("format-ago-{unit}"), Arguments::new().with("count", count))
            },
        );
        self.find(&key, &arguments).unwrap_or_default()
    }

    fn dated(&self, key: &str, date: Date) -> String {
        let name = |of: &str| self.formatted(of, []);
        let month = format!("format-month-{}", date.month());
        let weekday = format!("format-weekday-{}", date.weekday().to_monday_one_offset());
        self.formatted(
            key,
            [
                ("day", date.day().to_string()),
                ("dd", format!("{:02}", date.day())),
                ("mm", format!("{:02}", date.month())),
                ("month", name(&month)),
                ("short", name(&format!("{month}.short"))),
                ("year", format!("{:04}", date.year())),
                ("weekday", name(&weekday)),
            ],
        )
    }

    fn formatted<const N: usize>(&self, key: &str, parts: [(&'static str, String); N]) -> String {
        let arguments = parts.into_iter().map(|(name, text)| (name, Value::Text(text))).collect();
        self.find(key, &arguments).unwrap_or_default()
    }
}
