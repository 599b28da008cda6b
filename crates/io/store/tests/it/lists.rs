//! Edits of lists, and reading back their result.

use crate::{
    DEVICE, Home, Tested, add, at, edit, line_id, list_id, names, new_list, product, scan, shopping,
};
use trug_domain::{Destination, List, ListError, Operation, Quantity, Rank, Unit};
use trug_gs1::Gtin;
use trug_store::{Counts, Instance, LineCounts, Store, StoreError};

fn lines_survive_reopening(home: &Home) -> Tested {
    let store = home.shopping()?;
    let step = store.apply(edit(1, vec![add(1, 1, "Milk", 2), scan(1, 2, "4006381333931")?]))?;
    assert_eq!(step.map(|step| step.changes.len()), Some(2));
    let before = store.lines(list_id(1))?;
    let store = home.reopen(store)?;
    assert_eq!(store.lines(list_id(1))?, before);
    assert_eq!(names(&store)?, ["2 Milk", "1 04006381333931"]);
    assert_eq!(store.line(line_id(2))?.as_ref(), before.get(1));
    assert_eq!(store.line(line_id(3))?, None);
    Ok(())
}

fn every_field_of_a_line_comes_back_as_it_was(home: &Home) -> Tested {
    let store = home.shopping()?;
    let Operation::Add { id, list, need, source, .. } = scan(1, 9, "96385074")? else {
        return Err("a scan adds".into());
    };
    let quantity = Quantity { value: 750, unit: Unit::Gram };
    let (aisle, note) =
        (Some("Käse \u{1f9c0}".to_owned()), Some("two\nlines, \"quoted\"".to_owned()));
    let again = Operation::Add {
        id: line_id(10),
        list,
        need: need.clone(),
        quantity,
        source: source.clone(),
        aisle: None,
        note: None,
    };
    let first = Operation::Add { id, list, need, quantity, source, aisle, note };
    store.apply(edit(1, vec![first]))?;
    store.apply(edit(2, vec![again]))?;
    store.apply(edit(3, vec![Operation::SetChecked { line: id, checked: true }]))?;
    let line = store.line(id)?.ok_or("the line is there")?;
    assert_eq!(line.parts.len(), 2);
    assert_eq!(line.quantity(), Quantity { value: 1500, unit: Unit::Gram });
    assert_eq!(line.changed, at(3));
    assert!(line.checked);
    assert_eq!(line.note.as_deref(), Some("two\nlines, \"quoted\""));
    let store = home.reopen(store)?;
    assert_eq!(store.line(id)?, Some(line));
    Ok(())
}

fn an_edit_is_applied_whole_or_not_at_all(home: &Home) -> Tested {
    let store = home.shopping()?;
    let refused = store.apply(edit(1, vec![add(1, 1, "Milk", 1), add(2, 2, "Bread", 1)]));
    assert!(matches!(refused, Err(StoreError::Refused(ListError::NoSuchList))), "{refused:?}");
    assert_eq!(names(&store)?, Vec::<String>::new());
    assert_eq!(store.history(9)?.len(), 1);
    Ok(())
}

fn an_edit_that_changes_nothing_is_no_step(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    let same =
        store.apply(edit(2, vec![Operation::SetChecked { line: line_id(1), checked: false }]))?;
    assert_eq!(same, None);
    assert_eq!(store.history(9)?.len(), 2);
    Ok(())
}

fn a_step_is_done_once(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    let twice = store.apply(edit(1, vec![add(1, 2, "Milk", 1)]));
    assert!(matches!(twice, Err(StoreError::AlreadyDone(_))), "{twice:?}");
    assert_eq!(names(&store)?, ["1 Milk"]);
    Ok(())
}

fn the_first_list_is_made_once_and_undo_leaves_it(home: &Home) -> Tested {
    let store = home.open()?;
    let list =
        |n| List { id: list_id(n), name: "Shopping".to_owned(), rank: Rank::first(), shop: None };
    assert!(store.create_first_list(list(1), at(0))?);
    assert!(!store.create_first_list(list(2), at(0))?, "there is one already");
    assert!(store.undo(1, at(1))?.is_empty());
    store.apply(edit(1, vec![Operation::DeleteList { list: list_id(1) }]))?;
    assert!(!store.create_first_list(list(2), at(0))?, "somebody deleted it");
    store.undo(1, at(2))?;
    assert_eq!(store.lists()?, [list(1)]);
    Ok(())
}

fn lists_are_found_by_name_without_regard_to_case(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![new_list(2, "Für das Fest")]))?;
    for (name, expect) in [
        ("shopping", Some(1)),
        ("  SHOPPING ", Some(1)),
        ("FÜR DAS FEST", Some(2)),
        ("für  das fest", Some(2)),
        ("fest", None),
        ("", None),
    ] {
        let found = store.list_named(name)?.map(|list| list.id);
        assert_eq!(found, expect.map(list_id), "{name:?}");
    }
    assert_eq!(store.lists()?.len(), 2);
    assert_eq!(store.list(list_id(2))?.map(|list| list.name), Some("Für das Fest".to_owned()));
    let taken = store.apply(edit(2, vec![new_list(3, "SHOPPING")]));
    assert!(matches!(taken, Err(StoreError::Refused(ListError::ListExists(_)))), "{taken:?}");
    Ok(())
}

