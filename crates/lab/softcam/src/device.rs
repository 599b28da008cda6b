//! The device at work: it answers the kernel's requests, and sends each picture at its time when there is a transfer for it.

use crate::model::{Mode, Model, Pixels, UNITS_PER_SECOND};
use crate::requests::{PAYLOAD_HEADER, Response, respond};
use crate::shared::{Shared, State, Streaming};
use crate::wire::{
    NO_ANSWER, Request, STALLED, UNLINKED_BEFORE_DONE, complete, read_request, reply_to_unlink,
};
use std::collections::VecDeque;
use std::io::Result;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

const END_OF_HEADER: u8 = 0x80;
const END_OF_PICTURE: u8 = 0x02;

/// Starts the device on its end of the cable. It ends when the cable is unplugged.
pub(crate) fn start(model: Arc<Model>, shared: Arc<Shared>, cable: UnixStream) -> Result<()> {
    let (sender, requests) = channel();
    let mut from = cable.try_clone()?;
    thread::Builder::new().name("softcam input".into()).spawn(move || {
        while let Ok(request) = read_request(&mut from) {
            if sender.send(request).is_err() {
                break;
            }
        }
    })?;
    let device = Device { model, shared, cable, transfers: VecDeque::new(), stream: None };
    thread::Builder::new().name("softcam".into()).spawn(move || device.run(&requests))?;
    Ok(())
}

struct Device {
    model: Arc<Model>,
    shared: Arc<Shared>,
    cable: UnixStream,
    /// Transfers that wait for data: number and size.
    transfers: VecDeque<(u32, usize)>,
    stream: Option<PictureStream>,
}

/// The pictures that are being sent.
struct PictureStream {
    mode: Mode,
    interval: Duration,
    next_at: Instant,
    number: usize,
    /// Toggles with each picture, by which the kernel separates them.
    toggle: u8,
    payload: Vec<u8>,
    sent: usize,
}

impl Device {
    /// An error or the end of the requests means that the cable is unplugged.
    fn run(mut self, requests: &Receiver<Request>) {
        while self.work(requests).is_ok_and(|is_plugged| is_plugged) {}
        self.shared.lock().streaming = None;
        // The kernel must notice when it was the device that ended.
        let _ = self.cable.shutdown(std::net::Shutdown::Both);
    }

    fn work(&mut self, requests: &Receiver<Request>) -> Result<bool> {
        self.send_pictures()?;
        let idle = Duration::from_millis(50);
        let wait = self.stream.as_ref().map_or(idle, |stream| {
            let until = stream.next_at.saturating_duration_since(Instant::now());
            until.clamp(Duration::from_millis(1), idle)
        });
        match requests.recv_timeout(wait) {
            Ok(Request::Control { seq, setup, data, is_in }) => {
                self.respond(seq, setup, &data, is_in)
            }
            Ok(Request::Transfer { seq, bytes }) => {
                self.transfers.push_back((seq, bytes));
                Ok(true)
            }
            Ok(Request::Unlink { seq, target }) => {
                let waiting = self.transfers.iter().position(|(waiting, _)| *waiting == target);
                let status = if waiting.is_some() { UNLINKED_BEFORE_DONE } else { 0 };
                waiting.map(|at| self.transfers.remove(at));
                reply_to_unlink(&mut self.cable, seq, status).map(|()| true)
            }
            Err(RecvTimeoutError::Timeout) => Ok(true),
            Err(RecvTimeoutError::Disconnected) => Ok(false),
        }
    }

    fn respond(&mut self, seq: u32, setup: [u8; 8], data: &[u8], is_in: bool) -> Result<bool> {
        let mut state = self.shared.lock();
        let response = respond(&self.model, &mut state.memory, setup, data);
        match response {
            Response::Stalled => {
                drop(state);
                return complete(&mut self.cable, seq, STALLED, 0, &[]).map(|()| true);
            }
            Response::Probed if state.disconnects_when_probed => {
                state.disconnects_when_probed = false;
                drop(state);
                // A real bus notices at once that no device answers; USB/IP would wait for seconds.
                return complete(&mut self.cable, seq, NO_ANSWER, 0, &[]).map(|()| false);
            }
            Response::Committed => {
                self.stream = begin(&self.model, &state);
                state.streaming = self.stream.as_ref().map(PictureStream::streaming);
            }
            Response::Ended => {
                self.stream = None;
                state.streaming = None;
            }
            Response::Done(_) | Response::Probed => {}
        }
        drop(state);
        let bytes = if let Response::Done(bytes) = response { bytes } else { vec![] };
        let done = if is_in { bytes.len() } else { data.len() };
        complete(&mut self.cable, seq, 0, done, &bytes).map(|()| true)
    }

    fn send_pictures(&mut self) -> Result<()> {
        let Some(stream) = &mut self.stream else { return Ok(()) };
        while !self.transfers.is_empty() {
            if stream.sent == stream.payload.len() && !stream.next_picture(&self.shared) {
                break;
            }
            let Some((seq, bytes)) = self.transfers.pop_front() else { break };
            let unsent = &stream.payload[stream.sent..];
            let part = &unsent[..unsent.len().min(bytes)];
            stream.sent += part.len();
            complete(&mut self.cable, seq, 0, part.len(), part)?;
        }
        Ok(())
    }
}

fn begin(model: &Model, state: &State) -> Option<PictureStream> {
    let format = state.memory.format;
    let interval = Duration::from_nanos(u64::from(format.interval) * 100);
    let slowest = model.actual_rate.map(|rate| Duration::from_secs(1) / rate.max(1));
    Some(PictureStream {
        mode: model.mode(format.format, format.frame)?.clone(),
        interval: slowest.map_or(interval, |slowest| slowest.max(interval)),
        next_at: Instant::now(),
        number: 0,
        toggle: 0,
        payload: Vec::new(),
        sent: 0,
    })
}

impl PictureStream {
    fn streaming(&self) -> Streaming {
        let Mode { pixels, width, height, .. } = self.mode;
        let units = self.interval.as_nanos() / 100;
        let rate = (u128::from(UNITS_PER_SECOND) / units.max(1)) as u32;
        Streaming { pixels, width, height, rate }
    }

    /// Prepares the next picture, if it is due.
    fn next_picture(&mut self, shared: &Shared) -> bool {
        let now = Instant::now();
        let mut state = shared.lock();
        if now < self.next_at || state.frozen {
            return false;
        }
        // A camera that could not send in time goes on from now; missed pictures are not made up for.
        self.next_at = (self.next_at + self.interval).max(now);
        state.pictures += 1;
        let (frames, corruption) = (Arc::clone(&state.frames), state.corruption);
        drop(state);
        let Mode { pixels, width, height, .. } = self.mode;
        let mut picture = frames.bytes(self.number, pixels, width, height);
        corruption.apply(pixels, &mut picture);
        self.number += 1;
        self.toggle ^= 1;
        self.payload = vec![PAYLOAD_HEADER as u8, END_OF_HEADER | END_OF_PICTURE | self.toggle];
        self.payload.extend(picture);
        // A transfer that is not filled ends a picture; a JPEG may have bytes after its end.
        if pixels == Pixels::Mjpeg && self.payload.len().is_multiple_of(512) {
            self.payload.push(0);
        }
        self.sent = 0;
        true
    }
}
