//! What must hold of the window's configuration, and a folder of its own for each test.

use crate::host;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A folder that is gone when this is dropped. The crate for this is not used: its features would
/// have the whole window framework compiled a second time.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("trug-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a temporary folder");
        Self(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const CAPABILITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/capabilities/main.json");
const CONFIGURATION: &str = include_str!("../tauri.conf.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the file is JSON")
}

#[test]
fn the_page_may_ask_for_its_commands_and_nothing_else() {
    let permissions: Vec<String> = trug_api::client::names()
        .chain(host::NAMES.iter().copied())
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    let mut capability = json(&std::fs::read_to_string(CAPABILITY).expect("it is committed"));
    if std::env::var_os("TRUG_WRITE_TYPES").is_some() {
        capability["permissions"] = serde_json::json!(permissions);
        let text = serde_json::to_string_pretty(&capability).expect("it is JSON");
        std::fs::write(CAPABILITY, text + "\n").expect("the file is written");
    }
    let how = "TRUG_WRITE_TYPES=1 cargo test -p trug-window makes it anew";
    assert_eq!(capability["permissions"], serde_json::json!(permissions), "{how}");
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
    assert_eq!(capability.get("remote"), None);
}

#[test]
fn the_page_is_shut_off_from_the_network() {
    let security = &json(CONFIGURATION)["app"]["security"];
    assert_eq!(security["capabilities"], serde_json::json!(["main"]));
    let policy = security["csp"].as_object().expect("there is a policy");
    for (what, from) in policy {
        let from = from.as_str().expect("a directive is text");
        assert!(!from.contains("unsafe"), "{what}: {from}");
        assert!(!from.contains("https:") && !from.contains('*'), "{what}: {from}");
    }
    assert_eq!(policy["default-src"], "'none'");
    assert_eq!(json(CONFIGURATION)["app"]["withGlobalTauri"], false);
}

/// Without either of them a Mac refuses the camera and says nothing.
#[test]
fn a_mac_is_told_of_the_camera_twice() {
    let entry = |plist: &str, key: &str| -> String {
        let after = plist.split(&format!("<key>{key}</key>")).nth(1).expect("the key is there");
        after.trim_start().lines().next().expect("a value").trim().to_owned()
    };
    let reason = entry(include_str!("../Info.plist"), "NSCameraUsageDescription");
    assert!(reason.starts_with("<string>") && reason.len() > 40, "{reason}");
    let entitled = entry(include_str!("../Entitlements.plist"), "com.apple.security.device.camera");
    assert_eq!(entitled, "<true/>");
    assert_eq!(json(CONFIGURATION)["bundle"]["macOS"]["entitlements"], "./Entitlements.plist");
}

/// A page with a script of its own in the HTML would run it in spite of the policy.
#[test]
fn the_built_page_has_no_inline_script() {
    let page = include_str!("../../ui/dist/index.html");
    assert!(page.contains("<script"), "this is the built page");
    for script in page.split("<script").skip(1) {
        let (tag, after) = script.split_once('>').expect("a whole tag");
        assert!(tag.contains(" src="), "a script without a source: {tag}");
        assert!(after.trim_start().starts_with("</script>"), "a script with text in it");
    }
    assert!(!page.contains("style=\""), "the policy refuses style attributes");
}

#[test]
fn a_second_window_on_the_same_home_says_so() {
    let home = Scratch::new("second-window");
    let first = super::open(home.path()).expect("the first window opens");
    let refused = super::open(home.path()).err().expect("the second one is refused");
    assert_eq!(refused.code(), "already-open");
    assert!(refused.message.contains("go to its window"), "{refused}");
    drop(first);
    assert!(super::open(home.path()).is_ok(), "a closed window frees its home");
}

/// What the systems want to be told before they let a program have the camera, or show it: without these it fails silently.
#[test]
fn every_system_is_told_what_it_wants_to_know() {
    let holds = |text: &str, what: &str| assert!(text.contains(what), "{what} is missing");
    holds(include_str!("../Info.plist"), "<key>NSCameraUsageDescription</key>");
    let entitlements = include_str!("../Entitlements.plist");
    holds(entitlements, "<key>com.apple.security.device.camera</key>\n  <true/>");
    let bundle = &json(CONFIGURATION)["bundle"];
    assert_eq!(bundle["macOS"]["entitlements"], "./Entitlements.plist");
    assert_eq!(bundle["windows"]["nsis"]["installMode"], "currentUser", "no rights are asked for");
    assert_eq!(bundle["windows"]["webviewInstallMode"]["type"], "downloadBootstrapper");
    let desktop = include_str!("../../packaging/debian/org.trug.Trug.desktop");
    for key in ["Exec=trug-window %F", "Icon=org.trug.Trug", "Comment[de]=", "Categories=Utility;"]
    {
        holds(desktop, key);
    }
    let metainfo = include_str!("../../packaging/debian/org.trug.Trug.metainfo.xml");
    holds(metainfo, "<launchable type=\"desktop-id\">org.trug.Trug.desktop</launchable>");
}
