//! What the program has acknowledged is there, however it ended.

use crate::support::Home;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

/// A small generator, so that the moments of the kills are the same each time.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

#[test]
fn killed_at_any_moment_it_loses_nothing_it_has_acknowledged() {
    let kills: usize = std::env::var("TRUG_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(25);
    let home = Home::new();
    home.done(&["list", "show"]);
    let (mut seed, mut acknowledged, mut cut_off) = (1_u64, Vec::new(), 0);
    for round in 0..kills {
        let name = format!("thing {round}");
        let mut child = home
            .command(&["list", "add", &name, "--json"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("trug starts");
        std::thread::sleep(Duration::from_millis(next(&mut seed) % 80));
        child.kill().expect("killed");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("stdout");
        BufReader::new(stdout).read_line(&mut line).expect("read");
        child.wait().expect("ended");
        if line.ends_with('\n') {
            acknowledged.push(name);
        } else {
            cut_off += 1;
        }
    }
    let names: Vec<_> = home.list().into_iter().map(|line| line.0).collect();
    let lost: Vec<_> = acknowledged.iter().filter(|name| !names.contains(name)).collect();
    eprintln!("{} acknowledged, {cut_off} cut off, {} lost", acknowledged.len(), lost.len());
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert!(cut_off > 0, "no kill came early enough to mean anything");
    let doctor = home.json(&["doctor"]);
    let list = doctor["findings"].as_array().expect("findings").iter();
    assert!(
        list.clone().any(|found| found["what"] == "list" && found["works"] == true),
        "{doctor}"
    );
}
