//! A proxy in front of the practice shop: it notes every request that passes, and may lose or change what
//! the shop answers.

use crate::support::Shop;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What becomes of an answer.
#[derive(Clone)]
pub(crate) enum Answer {
    /// It is passed on.
    Pass,
    /// It is lost, after the shop has acted.
    Lost,
    /// Something else is answered, after the shop has acted.
    Instead(u16, &'static str),
    /// It is passed on after a while.
    After(Duration),
    /// It is passed on with changes.
    Changed(Arc<dyn Fn(&mut Value) + Send + Sync>),
}

/// A request as it passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passed {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) key: Option<String>,
    pub(crate) body: String,
}

pub(crate) struct Proxy {
    pub(crate) url: String,
    passed: Arc<Mutex<Vec<Passed>>>,
    rule: Arc<Mutex<Rule>>,
}

type Rule = Box<dyn FnMut(&Passed) -> Answer + Send>;

impl Proxy {
    pub(crate) fn before(shop: &Shop) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let own = listener.local_addr().expect("an address").to_string();
        let passed = Arc::<Mutex<Vec<Passed>>>::default();
        let rule: Arc<Mutex<Rule>> = Arc::new(Mutex::new(Box::new(|_| Answer::Pass)));
        let proxy = Self {
            url: format!("http://{own}"),
            passed: Arc::clone(&passed),
            rule: Arc::clone(&rule),
        };
        let shop = shop.address().to_owned();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (shop, own) = (shop.clone(), own.clone());
                let (passed, rule) = (Arc::clone(&passed), Arc::clone(&rule));
                std::thread::spawn(move || {
                    let (request, head) = read(&stream, &own, &shop);
                    passed.lock().expect("requests").push(request.clone());
                    let answer = (rule.lock().expect("the rule"))(&request);
                    // Who has gone away meanwhile is told nothing.
                    let _ = pass_on(stream, &request, &head, &own, &shop, &answer);
                });
            }
        });
        proxy
    }

    /// What becomes of each answer from now on.
    pub(crate) fn rule(&self, rule: impl FnMut(&Passed) -> Answer + Send + 'static) {
        *self.rule.lock().expect("the rule") = Box::new(rule);
    }

    /// What becomes of each answer to a request that changes a cart from now on.
    pub(crate) fn writes(&self, answer: Answer) {
        self.rule(move |request| if request.key.is_some() { answer.clone() } else { Answer::Pass });
    }

    /// The requests that were to change a cart.
    pub(crate) fn written(&self) -> Vec<Passed> {
        let passed = self.passed.lock().expect("requests");
        passed.iter().filter(|request| request.key.is_some()).cloned().collect()
    }
}

/// Reads a request; its head comes as the shop is to have it.
fn read(stream: &TcpStream, own: &str, shop: &str) -> (Passed, String) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).expect("a line") <= 2 {
            break;
        }
        head.push_str(&line);
    }
    let header = |name: &str| {
        head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let length = header("content-length").map_or(0, |text| text.parse().expect("a length"));
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("the body");
    let mut words = head.split_whitespace();
    let passed = Passed {
        method: words.next().expect("a method").to_owned(),
        path: words.next().expect("a path").to_owned(),
        key: header("idempotency-key"),
        body: String::from_utf8(body).expect("text"),
    };
    (passed, head.replace(own, shop))
}

fn pass_on(
    mut stream: TcpStream,
    request: &Passed,
    head: &str,
    own: &str,
    shop: &str,
    answer: &Answer,
) -> std::io::Result<()> {
    let mut up = TcpStream::connect(shop)?;
    write!(up, "{}connection: close\r\n\r\n{}", without_connection(head), request.body)?;
    let mut reply = String::new();
    up.read_to_string(&mut reply)?;
    let (head, body) = reply.split_once("\r\n\r\n").unwrap_or((&reply, ""));
    let status = head.split_whitespace().nth(1).unwrap_or("502");
    let body = body.replace(shop, own);
    let (status, body) = match answer {
        Answer::Lost => return Ok(()),
        Answer::Instead(status, body) => (status.to_string(), (*body).to_owned()),
        Answer::Pass => (status.to_owned(), body),
        Answer::After(time) => {
            std::thread::sleep(*time);
            (status.to_owned(), body)
        }
        Answer::Changed(change) => {
            let mut value: Value = serde_json::from_str(&body).expect("JSON");
            change(&mut value);
            (status.to_owned(), value.to_string())
        }
    };
    let length = body.len();
    let head = format!("HTTP/1.1 {status} -\r\ncontent-type: application/json");
    write!(stream, "{head}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

fn without_connection(head: &str) -> String {
    let keep = |line: &&str| !line.to_ascii_lowercase().starts_with("connection:");
    head.split_inclusive('\n').filter(keep).collect()
}
