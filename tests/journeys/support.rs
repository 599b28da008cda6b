//! Starts `trug` in a home of its own, draws packets, runs the practice shop.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;
use trug_label::{Rng, Scene, Symbology};

pub(crate) const TRUG: &str = env!("CARGO_BIN_EXE_trug");
/// A packet that the starter catalogue has and the practice shop sells.
pub(crate) const NUTELLA: &str = "3017620422003";

/// A shopper's home folder and the program that works in it.
pub(crate) struct Home {
    pub(crate) folder: TempDir,
}

/// What a call of the program came to.
pub(crate) struct Told {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// The same home, as a second computer would have it from a backup.
    pub(crate) fn copy(&self) -> Self {
        let other = Self::new();
        for entry in std::fs::read_dir(self.home()).expect("the home") {
            let entry = entry.expect("an entry");
            if entry.file_type().expect("a type").is_file() {
                std::fs::create_dir_all(other.home()).expect("a folder");
                std::fs::copy(entry.path(), other.home().join(entry.file_name())).expect("a copy");
            }
        }
        other
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(TRUG);
        command.args(words).env("TRUG_HOME", self.home()).current_dir(self.folder.path());
        // Whatever the tester's language is, the tests read English.
        command.env("LC_ALL", "C");
        command
    }

    pub(crate) fn call(&self, words: &[&str]) -> Told {
        told(self.command(words).stdin(Stdio::null()).output().expect("trug starts"))
    }

    pub(crate) fn call_with_input(&self, words: &[&str], input: &str) -> Told {
        let mut child = self
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("trug starts");
        child.stdin.take().expect("stdin").write_all(input.as_bytes()).expect("written");
        told(child.wait_with_output().expect("trug ends"))
    }

    /// A call that must succeed; its JSON.
    pub(crate) fn json(&self, words: &[&str]) -> Value {
        let told = self.call(&[words, &["--json"]].concat());
        assert_eq!(told.code, 0, "{words:?}: {}", told.stderr);
        serde_json::from_str(&told.stdout).unwrap_or_else(|_| panic!("{words:?}: {}", told.stdout))
    }

    /// A call that must succeed.
    pub(crate) fn done(&self, words: &[&str]) -> Told {
        let told = self.call(words);
        assert_eq!(told.code, 0, "{words:?}: {}", told.stderr);
        told
    }

    /// Names and quantities on the first list, in order.
    pub(crate) fn list(&self) -> Vec<(String, i64)> {
        let view = self.json(&["list", "show"]);
        let lines = view["lines"].as_array().expect("lines");
        let line = |line: &Value| {
            let name = line["name"].as_str().expect("a name").to_owned();
            (name, line["quantity"]["value"].as_i64().expect("a quantity"))
        };
        lines.iter().map(line).collect()
    }

    /// The ids of the lines on the first list, in order.
    pub(crate) fn ids(&self) -> Vec<String> {
        let view = self.json(&["list", "show"]);
        let lines = view["lines"].as_array().expect("lines").iter();
        lines.map(|line| line["id"].as_str().expect("an id").to_owned()).collect()
    }

    /// Connects the practice shop as `practice`.
    pub(crate) fn connect(&self, shop: &Shop) {
        self.done(&["basket", "add", "ucp", "--name", "practice", "--url", &shop.url]);
    }

    /// What a basket holds: titles and quantities.
    pub(crate) fn basket(&self, name: &str) -> Vec<(String, i64)> {
        let view = self.json(&["basket", "show", name]);
        let lines = view["lines"].as_array().expect("lines");
        let line = |line: &Value| {
            let title = line["title"].as_str().expect("a title").to_owned();
            (title, line["quantity"].as_i64().expect("a quantity"))
        };
        lines.iter().map(line).collect()
    }

    /// Codes that the shop of this seed sells without ifs and buts.
    pub(crate) fn sure(&self, shop: &Shop, wanted: usize) -> Vec<String> {
        self.done(&["list", "new", "probe"]);
        let found = self.json(&["product", "search", "chocolate", "--limit", "60"]);
        for product in found["products"].as_array().expect("products") {
            let gtin = product["gtin"].as_str().expect("a gtin");
            self.done(&["list", "add", gtin, "--list", "probe"]);
        }
        self.done(&["basket", "add", "ucp", "--name", "probe", "--url", &shop.url]);
        let told = self.json(&["basket", "rehearse", "probe", "--list", "probe"]);
        let shown = self.json(&["list", "show", "--list", "probe"]);
        let gtin_of = |line: &Value| {
            let lines = shown["lines"].as_array().expect("lines").iter();
            lines
                .filter(|l| l["id"] == line["line"])
                .find_map(|l| l["gtin"].as_str())
                .map(str::to_owned)
        };
        let rows = told["lines"].as_array().expect("lines").iter();
        let sure: Vec<_> =
            rows.filter(|l| l["answer"] == "sure").filter_map(gtin_of).take(wanted).collect();
        self.done(&["list", "delete", "probe"]);
        self.done(&["basket", "remove", "probe"]);
        assert_eq!(sure.len(), wanted, "the shop sells too little");
        sure
    }

    /// A photograph of a packet with this code.
    pub(crate) fn photo(&self, symbology: Symbology, digits: &str) -> PathBuf {
        let path = self.path(&format!("{digits}.png"));
        let scene = Scene::new(symbology, digits).expect("digits that can be drawn");
        let picture = scene.draw(&mut Rng::new(7));
        image::save_buffer(
            &path,
            &picture.data,
            picture.width as u32,
            picture.height as u32,
            image::ExtendedColorType::L8,
        )
        .expect("a picture");
        path
    }
}

fn told(output: Output) -> Told {
    Told {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The practice shop as a process of its own.
pub(crate) struct Shop {
    child: Child,
    pub(crate) url: String,
}

impl Shop {
    pub(crate) fn open(home: &Path, listen: &str, seed: u64) -> Self {
        let mut child = Command::new(TRUG)
            .args(["shop", "serve", "--listen", listen, "--seed", &seed.to_string()])
            .env("TRUG_HOME", home)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the shop starts");
        let mut url = String::new();
        let stdout = child.stdout.take().expect("stdout");
        BufReader::new(stdout).read_line(&mut url).expect("its address");
        Self { child, url: url.trim().to_owned() }
    }

    pub(crate) fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// As a power cut ends it.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
