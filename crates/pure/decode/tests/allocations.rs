//! A camera's frames allocate nothing while nothing is shown, and what a reading is made of while a code is read. The
//! counting allocator is this program's own, so it stands alone.
//!
//! rxing allocates whenever it is asked; the frames on which it has its turn are counted, and must stay few.

use trug_decode::{Cascade, Effort, Luma, Reader, Scanner};
use trug_label::{Rng, Scene, Symbology};

const FRAMES: usize = 60;

/// Allocations of each of some frames in a row that show the same, fewest first, after as many that filled the buffers.
fn allocations(width: usize, height: usize, set_up: impl Fn(&mut Scene)) -> Vec<u64> {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right check digit");
    (scene.width, scene.height) = (width, height);
    scene.centre = (width as f32 / 2.0, height as f32 / 2.0);
    set_up(&mut scene);
    let picture = scene.draw(&mut Rng::new(3));
    let luma = Luma::tight(&picture.data, width, height).expect("whole");
    let mut reader = Cascade::default();
    let mut look = || {
        let counted = allocation_counter::measure(|| {
            std::hint::black_box(reader.read(luma, Effort::Frame));
        });
        counted.count_total
    };
    for _ in 0..FRAMES {
        look();
    }
    let mut counts: Vec<u64> = (0..FRAMES).map(|_| look()).collect();
    counts.sort_unstable();
    counts
}

#[test]
fn frames_without_a_code_allocate_nothing_but_on_rxings_turns() {
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
fn frames_with_a_code_that_is_not_read_or_with_print_allocate_nothing_but_on_rxings_turns() {
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
fn frames_with_a_code_that_is_read_allocate_what_the_reading_is_made_of() {
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
fn evidence_of_frames_that_are_not_read_allocates_what_its_answers_are_made_of() {
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
    // the digits of what is thought likeliest
    assert!(later[FRAMES / 2] <= 3, "{later:?}");
}
