//! What holds for any history of edits on both sides, and for any way in which a sync breaks off.

use super::world::{CART, Edit, Fate, HereEdit, LIST, TASKS, ThereEdit, WORDS, World};
use proptest::prelude::*;
use std::collections::BTreeMap;
use trug_domain::list::{View, folded};
use trug_domain::sync::{
    Agreed, Item, LocalItem, OperationRef, RemoteFields, RemoteId, RemoteItem, ToLocal,
    Unconfirmed, WhyUnmatched, plan, settle,
};
use trug_domain::{LineId, Quantity, Unit};
use uuid::Uuid;

const NAMES: [&str; 6] = ["Milk", "Bread", "Eggs", "Tea", "Thing", "milk "];

fn any_name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(NAMES.to_vec())
}

fn any_quantity() -> impl Strategy<Value = Quantity> {
    let unit = prop_oneof![6 => Just(Unit::Each), 1 => Just(Unit::Gram)];
    (1_i64..5, unit).prop_map(|(value, unit)| Quantity { value, unit })
}

fn any_carries() -> impl Strategy<Value = RemoteFields> {
    prop::sample::select(vec![TASKS, CART, WORDS])
}

fn here_edit(renames: u32) -> impl Strategy<Value = HereEdit> {
    prop_oneof![
        4 => (any_name(), any_quantity()).prop_map(|(name, quantity)| HereEdit::Add(name, quantity)),
        3 => (0_usize..8, -3_i64..4).prop_map(|(at, by)| HereEdit::Change(at, by)),
        2 => (0_usize..8, any::<bool>()).prop_map(|(at, on)| HereEdit::Tick(at, on)),
        1 => (0_usize..8).prop_map(HereEdit::Remove),
        renames => (0_usize..8, any_name()).prop_map(|(at, name)| HereEdit::Rename(at, name)),
    ]
}

fn there_edit(renames: u32) -> impl Strategy<Value = ThereEdit> {
    prop_oneof![
        4 => (any_name(), any_quantity()).prop_map(|(name, quantity)| ThereEdit::Add(name, quantity)),
        3 => (0_usize..8, -3_i64..4).prop_map(|(at, by)| ThereEdit::Change(at, by)),
        2 => (0_usize..8, any::<bool>()).prop_map(|(at, on)| ThereEdit::Tick(at, on)),
        1 => (0_usize..8).prop_map(ThereEdit::Remove),
        renames => (0_usize..8, any_name()).prop_map(|(at, name)| ThereEdit::Rename(at, name)),
    ]
}

fn edits(renames: u32) -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        here_edit(renames).prop_map(Edit::Here),
        there_edit(renames).prop_map(Edit::There),
    ];
    prop::collection::vec(edit, 0..10)
}

fn any_fate() -> impl Strategy<Value = Fate> {
    prop::sample::select(vec![Fate::Done, Fate::Fails, Fate::Silent, Fate::Lost])
}

/// A fate for every operation, taken in turns.
fn turn(fates: &[Fate]) -> impl Fn(OperationRef) -> Fate + '_ {
    |which| match which {
        OperationRef::ToRemote(at) => fates[at % fates.len()],
        OperationRef::ToLocal(at) => fates[(at + fates.len() / 2) % fates.len()],
    }
}

/// Two rows of one name there, or a second one of a line here.
fn makes_doubles(world: &World, edit: &Edit) -> bool {
    let Edit::There(ThereEdit::Add(name, _)) = edit else { return false };
    world.carries.names && world.remote.values().any(|item| folded(&item.name) == folded(name))
}

