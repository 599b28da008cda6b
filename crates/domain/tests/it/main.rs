//! The nouns and rules of the domain, from the outside.

mod quantity;
