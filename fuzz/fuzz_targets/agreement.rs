//! Any reads at any time: nothing panics, and every sighting is valid.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trug_decode::{Agreement, Point, Read, Symbology};

fuzz_target!(|data: &[u8]| {
    let mut agreement = Agreement::default();
    let mut reads = Vec::new();
    let mut at_ms = 0u64;
    for chunk in data.chunks(24) {
        let [kind, step, certainty, rest @ ..] = chunk else { break };
        let symbology = Symbology::ALL[usize::from(*kind) % Symbology::ALL.len()];
        let (coordinates, text) = rest.split_at(rest.len().min(8));
        let at = |n: usize| {
            let v = coordinates.get(n).copied().unwrap_or(0);
            if v == 255 { f32::NAN } else { f32::from(v) * 3.0 }
        };
        let corners = std::array::from_fn(|n| Point { x: at(2 * n), y: at(2 * n + 1) });
        // mostly digits, so that some texts are valid
        let digits = |b: &u8| if kind % 2 == 0 { char::from(b'0' + b % 10) } else { char::from(*b) };
        let text: String = text.iter().map(digits).collect();
        let certainty = f32::from(*certainty) / 200.0;
        reads.push(Read { symbology, text, corners, certainty });
        if step % 3 > 0 {
            at_ms = at_ms.wrapping_add(u64::from(*step) * 7);
            for sighting in agreement.observe(at_ms, &reads) {
                assert!(!sighting.text.is_empty());
            }
            let _ = Agreement::photo(&reads);
            reads.clear();
        }
    }
});
