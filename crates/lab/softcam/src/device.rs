//! The camera at work: answers what the kernel asks, and sends a picture when its time has come and there is room.

use crate::controls::Control;
use crate::model::{Model, Offer, Pixels, UNITS_A_SECOND};
use crate::reel::{Reel, without_huffman_tables};
use crate::requests::{Answer, Memory, answer};
use crate::wire::{Asked, NO_ANSWER, STALLED, TAKEN_BACK, ask, submitted, unlinked};
use std::collections::VecDeque;
use std::io::Result;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What is wrong with the pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Spoil {
    /// Nothing.
    #[default]
    None,
    /// JPEGs lack their Huffman tables, as the video class allows.
    Bare,
    /// Only the first three fifths of a picture come.
    Cut,
    /// Every byte after the first sixteenth of a picture is another.
    Garbled,
}

/// What a program has asked the camera for and is getting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Streaming {
    /// How pictures are laid out.
    pub pixels: Pixels,
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Pictures a second that were asked for.
    pub rate: u32,
}

/// What the hand does and sees, and the device as well.
#[derive(Debug, Default)]
pub(crate) struct Desk(Mutex<State>);

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) reel: Arc<Reel>,
    pub(crate) frozen: bool,
    pub(crate) spoil: Spoil,
    pub(crate) falls_out_when_tried: bool,
    pub(crate) streaming: Option<Streaming>,
    pub(crate) pictures: u64,
    pub(crate) memory: Memory,
}

impl Desk {
    // Every field is whole at every moment.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn control(&self, control: Control) -> i32 {
        self.lock().memory.settings.get(control)
    }
}

/// Bytes of the video class's header before a picture: its own length and flags.
pub(crate) const PAYLOAD_HEADER: u32 = 2;
const END_OF_HEADER: u8 = 0x80;
const END_OF_PICTURE: u8 = 0x02;

/// Starts the device on its end of the cable; it ends when the cable is pulled.
pub(crate) fn start(model: Arc<Model>, desk: Arc<Desk>, cable: UnixStream) -> Result<()> {
    let (tell, asked) = channel();
    let mut from = cable.try_clone()?;
    thread::Builder::new().name("softcam ear".into()).spawn(move || {
        while let Ok(next) = ask(&mut from) {
            if tell.send(next).is_err() {
                break;
            }
        }
    })?;
    let device = Device { model, desk, cable, rooms: VecDeque::new(), sending: None };
    thread::Builder::new().name("softcam".into()).spawn(move || device.run(&asked))?;
    Ok(())
}

struct Device {
    model: Arc<Model>,
    desk: Arc<Desk>,
    cable: UnixStream,
    /// Transfers that wait for bytes: number and size.
    rooms: VecDeque<(u32, usize)>,
    sending: Option<Sending>,
}

/// A stream of pictures.
struct Sending {
    offer: Offer,
    between: Duration,
    next_at: Instant,
    number: usize,
    /// Flips with each picture, by which the kernel tells one from the next.
    flip: u8,
    payload: Vec<u8>,
    sent: usize,
}

impl Device {
    /// An error is a pulled cable, as is the end of what is asked.
    fn run(mut self, asked: &Receiver<Asked>) {
        while self.work(asked).is_ok_and(|is_plugged| is_plugged) {}
        self.desk.lock().streaming = None;
        // So that the kernel notices as well when it was the device that gave up.
        let _ = self.cable.shutdown(std::net::Shutdown::Both);
    }

    fn work(&mut self, asked: &Receiver<Asked>) -> Result<bool> {
        self.send_pictures()?;
        let idle = Duration::from_millis(50);
        let wait = self.sending.as_ref().map_or(idle, |sending| {
            let until = sending.next_at.saturating_duration_since(Instant::now());
            until.clamp(Duration::from_millis(1), idle)
        });
        match asked.recv_timeout(wait) {
            Ok(Asked::Control { seq, setup, data, is_in }) => self.answer(seq, setup, &data, is_in),
            Ok(Asked::Room { seq, bytes }) => {
                self.rooms.push_back((seq, bytes));
                Ok(true)
            }
            Ok(Asked::TakeBack { seq, which }) => {
                let waiting = self.rooms.iter().position(|(room, _)| *room == which);
                let status = if waiting.is_some() { TAKEN_BACK } else { 0 };
                waiting.map(|at| self.rooms.remove(at));
                unlinked(&mut self.cable, seq, status).map(|()| true)
            }
            Err(RecvTimeoutError::Timeout) => Ok(true),
            Err(RecvTimeoutError::Disconnected) => Ok(false),
        }
    }

