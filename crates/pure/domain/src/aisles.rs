//! The order of a shop's aisles, learned from the order in which things are ticked.
//!
//! A [`Tick`] is one thing put into the trolley: when, and from which aisle. Ticks that follow one
//! another closely are one trip; on a trip an aisle comes before another if most of its ticks did.
//! [`learned_order`] gives recent trips more weight than older ones and resolves contradictions in
//! favour of the stronger side. Aisles that were never ticked keep their place after the one that
//! usually comes before them. [`completed_order`] does only that last part, for an order set by hand.

use crate::Timestamp;

/// One thing was put into the trolley.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// When.
    pub at: Timestamp,
    /// From which aisle.
    pub aisle: String,
}

/// After a pause of this many milliseconds the next tick belongs to another trip.
const TRIP_GAP_MS: i64 = 2 * 60 * 60 * 1000;
/// The weight of a trip relative to the next one.
const DECAY: f64 = 0.8;
/// The weight of the usual order relative to a trip: it decides only where no trip does.
const USUAL_WEIGHT: f64 = 0.01;
/// How many trips count, the newest ones.
const MAX_TRIPS: usize = 30;

/// The order according to ticks, the oldest tick first; `usual` decides where they do not.
pub fn learned_order(usual: &[String], ticks: &[Tick]) -> Vec<String> {
    let mut seen: Vec<&str> = Vec::new();
    for tick in ticks {
        if !seen.contains(&tick.aisle.as_str()) {
            seen.push(&tick.aisle);
        }
    }
    let place = |aisle: &str| usual.iter().position(|known| known == aisle);
    seen.sort_by_key(|aisle| place(aisle).unwrap_or(usual.len()));
    let count = seen.len();
    let mut ahead = vec![0.0_f64; count * count];
    for one in 0..count {
        for other in one + 1..count {
            if let Some(slot) = ahead.get_mut(one * count + other) {
                *slot = USUAL_WEIGHT;
            }
        }
    }
    let mut weight = 1.0;
    for trip in trips(ticks).into_iter().rev().take(MAX_TRIPS) {
        let walked: Vec<usize> = trip
            .iter()
            .filter_map(|tick| seen.iter().position(|aisle| *aisle == tick.aisle))
            .collect();
        for one in 0..count {
            for other in one + 1..count {
                let net = walked_before(&walked, one, other);
                let (from, to) = if net > 0 { (one, other) } else { (other, one) };
                if let (true, Some(slot)) = (net != 0, ahead.get_mut(from * count + to)) {
                    *slot += weight;
                }
            }
        }
        weight *= DECAY;
    }
    let order = ranked_pairs(&ahead, count);
    let order: Vec<String> =
        order.into_iter().filter_map(|at| seen.get(at)).map(|aisle| (*aisle).to_owned()).collect();
    completed_order(&order, usual)
}

/// An order with the missing aisles inserted after the one that usually comes before them.
pub fn completed_order(order: &[String], usual: &[String]) -> Vec<String> {
    let mut all = order.to_vec();
    let mut before: Option<&String> = None;
    for aisle in usual {
        if !all.contains(aisle) {
            let place = before.and_then(|before| all.iter().position(|known| known == before));
            all.insert(place.map_or(0, |place| place + 1), aisle.clone());
        }
        before = Some(aisle);
    }
    all
}

fn trips(ticks: &[Tick]) -> Vec<&[Tick]> {
    ticks.chunk_by(|one, next| next.at.0.saturating_sub(one.at.0) < TRIP_GAP_MS).collect()
}

/// How many pairs of ticks have the one aisle before the other, less those that have it after.
fn walked_before(walked: &[usize], one: usize, other: usize) -> i64 {
    let (mut ones, mut others, mut net) = (0_i64, 0_i64, 0_i64);
    for aisle in walked {
        if *aisle == one {
            net -= others;
            ones += 1;
        } else if *aisle == other {
            net += ones;
            others += 1;
        }
    }
    net
}

