//! Calls into a camera library, which may panic.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Calls the library; a panic becomes an error with its message.
pub(crate) fn guarded<T>(library: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(library)).unwrap_or_else(|panic| {
        let message = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no reason");
        Err(format!("the camera library panicked: {message}"))
    })
}
