//! Which codes may leave this computer.

use trug_gs1::{Gtin, prefix};

/// Whether a number may be sent or written for others: not if it means something to one shop only.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is a filter of options")]
pub(crate) fn may_be_sent(gtin: &Gtin) -> bool {
    prefix::meaning(*gtin).is_global()
}
