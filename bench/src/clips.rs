//! `bench clips`: generated clips of one second, hard ones and extreme ones, of which almost no single frame can be read: how
//! many packets are sighted, and how soon.
//!
//! `trug scanner` is what a program with a camera uses: it combines frames. `trug frame` reads each frame by itself and
//! accepts what frames agree on; `one frame` accepts the first read of a single frame, as for the peers. Time to sighting is
//! the time of the deciding frame, without the time that the reader needs.

use trug_decode::{Agreement, Cascade, Effort, Luma, Reader, Scanner};
use trug_label::{
    EXTREME_FAMILIES, HARD_FAMILIES, HardClip, Picture, extreme_clips, hard_clip_ms, hard_clips,
};

use crate::options::Options;
use crate::readers::{Contender, contenders, is_retail, timed};
use crate::score::{gtins, percentile};

const DEFAULT_PEERS: &str = "tapirscan-low,tapirscan-medium,tapirscan-very-high,zxing-cpp";
const CLIPS: usize = 200;

/// Prints for each reader the share of packets sighted, overall and by family, and when: of hard clips, then of extreme ones.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let count = options.count.unwrap_or(CLIPS);
    measure(options, hard_clips(options.seed, count, &[]), &HARD_FAMILIES)?;
    measure(options, extreme_clips(options.seed, count, &[]), &EXTREME_FAMILIES)
}

fn measure(
    options: &Options,
    clips: impl Iterator<Item = HardClip>,
    families: &[&str],
) -> anyhow::Result<()> {
    let mut peers = contenders(options, DEFAULT_PEERS)?;
    peers.retain(|contender| contender.name != crate::readers::PHOTO);
    let mut records: Vec<Record> = ["trug scanner", "trug frame"].map(Record::new).into();
    records.extend(peers.iter().map(|peer| match peer.name.as_str() {
        crate::readers::FRAME => Record::new("trug, one frame"),
        name => Record::new(name),
    }));
    for clip in options.sample(clips) {
        let mut readers = vec![
            ClipReader::Scanner(Box::default()),
            ClipReader::Agreement(Box::default(), Agreement::default()),
        ];
        readers.extend(peers.iter_mut().map(ClipReader::OneFrame));
        let results = read_clip(&clip, &mut readers)?;
        for (record, result) in records.iter_mut().zip(results) {
            record.add(clip.family, result);
        }
    }
    print(&records, families);
    Ok(())
}

/// A way to read a clip.
enum ClipReader<'a> {
    Scanner(Box<Scanner>),
    Agreement(Box<Cascade>, Agreement),
    OneFrame(&'a mut Contender),
}

impl ClipReader<'_> {
    /// The texts that are accepted because of this frame, and the milliseconds it took.
    fn read(&mut self, at_ms: u64, picture: &Picture) -> anyhow::Result<(Vec<String>, f64)> {
        let luma = Luma::tight(&picture.data, picture.width, picture.height)?;
        let (sightings, ms) = match self {
            Self::Scanner(scanner) => timed(|| scanner.observe(at_ms, luma).sightings),
            Self::Agreement(cascade, agreement) => {
                timed(|| agreement.observe(at_ms, &cascade.read(luma, Effort::Frame)))
            }
            Self::OneFrame(contender) => return contender.read(picture),
        };
        let retail = sightings.into_iter().filter(|s| is_retail(s.symbology));
        Ok((retail.map(|s| s.text).collect(), ms))
    }
}

/// The result of one reader on one clip.
#[derive(Default)]
struct ClipResult {
    sighted_ms: Option<f64>,
    wrong: usize,
    ms: Vec<f64>,
}

/// Reads a clip with all readers.
fn read_clip(clip: &HardClip, readers: &mut [ClipReader]) -> anyhow::Result<Vec<ClipResult>> {
    let expected = format!("0{}", clip.digits);
    let mut results: Vec<ClipResult> = readers.iter().map(|_| ClipResult::default()).collect();
    for (n, picture) in clip.frames().enumerate() {
        for (reader, result) in readers.iter_mut().zip(&mut results) {
            let (texts, ms) = reader.read(hard_clip_ms(n), &picture)?;
            result.ms.push(ms);
            for meanings in texts.iter().map(|text| gtins(text)).filter(|m| !m.is_empty()) {
                if meanings.contains(&expected) {
                    result.sighted_ms.get_or_insert(hard_clip_ms(n) as f64);
                } else {
                    result.wrong += 1;
                }
            }
        }
    }
    Ok(results)
}

/// The results of one reader on all clips.
struct Record {
    name: String,
    clips: Vec<(&'static str, ClipResult)>,
}

impl Record {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), clips: Vec::new() }
    }

    fn add(&mut self, family: &'static str, result: ClipResult) {
        self.clips.push((family, result));
    }

    fn sighted_percent(&self, family: Option<&str>) -> f64 {
        let of = || self.clips.iter().filter(|(f, _)| family.is_none_or(|family| *f == family));
        100.0 * of().filter(|(_, result)| result.sighted_ms.is_some()).count() as f64
            / of().count().max(1) as f64
    }
}

fn print(records: &[Record], families: &[&str]) {
    println!(
        "\nreader                  clips  sighted %  wrong  sighted at ms: median    p90   ms per frame: median    p95"
    );
    for record in records {
        let times: Vec<f64> =
            record.clips.iter().filter_map(|(_, result)| result.sighted_ms).collect();
        let ms: Vec<f64> = record.clips.iter().flat_map(|(_, result)| result.ms.clone()).collect();
        println!(
            "{:<23} {:>5} {:>10.1} {:>6} {:>22.0} {:>6.0} {:>22.2} {:>6.1}",
            record.name,
            record.clips.len(),
            record.sighted_percent(None),
            record.clips.iter().map(|(_, result)| result.wrong).sum::<usize>(),
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
