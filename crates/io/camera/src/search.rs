//! Finding the camera and opening it in the best mode that it grants.
//!
//! [`Search`] remembers what earlier attempts taught: the camera that worked, the cameras beside it, and the modes in
//! which a camera delivered something else than it declared. The drivers are tried in order; a later one opens only a
//! camera that the earlier one could not open in any mode.

use crate::{
    CameraState,
    capture_mode::{Request, requests},
    choice::{WebcamChoice, candidates, name_in},
    devices::CameraInfo,
    driver::{CameraDriver, Driver, Permission, Stream},
    failure::{Failure, classify, not_allowed},
    frame_channel::FrameSender,
    guard::guarded,
};

/// The search for one camera.
pub(crate) struct Search<'a> {
    choice: &'a WebcamChoice,
    /// The camera that worked once: after a loss it is waited for, and no other one is taken.
    known: Option<CameraInfo>,
    /// Ids of the cameras beside it: one of the same name among them is another camera.
    other_cameras: Vec<String>,
    /// What was granted and then delivered in another format: camera id, driver, request.
    wrong_formats: Vec<(String, CameraDriver, Request)>,
}

/// What was found and how it was opened.
pub(crate) struct Found {
    pub(crate) camera: CameraInfo,
    pub(crate) driver: CameraDriver,
    /// Why the driver before this one could not open it.
    pub(crate) fallback_reason: Option<String>,
    request: Request,
    other_cameras: Vec<String>,
}

/// Why no camera was opened; None when there is nothing new to report.
pub(crate) type NotOpened = Option<CameraState>;

impl<'a> Search<'a> {
    pub(crate) fn new(choice: &'a WebcamChoice) -> Self {
        Self { choice, known: None, other_cameras: Vec::new(), wrong_formats: Vec::new() }
    }

    /// This camera worked and is lost: from now on only it is searched for.
    pub(crate) fn wait_for(&mut self, found: Found) {
        if self.known.as_ref().is_none_or(|known| known.id != found.camera.id) {
            self.other_cameras = found.other_cameras;
            self.known = Some(found.camera);
        }
    }

    /// This camera delivered something else than it declared, which is what the answer says.
    pub(crate) fn avoid(&mut self, found: Found) -> CameraState {
        self.wrong_formats.push((found.camera.id, found.driver, found.request));
        wrong_format().state()
    }

    /// Opens the first camera, driver and mode that can be opened.
    pub(crate) fn open(
        &mut self,
        drivers: &mut [Box<dyn Driver>],
        sender: &FrameSender,
    ) -> Result<(Found, Box<dyn Stream>), NotOpened> {
        let listed = list(drivers, sender)?;
        let ids: Vec<String> = listed.iter().map(|camera| camera.id.clone()).collect();
        let candidates = candidates(self.choice, self.known.as_ref(), &self.other_cameras, listed);
        if let (WebcamChoice::Named(text), true, None) =
            (self.choice, candidates.is_empty(), &self.known)
        {
            return Err(Some(CameraState::Absent { name: name_in(text).to_owned() }));
        }
        let mut failure = Failure::Gone;
        let mut avoided = false;
        for camera in candidates {
            let mut fallback_reason = None;
            for driver in drivers.iter_mut() {
                match self.attempt(driver.as_mut(), &camera, sender)? {
                    Attempt::Opened(request, stream) => {
                        let other_cameras = ids.into_iter().filter(|id| *id != camera.id).collect();
                        let driver = driver.library();
                        let found =
                            Found { camera, driver, fallback_reason, request, other_cameras };
                        return Ok((found, stream));
                    }
                    Attempt::Failed { why, failure: meaning, avoids } => {
                        let next_may_help = meaning.may_be_the_driver() && !avoids;
                        avoided |= avoids;
                        // What is reported is what the first driver says, because it reports more exactly.
                        if fallback_reason.is_none() {
                            failure = more_useful(failure, meaning);
                        }
                        if !next_may_help {
                            break;
                        }
                        fallback_reason.get_or_insert(why);
                    }
                }
            }
        }
        if avoided {
            // Everything else failed: the avoided modes are tried again after the pause.
            self.wrong_formats.clear();
            failure = more_useful(failure, wrong_format());
        }
        Err(Some(failure.state()))
    }

    /// Tries the modes of one camera through one driver.
    fn attempt(
        &self,
        driver: &mut dyn Driver,
        camera: &CameraInfo,
        sender: &FrameSender,
    ) -> Result<Attempt, NotOpened> {
        // A camera that does not report its modes may still have them.
        let modes = call(sender, || driver.modes(camera)).unwrap_or_default();
        let mut avoided = false;
        let mut failed: Option<(String, Failure)> = None;
        for request in requests(&modes) {
            if sender.is_closed() {
                return Err(None);
            }
            if self.is_avoided(camera, driver.library(), request) {
                avoided = true;
                continue;
            }
            match call(sender, || driver.open(camera, request)) {
                Ok(stream) => return Ok(Attempt::Opened(request, stream)),
                Err(why) => {
                    let library = driver.library().name();
                    tracing::debug!(camera = camera.name, library, ?request, why, "not opened");
                    let failure = classify(&why);
                    let is_final = !failure.may_be_the_driver();
                    failed = Some(match failed {
                        Some((text, earlier)) => (text, more_useful(earlier, failure)),
                        None => (why, failure),
                    });
                    if is_final {
                        break;
                    }
                }
            }
        }
        let (why, failure) = failed.unwrap_or_else(|| (String::new(), Failure::Gone));
        Ok(Attempt::Failed { why, failure, avoids: avoided })
    }

    fn is_avoided(&self, camera: &CameraInfo, driver: CameraDriver, request: Request) -> bool {
        let is = |(id, library, avoided): &(String, CameraDriver, Request)| {
            *id == camera.id && *library == driver && *avoided == request
        };
        self.wrong_formats.iter().any(is)
    }
}

/// The outcome of trying one camera through one driver.
enum Attempt {
    Opened(Request, Box<dyn Stream>),
    /// No mode was opened.
    Failed {
        /// The library's first error.
        why: String,
        /// The most useful meaning of all its errors.
        failure: Failure,
        /// Some modes were left out, because the camera delivered something else in them.
        avoids: bool,
    },
}

/// The cameras that are plugged in, as the first driver lists them.
fn list(
    drivers: &mut [Box<dyn Driver>],
    sender: &FrameSender,
) -> Result<Vec<CameraInfo>, NotOpened> {
    let Some(driver) = drivers.first_mut() else { return Err(Some(CameraState::NoCamera)) };
    match driver.permission() {
        Permission::Granted => {}
        Permission::Asking => return Err(None),
        Permission::Refused => return Err(Some(not_allowed())),
    }
    call(sender, || driver.list()).map_err(|why| Some(classify(&why).state()))
}

/// Calls the library for something else than the next picture.
fn call<T>(sender: &FrameSender, library: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    sender.call_begins();
    guarded(library)
}

fn wrong_format() -> Failure {
    Failure::Unknown("its pictures are damaged, or not in the format that it declares".to_owned())
}

/// The failure that is more useful to report.
fn more_useful(one: Failure, other: Failure) -> Failure {
    let rank = |failure: &Failure| match failure {
        Failure::Gone => 0,
        Failure::Format => 1,
        Failure::Unknown(_) => 2,
        Failure::NotAllowed => 3,
        Failure::InUse => 4,
        Failure::Stuck => 5,
    };
    if rank(&other) > rank(&one) { other } else { one }
}
