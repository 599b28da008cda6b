//! What may be used only in some places.

use super::source::Source;

/// A text that may stand only in some places, and why.
struct OnlyIn {
    text: &'static str,
    folders: &'static [&'static str],
    why: &'static str,
}

const RULES: &[OnlyIn] = &[
    OnlyIn {
        text: "rusqlite::",
        folders: &["crates/io/store/", "crates/io/catalogue/"],
        why: "SQL lives in the store and the catalogue only",
    },
    OnlyIn {
        text: "ureq::",
        folders: &["crates/io/net/", "crates/lab/shop/tests/"],
        why: "there is one outbound HTTP client, in net",
    },
    OnlyIn {
        text: "TcpListener",
        folders: &[
            "crates/hosts/serve/",
            "crates/lab/shop/",
            "crates/lab/replies/",
            "crates/io/baskets/tests/",
            "crates/io/net/",
            "tests/",
        ],
        why: "only the HTTP host and the practice shop listen",
    },
    OnlyIn { text: "tauri::", folders: &["src-tauri/"], why: "tauri stays in the window's crate" },
    OnlyIn {
        text: "SystemTime::now",
        folders: &["crates/surface/app/", "crates/lab/shop/", "xtask/", "tests/", "bench/"],
        why: "time comes from the caller; the app has the one clock",
    },
    OnlyIn {
        text: "Uuid::now_v7",
        folders: &[
            "crates/surface/app/",
            "crates/lab/shop/",
            "crates/io/baskets/tests/",
            "crates/io/store/tests/",
        ],
        why: "ids come from the caller; the app makes them",
    },
    OnlyIn {
        text: "@tauri-apps/",
        folders: &["ui/src/lib/backend/"],
        why: "the page speaks to one backend, so that it can be tested without a window",
    },
];

/// One message for each use of something outside its places.
pub(super) fn misplaced(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| !source.is_lint()) {
        for rule in RULES {
            let allowed = rule.folders.iter().any(|folder| source.path.starts_with(folder));
            if !allowed && source.text.contains(rule.text) {
                broken.push(format!("{} has {:?}: {}", source.path, rule.text, rule.why));
            }
        }
    }
    broken
}
