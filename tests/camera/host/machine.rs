//! The virtual machine: booted, read, and ended, whatever it does.

use crate::kernel::Kernel;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The limit for all checks through one driver: they take two minutes on two free cores, more on busy ones.
const LIMIT_PER_RUN: Duration = Duration::from_mins(12);

/// The guest's first line; the firmware and the kernel print before it.
const START: &str = "guest begins";
const END: &str = "guest ended with ";

/// Boots the image and prints the results of the `runs`. An error when a check failed or the machine did not end by
/// itself.
pub(crate) fn boot(kernel: &Kernel, image: &Path, runs: &str) -> Result<()> {
    let mut machine = Machine(start(kernel, image, runs)?);
    let console = machine.0.stdout.take().context("the machine's console")?;
    let (sender, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(console).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    let limit = LIMIT_PER_RUN * runs.split(';').count() as u32;
    let until = Instant::now() + limit;
    let mut boot = Vec::new();
    let mut has_begun = false;
    loop {
        match lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(line) if line.starts_with(END) => {
                return match line.trim_start_matches(END) {
                    "0" => Ok(()),
                    _ => bail!("a check of the camera failed; see above"),
                };
            }
            Ok(line) if has_begun => println!("   {line}"),
            Ok(line) => {
                has_begun = line.ends_with(START);
                boot.push(line);
            }
            Err(why) => {
                if !has_begun {
                    println!("{}", boot.join("\n"));
                }
                bail!(
                    "{}",
                    match why {
                        RecvTimeoutError::Timeout =>
                            format!("the machine was not done after {limit:?}"),
                        RecvTimeoutError::Disconnected =>
                            "the machine stopped before its checks were done".to_owned(),
                    }
                );
            }
        }
    }
}

fn start(kernel: &Kernel, image: &Path, runs: &str) -> Result<Child> {
    // No mitigations, no random addresses, a trusted clock; `panic` and `-no-reboot` end the machine.
    let line = "console=ttyS0 loglevel=3 panic=-1 reboot=t mitigations=off nokaslr tsc=reliable no_timer_check \
                random.trust_cpu=on";
    // The kernel passes what it does not know to the first program, as environment variables.
    let log = std::env::var("TRUG_LOG").unwrap_or_default();
    Command::new("qemu-system-x86_64")
        .args(["-machine", "q35", "-accel", "tcg,thread=multi", "-cpu", "max,la57=off"])
        .args(["-smp", "2", "-m", "768", "-nodefaults", "-no-user-config", "-display", "none"])
        .args(["-no-reboot", "-serial", "stdio", "-kernel"])
        .arg(kernel.file())
        .arg("-initrd")
        .arg(image)
        .arg("-append")
        .arg(format!("{line} runs={runs} TRUG_LOG={log}"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("qemu-system-x86_64 could not be started; install qemu-system-x86")
}

/// A running qemu, which does not outlive its use.
struct Machine(Child);

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
