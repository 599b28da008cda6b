//! A cart, and how it is filled with what was asked for.
//!
//! Filling is pure: what is asked for, what was in the cart and the goods give the new lines, and
//! messages about every line that is not as asked. A line keeps the price at which it was filled
//! until the cart is filled again.

use crate::error::ShopError;
use crate::goods::{MAX_PER_PRODUCT, Stock, Terms};
use crate::wire::{self, WantedLine, shown};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use trug_domain::{Currency, Product};
use trug_gs1::Gtin;

/// What a customer is about to buy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cart {
    pub(crate) id: String,
    pub(crate) lines: Vec<CartLine>,
    /// The number that the next line gets; a number is never given twice.
    next_line: u64,
}

/// One product in a cart; a product never has two lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CartLine {
    number: u64,
    pub(crate) gtin: Gtin,
    pub(crate) title: String,
    /// The price of a piece in minor units.
    pub(crate) price: i64,
    pub(crate) quantity: i64,
}

/// A cart as filled, and what there is to say about it.
#[derive(Debug, PartialEq)]
pub(crate) struct Filled {
    pub(crate) cart: Cart,
    pub(crate) messages: Vec<Value>,
}

impl Cart {
    pub(crate) fn new(id: String) -> Self {
        Self { id, lines: Vec::new(), next_line: 1 }
    }

    /// The cart with these lines in place of those it had. `offer` gives what is known of a
    /// product and its terms; the paths of the messages count the lines as they were asked for.
    pub(crate) fn filled(
        &self,
        wanted: &[WantedLine],
        offer: impl Fn(Gtin) -> Result<Option<(Product, Terms)>, ShopError>,
    ) -> Result<Filled, ShopError> {
        let mut cart = Self { lines: Vec::new(), ..self.clone() };
        let mut messages = Vec::new();
        let mut asked: Vec<(String, i64)> = Vec::new();
        for (place, line) in wanted.iter().enumerate() {
            let path = format!("$.line_items[{place}]");
            let offered = match wire::gtin_of(&line.item.id) {
                Some((gtin, _)) => offer(gtin)?,
                None => None,
            };
            let (product, terms) = match acceptable(line, offered, &path) {
                Ok(offered) => offered,
                Err(message) => {
                    messages.push(message);
                    continue;
                }
            };
            let at = cart.lines.iter().position(|l| l.gtin == product.gtin).unwrap_or_else(|| {
                cart.lines.push(self.line(&product, terms, &mut cart.next_line));
                asked.push((path, terms.stock.most()));
                cart.lines.len() - 1
            });
            let quantity = &mut cart.lines[at].quantity;
            *quantity = quantity.saturating_add(line.quantity);
        }
        for (line, (path, most)) in cart.lines.iter_mut().zip(&asked) {
            messages.extend(lowered(line, *most, path));
            messages.extend(self.price_changed(line, path));
        }
        Ok(Filled { cart, messages })
    }

    /// An empty line of a product, under the number that it had before if it was there before.
    fn line(&self, product: &Product, terms: Terms, next_line: &mut u64) -> CartLine {
        let number = self.line_of(product.gtin).map_or(*next_line, |line| line.number);
        *next_line = (*next_line).max(number + 1);
        let title = title(product);
        CartLine { number, gtin: product.gtin, title, price: terms.price.minor, quantity: 0 }
    }

    fn line_of(&self, gtin: Gtin) -> Option<&CartLine> {
        self.lines.iter().find(|line| line.gtin == gtin)
    }

    fn price_changed(&self, line: &CartLine, path: &str) -> Option<Value> {
        let was = self.line_of(line.gtin)?.price;
        (was != line.price).then(|| {
            let content =
                format!("{} was {} and is {} now", line.title, euros(was), euros(line.price));
            wire::info("price_changed", Some(path), &content)
        })
    }

    /// What all lines cost, in minor units.
    pub(crate) fn total(&self) -> i64 {
        self.lines.iter().map(CartLine::total).sum()
    }

