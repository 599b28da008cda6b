//! The process of a camera worker: it reads a camera and sends states and frames to the program that started it. See
//! [`worker_protocol`](crate::worker_protocol).

use crate::{
    source::{Event, FrameSource},
    webcam::Webcam,
    worker_protocol::{PREAMBLE, write_bad, write_frame, write_heartbeat, write_state},
};
use std::{
    io::{self, Read, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// The longest time without a message.
const HEARTBEAT: Duration = Duration::from_millis(250);

/// Sends what a camera delivers to `output`, until `input` ends or `output` breaks: then the program is gone.
///
/// # Errors
/// When writing fails for another reason than that the program is gone.
pub fn serve(
    webcam: &mut Webcam,
    input: impl Read + Send + 'static,
    output: &mut impl Write,
) -> io::Result<()> {
    let ended = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&ended);
    thread::Builder::new().name("camera-input".to_owned()).spawn(move || {
        // Nothing is ever sent this way: it ends when the program does.
        let _ = io::copy(&mut { input }, &mut io::sink());
        flag.store(true, Ordering::SeqCst);
    })?;
    match send(webcam, output, &ended) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        sent => sent,
    }
}

fn send(webcam: &mut Webcam, out: &mut impl Write, ended: &AtomicBool) -> io::Result<()> {
    let mut bad = 0;
    out.write_all(PREAMBLE)?;
    while !ended.load(Ordering::SeqCst) {
        match webcam.next(HEARTBEAT) {
            Event::Frame(frame) => write_frame(out, &frame)?,
            Event::State(state) => write_state(out, &state)?,
            Event::Nothing | Event::BadPicture { .. } => write_heartbeat(out)?,
            Event::End => break,
        }
        let counted = webcam.counts().bad;
        if counted > bad {
            write_bad(out, counted - bad)?;
            bad = counted;
        }
        out.flush()?;
    }
    Ok(())
}
