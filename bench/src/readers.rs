//! The ways to look at a picture that are compared.

use anyhow::bail;
use trug_decode::{Agreement, BarReader, Cascade, Effort, Luma, Reader, RxingReader, Symbology};
use trug_label::Picture;

/// A reader with a name. It is given one picture at a time and believes what one picture can prove.
pub(crate) struct Candidate {
    pub(crate) name: &'static str,
    look: Look,
}

enum Look {
    /// rxing as it comes, its "try harder" off or on.
    Plain(bool),
    Trug(Box<dyn Reader>, Effort),
}

/// rxing alone for comparison, then each reader in each effort, or in the one that was named.
pub(crate) fn candidates(effort: Option<&str>) -> anyhow::Result<Vec<Candidate>> {
    let plain = |name, harder| Candidate { name, look: Look::Plain(harder) };
    let trug = |name, reader, effort| Candidate { name, look: Look::Trug(reader, effort) };
    let frames = || {
        vec![
            trug("frame, rxing", Box::<RxingReader>::default() as Box<dyn Reader>, Effort::Frame),
            trug("frame, bars", Box::<BarReader>::default(), Effort::Frame),
            trug("frame", Box::<Cascade>::default(), Effort::Frame),
        ]
    };
    let photos = || {
        vec![
            trug("photo, rxing", Box::<RxingReader>::default() as Box<dyn Reader>, Effort::Photo),
            trug("photo, bars", Box::<BarReader>::default(), Effort::Photo),
            trug("photo", Box::<Cascade>::default(), Effort::Photo),
        ]
    };
    Ok(match effort {
        None => {
            let mut all = vec![plain("rxing as it comes", false), plain("rxing try harder", true)];
            all.extend(frames());
            all.extend(photos());
            all
        }
        Some("frame") => frames(),
        Some("photo") => photos(),
        Some(other) => bail!("there is no effort {other:?}: take frame or photo"),
    })
}

impl Candidate {
    /// The texts of retail codes, and the milliseconds of this thread that reading them took.
    pub(crate) fn read(&mut self, picture: &Picture) -> (Vec<String>, f64) {
        match &mut self.look {
            Look::Plain(harder) => {
                let mut hints = rxing::DecodeHints {
                    TryHarder: Some(*harder),
                    PossibleFormats: Some(PLAIN_FORMATS.into_iter().collect()),
                    ..rxing::DecodeHints::default()
                };
                let data = picture.data.clone();
                let (width, height) = (picture.width as u32, picture.height as u32);
                timed(|| {
                    let found = rxing::helpers::detect_in_luma_with_hints(
                        data, width, height, None, &mut hints,
                    );
                    found.iter().map(|result| result.getText().to_owned()).collect()
                })
            }
            Look::Trug(reader, effort) => {
                let Ok(luma) = Luma::tight(&picture.data, picture.width, picture.height) else {
                    return (Vec::new(), 0.0);
                };
                timed(|| {
                    let sightings = Agreement::photo(&reader.read(luma, *effort));
                    sightings
                        .into_iter()
                        .filter(|s| is_retail(s.symbology))
                        .map(|s| s.text)
                        .collect()
                })
            }
        }
    }
}

const PLAIN_FORMATS: [rxing::BarcodeFormat; 4] = [
    rxing::BarcodeFormat::EAN_13,
    rxing::BarcodeFormat::EAN_8,
    rxing::BarcodeFormat::UPC_A,
    rxing::BarcodeFormat::UPC_E,
];

/// The sets hold EAN and UPC; the other symbologies that some of their pictures show as well are right to be read.
fn is_retail(symbology: Symbology) -> bool {
    matches!(symbology, Symbology::Ean13 | Symbology::Ean8 | Symbology::UpcA | Symbology::UpcE)
}

fn timed(look: impl FnOnce() -> Vec<String>) -> (Vec<String>, f64) {
    let start = cpu_ms();
    let texts = look();
    (texts, cpu_ms() - start)
}

#[cfg(unix)]
fn cpu_ms() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// Without a clock of the thread's own: the wall clock, from the first call on.
#[cfg(not(unix))]
fn cpu_ms() -> f64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}
