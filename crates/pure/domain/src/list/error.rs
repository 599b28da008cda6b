//! What the rules of lists say no to, in words a shopper can act on.

use crate::Quantity;
use trug_gs1::Gtin;

/// Why an operation cannot be done; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ListError {
    /// No such list.
    #[error("there is no such list; `trug list all` shows the lists there are")]
    NoSuchList,
    /// No such line.
    #[error("there is no such line on the list; it may have been taken off")]
    NoSuchLine,
    /// A list of this name is there already.
    #[error("a list named {0:?} is there already; choose another name")]
    ListExists(String),
    /// The id of a new list is taken.
    #[error("this list is there already, so it was not made again; make a new one")]
    ListIdTaken,
    /// The id of a new line is taken.
    #[error("this line is on a list already, so it was not added twice; add a new one")]
    LineIdTaken,
    /// Nothing that can be seen is left of a name.
    #[error("{0} needs a name; give it at least one letter or digit")]
    BadName(&'static str),
    /// A text is longer than there is room for.
    #[error("{what} has {length} characters, and at most {most} fit; shorten it")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        most: usize,
    },
    /// A text has a character in it that is no writing.
    #[error("{what} has the control character {character:?} in it; take it out")]
    ControlCharacter {
        /// Which text.
        what: &'static str,
        /// The first such character.
        character: char,
    },
    /// Less than one, or more than a list can count.
    #[error("{0} is no quantity for a list; it goes from 1 to {max}", max = Quantity::MOST)]
    BadQuantity(i64),
    /// The line to move next to is on another list.
    #[error("the two lines are on different lists; move the line to the other list first")]
    NotBesideEachOther,
    /// The line has no such contribution.
    #[error("the line has no such part; it has changed since, so look at it again")]
    NoSuchPart,
    /// The shopper never named this product.
    #[error("no name of your own is known for {0}; `trug product teach` gives it one")]
    NoSuchProduct(Gtin),
    /// No allergen that has to be named on a packet.
    #[error("{0:?} is none of the fourteen allergens; they are: {all}", all = crate::product::ALLERGENS.join(", "))]
    NoSuchAllergen(String),
    /// A price for another unit than the line's, or out of range.
    #[error(
        "a price for {per} is none for a line of {line}; write a price in its unit, or set the line to the other unit first"
    )]
    BadPrice {
        /// What the price is for.
        per: Quantity,
        /// How much the line asks for.
        line: Quantity,
    },
    /// An order of more aisles than a shop has.
    #[error("an order has at most 500 aisles; leave some out")]
    TooManyAisles,
}

/// Planning failed: by a rule, or by reading what is there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError<E> {
    /// A rule of lists says no.
    #[error(transparent)]
    Refused(#[from] ListError),
    /// The view could not be read.
    #[error(transparent)]
    View(E),
}
