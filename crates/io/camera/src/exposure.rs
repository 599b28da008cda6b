//! Exposure for barcodes, controlled by the pictures themselves. The exposure is as short as the light allows, because
//! a hand moves; missing light is made up first by gain and only then by a longer exposure.
//!
//! The [`Steps`] are the useful pairs of exposure and gain, the darkest first; [`ExposureControl`] moves up or down by
//! what it measures. It moves slowly and tolerates a wide band of brightness, because a camera needs some frames to
//! follow and any lamp changes the picture. Where even the brightest step is too dark, or the camera refuses a value,
//! its own automatic exposure is better and is restored.

use crate::controls::{AUTOMATIC, Control, Controls};
use std::time::Duration;

/// The value of [`Control::AutoExposure`] for manual exposure.
const MANUAL: i64 = 1;

/// The preferred exposure, in units of 100 µs. In this time a packet that is turned by hand moves two or three pixels,
/// and lamps on 50 Hz mains give the same light in each such period.
const PREFERRED_EXPOSURE: i64 = 100;
/// A shorter exposure gains nothing.
const MIN_EXPOSURE: i64 = 10;
/// The ratio of light from one step to the next.
const STEP_RATIO: f32 = 1.4;
/// Steps between the smallest and the largest gain, because gain has no unit.
const GAIN_STEPS: i64 = 4;

/// The luma of the paper below which it is too dark, and above which it is too bright. They are more than a step apart,
/// so that one step cannot cross the band.
const TOO_DARK: u8 = 100;
const TOO_BRIGHT: u8 = 235;
/// Below this, two steps are taken at once.
const MUCH_TOO_DARK: u8 = 45;

/// After this many measurements that find the brightest step too dark, the camera's own exposure is restored.
const MAX_TOO_DARK: u32 = 4;

/// Exposure in units of 100 µs and gain in the camera's own unit, where it has one; the darkest pair first.
type Steps = Vec<(i64, Option<i64>)>;

/// Measures the light and sets exposure and gain, for one open camera.
#[derive(Debug)]
pub(crate) struct ExposureControl {
    state: State,
    measured_at: Option<Duration>,
    /// The time between two measurements, in which the last step takes effect.
    interval: Duration,
}

#[derive(Debug, Default)]
enum State {
    /// There was no picture yet.
    #[default]
    New,
    Manual(Manual),
    /// The camera's own exposure, for good.
    Automatic,
}

/// Exposure that is set here.
#[derive(Debug)]
struct Manual {
    steps: Steps,
    at: usize,
    /// Consecutive measurements that found the brightest step too dark.
    too_dark: u32,
    /// The exposure that the camera had before.
    original_exposure: i64,
}

impl ExposureControl {
    /// Measures at most once in `interval`.
    pub(crate) fn new(interval: Duration) -> Self {
        Self { state: State::New, measured_at: None, interval }
    }

    /// Takes note of a picture at time `now`, of a camera with `rate` frames per second, and adjusts its exposure.
    pub(crate) fn observe(
        &mut self,
        luma: &[u8],
        width: u32,
        now: Duration,
        rate: f32,
        controls: &mut dyn Controls,
    ) {
        if matches!(self.state, State::Automatic)
            || self.measured_at.is_some_and(|at| now.saturating_sub(at) < self.interval)
        {
            return;
        }
        self.measured_at = Some(now);
        let paper = paper(luma, width as usize);
        let state = std::mem::take(&mut self.state);
        self.state = match state {
            State::New => begin(rate, controls),
            State::Manual(manual) => step(manual, paper, controls),
            State::Automatic => State::Automatic,
        };
    }
}

/// Switches to manual exposure, where the camera allows it.
fn begin(rate: f32, controls: &mut dyn Controls) -> State {
    let exposure = controls.range(Control::ExposureTime);
    let gain = controls.range(Control::Gain).zip(controls.get(Control::Gain));
    let steps = exposure.and_then(|exposure| steps(exposure, gain, rate));
    let Some((steps, original_exposure)) = steps.zip(controls.get(Control::ExposureTime)) else {
        return State::Automatic;
    };
    if !controls.set(Control::AutoExposure, MANUAL) {
        return State::Automatic;
    }
    let preferred = steps.iter().position(|(exposure, _)| *exposure >= PREFERRED_EXPOSURE);
    let at = preferred.unwrap_or(steps.len() - 1);
    let manual = Manual { steps, at, too_dark: 0, original_exposure };
    if manual.set(at, controls) { State::Manual(manual) } else { manual.end(controls) }
}

