//! A process that is killed without warning loses nothing that it acknowledged.
//!
//! The test starts itself again as a writer that adds lines and prints each one after the store
//! answered, kills it, opens the file and compares. `TRUG_KILLS` sets how often (60),
//! `TRUG_SEED` the moments.

use crate::{DEVICE, Tested, add, at, edit, line_id, list_id, new_list, reopen, step_id};
use std::collections::BTreeSet;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use trug_domain::ListError;
use trug_store::{Store, StoreError};

/// A process that adds lines and acknowledges each.
pub(crate) struct Acknowledger<'a> {
    pub(crate) home: &'a Path,
    pub(crate) from: u128,
    /// How many lines; without an end if 0.
    pub(crate) count: u128,
    /// Whether it acknowledges a line before it is stored: the mistake that must be noticed.
    pub(crate) early: bool,
}

impl Acknowledger<'_> {
    pub(crate) fn start(&self) -> Result<Child, Box<dyn Error>> {
        Ok(Command::new(std::env::current_exe()?)
            .args(["--exact", "kill::the_writer_acknowledges_what_it_wrote", "--nocapture"])
            .env("TRUG_ACK_HOME", self.home)
            .env("TRUG_ACK_FROM", self.from.to_string())
            .env("TRUG_ACK_COUNT", self.count.to_string())
            .env("TRUG_ACK_EARLY", if self.early { "yes" } else { "no" })
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?)
    }
}

/// The lines that a process acknowledged.
pub(crate) fn acknowledged(output: &[u8]) -> BTreeSet<u128> {
    String::from_utf8_lossy(output).lines().filter_map(number_of).collect()
}

fn number_of(line: &str) -> Option<u128> {
    line.strip_prefix("ack ")?.trim().parse().ok()
}

/// What a started process does; on its own it writes a few lines and checks its own output.
#[test]
fn the_writer_acknowledges_what_it_wrote() -> Tested {
    let asked = |name: &str| std::env::var(name).ok();
    let Some(home) = asked("TRUG_ACK_HOME") else {
        let home = tempfile::tempdir()?;
        let mut output = Vec::new();
        write(home.path(), 1, 7, false, &mut output)?;
        assert_eq!(acknowledged(&output), (1..8).collect());
        assert_eq!(Store::open(home.path(), DEVICE, at(0))?.lines(list_id(1))?.len(), 7);
        return Ok(());
    };
    let number = |name| asked(name).and_then(|text| text.parse().ok()).ok_or("a number");
    let early = asked("TRUG_ACK_EARLY").as_deref() == Some("yes");
    let (from, count) = (number("TRUG_ACK_FROM")?, number("TRUG_ACK_COUNT")?);
    // Straight to the pipe: what is printed would be caught by the test harness.
    write(Path::new(&home), from, count, early, &mut std::io::stdout().lock())
}

