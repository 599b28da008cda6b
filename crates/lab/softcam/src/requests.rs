//! The control endpoint: USB's standard requests, settings, and the negotiation of a format.

use crate::controls::Settings;
use crate::descriptors;
use crate::model::{Mode, Model};

/// The response to a request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Response {
    /// Done, with the data that were asked for.
    Done(Vec<u8>),
    /// A program probes a format.
    Probed,
    /// A program has committed to a format: pictures begin.
    Committed,
    /// Pictures end. The video class does not say how a program ends a bulk stream; Linux clears the endpoint's halt.
    Ended,
    /// The request is unknown.
    Stalled,
}

/// What the camera remembers of requests.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) settings: Settings,
    pub(crate) format: NegotiatedFormat,
}

/// The format under negotiation, by its numbers in the descriptors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct NegotiatedFormat {
    pub(crate) format: u8,
    pub(crate) frame: u8,
    /// Time between two pictures, in units of 100 ns.
    pub(crate) interval: u32,
}

/// Bytes of the video class's header before a picture: its own length and flags.
pub(crate) const PAYLOAD_HEADER: u32 = 2;

/// Responds to a request.
pub(crate) fn respond(model: &Model, memory: &mut Memory, setup: [u8; 8], data: &[u8]) -> Response {
    let [kind, request, low, high, interface, unit, ..] = setup;
    let limit = usize::from(u16::from_le_bytes([setup[6], setup[7]]));
    let cut = |mut bytes: Vec<u8>| {
        bytes.truncate(limit);
        Response::Done(bytes)
    };
    let found = |bytes: Option<Vec<u8>>| bytes.map_or(Response::Stalled, cut);
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
        (0x00, 9) | (0x01, 11) => Response::Done(vec![]),
        // CLEAR_FEATURE(ENDPOINT_HALT)
        (0x02, 1) => Response::Ended,
        // SET_CUR
        (0x21, 1) if interface == 0 => match memory.settings.set(unit, high, data) {
            Some(()) => Response::Done(vec![]),
            None => Response::Stalled,
        },
        (0x21, 1) => set_format(model, memory, high, data),
        (0xA1, _) if interface == 0 => found(memory.settings.get_request(request, unit, high)),
        (0xA1, 0x81..=0x84 | 0x87) => cut(format_block(model, memory.format)),
        (0xA1, 0x85) => cut(vec![26, 0]),
        (0xA1, 0x86) => cut(vec![3]),
        _ => Response::Stalled,
    }
}

const PROBE: u8 = 1;
const COMMIT: u8 = 2;

/// Sets the nearest format and rate, as cameras do.
fn set_format(model: &Model, memory: &mut Memory, selector: u8, data: &[u8]) -> Response {
    let Some(&[_, _, format, frame, a, b, c, d]) = data.get(..8) else { return Response::Stalled };
    let (format, frame) = (format.max(1), frame.max(1));
    let Some(mode) = model.mode(format, frame) else { return Response::Stalled };
    let wanted = u32::from_le_bytes([a, b, c, d]);
    let nearest = mode.intervals().min_by_key(|interval| interval.abs_diff(wanted));
    memory.format = NegotiatedFormat { format, frame, interval: nearest.unwrap_or(wanted) };
    match selector {
        PROBE => Response::Probed,
        COMMIT => Response::Committed,
        _ => Response::Stalled,
    }
}

/// The video class's block of stream parameters. A payload is a whole picture and its header.
fn format_block(model: &Model, negotiated: NegotiatedFormat) -> Vec<u8> {
    let (format, frame) = (negotiated.format.max(1), negotiated.frame.max(1));
    let picture = model.mode(format, frame).map_or(0, Mode::max_bytes);
    let mut block = vec![1, 0, format, frame];
    block.extend(negotiated.interval.to_le_bytes());
    block.extend([0; 10]);
    block.extend(picture.to_le_bytes());
    block.extend((picture + PAYLOAD_HEADER).to_le_bytes());
    block
}
