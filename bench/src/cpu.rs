//! The clock of every benchmark of readers: of the thread, so that what else the machine does is not counted. The programs
//! that measure share this file, each by its path: a crate of its own would be more than it is.

/// Milliseconds that this thread has computed.
#[cfg(unix)]
pub(crate) fn cpu_ms() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

/// Without a clock of the thread's own: the wall clock, from the first call on.
#[cfg(not(unix))]
pub(crate) fn cpu_ms() -> f64 {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}
