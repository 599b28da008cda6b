//! The software camera, and the USB port that it is plugged into.

use crate::controls::Control;
use crate::corruption::Corruption;
use crate::device::start;
use crate::frame_loop::FrameLoop;
use crate::model::Model;
use crate::shared::{Shared, Streaming};
use std::net::Shutdown;
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// Why a camera could not be plugged in.
#[derive(Debug, thiserror::Error)]
pub enum SoftcamError {
    /// There is nothing to plug it into.
    #[error("could not use {}: {why}; load vhci-hcd and try again as root", path.display())]
    NoPort {
        /// The file of the virtual host controller.
        path: PathBuf,
        /// The system's error.
        why: String,
    },
    /// All ports are taken.
    #[error("every port of the virtual host controller is taken; unplug a camera")]
    NoFreePort,
    /// The socket pair or the thread could not be made.
    #[error("could not make the camera's cable: {0}")]
    Cable(#[from] io::Error),
}

/// A software camera. Dropping it unplugs it.
#[derive(Debug)]
pub struct Softcam {
    model: Arc<Model>,
    shared: Arc<Shared>,
    cable: Option<UnixStream>,
}

impl Softcam {
    /// An unplugged camera that shows plain grey.
    pub fn new(model: Model) -> Self {
        Self { model: Arc::new(model), shared: Arc::default(), cable: None }
    }

    /// Plugs it into this computer, with its default settings. A camera that is plugged in is unplugged before.
    pub fn plug(&mut self, port: &Port) -> Result<(), SoftcamError> {
        let (ours, theirs) = UnixStream::pair()?;
        self.plug_into(ours)?;
        port.attach(&theirs)
    }

    /// As [`plug`](Self::plug), into any USB/IP host at the other end of the socket.
    pub fn plug_into(&mut self, cable: UnixStream) -> Result<(), SoftcamError> {
        self.unplug();
        let mut state = self.shared.lock();
        (state.memory, state.streaming) = Default::default();
        drop(state);
        let end = cable.try_clone()?;
        start(Arc::clone(&self.model), Arc::clone(&self.shared), cable)?;
        self.cable = Some(end);
        Ok(())
    }

    /// Unplugs it.
    pub fn unplug(&mut self) {
        if let Some(cable) = self.cable.take() {
            // The kernel may have closed it first.
            let _ = cable.shutdown(Shutdown::Both);
        }
    }

    /// Stops sending pictures and stays plugged in.
    pub fn freeze(&self) {
        self.shared.lock().frozen = true;
    }

    /// Sends pictures again.
    pub fn thaw(&self) {
        self.shared.lock().frozen = false;
    }

    /// Corrupts the pictures from the next one on.
    pub fn corrupt(&self, how: Corruption) {
        self.shared.lock().corruption = how;
    }

    /// Disconnects when the next program probes a format: the camera that was listed is gone.
    pub fn disconnect_when_probed(&self) {
        self.shared.lock().disconnects_when_probed = true;
    }

    /// Shows other pictures.
    pub fn show(&self, frames: &Arc<FrameLoop>) {
        self.shared.lock().frames = Arc::clone(frames);
    }

    /// What a program receives from it.
    pub fn streaming(&self) -> Option<Streaming> {
        self.shared.lock().streaming
    }

    /// The number of pictures that it has sent.
    pub fn pictures(&self) -> u64 {
        self.shared.lock().pictures
    }

    /// The value of a control.
    pub fn control(&self, control: Control) -> i32 {
        self.shared.control(control)
    }
}

impl Drop for Softcam {
    fn drop(&mut self) {
        self.unplug();
    }
}

/// The virtual host controller of this computer's kernel.
#[derive(Debug, Clone)]
pub struct Port {
    folder: PathBuf,
}

impl Default for Port {
    fn default() -> Self {
        Self { folder: PathBuf::from("/sys/devices/platform/vhci_hcd.0") }
    }
}

/// USB 2.0 in the kernel's numbering of speeds.
const HIGH_SPEED: u32 = 3;

impl Port {
    fn attach(&self, cable: &UnixStream) -> Result<(), SoftcamError> {
        let status = self.folder.join("status");
        let text = fs::read_to_string(&status).map_err(|error| no_port(&status, &error))?;
        let number = free_port(&text).ok_or(SoftcamError::NoFreePort)?;
        let attach = self.folder.join("attach");
        // The kernel takes its own reference to the socket; the device's number is any that is not in use.
        let request = format!("{number} {} {} {HIGH_SPEED}", cable.as_raw_fd(), number + 0x1_0001);
        fs::write(&attach, request).map_err(|error| no_port(&attach, &error))
    }
}

fn no_port(path: &Path, error: &io::Error) -> SoftcamError {
    SoftcamError::NoPort { path: path.to_owned(), why: error.to_string() }
}

/// The first free port for a USB 2.0 device, of a table such as
/// `hs  0000 004 000 00000000 000000 0-0`: hub, port, state (4 is free), and more.
fn free_port(status: &str) -> Option<u32> {
    status.lines().find_map(|line| {
        let mut columns = line.split_whitespace();
        let is_usb_2 = columns.next() == Some("hs");
        let number = columns.next()?.parse().ok()?;
        (is_usb_2 && columns.next() == Some("004")).then_some(number)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_free_port_for_usb_2_is_found() {
        let check = |status: &str, expect| assert_eq!(free_port(status), expect, "{status}");
        let head = "hub port sta spd dev      sockfd local_busid\n";
        check("", None);
        check(head, None);
        check(
            &format!("{head}hs  0000 006 003 00010001 000003 1-1\nhs  0001 004 000 0 0 0-0\n"),
            Some(1),
        );
        check(&format!("{head}ss  0008 004 000 00000000 000000 0-0\n"), None);
    }
}
