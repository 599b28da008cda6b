//! Prices: money for an amount of something, and the known cost of a list.
//!
//! A [`Price`] is what a price tag states: "1.29" for a piece, "2,49 / kg" for a weight. A [`PriceNote`] is a
//! price that a person noted for a need, in a shop or anywhere; it is kept for the need and
//! not for the line, so that the next line of the same need has it. A [`Cost`] counts for how many of the
//! lines a price is known. Nothing here guesses a price or converts a currency.

use crate::list::{folded, merge_key};
use crate::money::{CurrencyError, MoneyError};
use crate::quantity::QuantityError;
use crate::{Currency, Money, Need, Quantity, Timestamp, Unit};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An amount of money for an amount of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Price {
    /// The money: from nothing to [`Price::MAX`] minor units.
    pub money: Money,
    /// For how much: at least 1.
    pub per: Quantity,
}

/// A price that a person noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceNote {
    /// What has this price.
    pub need: Need,
    /// The shop; empty if none was given.
    pub shop: String,
    /// How much.
    pub price: Price,
    /// When it was noted.
    pub at: Timestamp,
}

/// What lines cost together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cost {
    /// One for each currency, in the order in which the lines name them.
    pub sums: Vec<Sum>,
    /// How many lines have a known price.
    pub priced: u64,
    /// How many lines there are.
    pub lines: u64,
}

/// What lines cost in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// All of them.
    pub all: Money,
    /// Those that are ticked.
    pub ticked: Money,
}

/// Why something is no price.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// The money is none.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// What it is for is none.
    #[error(transparent)]
    Per(#[from] QuantityError),
    /// Less than nothing, or more than [`Price::MAX`].
    #[error("{0} is out of range for a price; write from 0 to {most}", most = Price::most(.0.currency))]
    OutOfRange(Money),
}

/// Words between money and what it is for.
const PER: [&str; 6] = ["/", " per ", " pro ", " je ", " für ", " for "];
/// Words between what it is for and money, where a number of things is before them: "2 for 3".
const FOR: [&str; 6] = [" for ", " für ", " pour ", " por ", " voor ", " per "];

impl Price {
    /// The most minor units of a price: a hundred million of the whole ones, for most currencies.
    pub const MAX: i64 = 10_000_000_000;

    const fn most(currency: Currency) -> Money {
        Money { minor: Self::MAX, currency }
    }

    /// Reads "1.29", "1,29 €", "2.49/kg", "0,89 / 100 g", "5 € for 3", "2 for 3" (two for three): in the currency that it names,
    /// else the usual one; for the amount that it names, else for one piece or the quantity of the line.
    ///
    /// # Errors
    /// No amount of money, nothing that it can be for, less than nothing, or too much.
    pub fn parse(text: &str, usual: Currency, line: Quantity) -> Result<Self, PriceError> {
        let lower = text.to_lowercase();
        let parts = PER.iter().find_map(|word| lower.split_once(word));
        let several = FOR.iter().find_map(|word| several_for(lower.split_once(word)?));
        let (money, per) = match parts {
            _ if let Some((count, money)) = several => (money, count),
            Some((money, per)) => {
                let per = per.trim();
                let per = Quantity::parse(per)
                    .or_else(|wrong| Quantity::parse(&format!("1 {per}")).map_err(|_| wrong))?;
                (money.trim(), per)
            }
            None if line.unit == Unit::Each => (lower.trim(), Quantity::each(1)),
            None => (lower.trim(), line),
        };
        let money = Money::parse(money, named_currency(money).unwrap_or(usual))?;
        if (0..=Self::MAX).contains(&money.minor) {
            Ok(Self { money, per })
        } else {
            Err(PriceError::OutOfRange(money))
        }
    }

    /// The price of a quantity, rounded half up to minor units; none in another unit.
    pub fn of(&self, quantity: Quantity) -> Option<Money> {
        let per = i128::from(self.per.value);
        if quantity.unit != self.per.unit || per <= 0 {
            return None;
        }
        let many = i128::from(self.money.minor).checked_mul(i128::from(quantity.value))?;
        let minor = i64::try_from((many.checked_mul(2)? + per).div_euclid(2 * per)).ok()?;
        Some(Money { minor, ..self.money })
    }
}

impl PriceNote {
    /// Its key: the need in the unit of the price, see [`merge_key`], and the shop
    /// without regard to case and white space.
    pub fn key(&self) -> (String, String) {
        (merge_key(&self.need, self.price.per.unit), folded(&self.shop))
    }
}

impl Cost {
    /// What lines cost together: of each, whether it is ticked, and its cost where it is known.
    pub fn of(lines: impl IntoIterator<Item = (bool, Option<Money>)>) -> Self {
        let mut cost = Self::default();
        for (ticked, money) in lines {
            cost.lines += 1;
            let Some(Money { minor, currency }) = money else { continue };
            cost.priced += 1;
            let known = cost.sums.iter().position(|sum| sum.all.currency == currency);
            let at = known.unwrap_or_else(|| {
                let nothing = Money { minor: 0, currency };
                cost.sums.push(Sum { all: nothing, ticked: nothing });
                cost.sums.len() - 1
            });
            if let Some(sum) = cost.sums.get_mut(at) {
                sum.all.minor = sum.all.minor.saturating_add(minor);
                if ticked {
                    sum.ticked.minor = sum.ticked.minor.saturating_add(minor);
                }
            }
        }
        cost
    }
}

/// "1.29 EUR", "2.49 EUR / 1000 g"; [`Price::parse`] reads it back.
impl fmt::Display for Price {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.per {
            Quantity { value: 1, unit: Unit::Each } => self.money.fmt(out),
            per => write!(out, "{} / {per}", self.money),
        }
    }
}

/// "2 for 3": so many for so much. With the sign of a currency before the word the money is there: "2 € for 3".
fn several_for<'a>((count, money): (&str, &'a str)) -> Option<(Quantity, &'a str)> {
    let count = count.trim();
    let whole = count.bytes().all(|digit| digit.is_ascii_digit());
    let money = money.trim();
    let amount = money.chars().any(|c| c.is_ascii_digit()) && !has_unit(money);
    let count = Quantity::new(count.parse().ok().filter(|_| whole)?, Unit::Each).ok()?;
    amount.then_some((count, money))
}

/// "100 g", "2 Stück": how much of something, and no money.
fn has_unit(text: &str) -> bool {
    let words = text.trim_start_matches(|c: char| !c.is_alphabetic());
    !words.is_empty() && named_currency(text).is_none() && Quantity::parse(text).is_ok()
}

/// The currency whose code or unambiguous sign is in a text.
fn named_currency(text: &str) -> Option<Currency> {
    let signs = [("€", "EUR"), ("£", "GBP"), ("zł", "PLN"), ("kč", "CZK"), ("fr.", "CHF")];
    let sign = signs.into_iter().find(|(sign, _)| text.contains(sign)).map(|(_, code)| code);
    let codes = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() == 3);
    let parse = |code: &str| -> Result<Currency, CurrencyError> { Currency::from_str(code) };
    codes
        .filter_map(|code| parse(&code.to_ascii_uppercase()).ok())
        .find(Currency::is_listed)
        .or_else(|| parse(sign?).ok())
}