/// Ranked pairs (Tideman 1987): the strongest preferences are kept first, and one that contradicts
/// those kept before it is dropped. `ahead` has a row for each; the answer is all of them in order.
fn ranked_pairs(ahead: &[f64], count: usize) -> Vec<usize> {
    let at = |one: usize, other: usize| ahead.get(one * count + other).copied().unwrap_or(0.0);
    let mut pairs: Vec<(f64, usize, usize)> = (0..count)
        .flat_map(|one| (0..count).map(move |other| (one, other)))
        .map(|(one, other)| (at(one, other) - at(other, one), one, other))
        .filter(|(net, ..)| *net > 0.0)
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    // Row by row: what comes after, directly or through others.
    let mut precedes = vec![vec![false; count]; count];
    for (_, one, other) in pairs {
        let reaches = |from: usize, to: usize, precedes: &[Vec<bool>]| {
            from == to || precedes.get(from).and_then(|row| row.get(to)).copied().unwrap_or(false)
        };
        if reaches(other, one, &precedes) {
            continue;
        }
        let below: Vec<usize> = (0..count).filter(|to| reaches(other, *to, &precedes)).collect();
        let above: Vec<usize> = (0..count).filter(|from| reaches(*from, one, &precedes)).collect();
        for from in above {
            for to in &below {
                if let Some(slot) = precedes.get_mut(from).and_then(|row| row.get_mut(*to)) {
                    *slot = true;
                }
            }
        }
    }
    let mut order: Vec<usize> = (0..count).collect();
    // All pairs are decided now: what comes before more others is further ahead.
    order.sort_by_key(|one| {
        std::cmp::Reverse(
            precedes.get(*one).map_or(0, |row| row.iter().filter(|precedes| **precedes).count()),
        )
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * 60 * 1000;
    const USUALLY: &str = "produce bakery dairy frozen drinks";

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    /// Trips are parted by `|`, and each is a day after the one before.
    fn ticked(trips: &str) -> Vec<Tick> {
        let mut ticks = Vec::new();
        for (day, trip) in (0..).zip(trips.split('|')) {
            for (minute, aisle) in (0..).zip(trip.split_whitespace()) {
                let at = Timestamp(day * 24 * HOUR + minute * 60_000);
                ticks.push(Tick { at, aisle: aisle.to_owned() });
            }
        }
        ticks
    }

    fn check(trips: &str, expect: &str) {
        assert_eq!(learned_order(&words(USUALLY), &ticked(trips)).join(" "), expect, "{trips}");
    }

    #[test]
    fn the_order_is_learned_from_ticks() {
        for (trips, expect) in [
            ("", USUALLY),
            ("dairy", USUALLY),
            ("drinks produce", "drinks produce bakery dairy frozen"),
            ("drinks frozen dairy bakery produce", "drinks frozen dairy bakery produce"),
            // Something forgotten and fetched last does not reverse the order.
            ("produce produce dairy dairy produce", USUALLY),
            // One trip against the two before it, then two against two: the newer ones win.
            ("produce dairy|produce dairy|dairy produce", USUALLY),
            (
                "produce dairy|produce dairy|dairy produce|dairy produce",
                "dairy frozen drinks produce bakery",
            ),
            // A shop's own aisle names stay where they were ticked, and come last if nothing is known.
            ("Theke produce", "Theke produce bakery dairy frozen drinks"),
            ("produce Theke dairy", "produce bakery Theke dairy frozen drinks"),
            // A cycle: the strongest pairs are kept.
            ("dairy frozen|frozen drinks|drinks dairy", "produce bakery frozen drinks dairy"),
        ] {
            check(trips, expect);
        }
    }

    #[test]
    fn an_order_by_hand_is_completed() {
        for (order, expect) in [
            ("", USUALLY),
            ("drinks dairy", "produce bakery drinks dairy frozen"),
            ("frozen", "produce bakery dairy frozen drinks"),
            ("Theke", "produce bakery dairy frozen drinks Theke"),
        ] {
            assert_eq!(
                completed_order(&words(order), &words(USUALLY)).join(" "),
                expect,
                "{order}"
            );
        }
    }

    #[test]
    fn every_aisle_comes_once_whatever_was_ticked() {
        let aisles = words("a b c d e f g produce dairy");
        for seed in 0..200_usize {
            let trips: Vec<&str> =
                (0..40).map(|n| aisles[(seed * 31 + n * n * 7 + n * seed) % 9].as_str()).collect();
            let mut order = learned_order(&words(USUALLY), &ticked(&trips.join(" ")));
            let long = order.len();
            order.sort();
            order.dedup();
            assert_eq!(order.len(), long);
            assert!(words(USUALLY).iter().all(|aisle| order.contains(aisle)));
        }
    }
}