fn lines_are_moved_and_keep_their_order(home: &Home) -> Tested {
    let store = home.shopping()?;
    let five = ["a", "b", "c", "d", "e"];
    let adds = five.iter().zip(1..).map(|(name, line)| add(1, line, name, 1)).collect();
    store.apply(edit(1, adds))?;
    let to = |line, to| Operation::Move { line: line_id(line), to };
    store.apply(edit(2, vec![to(5, Destination::First), to(1, Destination::Last)]))?;
    store.apply(edit(
        3,
        vec![to(4, Destination::Before(line_id(2))), to(3, Destination::After(line_id(5)))],
    ))?;
    assert_eq!(names(&store)?, ["1 e", "1 c", "1 d", "1 b", "1 a"]);
    let store = home.reopen(store)?;
    assert_eq!(names(&store)?, ["1 e", "1 c", "1 d", "1 b", "1 a"]);
    Ok(())
}

fn products_the_shopper_named_are_found_by_their_words(home: &Home) -> Tested {
    let store = home.shopping()?;
    let teach = |digits, name, brand| -> Result<Operation, Box<dyn std::error::Error>> {
        Ok(Operation::Teach { product: product(digits, name, brand)? })
    };
    store.apply(edit(
        1,
        vec![
            teach("4006381333931", "Grüner Tee", Some("Änne"))?,
            teach("96385074", "Schwarzer Tee", None)?,
        ],
    ))?;
    for (words, expect) in [
        ("tee", vec!["Grüner Tee", "Schwarzer Tee"]),
        ("GRÜN", vec!["Grüner Tee"]),
        ("änne tee", vec!["Grüner Tee"]),
        ("", vec!["Grüner Tee", "Schwarzer Tee"]),
        ("tee kaffee", vec![]),
        ("100% \" ' % _", vec![]),
    ] {
        let found = store.own_products_matching(words, 10)?;
        let found: Vec<_> = found.iter().map(|own| own.name.as_str()).collect();
        assert_eq!(found, expect, "{words:?}");
    }
    assert_eq!(store.own_products_matching("tee", 1)?.len(), 1);
    let gtin = Gtin::parse("96385074")?;
    assert_eq!(store.own_product(gtin)?, Some(product("96385074", "Schwarzer Tee", None)?));
    store.apply(edit(2, vec![Operation::Forget { gtin }]))?;
    assert_eq!(store.own_product(gtin)?, None);
    store.undo(1, at(9))?;
    assert_eq!(store.own_product(gtin)?, Some(product("96385074", "Schwarzer Tee", None)?));
    Ok(())
}

fn counts_are_right(home: &Home) -> Tested {
    let store = home.shopping()?;
    store.apply(edit(1, vec![add(1, 1, "Milk", 1), add(1, 2, "Bread", 1)]))?;
    store.apply(edit(2, vec![Operation::SetChecked { line: line_id(2), checked: true }]))?;
    store.apply(edit(3, vec![Operation::Teach { product: product("96385074", "Tea", None)? }]))?;
    assert_eq!(store.line_counts(list_id(1))?, LineCounts { lines: 2, checked: 1 });
    assert_eq!(store.line_counts(list_id(2))?, LineCounts { lines: 0, checked: 0 });
    assert_eq!(store.counts()?, Counts { lists: 1, lines: 2, own_products: 1, steps: 4 });
    Ok(())
}

fn settings_are_kept(home: &Home) -> Tested {
    let store = home.shopping()?;
    assert_eq!(store.get_setting("beep")?, None);
    store.set_setting("beep", "on")?;
    store.set_setting("beep", "off")?;
    let store = home.reopen(store)?;
    assert_eq!(store.get_setting("beep")?.as_deref(), Some("off"));
    assert_eq!(store.history(9)?.len(), 1, "a setting is no step");
    Ok(())
}

#[test]
fn there_is_one_window_and_as_many_stores_as_wanted() -> Tested {
    let (home, store) = shopping()?;
    let window = Instance::acquire(home.path())?;
    let second = Instance::acquire(home.path()).err().ok_or("a second window is refused")?;
    assert!(second.to_string().contains("already open"), "{second}");
    let other = Store::open(home.path(), DEVICE, at(1))?;
    other.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    assert_eq!(names(&store)?, ["1 Milk"]);
    drop(window);
    Instance::acquire(home.path())?;
    Ok(())
}

#[test]
fn a_store_goes_from_thread_to_thread() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    shared::<Store>();
}

#[test]
fn the_last_one_to_close_leaves_one_file() -> Tested {
    let (home, store) = shopping()?;
    let clone = store.clone();
    drop(store);
    clone.apply(edit(1, vec![add(1, 1, "Milk", 1)]))?;
    drop(clone);
    let left: Vec<_> = std::fs::read_dir(home.path())?
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("trug.sqlite"))
        .collect();
    assert_eq!(left, ["trug.sqlite"]);
    Ok(())
}

on_disk_and_in_memory! {
    lines_survive_reopening,
    every_field_of_a_line_comes_back_as_it_was,
    an_edit_is_applied_whole_or_not_at_all,
    an_edit_that_changes_nothing_is_no_step,
    a_step_is_done_once,
    the_first_list_is_made_once_and_undo_leaves_it,
    lists_are_found_by_name_without_regard_to_case,
    lines_are_moved_and_keep_their_order,
    products_the_shopper_named_are_found_by_their_words,
    counts_are_right,
    settings_are_kept,
}
