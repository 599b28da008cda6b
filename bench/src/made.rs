//! `bench made`: generated frames, of which everything is known: overall, by family, and the blur grid cell by cell.

use trug_label::{BLUR_MODULES, BLUR_SIGMAS, GeneratedFrame, blur_cell, generated_frames};

use crate::options::Options;
use crate::readers::{Contender, contenders};
use crate::score::{self, Tally};

const DEFAULT_PEERS: &str = "tapirscan-low,tapirscan-medium,tapirscan-very-high,zxing-cpp";

/// Prints three tables.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let frames = generated_frames(options.seed);
    let frames: Vec<&GeneratedFrame> = options.sample(&frames).collect();
    let mut contenders = contenders(options, DEFAULT_PEERS)?;
    let mut results: Vec<FrameVerdicts> = Vec::new();
    for frame in frames {
        let picture = frame.draw();
        let expected = format!("0{}", frame.digits);
        let mut verdicts = Vec::new();
        for contender in &mut contenders {
            let (texts, ms) = contender.read(&picture)?;
            verdicts.push((score::judge(Some(&expected), &texts), ms));
        }
        results.push(FrameVerdicts { frame, verdicts });
    }
    print_overall(&contenders, &results);
    print_families(&contenders, &results);
    print_blur_grid(&contenders, &results);
    Ok(())
}

struct FrameVerdicts<'a> {
    frame: &'a GeneratedFrame,
    /// Verdict and milliseconds of each contender.
    verdicts: Vec<(score::Verdict, f64)>,
}

/// The tally of contender `n` over the frames that `of` selects.
fn tally(results: &[FrameVerdicts], n: usize, of: impl Fn(&GeneratedFrame) -> bool) -> Tally {
    let mut tally = Tally::default();
    for result in results.iter().filter(|result| of(result.frame)) {
        if let Some((verdict, ms)) = result.verdicts.get(n) {
            tally.add(*verdict, *ms);
        }
    }
    tally
}

fn print_overall(contenders: &[Contender], results: &[FrameVerdicts]) {
    println!("\nreader                  frames  right %  wrong  ms median   ms p95");
    for (n, contender) in contenders.iter().enumerate() {
        let all = tally(results, n, |_| true);
        println!(
            "{:<23} {:>6} {:>8.1} {:>6} {:>10.2} {:>8.2}",
            contender.name,
            all.pictures(),
            all.right_percent(),
            all.wrong,
            all.ms_at(50),
            all.ms_at(95),
        );
    }
}

fn print_families(contenders: &[Contender], results: &[FrameVerdicts]) {
    println!("\nright %, by family");
    print!("{:<14}{:>8}", "", "frames");
    for contender in contenders {
        print!("{:>21}", contender.name);
    }
    println!();
    let mut families: Vec<&str> = results.iter().map(|result| result.frame.family).collect();
    families.dedup();
    for family in families {
        for (part, name) in parts(family) {
            let of =
                |frame: &GeneratedFrame| frame.family == family && frame.cell.starts_with(part);
            print!("{name:<14}{:>8}", results.iter().filter(|result| of(result.frame)).count());
            for n in 0..contenders.len() {
                print!("{:>21.1}", tally(results, n, of).right_percent());
            }
            println!();
        }
    }
}

/// The rows of a family, by the beginnings of their cells.
fn parts(family: &'static str) -> Vec<(&'static str, &'static str)> {
    match family {
        "typical" => vec![("640", "typical 640"), ("1280", "typical 1280")],
        "perspective" => vec![("yaw", "yaw"), ("pitch", "pitch")],
        other => vec![("", other)],
    }
}

fn print_blur_grid(contenders: &[Contender], results: &[FrameVerdicts]) {
    println!("\nright %, blur: deviation in modules across, module in pixels down");
    print!("{:<23}", "");
    for sigma in BLUR_SIGMAS {
        print!("{sigma:>6}");
    }
    println!();
    for module in BLUR_MODULES {
        for (n, contender) in contenders.iter().enumerate() {
            print!("{module:<5}{:<18}", contender.name.replace("tapirscan", "tapir"));
            for sigma in BLUR_SIGMAS {
                let cell = blur_cell(module, sigma);
                let tally = tally(results, n, |f| f.family == "blur" && f.cell == cell);
                print!("{:>6.0}", tally.right_percent());
            }
            println!();
        }
    }
}
