//! The camera settings that matter for barcodes: which are changed while Trug uses a camera, and restoring them.
//!
//! A packet moves, so the exposure must not last longer than a frame; it is held close, so the lens should focus there.
//! [`prepare`] sets what needs no picture. Exposure time and gain follow the pictures: see
//! [`exposure`](crate::exposure). Both go through [`RestoringControls`], which remembers the earlier values.

/// A setting that some cameras have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    /// 0 automatic, 1 manual, 2 manual shutter, 3 manual aperture (`V4L2_CID_EXPOSURE_AUTO`).
    AutoExposure,
    /// Exposure time in manual mode, in units of 100 µs (`V4L2_CID_EXPOSURE_ABSOLUTE`).
    ExposureTime,
    /// Amplification, in the camera's own units (`V4L2_CID_GAIN`).
    Gain,
    /// Whether the camera may lower its frame rate in the dark (`V4L2_CID_EXPOSURE_AUTO_PRIORITY`).
    DynamicFrameRate,
    /// Continuous autofocus on or off (`V4L2_CID_FOCUS_AUTO`).
    AutoFocus,
    /// The range in which it focuses: 0 any, 2 near (`V4L2_CID_AUTO_FOCUS_RANGE`).
    FocusRange,
}

/// The settings of one camera.
pub(crate) trait Controls {
    /// The current value; None where the camera has no such setting.
    fn get(&mut self, control: Control) -> Option<i64>;

    /// The smallest and largest value; None where the camera has no such setting or reports none.
    fn range(&mut self, control: Control) -> Option<(i64, i64)>;

    /// Sets a value. False when the camera refuses it.
    fn set(&mut self, control: Control, value: i64) -> bool;
}

/// Settings that are changed temporarily: dropping this restores what was set through it, the last change first.
pub(crate) struct RestoringControls<C: Controls> {
    inner: C,
    /// Each setting's value before its first change, in the order of the changes.
    before: Vec<(Control, i64)>,
}

impl<C: Controls> RestoringControls<C> {
    pub(crate) fn new(inner: C) -> Self {
        Self { inner, before: Vec::new() }
    }

    /// Restores what was changed. A camera that is unplugged resets itself.
    pub(crate) fn restore(&mut self) {
        for (control, before) in std::mem::take(&mut self.before).into_iter().rev() {
            if self.inner.get(control) != Some(before) && !self.inner.set(control, before) {
                tracing::debug!(?control, before, "a camera setting was not restored");
            }
        }
    }
}

impl<C: Controls> Controls for RestoringControls<C> {
    fn get(&mut self, control: Control) -> Option<i64> {
        self.inner.get(control)
    }

    fn range(&mut self, control: Control) -> Option<(i64, i64)> {
        self.inner.range(control)
    }

    /// A setting that cannot be read cannot be restored, so it is not set.
    fn set(&mut self, control: Control, value: i64) -> bool {
        let known = self.before.iter().any(|(one, _)| *one == control);
        let Some(now) = self.inner.get(control) else { return false };
        if now == value {
            return true;
        }
        let accepted = self.inner.set(control, value);
        if accepted && !known {
            self.before.push((control, now));
        }
        accepted
    }
}

impl<C: Controls> Drop for RestoringControls<C> {
    fn drop(&mut self) {
        self.restore();
    }
}

/// The values that suit barcodes, the preferred first. Automatic exposure comes first, because other settings take
/// effect only in it; a camera without fully automatic exposure (0) has one that chooses the shutter (3).
const PREFERRED: &[(Control, &[i64])] = &[
    (Control::AutoExposure, AUTOMATIC),
    (Control::DynamicFrameRate, &[0]),
    (Control::FocusRange, &[2]),
    (Control::AutoFocus, &[1]),
];

/// The values of [`Control::AutoExposure`] in which the camera chooses the shutter.
pub(crate) const AUTOMATIC: &[i64] = &[0, 3];

/// Sets what suits barcodes, where the camera has the setting.
pub(crate) fn prepare(controls: &mut dyn Controls) {
    for (control, values) in PREFERRED {
        let Some(before) = controls.get(*control) else { continue };
        if !values.contains(&before) {
            // A camera that accepts none of them stays as it is.
            let _ = values.iter().any(|value| controls.set(*control, *value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{cell::RefCell, rc::Rc};

    /// Settings with their values, and the values that each accepts.
    #[derive(Clone, PartialEq, Debug)]
    struct Fake(Rc<RefCell<Vec<Setting>>>);

    type Setting = (Control, i64, &'static [i64]);

    impl Controls for Fake {
        fn get(&mut self, control: Control) -> Option<i64> {
            let settings = self.0.borrow();
            settings.iter().find(|(one, ..)| *one == control).map(|(_, value, _)| *value)
        }

        fn range(&mut self, _control: Control) -> Option<(i64, i64)> {
            None
        }

        fn set(&mut self, control: Control, value: i64) -> bool {
            let mut settings = self.0.borrow_mut();
            let found = settings.iter_mut().find(|(one, ..)| *one == control);
            found.is_some_and(|(_, now, accepts)| {
                let accepts = accepts.contains(&value);
                if accepts {
                    *now = value;
                }
                accepts
            })
        }
    }

    #[test]
    fn what_suits_barcodes_is_set_and_restored() {
        use Control::{AutoExposure, AutoFocus, DynamicFrameRate, FocusRange};
        let check = |camera: Vec<Setting>, expect: &[(Control, i64)]| {
            let fake = Fake(Rc::new(RefCell::new(camera.clone())));
            let mut controls = RestoringControls::new(fake.clone());
            prepare(&mut controls);
            let now: Vec<_> =
                fake.0.borrow().iter().map(|(control, value, _)| (*control, *value)).collect();
            assert_eq!(now, expect);
            // Changed more than once: the first value is restored.
            let _ = controls.set(FocusRange, 0) && controls.set(FocusRange, 1);
            drop(controls);
            assert_eq!(*fake.0.borrow(), camera, "restored");
        };
        check(vec![], &[]);
        // A usual webcam: exposure set by hand before, a rate that falls in the dark, focus locked.
        check(
            vec![
                (AutoExposure, 1, &[1, 3]),
                (DynamicFrameRate, 1, &[0, 1]),
                (AutoFocus, 0, &[0, 1]),
            ],
            &[(AutoExposure, 3), (DynamicFrameRate, 0), (AutoFocus, 1)],
        );
        check(
            vec![(AutoExposure, 0, &[0, 1]), (FocusRange, 0, &[0, 1, 2])],
            &[(AutoExposure, 0), (FocusRange, 2)],
        );
        // It has the setting and accepts no other value: it stays as it is, and nothing is restored.
        check(
            vec![(FocusRange, 0, &[0, 1]), (AutoFocus, 0, &[0])],
            &[(FocusRange, 0), (AutoFocus, 0)],
        );
    }
}
