//! `Retry-After` in the polling loops: nothing is sent by itself before its end, whatever happens, and at its end it is.

use model::sync::{LongPoll, NextRequest, Poll, PollOutcome, PollTrigger};

const YEAR: u64 = 365 * 86_400;
/// The longest delay of a browser's timer, in milliseconds.
const TIMER: u64 = i32::MAX as u64;

/// A visible page whose first request was answered at 1 s with a `Retry-After`.
fn refused(retry_after: u64) -> Poll {
    let mut poll = Poll::new(5_000, true, true);
    assert_eq!(poll.next(0, false), NextRequest::Ask);
    let outcome = PollOutcome::Failed {
        retry_after: Some(retry_after),
    };
    poll.answered(1_000, outcome, 0.0);
    poll
}

#[test]
fn years_are_waited_for_in_the_longest_waits_of_a_timer() {
    let mut poll = refused(3 * YEAR);
    let (mut now, mut waits) = (1_000, 0);
    while let NextRequest::Wait(ms) = poll.next(now, false) {
        assert!(u64::from(ms) <= TIMER);
        now += u64::from(ms);
        poll.time_up();
        waits += 1;
    }
    assert_eq!(now, 1_000 + 3 * YEAR * 1_000);
    assert_eq!(waits, (3 * YEAR * 1_000).div_ceil(TIMER));
}

#[test]
fn a_timer_counts_where_the_machines_clock_stands_still() {
    let mut poll = refused(YEAR);
    let mut waited = 0;
    while let NextRequest::Wait(ms) = poll.next(1_000, false) {
        waited += u64::from(ms);
        poll.time_up();
    }
    assert_eq!(waited, YEAR * 1_000);
}

#[test]
fn no_event_but_try_again_sends_a_request_before_the_end() {
    let mut poll = refused(3_600);
    for minute in 1..60 {
        let now = minute * 60_000;
        poll.shown(false);
        poll.shown(true);
        poll.connected(false);
        poll.connected(true);
        for trigger in [PollTrigger::Signaling, PollTrigger::Focus, PollTrigger::Command] {
            poll.trigger(trigger);
            assert!(matches!(poll.next(now, false), NextRequest::Wait(_)), "{trigger:?}");
        }
        assert_eq!(poll.held_back(now), 3_601_000 - now);
    }
    poll.trigger(PollTrigger::Viewer);
    assert_eq!(poll.next(3_560_000, false), NextRequest::Ask);
    // A refusal without a time does not revoke the one before.
    poll.answered(3_560_100, PollOutcome::Failed { retry_after: None }, 0.0);
    assert_eq!(poll.held_back(3_560_100), 40_900);
    assert_eq!(poll.next(3_600_999, false), NextRequest::Wait(1));
    assert_eq!(poll.next(3_601_000, false), NextRequest::Ask);
    poll.answered(3_601_100, PollOutcome::Well { interval_ms: 5_000 }, 0.0);
    assert_eq!(poll.held_back(3_601_100), 0);
}

#[test]
fn try_again_reaches_the_long_poll_as_well() {
    let mut poll = LongPoll::default();
    assert_eq!(poll.next(0, true), NextRequest::Ask);
    poll.failed(1_000, Some(YEAR), 0.0);
    poll.returned();
    assert!(matches!(poll.next(100_000, true), NextRequest::Wait(_)));
    poll.insist();
    assert_eq!(poll.next(100_000, true), NextRequest::Ask);
}
