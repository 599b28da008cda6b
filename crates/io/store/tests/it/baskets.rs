//! What is kept for baskets: configuration, the agreed base, matches, the outbox and the ledger.

use crate::{DEVICE, Tested, add, at, edit, line_id, list_id, names, reopen, shopping, step_id};
use serde_json::json;
use trug_domain::{BasketId, ListError, OperationId};
use trug_store::{
    AgreedRow, BasketEdit, BasketRow, Edit, LedgerRow, MatchRow, OutboxRow, OutboxState, Store,
    StoreError, Subject,
};
use uuid::Uuid;

fn basket_id(number: u128) -> BasketId {
    BasketId(Uuid::from_u128(0x4000_0000_0000 + number))
}

fn request_id(number: u128) -> OperationId {
    OperationId(Uuid::from_u128(0x5000_0000_0000 + number))
}

fn basket(number: u128, name: &str) -> BasketRow {
    BasketRow {
        id: basket_id(number),
        kind: "ucp".to_owned(),
        name: name.to_owned(),
        config: json!({"url": "http://127.0.0.1:8080", "cart": null}),
        created: at(number as i64),
    }
}

fn agreed(line: u128, remote: &str) -> AgreedRow {
    AgreedRow { line: line_id(line), remote: remote.to_owned(), item: json!({"quantity": 2}) }
}

fn matched(key: &str, remote: &str, price: Option<i64>) -> MatchRow {
    MatchRow {
        key: key.to_owned(),
        remote: remote.to_owned(),
        title: "Milk 1 l".to_owned(),
        price_minor: price,
        currency: price.map(|_| "EUR".to_owned()),
        confirmed: price.is_some(),
        seen: at(5),
    }
}

fn request(number: u128) -> OutboxRow {
    OutboxRow {
        id: request_id(number),
        basket: basket_id(1),
        body: r#"{"line_items":[]}"#.to_owned(),
        lines: vec![line_id(1), line_id(2)],
        at: at(number as i64),
    }
}

fn of(edit: Edit, agreed_if_undone: &[AgreedRow]) -> BasketEdit {
    BasketEdit { edit, agreed_if_undone: agreed_if_undone.to_vec() }
}

fn states(store: &Store) -> Result<Vec<OutboxState>, StoreError> {
    Ok(store.outbox_open(basket_id(1))?.into_iter().map(|entry| entry.state).collect())
}

#[test]
fn baskets_are_remembered_by_a_unique_name() -> Tested {
    let (home, store) = shopping()?;
    store.add_basket(basket(1, "market"))?;
    store.add_basket(basket(2, "corner shop"))?;
    // Two names that differ in their letters' case alone: the second could not be reached.
    for name in ["market", "Market", "CORNER SHOP"] {
        let taken = store.add_basket(basket(3, name));
        assert!(
            matches!(taken, Err(StoreError::BasketExists(ref known)) if known == name),
            "{taken:?}"
        );
    }
    store.update_basket_config(basket_id(1), json!({"cart": "c-1"}))?;
    let store = reopen(store, home.path())?;
    let expect = BasketRow { config: json!({"cart": "c-1"}), ..basket(1, "market") };
    assert_eq!(store.baskets()?, [expect, basket(2, "corner shop")]);
    let unknown = store.update_basket_config(basket_id(9), json!({}));
    assert!(matches!(unknown, Err(StoreError::NoSuchBasket(_))), "{unknown:?}");
    Ok(())
}

