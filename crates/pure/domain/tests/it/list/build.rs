//! Lists and operations in few words, for the cases and the laws.

use trug_domain::list::{Lists, PerformError, View};
use trug_domain::{
    Destination, Line, LineId, ListId, Need, Operation, Quantity, Source, SourceKind, StepId,
    Timestamp, Unit,
};
use trug_gs1::{Gtin, ScannedCode};
use uuid::Uuid;

pub(super) fn list(n: u128) -> ListId {
    ListId(Uuid::from_u128(n))
}

pub(super) fn id(n: u128) -> LineId {
    LineId(Uuid::from_u128(n))
}

pub(super) fn typed() -> Source {
    Source { kind: SourceKind::Typed, from: None }
}

pub(super) fn named(name: &str) -> Need {
    Need { code: None, name: Some(name.to_owned()) }
}

pub(super) fn coded(payload: u64) -> Need {
    let gtin = Gtin::from_payload(payload).expect("a payload");
    let code = ScannedCode { gtin, symbology: None, printed: payload.to_string() };
    Need { code: Some(code), name: None }
}

pub(super) fn add(line: u128, to: u128, need: Need, value: i64, unit: Unit) -> Operation {
    let quantity = Quantity { value, unit };
    let (id, list) = (id(line), list(to));
    Operation::Add { id, list, need, quantity, source: typed(), aisle: None, note: None }
}

pub(super) fn add_each(line: u128, name: &str, value: i64) -> Operation {
    add(line, 1, named(name), value, Unit::Each)
}

/// Does operations one after the other, a second apart; those that are refused are passed over.
pub(super) fn done(operations: &[Operation]) -> Lists {
    let mut lists = Lists::default();
    let new = Operation::NewList { id: list(1), name: "Home".to_owned() };
    for (at, operation) in std::iter::once(&new).chain(operations).enumerate() {
        let _ = perform(&mut lists, operation, at as i64);
    }
    lists
}

pub(super) fn perform(
    lists: &mut Lists,
    operation: &Operation,
    at: i64,
) -> Result<usize, PerformError> {
    let step = StepId(Uuid::from_u128(at.unsigned_abs().into()));
    let done = lists.perform(step, operation, Timestamp(at * 1_000))?;
    Ok(done.map_or(0, |step| step.changes.len()))
}

pub(super) fn lines(lists: &Lists, of: u128) -> Vec<Line> {
    let Ok(lines) = lists.lines(list(of));
    lines
}

/// A list as text: `name value[unit][*]`, in order; `*` is ticked.
pub(super) fn shown(lists: &Lists) -> String {
    let show = |line: &Line| {
        let Quantity { value, unit } = line.quantity();
        let unit = if unit == Unit::Each { "" } else { unit.as_str() };
        let name = line.need.name.as_deref().unwrap_or("code");
        format!("{name} {value}{unit}{}", if line.checked { "*" } else { "" })
    };
    lines(lists, 1).iter().map(show).collect::<Vec<_>>().join(", ")
}

pub(super) fn tick(line: u128) -> Operation {
    Operation::SetChecked { line: id(line), checked: true }
}

pub(super) fn moved(line: u128, to: Destination) -> Operation {
    Operation::Move { line: id(line), to }
}

pub(super) fn rename(line: u128, name: Option<&str>) -> Operation {
    Operation::SetName { line: id(line), name: name.map(str::to_owned) }
}

pub(super) fn by(line: u128, by: i64) -> Operation {
    Operation::ChangeQuantity { line: id(line), by, source: typed() }
}

pub(super) fn set(line: u128, value: i64, unit: Unit) -> Operation {
    let quantity = Quantity { value, unit };
    Operation::SetQuantity { line: id(line), quantity, source: typed() }
}
