//! `bench clips`: made seconds of film, hard ones and hopeless ones, of which hardly any single frame can be read: how many
//! packets are sighted, and how soon.
//!
//! `trug scanner` is what a program with a camera takes: it adds up what the frames say together. `trug frame` reads each
//! frame by itself and believes what frames agree on; `one frame` believes a single frame, as the peers are believed here
//! at their first word. Time to sighting is that of the frame that convinced, whatever the reader needed for it.

use trug_decode::{Agreement, Cascade, Effort, Luma, Reader, Scanner};
use trug_label::{
    HARD_FAMILIES, HOPELESS_FAMILIES, HardClip, Picture, hard_clip_ms, hard_clips, hopeless_clips,
};

use crate::options::Options;
use crate::readers::{Candidate, candidates, is_retail, timed};
use crate::score::{gtins, percentile};

const USUAL_PEERS: &str = "tapirscan-low,tapirscan-medium,tapirscan-very-high,zxing-cpp";
const CLIPS: usize = 200;

/// Prints, per reader, the share of packets sighted, over all and by family, and when: of hard clips, then of hopeless ones.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let count = options.count.unwrap_or(CLIPS);
    show(options, hard_clips(options.seed, count, &[]), &HARD_FAMILIES)?;
    show(options, hopeless_clips(options.seed, count, &[]), &HOPELESS_FAMILIES)
}

fn show(
    options: &Options,
    clips: impl Iterator<Item = HardClip>,
    families: &[&str],
) -> anyhow::Result<()> {
    let mut peers = candidates(options, USUAL_PEERS)?;
    peers.retain(|candidate| candidate.name != crate::readers::PHOTO);
    let mut records: Vec<Record> = ["trug scanner", "trug frame"].map(Record::new).into();
    records.extend(peers.iter().map(|peer| match peer.name.as_str() {
        crate::readers::FRAME => Record::new("trug, one frame"),
        name => Record::new(name),
    }));
    for clip in options.sample(clips) {
        let mut watches = vec![
            Watch::Scanner(Box::default()),
            Watch::Agreement(Box::default(), Agreement::default()),
        ];
        watches.extend(peers.iter_mut().map(Watch::OneFrame));
        let seen = watch(&clip, &mut watches)?;
        for (record, seen) in records.iter_mut().zip(seen) {
            record.add(clip.family, seen);
        }
    }
    print(&records, families);
    Ok(())
}

/// A way to look at a clip.
enum Watch<'a> {
    Scanner(Box<Scanner>),
    Agreement(Box<Cascade>, Agreement),
    OneFrame(&'a mut Candidate),
}

impl Watch<'_> {
    /// The texts that are believed because of this frame, and the milliseconds that took.
    fn look(&mut self, at_ms: u64, picture: &Picture) -> anyhow::Result<(Vec<String>, f64)> {
        let luma = Luma::tight(&picture.data, picture.width, picture.height)?;
        let (sightings, ms) = match self {
            Self::Scanner(scanner) => timed(|| scanner.observe(at_ms, luma).sightings),
            Self::Agreement(cascade, agreement) => {
                timed(|| agreement.observe(at_ms, &cascade.read(luma, Effort::Frame)))
            }
            Self::OneFrame(candidate) => return candidate.read(picture),
        };
        let retail = sightings.into_iter().filter(|s| is_retail(s.symbology));
        Ok((retail.map(|s| s.text).collect(), ms))
    }
}

/// What one reader made of one clip.
#[derive(Default)]
struct Seen {
    sighted_ms: Option<f64>,
    wrong: usize,
    ms: Vec<f64>,
}

/// Shows a clip to all of them.
fn watch(clip: &HardClip, watches: &mut [Watch]) -> anyhow::Result<Vec<Seen>> {
    let expected = format!("0{}", clip.digits);
    let mut seen: Vec<Seen> = watches.iter().map(|_| Seen::default()).collect();
    for (n, picture) in clip.frames().enumerate() {
        for (watch, seen) in watches.iter_mut().zip(&mut seen) {
            let (texts, ms) = watch.look(hard_clip_ms(n), &picture)?;
            seen.ms.push(ms);
            for meanings in texts.iter().map(|text| gtins(text)).filter(|m| !m.is_empty()) {
                if meanings.contains(&expected) {
                    seen.sighted_ms.get_or_insert(hard_clip_ms(n) as f64);
                } else {
                    seen.wrong += 1;
                }
            }
        }
    }
    Ok(seen)
}

/// What one reader made of all clips.
struct Record {
    name: String,
    clips: Vec<(&'static str, Seen)>,
}

impl Record {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), clips: Vec::new() }
    }

    fn add(&mut self, family: &'static str, seen: Seen) {
        self.clips.push((family, seen));
    }

    fn sighted_percent(&self, family: Option<&str>) -> f64 {
        let of = || self.clips.iter().filter(|(f, _)| family.is_none_or(|family| *f == family));
        100.0 * of().filter(|(_, seen)| seen.sighted_ms.is_some()).count() as f64
            / of().count().max(1) as f64
    }
}

fn print(records: &[Record], families: &[&str]) {
    println!(
        "\nreader                  clips  sighted %  wrong  sighted at ms: median    p90   ms a frame: median    p95"
    );
    for record in records {
        let times: Vec<f64> = record.clips.iter().filter_map(|(_, seen)| seen.sighted_ms).collect();
        let ms: Vec<f64> = record.clips.iter().flat_map(|(_, seen)| seen.ms.clone()).collect();
        println!(
            "{:<23} {:>5} {:>10.1} {:>6} {:>22.0} {:>6.0} {:>20.2} {:>6.1}",
            record.name,
            record.clips.len(),
            record.sighted_percent(None),
            record.clips.iter().map(|(_, seen)| seen.wrong).sum::<usize>(),
            percentile(&times, 50),
            percentile(&times, 90),
            percentile(&ms, 50),
            percentile(&ms, 95),
        );
    }
    println!("\nsighted %, by family");
    print!("{:<23}", "");
    for family in families {
        print!("{family:>9}");
    }
    println!();
    for record in records {
        print!("{:<23}", record.name);
        for family in families {
            print!("{:>9.0}", record.sighted_percent(Some(family)));
        }
        println!();
    }
}
