//! Exposure for barcodes, from the pictures themselves: the shutter is open as shortly as the light allows, because a
//! hand moves, and what is missing in light is first made up for by gain, and only then by a longer exposure.
//!
//! A [`Ladder`] has all pairs of exposure and gain that come into question, the darkest first; a [`Meter`] goes up or
//! down on it by what it measures. It goes slowly and leaves a wide band alone, since a camera needs some frames to follow
//! and any lamp changes the picture. Where even the top of the ladder is too dark, or the camera does not do what it is
//! told, its own automatic exposure is better and gets it back.

use crate::controls::{AUTOMATIC, Control, Controls};
use std::time::Duration;

/// `Control::AutoExposure` by hand.
const BY_HAND: i64 = 1;

/// In units of 100 µs: a packet that is turned before the camera moves two or three pixels meanwhile, and lamps on 50 Hz
/// mains give the same light in each such time.
const SHORT: i64 = 100;
/// Below this nothing is gained.
const SHORTEST: i64 = 10;
/// From one rung to the next there is so much more light.
const RUNG: f32 = 1.4;
/// Rungs between the least gain and the most: gain has no unit.
const GAIN_RUNGS: i64 = 4;

/// Grey of the paper below which there is too little light, and above which there is too much. They are more than a rung
/// apart, so that one step does not lead over the other end.
const ENOUGH: u8 = 100;
const TOO_MUCH: u8 = 235;
/// Below this two rungs are taken at once.
const FAR_TOO_LITTLE: u8 = 45;

/// So many looks that find the top of the ladder too dark, and the camera may do it alone.
const IN_VAIN: u32 = 4;

/// Exposure in units of 100 µs and gain in the camera's own unit, where it has one: the darkest pair first.
type Ladder = Vec<(i64, Option<i64>)>;

/// How far it has come.
#[derive(Debug)]
struct ByHand {
    ladder: Ladder,
    rung: usize,
    /// Looks in a row that found the top too dark.
    in_vain: u32,
    /// The exposure that the camera had before.
    found: i64,
}

/// Measures the light and sets exposure and gain, for one open camera.
#[derive(Debug)]
pub(crate) struct Meter {
    state: State,
    looked_at: Option<Duration>,
    /// Between two looks a camera shows what the last step did.
    between: Duration,
}

#[derive(Debug, Default)]
enum State {
    /// No picture was seen yet.
    #[default]
    New,
    ByHand(ByHand),
    /// The camera does it.
    LetAlone,
}

impl Meter {
    /// That looks so often.
    pub(crate) fn new(between: Duration) -> Self {
        Self { state: State::New, looked_at: None, between }
    }

    /// Hears of a picture that was taken at `now`, by a camera that makes `rate` of them a second.
    pub(crate) fn sees(
        &mut self,
        luma: &[u8],
        width: u32,
        now: Duration,
        rate: f32,
        controls: &mut dyn Controls,
    ) {
        if matches!(self.state, State::LetAlone)
            || self.looked_at.is_some_and(|at| now.saturating_sub(at) < self.between)
        {
            return;
        }
        self.looked_at = Some(now);
        let paper = paper(luma, width as usize);
        let state = std::mem::take(&mut self.state);
        self.state = match state {
            State::New => begin(rate, controls),
            State::ByHand(by_hand) => step(by_hand, paper, controls),
            State::LetAlone => State::LetAlone,
        };
    }
}

/// Takes the exposure into its own hands, where the camera allows it.
fn begin(rate: f32, controls: &mut dyn Controls) -> State {
    let exposure = controls.range(Control::ExposureTime);
    let gain = controls.range(Control::Gain).zip(controls.get(Control::Gain));
    let ladder = exposure.and_then(|exposure| ladder(exposure, gain, rate));
    let Some((ladder, found)) = ladder.zip(controls.get(Control::ExposureTime)) else {
        return State::LetAlone;
    };
    if !controls.set(Control::AutoExposure, BY_HAND) {
        return State::LetAlone;
    }
    let short = ladder.iter().position(|(exposure, _)| *exposure >= SHORT);
    let rung = short.unwrap_or(ladder.len() - 1);
    let by_hand = ByHand { ladder, rung, in_vain: 0, found };
    if by_hand.is_set(rung, controls) { State::ByHand(by_hand) } else { by_hand.end(controls) }
}

