//! Camera buffers to frames, in memory that is reused ([`Pool`]): during a scan nothing is allocated for a frame but
//! what the JPEG decoder needs.

use crate::{
    capture_mode::CaptureMode,
    frame::{Colour, Frame},
    luma::{self, BadFrame, PixelFormat, luma_into},
};
use std::sync::Arc;

/// As many frames as are in use at once (one sent, one waiting, one being read, one for the preview), and one more to
/// fill.
const FRAMES: usize = 5;

/// Frames to be filled again when nobody holds them any more.
#[derive(Default)]
pub(crate) struct Pool {
    frames: Vec<Arc<Frame>>,
}

impl Pool {
    /// A frame that nobody else holds, with any content.
    pub(crate) fn unused(&mut self) -> Arc<Frame> {
        match self.frames.iter().position(|frame| Arc::strong_count(frame) == 1) {
            Some(at) => self.frames.swap_remove(at),
            None => Arc::new(empty_frame()),
        }
    }

    /// Takes back a frame that was sent or not needed.
    pub(crate) fn keep(&mut self, frame: Arc<Frame>) {
        if self.frames.len() >= FRAMES {
            self.frames.remove(0);
        }
        self.frames.push(frame);
    }
}

/// A frame without a picture, to be filled.
pub(crate) fn empty_frame() -> Frame {
    let luma = Vec::new();
    Frame { luma, width: 0, height: 0, seq: 0, at_ms: 0, name: None, colour: None }
}

/// Fills a frame that nobody else holds with the picture in a buffer.
pub(crate) fn fill(frame: &mut Frame, opened: &CaptureMode, bytes: &[u8]) -> Result<(), BadFrame> {
    let declared = (opened.width, opened.height);
    let size = luma_into(opened.pixels, bytes, declared, &mut frame.luma)?;
    (frame.width, frame.height) = size;
    let mut old = frame.colour.take().map_or_else(Vec::new, Colour::into_bytes);
    old.clear();
    frame.colour = colour(opened.pixels, bytes, size, old);
    Ok(())
}

/// The colour of a buffer that holds a picture of this size.
fn colour(
    pixels: PixelFormat,
    bytes: &[u8],
    (width, height): (u32, u32),
    mut out: Vec<u8>,
) -> Option<Colour> {
    let (width, height) = (width as usize, height as usize);
    let stride = luma::stride(pixels, bytes.len(), width, height);
    match pixels {
        PixelFormat::Grey => None,
        PixelFormat::Uyvy => {
            out.extend(bytes.as_chunks::<2>().0.iter().flat_map(|[chroma, luma]| [*luma, *chroma]));
            Some(Colour::Yuyv { bytes: out, stride })
        }
        PixelFormat::Yu12 => {
            let (luma, chroma) = bytes.split_at_checked(stride * height)?;
            let (u, v) = chroma.split_at_checked(stride / 2 * height.div_ceil(2))?;
            out.extend_from_slice(luma);
            out.extend(u.iter().zip(v).flat_map(|(u, v)| [*u, *v]));
            Some(Colour::Nv12 { bytes: out, stride })
        }
        _ => {
            out.extend_from_slice(bytes);
            Some(match pixels {
                PixelFormat::Mjpeg => Colour::Jpeg(out),
                PixelFormat::Nv12 => Colour::Nv12 { bytes: out, stride },
                PixelFormat::Rgb => Colour::Rgb { bytes: out, stride },
                PixelFormat::Bgr => Colour::Bgr { bytes: out, stride },
                _ => Colour::Yuyv { bytes: out, stride },
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen_picture;

    fn opened(pixels: PixelFormat) -> CaptureMode {
        CaptureMode { pixels, width: 16, height: 8, rate: 30.0 }
    }

    #[test]
    fn memory_is_used_again_once_nobody_holds_a_frame() {
        let mut pool = Pool::default();
        let mut filled = |value: u8| {
            let mut frame = pool.unused();
            let inside = Arc::get_mut(&mut frame).expect("held once");
            fill(inside, &opened(PixelFormat::Yuyv), &[value; 256]).expect("a picture");
            pool.keep(Arc::clone(&frame));
            frame
        };
        let held = filled(1);
        let second = filled(2);
        let at = second.luma.as_ptr();
        drop(second);
        let third = filled(3);
        assert_eq!(third.luma.as_ptr(), at, "the second one's memory");
        assert_eq!((held.luma[0], third.luma[0]), (1, 3), "and the held one was left alone");
        // As a scan holds them: the last four are somewhere, and the fifth comes back.
        let mut held = std::collections::VecDeque::new();
        let mut places = std::collections::BTreeSet::new();
        for value in 0..100 {
            let frame = filled(value);
            places.insert(frame.luma.as_ptr());
            held.push_back(frame);
            if held.len() > 4 {
                held.pop_front();
            }
        }
        assert!(places.len() <= 6, "{} frames were ever made", places.len());
        let many: Vec<_> = (4..20).map(&mut filled).collect();
        assert!(many.iter().zip(4..).all(|(frame, value)| frame.luma[0] == value));
    }

    #[test]
    fn a_bad_buffer_spoils_nothing() {
        let mut frame = empty_frame();
        assert!(fill(&mut frame, &opened(PixelFormat::Yuyv), &[1; 255]).is_err());
        assert!(fill(&mut frame, &opened(PixelFormat::Mjpeg), &[1; 255]).is_err());
        fill(&mut frame, &opened(PixelFormat::Yuyv), &[1; 256]).expect("a picture");
        assert_eq!(frame.luma, [1; 128]);
    }

    #[test]
    fn every_layout_shows_its_colour() {
        // A red of Y 76, U 85, V 255.
        let yuyv = [76, 85, 76, 255].repeat(64);
        let uyvy = [85, 76, 255, 76].repeat(64);
        let yu12 = [vec![76; 128], vec![85; 32], vec![255; 32]].concat();
        let nv12 = [vec![76; 128], [85, 255].repeat(32)].concat();
        for (pixels, bytes) in [
            (PixelFormat::Yuyv, yuyv),
            (PixelFormat::Uyvy, uyvy),
            (PixelFormat::Yu12, yu12),
            (PixelFormat::Nv12, nv12),
        ] {
            let mut frame = empty_frame();
            fill(&mut frame, &opened(pixels), &bytes).expect("a picture");
            assert_eq!(frame.luma, [76; 128], "{pixels:?}");
            let shown = screen_picture(&frame, 16).expect("a picture");
            let red = [vec![76; 128], vec![85; 32], vec![255; 32]].concat();
            assert_eq!((shown.coloured, shown.planes), (true, red), "{pixels:?}");
        }
    }
}
