//! The demo clip: packets are held up one after another, as by a person.

use std::sync::Arc;

use crate::kitchen::Kitchen;
use crate::picture::Picture;
use crate::rng::Rng;
use crate::scene::Scene;
use trug_gs1::Symbology;

/// Pictures in a second of the clip.
pub const FRAMES_PER_SECOND: usize = 15;
/// Pictures for each packet: two seconds.
pub const FRAMES_PER_PACKET: usize = 30;

/// Pictures in which the hand moves in, and again in which it moves out; between them it holds still.
const MOVING: usize = 8;

/// A film of 640 x 480 pixels at 15 pictures a second, two seconds for each code: a hand brings the packet in, holds it
/// with a little shake while the camera finds its focus, and takes it out again. 13 digits are drawn as EAN-13, 12 as
/// UPC-A, 8 as EAN-8 or, where that fails its check digit, UPC-E; a code that cannot be drawn is left out.
pub fn demo_clip(codes: &[&str], seed: u64) -> impl Iterator<Item = Picture> + Send + use<> {
    let packets: Vec<Scene> = codes.iter().filter_map(|code| label(code)).collect();
    let mut rng = Rng::new(seed);
    let kitchen = Arc::new(Kitchen::new(seed | 1, 640, 480));
    packets.into_iter().flat_map(move |mut packet| {
        let kitchen = Arc::clone(&kitchen);
        packet.module_px = rng.between(2.2, 2.8);
        packet.bar_height = 40.0;
        let mut rng = Rng::new(rng.next_u64());
        let rest = (rng.between(290.0, 350.0), rng.between(225.0, 255.0));
        let (turn, yaw, pitch) =
            (rng.between(-6.0, 6.0), rng.between(-12.0, 12.0), rng.between(-12.0, 12.0));
        (0..FRAMES_PER_PACKET).map(move |frame| {
            let mut scene = packet.clone();
            let away = away(frame);
            let shake = 1.2 * (1.0 + away);
            scene.centre = (
                rest.0 + 260.0 * away + shake * rng.normal(),
                rest.1 + 420.0 * away + shake * rng.normal(),
            );
            scene.rotation = turn + 25.0 * away + 0.4 * rng.normal();
            (scene.yaw, scene.pitch) = (yaw + rng.normal(), pitch + rng.normal());
            scene.defocus = defocus(frame);
            scene.motion = 14.0 * away * (1.0 - away);
            scene.noise = 3.0;
            scene.white = 190.0;
            scene.uneven = 0.15;
            scene.draw_in(&kitchen, &mut rng)
        })
    })
}

fn label(code: &str) -> Option<Scene> {
    match code.len() {
        13 => Scene::new(Symbology::Ean13, code),
        12 => Scene::new(Symbology::UpcA, code),
        8 => Scene::new(Symbology::Ean8, code).or_else(|| Scene::new(Symbology::UpcE, code)),
        _ => None,
    }
}

/// The distance of the hand from its resting position: 1 outside the picture, 0 at rest, eased between.
fn away(frame: usize) -> f32 {
    let from_end = FRAMES_PER_PACKET - 1 - frame.min(FRAMES_PER_PACKET - 1);
    let t = (frame.min(from_end) as f32 / MOVING as f32).min(1.0);
    1.0 - t * t * (3.0 - 2.0 * t)
}

/// The focus hunts as the packet arrives, overshoots and settles.
fn defocus(frame: usize) -> f32 {
    let settled = (frame as f32 - MOVING as f32).max(0.0);
    0.7 + 1.3 * (-settled / 2.5).exp() + 0.15 * (frame as f32 * 0.9).sin().max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_valid_code_gets_two_seconds() {
        for (codes, frames) in [
            (&["4006381333931", "036000291452", "96385074"][..], 3 * FRAMES_PER_PACKET),
            (&["4006381333931", "4006381333932", ""][..], FRAMES_PER_PACKET),
            (&[][..], 0),
        ] {
            assert_eq!(demo_clip(codes, 1).count(), frames, "{codes:?}");
        }
    }

    #[test]
    fn the_film_is_the_same_for_the_same_seed() {
        let take = |seed| demo_clip(&["4006381333931"], seed).nth(12);
        assert_eq!(take(5), take(5));
        assert_ne!(take(5), take(6));
    }
}
