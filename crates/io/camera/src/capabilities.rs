//! The capabilities of a camera, as far as its driver reports them without opening it.

use crate::{
    CameraState, DriverChoice,
    capture_mode::{CaptureMode, ranked},
    devices::CameraInfo,
    failure::classify,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a camera can do.
#[derive(Debug, Clone, PartialEq)]
pub struct Capabilities {
    /// Its modes, best for barcodes first. Empty where the driver reports none.
    pub modes: Vec<CaptureMode>,
    /// Whether its lens focuses by itself. None where that is unknown.
    pub autofocus: Option<bool>,
}

/// The capabilities of a camera, by the first driver of the choice; or the state that says why they are unknown.
pub fn capabilities(
    camera: &CameraInfo,
    drivers: DriverChoice,
) -> Result<Capabilities, CameraState> {
    let asked = catch_unwind(AssertUnwindSafe(|| {
        let mut capabilities = Capabilities { modes: Vec::new(), autofocus: None };
        if let Some(driver) = drivers.drivers().first_mut() {
            capabilities.modes = ranked(&driver.modes(camera)?);
            capabilities.autofocus = driver.autofocus(camera);
        }
        Ok(capabilities)
    }));
    asked
        .unwrap_or_else(|_| Err("the camera library panicked".to_owned()))
        .map_err(|why: String| classify(&why).state())
}
