//! A shop that replies as a test says over a real socket, a ledger in memory, and short ways to
//! write down what is wanted.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use trug_baskets::{Basket, ConnectorContext, Match, RemoteId, TargetLine, Wanted, connect};
use trug_domain::{LineId, OperationId, Quantity, Timestamp};
use trug_gs1::ScannedCode;
use trug_net::{Ledger, LedgerError, LedgerId, LedgerOutcome, LedgerRequest, Limits, NetContext};
use uuid::Uuid;

/// What the shop does with one connection.
pub(crate) enum Turn {
    /// Answers with a status and a JSON body.
    Json(u16, serde_json::Value),
    /// Answers with these bytes, whatever they are.
    Raw(Vec<u8>),
    /// Reads the request and hangs up.
    HangUp,
    /// Reads the request and stays silent.
    Silence,
    /// Answers a byte at a time, for ever.
    Drip,
}

/// A shop on this computer; it stops taking connections when its turns are used up.
pub(crate) struct Shop {
    pub(crate) address: String,
    requests: Arc<Mutex<Vec<Vec<u8>>>>,
}

/// A ledger in memory.
#[derive(Default)]
pub(crate) struct Book {
    pub(crate) rows: Mutex<Vec<(LedgerRequest, Option<LedgerOutcome>)>>,
    pub(crate) full: bool,
}

impl Shop {
    /// `turns` makes the turns from the shop's own address.
    pub(crate) fn open(turns: impl FnOnce(&str) -> Vec<Turn>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let turns = turns(&address);
        thread::spawn(move || {
            for turn in turns {
                let Ok((stream, _)) = listener.accept() else { return };
                seen.lock().expect("requests").push(request(&stream));
                // The client may be gone already; that is its right.
                let _ = answer(stream, &turn);
            }
        });
        Self { address, requests }
    }

    /// Requests as they were on the wire.
    pub(crate) fn requests(&self) -> Vec<Vec<u8>> {
        self.requests.lock().expect("requests").clone()
    }

    pub(crate) fn texts(&self) -> Vec<String> {
        self.requests().into_iter().map(|r| String::from_utf8(r).expect("text")).collect()
    }
}

impl Ledger for Book {
    fn begin(&self, request: &LedgerRequest) -> Result<LedgerId, LedgerError> {
        if self.full {
            return Err(LedgerError("the disk is full".to_owned()));
        }
        self.rows.lock().expect("rows").push((request.clone(), None));
        Ok(LedgerId(request.id))
    }

    fn end(&self, id: LedgerId, outcome: &LedgerOutcome) -> Result<(), LedgerError> {
        let mut rows = self.rows.lock().expect("rows");
        let row = rows.iter_mut().find(|(request, _)| request.id == id.0);
        row.expect("a row that was begun").1 = Some(outcome.clone());
        Ok(())
    }
}

pub(crate) fn context(book: &Arc<Book>) -> ConnectorContext {
    let next = AtomicU64::new(1);
    ConnectorContext {
        net: NetContext {
            ledger: Arc::clone(book) as Arc<dyn Ledger>,
            new_id: Arc::new(move || Uuid::from_u64_pair(7, next.fetch_add(1, Ordering::SeqCst))),
            limits: Limits {
                connect: Duration::from_secs(2),
                total: Duration::from_millis(700),
                max_body: 200_000,
            },
        },
        now: Arc::new(|| Timestamp(1_795_269_722_000)),
    }
}

pub(crate) fn shop_at(address: &str, cart: Option<&str>, book: &Arc<Book>) -> Box<dyn Basket> {
    let mut config = serde_json::json!({ "url": address });
    if let Some(cart) = cart {
        config["cart"] = cart.into();
    }
    connect("ucp", &config, context(book)).expect("a basket")
}

pub(crate) fn line(number: u64) -> LineId {
    LineId(Uuid::from_u64_pair(1, number))
}

pub(crate) fn key(number: u64) -> OperationId {
    OperationId(Uuid::from_u64_pair(2, number))
}

pub(crate) fn remote(id: &str) -> RemoteId {
    RemoteId(id.to_owned())
}

pub(crate) fn wanted(number: u64, code: Option<&str>, name: &str, pieces: i64) -> Wanted {
    Wanted {
        line: line(number),
        code: code.map(|digits| ScannedCode::typed(digits).expect("a right code")),
        name: name.to_owned(),
        quantity: Quantity::each(pieces),
        pack: None,
        matched: None,
        unanswered: None,
        checked: false,
        aisle: None,
        note: None,
    }
}

pub(crate) fn confirmed(remote_id: &str) -> Match {
    Match { remote: remote(remote_id), title: String::new(), price: None, confirmed: true }
}

pub(crate) fn target(
    number: u64,
    remote_id: Option<&str>,
    name: &str,
    quantity: Quantity,
) -> TargetLine {
    TargetLine {
        line: line(number),
        remote: remote_id.map(remote),
        name: name.to_owned(),
        quantity,
        gtin: None,
        checked: false,
        aisle: None,
        note: None,
    }
}

/// The head and the body of a request, as far as its content-length goes.
fn request(mut stream: &TcpStream) -> Vec<u8> {
    stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a time-out");
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length = head.lines().find_map(|l| l.strip_prefix("content-length: "));
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
        Turn::Json(status, body) => {
            let body = body.to_string();
            let head = format!(
                "HTTP/1.1 {status} Whatever\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes())?;
            stream.write_all(body.as_bytes())
        }
        Turn::Raw(bytes) => stream.write_all(bytes),
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
