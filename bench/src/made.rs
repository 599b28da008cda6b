//! Pictures for when there are no photographs: labels in several conditions, and kitchens without one.

use trug_label::{Rng, Scene, Symbology};

use crate::manifest::{Photo, Source};

const CODES: [(Symbology, &str, &str); 4] = [
    (Symbology::Ean13, "4006381333931", "04006381333931"),
    (Symbology::UpcA, "036000291452", "00036000291452"),
    (Symbology::Ean8, "96385074", "00000096385074"),
    (Symbology::UpcE, "04252614", "00042100005264"),
];

/// Sets a scene up, harder with each step from 0 to 5.
type Condition = fn(&mut Scene, f32);

/// A few conditions for each symbology, and pictures without a label.
pub(crate) fn photos() -> Vec<Photo> {
    let mut photos = Vec::new();
    let conditions: [(&str, Condition); 5] = [
        ("made turned", |scene, n| scene.rotation = n * 15.0),
        ("made tilted", |scene, n| scene.yaw = n * 9.0),
        ("made out of focus", |scene, n| scene.defocus = 0.3 + n * 0.25),
        ("made small", |scene, n| scene.module_px = 2.4 - n * 0.25),
        ("made dark", |scene, n| (scene.white, scene.noise) = (200.0 - n * 28.0, 3.0 + n)),
    ];
    for (set, set_up) in conditions {
        for step in 0..6u64 {
            for (symbology, digits, gtin14) in CODES {
                let Some(mut scene) = Scene::new(symbology, digits) else { continue };
                scene.clutter = step + 1;
                set_up(&mut scene, step as f32);
                photos.push(photo(set, &scene, step, Some(gtin14)));
            }
        }
    }
    for step in 0..40 {
        let Some(mut scene) = Scene::new(CODES[0].0, CODES[0].1) else { continue };
        (scene.clutter, scene.centre) = (step + 100, (-9000.0, -9000.0));
        photos.push(photo("made without a code", &scene, step, None));
    }
    photos
}

fn photo(set: &str, scene: &Scene, seed: u64, gtin14: Option<&str>) -> Photo {
    Photo {
        set: set.to_owned(),
        name: format!("{set} {seed}"),
        gtin14: gtin14.map(str::to_owned),
        source: Source::Made(scene.draw(&mut Rng::new(seed))),
    }
}
