//! Repeatable random numbers.

/// A xorshift generator (Marsaglia 2003, 64 bits): the same seed gives the same numbers on every computer.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// A generator for this seed; any seed will do.
    pub fn new(seed: u64) -> Self {
        // spread seeds that differ only in low bits, and avoid 0, which xorshift never leaves
        Self((seed ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9) | 1)
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// Uniform in 0 to 1, without 1.
    pub fn unit(&mut self) -> f32 {
        (self.next_u64() >> 40) as f32 / (1u32 << 24) as f32
    }

    /// Uniform between two bounds.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// A uniform whole number below `end`; 0 if that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((self.next_u64() >> 40) as usize * end) >> 24
    }

    /// Approximately normal (the sum of four uniform ones), mean 0, standard deviation 1.
    pub fn normal(&mut self) -> f32 {
        let bits = self.next_u64();
        let sum: u64 = (0..4).map(|n| (bits >> (16 * n)) & 0xffff).sum();
        (sum as f32 / 65_535.0 - 2.0) * 1.732_050_8
    }
}
