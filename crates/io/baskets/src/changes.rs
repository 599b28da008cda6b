//! From what is desired of a basket to what it is asked for, by what it can do. Pure: no io.
//!
//! A [`Goal`] says how one line is to be in the basket, and what is known to be there.
//! [`plan_changes`] turns goals into [`Change`]s; what a basket cannot do becomes
//! [`Change::Refused`] with the reason, and is never asked of it.

use crate::basket::{Desired, RemoteId, TargetLine};
use crate::capabilities::Capabilities;
use serde::Serialize;
use trug_domain::{LineId, Quantity, Unit};

/// How one line is to be in a basket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// It is to be there, just so.
    Have {
        /// As it is to be.
        target: TargetLine,
        /// As it is: read back, or, where the basket cannot be read, as it was last agreed on.
        known: Option<KnownLine>,
    },
    /// It is to be there no longer.
    Gone {
        /// The line of the list it was for.
        line: LineId,
        /// The basket's own name of it.
        remote: RemoteId,
    },
}

/// What is known of a line in a basket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLine {
    /// What it is called there.
    pub name: String,
    /// How much is there.
    pub quantity: Quantity,
    /// Whether it is ticked there.
    pub checked: bool,
}

/// What a basket is asked for, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Make the line just so.
    Set(TargetLine),
    /// Add this quantity to the line.
    Add(TargetLine),
    /// Take the line away.
    Remove(RemoteId),
    /// Nothing is asked.
    Refused {
        /// The line of the list.
        line: LineId,
        /// Why.
        reason: RefusedChange,
    },
}

/// Why a basket is not asked for a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusedChange {
    /// It can be read only.
    ReadOnly,
    /// It takes whole pieces only.
    WholePiecesOnly,
    /// It takes its own articles only, and none is known for the line.
    NoMatch,
    /// It can only add, and there is too much of it, or it is counted in another unit.
    CannotReduce,
    /// It can only add, and something else than the quantity is to change.
    CannotChange,
    /// It cannot take a line away.
    CannotRemove,
}

/// What a basket is asked for so that each goal is met, in the order of the goals; nothing for a
/// goal that is met already.
pub fn plan_changes(goals: &[Goal], can: Capabilities) -> Vec<Change> {
    goals.iter().filter_map(|goal| plan_change(goal, can)).collect()
}

impl Desired {
    /// The changes as one write, and those that are not asked for.
    pub fn of(changes: Vec<Change>) -> (Self, Vec<(LineId, RefusedChange)>) {
        let (mut desired, mut refused) = (Self::default(), Vec::new());
        for change in changes {
            match change {
                Change::Set(target) => desired.set.push(target),
                Change::Add(target) => desired.add.push(target),
                Change::Remove(remote) => desired.remove.push(remote),
                Change::Refused { line, reason } => refused.push((line, reason)),
            }
        }
        (desired, refused)
    }
}

fn plan_change(goal: &Goal, can: Capabilities) -> Option<Change> {
    match goal {
        Goal::Gone { remote, .. } if can.removes => Some(Change::Remove(remote.clone())),
        Goal::Gone { line, .. } => {
            Some(Change::Refused { line: *line, reason: RefusedChange::CannotRemove })
        }
        Goal::Have { target, known } => {
            if known.as_ref().is_some_and(|known| is_met(target, known, can)) {
                return None;
            }
            let change = have(target, known.as_ref(), can);
            Some(change.unwrap_or_else(|reason| Change::Refused { line: target.line, reason }))
        }
    }
}

/// Whether all that the basket can hold is as it is to be.
fn is_met(target: &TargetLine, known: &KnownLine, can: Capabilities) -> bool {
    known.quantity == target.quantity
        && (!can.carries_checked || known.checked == target.checked)
        && (!can.carries_names || known.name == target.name)
}

