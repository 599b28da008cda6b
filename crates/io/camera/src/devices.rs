//! The cameras of this computer, by ids that survive unplugging.
//!
//! A number such as the 0 of `/dev/video0` changes with each plugging in, so it is never stored. On Linux the list comes
//! from `/sys/class/video4linux`, for every driver: nokhwa's own list panics on some machines and counts the metadata
//! node of a camera as a second camera, and ids must not depend on the driver.

use crate::CameraError;

/// A camera that is plugged in now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CameraInfo {
    /// Its port and its name, as far as the system reports them: the same after plugging it out and in.
    pub id: String,
    /// Its own name, for people.
    pub name: String,
    /// Its current address in the system, such as `/dev/video0`. Not to be stored.
    pub node: String,
}

/// The cameras that are plugged in, in a stable order; an empty list when there are none.
pub fn cameras() -> Result<Vec<CameraInfo>, CameraError> {
    list().map_err(|why| CameraError::Cameras { why })
}

#[cfg(target_os = "linux")]
pub(crate) fn list() -> Result<Vec<CameraInfo>, String> {
    list_in(std::path::Path::new("/sys/class/video4linux"))
}

#[cfg(target_os = "linux")]
fn list_in(class: &std::path::Path) -> Result<Vec<CameraInfo>, String> {
    let entries = match std::fs::read_dir(class) {
        Ok(entries) => entries,
        // The folder exists from the first camera driver on.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("{}: {error}", class.display())),
    };
    let mut numbered: Vec<(u32, CameraInfo)> =
        entries.flatten().filter_map(|entry| camera(&entry.path())).collect();
    numbered.sort_by_key(|(number, _)| *number);
    Ok(numbered.into_iter().map(|(_, camera)| camera).collect())
}

/// A capture node of the class folder. None for a device that is unplugged meanwhile.
#[cfg(target_os = "linux")]
fn camera(folder: &std::path::Path) -> Option<(u32, CameraInfo)> {
    let number: u32 = folder.file_name()?.to_str()?.strip_prefix("video")?.parse().ok()?;
    let line =
        |file: &str| std::fs::read_to_string(folder.join(file)).map(|text| text.trim().to_owned());
    // A camera's other nodes carry metadata, not pictures.
    if line("index").is_ok_and(|index| index != "0") {
        return None;
    }
    let name = line("name")
        .ok()
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| format!("camera {number}"));
    let bus = std::fs::canonicalize(folder.join("device"))
        .ok()
        .and_then(|device| Some(device.file_name()?.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "here".to_owned());
    Some((
        number,
        CameraInfo { id: format!("{bus}/{name}"), name, node: format!("/dev/video{number}") },
    ))
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn list() -> Result<Vec<CameraInfo>, String> {
    let found = std::panic::catch_unwind(|| nokhwa::query(nokhwa::utils::ApiBackend::Auto))
        .map_err(|_| "the camera library panicked".to_owned())?
        .map_err(|error| error.to_string())?;
    Ok(found
        .into_iter()
        .map(|camera| {
            let name = camera.human_name();
            let misc = camera.misc();
            // The system's own id of the device; the name stands in where there is none.
            let id =
                if misc.is_empty() { format!("here/{name}") } else { format!("{misc}/{name}") };
            let node = match camera.index() {
                nokhwa::utils::CameraIndex::Index(number) if misc.is_empty() => number.to_string(),
                _ => misc,
            };
            CameraInfo { id, name, node }
        })
        .collect())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::{fs, os::unix::fs::symlink, path::Path};

    /// A node of the class folder, its device at `devices/<bus>`.
    fn node(root: &Path, node: &str, bus: &str, name: &str, index: &str) {
        let device = root.join("devices").join(bus);
        let folder = root.join("class").join(node);
        fs::create_dir_all(&device).expect("device");
        fs::create_dir_all(&folder).expect("node");
        symlink(device, folder.join("device")).expect("link");
        fs::write(folder.join("name"), format!("{name}\n")).expect("name");
        fs::write(folder.join("index"), format!("{index}\n")).expect("index");
    }

    #[test]
    fn the_class_folder_is_listed() {
        let root = tempfile::tempdir().expect("folder");
        assert_eq!(list_in(&root.path().join("class")), Ok(vec![]), "no camera driver is loaded");
        node(root.path(), "video10", "1-4:1.0", "HD Webcam", "0");
        node(root.path(), "video2", "1-3:1.0", "HD Webcam", "0");
        node(root.path(), "video3", "1-3:1.0", "HD Webcam", "1");
        node(root.path(), "v4l-subdev0", "1-3:1.0", "HD Webcam", "0");
        fs::create_dir_all(root.path().join("class/video-codecs")).expect("stray");
        fs::create_dir_all(root.path().join("class/video7")).expect("gone again");
        let listed: Vec<_> = list_in(&root.path().join("class"))
            .expect("a list")
            .into_iter()
            .map(|camera| (camera.id, camera.name, camera.node))
            .collect();
        let row =
            |id: &str, name: &str, node: &str| (id.to_owned(), name.to_owned(), node.to_owned());
        assert_eq!(
            listed,
            [
                row("1-3:1.0/HD Webcam", "HD Webcam", "/dev/video2"),
                row("here/camera 7", "camera 7", "/dev/video7"),
                row("1-4:1.0/HD Webcam", "HD Webcam", "/dev/video10"),
            ]
        );
    }

    #[test]
    fn a_folder_that_cannot_be_listed_is_an_error() {
        let file = tempfile::NamedTempFile::new().expect("file");
        assert!(list_in(file.path()).is_err());
    }
}