#[test]
fn a_base_and_its_local_side_settle_together_or_not_at_all() -> Tested {
    let (home, store) = shopping()?;
    store.add_basket(basket(1, "market"))?;
    store.settle(basket_id(1), vec![agreed(1, "r-1")], None)?;
    let refused = store.settle(
        basket_id(1),
        vec![agreed(2, "r-2")],
        Some(of(edit(1, vec![add(7, 2, "Bread", 1)]), &[])),
    );
    assert!(matches!(refused, Err(StoreError::Refused(ListError::NoSuchList))), "{refused:?}");
    assert_eq!(store.agreed(basket_id(1))?, [agreed(1, "r-1")]);
    let step = store.settle(
        basket_id(1),
        vec![agreed(2, "r-2"), agreed(3, "r-3")],
        Some(of(edit(2, vec![add(1, 2, "Bread", 1)]), &[agreed(3, "r-3"), agreed(4, "r-4")])),
    )?;
    assert_eq!(step.map(|step| step.id), Some(step_id(2)));
    let store = reopen(store, home.path())?;
    assert_eq!(store.agreed(basket_id(1))?, [agreed(2, "r-2"), agreed(3, "r-3")]);
    assert_eq!(names(&store)?, ["1 Bread"]);
    store.undo(1, at(9))?;
    assert_eq!(names(&store)?, Vec::<String>::new());
    let without = [agreed(3, "r-3"), agreed(4, "r-4")];
    assert_eq!(store.agreed(basket_id(1))?, without, "what the step agreed on goes with it");
    store.redo(1, at(10))?;
    assert_eq!(store.agreed(basket_id(1))?, [agreed(2, "r-2"), agreed(3, "r-3")]);
    // What was agreed on since is not touched.
    store.settle(basket_id(1), vec![agreed(5, "r-2"), agreed(3, "r-3")], None)?;
    store.undo(1, at(11))?;
    let since = [agreed(3, "r-3"), agreed(4, "r-4"), agreed(5, "r-2")];
    assert_eq!(store.agreed(basket_id(1))?, since);
    let unknown = store.settle(basket_id(9), vec![], None);
    assert!(matches!(unknown, Err(StoreError::NoSuchBasket(_))), "{unknown:?}");
    Ok(())
}

#[test]
fn matches_are_remembered_by_need() -> Tested {
    let (_home, store) = shopping()?;
    store.add_basket(basket(1, "market"))?;
    store.put_matches(
        basket_id(1),
        &[matched("milk|each", "r-1", None), matched("tea|each", "r-2", None)],
    )?;
    store.put_matches(basket_id(1), &[matched("milk|each", "r-9", Some(129))])?;
    let expect = [matched("milk|each", "r-9", Some(129)), matched("tea|each", "r-2", None)];
    assert_eq!(store.matches(basket_id(1))?, expect);
    assert_eq!(store.matches(basket_id(2))?, []);
    Ok(())
}

#[test]
fn removing_a_basket_forgets_all_but_the_ledger() -> Tested {
    let (_home, store) = shopping()?;
    store.add_basket(basket(1, "market"))?;
    store.settle(basket_id(1), vec![agreed(1, "r-1")], None)?;
    store.put_matches(basket_id(1), &[matched("milk|each", "r-1", None)])?;
    store.outbox_begin(request(1))?;
    store.ledger_begin(ledger(1, b"body"))?;
    store.remove_basket(basket_id(1))?;
    assert_eq!(store.baskets()?, []);
    assert_eq!(store.agreed(basket_id(1))?, []);
    assert_eq!(store.matches(basket_id(1))?, []);
    assert_eq!(store.outbox_open(basket_id(1))?, []);
    assert_eq!(store.ledger(9)?.len(), 1);
    let again = store.remove_basket(basket_id(1));
    assert!(matches!(again, Err(StoreError::NoSuchBasket(_))), "{again:?}");
    Ok(())
}

#[test]
fn a_request_is_open_until_its_outcome_is_certain() -> Tested {
    use OutboxState::{Done, Failed, Unknown};
    for (ends, open, last) in [
        (vec![], Some(OutboxState::Sending), OutboxState::Sending),
        (vec![Done], None, Done),
        (vec![Failed], None, Failed),
        (vec![Unknown], Some(Unknown), Unknown),
        (vec![Unknown, Done], None, Done),
        (vec![Unknown, Unknown, Failed], None, Failed),
        (vec![Done, Done], None, Done),
    ] {
        let (_home, store) = shopping()?;
        store.add_basket(basket(1, "market"))?;
        store.outbox_begin(request(1))?;
        for end in &ends {
            store.outbox_end(request_id(1), *end, Some("{}".to_owned()), at(8))?;
        }
        assert_eq!(states(&store)?, Vec::from_iter(open), "{ends:?}");
        let entry = store.outbox(request_id(1))?.ok_or("the request is there")?;
        assert_eq!(entry.row, request(1), "{ends:?}");
        assert_eq!(entry.state, last, "{ends:?}");
        assert_eq!(entry.ended.is_some(), !ends.is_empty(), "{ends:?}");
    }
    Ok(())
}

