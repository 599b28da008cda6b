//! The TypeScript client is made from the table, and committed.

use std::path::Path;

const FILE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/lib/backend/generated/client.ts");
const HOW: &str = "TRUG_WRITE_TYPES=1 cargo test -p trug-api client";

#[test]
fn the_client_is_what_the_table_says() {
    let file = Path::new(FILE);
    let generated = trug_api::client::typescript(HOW);
    if std::env::var_os("TRUG_WRITE_TYPES").is_some() {
        std::fs::write(file, &generated).expect("the file is written");
    }
    let committed = std::fs::read_to_string(file).expect("the generated file is committed");
    // Git may give the lines of a checkout other ends.
    let committed = committed.replace("\r\n", "\n");
    assert!(committed == generated, "{FILE} is not what the table says; make it anew: {HOW}");
}
