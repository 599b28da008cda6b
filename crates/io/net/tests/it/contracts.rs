//! Contracts of services that are to be connected: the client has what they ask for.

use std::fs;
use trug_net::Method;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data");

#[test]
fn every_operation_of_grocy_has_its_method() {
    let path = format!("{DATA}/grocy/openapi.json");
    let contract: serde_json::Value =
        serde_json::from_slice(&fs::read(&path).expect(&path)).expect("JSON");
    let paths = contract["paths"].as_object().expect("paths");
    let mut operations = 0;
    for (path, item) in paths {
        for method in item.as_object().expect("operations").keys() {
            let name = method.to_ascii_uppercase();
            assert!(Method::ALL.iter().any(|known| known.name() == name), "{name} {path}");
            operations += 1;
        }
    }
    assert!(operations > 50, "{operations}");
}

#[test]
fn instacart_takes_a_key_as_a_bearer_token_and_json_over_https() {
    let path = format!("{DATA}/instacart/idp.openapi.yaml");
    let contract = fs::read_to_string(&path).expect(&path);
    assert!(contract.contains("{type: http, scheme: bearer}"));
    for line in
        contract.lines().filter(|line| line.contains("- {url:") || line.contains("servers:"))
    {
        assert!(!line.contains("http://"), "{line}");
    }
}
