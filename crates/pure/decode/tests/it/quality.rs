//! The quality of a frame: how well it shows a packet.

use trug_decode::{FrameQuality, Scanner};
use trug_label::{Rng, Scene, Symbology};

use crate::luma;

fn quality(set_up: impl Fn(&mut Scene)) -> FrameQuality {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right check digit");
    set_up(&mut scene);
    Scanner::default().observe(0, luma(&scene.draw(&mut Rng::new(3)))).quality
}

#[test]
fn module_and_blur_are_reported() {
    for (module_px, blur) in [(2.0, 0.8), (3.0, 0.7), (1.5, 0.8)] {
        let bars = quality(|scene| {
            (scene.module_px, scene.defocus) = (module_px, blur * module_px);
        })
        .bars;
        let bars = bars.unwrap_or_else(|| panic!("no bars at {module_px} px, {blur} modules"));
        assert!((bars.module_px / module_px - 1.0).abs() < 0.05, "{module_px} px: {bars:?}");
        let reported =
            bars.blur.unwrap_or_else(|| panic!("read sharp at {blur} modules: {bars:?}"));
        assert!((reported - blur).abs() < 0.25, "{blur} modules: {bars:?}");
    }
}

#[test]
fn the_module_of_a_sharp_packet_is_reported() {
    let bars = quality(|scene| scene.rotation = 5.0).bars.expect("bars");
    assert!((bars.module_px / 2.5 - 1.0).abs() < 0.05 && bars.certainty > 0.5, "{bars:?}");
}

#[test]
fn brightness_and_glare_are_reported() {
    for (white, from, to) in [(200.0, 0.65, 0.9), (40.0, 0.08, 0.22)] {
        let quality = quality(|scene| scene.white = white);
        assert!((from..to).contains(&quality.brightness), "white at {white}: {quality:?}");
        assert!(quality.glare < 0.01, "{quality:?}");
    }
    let (dim, bright) = (quality(|s| s.white = 100.0), quality(|s| s.white = 200.0));
    let contrast = |quality: FrameQuality| quality.bars.expect("bars").contrast;
    assert!(contrast(dim) < 0.7 * contrast(bright), "{dim:?} {bright:?}");
    assert!(quality(|scene| scene.white = 255.0).glare > 0.1);
}

#[test]
fn a_frame_without_a_packet_has_no_bars() {
    let quality = quality(|scene| scene.centre = (-9000.0, -9000.0));
    assert_eq!(quality.bars, None);
}
