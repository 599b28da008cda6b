//! Drawn symbols are read.

use trug_decode::{Agreement, Cascade, Effort, Reader, RxingReader, Symbology};
use trug_gs1::{ean_upc::encode, upc_e};
use trug_label::{FRAMES_PER_PACKET, Picture, Rng, Scene, demo_clip, generated_frames};

use crate::luma;

const CODES: [(Symbology, &str); 6] = [
    (Symbology::Ean13, "4006381333931"),
    (Symbology::Ean13, "9780201379624"),
    (Symbology::UpcA, "036000291452"),
    (Symbology::Ean8, "96385074"),
    (Symbology::UpcE, "04252614"),
    (Symbology::UpcE, "01234558"),
];

/// Draws each code as `set_up` changes it and expects exactly that code in each effort.
fn check(what: &str, efforts: &[Effort], set_up: impl Fn(&mut Scene)) {
    for (symbology, digits) in CODES {
        let mut scene = Scene::new(symbology, digits).expect("right check digit");
        set_up(&mut scene);
        let picture = scene.draw(&mut Rng::new(7));
        for effort in efforts {
            let readers: [Box<dyn Reader>; 2] =
                [Box::new(RxingReader::default()), Box::new(Cascade::default())];
            for mut reader in readers {
                let reads = reader.read(luma(&picture), *effort);
                let found: Vec<_> = reads.iter().map(|r| (r.symbology, r.text.as_str())).collect();
                assert_eq!(found, [(symbology, digits)], "{what}, {effort:?}");
            }
        }
    }
}

const BOTH: [Effort; 2] = [Effort::Frame, Effort::Photo];

#[test]
fn every_symbology_is_read_as_it_is_printed() {
    check("straight", &BOTH, |_| {});
    for rotation in [-8.0, 8.0, 90.0, 180.0, 270.0] {
        check(&format!("turned {rotation}"), &BOTH, |s| s.rotation = rotation);
    }
    for (yaw, pitch) in [(15.0, 0.0), (0.0, 30.0), (10.0, 20.0)] {
        check(&format!("tilted {yaw} {pitch}"), &BOTH, |s| (s.yaw, s.pitch) = (yaw, pitch));
    }
    for module_px in [2.0, 3.0, 4.0] {
        check(&format!("module {module_px} px"), &BOTH, |s| s.module_px = module_px);
    }
}

#[test]
fn a_photo_is_read_at_any_angle() {
    for rotation in [30.0, 45.0, 60.0, -45.0, 135.0] {
        check(&format!("turned {rotation}"), &[Effort::Photo], |s| s.rotation = rotation);
    }
}

#[test]
fn a_read_has_the_corners_of_its_symbol() {
    for (rotation, effort) in
        [(0.0, Effort::Frame), (90.0, Effort::Frame), (45.0, Effort::Photo), (180.0, Effort::Frame)]
    {
        let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right");
        (scene.rotation, scene.centre) = (rotation, (300.0, 220.0));
        let reads = RxingReader::default().read(luma(&scene.draw(&mut Rng::new(1))), effort);
        let corners =
            reads.first().unwrap_or_else(|| panic!("turned {rotation}: not read")).corners;
        let middle =
            |pick: fn(&trug_decode::Point) -> f32| corners.iter().map(pick).sum::<f32>() / 4.0;
        let (x, y) = (middle(|p| p.x), middle(|p| p.y));
        assert!((x - 300.0).abs() < 30.0 && (y - 220.0).abs() < 30.0, "turned {rotation}: {x} {y}");
        let length = (corners[0].x - corners[1].x).hypot(corners[0].y - corners[1].y);
        assert!((length - 92.0 * 2.5).abs() < 12.0, "turned {rotation}: {length} long");
        let (sin, cos) = f32::sin_cos(f32::to_radians(rotation));
        let along = (corners[1].x - corners[0].x) * cos + (corners[1].y - corners[0].y) * sin;
        assert!(
            along > 0.9 * length,
            "turned {rotation}: the first corner is not where the first digit is"
        );
    }
}

/// The right half of one picture beside the left half of the other.
fn beside(left: &Picture, right: &Picture) -> Picture {
    let half = left.width / 2;
    let data = (0..left.data.len())
        .map(|n| if n % left.width < half { left.data[n] } else { right.data[n] })
        .collect();
    Picture { width: left.width, height: left.height, data }
}

#[test]
fn several_codes_in_one_picture_are_all_read_in_their_positions() {
    let draw = |digits: &str, x: f32| {
        let mut scene = Scene::new(Symbology::Ean13, digits).expect("right");
        (scene.module_px, scene.centre, scene.clutter) = (2.0, (x, 240.0), 0);
        scene.draw(&mut Rng::new(1))
    };
    let picture = beside(&draw("4006381333931", 160.0), &draw("9780201379624", 480.0));
    for effort in BOTH {
        let mut reads = RxingReader::default().read(luma(&picture), effort);
        reads.sort_by(|a, b| a.corners[0].x.total_cmp(&b.corners[0].x));
        let texts: Vec<&str> = reads.iter().map(|r| r.text.as_str()).collect();
        assert_eq!(texts, ["4006381333931", "9780201379624"], "{effort:?}");
        assert!(reads[0].corners[1].x < 320.0 && reads[1].corners[0].x > 320.0, "{effort:?}");
    }
}

