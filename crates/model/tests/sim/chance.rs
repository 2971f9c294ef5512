//! Reproducible random numbers from a seed (SplitMix64).

#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.draw() % (high - low + 1)
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.draw().is_multiple_of(times)
    }

    /// A number from 0 to 1.
    pub fn fraction(&mut self) -> f64 {
        self.draw() as f64 / u64::MAX as f64
    }

    /// One of several.
    pub fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.draw() as usize % all.len()].clone()
    }
}
