//! Real photographs, where a collection of them lies beside the project.

use std::{
    fs,
    path::{Path, PathBuf},
};
use trug_camera::still;

fn shared() -> PathBuf {
    std::env::var_os("TRUG_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared"),
        PathBuf::from,
    )
}

#[test]
fn real_photographs_become_frames() {
    let photos = shared().join("photos");
    let Ok(manifest) = fs::read_to_string(photos.join("manifest.tsv")) else {
        eprintln!("skipped: no shared data");
        return;
    };
    let mut failed = Vec::new();
    for line in manifest.lines().skip(1) {
        let path = photos.join(line.split('\t').next().expect("a path"));
        match still(&path) {
            Ok(frame) => assert_eq!(frame.luma.len(), frame.width as usize * frame.height as usize),
            Err(error) => failed.push(error.to_string()),
        }
    }
    assert_eq!(failed, Vec::<String>::new());
}
