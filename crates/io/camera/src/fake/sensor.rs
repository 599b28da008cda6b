//! The sensor of a simulated camera: it sees paper in some light, as bright as exposure and gain make it.

use crate::controls::{Control, Controls};

/// A sensor in front of paper. Its settings are those of a usual webcam; a gain of 100 amplifies four times as much as
/// a gain of 0.
#[derive(Debug, Clone, PartialEq)]
pub struct FakeSensor {
    /// Luma of the paper for 100 µs of exposure without gain.
    pub light: f32,
    /// As in V4L2: 1 manual exposure, 3 the camera chooses.
    pub automatic: i64,
    /// In units of 100 µs, 3 to 2047.
    pub exposure: i64,
    /// 0 to 100; None for a camera without gain.
    pub gain: Option<i64>,
    /// Settings that it has and refuses to change, by these names: `automatic`, `exposure`, `gain`.
    pub refuses: Vec<&'static str>,
}

impl FakeSensor {
    /// Its state when it is plugged in.
    pub fn new(light: f32) -> Self {
        Self { light, automatic: 3, exposure: 166, gain: Some(20), refuses: vec![] }
    }

    /// The luma of the paper in the picture.
    pub fn paper(&self) -> u8 {
        if self.automatic == 3 {
            // The exposure of a whole frame and full gain, but never brighter than a good picture.
            return (self.light * 333.0 * 4.0).min(170.0) as u8;
        }
        let gain = self.gain.map_or(1.0, |gain| 1.0 + 0.03 * gain as f32);
        (self.light * self.exposure as f32 * gain) as u8
    }

    fn has(&mut self, control: Control) -> Option<(&'static str, &mut i64)> {
        match control {
            Control::AutoExposure => Some(("automatic", &mut self.automatic)),
            Control::ExposureTime => Some(("exposure", &mut self.exposure)),
            Control::Gain => self.gain.as_mut().map(|gain| ("gain", gain)),
            _ => None,
        }
    }
}

impl Controls for FakeSensor {
    fn get(&mut self, control: Control) -> Option<i64> {
        self.has(control).map(|(_, value)| *value)
    }

    fn range(&mut self, control: Control) -> Option<(i64, i64)> {
        match control {
            Control::ExposureTime => Some((3, 2047)),
            Control::Gain => self.gain.map(|_| (0, 100)),
            _ => None,
        }
    }

    fn set(&mut self, control: Control, value: i64) -> bool {
        // The kernel lets the exposure be set only in manual mode.
        let is_inactive = control == Control::ExposureTime && self.automatic != 1;
        let is_wrong = control == Control::AutoExposure && !matches!(value, 1 | 3);
        let refuses = self.refuses.clone();
        match self.has(control) {
            Some((name, now)) if !is_inactive && !is_wrong && !refuses.contains(&name) => {
                *now = value;
                true
            }
            _ => false,
        }
    }
}
