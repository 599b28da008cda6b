//! What each side gets, case by case.

use super::world::{CART, HereEdit, TASKS, ThereEdit, World};
use trug_domain::sync::{
    Agreed, Item, LocalItem, NeedsConfirmation, Plan, RemoteFields, RemoteId, RemoteItem,
    Resolution, ToLocal, ToRemote, WhyUnmatched, plan,
};
use trug_domain::{LineId, Quantity, Unit};
use uuid::Uuid;

/// `Milk 2` is two of them; `Milk 2*` are ticked; `Flour 500g`.
fn item(text: &str) -> Item {
    let (text, checked) = text.strip_suffix('*').map_or((text, false), |text| (text, true));
    let (name, count) = text.rsplit_once(' ').expect("a name and a quantity");
    let (value, unit) =
        count.strip_suffix('g').map_or((count, Unit::Each), |count| (count, Unit::Gram));
    let value = value.parse().expect("a number");
    Item { name: name.to_owned(), quantity: Quantity { value, unit }, checked }
}

fn text(item: &Item) -> String {
    let unit = if item.quantity.unit == Unit::Gram { "g" } else { "" };
    let tick = if item.checked { "*" } else { "" };
    format!("{} {}{unit}{tick}", item.name, item.quantity.value)
}

fn line() -> LineId {
    LineId(Uuid::from_u128(7))
}

fn row() -> RemoteId {
    RemoteId("r7".to_owned())
}

/// One need: agreed, here, there. Beside it stands another one, so that nothing is suddenly empty.
fn planned(agreed: &str, here: &str, there: &str, carries: RemoteFields) -> Plan {
    let rice = || item("Rice 1");
    let (other, other_row) = (LineId(Uuid::from_u128(8)), RemoteId("r8".to_owned()));
    let agree = |line, remote, item| Agreed { line, remote, item, doubt: None };
    let mut base = vec![agree(other, other_row.clone(), rice())];
    let mut local = vec![LocalItem { line: other, remote: Some(other_row.clone()), item: rice() }];
    let mut remote = vec![RemoteItem { remote: other_row, item: rice(), changed_at: None }];
    if !agreed.is_empty() {
        base.push(agree(line(), row(), item(agreed)));
    }
    if !here.is_empty() {
        local.push(LocalItem { line: line(), remote: Some(row()), item: item(here) });
    }
    if !there.is_empty() {
        remote.push(RemoteItem { remote: row(), item: item(there), changed_at: None });
    }
    plan(&base, &local, &remote, carries, false).expect("nothing is suddenly empty")
}

