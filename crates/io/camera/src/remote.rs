//! A camera in a process of its own, the program's side: starts the process, reads what it tells, and starts it anew
//! when it ends, falls silent or does not get its camera to answer. A library that hangs, aborts or is stuck for good
//! takes no more with it than that process.

use crate::{
    CameraState,
    capture::Timing,
    convert::Pool,
    post::Post,
    worker::{Message, find_beginning, read_message},
};
use std::{
    io::{self, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How to start the process: its standard input is what it ends with, its standard output what it tells.
pub(crate) type Start = Arc<dyn Fn() -> Command + Send + Sync>;

/// The process that runs, to be ended by whoever must.
#[derive(Clone, Default)]
pub(crate) struct Running(Arc<Mutex<Option<Child>>>);

impl Running {
    /// Asks it to end, by which it lets go of the camera.
    pub(crate) fn ask_to_end(&self) {
        self.with(|child| drop(child.stdin.take()));
    }

    /// Ends it.
    pub(crate) fn kill(&self) {
        self.with(|child| {
            if let Err(error) = child.kill() {
                tracing::warn!(%error, "the camera's process could not be ended");
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

/// So many processes that end without a picture say that the camera cannot be used.
const FAILURES: u32 = 3;

/// Follows one process after the other until the post is closed.
pub(crate) fn follow(start: &Start, running: &Running, timing: &Timing, post: &Post) {
    let mut pool = Pool::default();
    let mut failures = 0;
    let mut pause = timing.first_pause;
    while !post.is_closed() {
        post.calling();
        let end = follow_one(start, running, timing, post, &mut pool);
        running.kill();
        if let Some(mut child) = running.put(None) {
            // It is dead or dying: this keeps no zombie.
            let _ = child.wait();
        }
        if post.is_closed() {
            break;
        }
        tracing::info!(why = %end.why, worked = end.worked, "the camera's process ended");
        if end.worked {
            (failures, pause) = (0, timing.first_pause);
            post.say(CameraState::Lost);
        } else {
            failures += 1;
            if failures >= FAILURES {
                let why = format!("the process that opens it ends at once: {}", end.why);
                post.say(CameraState::NotUsable { why });
            }
        }
        post.pause(pause);
        pause = (pause * 2).min(timing.longest_pause.max(timing.first_pause));
    }
}

struct End {
    worked: bool,
    why: io::Error,
}

fn follow_one(
    start: &Start,
    running: &Running,
    timing: &Timing,
    post: &Post,
    pool: &mut Pool,
) -> End {
    let mut worked = false;
    let followed = (|| -> io::Result<()> {
        let mut command = start();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let pipe = child.stdout.take();
        running.put(Some(child));
        let Some(pipe) = pipe else { return Ok(()) };
        let mut pipe = BufReader::with_capacity(1 << 16, pipe);
        find_beginning(&mut pipe)?;
        let mut silent_since: Option<Duration> = None;
        // Also when it is not wanted any more it is heard to its end: by then it has let go of the camera.
        loop {
            let mut shared = pool.unused();
            let Some(frame) = Arc::get_mut(&mut shared) else { continue };
            match read_message(&mut pipe, frame)? {
                Message::Frame => {
                    worked = true;
                    pool.keep(post.frame(shared));
                    continue;
                }
                // It says that it is opening each time that it is started, and that is no news.
                Message::SignOfLife | Message::State(CameraState::Opening) => post.alive(),
                Message::Bad(count) => (0..count.min(1000)).for_each(|_| post.bad_frame()),
                Message::State(state) => {
                    // It says so of a picture that it has, and may end before that one has come through.
                    worked |= matches!(state, CameraState::Working { .. } | CameraState::TooDark);
                    let silent = state == CameraState::StoppedAnswering;
                    silent_since = silent.then(|| post.now());
                    post.alive();
                    post.say(state);
                }
            }
            pool.keep(shared);
            if silent_since.is_some_and(|since| post.now() > since + timing.silent_for) {
                return Err(io::Error::other("the camera does not answer"));
            }
        }
    })();
    let why = followed.err().unwrap_or_else(|| io::Error::other("it tells nothing"));
    End { worked, why }
}
