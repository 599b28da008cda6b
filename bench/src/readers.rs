//! The ways to look at a picture that are compared: Trug's readers and rxing here, others as [`Peer`]s.
//!
//! Every reader is given the same grey pixels, one picture at a time, and believes what one picture can prove. Its time is
//! that of its thread during the decoding call.

use anyhow::bail;
use trug_decode::{
    Agreement, BarReader, Cascade, Effort, Luma, Read, Reader, RxingReader, Symbology,
};
use trug_label::Picture;

use crate::cpu::cpu_ms;
use crate::options::Options;
use crate::peers::{self, Peer};

/// A reader with a name.
pub(crate) struct Candidate {
    pub(crate) name: String,
    look: Look,
}

enum Look {
    /// rxing as it comes, or with "try harder" and "also inverted".
    Rxing {
        harder: bool,
    },
    Trug(Box<dyn Reader>, Effort),
    Peer(Peer),
}

/// Names of Trug's rows, to which the others' times are set in proportion.
pub(crate) const FRAME: &str = "trug frame";
pub(crate) const PHOTO: &str = "trug photo";

/// Trug's readers in the efforts asked for, then the peers asked for or, if that was not said, the usual ones. A peer that cannot be started is named on standard
/// output and left out.
pub(crate) fn candidates(options: &Options, usual: &str) -> anyhow::Result<Vec<Candidate>> {
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
    for name in peers_named(options.peers.as_deref().unwrap_or(usual))? {
        let look = match name {
            "rxing" => Look::Rxing { harder: false },
            "rxing-harder" => Look::Rxing { harder: true },
            other => match Peer::start(other) {
                Ok(peer) => Look::Peer(peer),
                Err(reason) => {
                    absent.push(format!("{other} ({reason:#})"));
                    continue;
                }
            },
        };
        all.push(Candidate { name: name.to_owned(), look });
    }
    let versions: Vec<&str> = all.iter().filter_map(Candidate::version).collect();
    if !versions.is_empty() {
        println!("peers: {}", versions.join("; "));
    }
    if !absent.is_empty() {
        println!("not measured: {}", absent.join("; "));
    }
    Ok(all)
}

fn trug(name: &str, reader: Box<dyn Reader>, effort: Effort) -> Candidate {
    Candidate { name: name.to_owned(), look: Look::Trug(reader, effort) }
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
                    bail!("there is no peer {name:?}: take none, all, or of {}", known.join(", "))
                }
            })
            .collect(),
    }
}

impl Candidate {
    /// The texts of retail codes, and the milliseconds that reading them took.
    pub(crate) fn read(&mut self, picture: &Picture) -> anyhow::Result<(Vec<String>, f64)> {
        Ok(match &mut self.look {
            Look::Rxing { harder } => rxing(picture, *harder),
            Look::Trug(reader, effort) => {
                let Ok(luma) = Luma::tight(&picture.data, picture.width, picture.height) else {
                    return Ok((Vec::new(), 0.0));
                };
                timed(|| believed(&reader.read(luma, *effort)))
            }
            Look::Peer(peer) => peer.read(picture)?,
        })
    }

    fn version(&self) -> Option<&str> {
        match &self.look {
            Look::Peer(peer) => Some(&peer.version),
            _ => None,
        }
    }
}

fn believed(reads: &[Read]) -> Vec<String> {
    let sightings = Agreement::photo(reads);
    sightings.into_iter().filter(|s| is_retail(s.symbology)).map(|s| s.text).collect()
}

/// The sets hold EAN and UPC; the other symbologies that some of their pictures show as well are right to be read.
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

/// What a look gives, and the milliseconds of this thread that it took.
pub(crate) fn timed<T>(look: impl FnOnce() -> T) -> (T, f64) {
    let start = cpu_ms();
    let texts = look();
    (texts, cpu_ms() - start)
}
