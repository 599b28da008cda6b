//! The elements of a GS1 code, and typed access to those that a shopper needs.

use crate::ai;
use crate::date::from_yymmdd;
use crate::error::Gs1Error;
use crate::excerpt::excerpt;
use crate::gtin::Gtin;
use jiff::civil::Date;
use std::fmt;

/// One application identifier and its value, which fits it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Element {
    /// The application identifier, two to four digits.
    pub ai: String,
    /// Its value, never empty.
    pub value: String,
}

/// The elements of one code in their order; no identifier occurs twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Gs1Data {
    /// The elements.
    pub elements: Vec<Element>,
}

/// An amount of money as a code carries it: `value` times 10 to the power of minus `decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CodedPrice {
    /// The digits as a whole number, below 10^15.
    pub value: i64,
    /// How many of the digits are decimals, 0 to 9.
    pub decimals: u32,
    /// What they are an amount of.
    pub currency: CodedCurrency,
}

/// How a code names its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodedCurrency {
    /// It does not: the currency of the place where it is sold.
    Local,
    /// By its ISO 4217 number: 978 is the euro.
    Numeric(u16),
    /// By a country's rule, here as its three ISO 4217 letters.
    Letters(&'static str),
}

impl Gs1Data {
    /// The value of an application identifier.
    pub fn get(&self, ai: &str) -> Option<&str> {
        self.elements.iter().find(|element| element.ai == ai).map(|element| element.value.as_str())
    }

    /// The trade item (AI 01).
    pub fn gtin(&self) -> Option<Gtin> {
        Gtin::parse(self.get("01")?).ok()
    }

    /// The batch or lot (AI 10).
    pub fn lot(&self) -> Option<&str> {
        self.get("10")
    }

    /// The serial number (AI 21).
    pub fn serial(&self) -> Option<&str> {
        self.get("21")
    }

    /// How many items a variable-measure pack holds (AI 30).
    pub fn count(&self) -> Option<i64> {
        self.get("30")?.parse().ok()
    }

    /// The day it was made (AI 11); the century depends on the current year.
    pub fn production_date(&self, current_year: u16) -> Option<Date> {
        from_yymmdd(self.get("11")?, current_year)
    }

    /// The day it was packed (AI 13).
    pub fn packaging_date(&self, current_year: u16) -> Option<Date> {
        from_yymmdd(self.get("13")?, current_year)
    }

    /// The best-before date (AI 15); food may be good beyond it.
    pub fn best_before(&self, current_year: u16) -> Option<Date> {
        from_yymmdd(self.get("15")?, current_year)
    }

    /// The use-by date (AI 17).
    pub fn use_by(&self, current_year: u16) -> Option<Date> {
        from_yymmdd(self.get("17")?, current_year)
    }

    /// The net weight in whole grams, rounded half up: kilograms (AI 310n) or avoirdupois pounds of 453.59237 g
    /// (AI 320n).
    pub fn net_weight_grams(&self) -> Option<i64> {
        if let Some((value, decimals)) = self.decimal("310") {
            return rounded(value.checked_mul(1000)?, decimals);
        }
        let (value, decimals) = self.decimal("320")?;
        rounded(value.checked_mul(45_359_237)?, decimals + 5)
    }

    /// The net volume in whole millilitres, rounded half up: litres (AI 315n).
    pub fn net_volume_millilitres(&self) -> Option<i64> {
        let (value, decimals) = self.decimal("315")?;
        rounded(value.checked_mul(1000)?, decimals)
    }

    /// The price of this pack: in the currency that the code names (AI 393n), else in the one of the place where it
    /// is sold (AI 392n).
    pub fn price(&self) -> Option<CodedPrice> {
        let (digits, decimals, currency) =
            if let Some((value, decimals)) = self.with_decimals("393") {
                let (numeric, digits) = value.split_at_checked(3)?;
                (digits, decimals, CodedCurrency::Numeric(numeric.parse().ok()?))
            } else {
                let (digits, decimals) = self.with_decimals("392")?;
                (digits, decimals, CodedCurrency::Local)
            };
        Some(CodedPrice { value: digits.parse().ok()?, decimals, currency })
    }

    /// The value of a measure and its number of decimals, which is the identifier's last digit.
    fn decimal(&self, ai: &str) -> Option<(i64, u32)> {
        let (value, decimals) = self.with_decimals(ai)?;
        Some((value.parse().ok()?, decimals))
    }

    fn with_decimals(&self, ai: &str) -> Option<(&str, u32)> {
        self.elements.iter().find_map(|element| {
            let decimals = element.ai.strip_prefix(ai).filter(|digit| digit.len() == 1)?;
            Some((element.value.as_str(), decimals.parse().ok()?))
        })
    }

    /// Adds an element whose value must fit its identifier.
    pub(crate) fn push(
        &mut self,
        ai: &str,
        identifier: ai::Identifier,
        value: &str,
    ) -> Result<(), Gs1Error> {
        if value.is_empty() || !identifier.fits(value) {
            return Err(Gs1Error::Value { ai: ai.to_owned(), value: excerpt(value) });
        }
        match self.get(ai) {
            Some(same) if same == value => {}
            Some(_) => return Err(Gs1Error::Repeated { ai: ai.to_owned() }),
            None => self.elements.push(Element { ai: ai.to_owned(), value: value.to_owned() }),
        }
        Ok(())
    }
}

fn rounded(value: i64, decimals: u32) -> Option<i64> {
    let divisor = 10_i64.checked_pow(decimals)?;
    Some(value.checked_add(divisor / 2)? / divisor)
}

/// The element string in brackets, as it is printed beside a symbol.
impl fmt::Display for Gs1Data {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Element { ai, value } in &self.elements {
            write!(out, "({ai}){}", value.replace('(', "\\("))?;
        }
        Ok(())
    }
}
