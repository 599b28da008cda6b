//! USB/IP: the kernel's requests and the device's replies as bytes. Numbers are big-endian.

use std::io::{Error, Read, Result, Write};

const SUBMIT: u32 = 1;
const UNLINK: u32 = 2;
const SUBMITTED: u32 = 3;
const UNLINKED: u32 = 4;

/// Bytes of every header.
const HEADER: usize = 48;

/// The endpoint stalls: the request is unknown.
pub(crate) const STALLED: i32 = -32;
/// The device does not answer on the bus.
pub(crate) const NO_ANSWER: i32 = -71;
/// The transfer was unlinked before it was done.
pub(crate) const UNLINKED_BEFORE_DONE: i32 = -104;

/// A request of the kernel.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Request {
    /// A transfer over the control endpoint: the setup packet and its data.
    Control { seq: u32, setup: [u8; 8], data: Vec<u8>, is_in: bool },
    /// A transfer that waits for data from another endpoint.
    Transfer { seq: u32, bytes: usize },
    /// A transfer is cancelled.
    Unlink { seq: u32, target: u32 },
}

/// Waits for the next request; an error when the cable is unplugged.
pub(crate) fn read_request(from: &mut impl Read) -> Result<Request> {
    let mut header = [0; HEADER];
    from.read_exact(&mut header)?;
    let number = |word: usize| {
        let bytes = &header[word * 4..word * 4 + 4];
        u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    };
    let (command, seq, is_in, endpoint) = (number(0), number(1), number(3) == 1, number(4));
    match command {
        SUBMIT => {
            let bytes = number(6) as usize;
            let mut data = vec![0; if is_in { 0 } else { bytes }];
            from.read_exact(&mut data)?;
            let mut setup = [0; 8];
            setup.copy_from_slice(&header[40..]);
            Ok(if endpoint == 0 {
                Request::Control { seq, setup, data, is_in }
            } else {
                Request::Transfer { seq, bytes }
            })
        }
        UNLINK => Ok(Request::Unlink { seq, target: number(5) }),
        other => Err(Error::other(format!("the kernel sent the unknown USB/IP command {other}"))),
    }
}

/// Completes a transfer: its status, the number of bytes done, and the data that it returns.
pub(crate) fn complete(
    to: &mut impl Write,
    seq: u32,
    status: i32,
    done: usize,
    data: &[u8],
) -> Result<()> {
    let mut message = header([SUBMITTED, seq, 0, 0, 0, status as u32, done as u32]);
    message.extend(data);
    to.write_all(&message)
}

/// Replies whether a transfer could still be cancelled.
pub(crate) fn reply_to_unlink(to: &mut impl Write, seq: u32, status: i32) -> Result<()> {
    to.write_all(&header([UNLINKED, seq, 0, 0, 0, status as u32, 0]))
}

fn header(words: [u32; 7]) -> Vec<u8> {
    let mut bytes: Vec<u8> = words.into_iter().flat_map(u32::to_be_bytes).collect();
    bytes.resize(HEADER, 0);
    bytes
}
