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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_counts_once() {
        for count in [0, 1, 7, 8, 9, 16, 31] {
            let line: Vec<f32> = (0..count).map(|n| n as f32).collect();
            let longer = vec![2.0; count + 3];
            let [number, product] = sums([&line, &longer], |[a, b]| [1.0, a * b]);
            assert_eq!(number, count as f32);
            assert_eq!(product, 2.0 * line.iter().sum::<f32>());
        }
    }
}
