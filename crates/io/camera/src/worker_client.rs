//! The program's side of a camera worker: it starts the process, reads its messages, and starts it again when it ends,
//! falls silent or gets no answer from its camera. A library that hangs, aborts or is stuck takes only that process
//! with it.

use crate::{
    capture::Timing,
    convert::Pool,
    frame_channel::FrameSender,
    state::CameraState,
    worker_protocol::{Message, find_preamble, read_message},
};
use std::{
    io::{self, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How to start the process. It ends when its standard input does, and sends its messages to its standard output.
pub(crate) type StartWorker = Arc<dyn Fn() -> Command + Send + Sync>;

/// The running process. Clones share it.
#[derive(Clone, Default)]
pub(crate) struct WorkerProcess(Arc<Mutex<Option<Child>>>);

impl WorkerProcess {
    /// Asks it to end, so that it releases the camera.
    pub(crate) fn ask_to_end(&self) {
        self.with(|child| drop(child.stdin.take()));
    }

    /// Kills it.
    pub(crate) fn kill(&self) {
        self.with(|child| {
            if let Err(error) = child.kill() {
                tracing::warn!(%error, "the camera worker could not be killed");
            }
        });
    }

    fn with(&self, act: impl FnOnce(&mut Child)) {
        if let Some(child) = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            act(child);
        }
    }

    fn put(&self, child: Option<Child>) -> Option<Child> {
        std::mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), child)
    }
}

/// After this many processes that ended without a picture the camera counts as not usable.
const MAX_FAILURES: u32 = 3;

/// Runs one process after the other until the channel is closed.
pub(crate) fn run_workers(
    start: &StartWorker,
    running: &WorkerProcess,
    timing: &Timing,
    sender: &FrameSender,
) {
    let mut pool = Pool::default();
    let mut failures = 0;
    let mut pause = timing.first_pause;
    while !sender.is_closed() {
        sender.call_begins();
        let end = run_one(start, running, timing, sender, &mut pool);
        running.kill();
        if let Some(mut child) = running.put(None) {
            // It is dead or dying: this leaves no zombie.
            let _ = child.wait();
        }
        if sender.is_closed() {
            break;
        }
        tracing::info!(why = %end.why, worked = end.worked, "the camera worker ended");
        if end.worked {
            (failures, pause) = (0, timing.first_pause);
            sender.report(CameraState::Lost);
        } else {
            failures += 1;
            if failures >= MAX_FAILURES {
                let why = format!("the worker process ends at once: {}", end.why);
                sender.report(CameraState::NotUsable { why });
            }
        }
        sender.pause(pause);
        pause = (pause * 2).min(timing.longest_pause.max(timing.first_pause));
    }
}

struct End {
    worked: bool,
    why: io::Error,
}

fn run_one(
    start: &StartWorker,
    running: &WorkerProcess,
    timing: &Timing,
    sender: &FrameSender,
    pool: &mut Pool,
) -> End {
    let mut worked = false;
    let outcome = (|| -> io::Result<()> {
        let mut command = start();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let pipe = child.stdout.take();
        running.put(Some(child));
        let Some(pipe) = pipe else { return Ok(()) };
        let mut pipe = BufReader::with_capacity(1 << 16, pipe);
        find_preamble(&mut pipe)?;
        let mut silent_since: Option<Duration> = None;
        // It is read to its end also when it is no longer needed: by then it has released the camera.
        loop {
            let mut shared = pool.unused();
            let Some(frame) = Arc::get_mut(&mut shared) else { continue };
            match read_message(&mut pipe, frame)? {
                Message::Frame => {
                    worked = true;
                    pool.keep(sender.frame(shared));
                    continue;
                }
                // Each new process reports that it is opening the camera, which is not news.
                Message::Heartbeat | Message::State(CameraState::Opening) => sender.sign_of_life(),
                Message::Bad(count) => (0..count.min(1000)).for_each(|_| sender.bad_frame()),
                Message::State(state) => {
                    // It reports this of a picture that may not arrive before the process ends.
                    worked |= matches!(state, CameraState::Working { .. } | CameraState::TooDark);
                    let silent = state == CameraState::StoppedAnswering;
                    silent_since = silent.then(|| sender.now());
                    sender.sign_of_life();
                    sender.report(state);
                }
            }
            pool.keep(shared);
            if silent_since.is_some_and(|since| sender.now() > since + timing.silent_for) {
                return Err(io::Error::other("the camera does not answer"));
            }
        }
    })();
    let why = outcome.err().unwrap_or_else(|| io::Error::other("it sent nothing"));
    End { worked, why }
}
