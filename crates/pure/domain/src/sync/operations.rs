//! The local part of a plan as operations of lists.

use super::ToLocal;
use crate::list::Need;
use crate::{LineId, ListId, Operation, Source};

/// The operations of one [`ToLocal`]; `id` is the line's if a new one is made.
///
/// A list may have the same need already and merge: after an addition the line to confirm with
/// [`Outcome::DoneOn`](super::Outcome::DoneOn) is `id` if there is such a line now, else the one
/// with the same [`merge_key`](crate::list::merge_key).
pub fn operations(to_local: &ToLocal, list: ListId, id: LineId, source: &Source) -> Vec<Operation> {
    let source = source.clone();
    match to_local {
        ToLocal::Add { remote: _, item } => {
            let add = Operation::Add {
                id,
                list,
                need: Need { code: None, name: Some(item.name.clone()) },
                quantity: item.quantity,
                source,
                aisle: None,
                note: None,
            };
            let tick = Operation::SetChecked { line: id, checked: true };
            if item.checked { vec![add, tick] } else { vec![add] }
        }
        ToLocal::ChangeQuantity { line, by } => {
            vec![Operation::ChangeQuantity { line: *line, by: *by, source }]
        }
        ToLocal::SetQuantity { line, quantity } => {
            vec![Operation::SetQuantity { line: *line, quantity: *quantity, source }]
        }
        ToLocal::SetChecked { line, checked } => {
            vec![Operation::SetChecked { line: *line, checked: *checked }]
        }
        ToLocal::SetName { line, name } => {
            vec![Operation::SetName { line: *line, name: Some(name.clone()) }]
        }
        ToLocal::Remove { line } => vec![Operation::Remove { line: *line }],
    }
}
