//! A running `trug scan --camera`, its output, and the list that it writes.

use crate::bench::{EMULATION_SLACK, TestBench};
use crate::driver::DriverUnderTest;
use crate::wait::TIMEOUT;
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// A user without special rights.
pub(crate) const ORDINARY_USER: u32 = 1000;

/// A running scan with a new home folder. Dropping it kills it, which the list must survive.
pub(crate) struct Scan {
    child: Child,
    home: String,
    user: u32,
    driver: DriverUnderTest,
    receiver: Receiver<(Instant, String)>,
    lines_seen: Vec<(Instant, String)>,
    /// The number of lines that were waited for.
    position: usize,
}

/// The resources that a process holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) descriptors: usize,
    pub(crate) threads: usize,
}

impl Scan {
    /// Starts a scan of the camera of this id, name or node, or `any`.
    pub(crate) fn start(bench: &TestBench, camera: &str) -> Result<Self> {
        Self::start_as(bench, camera, 0)
    }

    /// As [`start`](Self::start), by a user.
    pub(crate) fn start_as(bench: &TestBench, camera: &str, user: u32) -> Result<Self> {
        let home = bench.next_home();
        fs::create_dir(&home)?;
        std::os::unix::fs::chown(&home, Some(user), Some(user))?;
        let driver = bench.driver.get();
        let mut child = trug(driver, &home, user)
            .args(["scan", "--seconds", "600", "--camera", camera])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("starting trug")?;
        let stderr = child.stderr.take().context("the output of trug")?;
        let (sender, receiver) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if sender.send((Instant::now(), line)).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, home, user, driver, receiver, lines_seen: vec![], position: 0 })
    }

    /// Waits for a line that contains this text, after the last one that was waited for, and returns its time.
    pub(crate) fn reports(&mut self, what: &str, until: Instant) -> Result<Instant> {
        loop {
            while let Some((at, line)) = self.lines_seen.get(self.position) {
                self.position += 1;
                if line.contains(what) {
                    return Ok(*at);
                }
            }
            let wait = until.saturating_duration_since(Instant::now());
            match self.receiver.recv_timeout(wait) {
                Ok(line) => self.lines_seen.push(line),
                Err(RecvTimeoutError::Timeout) => {
                    return Err(anyhow!("it did not report {what:?}; {}", self.output()));
                }
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(anyhow!("it ended and did not report {what:?}; {}", self.output()));
                }
            }
        }
    }

    /// It reports this within a limit; returns how long it took.
    pub(crate) fn reports_within(
        &mut self,
        what: &str,
        from: Instant,
        limit: Duration,
    ) -> Result<Duration> {
        let at = self.reports(what, from + limit + EMULATION_SLACK).with_context(|| {
            format!("within {} s (and {} of slack)", limit.as_secs_f32(), EMULATION_SLACK.as_secs())
        })?;
        Ok(at.saturating_duration_since(from))
    }

    /// It reads this code; returns how long it took.
    pub(crate) fn reads(&mut self, code: &str) -> Result<Duration> {
        let from = Instant::now();
        Ok(self.reports(code, from + TIMEOUT)?.saturating_duration_since(from))
    }

    /// It reports a working camera.
    pub(crate) fn works(&mut self) -> Result<Instant> {
        self.reports(WORKING, Instant::now() + TIMEOUT)
    }

    /// Everything that it has printed.
    pub(crate) fn output(&self) -> String {
        let lines: Vec<&str> = self.lines_seen.iter().map(|(_, line)| line.as_str()).collect();
        format!("its output is {lines:?}")
    }

    /// Lines that were not waited for.
    pub(crate) fn new_lines(&mut self) -> Vec<String> {
        self.lines_seen.extend(self.receiver.try_iter());
        self.lines_seen[self.position..].iter().map(|(_, line)| line.clone()).collect()
    }

    /// What it holds now.
    pub(crate) fn held(&self) -> Result<Held> {
        let count = |what: &str| -> Result<usize> {
            Ok(fs::read_dir(format!("/proc/{}/{what}", self.child.id()))?.count())
        };
        Ok(Held { descriptors: count("fd")?, threads: count("task")? })
    }

    /// Ends it and compares its list with these codes, each once.
    pub(crate) fn ends_with_list(mut self, codes: &[&str]) -> Result<()> {
        self.kill();
        let output =
            trug(self.driver, &self.home, self.user).args(["list", "show", "--json"]).output()?;
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
            bail!("the list should have {expect:?} and has {found:?}; {}", self.output());
        }
        Ok(())
    }

    /// Ends it as Ctrl-C does, and waits for it.
    pub(crate) fn interrupt(&mut self) -> Result<()> {
        crate::wait::run("kill", &["-INT", &self.child.id().to_string()])?;
        let until = Instant::now() + TIMEOUT;
        while self.child.try_wait()?.is_none() {
            if Instant::now() > until {
                bail!("it did not end at SIGINT; {}", self.output());
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

/// A part of the message about a working camera.
pub(crate) const WORKING: &str = " is working";

/// The program, run by a user with a home folder and a camera driver.
pub(crate) fn trug(driver: DriverUnderTest, home: &str, user: u32) -> Command {
    let mut command = Command::new("/bin/trug");
    command
        .env("TRUG_HOME", home)
        .env("HOME", home)
        .env("TRUG_CAMERA_DRIVER", driver.choice.to_string())
        .env("TRUG_CAMERA_APART", if driver.in_worker { "1" } else { "0" })
        .current_dir(home)
        .uid(user)
        .gid(user)
        .stdin(Stdio::null());
    command
}
