//! What came from files is remembered as long as it is there.

use crate::{Home, Tested, add, at, edit, line_id, list_id};
use trug_domain::Operation;
use trug_store::Arrival;

fn arrival(mark: &str, line: u128) -> Arrival {
    Arrival { list: list_id(1), mark: mark.to_owned(), line: line_id(line) }
}

#[test]
fn a_mark_counts_while_its_step_stands_and_its_line_is_there() -> Tested {
    let home = Home::on_disk()?;
    let store = home.shopping()?;
    let arrived = |store: &trug_store::Store| -> Result<Vec<String>, trug_store::StoreError> {
        let mut marks: Vec<String> = store.arrived(list_id(1))?.into_iter().collect();
        marks.sort();
        Ok(marks)
    };
    let both = vec![add(1, 1, "Milk", 2), add(1, 2, "Eggs", 6)];
    store.apply_arrivals(edit(1, both), vec![arrival("a", 1), arrival("b", 2)])?;
    let store = home.reopen(store)?;
    assert_eq!(arrived(&store)?, ["a", "b"]);
    assert_eq!(store.arrived(list_id(2))?.len(), 0);
    store.undo(1, at(2))?;
    assert_eq!(arrived(&store)?, [""; 0]);
    store.redo(1, at(3))?;
    assert_eq!(arrived(&store)?, ["a", "b"]);
    store.apply(edit(4, vec![Operation::Remove { line: line_id(1) }]))?;
    assert_eq!(arrived(&store)?, ["b"]);
    let refused = store.apply_arrivals(edit(5, vec![add(9, 3, "Tea", 1)]), vec![arrival("c", 3)]);
    assert!(refused.is_err());
    assert_eq!(arrived(&store)?, ["b"]);
    Ok(())
}
