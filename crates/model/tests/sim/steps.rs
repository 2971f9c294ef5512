//! The loops by themselves, in steps of any kind and in any order, also in such as no page brings about.

use model::sync::{LongPoll, NextRequest, Poll, PollOutcome, PollTrigger};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Step {
    Passes(u64),
    ClockSet(u64),
    TimeUp,
    Triggered(PollTrigger),
    Shown(bool),
    Network(bool),
    Ends(PollOutcome),
    /// The answer of the long poll.
    LongPollAnswered(Option<u64>),
}

fn step() -> impl Strategy<Value = Step> {
    let trigger = prop_oneof![
        Just(PollTrigger::Signaling),
        Just(PollTrigger::Focus),
        Just(PollTrigger::Command),
        Just(PollTrigger::Viewer)
    ];
    let retry_after =
        prop_oneof![3 => Just(None), 1 => (0_u64..4_000).prop_map(Some), 1 => any::<u64>().prop_map(Some)];
    let outcome = prop_oneof![
        4 => Just(PollOutcome::Well { interval_ms: 5_000 }),
        1 => any::<u32>().prop_map(|interval_ms| PollOutcome::Well { interval_ms }),
        1 => Just(PollOutcome::Again),
        2 => retry_after.prop_map(|retry_after| PollOutcome::Failed { retry_after }),
    ];
    prop_oneof![
        6 => (0_u64..40_000).prop_map(Step::Passes),
        1 => (0_u64..1 << 45).prop_map(Step::ClockSet),
        3 => Just(Step::TimeUp),
        3 => trigger.prop_map(Step::Triggered),
        1 => any::<bool>().prop_map(Step::Shown),
        1 => any::<bool>().prop_map(Step::Network),
        8 => outcome.prop_map(Step::Ends),
        2 => proptest::option::of(0_u64..3).prop_map(Step::LongPollAnswered),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_list_is_asked_for_once_at_a_time_and_never_forgotten(
        steps in proptest::collection::vec(step(), 0..80),
        resting: bool,
        jitter in proptest::num::f64::ANY,
    ) {
        let mut poll = Poll::new(5_000, true, true);
        let (mut now, mut under_way, mut owed) = (0, false, None);
        for step in steps {
            match step {
                Step::Passes(ms) => now += ms,
                Step::ClockSet(at) => now = at,
                Step::TimeUp => poll.time_up(),
                Step::Triggered(trigger) => {
                    poll.trigger(trigger);
                    owed = owed.max(Some(trigger));
                }
                Step::Shown(visible) => poll.shown(visible),
                Step::Network(connected) => poll.connected(connected),
                Step::Ends(outcome) if under_way => {
                    poll.answered(now, outcome, jitter);
                    under_way = false;
                    let failed = matches!(outcome, PollOutcome::Failed { .. });
                    prop_assert!(!failed || poll.is_stale());
                }
                Step::Ends(_) | Step::LongPollAnswered(_) => {}
            }
            match poll.next(now, resting) {
                NextRequest::Ask => {
                    prop_assert!(!under_way, "two at once");
                    under_way = true;
                    owed = None;
                }
                NextRequest::Wait(ms) => {
                    prop_assert!(!under_way && ms > 0 && ms <= i32::MAX as u32);
                    // The clock of a timer is as good as any: after it the loop goes on.
                    let mut later = poll.clone();
                    let mut turns = 0;
                    while let NextRequest::Wait(_) = later.next(now, resting) {
                        later.time_up();
                        turns += 1;
                        // A century, in the longest waits of a timer.
                        prop_assert!(turns < 1_600, "waits for ever");
                    }
                }
                NextRequest::Rest => {
                    let asleep = under_way || !poll.is_connected() || resting;
                    prop_assert!(asleep, "forgotten");
                    // What triggered is not lost, only put off: one trigger by the viewer, and it asks.
                    prop_assert!(under_way || owed != Some(PollTrigger::Viewer));
                }
            }
        }
    }

    #[test]
    fn the_long_poll_is_asked_once_at_a_time_and_goes_on(
        steps in proptest::collection::vec(step(), 0..80),
        jitter in proptest::num::f64::ANY,
    ) {
        let mut poll = LongPoll::default();
        let (mut now, mut under_way, mut connected) = (0, false, true);
        for step in steps {
            match step {
                Step::Passes(ms) => now += ms,
                Step::ClockSet(at) => now = at,
                Step::TimeUp => poll.time_up(),
                Step::Triggered(_) | Step::Shown(_) => poll.returned(),
                Step::Network(on) => connected = on,
                Step::LongPollAnswered(connected) if under_way => {
                    let _ = poll.answered(now, connected);
                    under_way = false;
                }
                Step::Ends(PollOutcome::Failed { retry_after }) if under_way => {
                    poll.failed(now, retry_after, jitter);
                    under_way = false;
                }
                Step::Ends(_) | Step::LongPollAnswered(_) => {}
            }
            match poll.next(now, connected) {
                NextRequest::Ask => {
                    prop_assert!(!under_way && connected);
                    under_way = true;
                }
                NextRequest::Wait(ms) => prop_assert!(!under_way && ms > 0),
                NextRequest::Rest => prop_assert!(under_way || !connected, "forgotten"),
            }
        }
    }
}