fn write(home: &Path, from: u128, count: u128, early: bool, out: &mut impl Write) -> Tested {
    let store = Store::open(home, DEVICE, at(0))?;
    match store.apply(edit(0, vec![new_list(1, "Shopping")])) {
        Ok(_) | Err(StoreError::Refused(ListError::ListIdTaken) | StoreError::AlreadyDone(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let mut line = from;
    while count == 0 || line < from + count {
        let mut acknowledge = || out.write_all(format!("\nack {line}\n").as_bytes());
        if early {
            acknowledge()?;
        }
        store.apply(edit(line, vec![add(1, line, &format!("thing {line}"), 1)]))?;
        if !early {
            acknowledge()?;
        }
        line += 1;
    }
    Ok(())
}

/// Random numbers that are the same for the same seed (xorshift64).
struct Moments(u64);

impl Moments {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// Starts a writer, waits for so many acknowledgements and so long, kills it, and answers with all
/// it acknowledged.
fn killed_after(
    writer: &Acknowledger<'_>,
    acks: u64,
    then: Duration,
) -> Result<BTreeSet<u128>, Box<dyn Error>> {
    let mut child = writer.start()?;
    let mut output = BufReader::new(child.stdout.take().ok_or("its output is a pipe")?).lines();
    let mut all = BTreeSet::new();
    while (all.len() as u64) < acks {
        let Some(line) = output.next() else { break };
        all.extend(number_of(&line?));
    }
    // Sleeping is too coarse for a moment inside a commit.
    let begin = Instant::now();
    while begin.elapsed() < then {
        std::hint::spin_loop();
    }
    child.kill()?;
    for line in output {
        all.extend(number_of(&line?));
    }
    child.wait()?;
    Ok(all)
}

#[test]
fn killing_the_writer_loses_nothing_that_it_acknowledged() -> Tested {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let kills = u128::from(number("TRUG_KILLS").unwrap_or(60));
    let seed = number("TRUG_SEED").unwrap_or(0x7275_6721).max(1);
    let mut moments = Moments(seed);
    let home = tempfile::tempdir()?;
    let mut all = BTreeSet::new();
    for kill in 1..=kills {
        // Every fifth one on a home of its own, where it may be killed while the file is made.
        let fresh = tempfile::tempdir()?;
        let is_fresh = kill % 5 == 0;
        let folder = if is_fresh { fresh.path() } else { home.path() };
        let writer = Acknowledger { home: folder, from: kill * 1_000_000, count: 0, early: false };
        // Every sixth one writes long enough for the log to be copied into the file meanwhile.
        let acks = match kill {
            _ if is_fresh => 0,
            _ if kill % 6 == 0 => 70 + moments.below(60),
            _ => 1 + moments.below(8),
        };
        let micros = moments.below(if is_fresh { 60_000 } else { 6_000 });
        let lines = killed_after(&writer, acks, Duration::from_micros(micros))?;
        let store =
            Store::open(folder, DEVICE, at(0)).map_err(|error| format!("kill {kill}: {error}"))?;
        for line in &lines {
            assert!(store.line(line_id(*line))?.is_some(), "line {line} is lost (seed {seed})");
        }
        if !is_fresh {
            all.extend(lines);
        }
        let counts = store.counts()?;
        assert_eq!(counts.steps, counts.lines + counts.lists, "each step with its row, or neither");
        let health = store.check()?;
        assert_eq!(health.faults, Vec::<String>::new(), "kill {kill} (seed {seed})");
        assert_eq!(health.journal.faults, Vec::<String>::new(), "kill {kill} (seed {seed})");
        assert_eq!(health.journal.entries, counts.steps, "each step with its entry");
    }
    let store = Store::open(home.path(), DEVICE, at(0))?;
    let there: BTreeSet<_> = store.lines(list_id(1))?.iter().map(|line| line.id).collect();
    let lost = all.iter().filter(|line| !there.contains(&line_id(**line))).count();
    assert_eq!(lost, 0, "of {} acknowledged lines (seed {seed})", all.len());
    let words = format!(
        "{kills} kills, {} acknowledged lines, {lost} lost, {} kept that were not acknowledged yet\n",
        all.len(),
        there.len() - all.len()
    );
    std::io::stderr().write_all(words.as_bytes())?;
    let newest = store.history(1)?.pop().ok_or("a history")?.step.id;
    let store = reopen(store, home.path())?;
    assert_eq!(store.undo(1, at(1))?.pop().map(|step| step.id), Some(newest));
    assert_ne!(newest, step_id(0));
    Ok(())
}

#[test]
fn a_writer_that_acknowledges_too_early_is_caught() -> Tested {
    let home = tempfile::tempdir()?;
    for kill in 1..=60 {
        let writer =
            Acknowledger { home: home.path(), from: kill * 1_000_000, count: 0, early: true };
        let lines = killed_after(&writer, 3, Duration::ZERO)?;
        let store = Store::open(home.path(), DEVICE, at(0))?;
        for line in lines {
            if store.line(line_id(line))?.is_none() {
                return Ok(());
            }
        }
    }
    Err("lines that were acknowledged before they were durable were never missed".into())
}
