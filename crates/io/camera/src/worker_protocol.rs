//! The messages from the process of a camera worker to the program that started it.
//!
//! A message is a byte for its kind and its content, numbers in little-endian order. A line before the first message
//! marks the start, because libraries print things. A heartbeat is sent when there is nothing else, so that each side
//! notices soon when the other one is gone.

use crate::{
    driver::CameraDriver,
    frame::{Colour, Frame, MAX_PICTURE_SIDE},
    state::CameraState,
};
use std::io::{self, Read, Write};

/// The line that marks the start.
pub(crate) const PREAMBLE: &[u8] = b"trug camera worker 2\n";

/// The longest text, in bytes.
const MAX_TEXT: usize = 4096;
/// The most bytes of a picture's colour.
const MAX_COLOUR: usize = 3 * (MAX_PICTURE_SIDE as usize) * (MAX_PICTURE_SIDE as usize) / 4;

/// A message.
#[derive(Debug)]
pub(crate) enum Message {
    Heartbeat,
    State(CameraState),
    /// A picture, which was read into the given frame.
    Frame,
    /// This many buffers held no picture.
    Bad(u64),
}

/// Writes a heartbeat.
pub(crate) fn write_heartbeat(out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"l")
}

/// Writes a number of buffers that held no picture.
pub(crate) fn write_bad(out: &mut impl Write, count: u64) -> io::Result<()> {
    out.write_all(b"b")?;
    out.write_all(&count.to_le_bytes())
}

/// Writes a state.
pub(crate) fn write_state(out: &mut impl Write, state: &CameraState) -> io::Result<()> {
    let mut driver = CameraDriver::V4l2;
    let mut size = (0, 0);
    let (kind, texts): (u8, [&str; 3]) = match state {
        CameraState::Opening => (0, [""; 3]),
        CameraState::Working { name, width, height, format, driver: used, fallback_reason } => {
            (driver, size) = (*used, (*width, *height));
            (1, [name, format, fallback_reason.as_deref().unwrap_or_default()])
        }
        CameraState::NoCamera => (2, [""; 3]),
        CameraState::InUse => (3, [""; 3]),
        CameraState::NotAllowed { how } => (4, [how, "", ""]),
        CameraState::StoppedAnswering => (5, [""; 3]),
        CameraState::TooDark => (6, [""; 3]),
        CameraState::Lost => (7, [""; 3]),
        CameraState::NotUsable { why } => (8, [why, "", ""]),
        CameraState::NeedsRestart => (9, [""; 3]),
        CameraState::Absent { name } => (10, [name, "", ""]),
    };
    out.write_all(&[b's', kind, u8::from(driver == CameraDriver::Nokhwa)])?;
    write_u32(out, size.0)?;
    write_u32(out, size.1)?;
    for text in texts {
        let end = (0..=MAX_TEXT.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        let text = &text.as_bytes()[..end.unwrap_or(0)];
        write_u32(out, text.len() as u32)?;
        out.write_all(text)?;
    }
    Ok(())
}

fn read_state(from: &mut impl Read) -> io::Result<CameraState> {
    let [kind, driver] = read_bytes(from)?;
    let (width, height) = (read_u32(from)?, read_u32(from)?);
    let (first, second, third) = (read_text(from)?, read_text(from)?, read_text(from)?);
    Ok(match kind {
        0 => CameraState::Opening,
        1 => CameraState::Working {
            name: first,
            width,
            height,
            format: second,
            driver: match driver {
                0 => CameraDriver::V4l2,
                1 => CameraDriver::Nokhwa,
                _ => return Err(invalid("an unknown driver")),
            },
            fallback_reason: Some(third).filter(|reason| !reason.is_empty()),
        },
        2 => CameraState::NoCamera,
        3 => CameraState::InUse,
        4 => CameraState::NotAllowed { how: first },
        5 => CameraState::StoppedAnswering,
        6 => CameraState::TooDark,
        7 => CameraState::Lost,
        8 => CameraState::NotUsable { why: first },
        9 => CameraState::NeedsRestart,
        10 => CameraState::Absent { name: first },
        _ => return Err(invalid("an unknown state")),
    })
}

/// Writes a picture.
pub(crate) fn write_frame(out: &mut impl Write, frame: &Frame) -> io::Result<()> {
    let (kind, stride, colour): (u8, usize, &[u8]) = match &frame.colour {
        None => (0, 0, &[]),
        Some(Colour::Jpeg(bytes)) => (1, 0, bytes),
        Some(Colour::Yuyv { bytes, stride }) => (2, *stride, bytes),
        Some(Colour::Nv12 { bytes, stride }) => (3, *stride, bytes),
        Some(Colour::Rgb { bytes, stride }) => (4, *stride, bytes),
        Some(Colour::Bgr { bytes, stride }) => (5, *stride, bytes),
    };
    out.write_all(&[b'f', kind])?;
    for number in [frame.width, frame.height, stride as u32, colour.len() as u32] {
        write_u32(out, number)?;
    }
    out.write_all(&frame.luma)?;
    out.write_all(colour)
}

fn read_frame(from: &mut impl Read, frame: &mut Frame) -> io::Result<()> {
    let [kind] = read_bytes(from)?;
    let (width, height) = (read_u32(from)?, read_u32(from)?);
    let (stride, colour) = (read_u32(from)? as usize, read_u32(from)? as usize);
    let fits = (1..=MAX_PICTURE_SIDE).contains(&width) && (1..=MAX_PICTURE_SIDE).contains(&height);
    if !fits || colour > MAX_COLOUR {
        return Err(invalid("a picture that is too large"));
    }
    (frame.width, frame.height) = (width, height);
    frame.luma.resize(width as usize * height as usize, 0);
    from.read_exact(&mut frame.luma)?;
    let mut bytes = frame.colour.take().map_or_else(Vec::new, Colour::into_bytes);
    bytes.resize(colour, 0);
    from.read_exact(&mut bytes)?;
    frame.colour = match kind {
        0 => None,
        1 => Some(Colour::Jpeg(bytes)),
        2 => Some(Colour::Yuyv { bytes, stride }),
        3 => Some(Colour::Nv12 { bytes, stride }),
        4 => Some(Colour::Rgb { bytes, stride }),
        5 => Some(Colour::Bgr { bytes, stride }),
        _ => return Err(invalid("an unknown colour format")),
    };
    Ok(())
}

/// Reads up to the first message.
pub(crate) fn find_preamble(from: &mut impl Read) -> io::Result<()> {
    let mut matched = 0;
    // Little is printed before it; a process that prints without end is not a worker.
    for _ in 0..1_000_000 {
        let [byte] = read_bytes(from)?;
        matched = match byte {
            byte if byte == PREAMBLE[matched] => matched + 1,
            byte => usize::from(byte == PREAMBLE[0]),
        };
        if matched == PREAMBLE.len() {
            return Ok(());
        }
    }
    Err(invalid("no start line"))
}

/// The next message; a picture is read into `frame`.
pub(crate) fn read_message(from: &mut impl Read, frame: &mut Frame) -> io::Result<Message> {
    match read_bytes(from)? {
        [b'l'] => Ok(Message::Heartbeat),
        [b's'] => read_state(from).map(Message::State),
        [b'f'] => read_frame(from, frame).map(|()| Message::Frame),
        [b'b'] => read_bytes(from).map(u64::from_le_bytes).map(Message::Bad),
        _ => Err(invalid("an unknown message")),
    }
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the camera worker sent {what}"))
}

fn write_u32(out: &mut impl Write, number: u32) -> io::Result<()> {
    out.write_all(&number.to_le_bytes())
}

fn read_u32(from: &mut impl Read) -> io::Result<u32> {
    read_bytes(from).map(u32::from_le_bytes)
}

fn read_text(from: &mut impl Read) -> io::Result<String> {
    let length = read_u32(from)? as usize;
    if length > MAX_TEXT {
        return Err(invalid("a text that is too long"));
    }
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| invalid("a text that is not UTF-8"))
}

