//! On which terms the shop sells a product, made up from the GTIN and a seed.
//!
//! The same GTIN and seed give the same terms on every computer and in every version: tests and
//! people rely on it. A price that moves depends on the *epoch* besides, the number of times that a
//! cart was filled in this shop.

use trug_domain::{Currency, Money};
use trug_gs1::Gtin;
use trug_gs1::prefix;

/// The most that is sold of any one product to a customer, in pieces.
pub const MAX_PER_PRODUCT: i64 = 999;

/// On which terms a product is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Whether it can be had.
    pub stock: Stock,
    /// The price of a piece: 0.49 to 9.99 EUR.
    pub price: Money,
    /// Whether the price moves with every epoch: one product in ten.
    pub moves: bool,
}

/// Whether a product can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// The shop does not know it: 8 of 100, and every number that must not leave a computer.
    Unknown,
    /// The shop knows it and has none: 6 of 100.
    Out,
    /// A customer gets no more than so many, 1 to 6: 8 of 100.
    Capped(i64),
    /// As many as anybody wants, up to [`MAX_PER_PRODUCT`].
    Plenty,
}

/// The terms of a product in a shop with this seed, at this epoch.
///
/// Each decision takes its own number from [`splitmix64`], started with the GTIN and the seed. A
/// moving price is 0 to 30 cents above its lowest and differs from one epoch to the next.
pub fn terms(gtin: Gtin, seed: u64, epoch: u64) -> Terms {
    let mut state = gtin.as_u64();
    state = splitmix64(&mut state) ^ seed;
    let [kind, cap, moves, step, lowest] = std::array::from_fn(|_| splitmix64(&mut state));
    let moves = moves % 10 == 0;
    let above = if moves { (epoch % 7) * (1 + step % 6) % 7 * 5 } else { 0 };
    let minor = (49 + lowest % 921 + above) as i64;
    Terms {
        stock: match kind % 100 {
            _ if !prefix::meaning(gtin).is_global() => Stock::Unknown,
            0..8 => Stock::Unknown,
            8..14 => Stock::Out,
            14..22 => Stock::Capped((1 + cap % 6) as i64),
            _ => Stock::Plenty,
        },
        price: Money { minor, currency: Currency::EUR },
        moves,
    }
}

impl Stock {
    /// How many pieces a customer can have.
    pub const fn most(self) -> i64 {
        match self {
            Self::Unknown | Self::Out => 0,
            Self::Capped(most) => most,
            Self::Plenty => MAX_PER_PRODUCT,
        }
    }
}

/// The next number of a sequence, and its state moved on (Steele, Lea, Flood: "Fast splittable
/// pseudorandom number generators", 2014; the constants of Vigna's `splitmix64.c`).
pub fn splitmix64(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix64_gives_the_published_sequence() {
        let mut state = 1_234_567;
        let expect =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([(); 3].map(|()| splitmix64(&mut state)), expect);
    }

    fn gtins() -> impl Iterator<Item = Gtin> {
        (400_000_000_000..400_000_010_000).filter_map(Gtin::from_payload)
    }

    #[test]
    fn every_sort_occurs_about_as_often_as_promised() {
        for seed in [0, 1, 42, u64::MAX] {
            let all: Vec<_> = gtins().map(|gtin| terms(gtin, seed, 0)).collect();
            assert_eq!(all.len(), 10_000);
            let share = |what: &dyn Fn(&Terms) -> bool| all.iter().filter(|t| what(t)).count();
            let close = |count: usize, percent: usize| count.abs_diff(percent * 100) < 120;
            assert!(close(share(&|t| t.stock == Stock::Unknown), 8));
            assert!(close(share(&|t| t.stock == Stock::Out), 6));
            assert!(close(share(&|t| matches!(t.stock, Stock::Capped(1..=6))), 8));
            assert!(close(share(&|t| t.moves), 10));
            assert!(all.iter().all(|t| (49..=999).contains(&t.price.minor)));
        }
    }

    #[test]
    fn a_moving_price_moves_with_every_epoch_and_no_other_does() {
        for gtin in gtins().take(500) {
            for epoch in (0..20).chain([u64::MAX - 1]) {
                let (now, next) = (terms(gtin, 7, epoch), terms(gtin, 7, epoch.wrapping_add(1)));
                assert_eq!(now.price != next.price, now.moves, "{gtin} at {epoch}");
                assert_eq!(now.stock, next.stock);
            }
        }
    }

    #[test]
    fn another_seed_is_another_shop() {
        let differ = gtins().filter(|g| terms(*g, 1, 0) != terms(*g, 2, 0)).count();
        assert!(differ > 9_900, "{differ}");
    }

    #[test]
    fn terms_stay_as_they_were_from_one_version_to_the_next() {
        let check = |code: &str, stock: Stock, minor: i64, moves: bool| {
            let got = terms(Gtin::parse(code).expect("a right GTIN"), 1, 0);
            assert_eq!((got.stock, got.price.minor, got.moves), (stock, minor, moves), "{code}");
        };
        check("3017620422003", Stock::Plenty, 940, false);
        check("5449000000996", Stock::Out, 126, false);
        check("8076809513753", Stock::Plenty, 813, false);
    }

    #[test]
    fn numbers_that_stay_on_a_computer_are_unknown() {
        for text in ["2012345678903", "0200000000004", "20000004"] {
            let gtin = Gtin::parse(text).expect("a right GTIN");
            assert_eq!(terms(gtin, 1, 0).stock, Stock::Unknown, "{text}");
        }
    }
}