fn shown(plan: &Plan) -> String {
    let to_local = plan.to_local.iter().map(|operation| match operation {
        ToLocal::Add { item, .. } => format!("here add {}", text(item)),
        ToLocal::ChangeQuantity { by, .. } => format!("here {by:+}"),
        ToLocal::SetQuantity { quantity, .. } => format!("here {quantity:?}"),
        ToLocal::SetChecked { checked, .. } => format!("here ticked {checked}"),
        ToLocal::SetName { name, .. } => format!("here named {name}"),
        ToLocal::Remove { .. } => "here remove".to_owned(),
    });
    let to_remote = plan.to_remote.iter().map(|operation| match operation {
        ToRemote::Add { item, .. } => format!("there add {}", text(item)),
        ToRemote::Set { item, was, .. } => format!("there {} (was {})", text(item), text(was)),
        ToRemote::Remove { .. } => "there remove".to_owned(),
    });
    let settled = plan.conflicts.iter().map(|conflict| format!("{:?}", conflict.settled));
    to_local.chain(to_remote).chain(settled).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_list_of_tasks() {
    fn check(agreed: &str, here: &str, there: &str, expect: &str) {
        let plan = planned(agreed, here, there, TASKS);
        assert_eq!(shown(&plan), expect, "agreed {agreed:?}, here {here:?}, there {there:?}");
    }
    // Nothing agreed yet.
    check("", "Milk 2", "", "there add Milk 2");
    check("", "", "Milk 2", "here add Milk 2");
    check("", "Milk 2", "Milk 2", "");
    check("", "Milk 2", "Milk 3", "here +1; LargerQuantity");
    check("", "Milk 2", "Milk 3*", "there Milk 2 (was Milk 3*); StillNeeded");
    check("", "Milk 2*", "Milk 3", "here +1; here ticked false; StillNeeded");
    check("", "Milk 2*", "", "there add Milk 2*");
    // One side changed.
    check("Milk 2", "Milk 2", "Milk 2", "");
    check("Milk 2", "Milk 3", "Milk 2", "there Milk 3 (was Milk 2)");
    check("Milk 2", "Milk 2", "Milk 1", "here -1");
    check("Milk 2", "Milk 2*", "Milk 2", "there Milk 2* (was Milk 2)");
    check("Milk 2", "Milk 2", "Milk 2*", "here ticked true");
    check("Milk 2", "Oat milk 2", "Milk 2", "there Oat milk 2 (was Milk 2)");
    check("Milk 2", "Milk 2", "Oat milk 2", "here named Oat milk");
    check("Milk 2", "", "Milk 2", "there remove");
    check("Milk 2", "Milk 2", "", "here remove");
    check("Milk 2", "", "", "");
    // Both changed.
    check("Milk 2", "Milk 3", "Milk 3", "here +1; there Milk 4 (was Milk 3)");
    check("Milk 5", "Milk 4", "Milk 7", "here +2; there Milk 6 (was Milk 7)");
    check("Milk 5", "Milk 2", "Milk 2", "here -1; there Milk 1 (was Milk 2)");
    check("Milk 2*", "Milk 1", "Milk 4", "here +4; there Milk 5 (was Milk 4)");
    check("Milk 2", "Milk 2*", "Milk 2*", "");
    check("Milk 2", "Milk 1", "Milk 2*", "here ticked true; there Milk 1* (was Milk 2*)");
    check("Milk 2", "Milk 3", "Milk 2*", "there Milk 3 (was Milk 2*); StillNeeded");
    check("Milk 2", "Milk 2*", "Milk 3", "here +1; here ticked false; StillNeeded");
    check("Milk 2", "Oat 2", "Soy 2", "there Oat 2 (was Soy 2); NameAsHere");
    check("Flour 2", "Flour 500g", "Flour 2", "there Flour 500g (was Flour 2)");
    check("Flour 2", "Flour 500g", "Flour 3", "there Flour 500g (was Flour 3); QuantityAsHere");
    // One side removed, the other changed.
    check("Milk 2", "", "Milk 3", "here add Milk 3; StaysAsThere");
    check("Milk 2", "Milk 3", "", "there add Milk 3; StaysAsHere");
    check("Milk 2*", "Milk 2", "", "there add Milk 2; StaysAsHere");
    check("Milk 2", "Milk 2*", "", "here remove");
    check("Milk 2", "", "Milk 2*", "there remove");
}

#[test]
fn a_cart_of_a_shop() {
    fn check(agreed: &str, here: &str, there: &str, expect: &str) {
        let plan = planned(agreed, here, there, CART);
        assert_eq!(shown(&plan), expect, "agreed {agreed:?}, here {here:?}, there {there:?}");
    }
    check("", "Milk 2", "", "there add Milk 2");
    check("", "Milk 2*", "", "");
    check("", "", "Shop 2", "here add Shop 2");
    check("Milk 2", "Milk 2", "Shop 2", "");
    check("Milk 2", "Oat milk 2", "Shop 2", "");
    check("Milk 2", "Milk 3", "Shop 3", "here +1; there Milk 4 (was Shop 3)");
    // Ticked is bought: it goes there, and stays here whatever is missing there.
    check("Milk 2", "Milk 2*", "Shop 2", "there remove");
    check("Milk 2", "Milk 2*", "", "");
    check("Milk 2", "Milk 2", "", "here remove");
    // More of it there than was bought: it is needed again.
    let again = "here Quantity { value: 3, unit: Each }; here ticked false; StaysAsThere";
    check("Milk 2", "Milk 2*", "Shop 3", again);
    check("", "Milk 3*", "Shop 3", "here ticked false; StaysAsThere");
    check("Milk 2", "Milk 500g*", "Shop 2", "there remove");
    check("Milk 2", "Milk 500g*", "Shop 3", "here add Shop 3; StaysAsThere");
}

#[test]
fn what_cannot_be_synced_is_told_and_left_alone() {
    let whys = |plan: &Plan| plan.unmatched.iter().map(|one| one.why).collect::<Vec<_>>();
    let local = |line: u128, remote: Option<&str>, text: &str| LocalItem {
        line: LineId(Uuid::from_u128(line)),
        remote: remote.map(|remote| RemoteId(remote.to_owned())),
        item: item(text),
    };
    let lines = [
        local(1, Some("p-milk"), "Milk 1"),
        local(2, Some("p-milk"), "Moo 1"),
        local(3, None, "Thing 1"),
        local(4, None, "Bought thing 1*"),
        local(5, Some("p-flour"), "Flour 500g"),
    ];
    let plan = plan(&[], &lines, &[], CART, false).expect("nothing was agreed");
    let same = WhyUnmatched::SameAs(LineId(Uuid::from_u128(1)));
    assert_eq!(whys(&plan), [WhyUnmatched::Unit, same, WhyUnmatched::NoMatch]);
    assert_eq!(shown(&plan), "there add Milk 1");

    // A line that was synced in pieces and is in grams now keeps its row, and what was agreed.
    let held = planned("Flour 2", "Flour 500g", "Flour 2", CART);
    assert_eq!((shown(&held).as_str(), whys(&held)), ("", vec![WhyUnmatched::Unit]));
    assert_eq!(held.expected().len(), 2);
}

#[test]
fn rows_of_one_name_become_one() {
    let mut world = World::new(TASKS);
    let remote = |id: &str| RemoteId(id.to_owned());
    world.remote.insert(remote("a"), item("Milk 2"));
    world.sync();
    world.remote.insert(remote("b"), item("milk 3"));
    let plan = world.sync();
    assert_eq!(shown(&plan), "here +3; there Milk 5 (was Milk 2); there remove; RowsJoined");
    assert!(world.sync().is_empty());
    // Somebody adds to a list that still shows the ticked one: it is needed anew.
    world.remote.get_mut(&remote("a")).expect("the first row").checked = true;
    world.sync();
    world.remote.insert(remote("c"), item("Milk 1"));
    let plan = world.sync();
    let anew = "here -4; here ticked false; there Milk 1 (was Milk 5*); there remove; RowsJoined";
    assert_eq!(shown(&plan), anew);
    // And a ticked one beside one that is needed counts nothing.
    world.remote.insert(remote("d"), item("Milk 9*"));
    assert!(world.sync().is_empty());
}

#[test]
fn a_row_made_anew_is_the_same_need() {
    let mut world = World::new(TASKS);
    world.remote.insert(RemoteId("a".to_owned()), item("Milk 2"));
    world.remote.insert(RemoteId("b".to_owned()), item("Rice 1"));
    world.sync();
    world.remote.remove(&RemoteId("a".to_owned()));
    world.remote.insert(RemoteId("z".to_owned()), item("Milk 1"));
    assert_eq!(shown(&world.sync()), "here -1");
    assert!(world.sync().is_empty());
}

#[test]
fn a_lost_answer_about_a_line_put_down_anew_is_found_out() {
    let mut world = World::new(TASKS);
    world.remote.insert(RemoteId("a".to_owned()), item("Bread 4"));
    world.sync();
    world.edit_here(&HereEdit::Remove(0));
    world.edit_here(&HereEdit::Add("Bread", Quantity::each(2)));
    world.edit_here(&HereEdit::Tick(0, true));
    world.edit_there(&ThereEdit::Change(0, -1));
    let mut whole = world.clone();
    whole.sync();
    world.sync_killed_after(1);
    world.sync();
    assert_eq!(world.both(), whole.both());
    assert_eq!(world.both().0, ["Bread 1 true"]);
}

#[test]
fn a_remote_that_is_suddenly_empty_asks() {
    let mut world = World::new(TASKS);
    for (id, text) in [("a", "Milk 2"), ("b", "Rice 1"), ("c", "Tea 1")] {
        world.remote.insert(RemoteId(id.to_owned()), item(text));
    }
    world.sync();
    world.remote.clear();
    let ask = world.plan(false).expect_err("it asks");
    assert_eq!(ask, NeedsConfirmation::SuddenlyEmpty { would_remove: 3 });
    assert!(ask.to_string().contains("3 lines"), "{ask}");
    assert_eq!(world.plan(true).map(|plan| plan.to_local.len()), Ok(3));
    // Rows of no quantity are no rows.
    world.remote.insert(RemoteId("a".to_owned()), item("Milk 0"));
    assert!(world.plan(false).is_err());
}

#[test]
fn a_conflict_tells_what_each_side_had() {
    let plan = planned("Milk 2", "Oat 2", "Soy 2", TASKS);
    let conflict = &plan.conflicts[0];
    assert_eq!((conflict.line, conflict.remote.clone()), (Some(line()), Some(row())));
    assert_eq!(conflict.agreed, Some(item("Milk 2")));
    assert_eq!(conflict.here, Some(item("Oat 2")));
    assert_eq!(conflict.there, Some(item("Soy 2")));
    assert_eq!(conflict.settled, Resolution::NameAsHere);
}
