//! Clips: recordings of packets shown to a camera. The built-in demo is one.
//!
//! There are two formats, recognised by their first bytes: Y4M, whose luma plane is used as it is, and a bare stream
//! of JPEGs (`.mjpeg`) at 15 frames per second. A paced clip behaves like a camera: each frame comes at its time, and
//! frames that are fetched too late are dropped. Without pacing each frame comes as soon as it is asked for and none
//! is dropped. `at_ms` is the clip's own time in both cases.

use crate::{
    CameraError, Colour, Event, Frame, FrameSource, clock::Clock, frame::MAX_PICTURE_SIDE, mjpeg,
    still::read_file,
};
use std::{
    borrow::Cow,
    fs::File,
    io::{BufRead, BufReader, Cursor, Read},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// A clip from a file.
pub struct Clip {
    frames: Frames,
    rate: Rate,
    /// Frames read or skipped so far.
    position: u64,
    paced: bool,
    started: Option<Clock>,
    path: PathBuf,
}

/// The built-in clip: three packets shown one after the other, drawn by the project itself.
pub struct Demo(Clip);

enum Frames {
    Y4m(y4m::Decoder<Box<dyn Read + Send>>),
    Mjpeg {
        stream: Cow<'static, [u8]>,
        at: usize,
    },
    /// The end, or damage after which no frame can be found.
    Over,
}

/// Frames a second, as a fraction.
#[derive(Clone, Copy)]
struct Rate {
    frames: u64,
    seconds: u64,
}

const MJPEG_RATE: Rate = Rate { frames: 15, seconds: 1 };
const MAX_MJPEG_BYTES: u64 = 512 * 1024 * 1024;
const DEMO: &[u8] = include_bytes!("../../../../assets/demo.mjpeg");

impl Clip {
    /// Opens a clip. With `paced` it plays in real time, as the window needs it, else as fast as it decodes.
    pub fn open(path: &Path, paced: bool) -> Result<Self, CameraError> {
        let unreadable = |error: std::io::Error| CameraError::Unreadable {
            path: path.to_owned(),
            why: error.to_string(),
        };
        if std::fs::metadata(path).map_err(unreadable)?.is_dir() {
            return Err(CameraError::Unreadable {
                path: path.to_owned(),
                why: "it is a folder".to_owned(),
            });
        }
        let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
        let (frames, rate) = match reader.fill_buf().map_err(unreadable)? {
            [b'Y', b'U', b'V', b'4', b'M', b'P', b'E', b'G', b'2', ..] => y4m_frames(reader, path)?,
            [0xFF, 0xD8, 0xFF, ..] => {
                let stream = Cow::Owned(read_file(path, MAX_MJPEG_BYTES)?);
                (Frames::Mjpeg { stream, at: 0 }, MJPEG_RATE)
            }
            _ => return Err(CameraError::NotAClip { path: path.to_owned() }),
        };
        Ok(Self { frames, rate, position: 0, paced, started: None, path: path.to_owned() })
    }

    /// The next frame, whatever its time; None at the end.
    fn read(&mut self) -> Option<Result<Frame, CameraError>> {
        let read = match &mut self.frames {
            Frames::Y4m(decoder) => read_y4m(decoder),
            Frames::Mjpeg { stream, at } => mjpeg::next_jpeg(stream, *at).map(|range| {
                *at = range.end;
                read_jpeg(&stream[range])
            }),
            Frames::Over => None,
        };
        let at_ms = self.rate.ms_of(self.position);
        match read {
            None => {
                self.frames = Frames::Over;
                None
            }
            Some(frame) => {
                self.position += 1;
                let seq = self.position;
                if frame.is_err() && matches!(self.frames, Frames::Y4m(_)) {
                    self.frames = Frames::Over;
                }
                Some(frame.map(|frame| Frame { seq, at_ms, ..frame }).map_err(|why| {
                    CameraError::Damaged {
                        path: self.path.clone(),
                        why: format!("frame {seq}: {why}"),
                    }
                }))
            }
        }
    }

    /// Skips one frame without decoding it. False at the end.
    fn skip(&mut self) -> bool {
        let skipped = match &mut self.frames {
            Frames::Y4m(decoder) => decoder.read_frame().is_ok(),
            Frames::Mjpeg { stream, at } => {
                mjpeg::next_jpeg(stream, *at).map(|range| *at = range.end).is_some()
            }
            Frames::Over => false,
        };
        self.position += u64::from(skipped);
        skipped
    }

    /// Waits for the next frame's time, at most `wait`, and skips the frames that are late. False while it is too
    /// early.
    fn keep_pace(&mut self, wait: Duration) -> bool {
        let clock = self.started.get_or_insert_with(Clock::start).clone();
        let due = Duration::from_millis(self.rate.ms_of(self.position));
        if let Some(left) = due.checked_sub(clock.elapsed()) {
            std::thread::sleep(left.min(wait));
            return left <= wait;
        }
        while self.rate.ms_of(self.position + 1) <= clock.ms() {
            if !self.skip() {
                break;
            }
        }
        true
    }
}

impl FrameSource for Clip {
    fn next(&mut self, wait: Duration) -> Event {
        if matches!(self.frames, Frames::Over) {
            return Event::End;
        }
        if self.paced && !self.keep_pace(wait) {
            return Event::Nothing;
        }
        match self.read() {
            None => Event::End,
            Some(Ok(frame)) => Event::Frame(Arc::new(frame)),
            Some(Err(error)) => Event::BadPicture { path: Some(self.path.clone()), error },
        }
    }

    fn describe(&self) -> String {
        format!("the clip {}", self.path.display())
    }
}

impl Demo {
    /// The demo from its start, `paced` or not as for a [`Clip`].
    pub fn open(paced: bool) -> Result<Self, CameraError> {
        Ok(Self(Clip {
            frames: Frames::Mjpeg { stream: Cow::Borrowed(DEMO), at: 0 },
            rate: MJPEG_RATE,
            position: 0,
            paced,
            started: None,
            path: PathBuf::from("demo.mjpeg"),
        }))
    }
}

impl FrameSource for Demo {
    fn next(&mut self, wait: Duration) -> Event {
        self.0.next(wait)
    }

    fn describe(&self) -> String {
        "the demo clip".to_owned()
    }
}

impl Rate {
    fn ms_of(self, frame: u64) -> u64 {
        frame.saturating_mul(1000).saturating_mul(self.seconds) / self.frames
    }
}

fn y4m_frames(mut reader: BufReader<File>, path: &Path) -> Result<(Frames, Rate), CameraError> {
    let not_playable =
        |why: &str| CameraError::ClipNotPlayable { path: path.to_owned(), why: why.to_owned() };
    // The decoder multiplies width and height unchecked, so they are checked before.
    let mut header = Vec::new();
    reader.by_ref().take(1024).read_until(b'\n', &mut header).map_err(|error| {
        CameraError::Unreadable { path: path.to_owned(), why: error.to_string() }
    })?;
    for parameter in header.split(u8::is_ascii_whitespace) {
        if let [b'W' | b'H', digits @ ..] = parameter
            && std::str::from_utf8(digits)
                .ok()
                .and_then(|digits| digits.parse().ok())
                .is_none_or(|side: u32| side > MAX_PICTURE_SIDE)
        {
            return Err(CameraError::TooLarge {
                path: path.to_owned(),
                found: format!("{} pixels a side", String::from_utf8_lossy(digits)),
                limit: MAX_PICTURE_SIDE.to_string(),
            });
        }
    }
    let whole: Box<dyn Read + Send> = Box::new(Cursor::new(header).chain(reader));
    let decoder = y4m::Decoder::new(whole).map_err(|error| match error {
        y4m::Error::UnknownColorspace => not_playable("its colour format is unknown"),
        y4m::Error::OutOfMemory => not_playable("its frames are too large"),
        y4m::Error::IoError(error) => {
            CameraError::Unreadable { path: path.to_owned(), why: error.to_string() }
        }
        _ => not_playable("its header is damaged"),
    })?;
    if decoder.get_bit_depth() != 8 {
        return Err(not_playable(&format!("it has {} bits a pixel", decoder.get_bit_depth())));
    }
    let y4m::Ratio { num, den } = decoder.get_framerate();
    // 0:0 means an unknown rate; other players use 25 then.
    let rate = if num == 0 || den == 0 {
        Rate { frames: 25, seconds: 1 }
    } else {
        Rate { frames: num as u64, seconds: den as u64 }
    };
    Ok((Frames::Y4m(decoder), rate))
}

fn read_y4m(decoder: &mut y4m::Decoder<Box<dyn Read + Send>>) -> Option<Result<Frame, String>> {
    let (width, height) = (decoder.get_width() as u32, decoder.get_height() as u32);
    match decoder.read_frame() {
        Ok(frame) => Some(Ok(bare(frame.get_y_plane().to_vec(), width, height, None))),
        Err(y4m::Error::EOF) => None,
        Err(error) => Some(Err(error.to_string())),
    }
}

fn read_jpeg(jpeg: &[u8]) -> Result<Frame, String> {
    mjpeg::decode(jpeg)
        .map(|grey| bare(grey.luma, grey.width, grey.height, Some(Colour::Jpeg(jpeg.to_vec()))))
}

fn bare(luma: Vec<u8>, width: u32, height: u32, colour: Option<Colour>) -> Frame {
    Frame { luma, width, height, seq: 0, at_ms: 0, name: None, colour }
}
