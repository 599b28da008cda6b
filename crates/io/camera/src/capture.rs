//! What the capture thread does: find the camera, open it in the best format that it grants, read it until it is
//! lost, and begin again. It owns the camera library entirely and waits for nobody but the camera.
//!
//! Each call into the library is wrapped against panics, and announced before, so that the watchdog on the other
//! side can tell a call that does not come back from a pause between two attempts.

use crate::{
    CameraInfo, CameraState, WebcamChoice,
    convert::{Pool, fill},
    driver::{Driver, Opened, Permission, Request, Stream},
    metering::Meter,
    offer,
    post::{Patience, Post},
    trouble::{Trouble, not_allowed, trouble_of},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Duration,
};

/// How long the parts of it take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timing {
    /// How long nothing may come.
    pub(crate) patience: Patience,
    /// Between the first two attempts; it doubles.
    pub(crate) first_pause: Duration,
    pub(crate) longest_pause: Duration,
    /// A camera that has been silent for so long is closed and opened again, which mends some.
    pub(crate) silent_for: Duration,
    /// Some bad buffers with no good one for so long say that a camera does not deliver the format that it declares,
    /// as [`BAD_FRAMES_IN_A_ROW`] of them do at once.
    pub(crate) bad_for: Duration,
    /// Cameras begin with black pictures; so long, and it is dark.
    pub(crate) black_for: Duration,
    /// Between two looks at the light.
    pub(crate) between_looks: Duration,
    /// How many more threads may be left behind. On macOS an unplugged camera is a stall for ever, so a fresh thread
    /// is the only way back; on Linux a thread blocks only in the kernel itself, and a second one would block there
    /// too.
    pub(crate) may_abandon: u32,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            patience: Patience {
                first: Duration::from_secs(4),
                between: Duration::from_millis(1800),
            },
            first_pause: Duration::from_millis(250),
            // Looking is cheap on Linux; on Windows each look costs some memory.
            longest_pause: Duration::from_millis(if cfg!(target_os = "linux") {
                500
            } else {
                2000
            }),
            silent_for: Duration::from_secs(6),
            bad_for: Duration::from_millis(1800),
            black_for: Duration::from_secs(1),
            between_looks: Duration::from_millis(250),
            may_abandon: if cfg!(target_os = "macos") { 8 } else { 0 },
        }
    }
}

const BAD_FRAMES_IN_A_ROW: u32 = 30;
const FEWEST_BAD_FRAMES: u32 = 3;

/// Reads a camera until the post is closed.
pub(crate) fn capture(
    driver: &mut dyn Driver,
    choice: &WebcamChoice,
    timing: &Timing,
    post: &Post,
) {
    let mut hunt = Hunt { choice, known: None, bystanders: Vec::new(), lying: Vec::new() };
    let mut lost = false;
    let mut pause = timing.first_pause;
    while !post.is_closed() {
        match hunt.open(driver, post) {
            Ok((found, mut stream)) => {
                let end = read(stream.as_mut(), &found.camera, timing, post);
                // Dropping comes before looking again: a held camera comes back under another number. What was said
                // of a silent one holds meanwhile.
                if !matches!(end, End::Silent) {
                    post.calling();
                }
                let _ = catch_unwind(AssertUnwindSafe(move || drop(stream)));
                match end {
                    End::Closed => break,
                    End::Lost { worked } => {
                        if worked {
                            pause = timing.first_pause;
                            lost = true;
                            post.say(CameraState::Lost);
                            hunt.keep(found);
                        }
                    }
                    End::Silent => post.still_silent(),
                    End::Lies => {
                        post.say(lies().state());
                        hunt.lying.push((found.camera.id, found.request));
                    }
                }
            }
            Err(None) => {}
            // That it is gone has been said, and "plug it back in" is better advice than "no camera".
            Err(Some(CameraState::NoCamera)) if lost => {}
            Err(Some(state)) => {
                lost &= state == CameraState::NoCamera;
                post.say(state);
            }
        }
        post.pause(pause);
        pause = (pause * 2).min(timing.longest_pause);
    }
}