fn have(
    target: &TargetLine,
    known: Option<&KnownLine>,
    can: Capabilities,
) -> Result<Change, RefusedChange> {
    if !can.sets_quantity && !can.adds {
        return Err(RefusedChange::ReadOnly);
    }
    if !can.carries_units && target.quantity.unit != Unit::Each {
        return Err(RefusedChange::WholePiecesOnly);
    }
    if !can.carries_names && target.remote.is_none() {
        return Err(RefusedChange::NoMatch);
    }
    if can.sets_quantity {
        return Ok(Change::Set(target.clone()));
    }
    let there = match known {
        None => 0,
        Some(known) if known.quantity.unit == target.quantity.unit => known.quantity.value,
        Some(_) => return Err(RefusedChange::CannotReduce),
    };
    match target.quantity.value.saturating_sub(there) {
        0 => Err(RefusedChange::CannotChange),
        missing if missing < 0 => Err(RefusedChange::CannotReduce),
        missing => {
            let quantity = Quantity { value: missing, ..target.quantity };
            Ok(Change::Add(TargetLine { quantity, ..target.clone() }))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const FLAGS: u32 = 10;

    fn capabilities(bits: u32) -> Capabilities {
        let flag = |place: u32| bits & (1 << place) != 0;
        Capabilities {
            reads_back: flag(0),
            sets_quantity: flag(1),
            removes: flag(2),
            adds: flag(3),
            exactly_once: flag(4),
            prices: flag(5),
            carries_checked: flag(6),
            carries_names: flag(7),
            carries_units: flag(8),
            online: flag(9),
        }
    }

    fn target(remote: Option<&str>, value: i64, unit: Unit, checked: bool) -> TargetLine {
        TargetLine {
            line: LineId(Uuid::from_u128(1)),
            remote: remote.map(|id| RemoteId(id.to_owned())),
            name: "Milk".to_owned(),
            quantity: Quantity { value, unit },
            gtin: None,
            checked,
            aisle: None,
            note: None,
        }
    }

    fn goals() -> Vec<Goal> {
        let mut goals =
            vec![Goal::Gone { line: LineId(Uuid::from_u128(1)), remote: RemoteId("v".to_owned()) }];
        let known = |value, unit, checked, name: &str| KnownLine {
            name: name.to_owned(),
            quantity: Quantity { value, unit },
            checked,
        };
        let mut all_known = vec![None];
        for (value, unit) in [(1, Unit::Each), (2, Unit::Each), (5, Unit::Each), (2, Unit::Gram)] {
            all_known.push(Some(known(value, unit, false, "Milk")));
            all_known.push(Some(known(value, unit, true, "Milk")));
            all_known.push(Some(known(value, unit, false, "Cow milk")));
        }
        for remote in [None, Some("v")] {
            for (value, unit) in [(2, Unit::Each), (2, Unit::Gram), (i64::MAX, Unit::Each)] {
                for checked in [false, true] {
                    for known in &all_known {
                        let target = target(remote, value, unit, checked);
                        goals.push(Goal::Have { target, known: known.clone() });
                    }
                }
            }
        }
        goals
    }

    #[test]
    fn no_basket_is_asked_for_what_it_cannot_do() {
        let mut seen = std::collections::HashSet::new();
        for bits in 0..1 << FLAGS {
            let can = capabilities(bits);
            for goal in goals() {
                let changes = plan_changes(std::slice::from_ref(&goal), can);
                assert!(changes.len() <= 1, "{goal:?}");
                let change = changes.first();
                seen.insert(change.map(std::mem::discriminant));
                match (&goal, change) {
                    (_, Some(Change::Remove(_))) => assert!(can.removes),
                    (Goal::Gone { .. }, other) => assert!(
                        !can.removes && matches!(other, Some(Change::Refused { .. })),
                        "{other:?}"
                    ),
                    (Goal::Have { target, known }, change) => {
                        check(can, target, known.as_ref(), change);
                    }
                }
            }
        }
        assert_eq!(seen.len(), 5, "each kind of change occurs, and none");
    }

    fn check(
        can: Capabilities,
        target: &TargetLine,
        known: Option<&KnownLine>,
        change: Option<&Change>,
    ) {
        let there = known.map_or(0, |known| known.quantity.value);
        let same_unit = known.is_none_or(|k| k.quantity.unit == target.quantity.unit);
        let sendable = (can.carries_units || target.quantity.unit == Unit::Each)
            && (can.carries_names || target.remote.is_some());
        match change {
            None => {
                let known = known.expect("what is not there is asked for or refused");
                assert_eq!(known.quantity, target.quantity);
                assert!(!can.carries_checked || known.checked == target.checked);
                assert!(!can.carries_names || known.name == target.name);
            }
            Some(Change::Set(asked)) => {
                assert!(can.sets_quantity && sendable);
                assert_eq!(asked, target);
            }
            Some(Change::Add(asked)) => {
                assert!(can.adds && !can.sets_quantity && sendable && same_unit);
                assert!(asked.quantity.value > 0);
                assert_eq!(asked.quantity.value + there, target.quantity.value);
                assert_eq!(asked.remote, target.remote);
            }
            Some(Change::Refused { reason, .. }) => {
                let can_set = can.sets_quantity && sendable;
                let can_add = can.adds && sendable && same_unit && target.quantity.value > there;
                assert!(!can_set && !can_add, "{reason:?} for {target:?}, {known:?}, {can:?}");
            }
            Some(Change::Remove(_)) => panic!("a line that is wanted is not taken away"),
        }
    }

    #[test]
    fn changes_become_one_write_and_the_refusals_beside_it() {
        let changes = vec![
            Change::Set(target(Some("a"), 1, Unit::Each, false)),
            Change::Add(target(Some("b"), 2, Unit::Each, false)),
            Change::Remove(RemoteId("c".to_owned())),
            Change::Refused {
                line: LineId(Uuid::from_u128(1)),
                reason: RefusedChange::CannotReduce,
            },
        ];
        let (desired, refused) = Desired::of(changes);
        assert_eq!((desired.set.len(), desired.add.len(), desired.remove.len()), (1, 1, 1));
        assert_eq!(refused, [(LineId(Uuid::from_u128(1)), RefusedChange::CannotReduce)]);
        assert!(Desired::of(Vec::new()).0.is_empty());
    }
}
