//! A shop that is open for one test, and a client that holds every body against its schema.

use crate::goods::{SEED, shelf};
use crate::schemas;
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::ops::Deref;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use trug_gs1::Gtin;
use trug_shop::{Options, Running, start_with};
use ureq::http::Request;
use uuid::Uuid;

/// A shop on a free port of this process.
pub(crate) struct Open {
    running: Running,
    client: Client,
    pub(crate) home: TempDir,
}

/// A client of a shop that is open somewhere.
pub(crate) struct Client {
    address: String,
    agent: ureq::Agent,
}

/// A status and a body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

pub(crate) fn options(home: &Path) -> Options {
    let listen = "127.0.0.1:0".parse().expect("an address");
    Options { listen, seed: SEED, home: home.to_owned() }
}

impl Open {
    pub(crate) fn new() -> Self {
        Self::at(tempfile::tempdir().expect("a folder"))
    }

    pub(crate) fn at(home: TempDir) -> Self {
        let running = start_with(options(home.path()), shelf()).expect("a shop");
        let client = Client::of(running.address().to_string());
        Self { running, client, home }
    }

    /// Closes the shop and opens it again on the same folder.
    pub(crate) fn again(self) -> Self {
        Self::at(self.close())
    }

    pub(crate) fn close(self) -> TempDir {
        drop(self.running);
        self.home
    }
}

impl Deref for Open {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Client {
    pub(crate) fn of(address: String) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)));
        Self { address, agent: config.build().into() }
    }

    pub(crate) fn address(&self) -> String {
        self.address.clone()
    }

    pub(crate) fn get(&self, path: &str) -> Got {
        self.call("GET", path, None, Uuid::new_v4())
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Got {
        self.call("POST", path, Some(body), Uuid::new_v4())
    }

    pub(crate) fn put(&self, path: &str, body: &Value) -> Got {
        self.call("PUT", path, Some(body), Uuid::new_v4())
    }

    /// Sends what UCP asks for, and checks both bodies.
    pub(crate) fn call(&self, method: &str, path: &str, body: Option<&Value>, key: Uuid) -> Got {
        self.try_call(method, path, body, key).expect("an answer")
    }

    /// As [`Client::call`]; none if the shop broke off.
    pub(crate) fn try_call(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
        key: Uuid,
    ) -> Option<Got> {
        if let Some(body) = body {
            schemas::check_request(method, path, body);
        }
        let request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address()))
            .header("UCP-Agent", "profile=\"https://example.com/.well-known/ucp\"")
            .header("Request-Id", Uuid::new_v4().to_string());
        let answer = match body {
            None => self.agent.run(request.body(()).expect("a request")),
            Some(body) => {
                let request = request
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key.to_string());
                self.agent.run(request.body(body.to_string()).expect("a request"))
            }
        };
        let mut answer = answer.ok()?;
        let status = answer.status().as_u16();
        let text = answer.body_mut().read_to_string().ok()?;
        let body: Value = serde_json::from_str(&text).unwrap_or(Value::String(text));
        if status < 300 {
            schemas::check_answer(method, path, &body);
        } else {
            assert!(body["code"].is_string() && body["content"].is_string(), "{body}");
        }
        Some(Got { status, body })
    }

    /// Sends bytes as they are and gives the status and all that came back.
    pub(crate) fn raw(&self, request: &[u8]) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time limit");
        // The shop may close before it has read all of a request that it refuses.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
        (status, answer)
    }
}

/// A cart request for these products.
pub(crate) fn lines(wanted: &[(Gtin, i64)]) -> Value {
    let line = |(gtin, quantity): &(Gtin, i64)| json!({ "item": { "id": format!("v-{gtin}") }, "quantity": quantity });
    json!({ "line_items": wanted.iter().map(line).collect::<Vec<_>>() })
}

impl Got {
    pub(crate) fn id(&self) -> String {
        self.body["id"].as_str().unwrap_or_else(|| panic!("no cart: {self:?}")).to_owned()
    }

    /// The products and quantities of a cart.
    pub(crate) fn quantities(&self) -> Vec<(String, i64)> {
        let lines = self.body["line_items"].as_array().cloned().unwrap_or_default();
        let line = |line: &Value| {
            let id = line["item"]["id"].as_str().unwrap_or_default().to_owned();
            (id, line["quantity"].as_i64().unwrap_or_default())
        };
        lines.iter().map(line).collect()
    }

    /// The sort, code and path of each message.
    pub(crate) fn messages(&self) -> Vec<(&str, &str, &str)> {
        let messages = self.body["messages"].as_array().map(Vec::as_slice).unwrap_or_default();
        assert!(messages.iter().all(|m| m["content"].is_string()));
        let of = |m: usize, name| messages[m][name].as_str().unwrap_or_default();
        (0..messages.len()).map(|m| (of(m, "type"), of(m, "code"), of(m, "path"))).collect()
    }
}
