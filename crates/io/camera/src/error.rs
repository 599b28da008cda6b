//! What can go wrong with a file, a folder, a clip or the list of cameras. A webcam's troubles are no errors but
//! states: see [`CameraState`](crate::CameraState).

use std::path::PathBuf;

/// What was tried, on what, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// The file or folder cannot be read at all.
    #[error("could not read {}: {why}; check that it is there and that you may open it", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// The content is none of the formats that are read, whatever the name says.
    #[error("{} is not a picture that can be read; use a jpeg, png or webp file", path.display())]
    NotAnImage {
        /// The file.
        path: PathBuf,
    },
    /// It is a picture, and larger than the limits.
    #[error("{} is too large ({found}; at most {limit}); scale it down and try again", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// What it has.
        found: String,
        /// What is allowed.
        limit: String,
    },
    /// It begins like a picture and is cut off or broken.
    #[error("{} is damaged ({why}); take the photo again or copy the file anew", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the decoder said.
        why: String,
    },
    /// No file was named.
    #[error("no photo was given; name at least one jpeg, png or webp file")]
    NoPhotos,
    /// A folder without a single picture.
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
    /// It is a clip, of a kind that is not played.
    #[error("{} cannot be played: {why}; convert it to 8-bit y4m", path.display())]
    ClipNotPlayable {
        /// The file.
        path: PathBuf,
        /// What stands in the way.
        why: String,
    },
    /// The list of cameras could not be made.
    #[error("could not list the cameras: {why}; unplug the camera, plug it back in and try again")]
    Cameras {
        /// What the system said.
        why: String,
    },
    /// The thread that reads the camera could not be started.
    #[error("could not start reading the camera: {why}; close other programs and try again")]
    Thread {
        /// What the system said.
        why: String,
    },
}
