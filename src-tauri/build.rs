//! Tells Tauri which commands there are, so that each needs a permission of its own.

macro_rules! commands {
    ($($name:ident),* $(,)?) => { const COMMANDS: &[&str] = &[$(stringify!($name)),*]; };
}
include!("src/command_table.rs");

fn main() {
    println!("cargo:rerun-if-changed=src/command_table.rs");
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("the window's configuration, capabilities and icons are right");
}
