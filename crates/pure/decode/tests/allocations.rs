//! Frames of a camera allocate nothing while no code is read, and only the reads while one is. The counting allocator is
//! global, so this is a program of its own.
//!
//! rxing allocates whenever it is called; the frames in which it is called are counted, and must stay few.

use trug_decode::{Cascade, Effort, Luma, Reader, Scanner};
use trug_label::{Rng, Scene, Symbology};

const FRAMES: usize = 60;

/// Allocations of each of some frames of the same picture, fewest first, after as many frames that filled the buffers.
fn allocations(width: usize, height: usize, set_up: impl Fn(&mut Scene)) -> Vec<u64> {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right check digit");
    (scene.width, scene.height) = (width, height);
    scene.centre = (width as f32 / 2.0, height as f32 / 2.0);
    set_up(&mut scene);
    let picture = scene.draw(&mut Rng::new(3));
    let luma = Luma::tight(&picture.data, width, height).expect("whole");
    let mut reader = Cascade::default();
    let mut read = || {
        let counted = allocation_counter::measure(|| {
            std::hint::black_box(reader.read(luma, Effort::Frame));
        });
        counted.count_total
    };
    for _ in 0..FRAMES {
        read();
    }
    let mut counts: Vec<u64> = (0..FRAMES).map(|_| read()).collect();
    counts.sort_unstable();
    counts
}

#[test]
fn frames_without_a_code_allocate_nothing_unless_rxing_is_called() {
    for (width, height) in [(640, 480), (1280, 720)] {
        for clutter in [0, 3, 7] {
            let counts = allocations(width, height, |scene| {
                (scene.centre, scene.clutter) = ((-9000.0, -9000.0), clutter);
            });
            let none = counts.iter().filter(|count| **count == 0).count();
            assert!(none >= FRAMES * 3 / 4, "{width} x {height}, kitchen {clutter}: {counts:?}");
        }
    }
}

#[test]
fn frames_with_an_unread_code_or_print_allocate_nothing_unless_rxing_is_called() {
    let check = |what: &str, set_up: fn(&mut Scene)| {
        let counts = allocations(1280, 720, set_up);
        let none = counts.iter().filter(|count| **count == 0).count();
        assert!(none >= FRAMES / 2, "{what}: {counts:?}");
    };
    check("too blurred", |scene| (scene.module_px, scene.defocus) = (3.0, 5.0));
    check("lost in noise", |scene| (scene.module_px, scene.noise) = (1.1, 60.0));
    check("print", |scene| (scene.centre, scene.clutter) = ((-9000.0, -9000.0), 5));
}

#[test]
fn frames_with_a_read_code_allocate_only_the_read() {
    // the list of what was read, and the digits
    let check = |what: &str, set_up: fn(&mut Scene)| {
        let counts = allocations(1280, 720, set_up);
        assert!(counts[FRAMES / 2] <= 2, "{what}: {counts:?}");
    };
    check("sharp", |scene| scene.clutter = 0);
    check("blurred", |scene| (scene.clutter, scene.module_px, scene.defocus) = (0, 3.0, 2.7));
    check("small", |scene| (scene.clutter, scene.module_px, scene.defocus) = (0, 1.4, 0.6));
}

#[test]
fn tracking_of_unread_frames_allocates_only_its_results() {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right check digit");
    (scene.module_px, scene.defocus) = (3.0, 5.0);
    let pictures: Vec<_> = (0..2 * FRAMES as u64).map(|n| scene.draw(&mut Rng::new(n))).collect();
    let mut scanner = Scanner::default();
    let mut counts: Vec<u64> = Vec::new();
    for (n, picture) in pictures.iter().enumerate() {
        let luma = Luma::tight(&picture.data, picture.width, picture.height).expect("whole");
        let counted = allocation_counter::measure(|| {
            std::hint::black_box(scanner.observe(66 * n as u64, luma));
        });
        counts.push(counted.count_total);
    }
    let later = &mut counts[FRAMES..];
    later.sort_unstable();
    // the digits of the likeliest codes
    assert!(later[FRAMES / 2] <= 3, "{later:?}");
}
