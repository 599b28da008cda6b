//! The parts of UCP's answers that are read; unknown members are passed over, as UCP asks.

use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::HashMap;

#[derive(Deserialize)]
pub(super) struct Profile {
    pub(super) ucp: ProfileUcp,
}

#[derive(Deserialize)]
pub(super) struct ProfileUcp {
    pub(super) services: HashMap<String, Vec<Service>>,
    pub(super) capabilities: HashMap<String, Value>,
}

#[derive(Deserialize)]
pub(super) struct Service {
    pub(super) transport: Option<String>,
    pub(super) endpoint: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Envelope {
    pub(super) ucp: EnvelopeUcp,
    #[serde(default)]
    pub(super) messages: Vec<Message>,
}

#[derive(Deserialize)]
pub(super) struct EnvelopeUcp {
    pub(super) status: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Message {
    #[serde(rename = "type")]
    pub(super) sort: String,
    #[serde(default)]
    pub(super) code: String,
    #[serde(default)]
    pub(super) content: String,
    pub(super) path: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Products {
    pub(super) products: Vec<Product>,
}

#[derive(Deserialize)]
pub(super) struct Product {
    pub(super) variants: Vec<Variant>,
}

#[derive(Deserialize)]
pub(super) struct Variant {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) price: Price,
    #[serde(default)]
    pub(super) barcodes: Vec<Barcode>,
    pub(super) availability: Option<Availability>,
    pub(super) quantity_unit: Option<QuantityUnit>,
    #[serde(default)]
    pub(super) metadata: Map<String, Value>,
    #[serde(default)]
    pub(super) inputs: Vec<Input>,
}

#[derive(Deserialize)]
pub(super) struct Price {
    pub(super) amount: i64,
    pub(super) currency: String,
}

#[derive(Deserialize)]
pub(super) struct Barcode {
    pub(super) value: String,
}

#[derive(Deserialize)]
pub(super) struct Availability {
    pub(super) available: Option<bool>,
    pub(super) status: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct QuantityUnit {
    pub(super) unit: String,
    pub(super) scale: Option<u32>,
}

#[derive(Deserialize)]
pub(super) struct Input {
    pub(super) id: String,
    #[serde(rename = "match")]
    pub(super) how: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Cart {
    pub(super) id: String,
    pub(super) line_items: Vec<LineItem>,
    pub(super) currency: String,
    #[serde(default)]
    pub(super) totals: Vec<Total>,
    #[serde(default)]
    pub(super) messages: Vec<Message>,
    pub(super) continue_url: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct LineItem {
    pub(super) id: String,
    pub(super) item: Item,
    pub(super) quantity: i64,
    #[serde(default)]
    pub(super) totals: Vec<Total>,
    pub(super) parent_id: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) price: i64,
    pub(super) quantity_unit: Option<QuantityUnit>,
}

#[derive(Deserialize)]
pub(super) struct Total {
    #[serde(rename = "type")]
    pub(super) sort: String,
    pub(super) amount: i64,
}
