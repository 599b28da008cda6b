//! Which cameras there are, and which of them is chosen. A camera is known by its id, which stays when its number changes.

use super::Scan;
use crate::contract::{AppError, CameraChoice, CameraId, CamerasView, Problem};
use crate::error::Result;
use trug_camera::CameraInfo;

impl Scan {
    /// The cameras of this computer.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn cameras(&self) -> Result<CamerasView> {
        let chosen = self.settings.camera()?;
        let cameras = trug_camera::cameras()?.into_iter().filter_map(|camera| {
            let id = CameraId::parse(&camera.id).ok()?;
            Some(CameraChoice { chosen: chosen.as_deref() == Some(&*id), id, name: camera.name })
        });
        Ok(CamerasView { cameras: cameras.collect() })
    }

    /// The camera that the settings name, by its id.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn chosen_camera(&self) -> Result<Option<String>> {
        self.settings.camera()
    }

    /// Chooses the camera of this id or name from now on; `any` takes the first that works.
    ///
    /// # Errors
    /// When no such camera is plugged in, or two of that name are.
    pub fn choose_camera(&self, wish: &str) -> Result<()> {
        let id = if wish == "any" { String::new() } else { named(wish, &trug_camera::cameras()?)? };
        self.settings.set_camera(&id)
    }
}

fn named(wish: &str, cameras: &[CameraInfo]) -> Result<String> {
    let by_id = cameras.iter().find(|camera| camera.id == wish);
    let by_name: Vec<_> = cameras.iter().filter(|camera| camera.name == wish).collect();
    let there: Vec<_> = cameras.iter().map(|camera| format!("{:?}", camera.id)).collect();
    let there = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
    match (by_id, &by_name[..]) {
        (Some(camera), _) => Ok(camera.id.clone()),
        (None, [camera]) => Ok(camera.id.clone()),
        (None, []) => Err(AppError::new(
            Problem::NoSuchCamera {},
            format!("no camera {wish:?} is plugged in; there is {there}"),
        )),
        (None, _) => Err(AppError::new(
            Problem::TwoCameras {},
            format!("there is more than one camera {wish:?}; name one by its id: {there}"),
        )),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Two of one name, and another one.
    pub(crate) fn three_cameras() -> [CameraInfo; 3] {
        [("1-1/Eye", "Eye"), ("1-2/Eye", "Eye"), ("2-1/Ear", "Ear")].map(|(id, name)| CameraInfo {
            id: id.to_owned(),
            name: name.to_owned(),
            node: String::new(),
        })
    }

    #[test]
    fn a_camera_is_chosen_by_its_id_or_its_name() {
        for (wish, expect) in [
            ("1-2/Eye", Ok("1-2/Eye")),
            ("Ear", Ok("2-1/Ear")),
            ("Eye", Err("two-cameras")),
            ("Nose", Err("no-such-camera")),
        ] {
            let got = named(wish, &three_cameras());
            let got = got.as_deref().map_err(AppError::code);
            assert_eq!(got, expect, "{wish}");
        }
    }
}
