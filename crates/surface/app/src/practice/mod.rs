//! The practice shop and the journey: everything that needs no grocer. Behind the feature `practice`.

pub(crate) mod journey;
pub(crate) mod shop;
