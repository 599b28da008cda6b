//! What is known of the codes that may be shown: the shopper's own packets, and a catalogue of goods.
//!
//! A prior may lift a weak reading of a known code, and never turns a readable unknown one into a known one: it is asked
//! only where the light alone does not decide, and what it answers must be as near to the best explanation as chance would
//! hardly bring any of the known codes. If something unknown is shown, a known code stands anywhere among all codes: that
//! one of n known codes is among the share r that explain the light best happens with a probability of n times r, whatever
//! the noise. That, and not the scale of likelihoods, is what the probability rests on.

use crate::probability::{BELIEVED, Clues};

/// Codes that are expected.
pub struct Prior {
    own: Vec<u64>,
    goods: Option<Goods>,
}

struct Goods {
    count: f64,
    has: Box<dyn Fn(u64) -> bool + Send>,
}

/// A rival that explains the light so much better, in nats, is not a known code with some noise on it.
const WORSE_AT_MOST: f32 = 4.0;
/// How often a certain one of the numbers that a maker of known goods could give to others is shown, for each time that one
/// of the known goods is: makers have some hundred goods, and ten thousand numbers for them.
const A_SIBLING: f32 = 0.01;
/// The same of a number that differs in one digit and the check digit: goods of one kind are numbered one after the other,
/// and whoever has one of them is shown the next as well.
const A_NEIGHBOUR: f32 = 0.1;

/// What speaks against a code, beside all others that chance could bring near.
pub(crate) struct Doubt {
    /// Likelihoods of all codes that the same maker could have, added up, beside that of the code itself.
    pub(crate) siblings: f32,
    /// The same of the codes that differ in two digits.
    pub(crate) neighbours: f32,
    /// By how much characters that make no code explain the light better, in nats; not negative.
    pub(crate) against: f32,
}

impl Prior {
    /// Expects the shopper's own packets, as numbers of 8, 12 or 13 digits with their check digits. Restricted circulation
    /// numbers (which begin with 02, 04 or 2) mean something else in every shop, and are left out.
    pub fn of_own(gtins: impl IntoIterator<Item = u64>) -> Self {
        let mut own: Vec<u64> = gtins.into_iter().filter(|gtin| !is_restricted(*gtin)).collect();
        own.sort_unstable();
        own.dedup();
        Self { own, goods: None }
    }

    /// Expects the goods of a catalogue as well: how many it has, and whether a number is one of them. It is asked of a few
    /// codes where a reading is weak, so a file may answer.
    #[must_use]
    pub fn with_goods(mut self, count: usize, has: impl Fn(u64) -> bool + Send + 'static) -> Self {
        self.goods = Some(Goods { count: count as f64, has: Box::new(has) });
        self
    }

    /// The known code that the light speaks for, with the probability that it is the right one. `rivals` are the codes that
    /// explain the light best, as (how much worse than the best, in nats; number), `cost` tells how much worse any other
    /// one is, `share` which share of all codes is no worse than that, and `doubt` what speaks against a code.
    pub(crate) fn likeliest(
        &self,
        rivals: &[(f32, u64)],
        cost: impl Fn(u64) -> Option<f32>,
        share: impl Fn(f32) -> f64,
        doubt: impl Fn(u64) -> Option<Doubt>,
    ) -> Option<(u64, f32)> {
        let own = self.own.iter().filter_map(|gtin| Some((cost(*gtin)?, *gtin)));
        let own =
            own.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(c, g)| (c, g, self.own.len() as f64));
        let goods = self.goods.as_ref().and_then(|goods| {
            let mut near = rivals.iter().take_while(|(cost, _)| *cost <= WORSE_AT_MOST);
            let (cost, gtin) = near.find(|(_, g)| !is_restricted(*g) && (goods.has)(*g))?;
            Some((*cost, *gtin, goods.count))
        });
        let likely = |(cost, gtin, count): (f32, u64, f64)| {
            if cost > WORSE_AT_MOST {
                return None;
            }
            let by_chance = count * share(cost);
            if by_chance > 1.0 - f64::from(BELIEVED) {
                return None;
            }
            let doubt = doubt(gtin)?;
            let others = f64::from(A_SIBLING * doubt.siblings + A_NEIGHBOUR * doubt.neighbours);
            let wrong = (by_chance + others).min(1.0);
            let certain = Clues::settles(-wrong.ln() as f32, doubt.against);
            certain.then_some((gtin, (1.0 - wrong) as f32))
        };
        let candidates = [own.and_then(likely), goods.and_then(likely)];
        candidates.into_iter().flatten().max_by(|a, b| a.1.total_cmp(&b.1))
    }
}

impl std::fmt::Debug for Prior {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let goods = self.goods.as_ref().map_or(0.0, |goods| goods.count);
        write!(f, "Prior({} own packets, {goods} goods)", self.own.len())
    }
}

/// GS1 prefixes 02, 04 and 20 to 29, as 13 digits (02 and 04 are UPC-A's 2 and 4), and 0 and 2 as 8 (GS1 General
/// Specifications 1.4).
fn is_restricted(gtin: u64) -> bool {
    if gtin < 100_000_000 {
        return matches!(gtin / 10_000_000, 0 | 2);
    }
    matches!(gtin / 100_000_000_000, 2 | 4 | 20..=29)
}
