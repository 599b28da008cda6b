//! Photographs as a source: named files, all of a folder, or bytes that were read already. Each comes once, then the end; one that cannot be used is
//! reported and skipped.

use crate::{
    CameraError,
    clock::Clock,
    source::{Event, FrameSource},
    still::{picture_format, still, still_of},
};
use std::{
    collections::VecDeque,
    fmt,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// A photograph that comes as bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// What its file was called, for people and for errors.
    pub name: PathBuf,
    /// The whole file.
    pub bytes: Arc<[u8]>,
}

impl fmt::Debug for Picture {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Picture({}, {} bytes)", self.name.display(), self.bytes.len())
    }
}

#[derive(Debug)]
enum Photo {
    File(PathBuf),
    Bytes(Picture),
}

/// Photographs, in the order in which they were named.
#[derive(Debug)]
pub struct Photos {
    remaining: VecDeque<Photo>,
    count: usize,
    seq: u64,
    clock: Clock,
}

impl Photos {
    /// A source of these files. Each is opened when its turn comes.
    pub fn open(paths: impl IntoIterator<Item = PathBuf>) -> Result<Self, CameraError> {
        Self::of(paths.into_iter().map(Photo::File).collect())
    }

    /// A source of these pictures. Each is decoded when its turn comes.
    pub fn of_pictures(pictures: impl IntoIterator<Item = Picture>) -> Result<Self, CameraError> {
        Self::of(pictures.into_iter().map(Photo::Bytes).collect())
    }

    fn of(remaining: VecDeque<Photo>) -> Result<Self, CameraError> {
        if remaining.is_empty() {
            return Err(CameraError::NoPhotos);
        }
        Ok(Self { count: remaining.len(), remaining, seq: 0, clock: Clock::start() })
    }
}

impl FrameSource for Photos {
    fn next(&mut self, _wait: Duration) -> Event {
        let Some(photo) = self.remaining.pop_front() else {
            return Event::End;
        };
        let (path, frame) = match photo {
            Photo::File(path) => (path.clone(), still(&path)),
            Photo::Bytes(Picture { name, bytes }) => (name.clone(), still_of(&bytes, &name)),
        };
        match frame {
            Ok(mut frame) => {
                self.seq += 1;
                frame.seq = self.seq;
                frame.at_ms = self.clock.ms();
                Event::Frame(Arc::new(frame))
            }
            Err(error) => Event::BadPicture { path: Some(path), error },
        }
    }

    fn describe(&self) -> String {
        if self.count == 1 { "1 photo".to_owned() } else { format!("{} photos", self.count) }
    }
}

/// The pictures of one folder, in the order of their names. Folders inside it are ignored.
#[derive(Debug)]
pub struct Folder {
    photos: Photos,
    path: PathBuf,
}

impl Folder {
    /// Lists the folder once. A file is a picture if its extension or its first bytes are those of one; hidden files are
    /// ignored.
    pub fn open(path: &Path) -> Result<Self, CameraError> {
        let unreadable = |error: std::io::Error| CameraError::Unreadable {
            path: path.to_owned(),
            why: error.to_string(),
        };
        let mut pictures = Vec::new();
        for entry in std::fs::read_dir(path).map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            if file.is_file() && is_picture(&file) {
                pictures.push(file);
            }
        }
        if pictures.is_empty() {
            return Err(CameraError::NoPictures { path: path.to_owned() });
        }
        pictures.sort();
        Ok(Self { photos: Photos::open(pictures)?, path: path.to_owned() })
    }
}

impl FrameSource for Folder {
    fn next(&mut self, wait: Duration) -> Event {
        self.photos.next(wait)
    }

    fn describe(&self) -> String {
        format!("{} in {}", self.photos.describe(), self.path.display())
    }
}

fn is_picture(file: &Path) -> bool {
    let hidden = file.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    let named_so = file.extension().is_some_and(|ending| {
        ["jpg", "jpeg", "png", "webp"].iter().any(|known| ending.eq_ignore_ascii_case(known))
    });
    !hidden && (named_so || begins_like_a_picture(file))
}

fn begins_like_a_picture(file: &Path) -> bool {
    let mut head = Vec::new();
    File::open(file).and_then(|file| file.take(16).read_to_end(&mut head)).is_ok()
        && picture_format(&head).is_some()
}
