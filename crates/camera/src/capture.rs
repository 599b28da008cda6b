//! What the capture thread does: find the camera, open it in the best format that it grants, read it until it is
//! lost, and begin again. It owns the camera library entirely and waits for nobody but the camera.
//!
//! Each call into the library is wrapped against panics, and announced before, so that the watchdog on the other
//! side can tell a call that does not come back from a pause between two attempts.

use crate::{
    CameraInfo, CameraState, Colour, Frame, PixelFormat, WebcamChoice,
    driver::{Driver, LADDER, Opened, Permission, Stream},
    luma, luma_of, mjpeg,
    post::Post,
    trouble::{Trouble, not_allowed, trouble_of},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};

const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// So many bad buffers on end, with no good one, say that a camera does not deliver the format that it declares.
const BAD_FRAMES_IN_A_ROW: u32 = 30;

/// Reads a camera until the post is closed.
pub(crate) fn capture(driver: &mut dyn Driver, choice: &WebcamChoice, post: &Post) {
    let mut hunt = Hunt { choice, known: None, lying: Vec::new() };
    let mut lost = false;
    let mut pause = FIRST_PAUSE;
    while !post.is_closed() {
        match hunt.open(driver, post) {
            Ok((mut found, mut stream)) => {
                let end = read(stream.as_mut(), &found.camera, post);
                post.calling();
                // Dropping comes before looking again: a held camera comes back under another number.
                let _ = catch_unwind(AssertUnwindSafe(move || drop(stream)));
                match end {
                    End::Closed => break,
                    End::Lost { worked } => {
                        if worked {
                            pause = FIRST_PAUSE;
                            lost = true;
                            post.say(CameraState::Lost);
                            hunt.known.get_or_insert_with(|| std::mem::take(&mut found.camera));
                        }
                    }
                    End::Lies => hunt.lying.push((found.camera.id, found.rung)),
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
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// What is looked for, and what has been learned while looking.
struct Hunt<'a> {
    choice: &'a WebcamChoice,
    /// The camera that worked once: after a loss it is waited for rather than another one taken.
    known: Option<CameraInfo>,
    /// Camera ids and rungs of the ladder that opened and then delivered something else.
    lying: Vec<(String, usize)>,
}

struct Found {
    camera: CameraInfo,
    rung: usize,
}

impl Hunt<'_> {
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
        let mut worst = Trouble::Gone;
        let mut skipped = false;
        for camera in wanted(self.choice, self.known.as_ref(), listed) {
            for (rung, request) in LADDER.iter().enumerate() {
                if post.is_closed() {
                    return Err(None);
                }
                if self.lying.iter().any(|(id, lying)| *id == camera.id && *lying == rung) {
                    skipped = true;
                    continue;
                }
                match call(post, || driver.open(&camera, *request)) {
                    Ok(stream) => return Ok((Found { camera, rung }, stream)),
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
            worst = worse(
                worst,
                Trouble::Unknown("its pictures are not in the format it declares".to_owned()),
            );
        }
        Err(Some(worst.state()))
    }
}

/// The cameras to try, in order: the one that worked, else those that were chosen.
pub(crate) fn wanted(
    choice: &WebcamChoice,
    known: Option<&CameraInfo>,
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
        (Some(known), _) => by_id_then_name(&known.id, &known.name),
        (None, WebcamChoice::Any) => listed,
        (None, WebcamChoice::Named(wish)) => {
            let name = wish.split_once('/').map_or(wish.as_str(), |(_, name)| name);
            let found = by_id_then_name(wish, name);
            if found.is_empty() { named(wish, |camera| &camera.node) } else { found }
        }
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
    /// It delivers, and nothing that is a picture of the declared format.
    Lies,
}

fn read(stream: &mut dyn Stream, camera: &CameraInfo, post: &Post) -> End {
    let opened = stream.opened();
    let working = CameraState::Working {
        name: camera.name.clone(),
        width: opened.width,
        height: opened.height,
        format: describe(&opened),
    };
    let mut worked = false;
    let mut bad_in_a_row = 0;
    let mut dark = Darkness::default();
    while !post.is_closed() {
        let mut frame = None;
        let read = call(post, || stream.read(&mut |bytes| frame = Some(frame_of(&opened, bytes))));
        match (read, frame) {
            (Ok(()), Some(Ok(frame))) => {
                bad_in_a_row = 0;
                worked = true;
                post.say(if dark.sees(&frame.luma) {
                    CameraState::TooDark
                } else {
                    working.clone()
                });
                post.frame(frame);
            }
            (Ok(()), Some(Err(bad))) => {
                tracing::debug!(%bad, camera = camera.name, "bad frame");
                post.bad_frame();
                bad_in_a_row += 1;
                if bad_in_a_row >= BAD_FRAMES_IN_A_ROW {
                    return End::Lies;
                }
            }
            (Ok(()), None) => {}
            (Err(why), _) => {
                tracing::info!(why, camera = camera.name, "camera lost");
                return End::Lost { worked };
            }
        }
    }
    End::Closed
}

/// Calls the library, which may panic; what it panicked with becomes its error.
fn call<T>(post: &Post, library: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    post.calling();
    catch_unwind(AssertUnwindSafe(library)).unwrap_or_else(|panic| {
        let said = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no reason");
        Err(format!("the camera library gave up: {said}"))
    })
}

fn describe(opened: &Opened) -> String {
    let Opened { pixels, width, height, rate } = opened;
    let format = format!("{} {width}x{height}", pixels.name());
    if *rate == 0 { format } else { format!("{format} at {rate}") }
}

fn frame_of(opened: &Opened, bytes: &[u8]) -> Result<Frame, luma::BadFrame> {
    let Opened { pixels, width, height, .. } = *opened;
    let luma = luma_of(pixels, bytes, width, height)?;
    let stride = luma::stride(pixels, bytes.len(), width as usize, height as usize);
    let colour = match pixels {
        // The buffer may be far longer than the picture in it.
        PixelFormat::Mjpeg => mjpeg::next_jpeg(bytes, 0)
            .map(|range| Colour::Jpeg(mjpeg::with_huffman_tables(&bytes[range]).into_owned())),
        PixelFormat::Yuyv => Some(Colour::Yuyv { bytes: bytes.to_vec(), stride }),
        PixelFormat::Nv12 => Some(Colour::Nv12 { bytes: bytes.to_vec(), stride }),
        PixelFormat::Rgb => Some(Colour::Rgb { bytes: bytes.to_vec(), stride }),
        PixelFormat::Bgr => Some(Colour::Bgr { bytes: bytes.to_vec(), stride }),
        PixelFormat::Grey => None,
    };
    Ok(Frame { luma, width, height, seq: 0, at_ms: 0, name: None, colour })
}

/// Whether the picture has been nearly black for a while: the shutter is closed, or the light is off.
#[derive(Default)]
struct Darkness {
    black_in_a_row: u32,
}

impl Darkness {
    /// A camera's black is 16 in limited range, with some noise.
    const BLACK: u64 = 24;
    /// A second at the usual rate: cameras begin with black frames.
    const FRAMES: u32 = 30;

    fn sees(&mut self, luma: &[u8]) -> bool {
        let (sum, count) = luma
            .iter()
            .step_by(61)
            .fold((0_u64, 0_u64), |(sum, count), value| (sum + u64::from(*value), count + 1));
        self.black_in_a_row =
            if sum < Self::BLACK * count { self.black_in_a_row.saturating_add(1) } else { 0 };
        self.black_in_a_row >= Self::FRAMES
    }
}
