//! `trug serve`: who is let in, what is answered, and what another process changes.

use crate::support::{Home, NUTELLA};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use trug_label::Symbology;

const LONG: Duration = Duration::from_secs(30);
const OPENAPI: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/openapi.json");

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
    token: String,
}

/// What it answered.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }
}

impl Server {
    fn start(home: &Home, words: &[&str]) -> Self {
        let mut child = home
            .command(&[&["serve"], words].concat())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("trug starts");
        let mut lines = BufReader::new(child.stdout.take().expect("stdout")).lines();
        let mut line = || lines.next().expect("two lines").expect("a line");
        let (url, token) = (line(), line());
        let address = url.strip_prefix("http://").expect("an address").to_owned();
        Self { child, address, token }
    }

    /// Sends a request as it is, and reads to the end of the connection.
    fn send(&self, request: impl AsRef<[u8]>) -> Answer {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(LONG)).expect("a time limit");
        // A server that refuses a long body answers before it has read all of it.
        let _ = stream.write_all(request.as_ref());
        let mut text = Vec::new();
        stream.read_to_end(&mut text).expect("an answer");
        let text = String::from_utf8_lossy(&text).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    /// A request with the token.
    fn ask(&self, method: &str, path: &str, body: Option<&str>) -> Answer {
        self.send(self.request(method, path, body, "application/json"))
    }

    fn request(&self, method: &str, path: &str, body: Option<&str>, media: &str) -> String {
        let (host, token) = (&self.address, &self.token);
        let body = body.unwrap_or_default();
        let length = body.len();
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: {media}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
    }

