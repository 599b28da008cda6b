//! Where the program is built without faults, nothing is answered in place of a command.

use serde_json::Value;
use trug_api::{Context, Spec};
use trug_app::AppError;

/// None.
#[derive(Debug, Clone, Default)]
pub struct Faults;

impl Faults {
    #[allow(clippy::unused_self, reason = "as where there are faults")]
    pub(crate) fn answer(
        &self,
        _command: &Spec,
        _request: &Value,
        _context: &Context,
    ) -> Option<Result<Value, AppError>> {
        None
    }
}
