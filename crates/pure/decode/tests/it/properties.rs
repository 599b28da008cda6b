//! Properties that hold for any reads in any order.

use std::collections::HashMap;

use proptest::prelude::*;
use trug_decode::{
    Agreement, AgreementRules, Effort, Luma, Point, Read, Reader, RxingReader, Symbology,
};
use trug_gs1::{has_valid_check_digit, upc_e};

/// Right and wrong values of every linear kind, few enough to meet again and again.
const VALUES: [(Symbology, &str); 11] = [
    (Symbology::Ean13, "4006381333931"),
    (Symbology::Ean13, "9780201379624"),
    (Symbology::Ean13, "4006381333932"),
    (Symbology::UpcA, "036000291452"),
    (Symbology::Ean8, "96385074"),
    (Symbology::Ean8, "96385075"),
    (Symbology::UpcE, "04252614"),
    (Symbology::UpcE, "04252611"),
    (Symbology::Itf14, "10012345678902"),
    (Symbology::QrCode, "anything"),
    (Symbology::QrCode, ""),
];

fn any_coordinate() -> impl Strategy<Value = f32> {
    prop_oneof![8 => 0.0f32..640.0, 1 => Just(f32::NAN), 1 => Just(f32::INFINITY), 1 => Just(-1e30f32)]
}

fn any_read() -> impl Strategy<Value = Read> {
    let near = (0usize..VALUES.len(), 0u8..3, 0.0f32..4.0).prop_map(|(value, place, shake)| {
        let (symbology, text) = VALUES[value];
        crate::read_at(symbology, text, f32::from(place) * 220.0 + shake, 100.0)
    });
    let wild = (0usize..VALUES.len(), prop::array::uniform8(any_coordinate()), any::<f32>())
        .prop_map(|(value, c, certainty)| {
            let (symbology, text) = VALUES[value];
            let point = |n: usize| Point { x: c[2 * n], y: c[2 * n + 1] };
            Read {
                symbology,
                text: text.to_owned(),
                corners: [point(0), point(1), point(2), point(3)],
                certainty,
            }
        });
    prop_oneof![9 => near, 1 => wild]
}

fn any_showing() -> impl Strategy<Value = Vec<(u64, Vec<Read>)>> {
    let gap = prop_oneof![6 => 0u64..120, 2 => 120u64..1100, 1 => 1001u64..5000, 1 => Just(u64::MAX / 64)];
    prop::collection::vec((gap, prop::collection::vec(any_read(), 0..5)), 0..60)
}

fn well_formed(symbology: Symbology, text: &str) -> bool {
    match symbology {
        Symbology::UpcE => upc_e::expand_printed(text.as_bytes()).is_some(),
        Symbology::QrCode | Symbology::DataMatrix | Symbology::DataBarExpanded => !text.is_empty(),
        _ => has_valid_check_digit(text.as_bytes()),
    }
}

proptest! {
    #[test]
    fn one_showing_gives_one_sighting_at_most_and_every_sighting_is_valid(showing in any_showing()) {
        let rules = AgreementRules::default();
        let (ends_after, looks) = (rules.showing_ends_after_ms, rules.showing_ends_after_frames);
        let mut agreement = Agreement::default();
        // for each code: when and in which frame it was last read, and whether this showing has had its sighting
        let mut in_sight: HashMap<String, (u64, u64, bool)> = HashMap::new();
        let mut last: Option<String> = None;
        let mut now = 0u64;
        for (frame, (gap, reads)) in (0_u64..).zip(showing) {
            now += gap;
            for read in &reads {
                let new = (now, frame, false);
                let (seen, seen_in, sighted) = in_sight.entry(read.text.clone()).or_insert(new);
                if now - *seen > ends_after && frame - *seen_in > looks {
                    *sighted = false;
                }
                (*seen, *seen_in) = (now, frame);
            }
            for sighting in agreement.observe(now, &reads) {
                prop_assert!(well_formed(sighting.symbology, &sighting.text), "{sighting:?}");
                prop_assert!(reads.iter().any(|r| r.text == sighting.text), "sighted out of sight: {sighting:?}");
                prop_assert!(sighting.first_seen_ms <= now && sighting.at_ms == now);
                let known = in_sight.get_mut(&sighting.text).expect("was read");
                prop_assert!(!known.2, "a second sighting in one showing: {sighting:?}");
                known.2 = true;
                prop_assert_eq!(sighting.again, last.as_ref() == Some(&sighting.text));
                last = Some(sighting.text);
            }
        }
    }

    #[test]
    fn one_frame_alone_never_makes_a_linear_sighting(reads in prop::collection::vec(any_read(), 0..8), at in any::<u64>()) {
        for sighting in Agreement::default().observe(at, &reads) {
            prop_assert!(sighting.symbology.is_matrix());
        }
    }

    #[test]
    fn a_repeated_frame_does_not_count_twice_in_a_row(read in any_read()) {
        let mut agreement = Agreement::default();
        let reads = [read];
        for n in 0..2 {
            let finite = reads[0].corners.iter().all(|c| c.x.is_finite() && c.y.is_finite());
            let sightings = agreement.observe(n * 33, &reads);
            prop_assert!(!finite || sightings.iter().all(|s| s.symbology.is_matrix()));
        }
    }

    #[test]
    fn times_that_go_backwards_do_not_panic(times in prop::collection::vec(any::<u64>(), 0..40)) {
        let mut agreement = Agreement::default();
        let mut latest = 0;
        for (n, at) in times.into_iter().enumerate() {
            latest = at.max(latest);
            let read = crate::read_at(Symbology::Ean13, "4006381333931", n as f32, 0.0);
            for sighting in agreement.observe(at, &[read]) {
                prop_assert!(sighting.first_seen_ms <= sighting.at_ms && sighting.at_ms == latest);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_pixels_can_be_read(
        data in prop::collection::vec(any::<u8>(), 0..6000),
        width in 0usize..120,
        stride in 0usize..140,
    ) {
        let height = data.len().checked_div(stride).unwrap_or(3);
        if let Ok(luma) = Luma::new(&data, width, height, stride) {
            let mut reader = RxingReader::default();
            for effort in [Effort::Frame, Effort::Frame, Effort::Frame, Effort::Photo] {
                for read in reader.read(luma, effort) {
                    prop_assert!(well_formed(read.symbology, &read.text), "{read:?}");
                    prop_assert!((0.0..=1.0).contains(&read.certainty));
                }
            }
            prop_assert_eq!(reader.panics(), 0);
        }
    }
}
