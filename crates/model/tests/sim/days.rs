//! Whole days in which everything happens that can, at random.

use crate::event_source;
use crate::world::{Figures, World};
use proptest::prelude::*;
use std::time::Instant;

const HOUR: u64 = 3_600_000;

/// Names the seed when something goes wrong, without proptest's shrinking: a day has nothing that could be shrunk.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the seed of this day: {}", self.0);
        }
    }
}

fn live(seed: u64, hours: u64) -> World {
    let _seed = Seed(seed);
    let mut world = World::new(seed);
    for source in event_source::ALL {
        source.schedule_next(&mut world);
    }
    world.run(hours * HOUR);
    world.settle();
    world
}

/// Regular requests, and no more than one for each thing that hurries.
fn within_budget(figures: &Figures, turns: u64) {
    let Figures { in_front, hidden, .. } = figures;
    let all = in_front.lists + hidden.lists + figures.offline.lists;
    let budget = in_front.ms / 5_000 + hidden.ms / 30_000 + figures.triggers + turns;
    assert!(all <= budget, "{all} lists, {budget} at most: {figures:#?}");
}

#[test]
fn a_day_in_seconds() {
    for seed in [1, 20_260_728, 0xdead_beef, 424_242] {
        let begin = Instant::now();
        let world = live(seed, 24);
        let figures = &world.figures;
        // Coming to the front, and the network's return, hurry as well: a few hundred a day.
        within_budget(figures, 1_000);
        assert!(figures.changes > 1_000 && figures.commands > 300, "{figures:#?}");
        assert!(
            figures.seen_after.1 > 50,
            "the long poll has reported changes: {figures:#?}"
        );
        let seconds = begin.elapsed().as_secs_f64();
        println!("seed {seed}: 24 hours in {seconds:.2} s, {figures:?}");
    }
}

/// The loops, the overlay and the commands against the checker and the screen, which know only the history.
#[test]
fn a_million_steps() {
    let (mut steps, mut changes, mut commands) = (0, 0, 0);
    let mut days = 0;
    while steps < 1_000_000 {
        let figures = live(0x5eed_0000 + days, 24).figures;
        within_budget(&figures, 1_000);
        steps += figures.steps;
        changes += figures.changes;
        commands += figures.commands;
        days += 1;
    }
    println!("{steps} steps in {days} days: {changes} changes by others, {commands} commands");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_hours(seed: u64) {
        live(seed, 2);
    }
}
