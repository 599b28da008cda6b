//! Look-up and search latency over the starter catalogue.

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use trug_catalogue::Catalogue;
use trug_gs1::Gtin;

fn look_up(criterion: &mut Criterion) {
    let catalogue = Catalogue::starter().expect("the starter catalogue opens");
    let gtins: Vec<Gtin> = ["3017620422003", "5449000000996", "8076809513753", "4008400404127"]
        .iter()
        .filter_map(|digits| Gtin::parse(digits).ok())
        .collect();
    let mut turn = gtins.iter().cycle();
    criterion.bench_function("look_up/known", |bencher| {
        bencher.iter(|| turn.next().map(|&gtin| catalogue.look_up(black_box(gtin))));
    });
    let unknown = Gtin::from_payload(301_762_042_299).expect("a payload of twelve digits");
    criterion.bench_function("look_up/unknown", |bencher| {
        bencher.iter(|| catalogue.look_up(black_box(unknown)));
    });
}

fn search(criterion: &mut Criterion) {
    let catalogue = Catalogue::starter().expect("the starter catalogue opens");
    let mut group = criterion.benchmark_group("search");
    group.sample_size(20);
    group.bench_function("opened and first", |bencher| {
        bencher.iter(|| Catalogue::starter().and_then(|fresh| fresh.search("nutella", 20)));
    });
    for words in ["c", "ch", "chocolat", "nutella", "yaourt van", "organic tom", "zzzz"] {
        group.bench_function(words, |bencher| {
            bencher.iter(|| catalogue.search(black_box(words), 20));
        });
    }
    group.finish();
}

criterion_group!(latency, look_up, search);
criterion_main!(latency);