fn read_bytes<const N: usize>(from: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convert::empty_frame as empty;

    #[test]
    fn what_is_written_is_read() {
        let text = |text: &str| text.to_owned();
        let working = |driver, fallback_reason| CameraState::Working {
            name: text("Eye"),
            width: 3,
            height: 2,
            format: text("GREY"),
            driver,
            fallback_reason,
        };
        let long = "ü".repeat(MAX_TEXT);
        for state in [
            CameraState::Opening,
            working(CameraDriver::V4l2, None),
            working(CameraDriver::Nokhwa, Some(text("V4L2 refused"))),
            CameraState::NoCamera,
            CameraState::InUse,
            CameraState::NotAllowed { how: text("so") },
            CameraState::StoppedAnswering,
            CameraState::TooDark,
            CameraState::Lost,
            CameraState::NotUsable { why: text("") },
            CameraState::NeedsRestart,
            CameraState::Absent { name: text("Eye") },
        ] {
            let mut pipe = Vec::new();
            write_state(&mut pipe, &state).expect("write");
            let read = read_message(&mut pipe.as_slice(), &mut empty()).expect("read");
            assert!(matches!(read, Message::State(read) if read == state));
        }
        let mut pipe = Vec::new();
        write_state(&mut pipe, &CameraState::NotUsable { why: long }).expect("write");
        assert!(read_message(&mut pipe.as_slice(), &mut empty()).is_ok(), "a long text is cut");
        for colour in [
            None,
            Some(Colour::Jpeg(vec![1, 2])),
            Some(Colour::Yuyv { bytes: vec![3; 12], stride: 6 }),
            Some(Colour::Nv12 { bytes: vec![4; 9], stride: 3 }),
            Some(Colour::Rgb { bytes: vec![5; 18], stride: 9 }),
            Some(Colour::Bgr { bytes: vec![6; 18], stride: 9 }),
        ] {
            let frame = Frame { luma: (0..6).collect(), width: 3, height: 2, colour, ..empty() };
            let mut pipe = Vec::new();
            write_frame(&mut pipe, &frame).expect("write");
            let mut read = empty();
            let message = read_message(&mut pipe.as_slice(), &mut read).expect("read");
            assert!(matches!(message, Message::Frame) && read == frame, "{read:?}");
            for cut in 0..pipe.len() {
                assert!(read_message(&mut &pipe[..cut], &mut empty()).is_err(), "cut at {cut}");
            }
        }
    }

    #[test]
    fn an_invalid_message_is_an_error_and_allocates_nothing() {
        let huge = [b"f\x01".as_slice(), &[255; 16]].concat();
        let long = [b"s\x08\0".as_slice(), &[0; 8], &[255; 4]].concat();
        for bytes in [b"".as_slice(), b"x", b"s\x63", &huge, &long, &[255; 64]] {
            assert!(read_message(&mut &bytes[..], &mut empty()).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn the_start_line_is_found_after_what_a_library_prints() {
        let noise = b"running 1 test\ntrug camtrug camera worker 2\nl";
        let mut pipe = noise.as_slice();
        find_preamble(&mut pipe).expect("found");
        assert_eq!(pipe, b"l");
        assert!(find_preamble(&mut b"trug camera".as_slice()).is_err());
    }
}
