//! The kinds of JPEG that phones, cameras and editors write, from a drawn label: each becomes the same frame, and its
//! barcode stays readable.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::path::Path;
use trug_camera::still_of;
use trug_decode::{Luma, Scanner};
use trug_label::{Rng, Scene, Symbology};

const CODE: &str = "4006381333931";

/// A label, its width and its height.
fn label() -> (Vec<u8>, u16, u16) {
    let scene = Scene::new(Symbology::Ean13, CODE).expect("digits");
    let picture = scene.draw(&mut Rng::new(1));
    (picture.data, picture.width as u16, picture.height as u16)
}

#[test]
fn every_kind_of_jpeg_becomes_the_same_frame() {
    let (luma, width, height) = label();
    let check = |what: &str, colour: ColorType, setup: &dyn Fn(&mut Encoder<&mut Vec<u8>>)| {
        let pixels: Vec<u8> = match colour {
            ColorType::Luma => luma.clone(),
            _ => luma.iter().flat_map(|luma| [*luma; 3]).collect(),
        };
        let mut jpeg = Vec::new();
        let mut encoder = Encoder::new(&mut jpeg, 90);
        setup(&mut encoder);
        encoder.encode(&pixels, width, height, colour).expect("encoded");
        let frame = still_of(&jpeg, Path::new("label.jpg")).expect(what);
        assert_eq!((frame.width, frame.height), (width.into(), height.into()), "{what}");
        let differs: u32 =
            frame.luma.iter().zip(&luma).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        assert!(differs < 6 * u32::from(width) * u32::from(height), "{what}: {differs}");
        let mut scanner = Scanner::default();
        let found = (0..8_u64).any(|n| {
            let tight = Luma::tight(&frame.luma, width.into(), height.into()).expect("tight");
            let seen = scanner.observe(n * 66, tight);
            seen.sightings.iter().any(|sighting| sighting.text == CODE)
        });
        assert!(found, "{what}: the barcode is not readable");
    };
    check("grey", ColorType::Luma, &|_| ());
    check("4:4:4", ColorType::Rgb, &|e| e.set_sampling_factor(SamplingFactor::F_1_1));
    check("4:2:2", ColorType::Rgb, &|e| e.set_sampling_factor(SamplingFactor::F_2_1));
    check("4:2:0", ColorType::Rgb, &|e| e.set_sampling_factor(SamplingFactor::F_2_2));
    check("progressive", ColorType::Rgb, &|e| e.set_progressive(true));
    check("grey progressive", ColorType::Luma, &|e| e.set_progressive(true));
    check("restart markers", ColorType::Rgb, &|e| e.set_restart_interval(4));
    check("own Huffman tables", ColorType::Rgb, &|e| e.set_optimized_huffman_tables(true));
}
