//! What is known of the codes that may be shown: the shopper's own packets, and a catalogue of products.
//!
//! A prior may help a weak read of a known code, and never turns a readable unknown one into a known one. It is used only if
//! the light alone does not decide, and its code must be nearer to the best explanation than chance would bring any of the
//! known codes. If something unknown is shown, a known code is a random one among all codes: the probability that one of n
//! known codes is in the share r that explains the light best is n times r, whatever the noise. The certainty rests on that,
//! and not on the scale of likelihoods.

use crate::evidence::{Evidence, MIN_CERTAINTY};

/// Codes that are likely.
pub struct Prior {
    own: Vec<u64>,
    catalogue: Option<Catalogue>,
}

struct Catalogue {
    count: f64,
    contains: Box<dyn Fn(u64) -> bool + Send>,
}

/// A known code whose cost is further above the best, in nats, is not what is shown.
const MAX_COST_ABOVE_BEST: f32 = 4.0;
/// How often any one other number of the same maker is shown, relative to a known product: makers have some hundred
/// products, and ten thousand numbers for them.
const SAME_MAKER_WEIGHT: f32 = 0.01;
/// The same for a number that differs in one digit and the check digit: similar products are numbered consecutively, and
/// whoever has one of them is shown the next one as well.
const TWO_DIGITS_WEIGHT: f32 = 0.1;

/// What else could be printed instead of a known code.
pub(crate) struct Alternatives {
    /// Summed likelihood of all codes that the same maker could have, relative to that of the code itself.
    pub(crate) same_maker: f32,
    /// The same for the codes that differ in two digits.
    pub(crate) two_digits_away: f32,
    /// As in [`Evidence::free_fit_advantage`].
    pub(crate) free_fit_advantage: f32,
}

impl Prior {
    /// A prior of the shopper's own packets, as numbers of 8, 12 or 13 digits with their check digits. Restricted circulation
    /// numbers (which begin with 02, 04 or 2) mean something else in every shop and are left out.
    pub fn of_own(gtins: impl IntoIterator<Item = u64>) -> Self {
        let mut own: Vec<u64> = gtins.into_iter().filter(|gtin| !is_restricted(*gtin)).collect();
        own.sort_unstable();
        own.dedup();
        Self { own, catalogue: None }
    }

    /// Adds the products of a catalogue: how many it has, and whether it contains a number. It is asked for a few codes if a
    /// read is weak, so it may read a file.
    #[must_use]
    pub fn with_catalogue(
        mut self,
        count: usize,
        contains: impl Fn(u64) -> bool + Send + 'static,
    ) -> Self {
        self.catalogue = Some(Catalogue { count: count as f64, contains: Box::new(contains) });
        self
    }

    /// The known code that the light supports, with the probability that it is right. `rivals` are the codes that explain
    /// the light best, as (cost above the best in nats, number). `cost` gives that cost for any code, `share` the share of
    /// all codes that cost no more, and `alternatives` what else could be printed instead of a code.
    pub(crate) fn likeliest(
        &self,
        rivals: &[(f32, u64)],
        cost: impl Fn(u64) -> Option<f32>,
        share: impl Fn(f32) -> f64,
        alternatives: impl Fn(u64) -> Option<Alternatives>,
    ) -> Option<(u64, f32)> {
        let own = self.own.iter().filter_map(|gtin| Some((cost(*gtin)?, *gtin)));
        let own =
            own.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(c, g)| (c, g, self.own.len() as f64));
        let listed = self.catalogue.as_ref().and_then(|catalogue| {
            let mut near = rivals.iter().take_while(|(cost, _)| *cost <= MAX_COST_ABOVE_BEST);
            let (cost, gtin) =
                near.find(|(_, g)| !is_restricted(*g) && (catalogue.contains)(*g))?;
            Some((*cost, *gtin, catalogue.count))
        });
        let certain = |(cost, gtin, count): (f32, u64, f64)| {
            if cost > MAX_COST_ABOVE_BEST {
                return None;
            }
            let by_chance = count * share(cost);
            if by_chance > 1.0 - f64::from(MIN_CERTAINTY) {
                return None;
            }
            let alternatives = alternatives(gtin)?;
            let others = f64::from(
                SAME_MAKER_WEIGHT * alternatives.same_maker
                    + TWO_DIGITS_WEIGHT * alternatives.two_digits_away,
            );
            let wrong = (by_chance + others).min(1.0);
            let outweighs =
                Evidence::outweighs(-wrong.ln() as f32, alternatives.free_fit_advantage);
            outweighs.then_some((gtin, (1.0 - wrong) as f32))
        };
        let candidates = [own.and_then(certain), listed.and_then(certain)];
        candidates.into_iter().flatten().max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

impl std::fmt::Debug for Prior {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let products = self.catalogue.as_ref().map_or(0.0, |catalogue| catalogue.count);
        write!(f, "Prior({} own packets, {products} products)", self.own.len())
    }
}

/// GS1 prefixes 02, 04 and 20 to 29, as 13 digits (02 and 04 are 2 and 4 of UPC-A), and 0 and 2 as 8 (GS1 General
/// Specifications 1.4).
fn is_restricted(gtin: u64) -> bool {
    if gtin < 100_000_000 {
        return matches!(gtin / 10_000_000, 0 | 2);
    }
    matches!(gtin / 100_000_000_000, 2 | 4 | 20..=29)
}