/// What is looked for, and what has been learned while looking.
struct Hunt<'a> {
    choice: &'a WebcamChoice,
    /// The camera that worked once: after a loss it is waited for rather than another one taken.
    known: Option<CameraInfo>,
    /// Cameras that were there beside it, by their ids: one of the same name among them is its twin, and not it.
    bystanders: Vec<String>,
    /// Camera ids and requests that were granted and then something else was delivered.
    lying: Vec<(String, Request)>,
}

struct Found {
    camera: CameraInfo,
    request: Request,
    beside: Vec<String>,
}

impl Hunt<'_> {
    fn keep(&mut self, found: Found) {
        if self.known.as_ref().is_none_or(|known| known.id != found.camera.id) {
            self.bystanders = found.beside;
            self.known = Some(found.camera);
        }
    }

    /// The first camera and format that opens, or the state that says why none does (None: nothing new to say).
    fn open(
        &mut self,
        driver: &mut dyn Driver,
        post: &Post,
    ) -> Result<(Found, Box<dyn Stream>), Option<CameraState>> {
        match driver.permission() {
            Permission::Granted => {}
            Permission::Asking => return Err(None),
            Permission::Refused => return Err(Some(not_allowed())),
        }
        let listed = call(post, || driver.list()).map_err(|why| Some(trouble_of(&why).state()))?;
        let ids: Vec<String> = listed.iter().map(|camera| camera.id.clone()).collect();
        let wanted = wanted(self.choice, self.known.as_ref(), &self.bystanders, listed);
        if let (WebcamChoice::Named(wish), true, None) =
            (self.choice, wanted.is_empty(), &self.known)
        {
            return Err(Some(CameraState::Absent { name: name_in(wish).to_owned() }));
        }
        let mut worst = Trouble::Gone;
        let mut skipped = false;
        for camera in wanted {
            // A camera that does not say what it offers may still give it.
            let offers = call(post, || driver.offers(&camera)).unwrap_or_default();
            for request in offer::requests(&offers) {
                if post.is_closed() {
                    return Err(None);
                }
                if self.lying.iter().any(|(id, lying)| *id == camera.id && *lying == request) {
                    skipped = true;
                    continue;
                }
                match call(post, || driver.open(&camera, request)) {
                    Ok(stream) => {
                        let beside = ids.iter().filter(|id| **id != camera.id).cloned().collect();
                        return Ok((Found { camera, request, beside }, stream));
                    }
                    Err(why) => {
                        tracing::debug!(camera = camera.name, ?request, why, "camera not opened");
                        let trouble = trouble_of(&why);
                        let hopeless = !matches!(trouble, Trouble::Format | Trouble::Unknown(_));
                        worst = worse(worst, trouble);
                        if hopeless {
                            break;
                        }
                    }
                }
            }
        }
        if skipped {
            // Everything else failed: the liars are given another chance after the pause.
            self.lying.clear();
            worst = worse(worst, lies());
        }
        Err(Some(worst.state()))
    }
}

fn lies() -> Trouble {
    Trouble::Unknown("its pictures are damaged, or not in the format that it declares".to_owned())
}

/// The cameras to try, in order: the one that worked, else those that were chosen.
pub(crate) fn wanted(
    choice: &WebcamChoice,
    known: Option<&CameraInfo>,
    bystanders: &[String],
    listed: Vec<CameraInfo>,
) -> Vec<CameraInfo> {
    let named = |wish: &str, is: fn(&CameraInfo) -> &str| -> Vec<CameraInfo> {
        listed.iter().filter(|camera| is(camera) == wish).cloned().collect()
    };
    let by_id_then_name = |id: &str, name: &str| {
        let found = named(id, |camera| &camera.id);
        if found.is_empty() { named(name, |camera| &camera.name) } else { found }
    };
    match (known, choice) {
        (Some(known), _) => {
            let mut found = by_id_then_name(&known.id, &known.name);
            found.retain(|camera| !bystanders.contains(&camera.id));
            found
        }
        (None, WebcamChoice::Any) => listed,
        (None, WebcamChoice::Named(wish)) => {
            let found = by_id_then_name(wish, name_in(wish));
            if found.is_empty() { named(wish, |camera| &camera.node) } else { found }
        }
    }
}

