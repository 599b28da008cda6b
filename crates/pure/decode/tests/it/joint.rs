//! Codes that no single frame gives are read from several frames.

use trug_decode::{Agreement, Cascade, Effort, Reader, Scanner};
use trug_gs1::{Symbology, ean_upc::encode, has_valid_check_digit};
use trug_label::{
    DECOYS, HardClip, Picture, Rng, Scene, decoy, hard_clip_ms, hard_clips, random_ean13,
};

use crate::luma;

/// Clip `n` of the hard clips of seed 1.
fn clip(n: usize) -> HardClip {
    hard_clips(1, n + 1, &[]).nth(n).expect("a clip")
}

/// The texts that a scanner sights.
fn sighted(frames: impl Iterator<Item = Picture>) -> Vec<String> {
    let mut scanner = Scanner::default();
    let mut texts = Vec::new();
    for (n, frame) in frames.enumerate() {
        let result = scanner.observe(hard_clip_ms(n), luma(&frame));
        texts.extend(result.sightings.into_iter().map(|s| s.text));
    }
    texts
}

/// The texts that an agreement over frames read one by one accepts.
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
    assert_eq!(agreed(clip.frames()), [""; 0], "no single frame can be read");
    assert_eq!(sighted(clip.frames()), [clip.digits.as_str()]);
}

#[test]
fn one_picture_delivered_many_times_counts_as_one_frame() {
    let clip = clip(165);
    for n in [0, 4, 8] {
        let frozen = || std::iter::repeat_n(clip.frames().nth(n).expect("a frame"), 12);
        assert_eq!(sighted(frozen()), agreed(frozen()), "frame {n}");
    }
}

#[test]
fn decoys_are_not_read_from_several_frames() {
    for kind in DECOYS {
        let frames = (0..6u64).map(|n| decoy(kind, &mut Rng::new(40 + n / 2)));
        assert_eq!(sighted(frames), [""; 0], "{kind}");
    }
}

/// Frames of the left half of one label and the right half of another, which together make no code, much blurred.
fn joined(seed: u64) -> impl Iterator<Item = Picture> {
    let mut rng = Rng::new(seed);
    let code = random_ean13(&mut rng);
    let other = std::iter::repeat_with(|| random_ean13(&mut rng))
        .find(|other| !has_valid_check_digit(format!("{}{}", &code[..7], &other[7..]).as_bytes()))
        .expect("nine of ten");
    let bars = |code: &str| encode(Symbology::Ean13, code).expect("13 digits");
    let mut scene = Scene::of_bars([&bars(&code)[..47], &bars(&other)[47..]].concat());
    (scene.width, scene.height) = (160, 40);
    scene.module_px = rng.between(1.1, 1.45);
    scene.defocus = rng.between(1.5, 1.8);
    scene.white = rng.between(60.0, 300.0);
    (0..8u64).map(move |n| {
        scene.centre = (80.0 + rng.below(4) as f32, 20.0);
        scene.draw(&mut Rng::new(seed * 8 + n))
    })
}

/// `TRUG_JOINED=3000` tries so many more.
#[test]
fn halves_of_two_labels_are_not_read_from_several_frames() {
    let more = std::env::var("TRUG_JOINED").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    for seed in [84, 398].into_iter().chain(1000..1000 + more) {
        assert_eq!(sighted(joined(seed)), [""; 0], "seed {seed}");
    }
}
