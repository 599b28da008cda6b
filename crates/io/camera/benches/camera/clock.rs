//! Clocks, and what this process holds.

#[cfg(unix)]
fn clock_us(id: rustix::time::ClockId) -> f64 {
    let time = rustix::time::clock_gettime(id);
    time.tv_sec as f64 * 1e6 + time.tv_nsec as f64 / 1e3
}

#[cfg(unix)]
pub(crate) fn thread_us() -> f64 {
    clock_us(rustix::time::ClockId::ThreadCPUTime)
}

/// The same in all processes of this computer.
#[cfg(unix)]
pub(crate) fn now_us() -> u64 {
    clock_us(rustix::time::ClockId::Monotonic) as u64
}

#[cfg(not(unix))]
pub(crate) fn thread_us() -> f64 {
    now_us() as f64
}

#[cfg(not(unix))]
pub(crate) fn now_us() -> u64 {
    use std::{sync::OnceLock, time::Instant};
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_micros() as u64
}

/// What the threads called "camera" have used. 0 where the system does not report it.
pub(crate) fn camera_thread_us() -> u64 {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else { return 0 };
    let used = tasks.flatten().filter_map(|task| {
        let name = std::fs::read_to_string(task.path().join("comm")).ok()?;
        let stat = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        let ns: u64 = stat.split(' ').next()?.parse().ok()?;
        (name.trim() == "camera").then_some(ns / 1000)
    });
    used.sum()
}

pub(crate) fn resident_kb() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4
}

/// How many there are in a folder of this process, such as `fd` or `task`. None where the system does not report it.
pub(crate) fn held(what: &str) -> Option<usize> {
    Some(std::fs::read_dir(format!("/proc/self/{what}")).ok()?.count())
}