#[test]
fn a_certain_outcome_does_not_become_another_one() -> Tested {
    let (_home, store) = shopping()?;
    store.add_basket(basket(1, "market"))?;
    store.outbox_begin(request(1))?;
    let twice = store.outbox_begin(request(1));
    assert!(matches!(twice, Err(StoreError::AlreadySent(_))), "{twice:?}");
    store.outbox_end(request_id(1), OutboxState::Done, None, at(8))?;
    let other = store.outbox_end(request_id(1), OutboxState::Failed, None, at(9));
    assert!(matches!(other, Err(StoreError::AlreadyEnded(_))), "{other:?}");
    let nothing = store.outbox_end(request_id(2), OutboxState::Done, None, at(9));
    assert!(matches!(nothing, Err(StoreError::NoSuchRequest(_))), "{nothing:?}");
    let nowhere = store.outbox_begin(OutboxRow { basket: basket_id(9), ..request(3) });
    assert!(matches!(nowhere, Err(StoreError::NoSuchBasket(_))), "{nowhere:?}");
    Ok(())
}

#[test]
fn what_a_former_run_was_sending_is_unknown() -> Tested {
    let (home, store) = shopping()?;
    store.add_basket(basket(1, "market"))?;
    store.outbox_begin(request(1))?;
    store.outbox_begin(request(2))?;
    store.outbox_end(request_id(2), OutboxState::Done, None, at(8))?;
    let store = reopen(store, home.path())?;
    assert_eq!(states(&store)?, [OutboxState::Unknown]);
    let again = store.outbox_begin(request(1));
    assert!(matches!(again, Err(StoreError::AlreadySent(_))), "{again:?}");
    Ok(())
}

#[test]
fn what_another_store_is_sending_stays_on_its_way() -> Tested {
    let (home, store) = shopping()?;
    store.add_basket(basket(1, "market"))?;
    store.outbox_begin(request(1))?;
    let twice = store.outbox_begin(request(1));
    assert!(matches!(twice, Err(StoreError::AlreadySent(_))), "{twice:?}");
    let second = Store::open(home.path(), DEVICE, at(0))?;
    assert_eq!(states(&second)?, [OutboxState::Sending]);
    store.outbox_end(request_id(1), OutboxState::Unknown, None, at(8))?;
    store.outbox_begin(request(2))?;
    store.outbox_end(request_id(2), OutboxState::Done, None, at(8))?;
    assert_eq!(states(&second)?, [OutboxState::Unknown]);
    Ok(())
}

fn ledger(number: u128, body: &[u8]) -> LedgerRow {
    LedgerRow {
        id: Uuid::from_u128(number),
        at: at(number as i64),
        purpose: "rehearse".to_owned(),
        host: "127.0.0.1:8080".to_owned(),
        method: "POST".to_owned(),
        path: "/catalog/lookup".to_owned(),
        headers: "content-type: application/json".to_owned(),
        bytes: body.len() as i64,
        body: body.to_vec(),
    }
}

#[test]
fn the_ledger_keeps_every_byte() -> Tested {
    let (home, store) = shopping()?;
    let bytes: Vec<u8> = (0..=255).collect();
    store.ledger_begin(ledger(1, &bytes))?;
    store.ledger_begin(ledger(2, b""))?;
    store.ledger_end(Uuid::from_u128(1), Some(200), 17, None, at(9))?;
    store.ledger_end(Uuid::from_u128(1), None, 0, Some("late".to_owned()), at(10))?;
    let store = reopen(store, home.path())?;
    let entries = store.ledger(9)?;
    let [second, first] = entries.as_slice() else { return Err("two requests".into()) };
    assert_eq!(first.row, ledger(1, &bytes));
    assert_eq!((first.status, first.received, &first.error), (Some(200), Some(17), &None));
    assert_eq!(first.ended, Some(at(9)));
    assert_eq!((second.status, second.ended), (None, None));
    assert_eq!(store.ledger(1)?.len(), 1);
    Ok(())
}

#[test]
fn one_at_a_time() -> Tested {
    let (_home, store) = shopping()?;
    let in_memory = Store::open_in_memory(DEVICE, at(1))?;
    let basket = Subject::Basket(basket_id(1));
    for store in [store, in_memory] {
        let first = store.begin_turn(basket, || false)?;
        assert!(first.is_some());
        assert!(
            store.begin_turn(Subject::List(list_id(1)), || false)?.is_some(),
            "anything else is free"
        );
        let mut looks = 0;
        let second = store.begin_turn(basket, || {
            looks += 1;
            looks < 3
        })?;
        assert!(second.is_none() && looks == 3, "{looks}");
        drop(first);
        assert!(store.begin_turn(basket, || false)?.is_some());
    }
    Ok(())
}
