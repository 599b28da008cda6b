//! The store on disk does what the lists in memory do, whatever is done and however often the file
//! is closed in between.

use crate::{DEVICE, at, edit, line_id, list_id, new_list, step_id, typed};
use proptest::prelude::*;
use trug_domain::list::{Lists, PerformError, View};
use trug_domain::{
    Currency, Destination, Money, Need, Operation, OwnProduct, Price, Quantity, Source, SourceKind,
    Unit,
};
use trug_gs1::{Gtin, ScannedCode, Symbology};
use trug_store::{Store, StoreError};

/// What happens to the store in one moment.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    Edit(Vec<Operation>),
    Undo(usize),
    Redo(usize),
    UndoStep(usize),
    Reopen,
}

const CODES: [&str; 3] = ["4006381333931", "96385074", "5000112637922"];
const NAMES: [&str; 6] = ["Milk", "milk ", "Bread", "Ei \u{1f95a}", "", "'; DROP TABLE line; --"];

fn gtin() -> impl Strategy<Value = Gtin> {
    proptest::sample::select(&CODES[..]).prop_map(|code| Gtin::parse(code).expect("a right GTIN"))
}

fn name() -> impl Strategy<Value = String> {
    proptest::sample::select(&NAMES[..]).prop_map(str::to_owned)
}

fn need() -> impl Strategy<Value = Need> {
    let code = gtin().prop_map(|gtin| ScannedCode {
        gtin,
        symbology: Some(Symbology::Ean13),
        printed: gtin.shortest(),
    });
    (proptest::option::of(code), proptest::option::of(name()))
        .prop_map(|(code, name)| Need { code, name })
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let unit = proptest::sample::select(vec![Unit::Each, Unit::Each, Unit::Gram]);
    (-1_i64..6, unit).prop_map(|(value, unit)| Quantity { value, unit })
}

fn source() -> impl Strategy<Value = Source> {
    let scan = Source { kind: SourceKind::Scan, from: Some("webcam".to_owned()) };
    proptest::sample::select(vec![typed(), scan])
}

fn operation() -> impl Strategy<Value = Operation> {
    let list = || (0_u128..3).prop_map(list_id);
    let line = || (0_u128..10).prop_map(line_id);
    let text = || proptest::option::of(name());
    let place = prop_oneof![
        Just(Destination::First),
        Just(Destination::Last),
        line().prop_map(Destination::Before),
        line().prop_map(Destination::After),
        list().prop_map(Destination::List),
    ];
    let product =
        (gtin(), name(), text(), 0_i64..3).prop_map(|(gtin, name, brand, taught)| OwnProduct {
            gtin,
            name,
            brand,
            quantity: None,
            aisle: None,
            taught: at(taught),
            same_as: (taught == 2).then_some(gtin),
            allergens: (taught == 1).then(|| vec!["milk".to_owned()]),
        });
    prop_oneof![
        8 => (line(), list(), need(), quantity(), source(), text(), text()).prop_map(
            |(id, list, need, quantity, source, aisle, note)| Operation::Add {
                id, list, need, quantity, source, aisle, note
            }
        ),
        1 => (line(), quantity(), source())
            .prop_map(|(line, quantity, source)| Operation::SetQuantity { line, quantity, source }),
        1 => (line(), -3_i64..4, source())
            .prop_map(|(line, by, source)| Operation::ChangeQuantity { line, by, source }),
        1 => (line(), text()).prop_map(|(line, name)| Operation::SetName { line, name }),
        1 => (line(), text()).prop_map(|(line, note)| Operation::SetNote { line, note }),
        1 => (line(), text()).prop_map(|(line, aisle)| Operation::SetAisle { line, aisle }),
        2 => (line(), any::<bool>())
            .prop_map(|(line, checked)| Operation::SetChecked { line, checked }),
        1 => line().prop_map(|line| Operation::Remove { line }),
        1 => (line(), 0_usize..3).prop_map(|(line, part)| Operation::RemovePart { line, part }),
        3 => (line(), place).prop_map(|(line, to)| Operation::Move { line, to }),
        1 => list().prop_map(|list| Operation::ClearChecked { list }),
        2 => (list(), name()).prop_map(|(id, name)| Operation::NewList { id, name }),
        1 => (list(), name()).prop_map(|(list, name)| Operation::RenameList { list, name }),
        1 => list().prop_map(|list| Operation::DeleteList { list }),
        1 => product.prop_map(|product| Operation::Teach { product }),
        1 => gtin().prop_map(|gtin| Operation::Forget { gtin }),
        1 => (list(), text()).prop_map(|(list, shop)| Operation::SetShop { list, shop }),
        2 => (line(), name(), proptest::option::of((-1_i64..5, quantity())))
            .prop_map(|(line, shop, price)| {
                let money = |minor| Money { minor, currency: Currency::EUR };
                let price = price.map(|(minor, per)| Price { money: money(minor), per });
                Operation::SetPrice { line, shop, price }
            }),
        1 => (name(), proptest::option::of(proptest::collection::vec(name(), 0..3)))
            .prop_map(|(shop, aisles)| Operation::SetAisles { shop, aisles }),
    ]
}

