//! The camera with its cable in the hand, and the socket of the computer that it is put into.

use crate::controls::Control;
use crate::device::{Desk, Spoil, Streaming, start};
use crate::model::Model;
use crate::reel::Reel;
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
        /// What the system said.
        why: String,
    },
    /// All sockets are taken.
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
    desk: Arc<Desk>,
    cable: Option<UnixStream>,
}

impl Softcam {
    /// A camera that lies on the desk, unplugged, with nothing before it.
    pub fn new(model: Model) -> Self {
        Self { model: Arc::new(model), desk: Arc::default(), cable: None }
    }

    /// Plugs it into this computer; it has forgotten its settings. Plugged in already, it is unplugged before.
    pub fn plug(&mut self, port: &Port) -> Result<(), SoftcamError> {
        let (ours, theirs) = UnixStream::pair()?;
        self.plug_into(ours)?;
        port.attach(&theirs)
    }

    /// As [`plug`](Self::plug), into whatever speaks USB/IP at the other end.
    pub fn plug_into(&mut self, cable: UnixStream) -> Result<(), SoftcamError> {
        self.unplug();
        let mut desk = self.desk.lock();
        (desk.memory, desk.streaming) = Default::default();
        drop(desk);
        let end = cable.try_clone()?;
        start(Arc::clone(&self.model), Arc::clone(&self.desk), cable)?;
        self.cable = Some(end);
        Ok(())
    }

    /// Pulls the cable.
    pub fn unplug(&mut self) {
        if let Some(cable) = self.cable.take() {
            // It may have been the kernel that let go first.
            let _ = cable.shutdown(Shutdown::Both);
        }
    }

    /// Sends nothing any more, and stays plugged in.
    pub fn freeze(&self) {
        self.desk.lock().frozen = true;
    }

    /// Sends again.
    pub fn thaw(&self) {
        self.desk.lock().frozen = false;
    }

    /// Spoils the pictures from the next one on.
    pub fn spoil(&self, how: Spoil) {
        self.desk.lock().spoil = how;
    }

    /// Pulls its own cable in the middle of the next program's attempt to open it: the camera that was listed is gone.
    pub fn fall_out_when_tried(&self) {
        self.desk.lock().falls_out_when_tried = true;
    }

    /// Holds something else before it.
    pub fn show(&self, reel: &Arc<Reel>) {
        self.desk.lock().reel = Arc::clone(reel);
    }

    /// What a program is getting from it.
    pub fn streaming(&self) -> Option<Streaming> {
        self.desk.lock().streaming
    }

    /// Pictures that it has sent since it was made.
    pub fn pictures(&self) -> u64 {
        self.desk.lock().pictures
    }

    /// What a control is set to.
    pub fn control(&self, control: Control) -> i32 {
        self.desk.control(control)
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
        let told = fs::read_to_string(&status).map_err(|error| no_port(&status, &error))?;
        let number = free_port(&told).ok_or(SoftcamError::NoFreePort)?;
        let attach = self.folder.join("attach");
        // The kernel takes a reference of its own to the socket; the device's number is anything that is not in use.
        let order = format!("{number} {} {} {HIGH_SPEED}", cable.as_raw_fd(), number + 0x1_0001);
        fs::write(&attach, order).map_err(|error| no_port(&attach, &error))
    }
}

fn no_port(path: &Path, error: &io::Error) -> SoftcamError {
    SoftcamError::NoPort { path: path.to_owned(), why: error.to_string() }
}

/// The first free port for a USB 2.0 device, of a table such as
/// `hs  0000 004 000 00000000 000000 0-0`: hub, port, state (4 is free), and more.
fn free_port(status: &str) -> Option<u32> {
    status.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let is_free = words.next() == Some("hs");
        let number = words.next()?.parse().ok()?;
        (is_free && words.next() == Some("004")).then_some(number)
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