    /// The status of a request with these header lines and no token.
    fn status(&self, path: &str, headers: &str) -> u16 {
        self.send(format!("GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n")).status
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn only_programs_with_the_token_are_let_in() {
    let home = Home::new();
    let server = Server::start(&home, &[]);
    let host = format!("Host: {}\r\n", server.address);
    assert_eq!(server.status("/api/v1/openapi.json", &host), 200);
    assert_eq!(server.status("/", &host), 200);
    assert_eq!(server.status("/api/v1/lists", &host), 401);
    let wrong = format!("{host}Authorization: Bearer {}x\r\n", server.token);
    assert_eq!(server.status("/api/v1/lists", &wrong), 401);
    let right = format!("Authorization: Bearer {}\r\n", server.token);
    assert_eq!(server.status("/api/v1/lists", &format!("{host}{right}")), 200);
    assert_eq!(server.status("/api/v1/lists", &format!("Host: trug.example\r\n{right}")), 403);
    let foreign = format!("{host}{right}Origin: http://trug.example\r\n");
    assert_eq!(server.status("/api/v1/lists", &foreign), 403);
    let own = format!("{host}{right}Origin: http://{}\r\n", server.address);
    assert_eq!(server.status("/api/v1/lists", &own), 200);
}

#[test]
fn what_is_no_request_is_a_problem() {
    let home = Home::new();
    let server = Server::start(&home, &[]);
    let check = |method: &str, path: &str, body: Option<&str>, status: u16, code: &str| {
        let answer = server.ask(method, path, body);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        assert!(answer.head.contains("application/problem+json"), "{}", answer.head);
        let problem = answer.json();
        assert_eq!(problem["code"], code, "{method} {path}");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["type"], format!("urn:trug:error:{code}"));
    };
    check("GET", "/api/v1/nothing", None, 404, "no-such-address");
    check("GET", "/api/v1/lists/nowhere", None, 404, "no-such-list");
    check("DELETE", "/api/v1/settings", None, 405, "no-such-method");
    check("POST", "/api/v1/lists", Some("{"), 400, "bad-json");
    check("POST", "/api/v1/lists", Some("[]"), 400, "bad-request");
    check("GET", "/api/v1/history?limit=many", None, 400, "bad-request");
    check("GET", "/api/v1/history?limit=1&page=2", None, 400, "bad-request");
    check("POST", "/api/v1/undo", Some("{}"), 409, "nothing-to-undo");
    let text = server.request("POST", "/api/v1/lists", Some("{}"), "text/plain");
    assert_eq!(server.send(&text).status, 415);
    let long = "x".repeat(4 * 1024 * 1024 + 1);
    check("POST", "/api/v1/lists", Some(&long), 413, "bad-body");
}

#[test]
fn every_command_that_reads_answers_on_a_home_with_a_list() {
    let home = Home::new();
    let server = Server::start(&home, &[]);
    let added = server.ask("POST", "/api/v1/lists/-/lines", Some(r#"{"what": "2 l milk"}"#));
    assert_eq!(added.json()["lines"][0]["quantity"]["value"], 2000);
    for path in [
        "about",
        "settings",
        "lists",
        "lists/-",
        "lists/-/cost",
        "lists/-/qr",
        "lists/-/favourites",
        "lists/-/export?format=csv",
        "lists/-/suggestions?text=mi&limit=5",
        "shops",
        "aisles",
        "undo",
        "history?limit=10",
        "products?words=milk&limit=5",
        "products/04006381333931",
        "packets",
        "baskets",
        "basket-kinds",
    ] {
        let answer = server.ask("GET", &format!("/api/v1/{path}"), None);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        assert!(answer.head.contains("cache-control: no-store"), "{path}: {}", answer.head);
        answer.json();
    }
}

#[test]
fn a_change_by_another_process_is_an_event_within_a_second() {
    let home = Home::new();
    let server = Server::start(&home, &[]);
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    stream.set_read_timeout(Some(LONG)).expect("a time limit");
    let request = server.request("GET", "/api/v1/events", None, "application/json");
    stream.write_all(request.as_bytes()).expect("written");
    let mut lines = BufReader::new(stream).lines().map(|line| line.expect("a line"));
    let mut next_change = || lines.any(|line| line.contains(r#"{"event":"changed"}"#));
    assert!(next_change(), "a stream begins with a change");
    home.json(&["list", "add", "eggs"]);
    let added = Instant::now();
    assert!(next_change(), "the stream goes on");
    assert!(added.elapsed() < Duration::from_secs(1), "{:?}", added.elapsed());
}

/// The ids of the changes of a stream that was opened with this `Last-Event-ID`, from now on.
fn changes(server: &Server, last: Option<&str>) -> impl Iterator<Item = String> + use<> {
    let mut stream = TcpStream::connect(&server.address).expect("a connection");
    stream.set_read_timeout(Some(LONG)).expect("a time limit");
    let (host, token) = (&server.address, &server.token);
    let last = last.map(|id| format!("Last-Event-ID: {id}\r\n")).unwrap_or_default();
    let head = format!("Host: {host}\r\nAuthorization: Bearer {token}\r\n{last}");
    let request = format!("GET /api/v1/events HTTP/1.1\r\n{head}\r\n");
    stream.write_all(request.as_bytes()).expect("written");
    let lines = BufReader::new(stream).lines().map(|line| line.expect("a line"));
    lines.filter_map(|line| line.strip_prefix("id:").map(|id| id.trim().to_owned()))
}

#[test]
fn who_missed_a_change_hears_of_it_at_once_and_who_did_not_does_not() {
    let home = Home::new();
    let server = Server::start(&home, &[]);
    let mut stream = changes(&server, None);
    let before = stream.next().expect("a stream begins with a change");
    // What this one hears first is the change that is made now.
    let mut back = changes(&server, Some(&before));
    home.json(&["list", "add", "eggs"]);
    let after = stream.next().expect("the stream goes on");
    assert_ne!(before, after);
    assert_eq!(back.next(), Some(after.clone()));
    assert_eq!(changes(&server, Some(&before)).next(), Some(after.clone()));
    assert_eq!(changes(&server, Some("never heard of")).next(), Some(after.clone()));
    drop(server);
    let again = Server::start(&home, &[]);
    let first = changes(&again, Some(&after)).next().expect("the program is another one");
    assert_ne!(first, after);
}

/// A form as a browser sends it, with a file of each name.
fn form(server: &Server, field: &str, files: &[(&str, &[u8])]) -> Answer {
    let mut body = Vec::new();
    for (name, bytes) in files {
        let head = format!("name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
        body.extend(format!("--edge\r\nContent-Disposition: form-data; {head}").bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    let (host, token, length) = (&server.address, &server.token, body.len());
    let mut request = format!(
        "POST /api/v1/scan/files HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n"
    )
    .into_bytes();
    request.extend(body);
    server.send(request)
}

#[test]
fn files_that_are_sent_are_scanned_and_imported() {
    let home = Home::new();
    let packet = std::fs::read(home.photo(Symbology::Ean13, NUTELLA)).expect("a picture");
    let server = Server::start(&home, &[]);
    let sent =
        form(&server, "file", &[("packet.png", &packet), ("list.txt", b"3 lemons\nchalk\n")]);
    assert_eq!((sent.status, sent.json()["files"].as_u64()), (200, Some(2)), "{}", sent.body);
    let is_there = |name: &str| home.list().iter().any(|line| line.0 == name);
    let begun = Instant::now();
    while !(is_there("Nutella") && is_there("lemons") && is_there("chalk")) {
        assert!(begun.elapsed() < LONG, "{:?}", home.list());
        std::thread::sleep(Duration::from_millis(50));
    }
    for (field, files, status) in [
        ("file", &[][..], 400),
        ("photo", &[("packet.png", &packet[..])], 400),
        ("file", &[("a.jpg", &vec![0; 129 * 1024 * 1024][..])], 413),
    ] {
        let refused = form(&server, field, files);
        assert_eq!(refused.status, status, "{field}: {}", refused.body);
        assert_eq!(refused.json()["code"], "bad-body");
    }
}

#[test]
fn in_memory_nothing_is_written() {
    let home = Home::new();
    let server = Server::start(&home, &["--memory"]);
    let added = server.ask("POST", "/api/v1/lists/-/lines", Some(r#"{"what": "eggs"}"#));
    assert_eq!(added.status, 200, "{}", added.body);
    let doctor = server.ask("GET", "/api/v1/doctor", None).json();
    let findings = doctor["findings"].as_array().expect("findings");
    assert!(findings.iter().any(|it| it["what"] == "list" && it["works"] == true), "{doctor}");
    let ask = server.ask("POST", "/api/v1/data/deletion", None).json();
    let path = format!("/api/v1/data/deletion/{}", ask["token"].as_str().expect("a token"));
    let deleted = server.ask("POST", &path, None);
    assert_eq!((deleted.status, &deleted.json()["deleted"]["lines"]), (200, &Value::from(1)));
    let there: Vec<_> = std::fs::read_dir(home.folder.path()).expect("the folder").collect();
    assert!(there.is_empty(), "{there:?}");
}

#[test]
fn a_listener_that_cannot_be_says_what_to_do() {
    let home = Home::new();
    let elsewhere = home.call(&["serve", "--listen", "0.0.0.0:0"]);
    assert_eq!(elsewhere.code, 2, "{}", elsewhere.stderr);
    let server = Server::start(&home, &[]);
    let taken = home.call(&["serve", "--listen", &server.address]);
    assert_eq!(taken.code, 1, "{}", taken.stderr);
    assert!(taken.stderr.contains("another port"), "{}", taken.stderr);
}

#[test]
#[cfg(unix)]
fn a_signal_ends_it_in_order() {
    let home = Home::new();
    let mut server = Server::start(&home, &[]);
    let id = server.child.id().to_string();
    assert!(
        std::process::Command::new("kill").args(["-TERM", &id]).status().expect("kill").success()
    );
    assert_eq!(server.child.wait().expect("an end").code(), Some(0));
}

#[test]
fn the_committed_description_is_what_is_served() {
    let home = Home::new();
    let server = Server::start(&home, &["--memory"]);
    let served = server.ask("GET", "/api/v1/openapi.json", None).json();
    let file = Path::new(OPENAPI);
    if std::env::var_os("TRUG_WRITE_TYPES").is_some() {
        let text = serde_json::to_string_pretty(&served).expect("JSON");
        std::fs::write(file, text + "\n").expect("the file is written");
    }
    let committed = std::fs::read_to_string(file).expect("docs/openapi.json is committed");
    let committed: Value = serde_json::from_str(&committed).expect("JSON");
    assert!(
        committed == served,
        "make docs/openapi.json anew: TRUG_WRITE_TYPES=1 cargo test -p trug-cli committed_description"
    );
}

#[test]
#[cfg(not(feature = "faults"))]
fn faults_are_unknown_to_a_program_that_is_not_built_for_tests() {
    let home = Home::new();
    assert!(!home.call(&["serve", "--help"]).stdout.contains("--fault"));
    assert_eq!(home.call(&["serve", "--fault", "store-full"]).code, 2);
}
