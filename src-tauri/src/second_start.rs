//! A second start on the same home brings the first window to the front, hands over the pictures it
//! was given, and ends.
//!
//! Homes are told apart, so that two of them can be open at once. Where the system offers no way
//! for the two to meet (Linux without a session bus), the home's lock keeps the second one off and
//! says so.

use crate::host::Host;
use std::path::{Path, PathBuf};
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Wry};

/// The plugin that meets a second start.
pub(crate) fn plugin(home: &Path) -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::Builder::new()
        .dbus_id(name_of(home))
        .callback(|app, arguments, folder| begun(app, &arguments, Path::new(&folder)))
        .build()
}

fn begun(app: &AppHandle, arguments: &[String], folder: &Path) {
    if let Some(window) = app.get_webview_window("main") {
        for done in [window.unminimize(), window.show(), window.set_focus()] {
            if let Err(error) = done {
                tracing::warn!("the window could not be brought to the front: {error}");
            }
        }
    }
    crate::open_files(&app.state::<Host>(), pictures(arguments, folder));
}

/// The pictures among the words of a second start, found from the folder it was started in. The
/// first word is the program itself.
fn pictures(arguments: &[String], folder: &Path) -> Vec<PathBuf> {
    arguments.iter().skip(1).map(|path| folder.join(path)).filter(|path| path.exists()).collect()
}

/// A name for the session bus: FNV-1a of the home's path, because names there are of few letters.
fn name_of(home: &Path) -> String {
    let path = std::path::absolute(home).unwrap_or_else(|_| home.to_owned());
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in path.as_os_str().as_encoded_bytes() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("org.trug.Trug.home{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::Scratch;

    #[test]
    fn each_home_has_a_name_of_its_own() {
        let one = name_of(Path::new("/home/one"));
        assert_eq!(one, name_of(Path::new("/home/one")));
        assert_ne!(one, name_of(Path::new("/home/two")));
        assert!(one.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'), "{one}");
    }

    #[test]
    fn pictures_are_found_from_where_the_second_start_was() {
        let folder = Scratch::new("second-start");
        let photo = folder.path().join("packet.jpg");
        std::fs::write(&photo, "a picture").expect("a file");
        let words = ["/usr/bin/trug-window", "packet.jpg", "gone.jpg"].map(str::to_owned);
        assert_eq!(pictures(&words, folder.path()), [photo]);
    }
}
