//! Calling a command: by its type, or by its name with JSON.

use crate::commands::COMMANDS;
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

/// The command of a name.
pub fn find(name: &str) -> Option<&'static Spec> {
    COMMANDS.iter().copied().find(|spec| spec.name == name)
}

/// Calls the command of a name.
///
/// # Errors
/// `no-such-command`; `bad-request` when the JSON is not a request of it; and those of the use case.
pub fn dispatch(context: &Context, name: &str, request: Value) -> Result<Value> {
    let spec = find(name).ok_or_else(|| {
        let message = format!("there is no command {name:?}");
        AppError::new(Problem::NoSuchCommand { name: name.to_owned() }, message)
    })?;
    (spec.run)(context, request)
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