    /// The cart as it is answered.
    pub(crate) fn wire(&self, messages: &[Value], continue_url: &str) -> Value {
        let mut body = json!({
            "ucp": wire::envelope("success", "dev.ucp.shopping.cart"),
            "id": self.id,
            "line_items": self.lines.iter().map(CartLine::wire).collect::<Vec<_>>(),
            "currency": Currency::EUR.as_str(),
            "totals": totals(self.total()),
            "continue_url": continue_url,
        });
        if !messages.is_empty() {
            body["messages"] = messages.into();
        }
        body
    }
}

impl CartLine {
    /// What the line costs, in minor units. Neither factor can be large: see [`MAX_PER_PRODUCT`].
    pub(crate) fn total(&self) -> i64 {
        self.price.saturating_mul(self.quantity)
    }

    fn wire(&self) -> Value {
        json!({
            "id": format!("line-{}", self.number),
            "item": {
                "id": wire::variant_id(self.gtin),
                "title": self.title,
                "price": self.price,
            },
            "quantity": self.quantity,
            "totals": totals(self.total()),
        })
    }
}

/// What a product is called on the shelf: its name, and the pack size if the name lacks it.
pub(crate) fn title(product: &Product) -> String {
    match &product.quantity {
        Some(quantity) if !product.name.contains(quantity.as_str()) => {
            format!("{} {quantity}", product.name)
        }
        _ => product.name.clone(),
    }
}

/// An amount of euros as people write it.
pub(crate) fn euros(minor: i64) -> String {
    format!("{}.{:02} EUR", minor / 100, minor % 100)
}

fn totals(amount: i64) -> Value {
    json!([{ "type": "subtotal", "amount": amount }, { "type": "total", "amount": amount }])
}

/// What is offered for a line, or the message that says why it cannot be had at all.
fn acceptable(
    line: &WantedLine,
    offered: Option<(Product, Terms)>,
    path: &str,
) -> Result<(Product, Terms), Value> {
    let refusal = |code, content: String| wire::error(code, "recoverable", Some(path), &content);
    let Some((product, terms)) = offered.filter(|(_, terms)| terms.stock != Stock::Unknown) else {
        let content = format!("there is no {:?} in this shop", shown(&line.item.id));
        return Err(refusal("not_found", content));
    };
    if terms.stock == Stock::Out {
        return Err(refusal("out_of_stock", format!("{} is out of stock", title(&product))));
    }
    if line.item.quantity_unit.as_ref().is_some_and(|unit| !unit.is_each()) {
        let title = title(&product);
        let content = format!("{title} is sold by the piece (C62) and in no other unit");
        return Err(refusal("quantity_unit_mismatch", content));
    }
    Ok((product, terms))
}

