//! The camera's settings: exposure, focus, brightness, gain. It keeps their values, so that a test can check whether a
//! program restores them.

/// A control of the video class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// 1 manual, 8 automatic.
    ExposureMode,
    /// In units of 100 microseconds.
    ExposureTime,
    /// 0 far to 250 near.
    Focus,
    /// 1 automatic, 0 manual.
    AutoFocus,
    /// −64 to 64.
    Brightness,
    /// 0 to 100.
    Gain,
}

/// The values of a camera that is plugged in.
pub const DEFAULT_SETTINGS: [(Control, i32); 6] = [
    (Control::ExposureMode, 8),
    (Control::ExposureTime, 166),
    (Control::Focus, 0),
    (Control::AutoFocus, 1),
    (Control::Brightness, 0),
    (Control::Gain, 20),
];

/// The unit of lens and exposure.
pub(crate) const CAMERA: u8 = 1;
/// The unit that processes the picture.
pub(crate) const PROCESSING: u8 = 2;

/// Where a control is addressed and which values it accepts.
struct Specification {
    control: Control,
    unit: u8,
    selector: u8,
    /// Its bit in the unit's descriptor.
    bit: u32,
    bytes: usize,
    min: i32,
    max: i32,
    /// The step; for the exposure mode, the bits of the supported modes.
    step: i32,
}

const SPECIFICATIONS: [Specification; 6] = [
    specification(Control::ExposureMode, CAMERA, 0x02, 1, 1, [1, 8, 9]),
    specification(Control::ExposureTime, CAMERA, 0x04, 3, 4, [1, 5000, 1]),
    specification(Control::Focus, CAMERA, 0x06, 5, 2, [0, 250, 5]),
    specification(Control::AutoFocus, CAMERA, 0x08, 17, 1, [0, 1, 1]),
    specification(Control::Brightness, PROCESSING, 0x02, 0, 2, [-64, 64, 1]),
    specification(Control::Gain, PROCESSING, 0x04, 9, 2, [0, 100, 1]),
];

const fn specification(
    control: Control,
    unit: u8,
    selector: u8,
    bit: u32,
    bytes: usize,
    [min, max, step]: [i32; 3],
) -> Specification {
    Specification { control, unit, selector, bit, bytes, min, max, step }
}

/// The bits of a unit's controls.
pub(crate) fn bitmap(unit: u8) -> u32 {
    SPECIFICATIONS.iter().filter(|one| one.unit == unit).map(|one| 1 << one.bit).sum()
}

/// The values of the controls.
#[derive(Debug, Clone)]
pub(crate) struct Settings([(Control, i32); 6]);

impl Default for Settings {
    fn default() -> Self {
        Self(DEFAULT_SETTINGS)
    }
}

impl Settings {
    pub(crate) fn get(&self, wanted: Control) -> i32 {
        self.0.iter().find(|(control, _)| *control == wanted).map_or(0, |(_, value)| *value)
    }

    /// The data for one of the video class's GET requests; None for an unknown control or request.
    pub(crate) fn get_request(&self, request: u8, unit: u8, selector: u8) -> Option<Vec<u8>> {
        let found = find(unit, selector)?;
        let value = match request {
            0x81 => self.get(found.control),
            0x82 => found.min,
            0x83 => found.max,
            0x84 => found.step,
            0x85 => return Some(vec![found.bytes as u8, 0]),
            0x86 => return Some(vec![3]), // it can be read and set
            0x87 => Self::default().get(found.control),
            _ => return None,
        };
        Some(value.to_le_bytes()[..found.bytes].to_vec())
    }

    /// Sets a control; a value outside its range, or none, is refused.
    pub(crate) fn set(&mut self, unit: u8, selector: u8, bytes: &[u8]) -> Option<()> {
        let found = find(unit, selector)?;
        let bytes = bytes.get(..found.bytes)?;
        let is_negative = found.min < 0 && bytes.last().is_some_and(|byte| byte & 0x80 != 0);
        let mut value = if is_negative { [0xFF; 4] } else { [0; 4] };
        value[..found.bytes].copy_from_slice(bytes);
        let value = i32::from_le_bytes(value);
        if value < found.min || value > found.max {
            return None;
        }
        let slot = self.0.iter_mut().find(|(control, _)| *control == found.control)?;
        slot.1 = value;
        Some(())
    }
}

fn find(unit: u8, selector: u8) -> Option<&'static Specification> {
    SPECIFICATIONS.iter().find(|one| one.unit == unit && one.selector == selector)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_and_one_out_of_range_is_refused() {
        let mut settings = Settings::default();
        let mut check = |unit, selector, bytes: &[u8], expect: Option<&[u8]>| {
            let done = settings.set(unit, selector, bytes);
            assert_eq!(done.is_some(), expect.is_some(), "{unit} {selector} {bytes:?}");
            if let Some(expect) = expect {
                assert_eq!(settings.get_request(0x81, unit, selector).as_deref(), Some(expect));
            }
        };
        check(PROCESSING, 0x02, &(-64_i16).to_le_bytes(), Some(&[0xC0, 0xFF]));
        check(PROCESSING, 0x02, &(-65_i16).to_le_bytes(), None);
        check(CAMERA, 0x04, &5000_u32.to_le_bytes(), Some(&[0x88, 0x13, 0, 0]));
        check(CAMERA, 0x04, &[1, 0], None);
        check(CAMERA, 0x08, &[0], Some(&[0]));
        check(CAMERA, 0x77, &[0], None);
        assert_eq!(settings.get(Control::Brightness), -64);
        assert_eq!(settings.get(Control::Gain), 20);
    }
}
