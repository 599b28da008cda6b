//! Readers that are not part of Trug, each in a process of its own, so that none is in its build.
//!
//! `cargo xtask bench` puts them into the folder `peers` of the target folder: the program `trug-peers` and a Python
//! environment. The protocol of their pipes is in `peers/src/main.rs`.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use anyhow::{Context, bail};
use trug_label::Picture;

/// Every peer.
pub(crate) const NAMES: &[&str] = &[
    "tapirscan-low",
    "tapirscan-medium",
    "tapirscan-high",
    "tapirscan-very-high",
    "zxing-cpp",
    "zbar",
    "opencv",
];

/// A running peer.
pub(crate) struct Peer {
    pub(crate) version: String,
    name: String,
    child: Child,
    pictures: ChildStdin,
    results: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it and sends a blank picture, so that the first measured picture is not its first one.
    pub(crate) fn start(name: &str) -> anyhow::Result<Self> {
        let mut command = command(name)?;
        command.env("TAPIRSCAN_THREADS", "1").env("OMP_NUM_THREADS", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().context("it could not be started")?;
        let (Some(pictures), Some(results)) = (child.stdin.take(), child.stdout.take()) else {
            bail!("it has no pipes");
        };
        let mut peer = Self {
            version: String::new(),
            name: name.to_owned(),
            child,
            pictures,
            results: BufReader::new(results),
        };
        peer.version = peer.line().context("it is not installed")?;
        peer.read(&Picture { width: 160, height: 120, data: vec![200; 160 * 120] })?;
        Ok(peer)
    }

    /// The texts that it reads, and the milliseconds of its thread.
    pub(crate) fn read(&mut self, picture: &Picture) -> anyhow::Result<(Vec<String>, f64)> {
        let head = [picture.width as u32, picture.height as u32].map(u32::to_le_bytes).concat();
        self.pictures.write_all(&head)?;
        self.pictures.write_all(&picture.data)?;
        self.pictures.flush()?;
        let result = self.line()?;
        let Some((ms, texts)) = result.split_once('\t') else {
            bail!("{} sent {result:?}", self.name);
        };
        let texts = texts.split(',').filter(|t| !t.is_empty()).map(str::to_owned).collect();
        Ok((texts, ms.parse().with_context(|| format!("{} sent {result:?}", self.name))?))
    }

    fn line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        if self.results.read_line(&mut line)? == 0 {
            bail!("{} ended", self.name);
        }
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }
}

impl Drop for Peer {
    /// A peer ends with its input; a hanging process must not outlive the benchmark.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(name: &str) -> anyhow::Result<Command> {
    let folder = folder()?;
    let mut command = if name.starts_with("tapirscan") {
        let program = folder.join("release/trug-peers");
        Command::new(program.with_extension(std::env::consts::EXE_EXTENSION))
    } else {
        let python = if cfg!(windows) { "venv/Scripts/python.exe" } else { "venv/bin/python" };
        let mut command = Command::new(folder.join(python));
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/readers.py"));
        command
    };
    command.arg(name);
    Ok(command)
}

/// `peers` in the target folder that this program was built into.
fn folder() -> anyhow::Result<PathBuf> {
    let here = std::env::current_exe()?;
    let target = here.parent().and_then(Path::parent).context("the folder of this program")?;
    Ok(target.join("peers"))
}
