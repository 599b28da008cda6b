//! `bench made`: frames made here, of which everything is known: over all, by family, and the blur grid cell by cell.

use trug_label::{BLUR_MODULES, BLUR_SIGMAS, MadeFrame, blur_cell, made_frames};

use crate::options::Options;
use crate::readers::{Candidate, candidates};
use crate::score::{self, Tally};

const USUAL_PEERS: &str = "tapirscan-low,tapirscan-medium,tapirscan-very-high,zxing-cpp";

/// Prints three tables.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let frames = made_frames(options.seed);
    let frames: Vec<&MadeFrame> = options.sample(&frames).collect();
    let mut candidates = candidates(options, USUAL_PEERS)?;
    let mut seen: Vec<Seen> = Vec::new();
    for frame in frames {
        let picture = frame.draw();
        let expected = format!("0{}", frame.digits);
        let mut looks = Vec::new();
        for candidate in &mut candidates {
            let (texts, ms) = candidate.read(&picture)?;
            looks.push((score::judge(Some(&expected), &texts), ms));
        }
        seen.push(Seen { frame, looks });
    }
    over_all(&candidates, &seen);
    by_family(&candidates, &seen);
    blur_grid(&candidates, &seen);
    Ok(())
}

struct Seen<'a> {
    frame: &'a MadeFrame,
    /// One for each candidate.
    looks: Vec<(score::Verdict, f64)>,
}

/// What candidate `n` made of those frames that `of` picks.
fn tally(seen: &[Seen], n: usize, of: impl Fn(&MadeFrame) -> bool) -> Tally {
    let mut tally = Tally::default();
    for seen in seen.iter().filter(|seen| of(seen.frame)) {
        if let Some((verdict, ms)) = seen.looks.get(n) {
            tally.add(*verdict, *ms);
        }
    }
    tally
}

fn over_all(candidates: &[Candidate], seen: &[Seen]) {
    println!("\nreader                  frames  right %  wrong  ms median   ms p95");
    for (n, candidate) in candidates.iter().enumerate() {
        let all = tally(seen, n, |_| true);
        println!(
            "{:<23} {:>6} {:>8.1} {:>6} {:>10.2} {:>8.2}",
            candidate.name,
            all.pictures(),
            all.right_percent(),
            all.wrong,
            all.ms_at(50),
            all.ms_at(95),
        );
    }
}

fn by_family(candidates: &[Candidate], seen: &[Seen]) {
    println!("\nright %, by family");
    print!("{:<14}{:>8}", "", "frames");
    for candidate in candidates {
        print!("{:>21}", candidate.name);
    }
    println!();
    let mut families: Vec<&str> = seen.iter().map(|seen| seen.frame.family).collect();
    families.dedup();
    for family in families {
        for (part, name) in parts(family) {
            let of = |frame: &MadeFrame| frame.family == family && frame.cell.starts_with(part);
            print!("{name:<14}{:>8}", seen.iter().filter(|seen| of(seen.frame)).count());
            for n in 0..candidates.len() {
                print!("{:>21.1}", tally(seen, n, of).right_percent());
            }
            println!();
        }
    }
}

/// The rows of a family, by how their cells begin.
fn parts(family: &'static str) -> Vec<(&'static str, &'static str)> {
    match family {
        "typical" => vec![("640", "typical 640"), ("1280", "typical 1280")],
        "perspective" => vec![("yaw", "yaw"), ("pitch", "pitch")],
        other => vec![("", other)],
    }
}

fn blur_grid(candidates: &[Candidate], seen: &[Seen]) {
    println!("\nright %, blur: deviation in modules across, module in pixels down");
    print!("{:<23}", "");
    for sigma in BLUR_SIGMAS {
        print!("{sigma:>6}");
    }
    println!();
    for module in BLUR_MODULES {
        for (n, candidate) in candidates.iter().enumerate() {
            print!("{module:<5}{:<18}", candidate.name.replace("tapirscan", "tapir"));
            for sigma in BLUR_SIGMAS {
                let cell = blur_cell(module, sigma);
                let tally = tally(seen, n, |f| f.family == "blur" && f.cell == cell);
                print!("{:>6.0}", tally.right_percent());
            }
            println!();
        }
    }
}
