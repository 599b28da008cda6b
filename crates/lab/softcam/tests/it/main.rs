//! The camera as the kernel sees it, without a kernel at the other end of the cable.

#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use trug_label::{Scene, Symbology};
use trug_softcam::{Control, Corruption, FrameLoop, Mode, Model, Pixels, Softcam, Streaming};

fn model() -> Model {
    let modes = [(Pixels::Mjpeg, 64, 48), (Pixels::Yuyv, 64, 48), (Pixels::Yuyv, 32, 24)];
    let mode = |(pixels, width, height)| Mode::new(pixels, width, height, &[30, 10]);
    Model::new("Soft Cam", modes.into_iter().map(mode).collect())
}

/// The kernel's end of the cable.
struct Host {
    cable: UnixStream,
    seq: u32,
}

impl Host {
    fn of(camera: &mut Softcam) -> Self {
        let (ours, theirs) = UnixStream::pair().expect("a pair");
        camera.plug_into(theirs).expect("plugged");
        Self { cable: ours, seq: 0 }
    }

    /// Submits a transfer: endpoint, whether bytes come in, how many, setup packet, bytes out.
    fn submit(
        &mut self,
        endpoint: u32,
        is_in: bool,
        bytes: usize,
        setup: [u8; 8],
        out: &[u8],
    ) -> u32 {
        self.seq += 1;
        let words = [1, self.seq, 1, u32::from(is_in), endpoint, 0, bytes as u32, 0, 0, 0];
        let mut message: Vec<u8> = words.into_iter().flat_map(u32::to_be_bytes).collect();
        message.extend(setup);
        message.extend(out);
        self.cable.write_all(&message).expect("sent");
        self.seq
    }

    /// The next answer: its number, its status, its bytes.
    fn answer(&mut self, has_bytes: bool) -> (u32, i32, Vec<u8>) {
        let mut header = [0; 48];
        self.cable.read_exact(&mut header).expect("an answer");
        let word =
            |n: usize| u32::from_be_bytes(header[n * 4..n * 4 + 4].try_into().expect("four"));
        let mut bytes = vec![0; if has_bytes { word(6) as usize } else { 0 }];
        self.cable.read_exact(&mut bytes).expect("bytes");
        (word(1), word(5) as i32, bytes)
    }

    /// Asks for bytes over the control endpoint; none where the camera does not know what is wanted.
    fn get(
        &mut self,
        kind: u8,
        request: u8,
        value: u16,
        index: u16,
        limit: u16,
    ) -> Option<Vec<u8>> {
        let setup = setup(kind, request, value, index, limit);
        let seq = self.submit(0, true, limit.into(), setup, &[]);
        let (answered, status, bytes) = self.answer(true);
        assert_eq!(answered, seq);
        (status == 0).then_some(bytes)
    }

    fn set(&mut self, kind: u8, request: u8, value: u16, index: u16, data: &[u8]) -> bool {
        let setup = setup(kind, request, value, index, data.len() as u16);
        self.submit(0, false, data.len(), setup, data);
        self.answer(false).1 == 0
    }

    /// Negotiates a format and receives one picture with its header.
    fn picture(&mut self, format: u8, frame: u8) -> Vec<u8> {
        let mut block = vec![1, 0, format, frame];
        block.extend(333_333_u32.to_le_bytes());
        block.resize(26, 0);
        for selector in [0x100, 0x200] {
            assert!(self.set(0x21, 1, selector, 1, &block));
        }
        for _ in 0..8 {
            self.submit(1, true, 1024, [0; 8], &[]);
        }
        let mut picture = Vec::new();
        loop {
            let (_, status, part) = self.answer(true);
            assert_eq!(status, 0);
            picture.extend(&part);
            if part.len() < 1024 {
                return picture;
            }
        }
    }
}

