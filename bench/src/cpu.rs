//! The clock of the reader benchmarks: the CPU time of the thread, so that other processes do not count. The programs that
//! measure share this file by its path, because it is too small for a crate.

/// CPU time of this thread, in milliseconds.
#[cfg(unix)]
pub(crate) fn cpu_ms() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// Without a thread clock: the wall clock, from the first call on.
#[cfg(not(unix))]
pub(crate) fn cpu_ms() -> f64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}
