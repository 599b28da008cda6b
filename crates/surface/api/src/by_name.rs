//! Finding and calling a command by its name, as HTTP does.

use crate::commands::COMMANDS;
use crate::context::Context;
use crate::spec::Spec;
use serde_json::Value;
use trug_app::contract::Problem;
use trug_app::{AppError, Result};

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
