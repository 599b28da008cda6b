//! A request of the table, and calling it with JSON.

use crate::context::Context;
use crate::spec::Spec;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use trug_app::contract::Problem;
use trug_app::{AppError, Result};
use ts_rs::TS;

/// A request of the table. Calling it answers what the table says.
pub trait Command: DeserializeOwned + Serialize + JsonSchema {
    /// What it answers.
    type Answer: Serialize + JsonSchema + TS;

    /// Its row of the table.
    const SPEC: &'static Spec;

    /// Does it.
    ///
    /// # Errors
    /// Those of the use case.
    fn call(self, context: &Context) -> Result<Self::Answer>;
}

/// A request that is not one.
pub fn bad_request(why: impl std::fmt::Display) -> AppError {
    let why = why.to_string();
    let message = format!("the request was not understood: {why}");
    AppError::new(Problem::BadRequest { why }, message)
}

/// As [`Spec::run`] for a command.
pub(crate) fn run<C: Command>(context: &Context, request: Value) -> Result<Value> {
    // A command without arguments may be called with nothing.
    let request = if request.is_null() { Value::Object(serde_json::Map::new()) } else { request };
    let request: C = serde_json::from_value(request).map_err(bad_request)?;
    let answer = request.call(context)?;
    serde_json::to_value(answer).map_err(bad_request)
}
