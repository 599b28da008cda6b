//! A server that replies as a test says over a real socket, and a ledger in memory.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use trug_net::{
    Address, HttpClient, Ledger, LedgerError, LedgerId, LedgerOutcome, LedgerRequest, Limits,
    NetContext, Reach,
};
use uuid::Uuid;

/// What the server does with one connection.
pub(crate) enum Turn {
    /// Answers with these bytes.
    Bytes(Vec<u8>),
    /// Reads the request and hangs up.
    HangUp,
    /// Reads the request and stays silent.
    Silence,
    /// Answers a byte at a time.
    Drip,
}

/// A server on this computer; it takes no more connections than it has turns.
pub(crate) struct Server {
    pub(crate) address: String,
    requests: Arc<Mutex<Vec<Vec<u8>>>>,
}

/// A ledger in memory.
#[derive(Default)]
pub(crate) struct Book {
    pub(crate) entries: Mutex<Vec<(LedgerRequest, Option<LedgerOutcome>)>>,
    pub(crate) full: bool,
}

pub(crate) fn ok(body: &str) -> Turn {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    Turn::Bytes([head.as_bytes(), body.as_bytes()].concat())
}

impl Server {
    pub(crate) fn start(turns: Vec<Turn>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for turn in turns {
                let Ok((stream, _)) = listener.accept() else { return };
                seen.lock().expect("requests").push(request(&stream));
                // The client may be gone already.
                let _ = answer(stream, &turn);
            }
        });
        Self { address, requests }
    }

    /// Requests as they were on the wire.
    pub(crate) fn requests(&self) -> Vec<Vec<u8>> {
        self.requests.lock().expect("requests").clone()
    }
}

impl Book {
    pub(crate) fn requests(&self) -> Vec<LedgerRequest> {
        self.entries.lock().expect("entries").iter().map(|(request, _)| request.clone()).collect()
    }

    pub(crate) fn outcomes(&self) -> Vec<LedgerOutcome> {
        let entries = self.entries.lock().expect("entries");
        entries.iter().map(|(_, outcome)| outcome.clone().expect("an outcome")).collect()
    }
}

impl Ledger for Book {
    fn begin(&self, request: &LedgerRequest) -> Result<LedgerId, LedgerError> {
        if self.full {
            return Err(LedgerError("the disk is full".to_owned()));
        }
        self.entries.lock().expect("entries").push((request.clone(), None));
        Ok(LedgerId(request.id))
    }

    fn end(&self, id: LedgerId, outcome: &LedgerOutcome) -> Result<(), LedgerError> {
        let mut entries = self.entries.lock().expect("entries");
        let entry = entries.iter_mut().find(|(request, _)| request.id == id.0);
        entry.expect("an entry that was begun").1 = Some(outcome.clone());
        Ok(())
    }
}

pub(crate) fn client(address: &str, book: &Arc<Book>) -> HttpClient {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let context = NetContext {
        ledger: Arc::clone(book) as Arc<dyn Ledger>,
        new_id: Arc::new(|| Uuid::from_u64_pair(7, NEXT.fetch_add(1, Ordering::SeqCst))),
        limits: Limits {
            connect: Duration::from_secs(2),
            total: Duration::from_millis(700),
            max_body: 200_000,
        },
    };
    HttpClient::new(Address::parse(address, Reach::Internet).expect("an address"), context)
}

/// One whole request, as its head says how long it is.
fn request(mut stream: &TcpStream) -> Vec<u8> {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4_096]);
    stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a timeout");
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if bytes.len() >= end + 4 + length.map_or(0, |n| n.parse().expect("a number")) {
                return bytes;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return bytes,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

fn answer(mut stream: TcpStream, turn: &Turn) -> std::io::Result<()> {
    match turn {
        Turn::Bytes(bytes) => stream.write_all(bytes),
        Turn::HangUp => stream.shutdown(Shutdown::Both),
        Turn::Silence => {
            thread::sleep(Duration::from_millis(1_500));
            Ok(())
        }
        Turn::Drip => {
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")?;
            for _ in 0..40 {
                stream.write_all(b" ")?;
                thread::sleep(Duration::from_millis(50));
            }
            Ok(())
        }
    }
}
