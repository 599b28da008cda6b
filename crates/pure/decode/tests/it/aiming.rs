//! What is told about how a packet is held.

use trug_decode::{Aim, Scanner};
use trug_label::{Rng, Scene, Symbology};

use crate::luma;

fn aim(set_up: impl Fn(&mut Scene)) -> Aim {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right check digit");
    set_up(&mut scene);
    Scanner::default().observe(0, luma(&scene.draw(&mut Rng::new(3)))).aim
}

#[test]
fn module_and_blur_are_told_as_they_are() {
    for (module_px, blur) in [(2.0, 0.8), (3.0, 0.7), (1.5, 0.8)] {
        let bars = aim(|scene| {
            (scene.module_px, scene.defocus) = (module_px, blur * module_px);
        })
        .bars;
        let bars = bars.unwrap_or_else(|| panic!("no bars at {module_px} px, {blur} modules"));
        assert!((bars.module_px / module_px - 1.0).abs() < 0.05, "{module_px} px: {bars:?}");
        let told = bars.blur.unwrap_or_else(|| panic!("read sharp at {blur} modules: {bars:?}"));
        assert!((told - blur).abs() < 0.25, "{blur} modules: {bars:?}");
    }
}

#[test]
fn a_sharp_packet_is_read_and_its_module_told() {
    let bars = aim(|scene| scene.rotation = 5.0).bars.expect("bars");
    assert!((bars.module_px / 2.5 - 1.0).abs() < 0.05 && bars.certainty > 0.5, "{bars:?}");
}

#[test]
fn light_and_glare_are_told() {
    for (white, from, to) in [(200.0, 0.65, 0.9), (40.0, 0.08, 0.22)] {
        let aim = aim(|scene| scene.white = white);
        assert!((from..to).contains(&aim.light), "white at {white}: {aim:?}");
        assert!(aim.glare < 0.01, "{aim:?}");
    }
    let (dim, bright) = (aim(|s| s.white = 100.0), aim(|s| s.white = 200.0));
    let contrast = |aim: Aim| aim.bars.expect("bars").contrast;
    assert!(contrast(dim) < 0.7 * contrast(bright), "{dim:?} {bright:?}");
    assert!(aim(|scene| scene.white = 255.0).glare > 0.1);
}

#[test]
fn where_there_is_no_packet_there_are_no_bars() {
    let aim = aim(|scene| scene.centre = (-9000.0, -9000.0));
    assert_eq!(aim.bars, None);
}
