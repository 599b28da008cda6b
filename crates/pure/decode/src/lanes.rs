//! Sums over lines of samples, in lanes, so that the compiler can vectorise them; the fixed order of a plain sum would
//! forbid that.

/// Samples per vector.
const LANES: usize = 8;

/// Sums of terms, each computed from the samples at the same index of all slices, up to the end of the shortest.
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

/// A line from its `n`-th sample on; empty if it is shorter.
pub(crate) fn skip(line: &[f32], n: usize) -> &[f32] {
    line.get(n..).unwrap_or(&[])
}

/// The whole number nearest to a position from 0 to about four million. It vectorises: adding 2^23 leaves a float without
/// fraction bits.
pub(crate) fn round_index(position: f32) -> usize {
    const NO_FRACTION: f32 = 8_388_608.0;
    ((position + NO_FRACTION).to_bits() & 0x007f_ffff) as usize
}

/// A whole number at most 1 below a position and not above it.
pub(crate) fn floor_index(position: f32) -> usize {
    round_index((position - 0.5).max(0.0))
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
    fn indices_are_next_to_their_positions() {
        for (position, rounded, max_floor) in [
            (0.0, 0, 0),
            (0.4, 0, 0),
            (0.6, 1, 0),
            (1.0, 1, 1),
            (1.2, 1, 1),
            (7.9, 8, 7),
            (1399.0, 1399, 1399),
            (1399.3, 1399, 1399),
        ] {
            assert_eq!(round_index(position), rounded, "{position}");
            let floor = floor_index(position);
            assert!(floor <= max_floor && position - floor as f32 <= 1.0, "{position}: {floor}");
        }
    }
}
