//! The capture thread: it finds the camera, opens it, reads it until it is lost, and starts again. It alone calls the
//! camera library and waits for nothing but the camera.
//!
//! Each call into the library is guarded against panics and announced before, so that the watchdog on the receiving
//! side can tell a call that does not return from a pause between two attempts.

use crate::{
    CameraState,
    choice::WebcamChoice,
    convert::{Pool, fill},
    driver::{Driver, Opened, Stream},
    exposure::ExposureControl,
    frame_channel::{FrameSender, StallTimeout},
    guard::guarded,
    search::{Found, Search},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

/// The time limits of capturing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timing {
    /// How long a camera may be silent.
    pub(crate) stall_timeout: StallTimeout,
    /// Between the first two attempts; each further pause is twice as long.
    pub(crate) first_pause: Duration,
    /// The longest pause between two attempts.
    pub(crate) longest_pause: Duration,
    /// A camera that has been silent for this long is closed and opened again, which repairs some.
    pub(crate) silent_for: Duration,
    /// [`MIN_BAD_FRAMES`] bad buffers over this time, with no good one between them, mean that a camera does not
    /// deliver the format that it declares; so do [`BAD_FRAMES_IN_A_ROW`] in any time.
    pub(crate) bad_for: Duration,
    /// Cameras start with black pictures; after this time it is really dark.
    pub(crate) black_for: Duration,
    /// Between two measurements of the light.
    pub(crate) between_measurements: Duration,
    /// How many more blocked threads may be abandoned. On macOS a read of an unplugged camera never returns, so a new
    /// thread is the only way back; on Linux a thread blocks only in the kernel itself, where a second one would block
    /// too.
    pub(crate) may_abandon: u32,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            stall_timeout: StallTimeout {
                first: Duration::from_secs(4),
                between: Duration::from_millis(1800),
            },
            first_pause: Duration::from_millis(250),
            // Listing cameras is cheap on Linux; on Windows each listing leaks some memory.
            longest_pause: Duration::from_millis(if cfg!(target_os = "linux") {
                500
            } else {
                2000
            }),
            silent_for: Duration::from_secs(6),
            bad_for: Duration::from_millis(1800),
            black_for: Duration::from_secs(1),
            between_measurements: Duration::from_millis(250),
            may_abandon: if cfg!(target_os = "macos") { 8 } else { 0 },
        }
    }
}

/// See [`Timing::bad_for`].
const BAD_FRAMES_IN_A_ROW: u32 = 30;
/// See [`Timing::bad_for`].
const MIN_BAD_FRAMES: u32 = 3;

/// Reads a camera until the sender is closed. At least one driver is needed.
pub(crate) fn capture(
    drivers: &mut [Box<dyn Driver>],
    choice: &WebcamChoice,
    timing: &Timing,
    sender: &FrameSender,
) {
    let mut search = Search::new(choice);
    let mut lost = false;
    let mut pause = timing.first_pause;
    while !sender.is_closed() {
        match search.open(drivers, sender) {
            Ok((found, mut stream)) => {
                let end = read(stream.as_mut(), &found, timing, sender);
                // It is dropped before the next search, because a held camera comes back under another number. The
                // state of a silent camera stays as it is meanwhile.
                if !matches!(end, End::Silent) {
                    sender.call_begins();
                }
                let _ = catch_unwind(AssertUnwindSafe(move || drop(stream)));
                match end {
                    End::Closed => break,
                    End::Lost { worked } => {
                        if worked {
                            pause = timing.first_pause;
                            lost = true;
                            sender.report(CameraState::Lost);
                            search.wait_for(found);
                        }
                    }
                    End::Silent => sender.report_stalled(),
                    End::WrongFormat => sender.report(search.avoid(found)),
                }
            }
            Err(None) => {}
            // The loss is reported already, and "plug it back in" is better advice than "no camera".
            Err(Some(CameraState::NoCamera)) if lost => {}
            Err(Some(state)) => {
                lost &= state == CameraState::NoCamera;
                sender.report(state);
            }
        }
        sender.pause(pause);
        pause = (pause * 2).min(timing.longest_pause);
    }
}