/// What is needed by name, as far as it is not ticked.
fn needed(world: &World) -> BTreeMap<String, i64> {
    let mut needed = BTreeMap::new();
    for line in world.local().iter().filter(|line| !line.item.checked) {
        *needed.entry(folded(&line.item.name)).or_default() += line.item.quantity.value;
    }
    needed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn one_sync_makes_both_sides_equal_and_a_second_changes_nothing(
        carries in any_carries(), rounds in prop::collection::vec(edits(0), 1..4)
    ) {
        let mut world = World::new(carries);
        for edits in rounds {
            for edit in edits {
                if !makes_doubles(&world, &edit) {
                    world.edit(&edit);
                }
            }
            let before = world.clone();
            // A line whose product another line had until now gets its turn in the next one.
            if world.sync().unmatched.iter().any(|one| matches!(one.why, WhyUnmatched::SameAs(_))) {
                world.sync();
            }
            let (here, there) = world.both();
            prop_assert_eq!(here, there, "from {:?}", before);
            let base = world.base.clone();
            let again = world.sync();
            prop_assert!(again.is_empty(), "{:?} from {:?}", again, before);
            prop_assert_eq!(&world.base, &base);
        }
    }

    #[test]
    fn it_settles_whatever_names_are_given_and_wherever_it_breaks_off(
        carries in any_carries(),
        rounds in prop::collection::vec((edits(2), prop::collection::vec(any_fate(), 1..6)), 1..5)
    ) {
        let mut world = World::new(carries);
        for (edits, fates) in rounds {
            for edit in &edits {
                world.edit(edit);
            }
            world.sync_with(turn(&fates));
        }
        let before = world.clone();
        prop_assert!(world.sync_until_quiet(6).is_some(), "{:?} from {:?}", world.plan(true), before);
        let mut remotes: Vec<&RemoteId> = world.base.iter().map(|agreed| &agreed.remote).collect();
        remotes.sort();
        prop_assert!(remotes.is_sorted_by(|one, other| one < other), "one agreement a row");
        let (here, there) = world.both();
        // Ticked rows beside one that is needed are left alone, so what is here is there.
        prop_assert!(here.iter().all(|row| there.contains(row)), "{here:?} {there:?}");
    }

    #[test]
    fn an_agreement_about_anything_is_no_danger(
        carries in any_carries(), edits in edits(0),
        base in prop::collection::vec((0_usize..12, 0_usize..8, any_name(), any_quantity(), any::<bool>()), 0..8)
    ) {
        let mut world = World::new(carries);
        for edit in &edits {
            if !makes_doubles(&world, edit) {
                world.edit(edit);
            }
        }
        let lines = world.lines();
        let ids: Vec<RemoteId> = world.remote.keys().cloned().collect();
        world.base = base.into_iter().map(|(line, row, name, quantity, checked)| Agreed {
            line: lines.get(line).map_or(LineId(Uuid::from_u128(line as u128)), |line| line.id),
            remote: ids.get(row).cloned().unwrap_or(RemoteId(format!("gone-{row}"))),
            item: Item { name: name.trim().to_owned(), quantity, checked },
            doubt: None,
        }).collect();
        let before = world.clone();
        prop_assert!(world.sync_until_quiet(6).is_some(), "{:?} from {:?}", world.plan(true), before);
        let (here, there) = world.both();
        prop_assert!(here.iter().all(|row| there.contains(row)), "{here:?} {there:?} from {before:?}");
    }

    #[test]
    fn no_addition_is_lost(
        carries in any_carries(), first in edits(0), here in here_edit(0), there in there_edit(0),
        fates in prop::collection::vec(any_fate(), 1..6)
    ) {
        let mut world = World::new(carries);
        for edit in &first {
            world.edit(edit);
        }
        prop_assert!(world.sync_until_quiet(6).is_some());
        let rows = world.remote.clone();
        world.edit_here(&here);
        world.edit_there(&there);
        world.sync_with(turn(&fates));
        prop_assert!(world.sync_until_quiet(6).is_some());
        let now = needed(&world);
        if let HereEdit::Add(name, quantity) = here {
            let has = now.get(&folded(name)).copied().unwrap_or_default();
            prop_assert!(has > 0, "{:?} of {}", now, name);
            let less = matches!(there, ThereEdit::Change(..));
            prop_assert!(less || has >= quantity.value, "{:?} of {}", now, name);
        }
        if let ThereEdit::Add(..) = there {
            for (id, item) in world.remote.iter().filter(|(id, _)| !rows.contains_key(*id)) {
                let line = world.base.iter().find(|agreed| agreed.remote == *id).map(|agreed| agreed.line);
                prop_assert!(line.is_some(), "{:?} is on no line", item);
            }
        }
    }

    #[test]
    fn differences_add_up_however_the_syncs_between_break_off(
        carries in any_carries(),
        rounds in prop::collection::vec((-3_i64..4, -3_i64..4, prop::collection::vec(any_fate(), 2..5)), 1..8)
    ) {
        let mut world = World::new(carries);
        world.edit_here(&HereEdit::Add("Milk", Quantity::each(100)));
        world.sync();
        let mut expect = 100;
        for (here, there, fates) in rounds {
            // Whether something unanswered arrived can only be told as long as nobody else writes.
            let there = if world.base.iter().any(|agreed| agreed.doubt.is_some()) { 0 } else { there };
            world.edit_here(&HereEdit::Change(0, here));
            world.edit_there(&ThereEdit::Change(0, there));
            expect += here + there;
            world.sync_with(turn(&fates));
        }
        prop_assert!(world.sync_until_quiet(3).is_some());
        let (here, there) = world.both();
        prop_assert_eq!(&here, &there);
        prop_assert_eq!(needed(&world), BTreeMap::from([("milk".to_owned(), expect)]));
    }

    #[test]
    fn a_sync_that_is_killed_is_finished_by_the_next(
        carries in any_carries(), first in edits(0), then in edits(0), count in 0_usize..6
    ) {
        let mut world = World::new(carries);
        for edit in first.iter().chain(&then) {
            if !makes_doubles(&world, edit) {
                world.edit(edit);
            }
        }
        world.sync();
        for edit in &then {
            if !makes_doubles(&world, edit) {
                world.edit(edit);
            }
        }
        let mut whole = world.clone();
        prop_assert!(whole.sync_until_quiet(2).is_some());
        world.sync_killed_after(count);
        prop_assert!(world.sync_until_quiet(2).is_some());
        prop_assert_eq!(world.both(), whole.both());
    }

    #[test]
    fn a_suddenly_empty_remote_takes_nothing_off(carries in any_carries(), first in edits(0), then in prop::collection::vec(here_edit(0), 0..4)) {
        let mut world = World::new(carries);
        for edit in &first {
            world.edit(edit);
        }
        prop_assert!(world.sync_until_quiet(6).is_some());
        world.remote.clear();
        for edit in &then {
            world.edit_here(edit);
        }
        if let Ok(plan) = world.plan(false) {
            let removes = |one: &ToLocal| matches!(one, ToLocal::Remove { .. });
            prop_assert!(!plan.to_local.iter().any(removes));
        }
    }

    #[test]
    fn no_input_makes_it_panic(
        carries in (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()),
        base in prop::collection::vec((0_u128..4, 0_u8..4, any_item(), prop::option::of(any_item())), 0..5),
        local in prop::collection::vec((0_u128..4, prop::option::of(0_u8..4), any_item()), 0..5),
        remote in prop::collection::vec((0_u8..4, any_item()), 0..5),
    ) {
        let (checked, names, units, new_rows) = carries;
        let id = |n: u8| RemoteId(n.to_string());
        let line = |n| LineId(Uuid::from_u128(n));
        let base: Vec<Agreed> = base.into_iter().map(|(n, row, item, sent)| {
            let doubt = sent.map(|sent| Unconfirmed { sent, then: item.clone() });
            Agreed { line: line(n), remote: id(row), item, doubt }
        }).collect();
        let local: Vec<LocalItem> = local.into_iter()
            .map(|(n, row, item)| LocalItem { line: line(n), remote: row.map(id), item }).collect();
        let remote: Vec<RemoteItem> = remote.into_iter()
            .map(|(row, item)| RemoteItem { remote: id(row), item, changed_at: None }).collect();
        let carries = RemoteFields { checked, names, units, new_rows };
        if let Ok(plan) = plan(&base, &local, &remote, carries, true) {
            let nothing = settle(&plan, &[]);
            prop_assert!(nothing.iter().all(|kept| kept.doubt.is_none()));
            let _ = plan.expected();
        }
    }
}

