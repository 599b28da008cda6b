//! What no single frame gives is read from several.

use trug_decode::{Agreement, Cascade, Effort, Reader, Scanner};
use trug_label::{DECOYS, HardClip, Picture, Rng, decoy, hard_clip_ms, hard_clips};

use crate::luma;

/// Clip `n` of those that `bench clips` shows.
fn clip(n: usize) -> HardClip {
    hard_clips(1, n + 1, &[]).nth(n).expect("a clip")
}

/// The texts that a scanner sights.
fn sighted(frames: impl Iterator<Item = Picture>) -> Vec<String> {
    let mut scanner = Scanner::default();
    let mut texts = Vec::new();
    for (n, frame) in frames.enumerate() {
        let look = scanner.observe(hard_clip_ms(n), luma(&frame));
        texts.extend(look.sightings.into_iter().map(|s| s.text));
    }
    texts
}

/// The texts that agreement over frames read one by one believes.
fn agreed(frames: impl Iterator<Item = Picture>) -> Vec<String> {
    let (mut reader, mut agreement) = (Cascade::default(), Agreement::default());
    let mut texts = Vec::new();
    for (n, frame) in frames.enumerate() {
        let reads = reader.read(luma(&frame), Effort::Frame);
        texts.extend(agreement.observe(hard_clip_ms(n), &reads).into_iter().map(|s| s.text));
    }
    texts
}

#[test]
fn a_packet_lost_in_noise_is_sighted_within_a_second() {
    let clip = clip(165);
    assert_eq!(clip.family, "noisy");
    assert_eq!(agreed(clip.frames()), [""; 0], "frame by frame it is hopeless");
    assert_eq!(sighted(clip.frames()), [clip.digits.as_str()]);
}

#[test]
fn one_picture_delivered_again_and_again_is_one_witness() {
    let clip = clip(165);
    for n in [0, 4, 8] {
        let frozen = || std::iter::repeat_n(clip.frames().nth(n).expect("a frame"), 12);
        assert_eq!(sighted(frozen()), agreed(frozen()), "frame {n}");
    }
}

#[test]
fn pictures_that_only_look_like_codes_give_nothing_together() {
    for kind in DECOYS {
        let frames = (0..6u64).map(|n| decoy(kind, &mut Rng::new(40 + n / 2)));
        assert_eq!(sighted(frames), [""; 0], "{kind}");
    }
}
