//! Tab-separated lists of pictures and the codes on them; the first line names the columns.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use trug_label::{GeneratedFrame, Picture, generated_frames};

/// A picture and the code on it.
pub(crate) struct Photo {
    pub(crate) set: String,
    pub(crate) name: String,
    /// `None` if it shows no retail code, so that every value is wrong.
    pub(crate) gtin14: Option<String>,
    pub(crate) source: Source,
}

pub(crate) enum Source {
    File(PathBuf),
    Generated(Box<GeneratedFrame>),
}

/// The set of generated frames.
pub(crate) const MADE: &str = "made";

/// The generated frames of a seed.
pub(crate) fn generated(seed: u64) -> impl Iterator<Item = Photo> {
    generated_frames(seed).into_iter().map(|frame| Photo {
        set: MADE.to_owned(),
        name: format!("{} {}", frame.family, frame.cell),
        gtin14: Some(format!("0{}", frame.digits)),
        source: Source::Generated(Box::new(frame)),
    })
}

/// The rows of a manifest, in its order, of the sets wanted only.
pub(crate) fn load(path: &Path, wants: impl Fn(&str) -> bool) -> anyhow::Result<Vec<Photo>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the list of pictures {}", path.display()))?;
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let names: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| {
        names
            .iter()
            .position(|n| *n == name)
            .with_context(|| format!("{}: the first line names no column {name}", path.display()))
    };
    let (file, set, gtin14) = (column("path")?, column("set")?, column("gtin14")?);
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut photos = Vec::new();
    for (number, line) in lines.enumerate() {
        let fields: Vec<&str> = line.split('\t').collect();
        let (Some(file), Some(set), Some(gtin14)) =
            (fields.get(file), fields.get(set), fields.get(gtin14))
        else {
            bail!("{}, line {}: too few columns", path.display(), number + 2);
        };
        if wants(set) {
            photos.push(Photo {
                set: (*set).to_owned(),
                name: (*file).to_owned(),
                gtin14: (*gtin14 != "-").then(|| (*gtin14).to_owned()),
                source: Source::File(folder.join(file)),
            });
        }
    }
    Ok(photos)
}

impl Photo {
    pub(crate) const fn is_generated(&self) -> bool {
        matches!(self.source, Source::Generated(_))
    }

    /// The grey pixels; EXIF orientation is ignored.
    pub(crate) fn load(&self) -> anyhow::Result<Picture> {
        match &self.source {
            Source::Generated(frame) => Ok(frame.draw()),
            Source::File(path) => {
                let mut reader = image::ImageReader::open(path)?.with_guessed_format()?;
                let mut limits = image::Limits::default();
                (limits.max_image_width, limits.max_image_height) = (Some(8192), Some(8192));
                limits.max_alloc = Some(128 << 20);
                reader.limits(limits);
                let luma = reader.decode()?.to_luma8();
                let (width, height) = (luma.width() as usize, luma.height() as usize);
                Ok(Picture { width, height, data: luma.into_raw() })
            }
        }
    }
}