fn any_item() -> impl Strategy<Value = Item> {
    let unit = prop::sample::select(vec![Unit::Each, Unit::Gram]);
    (".{0,4}", any::<i64>(), unit, any::<bool>()).prop_map(|(name, value, unit, checked)| Item {
        name,
        quantity: Quantity { value, unit },
        checked,
    })
}

/// Quantities before and after one sync, by somebody's way of merging them.
type Merging = fn(agreed: i64, here: i64, there: i64) -> (i64, i64);

fn by_the_planner(agreed: i64, here: i64, there: i64) -> (i64, i64) {
    let mut world = World::new(TASKS);
    world.edit_here(&HereEdit::Add("Milk", Quantity::each(agreed)));
    world.sync();
    world.edit_here(&HereEdit::Change(0, here));
    world.edit_there(&ThereEdit::Change(0, there));
    world.sync();
    let Ok(lines) = world.lists.lines(LIST);
    let rows: Vec<i64> = world.remote.values().map(|item| item.quantity.value).collect();
    (lines[0].quantity().value, rows[0])
}

/// What Trug must not do: the whole row as the side has it that wrote last, here the remote.
fn by_the_last_writer(agreed: i64, here: i64, there: i64) -> (i64, i64) {
    let row = if there == 0 { agreed + here } else { agreed + there };
    (row, row)
}

fn adds_up(merging: Merging) -> Result<(), String> {
    for (here, there) in (-3..4).flat_map(|here| (-3..4).map(move |there| (here, there))) {
        let expect = 10 + here + there;
        let found = merging(10, here, there);
        if found != (expect, expect) {
            return Err(format!("10 {here:+} here {there:+} there gave {found:?}"));
        }
    }
    Ok(())
}

#[test]
fn the_law_of_differences_catches_last_writer_wins() {
    assert_eq!(adds_up(by_the_planner), Ok(()));
    assert!(adds_up(by_the_last_writer).is_err());
}
