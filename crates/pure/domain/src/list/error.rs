//! What the rules of lists refuse, in words that a shopper can act on.

use crate::quantity::Quantity;
use trug_gs1::Gtin;

/// Why an operation cannot be done; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// No such list.
    #[error("there is no such list; choose one of the lists there are")]
    NoSuchList,
    /// No such line.
    #[error("there is no such line on the list; it may have been removed")]
    NoSuchLine,
    /// A list of this name exists already.
    #[error("a list named {0:?} exists already; choose another name")]
    ListExists(String),
    /// The id of a new list is taken.
    #[error("this list exists already, so it was not made again; make a new one")]
    ListIdTaken,
    /// The id of a new line is taken.
    #[error("this line is on a list already, so it was not added twice; add a new one")]
    LineIdTaken,
    /// A name has no visible character.
    #[error("{0} needs a name; give it at least one letter or digit")]
    BadName(&'static str),
    /// A text is longer than there is room for.
    #[error("{what} has {length} characters, and at most {most} are possible; shorten it")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        most: usize,
    },
    /// A text has a control character.
    #[error("{what} has the control character {character:?}; remove it")]
    ControlCharacter {
        /// Which text.
        what: &'static str,
        /// The first such character.
        character: char,
    },
    /// Less than one, or more than a line can have.
    #[error("{0} is no quantity for a list; it must be from 1 to {max}", max = Quantity::MAX)]
    BadQuantity(i64),
    /// The line to move next to is on another list.
    #[error("the two lines are on different lists; move the line to the other list first")]
    NotBesideEachOther,
    /// The line has no such part.
    #[error("the line has no such part; it has changed, so look at it again")]
    NoSuchPart,
    /// The shopper has not named this product.
    #[error("you have given no name to {0}; name the product first")]
    NoSuchProduct(Gtin),
    /// No allergen of those that must be named on a packet.
    #[error("{0:?} is none of the fourteen allergens; they are: {all}", all = crate::product::ALLERGENS.join(", "))]
    NoSuchAllergen(String),
    /// A price for another unit than the line's, or out of range.
    #[error(
        "a price for {per} does not fit a line of {line}; give a price in its unit, or change the unit of the line first"
    )]
    BadPrice {
        /// What the price is for.
        per: Quantity,
        /// How much the line asks for.
        line: Quantity,
    },
    /// An order with too many aisles.
    #[error("an order has at most 500 aisles; remove some")]
    TooManyAisles,
}

/// Planning failed: a rule refused, or reading failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanError<E> {
    /// A rule of lists refuses it.
    #[error(transparent)]
    Refused(#[from] ListError),
    /// The view could not be read.
    #[error(transparent)]
    View(E),
}