/// Why reading ended.
enum End {
    /// The receiver needs no more frames.
    Closed,
    /// The library reported a loss or an unknown error.
    Lost {
        /// The camera had delivered at least one picture.
        worked: bool,
    },
    /// The camera delivers nothing.
    Silent,
    /// What the camera delivers is no picture of the declared format.
    WrongFormat,
}

fn read(stream: &mut dyn Stream, found: &Found, timing: &Timing, sender: &FrameSender) -> End {
    let opened = stream.opened();
    let mut pool = Pool::default();
    let mut worked = false;
    let mut bad = BadRun::default();
    let mut dark = Darkness::default();
    let mut exposure = ExposureControl::new(timing.between_measurements);
    let mut size = (opened.width, opened.height);
    let mut working = working_state(found, size, &opened);
    sender.call_begins();
    while !sender.is_closed() {
        let mut frame = pool.unused();
        let mut picture = None;
        let read = guarded(|| {
            stream.read(&mut |bytes| {
                picture = Arc::get_mut(&mut frame).map(|frame| fill(frame, &opened, bytes));
            })
        });
        match (read, picture) {
            (Ok(()), Some(Ok(()))) => {
                bad = BadRun::default();
                worked = true;
                if dark.observe(&frame.luma, sender.now(), timing.black_for) {
                    sender.report_if_changed(&CameraState::TooDark);
                } else {
                    if size != (frame.width, frame.height) {
                        size = (frame.width, frame.height);
                        working = working_state(found, size, &opened);
                    }
                    sender.report_if_changed(&working);
                }
                let sent = sender.frame(frame);
                // Only after the picture is sent, because setting a control takes some milliseconds.
                if let Some(controls) = stream.controls() {
                    exposure.observe(&sent.luma, sent.width, sender.now(), opened.rate, controls);
                }
                pool.keep(sent);
            }
            (Ok(()), Some(Err(why))) => {
                pool.keep(frame);
                tracing::debug!(%why, camera = found.camera.name, "bad frame");
                sender.bad_frame();
                if bad.add(sender.now(), timing.bad_for) {
                    return End::WrongFormat;
                }
            }
            (Ok(()), None) if sender.silence() > timing.silent_for => return End::Silent,
            (Ok(()), None) => pool.keep(frame),
            (Err(why), _) => {
                tracing::info!(why, camera = found.camera.name, "camera lost");
                return End::Lost { worked };
            }
        }
    }
    End::Closed
}

fn working_state(found: &Found, (width, height): (u32, u32), opened: &Opened) -> CameraState {
    CameraState::Working {
        name: found.camera.name.clone(),
        width,
        height,
        format: opened.to_string(),
        driver: found.driver,
        fallback_reason: found.fallback_reason.clone(),
    }
}

/// A run of bad buffers with no good one between them.
#[derive(Default)]
struct BadRun {
    count: u32,
    since: Duration,
}

impl BadRun {
    /// Adds one. True when the camera counts as delivering another format.
    fn add(&mut self, now: Duration, bad_for: Duration) -> bool {
        if self.count == 0 {
            self.since = now;
        }
        self.count += 1;
        let long = now.saturating_sub(self.since) >= bad_for;
        self.count >= BAD_FRAMES_IN_A_ROW || (long && self.count >= MIN_BAD_FRAMES)
    }
}

/// Whether the picture has been nearly black for a while, because the shutter is closed or the light is off.
#[derive(Default)]
struct Darkness {
    since: Option<Duration>,
}

impl Darkness {
    /// Luma below this is black: 16 in limited range, and some noise.
    const BLACK: u64 = 24;

    fn observe(&mut self, luma: &[u8], now: Duration, black_for: Duration) -> bool {
        let (sum, count) = luma
            .iter()
            .step_by(61)
            .fold((0_u64, 0_u64), |(sum, count), value| (sum + u64::from(*value), count + 1));
        if sum >= Self::BLACK * count {
            self.since = None;
            return false;
        }
        now.saturating_sub(*self.since.get_or_insert(now)) >= black_for
    }
}