/// Lowers a quantity to what a customer can have, and says so.
fn lowered(line: &mut CartLine, most: i64, path: &str) -> Option<Value> {
    let wanted = line.quantity;
    line.quantity = wanted.min(most);
    (wanted > most).then(|| {
        let limit = if most == MAX_PER_PRODUCT { "order" } else { "customer" };
        let content = format!(
            "there are at most {most} of {} per {limit}; {wanted} were asked for",
            line.title
        );
        wire::warning("quantity_capped", path, &content)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use trug_domain::Money;

    const SOUP: &str = "4006381333931";
    const TEA: &str = "3017620422003";

    fn product(code: &str) -> Product {
        Product {
            gtin: Gtin::parse(code).expect("a right GTIN"),
            name: format!("Product {code}"),
            brand: None,
            quantity: Some("400 g".to_owned()),
            aisle: None,
            source: "own".to_owned(),
        }
    }

    fn fill(cart: &Cart, stock: Stock, price: i64, wanted: &[(&str, i64)]) -> Filled {
        let wanted: Vec<WantedLine> = wanted
            .iter()
            .map(|(id, quantity)| {
                let line = json!({ "item": { "id": id }, "quantity": quantity });
                serde_json::from_value(line).expect("a line")
            })
            .collect();
        let terms =
            Terms { stock, price: Money { minor: price, currency: Currency::EUR }, moves: false };
        let offer = |gtin: Gtin| Ok(Some((product(&gtin.as_gtin13().unwrap_or_default()), terms)));
        cart.filled(&wanted, offer).expect("filling")
    }

    fn codes(filled: &Filled) -> Vec<&str> {
        filled.messages.iter().map(|m| m["code"].as_str().unwrap_or_default()).collect()
    }

    fn id(code: &str) -> String {
        format!("v-0{code}")
    }

    #[test]
    fn what_was_asked_for_and_what_came_of_it() {
        let check = |stock, wanted: &[(&str, i64)], quantities: &[i64], expect: &[&str]| {
            let filled = fill(&Cart::new("c".to_owned()), stock, 100, wanted);
            let got: Vec<_> = filled.cart.lines.iter().map(|l| l.quantity).collect();
            assert_eq!(
                (got.as_slice(), codes(&filled).as_slice()),
                (quantities, expect),
                "{wanted:?}"
            );
        };
        let (soup, tea) = (id(SOUP), id(TEA));
        let product = soup.replace('v', "p");
        check(Stock::Plenty, &[(&soup, 2), (&tea, 1)], &[2, 1], &[]);
        check(Stock::Plenty, &[(&product, 2), (&soup, 3)], &[5], &[]);
        check(Stock::Plenty, &[(&soup, 1000)], &[999], &["quantity_capped"]);
        check(Stock::Plenty, &[(&soup, i64::MAX), (&soup, i64::MAX)], &[999], &["quantity_capped"]);
        check(Stock::Capped(3), &[(&soup, 3)], &[3], &[]);
        check(Stock::Capped(3), &[(&soup, 2), (&soup, 2)], &[3], &["quantity_capped"]);
        check(Stock::Out, &[(&soup, 1)], &[], &["out_of_stock"]);
        check(Stock::Unknown, &[(&soup, 1)], &[], &["not_found"]);
        check(Stock::Plenty, &[(SOUP, 1), (&tea, 1)], &[1], &["not_found"]);
        check(Stock::Plenty, &[], &[], &[]);
    }

    #[test]
    fn a_product_keeps_its_line_and_its_number_is_never_given_again() {
        let (soup, tea) = (id(SOUP), id(TEA));
        let number =
            |cart: &Cart, place: usize| cart.wire(&[], "")["line_items"][place]["id"].clone();
        let first = fill(&Cart::new("c".to_owned()), Stock::Plenty, 100, &[(&soup, 1)]).cart;
        let second = fill(&first, Stock::Plenty, 100, &[(&tea, 1), (&soup, 4)]).cart;
        assert_eq!((number(&second, 0), number(&second, 1)), (json!("line-2"), json!("line-1")));
        let third = fill(&second, Stock::Plenty, 100, &[]).cart;
        let fourth = fill(&third, Stock::Plenty, 100, &[(&soup, 1)]).cart;
        assert_eq!(number(&fourth, 0), json!("line-3"));
    }

    #[test]
    fn a_changed_price_is_reported_and_an_unchanged_one_is_not() {
        let soup = id(SOUP);
        let first = fill(&Cart::new("c".to_owned()), Stock::Plenty, 199, &[(&soup, 2)]);
        assert_eq!((first.cart.total(), codes(&first)), (398, vec![]));
        assert!(codes(&fill(&first.cart, Stock::Plenty, 199, &[(&soup, 3)])).is_empty());
        let dearer = fill(&first.cart, Stock::Plenty, 205, &[(&soup, 2)]);
        assert_eq!(codes(&dearer), ["price_changed"]);
        let words = dearer.messages[0]["content"].as_str().unwrap_or_default();
        assert!(words.ends_with("400 g was 1.99 EUR and is 2.05 EUR now"), "{words}");
    }
}