fn step(mut by_hand: ByHand, paper: u8, controls: &mut dyn Controls) -> State {
    let (rung, top) = (by_hand.rung, by_hand.ladder.len() - 1);
    by_hand.rung = match paper {
        ENOUGH..=TOO_MUCH => rung,
        ..FAR_TOO_LITTLE => (rung + 2).min(top),
        FAR_TOO_LITTLE..ENOUGH => (rung + 1).min(top),
        _ => rung.saturating_sub(1),
    };
    let is_in_vain = rung == top && paper < ENOUGH;
    by_hand.in_vain = if is_in_vain { by_hand.in_vain + 1 } else { 0 };
    let is_taken = by_hand.rung == rung || by_hand.is_set(by_hand.rung, controls);
    if is_taken && by_hand.in_vain < IN_VAIN {
        State::ByHand(by_hand)
    } else {
        by_hand.end(controls)
    }
}

impl ByHand {
    fn is_set(&self, rung: usize, controls: &mut dyn Controls) -> bool {
        let Some((exposure, gain)) = self.ladder.get(rung) else { return false };
        tracing::debug!(exposure, gain, "exposure for barcodes");
        controls.set(Control::ExposureTime, *exposure)
            && gain.is_none_or(|gain| controls.set(Control::Gain, gain))
    }

    /// The camera gets its automatic exposure back, and before that what it had: later it would not hear it.
    fn end(&self, controls: &mut dyn Controls) -> State {
        tracing::debug!("the camera's own exposure is better");
        let _ = controls.set(Control::ExposureTime, self.found);
        if let Some((_, Some(gain))) = self.ladder.first() {
            let _ = controls.set(Control::Gain, *gain);
        }
        let _ = AUTOMATIC.iter().any(|value| controls.set(Control::AutoExposure, *value));
        State::LetAlone
    }
}

/// From the shortest exposure with the gain that was found, over more gain, to the longest exposure that a frame has
/// time for. None where the camera's least exposure is longer than that.
fn ladder((least, most): (i64, i64), gain: Option<((i64, i64), i64)>, rate: f32) -> Option<Ladder> {
    let frame = if rate > 0.0 { (10_000.0 / rate) as i64 } else { 333 };
    let longest = frame.min(most);
    let shortest = SHORTEST.max(least);
    if longest < shortest {
        return None;
    }
    let found = gain.map(|(_, found)| found);
    let short = SHORT.clamp(shortest, longest);
    let mut ladder: Ladder = grown(shortest, short).into_iter().map(|e| (e, found)).collect();
    let mut highest = found;
    if let Some(((_, most), found)) = gain.filter(|((_, most), found)| found < most) {
        let rungs = GAIN_RUNGS.min(most - found);
        ladder.extend((1..=rungs).map(|n| (short, Some(found + (most - found) * n / rungs))));
        highest = Some(most);
    }
    ladder.extend(grown(short, longest).into_iter().skip(1).map(|e| (e, highest)));
    Some(ladder)
}

/// From one number to another, a rung at a time, both included.
fn grown(from: i64, to: i64) -> Vec<i64> {
    let mut rungs = Vec::new();
    let mut at = from;
    // A last step that nobody would see is none.
    while (at as f32) * 1.15 < to as f32 {
        rungs.push(at);
        at = ((at as f32 * RUNG) as i64).max(at + 1);
    }
    rungs.push(to);
    rungs
}