/// The name in a wish, which may be an id: where it is plugged in, a stroke, its name. A node is its own name.
fn name_in(wish: &str) -> &str {
    match wish.split_once('/') {
        Some((bus, name)) if !bus.is_empty() => name,
        _ => wish,
    }
}

/// The trouble of which it helps most to be told.
fn worse(one: Trouble, other: Trouble) -> Trouble {
    let rank = |trouble: &Trouble| match trouble {
        Trouble::Gone => 0,
        Trouble::Format => 1,
        Trouble::Unknown(_) => 2,
        Trouble::NotAllowed => 3,
        Trouble::InUse => 4,
        Trouble::Stuck => 5,
    };
    if rank(&other) > rank(&one) { other } else { one }
}

enum End {
    /// Nobody wants frames any more.
    Closed,
    /// The camera said so, or said something that is not known.
    Lost {
        /// It had delivered at least one picture.
        worked: bool,
    },
    /// It says nothing at all.
    Silent,
    /// It delivers, and nothing that is a picture of the declared format.
    Lies,
}

fn read(stream: &mut dyn Stream, camera: &CameraInfo, timing: &Timing, post: &Post) -> End {
    let opened = stream.opened();
    let mut pool = Pool::default();
    let mut worked = false;
    let mut bad = BadRun::default();
    let mut dark = Darkness::default();
    let mut meter = Meter::new(timing.between_looks);
    let mut size = (opened.width, opened.height);
    let mut working = works(camera, size, &opened);
    post.calling();
    while !post.is_closed() {
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
                if dark.sees(&frame.luma, post.now(), timing.black_for) {
                    post.still(&CameraState::TooDark);
                } else {
                    if size != (frame.width, frame.height) {
                        size = (frame.width, frame.height);
                        working = works(camera, size, &opened);
                    }
                    post.still(&working);
                }
                let left = post.frame(frame);
                // After the picture is handed on: talking to the camera takes some milliseconds.
                if let Some(controls) = stream.controls() {
                    meter.sees(&left.luma, left.width, post.now(), opened.rate, controls);
                }
                pool.keep(left);
            }
            (Ok(()), Some(Err(why))) => {
                pool.keep(frame);
                tracing::debug!(%why, camera = camera.name, "bad frame");
                post.bad_frame();
                if bad.is_over_with(post.now(), timing.bad_for) {
                    return End::Lies;
                }
            }
            (Ok(()), None) if post.silence() > timing.silent_for => return End::Silent,
            (Ok(()), None) => pool.keep(frame),
            (Err(why), _) => {
                tracing::info!(why, camera = camera.name, "camera lost");
                return End::Lost { worked };
            }
        }
    }
    End::Closed
}

fn works(camera: &CameraInfo, (width, height): (u32, u32), opened: &Opened) -> CameraState {
    CameraState::Working { name: camera.name.clone(), width, height, format: opened.to_string() }
}

/// Calls the library for something else than the next picture.
fn call<T>(post: &Post, library: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    post.calling();
    guarded(library)
}

/// Calls the library, which may panic; what it panicked with becomes its error.
fn guarded<T>(library: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(library)).unwrap_or_else(|panic| {
        let said = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no reason");
        Err(format!("the camera library gave up: {said}"))
    })
}

/// Bad buffers with no good one between them.
#[derive(Default)]
struct BadRun {
    count: u32,
    since: Duration,
}

impl BadRun {
    /// One more, at a time. Whether it is enough of them.
    fn is_over_with(&mut self, now: Duration, bad_for: Duration) -> bool {
        if self.count == 0 {
            self.since = now;
        }
        self.count += 1;
        let long = now.saturating_sub(self.since) >= bad_for;
        self.count >= BAD_FRAMES_IN_A_ROW || (long && self.count >= FEWEST_BAD_FRAMES)
    }
}

/// Whether the picture has been nearly black for a while: the shutter is closed, or the light is off.
#[derive(Default)]
struct Darkness {
    since: Option<Duration>,
}

impl Darkness {
    /// A camera's black is 16 in limited range, with some noise.
    const BLACK: u64 = 24;

    fn sees(&mut self, luma: &[u8], now: Duration, black_for: Duration) -> bool {
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