fn setup(kind: u8, request: u8, value: u16, index: u16, length: u16) -> [u8; 8] {
    let words = [u16::from_le_bytes([kind, request]), value, index, length];
    let mut setup = [0; 8];
    for (bytes, word) in setup.chunks_exact_mut(2).zip(words) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
    setup
}

#[test]
fn the_descriptors_add_up() {
    let mut camera = Softcam::new(model());
    let mut host = Host::of(&mut camera);
    assert_eq!(host.get(0x80, 6, 0x100, 0, 64).map(|bytes| bytes.len()), Some(18));
    let all = host.get(0x80, 6, 0x200, 0, 4096).expect("a configuration");
    assert_eq!(usize::from(u16::from_le_bytes([all[2], all[3]])), all.len());
    let mut at = 0;
    while at < all.len() {
        assert!(all[at] >= 2, "a length at {at} of {all:?}");
        at += usize::from(all[at]);
    }
    assert_eq!(at, all.len(), "each descriptor's length leads to the next");
    let frames = |kind| all.windows(3).filter(|part| *part == [34, 0x24, kind]).count();
    assert_eq!((frames(7), frames(5)), (1, 2));
    let name: Vec<u8> = "Soft Cam".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(host.get(0x80, 6, 0x302, 0x409, 255).expect("a name")[2..], name);
    assert_eq!(host.get(0x80, 6, 0x304, 0x409, 255), None, "there is no fourth string");
}

#[test]
fn controls_are_read_and_set() {
    let mut camera = Softcam::new(model());
    let mut host = Host::of(&mut camera);
    let focus = |host: &mut Host, request| host.get(0xA1, request, 0x600, 0x100, 2);
    assert_eq!(focus(&mut host, 0x83), Some(vec![250, 0]));
    assert!(host.set(0x21, 1, 0x600, 0x100, &[100, 0]));
    assert_eq!((focus(&mut host, 0x81), camera.control(Control::Focus)), (Some(vec![100, 0]), 100));
    assert!(!host.set(0x21, 1, 0x600, 0x100, &[100, 100]), "out of range");
}

#[test]
fn pictures_start_when_a_format_is_committed_and_end_when_the_halt_is_cleared() {
    let scene = Scene::new(Symbology::Ean8, "96385074").expect("right");
    let frames = Arc::new(FrameLoop::draw(&scene, &[(64, 48)], 1));
    let mut camera = Softcam::new(model());
    camera.show(&frames);
    let mut host = Host::of(&mut camera);
    let jpeg = host.picture(1, 1);
    assert_eq!((jpeg[0], jpeg[1] & 0x82, &jpeg[2..4]), (2, 0x82, &[0xFF, 0xD8][..]));
    let rate = 30;
    let expect = Streaming { pixels: Pixels::Mjpeg, width: 64, height: 48, rate };
    assert_eq!(camera.streaming(), Some(expect));
    assert!(host.set(0x02, 1, 0, 0x81, &[]));
    assert_eq!(camera.streaming(), None);

    let mut camera = Softcam::new(model());
    let mut host = Host::of(&mut camera);
    assert_eq!(host.picture(2, 2).len(), 2 + 32 * 24 * 2);
    let mut camera = Softcam::new(model());
    camera.corrupt(Corruption::Truncated);
    let mut host = Host::of(&mut camera);
    assert_eq!(host.picture(2, 2).len(), 2 + 921);
}

#[test]
fn an_unplugged_cable_ends_the_device() {
    let mut camera = Softcam::new(model());
    camera.disconnect_when_probed();
    let mut host = Host::of(&mut camera);
    host.submit(0, false, 26, setup(0x21, 1, 0x100, 1, 26), &[1; 26]);
    assert_eq!(host.answer(false).1, -71, "nobody answers");
    assert_eq!(host.cable.read(&mut [0; 1]).expect("the end"), 0);
    let mut host = Host::of(&mut camera);
    camera.unplug();
    assert_eq!(host.cable.read(&mut [0; 1]).expect("the end"), 0);
}
