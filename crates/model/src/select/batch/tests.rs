use super::*;
use proptest::prelude::*;

/// Lets everybody end in a way, until it is over. The pauses.
fn run(batch: &mut BatchProgress, end: impl Fn(usize) -> BatchEnd) -> Vec<u32> {
    let mut pauses = Vec::new();
    while let Some(place) = batch.turn() {
        pauses.push(batch.ended(place, end(place)));
    }
    pauses
}

#[test]
fn one_after_the_other_until_all_have_ended() {
    let mut batch = BatchProgress::new(3);
    assert_eq!(batch.turn(), Some(0));
    assert_eq!(batch.turn(), None, "one is on its way");
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
fn what_is_on_its_way_finishes_after_a_cancel() {
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
fn the_last_one_is_not_tried_again_after_a_cancel() {
    let mut batch = BatchProgress::new(1);
    batch.turn();
    batch.cancel();
    assert_eq!(batch.ended(0, BatchEnd::TooMany(None)), 0);
    assert_eq!(batch.steps(), [BatchStep::Failed]);
}

#[test]
fn too_many_requests_are_slowed_down_and_then_given_up() {
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
fn a_server_in_trouble_is_left_alone_after_some_failures() {
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
fn what_all_others_would_meet_ends_it() {
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
    fn each_is_sent_in_turn_never_after_a_cancel_and_ends_once(
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
        // Somebody whose turn was refused as too many before a cancel counts as failed, not as not sent.
        prop_assert_eq!(sent.len() + not_sent, count);
    }
}