    fn answer(&mut self, seq: u32, setup: [u8; 8], data: &[u8], is_in: bool) -> Result<bool> {
        let mut desk = self.desk.lock();
        let answer = answer(&self.model, &mut desk.memory, setup, data);
        match answer {
            Answer::Stalled => {
                drop(desk);
                return submitted(&mut self.cable, seq, STALLED, 0, &[]).map(|()| true);
            }
            Answer::Tried if desk.falls_out_when_tried => {
                desk.falls_out_when_tried = false;
                drop(desk);
                // A real bus notices at once that nobody answers; USB/IP would wait for seconds.
                return submitted(&mut self.cable, seq, NO_ANSWER, 0, &[]).map(|()| false);
            }
            Answer::Begun => {
                self.sending = begin(&self.model, &desk);
                desk.streaming = self.sending.as_ref().map(Sending::told);
            }
            Answer::Ended => {
                self.sending = None;
                desk.streaming = None;
            }
            Answer::Done(_) | Answer::Tried => {}
        }
        drop(desk);
        let bytes = if let Answer::Done(bytes) = answer { bytes } else { vec![] };
        let done = if is_in { bytes.len() } else { data.len() };
        submitted(&mut self.cable, seq, 0, done, &bytes).map(|()| true)
    }

    fn send_pictures(&mut self) -> Result<()> {
        let Some(sending) = &mut self.sending else { return Ok(()) };
        while !self.rooms.is_empty() {
            if sending.sent == sending.payload.len() && !sending.next_picture(&self.desk) {
                break;
            }
            let Some((seq, room)) = self.rooms.pop_front() else { break };
            let left = &sending.payload[sending.sent..];
            let part = &left[..left.len().min(room)];
            sending.sent += part.len();
            submitted(&mut self.cable, seq, 0, part.len(), part)?;
        }
        Ok(())
    }
}

fn begin(model: &Model, desk: &State) -> Option<Sending> {
    let bargain = desk.memory.bargain;
    let interval = Duration::from_nanos(u64::from(bargain.interval) * 100);
    let slowest = model.delivers.map(|rate| Duration::from_secs(1) / rate.max(1));
    Some(Sending {
        offer: model.offer(bargain.format, bargain.frame)?.clone(),
        between: slowest.map_or(interval, |slowest| slowest.max(interval)),
        next_at: Instant::now(),
        number: 0,
        flip: 0,
        payload: Vec::new(),
        sent: 0,
    })
}

impl Sending {
    fn told(&self) -> Streaming {
        let Offer { pixels, width, height, .. } = self.offer;
        let units = self.between.as_nanos() / 100;
        let rate = (u128::from(UNITS_A_SECOND) / units.max(1)) as u32;
        Streaming { pixels, width, height, rate }
    }

    /// Prepares the next picture, if its time has come.
    fn next_picture(&mut self, desk: &Desk) -> bool {
        let now = Instant::now();
        let mut state = desk.lock();
        if now < self.next_at || state.frozen {
            return false;
        }
        // A camera that could not send in time goes on from now and makes up for nothing.
        self.next_at = (self.next_at + self.between).max(now);
        state.pictures += 1;
        let (reel, spoil) = (Arc::clone(&state.reel), state.spoil);
        drop(state);
        let Offer { pixels, width, height, .. } = self.offer;
        let mut picture = reel.bytes(self.number, pixels, width, height);
        spoil.apply(pixels, &mut picture);
        self.number += 1;
        self.flip ^= 1;
        self.payload = vec![PAYLOAD_HEADER as u8, END_OF_HEADER | END_OF_PICTURE | self.flip];
        self.payload.extend(picture);
        // A transfer that is not filled ends a picture; a JPEG may have bytes behind it.
        if pixels == Pixels::Mjpeg && self.payload.len().is_multiple_of(512) {
            self.payload.push(0);
        }
        self.sent = 0;
        true
    }
}

impl Spoil {
    fn apply(self, pixels: Pixels, picture: &mut Vec<u8>) {
        let most = picture.len();
        match self {
            Self::Bare if pixels == Pixels::Mjpeg => *picture = without_huffman_tables(picture),
            Self::None | Self::Bare => {}
            // An odd length fills no transfer.
            Self::Cut => picture.truncate((most * 3 / 5) | 1),
            Self::Garbled => {
                for (n, byte) in picture.iter_mut().enumerate().skip(most / 16) {
                    *byte ^= (n * 37 + n / 251) as u8;
                }
            }
        }
    }
}
