//! The readers that are compared: Trug's readers and rxing in this process, others as [`Peer`]s.
//!
//! Every reader gets the same grey pixels, one picture at a time, and accepts what one picture shows. Its time is the CPU
//! time of its thread during the decoding call.

use anyhow::bail;
use trug_decode::{
    Agreement, BarReader, Cascade, Effort, Luma, Read, Reader, RxingReader, Symbology,
};
use trug_label::Picture;

use crate::cpu::cpu_ms;
use crate::options::Options;
use crate::peers::{self, Peer};

/// A reader with a name.
pub(crate) struct Contender {
    pub(crate) name: String,
    kind: Kind,
}

enum Kind {
    /// rxing as it comes, or with "try harder" and "also inverted".
    Rxing {
        harder: bool,
    },
    Trug(Box<dyn Reader>, Effort),
    Peer(Peer),
}

/// Names of Trug's rows, to which the times of the others are compared.
pub(crate) const FRAME: &str = "trug frame";
pub(crate) const PHOTO: &str = "trug photo";

/// Trug's readers with the wanted efforts, then the wanted peers, or the default ones. A peer that cannot be started is named
/// on standard output and left out.
pub(crate) fn contenders(options: &Options, default_peers: &str) -> anyhow::Result<Vec<Contender>> {
    let mut all = Vec::new();
    for (name, effort) in [(FRAME, Effort::Frame), (PHOTO, Effort::Photo)] {
        if options.effort.is_some_and(|only| only != effort) {
            continue;
        }
        all.push(trug(name, Box::<Cascade>::default(), effort));
        if options.parts {
            all.push(trug(&format!("{name}, rxing"), Box::<RxingReader>::default(), effort));
            all.push(trug(&format!("{name}, bars"), Box::<BarReader>::default(), effort));
        }
    }
    let mut absent = Vec::new();
    for name in peers_named(options.peers.as_deref().unwrap_or(default_peers))? {
        let kind = match name {
            "rxing" => Kind::Rxing { harder: false },
            "rxing-harder" => Kind::Rxing { harder: true },
            other => match Peer::start(other) {
                Ok(peer) => Kind::Peer(peer),
                Err(reason) => {
                    absent.push(format!("{other} ({reason:#})"));
                    continue;
                }
            },
        };
        all.push(Contender { name: name.to_owned(), kind });
    }
    let versions: Vec<&str> = all.iter().filter_map(Contender::version).collect();
    if !versions.is_empty() {
        println!("peers: {}", versions.join("; "));
    }
    if !absent.is_empty() {
        println!("not measured: {}", absent.join("; "));
    }
    Ok(all)
}

fn trug(name: &str, reader: Box<dyn Reader>, effort: Effort) -> Contender {
    Contender { name: name.to_owned(), kind: Kind::Trug(reader, effort) }
}

fn peers_named(names: &str) -> anyhow::Result<Vec<&'static str>> {
    let known: Vec<&'static str> =
        ["rxing", "rxing-harder"].into_iter().chain(peers::NAMES.iter().copied()).collect();
    match names {
        "all" => Ok(known),
        "none" => Ok(Vec::new()),
        names => names
            .split(',')
            .map(|name| match known.iter().find(|known| **known == name) {
                Some(known) => Ok(*known),
                None => {
                    bail!(
                        "there is no peer {name:?}: use none, all, or names of {}",
                        known.join(", ")
                    )
                }
            })
            .collect(),
    }
}

impl Contender {
    /// The texts of the retail codes that it reads, and the milliseconds it took.
    pub(crate) fn read(&mut self, picture: &Picture) -> anyhow::Result<(Vec<String>, f64)> {
        Ok(match &mut self.kind {
            Kind::Rxing { harder } => rxing(picture, *harder),
            Kind::Trug(reader, effort) => {
                let Ok(luma) = Luma::tight(&picture.data, picture.width, picture.height) else {
                    return Ok((Vec::new(), 0.0));
                };
                timed(|| accepted(&reader.read(luma, *effort)))
            }
            Kind::Peer(peer) => peer.read(picture)?,
        })
    }

    fn version(&self) -> Option<&str> {
        match &self.kind {
            Kind::Peer(peer) => Some(&peer.version),
            _ => None,
        }
    }
}

fn accepted(reads: &[Read]) -> Vec<String> {
    let sightings = Agreement::photo(reads);
    sightings.into_iter().filter(|s| is_retail(s.symbology)).map(|s| s.text).collect()
}

/// The sets are about EAN and UPC; other symbologies in their pictures are not judged.
pub(crate) fn is_retail(symbology: Symbology) -> bool {
    matches!(symbology, Symbology::Ean13 | Symbology::Ean8 | Symbology::UpcA | Symbology::UpcE)
}

fn rxing(picture: &Picture, harder: bool) -> (Vec<String>, f64) {
    use rxing::BarcodeFormat::{EAN_8, EAN_13, UPC_A, UPC_E};
    let mut hints = rxing::DecodeHints {
        TryHarder: Some(harder),
        AlsoInverted: Some(harder),
        PossibleFormats: Some([EAN_13, EAN_8, UPC_A, UPC_E].into_iter().collect()),
        ..rxing::DecodeHints::default()
    };
    let data = picture.data.clone();
    let (width, height) = (picture.width as u32, picture.height as u32);
    timed(|| {
        let found =
            rxing::helpers::detect_in_luma_with_hints(data, width, height, None, &mut hints);
        found.iter().map(|result| result.getText().to_owned()).collect()
    })
}

/// The result of some work, and the milliseconds of this thread that it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = cpu_ms();
    let result = work();
    (result, cpu_ms() - start)
}
