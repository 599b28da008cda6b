//! The state that the device shares with the [`Softcam`](crate::Softcam) that controls it.

use crate::controls::Control;
use crate::corruption::Corruption;
use crate::frame_loop::FrameLoop;
use crate::model::Pixels;
use crate::requests::Memory;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a program has asked the camera for and receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Streaming {
    /// The layout of pictures.
    pub pixels: Pixels,
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Pictures per second.
    pub rate: u32,
}

/// The shared state.
#[derive(Debug, Default)]
pub(crate) struct Shared(Mutex<State>);

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) frames: Arc<FrameLoop>,
    pub(crate) frozen: bool,
    pub(crate) corruption: Corruption,
    pub(crate) disconnects_when_probed: bool,
    pub(crate) streaming: Option<Streaming>,
    pub(crate) pictures: u64,
    pub(crate) memory: Memory,
}

impl Shared {
    // Every field is consistent at every moment, so a poisoned lock does no harm.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn control(&self, control: Control) -> i32 {
        self.lock().memory.settings.get(control)
    }
}
