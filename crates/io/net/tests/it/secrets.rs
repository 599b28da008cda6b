//! A secret is on the wire and nowhere else: not in the ledger, in errors, in `Debug`, in logs.

use crate::server::{Book, Server, Turn, client, ok};
use std::sync::{Arc, Mutex, OnceLock};
use trug_net::{Credentials, Method, NetError, Purpose, Request, Secret};

const PASSWORD: &str = "pa ss:w\"örd/1";
const TOKEN: &str = "tok-4f9a7c";
const CART: &str = "cart-77aa1b";

/// Keeps every line that any library logs at the level *debug*, the lowest that the programs allow:
/// at *trace* the HTTP library writes the bytes of the wire.
struct Log(Mutex<String>);

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let line = format!("{} {}\n", record.target(), record.args());
        self.0.lock().expect("the log").push_str(&line);
    }

    fn flush(&self) {}
}

fn everything_logged() -> &'static Log {
    static LOG: OnceLock<Log> = OnceLock::new();
    let log = LOG.get_or_init(|| Log(Mutex::new(String::new())));
    // A second call finds the logger set.
    let _ = log::set_logger(log);
    log::set_max_level(log::LevelFilter::Debug);
    log
}

/// The forms in which the secrets could be seen.
fn gives_away(text: &str) -> bool {
    [
        PASSWORD,
        TOKEN,
        CART,
        "pa+ss%3Aw%22%C3%B6rd%2F1",
        "pa%20ss%3Aw%22%C3%B6rd%2F1",
        r#"pa ss:w\"örd/1"#,
        "cGEgc3M6dyLDtnJkLzE=",
        "YW5uYTpwYSBzczp3IsO2cmQvMQ==",
    ]
    .iter()
    .any(|form| text.contains(form))
}

fn credentials() -> [(Credentials, &'static str, &'static str); 3] {
    let password = Secret::new("dav-password", PASSWORD);
    let token = Secret::new("shop-token", TOKEN);
    [
        (
            Credentials::Basic { user: "anna".to_owned(), password },
            "authorization: Basic YW5uYTpwYSBzczp3IsO2cmQvMQ==\r\n",
            "authorization: Basic {dav-password}\r\n",
        ),
        (
            Credentials::Bearer(token.clone()),
            "authorization: Bearer tok-4f9a7c\r\n",
            "authorization: Bearer {shop-token}\r\n",
        ),
        (
            Credentials::Header { name: "grocy-api-key", value: token },
            "grocy-api-key: tok-4f9a7c\r\n",
            "grocy-api-key: {shop-token}\r\n",
        ),
    ]
}

#[test]
fn a_secret_is_on_the_wire_and_its_name_in_the_ledger() {
    let log = everything_logged();
    for (credentials, on_the_wire, in_the_ledger) in credentials() {
        let (password, cart) = (Secret::new("password", PASSWORD), Secret::new("cart", CART));
        let form = "grant=x&password=pa+ss%3Aw%22%C3%B6rd%2F1&t=cart-77aa1b";
        let request = Request::new(Purpose::WriteBasket, Method::Post, "/token")
            .secret_header("cart-token", &cart)
            .hiding(&password)
            .body("application/x-www-form-urlencoded", form);
        let server = Server::start(vec![ok(CART)]);
        let book = Arc::new(Book::default());
        let client = client(&server.address, &book).with_credentials(credentials);
        let response = client.send(&request).expect("a response");
        let seen = String::from_utf8(server.requests().remove(0)).expect("text");
        assert!(seen.contains(on_the_wire), "{seen}");
        assert!(seen.contains("cart-token: cart-77aa1b\r\n") && seen.ends_with(form), "{seen}");
        let entry = book.requests().remove(0);
        let kept = format!("{}{}", entry.head, String::from_utf8_lossy(&entry.body));
        assert!(kept.contains(in_the_ledger), "{kept}");
        assert!(kept.contains("cart-token: {cart}\r\n"), "{kept}");
        assert!(!gives_away(&kept) && !gives_away(&format!("{entry:?}")), "{kept}");
        assert_eq!(entry.wire_bytes, seen.len() as u64, "the bytes that left are counted");
        // The ledger is the wire but for the secrets.
        let restored = kept
            .replace("Basic {dav-password}", "Basic YW5uYTpwYSBzczp3IsO2cmQvMQ==")
            .replace("{shop-token}", TOKEN)
            .replace("{cart}", CART)
            .replace("{password}", "pa+ss%3Aw%22%C3%B6rd%2F1");
        assert_eq!(restored, seen);
        assert!(!gives_away(&format!("{request:?} {response:?}")));
        let repeated = String::from_utf8_lossy(&response.body).into_owned();
        assert!(gives_away(&repeated) && !gives_away(&client.redact(&repeated, &request)));
    }
    let log = log.0.lock().expect("the log");
    assert!(log.contains("ureq"), "the library logs at this level");
    assert!(!gives_away(&log), "{log}");
}

#[test]
fn no_error_and_no_outcome_gives_a_secret_away() {
    let turns = || {
        [
            Turn::HangUp,
            Turn::Silence,
            Turn::Bytes(b"tok-4f9a7c\r\n\r\n".to_vec()),
            Turn::Bytes(b"HTTP/1.1 200 OK\r\ntok-4f9a7c\r\n\r\n".to_vec()),
            Turn::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: tok-4f9a7c\r\n\r\n".to_vec()),
        ]
    };
    for (credentials, ..) in credentials() {
        for turn in turns() {
            let server = Server::start(vec![turn]);
            let book = Arc::new(Book::default());
            let client = client(&server.address, &book).with_credentials(credentials.clone());
            let request = Request::new(Purpose::ReadBasket, Method::Get, "/");
            let error = client.send(&request).expect_err("it fails");
            assert!(!gives_away(&format!("{error} {error:?}")), "{error}");
            assert!(!gives_away(&format!("{:?}", book.outcomes())));
        }
        assert!(!gives_away(&format!("{credentials:?}")));
    }
}

#[test]
fn a_secret_does_not_go_into_a_path() {
    let server = Server::start(vec![ok("")]);
    let book = Arc::new(Book::default());
    let token = Secret::new("key", TOKEN);
    let client = client(&server.address, &book).with_credentials(Credentials::Bearer(token));
    let request = Request::new(Purpose::Search, Method::Get, "/search?key=tok-4f9a7c&q=milk");
    let error = client.send(&request).expect_err("refused");
    assert!(matches!(error, NetError::BadRequest { .. }), "{error}");
    assert!(!gives_away(&error.to_string()));
    assert!(server.requests().is_empty() && book.requests().is_empty());
}
