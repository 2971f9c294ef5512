//! Single situations, one rule each.

use crate::server::ServerHealth;
use crate::world::{Page, World};
use model::overlay::Effect;
use model::sync::{Poll, PollOutcome};

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60_000;
const HOUR: u64 = 3_600_000;

/// A quiet world in which the first list has arrived.
fn world() -> World {
    let mut world = World::new(7);
    world.run(10);
    world.run(SECOND);
    assert_eq!(world.lists.len(), 1);
    world
}

/// The lists that are asked for while time passes.
fn lists(world: &mut World, ms: u64) -> usize {
    let before = world.lists.len();
    world.run(ms);
    world.lists.len() - before
}

/// The times between requests, in milliseconds.
fn gaps(all: &[u64]) -> Vec<u64> {
    all.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn joined() -> World {
    let mut world = world();
    world.happens(Page::Join);
    world.run(10 * SECOND);
    world
}

#[test]
fn an_hour_in_front_is_one_list_in_five_seconds_or_a_little_more() {
    let asked = lists(&mut world(), HOUR);
    assert!((600..=720).contains(&asked), "{asked}");
}

#[test]
fn an_hour_hidden_is_one_list_in_half_a_minute() {
    let mut world = world();
    world.happens(Page::Shown(false));
    let asked = lists(&mut world, HOUR);
    assert!((100..=120).contains(&asked), "{asked}");
}

#[test]
fn an_hour_without_a_network_asks_nothing_and_its_return_at_once() {
    let mut world = joined();
    world.happens(Page::Network(false));
    for minute in 0..60 {
        world.will(minute * MINUTE, Page::Focus);
    }
    world.run(SECOND);
    let long_polls = world.long_polls.len();
    assert_eq!((lists(&mut world, HOUR), world.long_polls.len()), (0, long_polls));
    assert!(world.poll.is_stale());
    world.happens(Page::Network(true));
    assert_eq!(world.lists.last(), Some(&world.now));
    assert!(world.poll.is_stale(), "until there is an answer");
    world.run(SECOND);
    assert!(!world.poll.is_stale());
}

#[test]
fn looking_again_asks_at_once_if_the_list_is_old() {
    let mut world = world();
    world.happens(Page::Shown(false));
    world.run(3 * SECOND);
    world.happens(Page::Shown(true));
    assert_eq!(lists(&mut world, 500), 0, "not yet as old as a list in front may be");
    world.run(20 * SECOND);
    world.happens(Page::Shown(false));
    world.run(10 * SECOND);
    world.happens(Page::Shown(true));
    assert_eq!(world.lists.last(), Some(&world.now));
}

#[test]
fn many_triggers_during_a_request_cause_one_more_after_it() {
    let mut world = world();
    world.server.latency = (5_000, 5_000);
    world.happens(Page::Focus);
    let begin = world.now;
    for number in 1..20 {
        world.will(number * 300, Page::Focus);
    }
    world.server.others_act(&mut world.chance);
    world.run(9_990);
    assert_eq!(world.lists.last(), Some(&begin), "the one under way is not given up");
    world.run(20);
    assert_eq!(
        world.lists.last(),
        Some(&(begin + 10_000)),
        "and the next sets out with its end"
    );
    assert_eq!(lists(&mut world, 14 * SECOND), 0);
}

#[test]
fn focus_and_network_together_are_not_two_lists() {
    let mut world = world();
    world.run(3 * SECOND);
    world.happens(Page::Focus);
    let asked = world.lists.len();
    for number in 0..10 {
        world.will(number * 20, Page::Focus);
        world.will(number * 20, Page::Network(true));
    }
    world.run(990);
    assert_eq!(world.lists.len(), asked);
    world.run(500);
    assert_eq!(
        world.lists.len(),
        asked + 1,
        "what triggered during the request counts, a second later"
    );
    world.run(3 * SECOND);
    assert_eq!(world.lists.len(), asked + 1);
}

#[test]
fn retry_after_is_kept_unless_the_viewer_tries_again() {
    let mut world = joined();
    world.server.health = ServerHealth::Busy(world.now + 120 * SECOND + 5_000);
    world.happens(Page::Focus);
    world.run(5 * SECOND);
    let last = world.lists.len();
    for second in 0..100 {
        world.will(second * SECOND, Page::Focus);
        world.will(second * SECOND + 100, Page::Network(true));
        world.others_will(second * SECOND + 200);
    }
    let target = world.server.participants[0].identity.clone();
    world.will(7 * SECOND, Page::Command(target, Effect::Remove));
    assert_eq!(lists(&mut world, 100 * SECOND), 0);
    assert!(world.poll.is_stale());
    // Once for every press, and no more than one a second.
    world.happens(Page::TryAgain);
    assert_eq!(world.lists.len(), last + 1);
    for number in 0..10 {
        world.will(number * 100, Page::TryAgain);
    }
    assert_eq!(lists(&mut world, 3 * SECOND), 1);
    // When the first wish is over, and a tenth of it, the list is asked for by itself.
    world.server.health = ServerHealth::Well;
    world.run(35 * SECOND);
    assert!(!world.poll.is_stale());
}

#[test]
fn failures_slow_the_list_down_to_a_minute() {
    let mut world = world();
    world.server.health = ServerHealth::Failing;
    world.run(10 * MINUTE);
    let gaps = gaps(&world.lists[1..]);
    for (gap, seconds) in gaps.iter().zip([2, 4, 8, 16, 32, 60, 60, 60]) {
        assert!((seconds * 1_000..seconds * 1_100 + 400).contains(gap), "{gaps:?}");
    }
    // The viewer returns: at once, but not at every focus.
    world.happens(Page::Focus);
    assert_eq!(world.lists.last(), Some(&world.now));
    for number in 1..600 {
        world.will(number * 100, Page::Focus);
    }
    let asked = lists(&mut world, 60 * SECOND);
    assert!((25..=30).contains(&asked), "{asked}");
}

#[test]
fn many_changes_at_once_are_one_list_in_two_seconds() {
    let mut world = joined();
    for number in 0..1_200 {
        world.others_will(number * 50);
    }
    let asked = lists(&mut world, MINUTE);
    assert!((15..=30).contains(&asked), "{asked}");
    assert!(
        gaps(&world.lists[world.lists.len() - asked..])
            .iter()
            .all(|gap| *gap >= 2_000)
    );
    world.run(3 * SECOND);
    assert_eq!(world.screen.rows(), *world.server.participants);
}

#[test]
fn others_are_seen_within_two_seconds_while_joined() {
    let mut world = joined();
    let mut worst = 0;
    for number in 0..400 {
        world.run(3_000 + number * 37 % 9_000);
        let (before, version) = (world.now, world.server.version);
        // Until a change that the long poll reports.
        while !world.server.news && world.server.version == version {
            world.others_will(0);
            world.run(0);
        }
        if !world.server.news {
            continue;
        }
        while world.screen.rows() != *world.server.participants {
            world.run(10);
            assert!(world.now < before + 10_000);
        }
        worst = worst.max(world.now - before);
    }
    // The server looks once a second; 2 seconds are the panel's; the rest is the network's.
    assert!(worst <= 1_000 + 2_000 + 700, "{worst}");
}

#[test]
fn a_hidden_page_is_not_triggered_by_others() {
    let mut world = joined();
    world.happens(Page::Shown(false));
    for number in 0..600 {
        world.others_will(number * SECOND);
    }
    let asked = lists(&mut world, 10 * MINUTE);
    assert!((18..=20).contains(&asked), "{asked}");
    assert!(world.session.is_some(), "and stays connected");
    world.happens(Page::Shown(true));
    world.run(2_500);
    assert_eq!(world.screen.rows(), *world.server.participants);
}

#[test]
fn a_night_asleep_is_one_list_in_the_morning() {
    let mut world = joined();
    world.happens(Page::Sleep(8 * HOUR));
    assert_eq!(lists(&mut world, 8 * HOUR), 1, "the timer that has run out long ago");
    world.run(5 * SECOND);
    assert_eq!(
        world.figures.sessions_lost, 1,
        "a session ends 100 seconds after its last ping"
    );
    assert!(world.session.is_none());
    assert!(lists(&mut world, 10 * SECOND) <= 3);
}

#[test]
fn a_clock_that_is_set_costs_at_most_one_interval() {
    for ms in [-24, -1, 1, 24].map(|hours| hours * HOUR as i64) {
        let mut world = joined();
        world.run(2 * SECOND);
        world.happens(Page::ClockSet(ms));
        let asked = lists(&mut world, 12 * SECOND);
        assert!((1..=3).contains(&asked), "{asked} after {ms}");
        let (asked, long_polls) = (lists(&mut world, HOUR), world.long_polls.len());
        assert!((600..=725).contains(&asked), "{asked} after {ms}");
        assert!((120..130).contains(&long_polls), "{long_polls} after {ms}");
    }
}

#[test]
fn a_server_slower_than_the_interval_is_asked_once_per_answer() {
    let mut world = world();
    world.server.latency = (9_500, 9_500);
    let asked = lists(&mut world, HOUR);
    // A round trip and the regular pause.
    assert!((3_600 / 25..=3_600 / 24 + 1).contains(&asked), "{asked}");
    assert!(!world.poll.is_stale());
}

#[test]
fn a_long_poll_that_does_not_wait_is_spaced() {
    let mut world = world();
    world.server.impatient = true;
    world.happens(Page::Join);
    world.run(HOUR);
    let gaps = gaps(&world.long_polls);
    assert!(gaps.iter().all(|gap| *gap >= 1_000), "{gaps:?}");
    assert!((880..1_000).contains(&gaps.len()), "{}", gaps.len());
    assert!(
        world.lists.len() <= 725,
        "an answer without changes does not trigger: {}",
        world.lists.len()
    );
}

#[test]
fn a_failing_long_poll_backs_off_and_resumes_at_focus() {
    let mut world = joined();
    world.server.health = ServerHealth::Failing;
    world.run(MINUTE);
    // The poll that waits at the server is answered; those after it fail.
    let begin = world.long_polls.len();
    world.run(4 * MINUTE);
    let gaps = gaps(&world.long_polls[begin - 1..]);
    assert!(gaps.iter().all(|gap| (1_900..34_000).contains(gap)), "{gaps:?}");
    assert!(gaps.len() <= 12, "{gaps:?}");
    world.server.health = ServerHealth::Well;
    let asked = world.long_polls.len();
    world.happens(Page::Focus);
    world.run(2_100);
    assert!(world.long_polls.len() > asked, "the viewer returned");
}

#[test]
fn the_long_poll_ends_with_the_session() {
    let mut world = joined();
    world.happens(Page::Leave);
    let asked = world.long_polls.len();
    world.run(HOUR);
    assert_eq!(world.long_polls.len(), asked);
    world.happens(Page::Join);
    world.run(SECOND);
    assert_eq!(world.long_polls.len(), asked + 1, "a new session, a new long poll");
}

#[test]
fn opening_a_panel_asks_once_even_without_a_network() {
    let mut world = World::opened(7, false);
    world.run(HOUR);
    assert_eq!(world.lists.len(), 1);
    assert!(world.poll.is_stale());
    // A server on the same machine answers whatever the browser believes.
    let mut world = World::opened(7, false);
    world.network = true;
    world.happens(Page::TryAgain);
    world.run(HOUR);
    assert!(world.lists.len() > 600 && !world.poll.is_stale());
}

#[test]
fn an_answer_says_nothing_about_a_network_that_went_after_it_was_asked_for() {
    let mut poll = Poll::new(5_000, true, false);
    poll.next(1_000, false);
    poll.connected(true);
    poll.connected(false);
    poll.answered(1_100, PollOutcome::Well { interval_ms: 5_000 }, 0.0);
    assert!(!poll.is_connected() && poll.is_stale());
}

#[test]
fn an_outcome_again_asks_at_once() {
    let mut poll = Poll::new(5_000, true, false);
    use model::sync::NextRequest::{Ask, Rest, Wait};
    assert_eq!(poll.next(1_000, false), Ask);
    assert_eq!(poll.next(1_000, false), Rest, "one at a time");
    poll.answered(1_010, PollOutcome::Again, 0.0);
    assert_eq!(poll.next(1_010, false), Ask);
    poll.answered(1_020, PollOutcome::Well { interval_ms: 15_000 }, 0.5);
    assert_eq!(poll.next(1_020, false), Wait(15_750));
    assert_eq!(poll.next(9_000_000, true), Rest, "resting");
    poll.trigger(model::sync::PollTrigger::Signaling);
    assert_eq!(poll.next(9_000_000, true), Ask, "a trigger ends the rest");
}
