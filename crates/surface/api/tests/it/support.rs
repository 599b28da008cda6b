//! A context with a home of its own.

use std::sync::Arc;
use tempfile::TempDir;
use trug_api::Context;
use trug_app::{App, SystemClock};

pub(crate) fn home() -> (TempDir, Context) {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Box::new(SystemClock)).expect("a home opens");
    (folder, Context::new(Arc::new(app)))
}
