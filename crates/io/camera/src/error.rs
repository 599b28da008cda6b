//! Errors of files, folders, clips and the list of cameras. What goes wrong with a webcam is a
//! [`CameraState`](crate::CameraState) and no error.

use std::path::PathBuf;

/// What failed, on what, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// The file or folder cannot be read at all.
    #[error("could not read {}: {why}; check that it is there and that you may open it", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        why: String,
    },
    /// The content is in none of the formats that can be read, whatever the name.
    #[error("{} is not a picture that can be read; use a jpeg, png or webp file", path.display())]
    NotAnImage {
        /// The file.
        path: PathBuf,
    },
    /// The picture exceeds the limits.
    #[error("{} is too large ({found}; at most {limit}); scale it down and try again", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        found: String,
        /// The largest size allowed.
        limit: String,
    },
    /// The picture is cut off or broken.
    #[error("{} is damaged ({why}); take the photo again or copy the file again", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The decoder's error.
        why: String,
    },
    /// No file was named.
    #[error("no photo was given; name at least one jpeg, png or webp file")]
    NoPhotos,
    /// The folder has no pictures.
    #[error("no pictures in {}; it holds no jpeg, png or webp file", path.display())]
    NoPictures {
        /// The folder.
        path: PathBuf,
    },
    /// The file is neither a Y4M nor an MJPEG clip.
    #[error("{} is not a clip that can be played; use a .y4m or .mjpeg file", path.display())]
    NotAClip {
        /// The file.
        path: PathBuf,
    },
    /// It is a clip of an unsupported kind.
    #[error("{} cannot be played: {why}; convert it to 8-bit y4m", path.display())]
    ClipNotPlayable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The list of cameras could not be made.
    #[error("could not list the cameras: {why}; unplug the camera, plug it back in and try again")]
    Cameras {
        /// The system's error.
        why: String,
    },
    /// The thread that reads the camera could not be started.
    #[error("could not start reading the camera: {why}; close other programs and try again")]
    Thread {
        /// The system's error.
        why: String,
    },
    /// The wanted camera driver does not exist on this system.
    #[error("there is no camera driver {found:?} on this system; use one of {known}")]
    UnknownDriver {
        /// What was asked for.
        found: String,
        /// The drivers that exist.
        known: String,
    },
}
