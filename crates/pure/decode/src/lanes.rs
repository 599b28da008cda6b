//! Sums over lines of samples, in lanes: a processor takes several samples at a time, which the order of a plain sum would
//! forbid.

/// Samples that are taken at a time.
const LANES: usize = 8;

/// Sums of terms, each made of what stands at the same place in all slices, as far as the shortest goes.
pub(crate) fn sums<const SLICES: usize, const SUMS: usize>(
    slices: [&[f32]; SLICES],
    terms: impl Fn([f32; SLICES]) -> [f32; SUMS],
) -> [f32; SUMS] {
    let count = slices.iter().map(|slice| slice.len()).min().unwrap_or(0);
    let slices = slices.map(|slice| slice[..count].as_chunks::<LANES>());
    let mut lanes = [[0.0; LANES]; SUMS];
    for at in 0..count / LANES {
        let chunks = slices.map(|(chunks, _)| &chunks[at]);
        for lane in 0..LANES {
            let terms = terms(std::array::from_fn(|n| chunks[n][lane]));
            for (sum, term) in lanes.iter_mut().zip(terms) {
                sum[lane] += term;
            }
        }
    }
    let mut sums = lanes.map(|lanes| lanes.iter().sum::<f32>());
    for at in 0..count % LANES {
        let terms = terms(slices.map(|(_, rest)| rest[at]));
        for (sum, term) in sums.iter_mut().zip(terms) {
            *sum += term;
        }
    }
    sums
}

/// A line from its `n`-th sample on.
pub(crate) fn after(line: &[f32], n: usize) -> &[f32] {
    line.get(n..).unwrap_or(&[])
}

/// The whole number that is nearest to a place from 0 up to some four million, which a processor does for several places
/// at a time: above this number a float has no parts any more.
pub(crate) fn nearest(place: f32) -> usize {
    const NO_PARTS: f32 = 8_388_608.0;
    ((place + NO_PARTS).to_bits() & 0x007f_ffff) as usize
}

/// The whole number before a place, or that place itself: between the two and the next one the place lies.
pub(crate) fn before(place: f32) -> usize {
    nearest((place - 0.5).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_counts_once() {
        for count in [0, 1, 7, 8, 9, 16, 31] {
            let line: Vec<f32> = (0u16..count).map(f32::from).collect();
            let longer = vec![2.0; line.len() + 3];
            let [number, product] = sums([&line, &longer], |[a, b]| [1.0, a * b]);
            assert_eq!((number as u16, product as u16), (count, (0..count).sum::<u16>() * 2));
        }
    }

    #[test]
    fn whole_numbers_are_beside_their_places() {
        for (place, near, at_most) in [
            (0.0, 0, 0),
            (0.4, 0, 0),
            (0.6, 1, 0),
            (1.0, 1, 1),
            (1.2, 1, 1),
            (7.9, 8, 7),
            (1399.0, 1399, 1399),
            (1399.3, 1399, 1399),
        ] {
            assert_eq!(nearest(place), near, "{place}");
            let whole = before(place);
            assert!(whole <= at_most && place - whole as f32 <= 1.0, "{place}: {whole}");
        }
    }
}
