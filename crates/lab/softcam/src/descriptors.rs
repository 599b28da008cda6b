//! The camera's descriptors: USB's and those of the video class.

use crate::controls::{CAMERA, PROCESSING, bitmap};
use crate::model::{Mode, Model, Pixels};

/// The endpoint that pictures come from.
pub(crate) const PICTURES: u8 = 1;
const VIDEO: u8 = 0x0E;
const CLASS_INTERFACE: u8 = 0x24;
const STREAM_TERMINAL: u8 = 3;

/// A USB 2.0 device whose functions are described by interface associations. The ids are those of the Linux Foundation's
/// webcam gadget, so that the kernel applies no quirk of a real camera.
pub(crate) fn device() -> Vec<u8> {
    vec![18, 1, 0x00, 0x02, 0xEF, 2, 1, 64, 0x6B, 0x1D, 0x02, 0x01, 0x00, 0x01, 1, 2, 3, 1]
}

/// A string by its number; 0 lists the languages.
pub(crate) fn string(model: &Model, number: u8) -> Option<Vec<u8>> {
    let text = match number {
        0 => return Some(vec![4, 3, 0x09, 0x04]),
        1 => "Trug",
        2 => &model.name,
        3 => "1",
        _ => return None,
    };
    let units: Vec<u8> = text.encode_utf16().take(126).flat_map(u16::to_le_bytes).collect();
    Some([vec![units.len() as u8 + 2, 3], units].concat())
}

/// The one configuration, with its interfaces and endpoints.
pub(crate) fn configuration(model: &Model) -> Vec<u8> {
    let association = vec![8, 0x0B, 0, 2, VIDEO, 3, 0, 0];
    let control = vec![9, 4, 0, 0, 0, VIDEO, 1, 0, 0];
    let streaming = vec![9, 4, 1, 0, 1, VIDEO, 2, 0, 0];
    let endpoint = vec![7, 5, 0x80 | PICTURES, 2, 0x00, 0x02, 0];
    let body = [association, control, units(), streaming, formats(model), endpoint].concat();
    let mut head = vec![9, 2];
    head.extend((9 + body.len() as u16).to_le_bytes());
    head.extend([2, 1, 0, 0x80, 250]);
    [head, body].concat()
}

/// The camera terminal, the processing unit and the output terminal.
fn units() -> Vec<u8> {
    let [a, b, c, _] = bitmap(CAMERA).to_le_bytes();
    let camera =
        vec![18, CLASS_INTERFACE, 2, CAMERA, 0x01, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 3, a, b, c];
    let [a, b, ..] = bitmap(PROCESSING).to_le_bytes();
    let processing = vec![11, CLASS_INTERFACE, 5, PROCESSING, CAMERA, 0, 0, 2, a, b, 0];
    let output = vec![9, CLASS_INTERFACE, 3, STREAM_TERMINAL, 0x01, 0x01, 0, PROCESSING, 0];
    let units = [camera, processing, output].concat();
    let mut head = vec![13, CLASS_INTERFACE, 1, 0x00, 0x01];
    head.extend((13 + units.len() as u16).to_le_bytes());
    head.extend(6_000_000_u32.to_le_bytes());
    head.extend([1, 1]);
    [head, units].concat()
}

fn formats(model: &Model) -> Vec<u8> {
    let formats = model.formats();
    let mut bodies = Vec::new();
    for (number, (pixels, modes)) in (1_u8..).zip(&formats) {
        bodies.extend(format(*pixels, number, modes.len() as u8));
        for (frame, mode) in (1_u8..).zip(modes) {
            bodies.extend(size(frame, mode));
        }
        // Colours as in BT.709 and sRGB, luma as in BT.601.
        bodies.extend([6, CLASS_INTERFACE, 0x0D, 1, 1, 4]);
    }
    let count = formats.len() as u8;
    let mut head = vec![13 + count, CLASS_INTERFACE, 1, count];
    head.extend((u16::from(13 + count) + bodies.len() as u16).to_le_bytes());
    head.extend([0x80 | PICTURES, 0, STREAM_TERMINAL, 0, 0, 0, 1]);
    head.extend(vec![0; usize::from(count)]);
    [head, bodies].concat()
}

fn format(pixels: Pixels, number: u8, sizes: u8) -> Vec<u8> {
    // A GUID of the video class is a FourCC and this.
    const GUID_TAIL: [u8; 12] = [0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];
    let (fourcc, bits) = match pixels {
        Pixels::Mjpeg => return vec![11, CLASS_INTERFACE, 6, number, sizes, 0, 1, 0, 0, 0, 0],
        Pixels::Yuyv => (b"YUY2", 16),
        Pixels::Nv12 => (b"NV12", 12),
    };
    let head = [27, CLASS_INTERFACE, 4, number, sizes];
    [&head[..], fourcc, &GUID_TAIL, &[bits, 1, 0, 0, 0, 0]].concat()
}

fn size(number: u8, mode: &Mode) -> Vec<u8> {
    let kind = if mode.pixels == Pixels::Mjpeg { 7 } else { 5 };
    let intervals: Vec<u32> = mode.intervals().collect();
    let bits = u64::from(mode.max_bytes()) * 8;
    let rate = |wanted: Option<&u32>| {
        u32::try_from(bits * u64::from(wanted.copied().unwrap_or(1))).unwrap_or(u32::MAX)
    };
    let count = intervals.len() as u8;
    let mut bytes = vec![26 + 4 * count, CLASS_INTERFACE, kind, number, 0];
    bytes.extend(mode.width.to_le_bytes());
    bytes.extend(mode.height.to_le_bytes());
    bytes.extend(rate(mode.rates.iter().min()).to_le_bytes());
    bytes.extend(rate(mode.rates.iter().max()).to_le_bytes());
    bytes.extend(mode.max_bytes().to_le_bytes());
    bytes.extend(intervals.first().copied().unwrap_or_default().to_le_bytes());
    bytes.push(count);
    bytes.extend(intervals.iter().flat_map(|interval| interval.to_le_bytes()));
    bytes
}
