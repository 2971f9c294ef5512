//! Which request gets which fault. Only the seed, the class of the request and its number within the class decide, so a
//! seed replays whatever the order in which requests of different classes arrive.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::kind::{FaultKind, Timing};

/// `POST /control/faults/{lane}`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schedule {
    /// Same seed, same faults.
    pub seed: u64,
    /// Requests with a fault, of a hundred.
    pub percent: u64,
    /// Weights of the kinds: 0 for kinds that are missing, 1 for each when the map is empty.
    #[serde(default)]
    pub kinds: BTreeMap<FaultKind, u64>,
    /// The longest delay, in milliseconds.
    #[serde(default = "longest")]
    pub longest_ms: u64,
}

const fn longest() -> u64 {
    1_500
}

/// A fault to inject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Its kind.
    pub kind: FaultKind,
    /// Whether the request is carried out first.
    pub after: bool,
    /// A random number for what the fault varies, such as a delay.
    pub chance: u64,
}

impl Schedule {
    /// The fault of the `nth` request of a `class`, if it gets one.
    pub fn fault(&self, class: &str, nth: u64) -> Option<Fault> {
        let mut random = SeededRandom::new(self.seed, class, nth);
        if random.below(100) >= self.percent {
            return None;
        }
        let list = class == super::request::LIST;
        let weight = |kind: FaultKind| {
            let weight = if self.kinds.is_empty() {
                1
            } else {
                self.kinds.get(&kind).copied().unwrap_or(0)
            };
            if kind.suits(list) { weight } else { 0 }
        };
        let mut at = random.below(FaultKind::ALL.iter().map(|kind| weight(*kind)).sum());
        let kind = FaultKind::ALL.into_iter().find(|kind| {
            let weight = weight(*kind);
            let here = at < weight;
            at = at.saturating_sub(weight);
            here
        })?;
        let after = match kind.after() {
            Timing::Always => true,
            Timing::Either => random.below(2) == 0,
            Timing::Never => false,
        };
        Some(Fault {
            kind,
            after,
            chance: random.next(),
        })
    }
}

/// Pseudo-random numbers (SplitMix64).
struct SeededRandom(u64);

impl SeededRandom {
    fn new(seed: u64, class: &str, nth: u64) -> Self {
        let mut random = Self(seed);
        for byte in class.bytes() {
            random.0 = random.next() ^ u64::from(byte);
        }
        random.0 = random.next() ^ nth;
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next().checked_rem(end).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::request::LIST;
    use super::*;

    fn drawn(seed: u64, class: &str) -> Vec<Option<Fault>> {
        let schedule = Schedule {
            seed,
            percent: 50,
            ..Schedule::default()
        };
        (0..200).map(|nth| schedule.fault(class, nth)).collect()
    }

    #[test]
    fn the_same_seed_gives_the_same_faults() {
        assert_eq!(drawn(7, "list"), drawn(7, "list"));
        assert_ne!(drawn(7, "list"), drawn(8, "list"));
        assert_ne!(drawn(7, "list"), drawn(7, "room"));
    }

    #[test]
    fn about_as_many_as_wished_and_every_kind_where_it_suits() {
        let all: Vec<Fault> = (0..40).flat_map(|seed| drawn(seed, LIST)).flatten().collect();
        assert!((3_600..4_400).contains(&all.len()), "{}", all.len());
        for kind in FaultKind::ALL {
            assert!(all.iter().any(|fault| fault.kind == kind), "{kind:?}");
        }
        for after in [true, false] {
            assert!(
                all.iter()
                    .any(|fault| fault.kind == FaultKind::Reset && fault.after == after)
            );
        }
        let others: Vec<Fault> = (0..40).flat_map(|seed| drawn(seed, "join")).flatten().collect();
        assert!(others.iter().all(|fault| fault.kind.suits(false)));
    }

    #[test]
    fn weights_choose_the_kinds() {
        let only = Schedule {
            seed: 1,
            percent: 100,
            kinds: [(FaultKind::Reset, 1)].into(),
            ..Schedule::default()
        };
        let kinds: Vec<Option<FaultKind>> = (0..20)
            .map(|nth| only.fault("list", nth).map(|fault| fault.kind))
            .collect();
        assert_eq!(kinds, [Some(FaultKind::Reset); 20]);
    }
}
