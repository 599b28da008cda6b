//! When reads become a sighting.

use trug_decode::{Agreement, AgreementRules, Read, Symbology};

use crate::read_at;

const A: (Symbology, &str) = (Symbology::Ean13, "4006381333931");
const B: (Symbology, &str) = (Symbology::Ean13, "9780201379624");
const U: (Symbology, &str) = (Symbology::UpcA, "036000291452");
const U_AS_EAN: (Symbology, &str) = (Symbology::Ean13, "0036000291452");
const E: (Symbology, &str) = (Symbology::Ean8, "96385074");
const P: (Symbology, &str) = (Symbology::UpcE, "04252614");
const Q: (Symbology, &str) = (Symbology::QrCode, "https://example.com");
const D: (Symbology, &str) = (Symbology::DataMatrix, "0109501101530003");
const I: (Symbology, &str) = (Symbology::Itf14, "10012345678902");
const WRONG: (Symbology, &str) = (Symbology::Ean13, "4006381333932");
const WRONG_P: (Symbology, &str) = (Symbology::UpcE, "04252615");

type Frame<'f> = (u64, &'f [((Symbology, &'f str), f32)]);

/// Shows frames, each a time and codes at their x, to an agreement, and expects sightings: (time, code, again).
fn check(what: &str, frames: &[Frame<'_>], expect: &[(u64, (Symbology, &str), bool)]) {
    assert_eq!(sightings(AgreementRules::default(), frames), owned(expect), "{what}");
}

fn sightings(rules: AgreementRules, frames: &[Frame<'_>]) -> Vec<(u64, Symbology, String, bool)> {
    let mut agreement = Agreement::new(rules);
    let mut found = Vec::new();
    for (at_ms, codes) in frames {
        let reads: Vec<Read> =
            codes.iter().map(|((s, text), x)| read_at(*s, text, *x, 100.0)).collect();
        for sighting in agreement.observe(*at_ms, &reads) {
            assert_eq!(sighting.at_ms, *at_ms);
            assert!(sighting.first_seen_ms <= *at_ms);
            found.push((*at_ms, sighting.symbology, sighting.text, sighting.again));
        }
    }
    found
}

fn owned(expect: &[(u64, (Symbology, &str), bool)]) -> Vec<(u64, Symbology, String, bool)> {
    expect.iter().map(|(at, (s, text), again)| (*at, *s, (*text).to_owned(), *again)).collect()
}

#[test]
fn long_codes_take_two_frames_that_differ() {
    check("one frame", &[(0, &[(A, 0.0)])], &[]);
    check("two frames, moved", &[(0, &[(A, 0.0)]), (66, &[(A, 1.0)])], &[(66, A, false)]);
    check("the same picture delivered twice", &[(0, &[(A, 0.0)]), (66, &[(A, 0.0)])], &[]);
    check(
        "a packet on a stand",
        &[(0, &[(A, 0.0)]), (66, &[(A, 0.0)]), (133, &[(A, 0.0)])],
        &[(133, A, false)],
    );
    check("a frame apart", &[(0, &[(A, 0.0)]), (66, &[]), (133, &[(A, 0.0)])], &[(133, A, false)]);
    check(
        "UPC-A and ITF",
        &[(0, &[(U, 0.0), (I, 400.0)]), (66, &[(U, 1.0), (I, 401.0)])],
        &[(66, U, false), (66, I, false)],
    );
    check(
        "two frames further apart than a showing",
        &[(0, &[(A, 0.0)]), (300, &[]), (600, &[]), (900, &[]), (1001, &[(A, 1.0)])],
        &[],
    );
    check(
        "UPC-A is the EAN-13 with a zero",
        &[(0, &[(U, 0.0)]), (66, &[(U_AS_EAN, 1.0)])],
        &[(66, U_AS_EAN, false)],
    );
}

#[test]
fn short_codes_take_three_frames() {
    for short in [E, P] {
        check("two", &[(0, &[(short, 0.0)]), (66, &[(short, 1.0)])], &[]);
        check(
            "three",
            &[(0, &[(short, 0.0)]), (66, &[(short, 1.0)]), (133, &[(short, 2.0)])],
            &[(133, short, false)],
        );
        check(
            "a part of a longer code, even of one that is read only once",
            &[
                (0, &[(A, 0.0)]),
                (66, &[(short, 1.0)]),
                (133, &[(short, 2.0)]),
                (200, &[(short, 3.0)]),
                (266, &[(short, 4.0)]),
            ],
            &[],
        );
        check(
            "beside a longer code",
            &[
                (0, &[(A, 0.0), (short, 300.0)]),
                (66, &[(A, 1.0), (short, 301.0)]),
                (133, &[(A, 2.0), (short, 302.0)]),
            ],
            &[(66, A, false), (133, short, false)],
        );
    }
}

#[test]
fn matrix_symbols_take_one_frame_and_stand_beside_bars() {
    check("QR", &[(0, &[(Q, 0.0)])], &[(0, Q, false)]);
    check("Data Matrix", &[(0, &[(D, 0.0)])], &[(0, D, false)]);
    check(
        "QR on the same packet",
        &[(0, &[(Q, 0.0), (A, 0.0)]), (66, &[(A, 1.0)])],
        &[(0, Q, false), (66, A, false)],
    );
}

#[test]
fn one_showing_is_one_sighting() {
    let held: Vec<Frame<'_>> = vec![
        (0, &[(A, 0.0)]),
        (66, &[(A, 1.0)]),
        (133, &[(A, 2.0)]),
        (900, &[(A, 2.5)]),
        (1900, &[(A, 3.0)]),
        (2900, &[(A, 1.0)]),
    ];
    check("held, with gaps of up to a second", &held, &[(66, A, false)]);
    check(
        "shown, put away, shown again",
        &[
            (0, &[(A, 0.0)]),
            (66, &[(A, 1.0)]),
            (300, &[]),
            (600, &[]),
            (900, &[]),
            (1067, &[(A, 2.0)]),
            (1133, &[(A, 3.0)]),
        ],
        &[(66, A, false), (1133, A, true)],
    );
    check(
        "another one between",
        &[
            (0, &[(A, 0.0)]),
            (66, &[(A, 1.0)]),
            (1500, &[(B, 0.0)]),
            (1566, &[(B, 1.0)]),
            (1633, &[(B, 2.0)]),
            (3000, &[(A, 0.0)]),
            (3066, &[(A, 1.0)]),
        ],
        &[(66, A, false), (1566, B, false), (3066, A, false)],
    );
    check(
        "still in sight while something else is read in its position",
        &[
            (0, &[(E, 0.0)]),
            (66, &[(E, 1.0)]),
            (133, &[(E, 2.0)]),
            (800, &[(E, 2.0), (A, 0.0)]),
            (1700, &[(E, 2.0)]),
            (2600, &[(E, 3.0)]),
            (2666, &[(E, 4.0)]),
            (2733, &[(E, 5.0)]),
        ],
        &[(133, E, false)],
    );
}

/// The number of sightings in frames `between_ms` apart of a packet that is held still: `#` for a frame in which it is read,
/// `.` for one in which it is not.
fn counted(between_ms: u64, frames: &str) -> usize {
    let mut agreement = Agreement::default();
    let mut count = 0;
    for (n, frame) in (0_u16..).zip(frames.chars()) {
        let read = read_at(A.0, A.1, f32::from(n % 3), 100.0);
        let reads = if frame == '#' { vec![read] } else { vec![] };
        count += agreement.observe(u64::from(n) * between_ms, &reads).len();
    }
    count
}

#[test]
fn a_showing_ends_by_frames_without_the_code_and_not_by_time_alone() {
    let check = |what: &str, between_ms: u64, frames: &str, expect: usize| {
        assert_eq!(counted(between_ms, frames), expect, "{what}, {between_ms} ms apart: {frames}");
    };
    let held = "#".repeat(60);
    let away = |count: usize| format!("{held}{}{held}", ".".repeat(count));
    for between_ms in [8, 33, 100, 500, 1001, 2000, 8000, 3_600_000] {
        check("held still", between_ms, &held, 1);
        check("held, every third frame misses it", between_ms, &"##.".repeat(20), 1);
        check("held, two of three frames miss it", between_ms, &"#..".repeat(20), 1);
        check("never there", between_ms, &".".repeat(60), 0);
    }
    // 30 frames a second: the second counts, not the number of frames.
    check("gone for less than a second", 33, &away(29), 1);
    check("gone for more", 33, &away(31), 2);
    // One frame in two seconds: the number of frames counts.
    check("one frame misses it", 2000, &away(1), 1);
    check("two frames miss it", 2000, &away(2), 1);
    check("put away and shown again", 2000, &away(3), 2);
    check("read once, long ago", 2000, "#...#", 0);
    self::check(
        "another packet on a slow computer",
        &[
            (0, &[(A, 0.0)]),
            (2000, &[(A, 1.0)]),
            (4000, &[(B, 0.0)]),
            (6000, &[(B, 1.0)]),
            (8000, &[(B, 2.0)]),
            (10_000, &[(A, 0.0)]),
            (12_000, &[(A, 1.0)]),
        ],
        &[(2000, A, false), (6000, B, false), (12_000, A, false)],
    );
}

#[test]
fn several_packets_are_tracked_separately() {
    check(
        "two at once",
        &[
            (0, &[(A, 0.0), (B, 300.0)]),
            (66, &[(A, 1.0), (B, 301.0)]),
            (133, &[(A, 2.0), (B, 302.0)]),
        ],
        &[(66, A, false), (66, B, false)],
    );
    check(
        "the second comes later",
        &[
            (0, &[(A, 0.0)]),
            (66, &[(A, 1.0)]),
            (133, &[(A, 2.0), (B, 300.0)]),
            (200, &[(A, 3.0), (B, 301.0)]),
        ],
        &[(66, A, false), (200, B, false)],
    );
}

#[test]
fn contradictions_in_one_position_are_not_accepted() {
    check(
        "taking turns",
        &[
            (0, &[(A, 0.0)]),
            (66, &[(B, 1.0)]),
            (133, &[(A, 2.0)]),
            (200, &[(B, 3.0)]),
            (266, &[(A, 4.0)]),
        ],
        &[],
    );
    check("in one frame", &[(0, &[(A, 0.0), (B, 2.0)]), (66, &[(A, 1.0), (B, 3.0)])], &[]);
    check(
        "a misreading of a packet that is being shown",
        &[
            (0, &[(A, 0.0)]),
            (66, &[(A, 1.0)]),
            (133, &[(B, 2.0)]),
            (200, &[(B, 3.0)]),
            (266, &[(A, 4.0)]),
            (333, &[(B, 5.0)]),
            (400, &[(B, 6.0)]),
        ],
        &[(66, A, false)],
    );
    check(
        "another packet in its position",
        &[
            (0, &[(A, 0.0)]),
            (66, &[(A, 1.0)]),
            (400, &[(B, 2.0)]),
            (466, &[(B, 3.0)]),
            (533, &[(B, 4.0)]),
            (600, &[(B, 5.0)]),
            (666, &[(B, 6.0)]),
        ],
        &[(66, A, false), (666, B, false)],
    );
}

#[test]
fn a_wrong_check_digit_is_never_accepted() {
    for wrong in [
        WRONG,
        WRONG_P,
        (Symbology::Itf14, "10012345678903"),
        (Symbology::Ean8, "4006381333931"),
        (Symbology::QrCode, ""),
    ] {
        let mut agreement = Agreement::default();
        for n in 0..20u64 {
            let read = read_at(wrong.0, wrong.1, n as f32, 0.0);
            assert_eq!(agreement.observe(n * 66, std::slice::from_ref(&read)), [], "{wrong:?}");
            assert_eq!(Agreement::photo(&[read]), [], "{wrong:?}");
        }
    }
}

/// The control: what the cases above reject is accepted if one frame is enough, so the rule is what rejects it.
#[test]
fn wrong_codes_are_accepted_if_one_frame_is_enough() {
    let one_frame = AgreementRules {
        frames_for_long: 1,
        frames_for_short: 1,
        frames_where_contested: 1,
        ..AgreementRules::default()
    };
    let misread: &[Frame<'_>] = &[(0, &[(A, 0.0)]), (66, &[(B, 1.0)]), (133, &[(A, 2.0)])];
    let phantom: &[Frame<'_>] = &[(0, &[(E, 0.0)])];
    assert_eq!(sightings(one_frame.clone(), misread).len(), 2);
    assert_eq!(sightings(one_frame, phantom).len(), 1);
    assert_eq!(sightings(AgreementRules::default(), misread), []);
    assert_eq!(sightings(AgreementRules::default(), phantom), []);
}

#[test]
fn a_still_picture_is_accepted_if_many_lines_agree() {
    let with = |read: Read, certainty| Read { certainty, ..read };
    let a = read_at(A.0, A.1, 0.0, 0.0);
    let e = read_at(E.0, E.1, 20.0, 20.0);
    for (what, reads, expect) in [
        ("nothing", vec![], vec![]),
        ("one line", vec![with(a.clone(), 0.5)], vec![]),
        ("two lines", vec![with(a.clone(), 0.67)], vec![A.1]),
        ("three lines of a short code", vec![with(e.clone(), 0.75)], vec![]),
        ("six lines of a short code", vec![with(e.clone(), 0.86)], vec![E.1]),
        ("a short code on a longer one", vec![e.clone(), a.clone()], vec![A.1]),
        ("twice the same", vec![a.clone(), read_at(A.0, A.1, 400.0, 0.0)], vec![A.1]),
        ("two apart", vec![a.clone(), read_at(B.0, B.1, 400.0, 0.0)], vec![A.1, B.1]),
        ("a contradiction", vec![a.clone(), read_at(B.0, B.1, 3.0, 0.0)], vec![]),
    ] {
        let texts: Vec<String> = Agreement::photo(&reads).into_iter().map(|s| s.text).collect();
        assert_eq!(texts, expect, "{what}");
    }
}
