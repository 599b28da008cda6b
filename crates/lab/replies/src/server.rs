//! The server and its turns.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server does with one connection.
pub enum Turn {
    /// Answers with a status and a JSON body.
    Json(u16, serde_json::Value),
    /// Answers with these bytes, whatever they are.
    Bytes(Vec<u8>),
    /// Reads the request and hangs up.
    HangUp,
    /// Reads the request and stays silent.
    Silence,
    /// Answers a byte at a time, for longer than anybody waits.
    Drip,
}

/// A server on this computer; it takes no more connections than it has turns.
pub struct Server {
    /// Its address, without a slash at the end.
    pub address: String,
    requests: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Server {
    /// A server that takes its turns one after the other.
    pub fn start(turns: Vec<Turn>) -> Self {
        Self::open(|_| turns)
    }

    /// The same, with turns that are made from the server's own address.
    pub fn open(turns: impl FnOnce(&str) -> Vec<Turn>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let turns = turns(&address);
        thread::spawn(move || {
            for turn in turns {
                let Ok((stream, _)) = listener.accept() else { return };
                seen.lock().expect("requests").push(read_request(&stream));
                // The client may be gone already.
                let _ = answer(stream, &turn);
            }
        });
        Self { address, requests }
    }

    /// Requests as they were on the wire.
    pub fn requests(&self) -> Vec<Vec<u8>> {
        self.requests.lock().expect("requests").clone()
    }

    /// The same as text.
    pub fn texts(&self) -> Vec<String> {
        self.requests().into_iter().map(|bytes| String::from_utf8(bytes).expect("text")).collect()
    }
}

/// The head and the body of a request, as far as its head says.
fn read_request(mut stream: &TcpStream) -> Vec<u8> {
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
        Turn::Json(status, body) => {
            let body = body.to_string();
            let head = format!(
                "HTTP/1.1 {status} Whatever\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes())?;
            stream.write_all(body.as_bytes())
        }
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
