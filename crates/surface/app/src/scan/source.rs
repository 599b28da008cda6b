//! Where pictures come from, and what the history records of it.

use super::seen::Showing;
use super::worker::webcam;
use crate::contract::ScanInput;
use crate::error::Result;
use std::path::{Path, PathBuf};
use trug_camera::{Clip, Demo, Folder, FrameSource, Photos, Picture, WebcamChoice};
use trug_domain::{Source, SourceKind};

/// Where pictures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanSource {
    /// A webcam: the one of this id or name, else the first that works.
    Camera(Option<String>),
    /// Photographs.
    Photos(Vec<PathBuf>),
    /// Photographs that were sent here.
    Pictures(Vec<Picture>),
    /// All pictures of a folder.
    Folder(PathBuf),
    /// A clip; in real time if `paced`.
    Clip {
        /// The file.
        path: PathBuf,
        /// Whether frames come when their time has come.
        paced: bool,
    },
    /// The clip that comes with Trug.
    Demo {
        /// Whether frames come when their time has come.
        paced: bool,
    },
}

impl ScanSource {
    pub(super) fn open(&self) -> Result<Box<dyn FrameSource>> {
        Ok(match self {
            Self::Camera(wish) => {
                let choice = wish.clone().map_or(WebcamChoice::Any, WebcamChoice::Named);
                Box::new(webcam(choice)?)
            }
            Self::Photos(paths) => Box::new(Photos::open(paths.clone())?),
            Self::Pictures(pictures) => Box::new(Photos::of_pictures(pictures.clone())?),
            Self::Folder(path) => Box::new(Folder::open(path)?),
            Self::Clip { path, paced } => Box::new(Clip::open(path, *paced)?),
            Self::Demo { paced } => Box::new(Demo::open(*paced)?),
        })
    }

    pub(super) fn shows(&self) -> Showing {
        match self {
            Self::Camera(_) => Showing::Live,
            Self::Photos(_) | Self::Pictures(_) | Self::Folder(_) => Showing::Stills,
            Self::Clip { .. } | Self::Demo { .. } => Showing::Film,
        }
    }

    /// What the history records of things that came this way.
    pub(crate) fn as_source(&self, photo: Option<&Path>) -> Source {
        let file_name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned());
        match self {
            Self::Photos(_) | Self::Pictures(_) | Self::Folder(_) => {
                Source { kind: SourceKind::Photo, from: photo.and_then(file_name) }
            }
            Self::Clip { path, .. } => Source { kind: SourceKind::Scan, from: file_name(path) },
            Self::Demo { .. } => Source { kind: SourceKind::Scan, from: Some("demo".to_owned()) },
            Self::Camera(_) => Source { kind: SourceKind::Scan, from: None },
        }
    }

    /// What it is in messages.
    pub(super) fn input(&self) -> ScanInput {
        match self {
            Self::Camera(_) => ScanInput::Camera,
            Self::Demo { .. } | Self::Clip { .. } => ScanInput::Demo,
            Self::Photos(_) | Self::Pictures(_) | Self::Folder(_) => ScanInput::Photo,
        }
    }
}