#[test]
fn a_code_on_the_side_of_a_can_is_read_in_a_photo() {
    for (roll, seed) in [(0.0, 1), (15.0, 2), (-15.0, 3), (25.0, 4)] {
        let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right check digit");
        (scene.module_px, scene.defocus, scene.noise) = (4.0, 0.3, 1.0);
        (scene.cylinder, scene.roll) = (65.0, roll);
        let picture = scene.draw(&mut Rng::new(seed));
        let reads = Cascade::default().read(luma(&picture), Effort::Photo);
        let found: Vec<_> = Agreement::photo(&reads).into_iter().map(|s| s.text).collect();
        assert_eq!(found, ["4006381333931"], "turned by {roll} degrees");
    }
}

#[test]
fn bars_hardly_higher_than_the_print_below_them_are_read_in_a_photo() {
    let low = generated_frames(1).into_iter().filter(|made| made.cell == "h=6");
    let (mut read, mut all) = (0, 0);
    for made in low {
        let picture = made.draw();
        let reads = Cascade::default().read(luma(&picture), Effort::Photo);
        let found = Agreement::photo(&reads);
        assert!(found.iter().all(|s| made.digits.ends_with(&s.text)), "{found:?}, not {made:?}");
        read += found.len();
        all += 1;
    }
    // only one, if each part of the bars is read by itself
    assert!(read >= 11 && all == 15, "{read} of {all}");
}

#[test]
fn light_on_dark_is_read_in_a_photo() {
    let scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right");
    let mut picture = scene.draw(&mut Rng::new(1));
    picture.data.iter_mut().for_each(|p| *p = 255 - *p);
    let reads = RxingReader::default().read(luma(&picture), Effort::Photo);
    assert_eq!(reads.first().map(|r| r.text.as_str()), Some("4006381333931"));
}

#[test]
fn a_stride_beyond_the_width_is_skipped() {
    let picture =
        Scene::new(Symbology::Ean13, "4006381333931").expect("right").draw(&mut Rng::new(1));
    let mut padded = Vec::new();
    for row in picture.data.chunks_exact(picture.width) {
        padded.extend_from_slice(row);
        padded.extend([0, 255, 0, 255, 9]);
    }
    let view = trug_decode::Luma::new(&padded, picture.width, picture.height, picture.width + 5)
        .expect("whole");
    assert_eq!(
        RxingReader::default().read(view, Effort::Frame).first().map(|r| r.text.clone()),
        Some("4006381333931".to_owned())
    );
}

#[test]
fn the_demo_clip_gives_one_sighting_a_packet_from_at_least_four_frames() {
    let codes = ["4006381333931", "036000291452", "96385074"];
    for seed in [1, 2] {
        let (mut reader, mut agreement) = (RxingReader::default(), Agreement::default());
        let mut sightings = Vec::new();
        let mut read_frames = [0; 3];
        for (frame, picture) in demo_clip(&codes, seed).enumerate() {
            let reads = reader.read(luma(&picture), Effort::Frame);
            read_frames[frame / FRAMES_PER_PACKET] += usize::from(!reads.is_empty());
            sightings.extend(agreement.observe(frame as u64 * 1000 / 15, &reads));
        }
        let texts: Vec<&str> = sightings.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(texts, codes, "seed {seed}");
        assert!(read_frames.iter().all(|frames| *frames >= 4), "seed {seed}: {read_frames:?}");
    }
}

#[test]
fn upc_e_expands_to_its_upc_a() {
    let long = upc_e::expand("04252614").expect("a UPC-E");
    let picture = Scene::new(Symbology::UpcA, &long).expect("right").draw(&mut Rng::new(1));
    let reads = RxingReader::default().read(luma(&picture), Effort::Frame);
    assert_eq!(reads.first().map(|r| (r.symbology, r.text.clone())), Some((Symbology::UpcA, long)));
}

#[test]
fn half_an_ean_13_is_not_read_as_upc_e() {
    // the check digit of number system 1 is correct by chance, and a bar of the right half ends the symbol
    let bars = encode(Symbology::Ean13, "5000299517192").expect("13 digits");
    assert!(upc_e::expand("10002995").is_ok());
    let picture = Scene::of_bars(bars[..51].to_vec()).draw(&mut Rng::new(1));
    for effort in [Effort::Frame, Effort::Photo] {
        assert_eq!(Cascade::default().read(luma(&picture), effort), [], "{effort:?}");
    }
}
