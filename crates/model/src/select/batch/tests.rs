use super::*;
use proptest::prelude::*;

/// Sends all commands, each with an outcome, and returns the pauses.
fn run(batch: &mut BatchProgress, end: impl Fn(usize) -> BatchEnd) -> Vec<u32> {
    let mut pauses = Vec::new();
    while let Some(place) = batch.turn() {
        pauses.push(batch.ended(place, end(place)));
    }
    pauses
}

#[test]
fn commands_are_sent_one_after_the_other() {
    let mut batch = BatchProgress::new(3);
    assert_eq!(batch.turn(), Some(0));
    assert_eq!(batch.turn(), None, "one is unanswered");
    assert_eq!(batch.ended(0, BatchEnd::Done), 0);
    assert_eq!(
        run(&mut batch, |place| if place == 1 {
            BatchEnd::Refused
        } else {
            BatchEnd::Skipped
        }),
        [0, 0]
    );
    assert!(batch.is_over() && !batch.is_cancelled());
    assert_eq!(batch.steps(), [BatchStep::Done, BatchStep::Failed, BatchStep::Skipped]);
}

#[test]
fn an_unanswered_command_finishes_after_a_cancel() {
    let mut batch = BatchProgress::new(3);
    batch.turn();
    batch.cancel();
    assert!(!batch.is_over());
    assert_eq!(batch.turn(), None);
    batch.ended(0, BatchEnd::Done);
    assert_eq!(batch.steps(), [BatchStep::Done, BatchStep::NotSent, BatchStep::NotSent]);
    assert!(batch.is_over());
}

#[test]
fn a_command_is_not_sent_again_after_a_cancel() {
    let mut batch = BatchProgress::new(1);
    batch.turn();
    batch.cancel();
    assert_eq!(batch.ended(0, BatchEnd::TooMany(None)), 0);
    assert_eq!(batch.steps(), [BatchStep::Failed]);
}

#[test]
fn a_batch_does_not_wait_for_hours() {
    for end in [BatchEnd::TooMany, BatchEnd::Passing] {
        let mut batch = BatchProgress::new(3);
        let first = batch.turn().unwrap();
        assert_eq!(batch.ended(first, end(Some(LONGEST_WAIT))), 300_000);
        let second = batch.turn().unwrap();
        assert_eq!(batch.ended(second, end(Some(u64::MAX))), 0);
        assert!(batch.is_over() && batch.is_cancelled() && !batch.is_pausing());
        assert_eq!(batch.count(BatchStep::Waiting) + batch.count(BatchStep::Sent), 0);
        assert_eq!(batch.turn(), None, "the viewer decides when to go on");
    }
}

#[test]
fn after_429_the_batch_slows_down_and_then_gives_up() {
    let mut batch = BatchProgress::new(2);
    let first = batch.turn().unwrap();
    assert_eq!(batch.ended(first, BatchEnd::TooMany(Some(30))), 30_000);
    assert!(batch.is_pausing());
    assert_eq!(batch.turn(), Some(first), "the same once more");
    assert!(!batch.is_pausing());
    assert_eq!(batch.ended(first, BatchEnd::TooMany(None)), 4_000);
    assert_eq!(run(&mut batch, |_| BatchEnd::TooMany(None)), [8_000, 16_000, 0]);
    assert_eq!(batch.steps(), [BatchStep::Failed, BatchStep::NotSent]);
    let mut patient = BatchProgress::new(2);
    let place = patient.turn().unwrap();
    patient.ended(place, BatchEnd::TooMany(None));
    run(&mut patient, |_| BatchEnd::Done);
    assert_eq!(patient.count(BatchStep::Done), 2);
}

#[test]
fn the_batch_gives_up_after_some_server_errors_in_a_row() {
    let mut batch = BatchProgress::new(9);
    assert_eq!(run(&mut batch, |_| BatchEnd::Passing(None)), [2_000, 4_000, 0]);
    assert_eq!(
        (batch.count(BatchStep::Failed), batch.count(BatchStep::NotSent)),
        (3, 6)
    );
    let mut mixed = BatchProgress::new(9);
    run(&mut mixed, |place| {
        if place % 3 == 2 {
            BatchEnd::Done
        } else {
            BatchEnd::Passing(None)
        }
    });
    assert_eq!(
        (mixed.count(BatchStep::Failed), mixed.count(BatchStep::NotSent)),
        (6, 0)
    );
}

#[test]
fn a_reason_that_holds_for_all_ends_the_batch() {
    let mut batch = BatchProgress::new(4);
    run(
        &mut batch,
        |place| if place == 1 { BatchEnd::Hopeless } else { BatchEnd::Done },
    );
    assert_eq!(
        batch.steps(),
        [
            BatchStep::Done,
            BatchStep::Failed,
            BatchStep::NotSent,
            BatchStep::NotSent
        ]
    );
}

fn end() -> impl Strategy<Value = BatchEnd> {
    prop_oneof![
        4 => Just(BatchEnd::Done),
        1 => Just(BatchEnd::Skipped),
        2 => Just(BatchEnd::Refused),
        2 => prop::option::of(0_u64..100).prop_map(BatchEnd::Passing),
        2 => prop::option::of(0_u64..100).prop_map(BatchEnd::TooMany),
        1 => Just(BatchEnd::Hopeless),
    ]
}

proptest! {
    #[test]
    fn commands_are_sent_in_order_never_after_a_cancel_and_end_once(
        count in 0_usize..12,
        ends in prop::collection::vec(end(), 80),
        cancel_at in prop::option::of(0_usize..20),
    ) {
        let mut batch = BatchProgress::new(count);
        let (mut sent, mut turn, mut tries) = (Vec::new(), 0, 0);
        while let Some(place) = batch.turn() {
            prop_assert!(cancel_at.is_none_or(|at| turn <= at), "nothing after a cancel");
            tries = if sent.last() == Some(&place) { tries + 1 } else { 1 };
            prop_assert!(tries <= TRIES);
            prop_assert!(sent.last().is_none_or(|last| *last <= place));
            sent.push(place);
            if cancel_at == Some(turn) {
                batch.cancel();
            }
            let pause = batch.ended(place, ends[turn]);
            prop_assert_eq!(pause > 0, batch.is_pausing());
            turn += 1;
            let all = [BatchStep::Waiting, BatchStep::Sent, BatchStep::Done, BatchStep::Failed, BatchStep::Skipped, BatchStep::NotSent];
            prop_assert_eq!(all.iter().map(|step| batch.count(*step)).sum::<usize>(), count);
        }
        prop_assert!(batch.is_over());
        prop_assert_eq!(batch.ended_count(), count);
        sent.dedup();
        let not_sent = batch.count(BatchStep::NotSent);
        // A command that was answered with 429 before a cancel counts as failed, not as not sent.
        prop_assert_eq!(sent.len() + not_sent, count);
    }
}