fn step(mut manual: Manual, paper: u8, controls: &mut dyn Controls) -> State {
    let (at, top) = (manual.at, manual.steps.len() - 1);
    manual.at = match paper {
        TOO_DARK..=TOO_BRIGHT => at,
        ..MUCH_TOO_DARK => (at + 2).min(top),
        MUCH_TOO_DARK..TOO_DARK => (at + 1).min(top),
        _ => at.saturating_sub(1),
    };
    manual.too_dark = if at == top && paper < TOO_DARK { manual.too_dark + 1 } else { 0 };
    let accepted = manual.at == at || manual.set(manual.at, controls);
    if accepted && manual.too_dark < MAX_TOO_DARK {
        State::Manual(manual)
    } else {
        manual.end(controls)
    }
}

impl Manual {
    /// Sets a step. False when the camera refuses it.
    fn set(&self, at: usize, controls: &mut dyn Controls) -> bool {
        let Some((exposure, gain)) = self.steps.get(at) else { return false };
        tracing::debug!(exposure, gain, "exposure for barcodes");
        controls.set(Control::ExposureTime, *exposure)
            && gain.is_none_or(|gain| controls.set(Control::Gain, gain))
    }

    /// Restores automatic exposure, and before that the original values: automatic mode would refuse them.
    fn end(&self, controls: &mut dyn Controls) -> State {
        tracing::debug!("automatic exposure is better here");
        let _ = controls.set(Control::ExposureTime, self.original_exposure);
        if let Some((_, Some(gain))) = self.steps.first() {
            let _ = controls.set(Control::Gain, *gain);
        }
        let _ = AUTOMATIC.iter().any(|value| controls.set(Control::AutoExposure, *value));
        State::Automatic
    }
}

/// From the shortest exposure with the original gain, over more gain, to the longest exposure that fits into a frame.
/// None where the camera's shortest exposure is longer than that. `gain` is its range and its original value.
fn steps((min, max): (i64, i64), gain: Option<((i64, i64), i64)>, rate: f32) -> Option<Steps> {
    let frame = if rate > 0.0 { (10_000.0 / rate) as i64 } else { 333 };
    let longest = frame.min(max);
    let shortest = MIN_EXPOSURE.max(min);
    if longest < shortest {
        return None;
    }
    let original_gain = gain.map(|(_, original)| original);
    let preferred = PREFERRED_EXPOSURE.clamp(shortest, longest);
    let mut steps: Steps =
        geometric(shortest, preferred).into_iter().map(|e| (e, original_gain)).collect();
    let mut max_gain = original_gain;
    if let Some(((_, max), original)) = gain.filter(|((_, max), original)| original < max) {
        let count = GAIN_STEPS.min(max - original);
        let gains = (1..=count).map(|n| original + (max - original) * n / count);
        steps.extend(gains.map(|gain| (preferred, Some(gain))));
        max_gain = Some(max);
    }
    steps.extend(geometric(preferred, longest).into_iter().skip(1).map(|e| (e, max_gain)));
    Some(steps)
}

/// From one number to another in steps of [`STEP_RATIO`], both included.
fn geometric(from: i64, to: i64) -> Vec<i64> {
    let mut steps = Vec::new();
    let mut at = from;
    // A last step that is too small to see is left out.
    while (at as f32) * 1.15 < to as f32 {
        steps.push(at);
        at = ((at as f32 * STEP_RATIO) as i64).max(at + 1);
    }
    steps.push(to);
    steps
}

