//! Which request meets which fault: decided by the seed, the request and how many like it came before, and by nothing
//! else. The order in which requests of different kinds arrive does not matter, so a seed replays.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::kind::{After, Kind};

/// `POST /control/faults/{lane}`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schedule {
    /// Same seed, same faults.
    pub seed: u64,
    /// How many of a hundred requests meet one.
    pub percent: u64,
    /// Weights of the kinds; those that are missing have none, and with no weights at all each has 1.
    #[serde(default)]
    pub kinds: BTreeMap<Kind, u64>,
    /// The longest delay, in milliseconds.
    #[serde(default = "longest")]
    pub longest_ms: u64,
}

const fn longest() -> u64 {
    1_500
}

/// A fault that is going to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub kind: Kind,
    /// The request is carried out before.
    pub after: bool,
    /// Further chance, for whatever the fault varies.
    pub chance: u64,
}

impl Schedule {
    /// The fault of the `nth` request of a `class`, if it meets one.
    pub fn fault(&self, class: &str, nth: u64) -> Option<Fault> {
        let mut dice = Dice::new(self.seed, class, nth);
        if dice.below(100) >= self.percent {
            return None;
        }
        let list = class == super::request::LIST;
        let weight = |kind: Kind| {
            let weight = if self.kinds.is_empty() {
                1
            } else {
                self.kinds.get(&kind).copied().unwrap_or(0)
            };
            if kind.suits(list) { weight } else { 0 }
        };
        let mut at = dice.below(Kind::ALL.iter().map(|kind| weight(*kind)).sum());
        let kind = Kind::ALL.into_iter().find(|kind| {
            let weight = weight(*kind);
            let here = at < weight;
            at = at.saturating_sub(weight);
            here
        })?;
        let after = match kind.after() {
            After::Always => true,
            After::Either => dice.below(2) == 0,
            After::Never => false,
        };
        Some(Fault {
            kind,
            after,
            chance: dice.next(),
        })
    }
}

/// Numbers that look like chance (SplitMix64).
struct Dice(u64);

impl Dice {
    fn new(seed: u64, class: &str, nth: u64) -> Self {
        let mut dice = Self(seed);
        for byte in class.bytes() {
            dice.0 = dice.next() ^ u64::from(byte);
        }
        dice.0 = dice.next() ^ nth;
        dice
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
    fn a_seed_says_it_all() {
        assert_eq!(drawn(7, "list"), drawn(7, "list"));
        assert_ne!(drawn(7, "list"), drawn(8, "list"));
        assert_ne!(drawn(7, "list"), drawn(7, "room"));
    }

    #[test]
    fn about_as_many_as_wished_and_every_kind_where_it_suits() {
        let all: Vec<Fault> = (0..40).flat_map(|seed| drawn(seed, LIST)).flatten().collect();
        assert!((3_600..4_400).contains(&all.len()), "{}", all.len());
        for kind in Kind::ALL {
            assert!(all.iter().any(|fault| fault.kind == kind), "{kind:?}");
        }
        for after in [true, false] {
            assert!(
                all.iter()
                    .any(|fault| fault.kind == Kind::Reset && fault.after == after)
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
            kinds: [(Kind::Reset, 1)].into(),
            ..Schedule::default()
        };
        let kinds: Vec<Option<Kind>> = (0..20)
            .map(|nth| only.fault("list", nth).map(|fault| fault.kind))
            .collect();
        assert_eq!(kinds, [Some(Kind::Reset); 20]);
    }
}
