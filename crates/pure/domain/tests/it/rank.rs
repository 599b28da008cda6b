//! Ranks: there is always a place between two others.

use proptest::prelude::*;
use trug_domain::Rank;

fn rank() -> impl Strategy<Value = Rank> {
    "[a-c]{0,3}[b-z]".prop_map(|text| Rank::parse(&text).expect("a rank"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn between_two_ranks_there_is_one(one in rank(), other in rank()) {
        let between = Rank::between(Some(&one), Some(&other));
        match between {
            Some(between) => {
                prop_assert!(one < between && between < other);
                prop_assert_eq!(Rank::parse(&between.0), Ok(between));
            }
            None => prop_assert!(one >= other),
        }
    }

    #[test]
    fn an_end_is_never_reached(rank in rank()) {
        let (first, last) = (Rank::between(None, Some(&rank)), Rank::between(Some(&rank), None));
        prop_assert!(first.as_ref().is_some_and(|first| *first < rank));
        prop_assert!(last.as_ref().is_some_and(|last| *last > rank));
        prop_assert_eq!(last, Some(rank.after()));
        if let Some(rank) = first {
            prop_assert_eq!(Rank::parse(&rank.0), Ok(rank));
        }
    }

    #[test]
    fn inserting_anywhere_keeps_a_strict_order(places in prop::collection::vec(any::<prop::sample::Index>(), 1..300)) {
        let mut ranks: Vec<Rank> = Vec::new();
        for place in places {
            let at = place.index(ranks.len() + 1);
            let before = at.checked_sub(1).map(|above| &ranks[above]);
            let rank = Rank::between(before, ranks.get(at));
            ranks.insert(at, rank.expect("between two neighbours there is room"));
        }
        prop_assert!(ranks.is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn spread_ranks_lie_in_order_between(one in rank(), other in rank(), count in 0_usize..200) {
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        let ends = [(None, None), (Some(&low), None), (None, Some(&high)), (Some(&low), Some(&high))];
        for (before, after) in ends {
            let Some(ranks) = Rank::spread(before, after, count) else {
                prop_assert!(low == high && count > 0);
                continue;
            };
            prop_assert_eq!(ranks.len(), count);
            prop_assert!(ranks.is_sorted_by(|one, other| one < other));
            prop_assert!(before.is_none_or(|low| ranks.iter().all(|rank| rank > low)));
            prop_assert!(after.is_none_or(|high| ranks.iter().all(|rank| rank < high)));
        }
    }

    #[test]
    fn no_text_makes_a_rank_panic(one in any::<String>(), other in any::<String>()) {
        let (one, other) = (Rank(one), Rank(other));
        let _ = Rank::between(Some(&one), Some(&other));
        prop_assert!(Rank::parse(&one.after().0).is_ok());
    }
}

#[test]
fn a_rank_is_checked_where_it_is_read() {
    let read = |json: &str| serde_json::from_str::<Rank>(json).map_err(|error| error.to_string());
    assert_eq!(read(r#""nb""#), Ok(Rank("nb".to_owned())));
    assert!(read(r#""na""#).is_err_and(|error| error.contains("no rank")));
}
