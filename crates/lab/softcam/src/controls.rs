//! What can be set on the camera: exposure, focus, brightness, gain. It keeps what it is set to, so that a test can see
//! whether a program puts things back.

/// A control of the video class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// 1 by hand, 8 by the camera.
    ExposureMode,
    /// In units of 100 microseconds.
    ExposureTime,
    /// 0 far to 250 near.
    Focus,
    /// 1 by the camera, 0 by hand.
    AutoFocus,
    /// −64 to 64.
    Brightness,
    /// 0 to 100.
    Gain,
}

/// The values that a camera has when it is plugged in.
pub const FIRST_SETTINGS: [(Control, i32); 6] = [
    (Control::ExposureMode, 8),
    (Control::ExposureTime, 166),
    (Control::Focus, 0),
    (Control::AutoFocus, 1),
    (Control::Brightness, 0),
    (Control::Gain, 20),
];

/// The unit that the lens and the shutter belong to.
pub(crate) const CAMERA: u8 = 1;
/// The unit that works on the picture.
pub(crate) const PROCESSING: u8 = 2;

/// Where a control is found and what it takes.
struct Place {
    control: Control,
    unit: u8,
    selector: u8,
    /// Its bit in the unit's descriptor.
    bit: u32,
    bytes: usize,
    least: i32,
    most: i32,
    /// The step; of the exposure mode, the bits of the modes that there are.
    step: i32,
}

const PLACES: [Place; 6] = [
    place(Control::ExposureMode, CAMERA, 0x02, 1, 1, [1, 8, 9]),
    place(Control::ExposureTime, CAMERA, 0x04, 3, 4, [1, 5000, 1]),
    place(Control::Focus, CAMERA, 0x06, 5, 2, [0, 250, 5]),
    place(Control::AutoFocus, CAMERA, 0x08, 17, 1, [0, 1, 1]),
    place(Control::Brightness, PROCESSING, 0x02, 0, 2, [-64, 64, 1]),
    place(Control::Gain, PROCESSING, 0x04, 9, 2, [0, 100, 1]),
];

const fn place(
    control: Control,
    unit: u8,
    selector: u8,
    bit: u32,
    bytes: usize,
    [least, most, step]: [i32; 3],
) -> Place {
    Place { control, unit, selector, bit, bytes, least, most, step }
}

/// The bits of a unit's controls.
pub(crate) fn bitmap(unit: u8) -> u32 {
    PLACES.iter().filter(|place| place.unit == unit).map(|place| 1 << place.bit).sum()
}

/// What the controls are set to.
#[derive(Debug, Clone)]
pub(crate) struct Settings([(Control, i32); 6]);

impl Default for Settings {
    fn default() -> Self {
        Self(FIRST_SETTINGS)
    }
}

impl Settings {
    pub(crate) fn get(&self, wanted: Control) -> i32 {
        self.0.iter().find(|(control, _)| *control == wanted).map_or(0, |(_, value)| *value)
    }

    /// Answers one of the video class's GET requests, where there is such a control and request.
    pub(crate) fn answer(&self, request: u8, unit: u8, selector: u8) -> Option<Vec<u8>> {
        let place = find(unit, selector)?;
        let value = match request {
            0x81 => self.get(place.control),
            0x82 => place.least,
            0x83 => place.most,
            0x84 => place.step,
            0x85 => return Some(vec![place.bytes as u8, 0]),
            0x86 => return Some(vec![3]), // it can be read and set
            0x87 => Self::default().get(place.control),
            _ => return None,
        };
        Some(value.to_le_bytes()[..place.bytes].to_vec())
    }

    /// Sets a control; a value outside its range, or none, is refused.
    pub(crate) fn set(&mut self, unit: u8, selector: u8, bytes: &[u8]) -> Option<()> {
        let place = find(unit, selector)?;
        let bytes = bytes.get(..place.bytes)?;
        let is_negative = place.least < 0 && bytes.last().is_some_and(|byte| byte & 0x80 != 0);
        let mut value = if is_negative { [0xFF; 4] } else { [0; 4] };
        value[..place.bytes].copy_from_slice(bytes);
        let value = i32::from_le_bytes(value);
        if value < place.least || value > place.most {
            return None;
        }
        let slot = self.0.iter_mut().find(|(control, _)| *control == place.control)?;
        slot.1 = value;
        Some(())
    }
}

fn find(unit: u8, selector: u8) -> Option<&'static Place> {
    PLACES.iter().find(|place| place.unit == unit && place.selector == selector)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_and_one_out_of_range_refused() {
        let mut settings = Settings::default();
        let mut check = |unit, selector, bytes: &[u8], expect: Option<&[u8]>| {
            let done = settings.set(unit, selector, bytes);
            assert_eq!(done.is_some(), expect.is_some(), "{unit} {selector} {bytes:?}");
            if let Some(expect) = expect {
                assert_eq!(settings.answer(0x81, unit, selector).as_deref(), Some(expect));
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
