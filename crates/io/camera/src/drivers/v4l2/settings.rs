//! A V4L2 device's exposure, gain and focus.

use crate::controls::{Control, Controls};
use std::panic::{AssertUnwindSafe, catch_unwind};
use v4l::{
    Device,
    control::{self, Value},
};

/// The settings of an open device.
pub(super) struct DeviceControls(pub(super) Device);

impl DeviceControls {
    fn id(control: Control) -> u32 {
        /// The first numbers of the classes of controls in `linux/v4l2-controls.h`.
        const USER: u32 = 0x0098_0900;
        const CAMERA: u32 = 0x009a_0900;
        match control {
            Control::AutoExposure => CAMERA + 1,
            Control::ExposureTime => CAMERA + 2,
            Control::DynamicFrameRate => CAMERA + 3,
            Control::AutoFocus => CAMERA + 12,
            Control::FocusRange => CAMERA + 31,
            Control::Gain => USER + 19,
        }
    }
}

// The library panics on an unknown kind of control, and on a name that is not UTF-8.
impl Controls for DeviceControls {
    fn get(&mut self, control: Control) -> Option<i64> {
        let found = catch_unwind(AssertUnwindSafe(|| self.0.control(Self::id(control))));
        match found.ok()?.ok()?.value {
            Value::Integer(value) => Some(value),
            Value::Boolean(value) => Some(i64::from(value)),
            _ => None,
        }
    }

    fn range(&mut self, control: Control) -> Option<(i64, i64)> {
        self.get(control)?;
        let all = catch_unwind(AssertUnwindSafe(|| self.0.query_controls())).ok()?.ok()?;
        let unusable = control::Flags::DISABLED | control::Flags::READ_ONLY;
        all.into_iter()
            .find(|found| found.id == Self::id(control) && !found.flags.intersects(unusable))
            .map(|found| (found.minimum, found.maximum))
    }

    fn set(&mut self, control: Control, value: i64) -> bool {
        let setting = control::Control { id: Self::id(control), value: Value::Integer(value) };
        self.0.set_control(setting).is_ok()
    }
}
