//! A camera's own settings, as far as they matter for barcodes: which are changed while Trug looks through it, and
//! that they are put back afterwards.
//!
//! Only what is safe without seeing the picture is touched. A packet moves, so the shutter may not stay open longer
//! than a frame lasts; it is held near, so the lens should look for it there. How bright a picture becomes stays the
//! camera's own business.

/// A setting that some cameras have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Control {
    /// 0 automatic, 1 by hand, 2 shutter by hand, 3 aperture by hand (`V4L2_CID_EXPOSURE_AUTO`).
    AutoExposure,
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

    /// Sets it. Whether the camera took it.
    fn set(&mut self, control: Control, value: i64) -> bool;
}

/// What barcodes want. Automatic exposure comes before what is only heard in it; a camera that has no full
/// automatic (0) has the one that chooses the shutter (3), which is what webcams mean by it.
const WISHES: &[(Control, &[i64])] = &[
    (Control::AutoExposure, &[0, 3]),
    (Control::RateMayFall, &[0]),
    (Control::FocusRange, &[2]),
    (Control::AutoFocus, &[1]),
];

/// Sets what barcodes want where the camera has it, and answers what it was before, in the order in which it was
/// changed.
pub(crate) fn prepare(controls: &mut dyn Controls) -> Vec<(Control, i64)> {
    let mut changed = Vec::new();
    for (control, values) in WISHES {
        let Some(before) = controls.get(*control) else { continue };
        if !values.contains(&before) && values.iter().any(|value| controls.set(*control, *value)) {
            changed.push((*control, before));
        }
    }
    changed
}

/// Puts back what [`prepare`] changed, the last first. A camera that is gone does not hear it, and forgets it itself.
pub(crate) fn put_back(controls: &mut dyn Controls, changed: &[(Control, i64)]) {
    for (control, before) in changed.iter().rev() {
        if !controls.set(*control, *before) {
            tracing::debug!(?control, before, "a setting of the camera was not put back");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Settings with their values, and the values that each takes.
    #[derive(Clone, PartialEq, Debug)]
    struct Fake(Vec<(Control, i64, &'static [i64])>);

    impl Controls for Fake {
        fn get(&mut self, control: Control) -> Option<i64> {
            self.0.iter().find(|(one, ..)| *one == control).map(|(_, value, _)| *value)
        }

        fn set(&mut self, control: Control, value: i64) -> bool {
            let found = self.0.iter_mut().find(|(one, ..)| *one == control);
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
        let check = |camera: Vec<(Control, i64, &'static [i64])>, expect: &[(Control, i64)]| {
            let mut fake = Fake(camera);
            let before = fake.clone();
            let changed = prepare(&mut fake);
            let now: Vec<_> = fake.0.iter().map(|(control, value, _)| (*control, *value)).collect();
            assert_eq!(now, expect);
            put_back(&mut fake, &changed);
            assert_eq!(fake, before, "put back");
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
