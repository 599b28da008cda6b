//! `trug scan --camera` at work, as a person starts it, and the list that it writes.

use crate::world::{LONG, SLACK, World};
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Somebody without special rights.
pub(crate) const SOMEBODY: u32 = 1000;

/// A running scan in a fresh home. Dropping it kills it, which the list must survive.
pub(crate) struct Scan {
    child: Child,
    home: String,
    user: u32,
    lines: Receiver<(Instant, String)>,
    heard: Vec<(Instant, String)>,
    /// How many lines of the heard ones have been waited for.
    past: usize,
}

/// What a process holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) descriptors: usize,
    pub(crate) threads: usize,
}

impl Scan {
    /// Starts a scan of the camera of this id, name or node, or `any`.
    pub(crate) fn start(world: &World, camera: &str) -> Result<Self> {
        Self::start_as(world, camera, 0)
    }

    /// As [`start`](Self::start), by a user.
    pub(crate) fn start_as(world: &World, camera: &str, user: u32) -> Result<Self> {
        let home = world.next_home();
        fs::create_dir(&home)?;
        std::os::unix::fs::chown(&home, Some(user), Some(user))?;
        let mut child = trug(&home, user)
            .args(["scan", "--seconds", "600", "--camera", camera])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("starting trug")?;
        let stderr = child.stderr.take().context("what trug says")?;
        let (tell, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if tell.send((Instant::now(), line)).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, home, user, lines, heard: vec![], past: 0 })
    }

    /// Waits for a line with this in it, after the last one that was waited for, and answers when it was said.
    pub(crate) fn says(&mut self, what: &str, until: Instant) -> Result<Instant> {
        loop {
            while let Some((at, line)) = self.heard.get(self.past) {
                self.past += 1;
                if line.contains(what) {
                    return Ok(*at);
                }
            }
            let wait = until.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(wait) {
                Ok(line) => self.heard.push(line),
                Err(RecvTimeoutError::Timeout) => {
                    return Err(anyhow!("it did not say {what:?}; {}", self.said()));
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(anyhow!("it ended and did not say {what:?}; {}", self.said()));
                }
            }
        }
    }

    /// It says this within a figure from a moment; answers how long it took.
    pub(crate) fn says_within(
        &mut self,
        what: &str,
        from: Instant,
        figure: Duration,
    ) -> Result<Duration> {
        let at = self.says(what, from + figure + SLACK).with_context(|| {
            format!("within {} s (and {} of slack)", figure.as_secs_f32(), SLACK.as_secs())
        })?;
        Ok(at.saturating_duration_since(from))
    }

    /// It reads this code; answers how long it took.
    pub(crate) fn reads(&mut self, code: &str) -> Result<Duration> {
        let from = Instant::now();
        Ok(self.says(code, from + LONG)?.saturating_duration_since(from))
    }

    /// It is working.
    pub(crate) fn works(&mut self) -> Result<Instant> {
        self.says(WORKING, Instant::now() + LONG)
    }

    /// Everything that it has said.
    pub(crate) fn said(&self) -> String {
        let lines: Vec<&str> = self.heard.iter().map(|(_, line)| line.as_str()).collect();
        format!("it said {lines:?}")
    }

    /// Lines that have been said and not been waited for.
    pub(crate) fn news(&mut self) -> Vec<String> {
        self.heard.extend(self.lines.try_iter());
        self.heard[self.past..].iter().map(|(_, line)| line.clone()).collect()
    }

    /// What it holds at the moment.
    pub(crate) fn held(&self) -> Result<Held> {
        let count = |what: &str| -> Result<usize> {
            Ok(fs::read_dir(format!("/proc/{}/{what}", self.child.id()))?.count())
        };
        Ok(Held { descriptors: count("fd")?, threads: count("task")? })
    }

    /// Ends it and compares its list: these codes, each once.
    pub(crate) fn ends_with_list(mut self, codes: &[&str]) -> Result<()> {
        self.kill();
        let output = trug(&self.home, self.user).args(["list", "show", "--json"]).output()?;
        let list: serde_json::Value = serde_json::from_slice(&output.stdout)
            .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
        let lines = list["lines"].as_array().context("a list has lines")?;
        let mut found: Vec<(String, i64)> = lines
            .iter()
            .map(|line| {
                let gtin = line["gtin"].as_str().unwrap_or_default().to_owned();
                (gtin, line["quantity"]["value"].as_i64().unwrap_or_default())
            })
            .collect();
        found.sort();
        let mut expect: Vec<(String, i64)> =
            codes.iter().map(|code| (format!("{code:0>14}"), 1)).collect();
        expect.sort();
        if found != expect {
            bail!("the list should have {expect:?} and has {found:?}; {}", self.said());
        }
        Ok(())
    }

    /// Tells it to end, as Ctrl-C does, and waits until it has.
    pub(crate) fn is_told_to_end(&mut self) -> Result<()> {
        crate::faults::run("kill", &["-INT", &self.child.id().to_string()])?;
        let until = Instant::now() + LONG;
        while self.child.try_wait()?.is_none() {
            if Instant::now() > until {
                bail!("it did not end when it was told to; {}", self.said());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Scan {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What stands in the words of a working camera.
pub(crate) const WORKING: &str = " is working";

/// The program, by a user in a home.
pub(crate) fn trug(home: &str, user: u32) -> Command {
    let mut command = Command::new("/bin/trug");
    command
        .env("TRUG_HOME", home)
        .env("HOME", home)
        .current_dir(home)
        .uid(user)
        .gid(user)
        .stdin(Stdio::null());
    command
}
