//! What no camera should deliver, through the conversion of a capture and through the reader: nothing panics, and
//! nothing is believed but what was really shown.
//!
//! `TRUG_HOSTILE_FRAMES=1000000` lets more of them through than a test's two thousand, from `TRUG_HOSTILE_SEED` on, and
//! `--nocapture` shows how far it is, every fifty thousand frames, on as many threads as there are cores:
//! `TRUG_HOSTILE_FRAMES=1000000 cargo test -p trug-app --test it hostile_frames -- --nocapture`.

mod shown;

use shown::Shown;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use trug_camera::luma_of;
use trug_decode::{Luma, Scanner, Sighting};
use trug_label::Rng;

/// So many frames belong together: a packet is held, or one thing goes on going wrong.
const SITUATION: u64 = 16;

/// Between two reports.
const INTERIM: u64 = 50_000;

#[test]
fn hostile_frames_break_nothing_and_nothing_wrong_is_believed() {
    let count = |name: &str, usual: u64| {
        std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let frames = count("TRUG_HOSTILE_FRAMES", 2000);
    let first = count("TRUG_HOSTILE_SEED", 0);
    let mut report = looked_at(first..first + frames.div_ceil(SITUATION));
    report.print();
    let Row { pictures, right, .. } = report.all;
    assert!(pictures > frames / 4 && pictures < frames, "{pictures} pictures of {frames} frames");
    assert!(right > frames / 400, "the codes that are well enough are seen: {right}");
    assert!(report.wrong.is_empty(), "{:#?}", report.wrong);
}

/// Labels with a bar moved, or half hidden, that an earlier reader took for another code.
const ONCE_MISLEADING: [u64; 5] = [70_004_511, 80_001_809, 80_004_859, 300_010_355, 300_061_526];

#[test]
fn what_was_once_misleading_is_not_believed() {
    for situation in ONCE_MISLEADING {
        let report = one_situation(situation);
        assert!(report.wrong.is_empty(), "{:#?}", report.wrong);
    }
}

fn looked_at(situations: Range<u64>) -> Report {
    let begun = Instant::now();
    let next = AtomicU64::new(situations.start);
    let report = Mutex::new(Report::default());
    let take_turns = || {
        loop {
            let situation = next.fetch_add(1, Ordering::Relaxed);
            if situation >= situations.end {
                break;
            }
            let part = one_situation(situation);
            let mut report = report.lock().expect("no thread has panicked with it");
            report.adds(part);
            if report.all.frames().is_multiple_of(INTERIM) {
                eprintln!("{} s: {}", begun.elapsed().as_secs(), report.all.words());
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(take_turns);
        }
    });
    report.into_inner().expect("no thread has panicked with it")
}

fn one_situation(situation: u64) -> Report {
    let mut report = Report::default();
    let mut rng = Rng::new(situation);
    let shown = Shown::new(&mut rng);
    let mut scanner = Scanner::default();
    for n in 0..SITUATION {
        let (buffer, (width, height)) = shown.buffer(&mut rng);
        let begun = Instant::now();
        let luma = luma_of(shown.format, &buffer, width, height);
        let seen = luma.as_ref().ok().map(|(luma, width, height)| {
            let view = Luma::tight(luma, *width as usize, *height as usize).expect("tight");
            scanner.observe(n * 33, view).sightings
        });
        report.hears(situation, &shown, begun.elapsed(), seen);
    }
    assert_eq!(scanner.panics(), 0, "a panic inside of the reader, situation {situation}");
    report
}

/// What became of the frames: of all, and by what was shown, what harmed it, and the format of its buffers.
#[derive(Default)]
struct Report {
    all: Row,
    by: BTreeMap<(&'static str, String), Row>,
    /// In words: the situation, its harm, what was believed, and what was shown.
    wrong: Vec<String>,
}

impl Report {
    fn hears(
        &mut self,
        situation: u64,
        shown: &Shown,
        took: Duration,
        seen: Option<Vec<Sighting>>,
    ) {
        let is_picture = seen.is_some();
        let (mut right, mut wrong) = (0, 0);
        for sighting in seen.into_iter().flatten() {
            if shown.says(&sighting.text) {
                right += 1;
                continue;
            }
            wrong += 1;
            let words = format!(
                "situation {situation}, {:?} {:?} in {}: {} was believed, {:?} was shown",
                shown.harm,
                shown.what,
                shown.format.name(),
                sighting.text,
                shown.code
            );
            eprintln!("WRONG: {words}");
            self.wrong.push(words);
        }
        let what = ("shown", format!("{:?}", shown.what));
        let harm = ("harm", format!("{:?}", shown.harm));
        let format = ("format", shown.format.name().to_owned());
        self.all.add(took, is_picture, right, wrong);
        for group in [what, harm, format] {
            self.by.entry(group).or_default().add(took, is_picture, right, wrong);
        }
    }

    fn adds(&mut self, part: Self) {
        self.all.adds(part.all);
        for (group, row) in part.by {
            self.by.entry(group).or_default().adds(row);
        }
        self.wrong.extend(part.wrong);
    }

    fn print(&mut self) {
        eprintln!("hostile frames: {}", self.all.words());
        for ((group, name), row) in &mut self.by {
            eprintln!("  {group:<7}{name:<11}{}", row.words());
        }
    }
}

/// Frames of a kind.
#[derive(Default)]
struct Row {
    /// Microseconds that each took from buffer to sighting.
    took: Vec<u32>,
    pictures: u64,
    right: u64,
    wrong: u64,
}

impl Row {
    fn add(&mut self, took: Duration, is_picture: bool, right: u64, wrong: u64) {
        self.took.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
        self.pictures += u64::from(is_picture);
        self.right += right;
        self.wrong += wrong;
    }

    fn adds(&mut self, other: Self) {
        self.took.extend(other.took);
        self.pictures += other.pictures;
        self.right += other.right;
        self.wrong += other.wrong;
    }

    fn frames(&self) -> u64 {
        self.took.len() as u64
    }

    fn words(&mut self) -> String {
        self.took.sort_unstable();
        let ms = |share: f64| {
            let at = ((self.took.len().max(1) - 1) as f64 * share) as usize;
            f64::from(self.took.get(at).copied().unwrap_or_default()) / 1000.0
        };
        format!(
            "{:>8} frames, {:>8} pictures, {:>6} codes right, {} wrong; p50 {:.2} ms, p99 {:.1}, longest {:.1}",
            self.frames(),
            self.pictures,
            self.right,
            self.wrong,
            ms(0.5),
            ms(0.99),
            ms(1.0)
        )
    }
}