pub(crate) fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => proptest::collection::vec(operation(), 1..4).prop_map(Event::Edit),
        2 => (0_usize..4).prop_map(Event::Undo),
        2 => (0_usize..4).prop_map(Event::Redo),
        2 => (0_usize..8).prop_map(Event::UndoStep),
        1 => Just(Event::Reopen),
    ]
}

/// A folder in memory where there is one, since nothing here is about the disk.
pub(crate) fn home_in_memory() -> tempfile::TempDir {
    let memory = std::path::Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder of its own")
}

pub(crate) fn cases() -> ProptestConfig {
    let cases = std::env::var("TRUG_CASES").ok().and_then(|text| text.parse().ok());
    ProptestConfig { cases: cases.unwrap_or(100), ..ProptestConfig::default() }
}

/// Everything there is, as memory holds it.
fn everything(store: &Store) -> Result<Lists, StoreError> {
    let mut all = Lists::default();
    let mut put = |change| all.apply(&change).expect("what is on disk fits together");
    let lists = store.lists()?;
    for list in &lists {
        put(trug_domain::Change::List { before: None, after: Some(list.clone()) });
    }
    for line in
        lists.iter().map(|list| store.lines(list.id)).collect::<Result<Vec<_>, _>>()?.concat()
    {
        put(trug_domain::Change::Line { before: None, after: Some(Box::new(line)) });
    }
    for own in store.own_products_matching("", usize::MAX)? {
        put(trug_domain::Change::Product { before: None, after: Some(own) });
    }
    for note in store.prices()? {
        put(trug_domain::Change::Price { before: None, after: Some(Box::new(note)) });
    }
    for (shop, aisles) in store.aisle_orders()? {
        put(trug_domain::Change::Aisles { shop, before: None, after: Some(aisles) });
    }
    Ok(all)
}

