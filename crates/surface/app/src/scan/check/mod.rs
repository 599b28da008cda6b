//! The check of a camera: what is plugged in, what Trug would choose of it and why, and what its pictures are like, each
//! with what to do about it.
//!
//! [`check_camera`] looks through the camera for some seconds; [`Watched`](watched::Watched) is what it saw, and the
//! findings about its pictures are made of that alone.

mod finding;
mod watched;

use super::Scan;
use super::worker::{driver_choice, webcam};
use crate::contract::{
    CameraAspect, CameraCheckView, CameraFinding, CameraId, CheckedCamera, FindingCode,
    FindingParams, OfferReason,
};
use crate::error::Result;
use finding::{finding, named};
use std::time::Duration;
use trug_camera::{CameraInfo, CameraState, DriverChoice, WebcamChoice, capabilities};

impl Scan {
    /// Looks at the cameras, and for so long through the one that is chosen. It never fails for want of a camera.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn check_camera(&self, watch_for: Duration) -> Result<CameraCheckView> {
        Ok(check_camera(self.settings.camera()?.as_deref(), watch_for))
    }
}

/// Looks at the cameras, and for so long through the one of this id, else the first that works.
pub fn check_camera(chosen: Option<&str>, watch_for: Duration) -> CameraCheckView {
    let cameras = match trug_camera::cameras() {
        Ok(cameras) => cameras,
        Err(error) => {
            let findings =
                vec![finding(CameraAspect::PluggedIn, FindingCode::Unknown, error.to_string())];
            return CameraCheckView { cameras: vec![], findings };
        }
    };
    let mut findings = vec![plugged_in(&cameras)];
    let drivers = match driver_choice() {
        Ok(drivers) => drivers,
        Err(error) => {
            findings.push(finding(CameraAspect::Driver, FindingCode::Unknown, error.to_string()));
            return CameraCheckView { cameras: vec![], findings };
        }
    };
    let autofocus = |camera| capabilities(camera, drivers).ok().and_then(|can| can.autofocus);
    findings.extend(choice(chosen, &cameras));
    let used = used(chosen, &cameras);
    // Asked before it is opened: then it may be busy with ourselves.
    let autofocus = used.and_then(autofocus);
    let view = cameras.iter().filter_map(|camera| checked(camera, chosen, drivers)).collect();
    if used.is_some() {
        let choice = chosen.map_or(WebcamChoice::Any, |id| WebcamChoice::Named(id.to_owned()));
        match webcam(choice) {
            Ok(mut source) => {
                let watched = watched::watch(&mut source, watch_for);
                findings.extend(watched.findings(autofocus));
            }
            Err(error) => findings.push(finding(
                CameraAspect::Picture,
                FindingCode::NotUsable,
                error.to_string(),
            )),
        }
    }
    CameraCheckView { cameras: view, findings }
}

/// The camera that a scan would begin with.
fn used<'a>(chosen: Option<&str>, cameras: &'a [CameraInfo]) -> Option<&'a CameraInfo> {
    let Some(chosen) = chosen else { return cameras.first() };
    let name = name_of(chosen);
    let by_id = cameras.iter().find(|camera| camera.id == chosen);
    by_id.or_else(|| cameras.iter().find(|camera| camera.name == name))
}

/// A camera without an id could not be chosen, and no system has one.
fn checked(
    camera: &CameraInfo,
    chosen: Option<&str>,
    drivers: DriverChoice,
) -> Option<CheckedCamera> {
    let id = CameraId::parse(&camera.id).ok()?;
    let (offers, words, because) = match capabilities(camera, drivers) {
        Ok(can) => {
            let because = can
                .modes
                .first()
                .map(|best| best.reasons().into_iter().filter_map(OfferReason::of_word).collect());
            let words = can.modes.first().map_or_else(
                || "its modes are known only when it is open".to_owned(),
                |best| format!("{best} would be chosen: {}", best.explanation()),
            );
            let offers = can.modes.iter().map(ToString::to_string).collect();
            (offers, words, because.unwrap_or_default())
        }
        Err(state) => (vec![], state.words(), vec![]),
    };
    let (name, chosen) = (camera.name.clone(), chosen == Some(camera.id.as_str()));
    Some(CheckedCamera { id, name, chosen, offers, words, because })
}

fn plugged_in(cameras: &[CameraInfo]) -> CameraFinding {
    if cameras.is_empty() {
        let words = CameraState::NoCamera.words();
        return finding(CameraAspect::PluggedIn, FindingCode::NoCamera, words);
    }
    let names: Vec<_> = cameras.iter().map(|camera| camera.name.as_str()).collect();
    let names = names.join(", ");
    let words = match cameras.len() {
        1 => format!("One camera: {names}."),
        many => format!("{many} cameras: {names}. One of them can be chosen."),
    };
    let params = FindingParams {
        count: Some(cameras.len().to_string()),
        name: Some(names),
        ..FindingParams::default()
    };
    CameraFinding { params, ..finding(CameraAspect::PluggedIn, FindingCode::Well, words) }
}

/// What became of the choice that the settings keep, if there is one.
fn choice(chosen: Option<&str>, cameras: &[CameraInfo]) -> Option<CameraFinding> {
    let chosen = chosen?;
    let used = used(Some(chosen), cameras);
    let name = used.map_or_else(|| name_of(chosen), |camera| camera.name.as_str());
    let found = match used {
        Some(camera) if camera.id == chosen => {
            let words = format!("{} is the one that you have chosen.", camera.name);
            finding(CameraAspect::Choice, FindingCode::Well, words)
        }
        Some(camera) => finding(
            CameraAspect::Choice,
            FindingCode::Elsewhere,
            format!("{} is plugged in elsewhere than when you chose it.", camera.name),
        ),
        None => finding(
            CameraAspect::Choice,
            FindingCode::Absent,
            format!(
                "The camera that you have chosen is not there ({chosen}). Plug it in, or choose another one. Typing and photos go on without it."
            ),
        ),
    };
    Some(named(found, name))
}

/// The name in an id, which says before it where the camera is plugged in.
fn name_of(id: &str) -> &str {
    id.split_once('/').map_or(id, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::cameras::tests::three_cameras;

    #[test]
    fn a_choice_is_found_again_or_said_to_be_absent() {
        let cameras = three_cameras();
        for (chosen, used_id, code) in [
            ("1-2/Eye", Some("1-2/Eye"), FindingCode::Well),
            ("9-9/Ear", Some("2-1/Ear"), FindingCode::Elsewhere),
            ("3-3/Nose", None, FindingCode::Absent),
        ] {
            assert_eq!(used(Some(chosen), &cameras).map(|camera| camera.id.as_str()), used_id);
            let found = choice(Some(chosen), &cameras).expect("a finding");
            assert_eq!(found.code, code, "{found:?}");
        }
    }
}