/// The grey below which nine of ten pixels lie, in the middle half of the picture: where a packet is held there is paper.
fn paper(luma: &[u8], width: usize) -> u8 {
    let mut greys = [0_u32; 256];
    let rows = luma.chunks_exact(width.max(1));
    let height = rows.len();
    let middle = rows.skip(height / 4).take(height.div_ceil(2)).step_by(4);
    for row in middle {
        for grey in row.iter().skip(width / 4).take(width.div_ceil(2)).step_by(7) {
            greys[usize::from(*grey)] += 1;
        }
    }
    let all: u32 = greys.iter().sum();
    let mut brighter = 0;
    for (grey, count) in (0_u8..=255).zip(&greys).rev() {
        brighter += count;
        if brighter * 10 > all {
            return grey;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pretend::Eye;

    /// What the camera has come to after some seconds, and how often it was changed in the last two of them.
    fn watched(eye: &mut Eye, rate: f32) -> ((i64, i64, Option<i64>), u32) {
        let mut meter = Meter::new(Duration::from_millis(250));
        let mut changes = 0;
        for n in 0..200_u32 {
            let before = eye.clone();
            let picture = vec![eye.paper(); 64 * 48];
            meter.sees(&picture, 64, Duration::from_millis(50) * n, rate, eye);
            changes += u32::from(*eye != before && n >= 160);
        }
        ((eye.automatic, eye.exposure, eye.gain), changes)
    }

    #[test]
    fn the_shutter_is_open_as_shortly_as_the_light_allows() {
        let check = |what: &str, light: f32, rate: f32, expect: (i64, i64, Option<i64>)| {
            let mut eye = Eye::new(light);
            let (came_to, changes) = watched(&mut eye, rate);
            assert_eq!(came_to, expect, "{what}: paper {}", eye.paper());
            assert_eq!(changes, 0, "{what}: it comes to rest");
            if eye.automatic == BY_HAND {
                assert!((ENOUGH..=TOO_MUCH).contains(&eye.paper()), "{what}: {}", eye.paper());
            }
        };
        check("a bright kitchen", 1.2, 30.0, (1, 100, Some(20)));
        check("the sun", 6.0, 30.0, (1, 19, Some(20)));
        check("the evening: gain makes up for it", 0.4, 30.0, (1, 100, Some(60)));
        check("a lamp in a corner: gain, then time", 0.15, 30.0, (1, 196, Some(100)));
        check("the same with a frame's time of 1/15 s", 0.1, 15.0, (1, 274, Some(100)));
        check("too dark for it", 0.05, 30.0, (3, 166, Some(20)));
    }

    #[test]
    fn what_a_camera_does_not_have_or_take_is_left_alone() {
        let check = |what: &str, change: fn(&mut Eye), expect: (i64, i64, Option<i64>)| {
            let mut eye = Eye::new(0.4);
            change(&mut eye);
            assert_eq!(watched(&mut eye, 30.0).0, expect, "{what}");
        };
        check("no gain: time alone", |eye| eye.gain = None, (1, 274, None));
        check("not by hand", |eye| eye.refuses = vec!["automatic"], (3, 166, Some(20)));
        check("no time", |eye| eye.refuses = vec!["exposure"], (3, 166, Some(20)));
        check("it refuses more gain", |eye| eye.refuses = vec!["gain"], (3, 166, Some(20)));
    }

    #[test]
    fn a_ladder_goes_up_and_stays_within_what_the_camera_takes() {
        let check = |exposure: (i64, i64), gain, rate, expect: Option<(usize, (i64, i64))>| {
            let rungs = ladder(exposure, gain, rate);
            let told = rungs.as_ref().map(|l| (l.len(), (l[0].0, l[l.len() - 1].0)));
            assert_eq!(told, expect, "{exposure:?} {gain:?} {rate}: {rungs:?}");
            for pair in rungs.unwrap_or_default().windows(2) {
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
    fn paper_is_what_is_bright_in_the_middle() {
        let mut picture = vec![255; 64 * 64];
        assert_eq!(paper(&picture, 64), 255);
        for y in 10..54 {
            for x in 10..54 {
                picture[y * 64 + x] = if x % 8 < 6 { 140 } else { 20 };
            }
        }
        assert_eq!(paper(&picture, 64), 140, "what is around does not count");
        assert_eq!(paper(&[], 0), 0);
        assert_eq!(paper(&[9; 3], 64), 0, "less than a row");
    }
}
