//! Time to look at one frame of 640 x 480 pixels, with a code and without. Three frames are read at a time, because the
//! dearer symbologies take turns: divide by three.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use trug_decode::{Effort, Luma, Reader, RxingReader};
use trug_label::{Picture, Rng, Scene, Symbology};

fn three_frames(c: &mut Criterion) {
    for (name, x) in [("with a code", 320.0), ("without", -9000.0)] {
        let picture = frame(x);
        let luma = Luma::tight(&picture.data, picture.width, picture.height).expect("whole");
        for (effort, label) in [(Effort::Frame, "frame"), (Effort::Photo, "photo")] {
            let mut reader = RxingReader::default();
            c.bench_function(&format!("three looks, {label}, {name}"), |b| {
                b.iter(|| {
                    (0..3).map(|_| reader.read(black_box(luma), effort).len()).sum::<usize>()
                });
            });
        }
    }
}

fn frame(x: f32) -> Picture {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("a right check digit");
    scene.centre.0 = x;
    scene.draw(&mut Rng::new(1))
}

criterion_group!(benches, three_frames);
criterion_main!(benches);
