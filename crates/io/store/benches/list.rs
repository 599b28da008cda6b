//! What a list costs: showing it, adding to it, undoing, on 100 and on 10,000 lines.
//!
//! `cargo bench -p trug-store --bench list` prints each. The file is on a memory file system where
//! there is one, so that the speed of the disk does not count.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use trug_domain::{
    Action, DeviceId, LineId, ListId, Need, Operation, Quantity, Source, SourceKind, StepId,
    Timestamp,
};
use trug_store::{Edit, Store};
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId(Uuid::from_u128(2));
const LIST: ListId = ListId(Uuid::from_u128(1));

fn typed() -> Source {
    Source { kind: SourceKind::Typed, from: None }
}

fn add(number: u128) -> Operation {
    Operation::Add {
        id: LineId(Uuid::from_u128(number)),
        list: LIST,
        need: Need { code: None, name: Some(format!("thing {number}")) },
        quantity: Quantity::each(1),
        source: typed(),
        aisle: None,
        note: None,
    }
}

fn edit(number: u128, operations: Vec<Operation>) -> Edit {
    let id = StepId(Uuid::from_u128(number));
    Edit { id, at: Timestamp(0), action: Action::Add, source: typed(), operations }
}

fn list(criterion: &mut Criterion) {
    for size in [100_u128, 10_000] {
        let memory = Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let folder = folder.expect("a folder of its own");
        let store = Store::open(folder.path(), DEVICE, Timestamp(0)).expect("a new store opens");
        let make = Operation::NewList { id: LIST, name: "Shopping".to_owned() };
        let all = std::iter::once(make).chain((10..size + 10).map(add)).collect();
        store.apply(edit(1, all)).expect("the list is filled");
        let mut next = 1_000_000;
        let mut add_one = || {
            next += 1;
            store.apply(edit(next, vec![add(next)])).expect("a line is added")
        };
        let undo = || store.undo(1, Timestamp(0)).expect("a step is undone");

        // The sizes stay as they are: each turn adds one line and takes it off again, and the clock
        // runs for one of the two.
        criterion.bench_function(&format!("add to {size}"), |bench| {
            bench.iter_custom(|turns| (0..turns).map(|_| timed(&mut add_one, undo).0).sum());
        });
        criterion.bench_function(&format!("undo on {size}"), |bench| {
            bench.iter_custom(|turns| (0..turns).map(|_| timed(&mut add_one, undo).1).sum());
        });
        criterion.bench_function(&format!("show {size}"), |bench| {
            bench.iter(|| black_box(store.lines(LIST).expect("the list is read")));
        });
    }
}

/// How long each of two things takes, done one after the other.
fn timed<A, B>(first: impl FnOnce() -> A, second: impl FnOnce() -> B) -> (Duration, Duration) {
    let begin = Instant::now();
    black_box(first());
    let between = Instant::now();
    black_box(second());
    (between - begin, between.elapsed())
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(50);
    targets = list
}
criterion_main!(benches);
