//! A camera's own settings, as far as they matter for barcodes: which are changed while Trug looks through it, and
//! that they are put back afterwards.
//!
//! A packet moves, so the shutter may not stay open longer than a frame lasts; it is held near, so the lens should look
//! for it there. [`prepare`] sets what can be set without seeing a picture; how long the shutter stays open, and how much
//! is made of what comes through it, is [`metering`](crate::metering)'s business, which sees them. Both set through
//! [`Borrowed`], which remembers what was there before.

/// A setting that some cameras have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    /// 0 automatic, 1 by hand, 2 shutter by hand, 3 aperture by hand (`V4L2_CID_EXPOSURE_AUTO`).
    AutoExposure,
    /// How long the shutter stays open where that is set by hand, in units of 100 µs (`V4L2_CID_EXPOSURE_ABSOLUTE`).
    ExposureTime,
    /// How much is made of the light, in the camera's own units (`V4L2_CID_GAIN`).
    Gain,
    /// Whether the camera may make fewer pictures a second in the dark (`V4L2_CID_EXPOSURE_AUTO_PRIORITY`).
    RateMayFall,
    /// Whether the lens looks for the packet by itself (`V4L2_CID_FOCUS_AUTO`).
    AutoFocus,
    /// Where it looks: 0 anywhere, 2 near (`V4L2_CID_AUTO_FOCUS_RANGE`).
    FocusRange,
}

/// The settings of one camera.
pub(crate) trait Controls {
    /// What it is set to; None where the camera has no such setting.
    fn get(&mut self, control: Control) -> Option<i64>;

    /// The least and the most that a setting takes; None where the camera has no such setting, or does not tell.
    fn range(&mut self, control: Control) -> Option<(i64, i64)>;

    /// Sets it. Whether the camera took it.
    fn set(&mut self, control: Control, value: i64) -> bool;
}

/// A camera's settings, changed for a while: what is set through this is put back in the end, the last first.
pub(crate) struct Borrowed<C: Controls> {
    inner: C,
    /// What each was before it was changed for the first time, in the order in which that happened.
    before: Vec<(Control, i64)>,
}

impl<C: Controls> Borrowed<C> {
    pub(crate) fn new(inner: C) -> Self {
        Self { inner, before: Vec::new() }
    }

    /// Puts back what was changed. A camera that is gone does not hear it, and forgets it itself.
    pub(crate) fn put_back(&mut self) {
        for (control, before) in std::mem::take(&mut self.before).into_iter().rev() {
            if self.inner.get(control) != Some(before) && !self.inner.set(control, before) {
                tracing::debug!(?control, before, "a setting of the camera was not put back");
            }
        }
    }
}

impl<C: Controls> Controls for Borrowed<C> {
    fn get(&mut self, control: Control) -> Option<i64> {
        self.inner.get(control)
    }

    fn range(&mut self, control: Control) -> Option<(i64, i64)> {
        self.inner.range(control)
    }

    /// What cannot be read cannot be put back, and is not set.
    fn set(&mut self, control: Control, value: i64) -> bool {
        let known = self.before.iter().any(|(one, _)| *one == control);
        let Some(now) = self.inner.get(control) else { return false };
        if now == value {
            return true;
        }
        let taken = self.inner.set(control, value);
        if taken && !known {
            self.before.push((control, now));
        }
        taken
    }
}

impl<C: Controls> Drop for Borrowed<C> {
    fn drop(&mut self) {
        self.put_back();
    }
}

/// What barcodes want. Automatic exposure comes before what is only heard in it; a camera that has no full
/// automatic (0) has the one that chooses the shutter (3), which is what webcams mean by it.
const WISHES: &[(Control, &[i64])] = &[
    (Control::AutoExposure, AUTOMATIC),
    (Control::RateMayFall, &[0]),
    (Control::FocusRange, &[2]),
    (Control::AutoFocus, &[1]),
];

/// The values of [`Control::AutoExposure`] in which the camera chooses the shutter.
pub(crate) const AUTOMATIC: &[i64] = &[0, 3];

/// Sets what barcodes want where the camera has it.
pub(crate) fn prepare(controls: &mut dyn Controls) {
    for (control, values) in WISHES {
        let Some(before) = controls.get(*control) else { continue };
        if !values.contains(&before) {
            // A camera that takes none of them stays as it is.
            let _ = values.iter().any(|value| controls.set(*control, *value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{cell::RefCell, rc::Rc};

    /// Settings with their values, and the values that each takes.
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
            found.is_some_and(|(_, now, takes)| {
                let takes = takes.contains(&value);
                if takes {
                    *now = value;
                }
                takes
            })
        }
    }

    #[test]
    fn what_barcodes_want_is_set_and_put_back() {
        use Control::{AutoExposure, AutoFocus, FocusRange, RateMayFall};
        let check = |camera: Vec<Setting>, expect: &[(Control, i64)]| {
            let fake = Fake(Rc::new(RefCell::new(camera.clone())));
            let mut borrowed = Borrowed::new(fake.clone());
            prepare(&mut borrowed);
            let now: Vec<_> =
                fake.0.borrow().iter().map(|(control, value, _)| (*control, *value)).collect();
            assert_eq!(now, expect);
            // Changed more than once, and the first value counts.
            let _ = borrowed.set(FocusRange, 0) && borrowed.set(FocusRange, 1);
            drop(borrowed);
            assert_eq!(*fake.0.borrow(), camera, "put back");
        };
        check(vec![], &[]);
        // A usual webcam: its shutter had been set by hand, its rate falls in the dark, its focus was locked.
        check(
            vec![(AutoExposure, 1, &[1, 3]), (RateMayFall, 1, &[0, 1]), (AutoFocus, 0, &[0, 1])],
            &[(AutoExposure, 3), (RateMayFall, 0), (AutoFocus, 1)],
        );
        check(
            vec![(AutoExposure, 0, &[0, 1]), (FocusRange, 0, &[0, 1, 2])],
            &[(AutoExposure, 0), (FocusRange, 2)],
        );
        // It has the setting and takes no other value: it stays as it is, and there is nothing to put back.
        check(
            vec![(FocusRange, 0, &[0, 1]), (AutoFocus, 0, &[0])],
            &[(FocusRange, 0), (AutoFocus, 0)],
        );
    }
}
