//! The three-way merge of one item: what was agreed, what is here, what is there.

use super::{Item, RemoteFields, Resolution};
use crate::Quantity;
use crate::list::folded;

/// The merged item, and which conflicts were settled.
pub(super) fn merged(
    agreed: Option<&Item>,
    here: &Item,
    there: &Item,
    carries: RemoteFields,
) -> (Item, Vec<Resolution>) {
    let mut settled = Vec::new();
    let (quantity, checked) = if let Some(agreed) = agreed {
        let (quantity, note) = quantity(agreed, here, there);
        settled.extend(note);
        let checked = changed(agreed.checked, here.checked, there.checked);
        // An increase wins over a tick of the other side, as an addition does over a removal.
        let more = |one: &Item| !one.checked && one.quantity.value > agreed.quantity.value;
        let needed = checked && !agreed.checked && (more(here) || more(there));
        settled.extend(needed.then_some(Resolution::StillNeeded));
        (quantity, checked && !needed)
    } else {
        let (quantity, checked, note) = without_base(here, there, carries);
        settled.extend(note);
        (quantity, checked)
    };
    let name = if carries.names {
        let (name, note) = name(agreed, here, there);
        settled.extend(note);
        name
    } else {
        here.name.clone()
    };
    (Item { name, quantity, checked: checked && carries.checked }, settled)
}

/// Whether two items are equal in the fields that the remote holds.
pub(super) fn same(one: &Item, other: &Item, carries: RemoteFields) -> bool {
    one.quantity == other.quantity
        && (!carries.names || one.name == other.name)
        && (!carries.checked || one.checked == other.checked)
}

/// Whether a side changed an item so that it survives its removal on the other side: by anything but
/// ticking it, because a ticked item is not needed any more.
pub(super) fn edited(agreed: &Item, now: &Item, carries: RemoteFields) -> bool {
    now.quantity != agreed.quantity
        || (carries.names && now.name != agreed.name)
        || (carries.checked && agreed.checked && !now.checked)
}

/// The tick of the side that changed it. With two values, two sides that both changed it agree.
fn changed(agreed: bool, here: bool, there: bool) -> bool {
    if here == agreed { there } else { here }
}

/// Quantities add up as differences; neither side removed the item, so the result is at least 1.
fn quantity(agreed: &Item, here: &Item, there: &Item) -> (Quantity, Option<Resolution>) {
    let (was, ours, theirs) = (agreed.quantity, here.quantity, there.quantity);
    if ours.unit == was.unit && theirs.unit == was.unit {
        let value = match (agreed.checked, here.checked, there.checked) {
            // Adding to a ticked line restarts it: its whole quantity is needed.
            (true, false, true) => ours.value,
            (true, true, false) => theirs.value,
            (true, false, false) if ours != was && theirs != was => {
                ours.value.saturating_add(theirs.value)
            }
            // One side may only have unticked it.
            (true, false, false) => ours.value.max(theirs.value),
            _ => ours.value.saturating_add(theirs.value).saturating_sub(was.value),
        };
        return (Quantity { value: value.clamp(1, Quantity::MAX), unit: was.unit }, None);
    }
    match (ours == was, theirs == was) {
        (true, _) => (theirs, None),
        (_, true) => (ours, None),
        _ if ours == theirs => (ours, None),
        _ => (ours, Some(Resolution::QuantityAsHere)),
    }
}

/// Both sides have an item that they never agreed on: the same need was added on both, or a reply was
/// lost. The larger quantity is enough for both; the sum would buy it twice.
fn without_base(
    here: &Item,
    there: &Item,
    carries: RemoteFields,
) -> (Quantity, bool, Option<Resolution>) {
    if carries.checked && here.checked != there.checked {
        let needed = if here.checked { there } else { here };
        return (needed.quantity, false, Some(Resolution::StillNeeded));
    }
    let checked = here.checked && there.checked;
    if here.quantity == there.quantity {
        (here.quantity, checked, None)
    } else if here.quantity.unit != there.quantity.unit {
        (here.quantity, checked, Some(Resolution::QuantityAsHere))
    } else {
        let value = here.quantity.value.max(there.quantity.value);
        let quantity = Quantity { value, unit: here.quantity.unit };
        (quantity, checked, Some(Resolution::LargerQuantity))
    }
}

fn name(agreed: Option<&Item>, here: &Item, there: &Item) -> (String, Option<Resolution>) {
    let was = agreed.map(|agreed| &agreed.name);
    if was == Some(&here.name) {
        return (there.name.clone(), None);
    }
    let both = was != Some(&there.name) && folded(&here.name) != folded(&there.name);
    (here.name.clone(), both.then_some(Resolution::NameAsHere))
}
