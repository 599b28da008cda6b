//! The control endpoint: standard requests of USB, settings, and the bargain over a format.

use crate::controls::Settings;
use crate::descriptors;
use crate::model::{Model, Offer};

/// What a request came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Done, with these bytes where some were asked for.
    Done(Vec<u8>),
    /// A program tries a format.
    Tried,
    /// A program has settled on a format: pictures begin.
    Begun,
    /// Pictures end. The video class does not say how a program ends a bulk stream; Linux clears the endpoint's halt.
    Ended,
    /// Not understood.
    Stalled,
}

/// What the camera remembers of the requests.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) settings: Settings,
    pub(crate) bargain: Bargain,
}

/// The format under discussion, as USB counts it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Bargain {
    pub(crate) format: u8,
    pub(crate) frame: u8,
    /// In 100 ns.
    pub(crate) interval: u32,
}

/// Answers a request.
pub(crate) fn answer(model: &Model, memory: &mut Memory, setup: [u8; 8], data: &[u8]) -> Answer {
    let [kind, request, low, high, interface, unit, ..] = setup;
    let limit = usize::from(u16::from_le_bytes([setup[6], setup[7]]));
    let cut = |mut bytes: Vec<u8>| {
        bytes.truncate(limit);
        Answer::Done(bytes)
    };
    let found = |bytes: Option<Vec<u8>>| bytes.map_or(Answer::Stalled, cut);
    match (kind, request) {
        // GET_DESCRIPTOR
        (0x80, 6) => found(match high {
            1 => Some(descriptors::device()),
            2 => Some(descriptors::configuration(model)),
            3 => descriptors::string(model, low),
            _ => None,
        }),
        // GET_STATUS of device, interface, endpoint
        (0x80..=0x82, 0) => cut(vec![0, 0]),
        // SET_CONFIGURATION, SET_INTERFACE
        (0x00, 9) | (0x01, 11) => Answer::Done(vec![]),
        // CLEAR_FEATURE(ENDPOINT_HALT)
        (0x02, 1) => Answer::Ended,
        // SET_CUR
        (0x21, 1) if interface == 0 => match memory.settings.set(unit, high, data) {
            Some(()) => Answer::Done(vec![]),
            None => Answer::Stalled,
        },
        (0x21, 1) => set_format(model, memory, high, data),
        (0xA1, _) if interface == 0 => found(memory.settings.answer(request, unit, high)),
        (0xA1, 0x81..=0x84 | 0x87) => cut(format_block(model, memory.bargain)),
        (0xA1, 0x85) => cut(vec![26, 0]),
        (0xA1, 0x86) => cut(vec![3]),
        _ => Answer::Stalled,
    }
}

const PROBE: u8 = 1;
const COMMIT: u8 = 2;

/// Takes the nearest format and rate that there is, as cameras do.
fn set_format(model: &Model, memory: &mut Memory, selector: u8, data: &[u8]) -> Answer {
    let Some(&[_, _, format, frame, a, b, c, d]) = data.get(..8) else { return Answer::Stalled };
    let (format, frame) = (format.max(1), frame.max(1));
    let Some(offer) = model.offer(format, frame) else { return Answer::Stalled };
    let wanted = u32::from_le_bytes([a, b, c, d]);
    let nearest = offer.intervals().min_by_key(|interval| interval.abs_diff(wanted));
    memory.bargain = Bargain { format, frame, interval: nearest.unwrap_or(wanted) };
    match selector {
        PROBE => Answer::Tried,
        COMMIT => Answer::Begun,
        _ => Answer::Stalled,
    }
}

/// The video class's block about a stream. A payload is a whole picture and its header.
fn format_block(model: &Model, bargain: Bargain) -> Vec<u8> {
    let bargain = Bargain { format: bargain.format.max(1), frame: bargain.frame.max(1), ..bargain };
    let picture = model.offer(bargain.format, bargain.frame).map_or(0, Offer::most_bytes);
    let mut block = vec![1, 0, bargain.format, bargain.frame];
    block.extend(bargain.interval.to_le_bytes());
    block.extend([0; 10]);
    block.extend(picture.to_le_bytes());
    block.extend((picture + crate::device::PAYLOAD_HEADER).to_le_bytes());
    block
}
