//! Finds the built page; where there is none, an empty folder stands in for it, so that the program builds all the same.
#![expect(
    clippy::disallowed_methods,
    reason = "a build script is told its folders by the environment"
)]

use std::path::Path;
use std::{env, fs};

fn main() {
    let here = env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder");
    let page = Path::new(&here).join("../../../ui/dist");
    println!("cargo:rerun-if-changed={}", page.display());
    let page = if page.join("index.html").exists() {
        page.canonicalize().expect("the folder is there")
    } else {
        let empty = Path::new(&env::var("OUT_DIR").expect("cargo names a folder")).join("no-page");
        fs::create_dir_all(&empty).expect("a folder in the target folder");
        empty
    };
    println!("cargo:rustc-env=TRUG_PAGE={}", page.display());
}