/// The 90th percentile of luma in the middle half of the picture: where a packet is held there is paper.
fn paper(luma: &[u8], width: usize) -> u8 {
    let mut histogram = [0_u32; 256];
    let rows = luma.chunks_exact(width.max(1));
    let height = rows.len();
    let middle = rows.skip(height / 4).take(height.div_ceil(2)).step_by(4);
    for row in middle {
        for luma in row.iter().skip(width / 4).take(width.div_ceil(2)).step_by(7) {
            histogram[usize::from(*luma)] += 1;
        }
    }
    let all: u32 = histogram.iter().sum();
    let mut brighter = 0;
    for (luma, count) in (0_u8..=255).zip(&histogram).rev() {
        brighter += count;
        if brighter * 10 > all {
            return luma;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fake::FakeSensor;

    /// The settings after some seconds, and how often they changed in the last two of them.
    fn settled(sensor: &mut FakeSensor, rate: f32) -> ((i64, i64, Option<i64>), u32) {
        let mut exposure = ExposureControl::new(Duration::from_millis(250));
        let mut changes = 0;
        for n in 0..200_u32 {
            let before = sensor.clone();
            let picture = vec![sensor.paper(); 64 * 48];
            exposure.observe(&picture, 64, Duration::from_millis(50) * n, rate, sensor);
            changes += u32::from(*sensor != before && n >= 160);
        }
        ((sensor.automatic, sensor.exposure, sensor.gain), changes)
    }

    #[test]
    fn the_exposure_is_as_short_as_the_light_allows() {
        let check = |what: &str, light: f32, rate: f32, expect: (i64, i64, Option<i64>)| {
            let mut sensor = FakeSensor::new(light);
            let (settings, changes) = settled(&mut sensor, rate);
            assert_eq!(settings, expect, "{what}: paper {}", sensor.paper());
            assert_eq!(changes, 0, "{what}: it settles");
            if sensor.automatic == MANUAL {
                assert!(
                    (TOO_DARK..=TOO_BRIGHT).contains(&sensor.paper()),
                    "{what}: {}",
                    sensor.paper()
                );
            }
        };
        check("a bright kitchen", 1.2, 30.0, (1, 100, Some(20)));
        check("the sun", 6.0, 30.0, (1, 19, Some(20)));
        check("evening: more gain", 0.4, 30.0, (1, 100, Some(60)));
        check("a lamp in a corner: gain, then exposure", 0.15, 30.0, (1, 196, Some(100)));
        check("the same with a frame's time of 1/15 s", 0.1, 15.0, (1, 274, Some(100)));
        check("too dark for it", 0.05, 30.0, (3, 166, Some(20)));
    }

    #[test]
    fn a_missing_or_refused_setting_leaves_exposure_to_the_camera() {
        let check = |what: &str, change: fn(&mut FakeSensor), expect: (i64, i64, Option<i64>)| {
            let mut sensor = FakeSensor::new(0.4);
            change(&mut sensor);
            assert_eq!(settled(&mut sensor, 30.0).0, expect, "{what}");
        };
        check("no gain: exposure alone", |sensor| sensor.gain = None, (1, 274, None));
        check(
            "no manual exposure",
            |sensor| sensor.refuses = vec!["automatic"],
            (3, 166, Some(20)),
        );
        check("no exposure time", |sensor| sensor.refuses = vec!["exposure"], (3, 166, Some(20)));
        check("it refuses more gain", |sensor| sensor.refuses = vec!["gain"], (3, 166, Some(20)));
    }

    #[test]
    fn steps_rise_and_stay_within_the_ranges_of_the_camera() {
        let check = |exposure: (i64, i64), gain, rate, expect: Option<(usize, (i64, i64))>| {
            let steps = steps(exposure, gain, rate);
            let ends = steps.as_ref().map(|l| (l.len(), (l[0].0, l[l.len() - 1].0)));
            assert_eq!(ends, expect, "{exposure:?} {gain:?} {rate}: {steps:?}");
            for pair in steps.unwrap_or_default().windows(2) {
                assert!(pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1 && pair[0] != pair[1]);
            }
        };
        check((3, 2047), Some(((0, 100), 20)), 30.0, Some((16, (10, 333))));
        check((3, 2047), None, 30.0, Some((12, (10, 333))));
        check((1, 50), None, 30.0, Some((6, (10, 50))));
        check((200, 2047), Some(((0, 3), 2)), 30.0, Some((4, (200, 333))));
        check((500, 2047), None, 30.0, None);
        check((1, 10_000), None, 0.0, Some((12, (10, 333))));
        check((-5, -1), None, 30.0, None);
        check((1, 333), Some(((0, 0), 0)), 120.0, Some((8, (10, 83))));
    }

    #[test]
    fn paper_is_the_bright_part_of_the_middle() {
        let mut picture = vec![255; 64 * 64];
        assert_eq!(paper(&picture, 64), 255);
        for y in 10..54 {
            for x in 10..54 {
                picture[y * 64 + x] = if x % 8 < 6 { 140 } else { 20 };
            }
        }
        assert_eq!(paper(&picture, 64), 140, "the border does not count");
        assert_eq!(paper(&[], 0), 0);
        assert_eq!(paper(&[9; 3], 64), 0, "less than a row");
    }
}
