//! Decoding alone, for whoever wants to measure or try it.

use crate::clock::monotonic;
use crate::contract::{AppError, PictureProblem, Problem};
use crate::error::Result;
use std::path::Path;
use std::time::Duration;
use trug_decode::{Agreement, Cascade, Effort, Luma, Reader, Sighting, Symbology};

/// What one picture gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPicture {
    /// The digits of EAN and UPC symbols as printed; anything else as `itf-14:..`, `qr-code:..`, so
    /// that nobody takes it for them. None when nothing was read.
    pub digits: Vec<String>,
    /// What decoding took, without opening the file.
    pub took: Duration,
}

/// The effort of a name: `frame` or `photo`.
///
/// # Errors
/// When it is neither.
pub fn effort_named(name: &str) -> Result<Effort> {
    match name {
        "frame" => Ok(Effort::Frame),
        "photo" => Ok(Effort::Photo),
        other => {
            let problem = Problem::Effort { name: other.to_owned() };
            Err(AppError::new(problem, format!("there is no effort {other:?}")))
        }
    }
}

/// Reads all codes in one picture.
///
/// # Errors
/// When the file is no picture that can be looked at.
pub fn read_picture(path: &Path, effort: Effort) -> Result<ReadPicture> {
    let frame = trug_camera::still(path)?;
    let luma =
        Luma::tight(&frame.luma, frame.width as usize, frame.height as usize).map_err(|error| {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
            let why = error.to_string();
            let problem = PictureProblem::Damaged { name, why: why.clone() };
            AppError::new(Problem::Picture(problem), why)
        })?;
    let mut reader = Cascade::default();
    let start = monotonic();
    let reads = reader.read(luma, effort);
    let sightings = Agreement::photo(&reads);
    let took = start.elapsed();
    Ok(ReadPicture { digits: sightings.iter().map(as_printed).collect(), took })
}

/// One value on one line, without what separates values.
fn as_printed(sighting: &Sighting) -> String {
    match sighting.symbology {
        Symbology::Ean13 | Symbology::Ean8 | Symbology::UpcA | Symbology::UpcE => {
            sighting.text.clone()
        }
        other => {
            let separates = |c: char| c.is_control() || c == ',';
            format!("{}:{}", other.as_str(), sighting.text.replace(separates, " "))
        }
    }
}
