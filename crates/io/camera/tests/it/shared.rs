//! Real photographs, of a collection that is not part of the project.

use std::{fs, path::PathBuf};
use trug_camera::still;

/// The folder that `TRUG_SHARED` names, or the one beside the project.
fn shared() -> PathBuf {
    std::env::var_os("TRUG_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../..").join("shared"),
        PathBuf::from,
    )
}

#[test]
#[ignore = "needs the shared material: cargo xtask test shared"]
fn shared_photographs_become_frames() {
    let photos = shared().join("photos");
    let manifest = fs::read_to_string(photos.join("manifest.tsv")).expect("the shared material");
    let (mut read, mut failed) = (0, Vec::new());
    for line in manifest.lines().skip(1) {
        let path = photos.join(line.split('\t').next().expect("a path"));
        match still(&path) {
            Ok(frame) => assert_eq!(frame.luma.len(), frame.width as usize * frame.height as usize),
            Err(error) => failed.push(error.to_string()),
        }
        read += 1;
    }
    assert_eq!(failed, Vec::<String>::new());
    assert!(read > 0, "the manifest names no photographs");
}
