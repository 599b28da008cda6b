//! Tells Tauri which commands there are, so that each needs a permission of its own.

macro_rules! commands {
    ($(
        $(#[doc = $docs:literal])+
        $name:ident = $Request:ident $fields:tt -> $Answer:ty
        [$($spec:tt)*]
        |$context:ident, $request:tt| $body:tt
    )*) => { const COMMANDS: &[&str] = &[$(stringify!($name)),*]; };
}
include!("../crates/surface/api/src/table.rs");

macro_rules! host_commands {
    ($($name:ident: $why:literal,)*) => { const HOST_COMMANDS: &[&str] = &[$(stringify!($name)),*]; };
}
include!("src/host_table.rs");

fn main() {
    println!("cargo:rerun-if-changed=../crates/surface/api/src/table.rs");
    println!("cargo:rerun-if-changed=src/host_table.rs");
    println!("cargo:rerun-if-changed=../ui/dist");
    let commands: &'static [&'static str] = [COMMANDS, HOST_COMMANDS].concat().leak();
    let manifest = tauri_build::AppManifest::new().commands(commands);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("the window's configuration, capabilities and icons are right");
}