fn same(store: &Store, model: &Lists) -> Result<(), TestCaseError> {
    let found = everything(store).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&found, model);
    let Ok(lists) = model.lists();
    prop_assert_eq!(store.lists().ok(), Some(lists.clone()));
    for list in lists {
        let Ok(lines) = model.lines(list.id);
        prop_assert_eq!(store.lines(list.id).ok(), Some(lines), "the order on disk and in memory");
    }
    let standing: Vec<_> = store
        .history(usize::MAX)
        .map_err(|error| TestCaseError::fail(error.to_string()))?
        .into_iter()
        .rev()
        .filter(|entry| !entry.undone)
        .map(|entry| entry.step)
        .collect();
    prop_assert_eq!(standing, model.history());
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_store_behaves_like_the_lists_in_memory(events in proptest::collection::vec(event(), 1..24)) {
        let home = home_in_memory();
        let fail = |error: StoreError| TestCaseError::fail(error.to_string());
        let mut store = Store::open(home.path(), DEVICE, at(0)).map_err(fail)?;
        let mut model = Lists::default();
        let setup = (0, Event::Edit(vec![new_list(0, "Shopping"), new_list(1, "Party")]));
        for (number, event) in std::iter::once(setup).chain((1..).zip(events)) {
            match event {
                Event::Edit(operations) => {
                    let wanted = edit(number, operations);
                    let expect = model.perform_all(
                        wanted.id, wanted.action, wanted.source.clone(), &wanted.operations, wanted.at,
                    );
                    let expect = expect.map(Option::<&_>::cloned);
                    match (store.apply(wanted), expect) {
                        (Ok(step), Ok(expect)) => prop_assert_eq!(step, expect),
                        (Err(StoreError::Refused(rule)), Err(PerformError::Refused(expect))) => {
                            prop_assert_eq!(rule, expect);
                        }
                        (step, expect) => prop_assert!(false, "{:?} but {:?}", step, expect),
                    }
                }
                Event::Undo(n) => {
                    let mut expect = Vec::new();
                    for _ in 0..n {
                        expect.extend(model.undo().ok().flatten().cloned());
                    }
                    prop_assert_eq!(store.undo(n, at(0)).map_err(fail)?, expect);
                }
                Event::Redo(n) => {
                    let mut expect = Vec::new();
                    for _ in 0..n {
                        expect.extend(model.redo().ok().flatten().cloned());
                    }
                    prop_assert_eq!(store.redo(n, at(0)).map_err(fail)?, expect);
                }
                // The memory knows no such thing; the next property is about it.
                Event::UndoStep(_) => continue,
                Event::Reopen => {
                    drop(store);
                    store = Store::open(home.path(), DEVICE, at(0)).map_err(fail)?;
                }
            }
            same(&store, &model)?;
        }
        prop_assert_eq!(store.check().map_err(fail)?.faults, Vec::<String>::new());
    }

    #[test]
    fn after_undoing_single_steps_everything_can_be_undone_and_redone(
        events in proptest::collection::vec(event(), 1..24)
    ) {
        let home = home_in_memory();
        let fail = |error: StoreError| TestCaseError::fail(error.to_string());
        let store = Store::open(home.path(), DEVICE, at(0)).map_err(fail)?;
        store.apply(edit(0, vec![new_list(0, "Shopping"), new_list(1, "Party")])).map_err(fail)?;
        for (number, event) in (1..).zip(events) {
            match event {
                Event::Edit(operations) => {
                    let done = store.apply(edit(number, operations));
                    prop_assert!(matches!(done, Ok(_) | Err(StoreError::Refused(_))), "{:?}", done);
                }
                Event::Undo(n) => drop(store.undo(n, at(0)).map_err(fail)?),
                Event::Redo(n) => drop(store.redo(n, at(0)).map_err(fail)?),
                Event::UndoStep(back) => {
                    let history = store.history(usize::MAX).map_err(fail)?;
                    let id = history.get(back).map_or(step_id(9_999), |entry| entry.step.id);
                    let before = everything(&store).map_err(fail)?;
                    match store.undo_step(id, at(0)) {
                        Ok(step) => prop_assert_eq!(step.id, id),
                        Err(
                            StoreError::UndoBlocked { .. }
                            | StoreError::AlreadyUndone(_)
                            | StoreError::NoSuchStep(_),
                        ) => prop_assert_eq!(everything(&store).map_err(fail)?, before),
                        Err(other) => prop_assert!(false, "{:?}", other),
                    }
                }
                Event::Reopen => {}
            }
        }
        let before = everything(&store).map_err(fail)?;
        let undone = store.undo(usize::MAX, at(0)).map_err(fail)?.len();
        prop_assert_eq!(everything(&store).map_err(fail)?, Lists::default());
        prop_assert_eq!(store.redo(undone, at(0)).map_err(fail)?.len(), undone);
        prop_assert_eq!(everything(&store).map_err(fail)?, before);
        store.redo(usize::MAX, at(0)).map_err(fail)?;
        prop_assert_eq!(store.check().map_err(fail)?.faults, Vec::<String>::new());
    }
}
