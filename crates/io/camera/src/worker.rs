//! A camera in a process of its own: what passes through the pipe between it and the program, and the process's side.
//!
//! A message is a byte for its kind and what belongs to it, numbers with the low byte first. Before the first one
//! stands a line by which the beginning is found, since libraries print things. A sign of life passes when nothing
//! else does, so that both sides notice soon when the other one is gone.

use crate::{CameraState, Colour, Event, Frame, FrameSource, still::MAX_PICTURE_SIDE};
use std::{
    io::{self, Read, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

const BEGINNING: &[u8] = b"trug camera worker 1\n";

/// How long nothing passes at most.
const SIGN_OF_LIFE: Duration = Duration::from_millis(250);

/// The longest text, in bytes; and what a picture may have, with its colour at three bytes a pixel.
const LONGEST_TEXT: usize = 4096;
const LARGEST: usize = 3 * (MAX_PICTURE_SIDE as usize) * (MAX_PICTURE_SIDE as usize) / 4;

/// What passes.
#[derive(Debug)]
pub(crate) enum Message {
    SignOfLife,
    State(CameraState),
    /// The frame that was lent for reading holds a picture.
    Frame,
    /// So many buffers were no picture.
    Bad(u64),
}

/// Looks through a camera and tells what it sees, until `asks` ends or `tells` breaks: then nobody is there any more.
///
/// # Errors
/// What writing said, other than that the other side has gone.
pub fn serve(
    source: &mut crate::Webcam,
    asks: impl Read + Send + 'static,
    tells: &mut impl Write,
) -> io::Result<()> {
    let over = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&over);
    thread::Builder::new().name("camera-asks".to_owned()).spawn(move || {
        // Nothing is ever sent this way: it ends when the other side does.
        let _ = io::copy(&mut { asks }, &mut io::sink());
        flag.store(true, Ordering::SeqCst);
    })?;
    let told = tell(source, tells, &over);
    match told {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        told => told,
    }
}

fn tell(source: &mut crate::Webcam, out: &mut impl Write, over: &AtomicBool) -> io::Result<()> {
    let mut bad = 0;
    out.write_all(BEGINNING)?;
    while !over.load(Ordering::SeqCst) {
        match source.next(SIGN_OF_LIFE) {
            Event::Frame(frame) => write_frame(out, &frame)?,
            Event::State(state) => write_state(out, &state)?,
            Event::Nothing | Event::BadPicture { .. } => out.write_all(b"l")?,
            Event::End => break,
        }
        let counted = source.counts().bad;
        if counted > bad {
            out.write_all(b"b")?;
            out.write_all(&(counted - bad).to_le_bytes())?;
            bad = counted;
        }
        out.flush()?;
    }
    Ok(())
}

fn write_state(out: &mut impl Write, state: &CameraState) -> io::Result<()> {
    let (kind, texts, size): (u8, Vec<&str>, (u32, u32)) = match state {
        CameraState::Opening => (0, vec![], (0, 0)),
        CameraState::Working { name, width, height, format } => {
            (1, vec![name, format], (*width, *height))
        }
        CameraState::NoCamera => (2, vec![], (0, 0)),
        CameraState::InUse => (3, vec![], (0, 0)),
        CameraState::NotAllowed { how } => (4, vec![how], (0, 0)),
        CameraState::StoppedAnswering => (5, vec![], (0, 0)),
        CameraState::TooDark => (6, vec![], (0, 0)),
        CameraState::Lost => (7, vec![], (0, 0)),
        CameraState::NotUsable { why } => (8, vec![why], (0, 0)),
        CameraState::NeedsRestart => (9, vec![], (0, 0)),
        CameraState::Absent { name } => (10, vec![name], (0, 0)),
    };
    out.write_all(&[b's', kind])?;
    write_u32(out, size.0)?;
    write_u32(out, size.1)?;
    for text in [texts.first(), texts.get(1)] {
        let text = text.map_or("", |text| *text);
        let end = (0..=LONGEST_TEXT.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        let text = &text.as_bytes()[..end.unwrap_or(0)];
        write_u32(out, text.len() as u32)?;
        out.write_all(text)?;
    }
    Ok(())
}

fn read_state(from: &mut impl Read) -> io::Result<CameraState> {
    let [kind] = read_bytes(from)?;
    let (width, height) = (read_u32(from)?, read_u32(from)?);
    let (first, second) = (read_text(from)?, read_text(from)?);
    Ok(match kind {
        0 => CameraState::Opening,
        1 => CameraState::Working { name: first, width, height, format: second },
        2 => CameraState::NoCamera,
        3 => CameraState::InUse,
        4 => CameraState::NotAllowed { how: first },
        5 => CameraState::StoppedAnswering,
        6 => CameraState::TooDark,
        7 => CameraState::Lost,
        8 => CameraState::NotUsable { why: first },
        9 => CameraState::NeedsRestart,
        10 => CameraState::Absent { name: first },
        _ => return Err(nonsense("a state that is none")),
    })
}

fn write_frame(out: &mut impl Write, frame: &Frame) -> io::Result<()> {
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
    if !fits || colour > LARGEST {
        return Err(nonsense("a picture that is too large"));
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
        _ => return Err(nonsense("a colour that is none")),
    };
    Ok(())
}

/// Reads on to where the messages begin.
pub(crate) fn find_beginning(from: &mut impl Read) -> io::Result<()> {
    let mut matched = 0;
    // What is printed before is little; a process that prints without end is none of ours.
    for _ in 0..1_000_000 {
        let [byte] = read_bytes(from)?;
        matched = match byte {
            byte if byte == BEGINNING[matched] => matched + 1,
            byte => usize::from(byte == BEGINNING[0]),
        };
        if matched == BEGINNING.len() {
            return Ok(());
        }
    }
    Err(nonsense("no beginning"))
}

/// The next message; a picture is read into `frame`.
pub(crate) fn read_message(from: &mut impl Read, frame: &mut Frame) -> io::Result<Message> {
    match read_bytes(from)? {
        [b'l'] => Ok(Message::SignOfLife),
        [b's'] => read_state(from).map(Message::State),
        [b'f'] => read_frame(from, frame).map(|()| Message::Frame),
        [b'b'] => read_bytes(from).map(u64::from_le_bytes).map(Message::Bad),
        _ => Err(nonsense("a message that is none")),
    }
}

fn nonsense(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the camera's process sent {what}"))
}

fn write_u32(out: &mut impl Write, number: u32) -> io::Result<()> {
    out.write_all(&number.to_le_bytes())
}

fn read_u32(from: &mut impl Read) -> io::Result<u32> {
    read_bytes(from).map(u32::from_le_bytes)
}

fn read_text(from: &mut impl Read) -> io::Result<String> {
    let length = read_u32(from)? as usize;
    if length > LONGEST_TEXT {
        return Err(nonsense("a text that is too long"));
    }
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(|_| nonsense("a text that is none"))
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
        let long = "ü".repeat(LONGEST_TEXT);
        for state in [
            CameraState::Opening,
            CameraState::Working { name: text("Eye"), width: 3, height: 2, format: text("GREY") },
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
    fn what_is_no_message_is_an_error_and_takes_no_memory() {
        let huge = [b"f\x01".as_slice(), &[255; 16]].concat();
        let long = [b"s\x08".as_slice(), &[0; 8], &[255; 4]].concat();
        for bytes in [b"".as_slice(), b"x", b"s\x63", &huge, &long, &[255; 64]] {
            assert!(read_message(&mut &bytes[..], &mut empty()).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn the_beginning_is_found_behind_what_a_library_prints() {
        let noise = b"running 1 test\ntrug camtrug camera worker 1\nl";
        let mut pipe = noise.as_slice();
        find_beginning(&mut pipe).expect("found");
        assert_eq!(pipe, b"l");
        assert!(find_beginning(&mut b"trug camera".as_slice()).is_err());
    }
}
