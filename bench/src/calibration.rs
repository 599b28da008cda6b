//! `bench calibration`: of the reads with a certainty, how many were right? Counted are the reads of single pictures, before
//! an agreement accepts them.

use trug_decode::{Cascade, Effort, Luma, Reader};

use crate::manifest::Photo;
use crate::options::Options;
use crate::read::photos;
use crate::readers::is_retail;
use crate::score::{Verdict, judge};

/// Lower ends of the bins.
const BINS: [f32; 9] = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999];

/// Prints a reliability table for each effort, over photographs and over generated frames.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let photos = photos(options)?;
    for (name, effort) in [("frame", Effort::Frame), ("photo", Effort::Photo)] {
        if options.effort.is_some_and(|only| only != effort) {
            continue;
        }
        let mut reader = Cascade::default();
        for (what, generated) in [("photographs", false), ("generated frames", true)] {
            let of = |photo: &&Photo| photo.is_generated() == generated;
            let mut bins = [Bin::default(); BINS.len()];
            for photo in options.sample(photos.iter().filter(of)) {
                count_reads(photo, &mut reader, effort, &mut bins)?;
            }
            print(&format!("{name}, {what}"), &bins);
        }
    }
    Ok(())
}

#[derive(Clone, Copy, Default)]
struct Bin {
    reads: usize,
    right: usize,
    certainty: f64,
}

fn count_reads(
    photo: &Photo,
    reader: &mut Cascade,
    effort: Effort,
    bins: &mut [Bin; BINS.len()],
) -> anyhow::Result<()> {
    let picture = photo.load()?;
    let luma = Luma::tight(&picture.data, picture.width, picture.height)?;
    for read in reader.read(luma, effort) {
        if !is_retail(read.symbology) {
            continue;
        }
        let bin = BINS.iter().rposition(|low| read.certainty >= *low).unwrap_or(0);
        let bin = &mut bins[bin];
        bin.reads += 1;
        bin.certainty += f64::from(read.certainty);
        let right = judge(photo.gtin14.as_deref(), &[read.text]) == Verdict::Right;
        bin.right += usize::from(right);
    }
    Ok(())
}

fn print(what: &str, bins: &[Bin; BINS.len()]) {
    println!("\n{what}\ncertainty from    reads  mean certainty %  right %  wrong");
    for (low, bin) in BINS.iter().zip(bins).filter(|(_, bin)| bin.reads > 0) {
        let reads = bin.reads as f64;
        println!(
            "{low:<14} {:>8} {:>17.2} {:>8.2} {:>6}",
            bin.reads,
            100.0 * bin.certainty / reads,
            100.0 * bin.right as f64 / reads,
            bin.reads - bin.right,
        );
    }
}
