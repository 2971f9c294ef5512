//! A command about many participants, carried out on one after the other. For each it is what a single command is: checked
//! again right before it is sent, and reported to the host before and after. When and whether the next one is sent,
//! [`model::select::batch`] decides.

use super::dispatch::Dispatch;
use super::skipped::skip_text;
use super::take_back::{kind, restore_permissions, take_back};
use crate::api::error::Error;
use crate::browser::task::spawn;
use crate::browser::timer::Notify;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::{ActionKind, ActionTarget};
use crate::state::status::batch::{BatchCommand, BatchJob, BatchTarget};
use crate::state::status::command_input::CommandInput;
use crate::state::status::phase::Phase;
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::identity::Identity;
use model::participant::Participant;
use model::permission::{Action, Allowed};
use model::refusal::Refusal;
use model::select::batch::{BatchEnd, BatchProgress, BatchStep};
use model::select::split::{Skip, Split, still};
use std::sync::Arc;

/// How long after the end a press on "Close" is ignored, in milliseconds: the viewer meant "Cancel".
const IGNORE_CLOSE_MS: u32 = 600;

/// A batch is running.
#[must_use]
pub fn is_running(store: &ConversationStore) -> bool {
    let batch = &store.signals.batch;
    batch.with_untracked(|batch| batch.as_ref().is_some_and(|batch| !batch.progress.is_over()))
}

/// Begins a command that was confirmed.
pub(super) fn begin(store: &ConversationStore, split: &Split, input: &CommandInput) {
    let one = |allowed: &Allowed| BatchTarget {
        name: allowed
            .target()
            .map_or_else(String::new, |(target, _)| store.name_of_target(target)),
        job: BatchJob::Command(allowed.clone(), input.clone()),
    };
    let targets = split.allowed.iter().map(one).collect();
    start(store, Some(split.action), targets, Vec::new());
}

/// Undoes a command about many participants.
pub(super) fn undo(store: &ConversationStore, undo: &Undo) {
    let one = |undo: Undo| BatchTarget {
        name: store.name_of(&undo.participant),
        job: BatchJob::TakeBack(undo),
    };
    start(store, None, undo.each().map(one).collect(), Vec::new());
}

/// Tries again for those participants for whom it failed.
pub fn retry(store: &ConversationStore) {
    let Some(batch) = store.signals.batch.get_untracked() else {
        return;
    };
    let targets = batch
        .places(BatchStep::Failed)
        .filter_map(|place| batch.targets.get(place).cloned());
    start(store, batch.action, targets.collect(), batch.done.clone());
}

/// Stops the batch: nothing more is sent.
pub fn cancel(store: &ConversationStore) {
    change(store, BatchProgress::cancel);
    store.commands.wake_batch();
}

/// Removes the results, if they have been visible long enough for the press to be meant for them.
pub fn dismiss(store: &ConversationStore) {
    if store.signals.results_seen.get_untracked() {
        store.signals.batch.set(None);
        store.signals.results_seen.set(false);
    }
}

fn start(store: &ConversationStore, action: Option<Action>, targets: Vec<BatchTarget>, done: Vec<Participant>) {
    if is_running(store) {
        return store.fail(store.translator.text(Text::StillBusy));
    }
    let batch = BatchCommand {
        action,
        progress: BatchProgress::new(targets.len()),
        targets: targets.into(),
        reasons: Vec::new(),
        done,
    };
    store.signals.results_seen.set(false);
    store.signals.batch.set(Some(Arc::new(batch)));
    // The command before this is not the last one any more.
    store.signals.undo.set(None);
    store.dismiss_notice();
    spawn(run(store.clone()));
}

/// What is sent for one target, kept for further tries.
enum Attempted {
    Command(Dispatch),
    TakeBack(Undo, ActionTarget),
}

impl Attempted {
    fn action(&self) -> (ActionKind, ActionTarget, Attempt) {
        match self {
            Self::Command(dispatch) => (dispatch.kind, dispatch.target.clone(), dispatch.attempt),
            Self::TakeBack(undo, target) => (kind(undo), target.clone(), Attempt::Undo),
        }
    }
}

async fn run(store: ConversationStore) {
    let mut last: Option<(usize, Attempted)> = None;
    while let Some(place) = change(&store, BatchProgress::turn).flatten() {
        let again = last
            .take()
            .filter(|(at, _)| *at == place)
            .map(|(_, attempted)| attempted);
        let attempted = match prepare(&store, place, again) {
            Err((end, reason)) => {
                add_reason(&store, place, reason);
                change(&store, |progress| progress.ended(place, end));
                continue;
            }
            Ok(attempted) => attempted,
        };
        let Some(result) = send(&store, &attempted).await else {
            return;
        };
        let end = result.as_ref().map_or_else(end_of, |()| BatchEnd::Done);
        let pause = change(&store, |progress| progress.ended(place, end)).unwrap_or(0);
        match &result {
            Ok(()) => done(&store, &attempted),
            Err(error) => failed(&store, place, &attempted, error),
        }
        last = Some((place, attempted));
        if pause > 0 {
            store.commands.pause_batch(pause).await;
            if store.api.is_closed() {
                return;
            }
        }
    }
    finish(&store);
    // A timer of its own: the batch's pause wakes one task only, and a retry may be waiting for it.
    Notify::default().wait(Some(IGNORE_CLOSE_MS)).await;
    if !store.api.is_closed() && !is_running(&store) {
        let has_results = store.signals.batch.with_untracked(Option::is_some);
        store.signals.results_seen.set(has_results);
    }
}

/// Checks right before a target's turn whether its command may be sent, and if the host has not been asked yet, asks it.
///
/// # Errors
/// How the turn ends without being sent, and why as a sentence.
fn prepare(store: &ConversationStore, place: usize, again: Option<Attempted>) -> Result<Attempted, (BatchEnd, String)> {
    let signals = &store.signals;
    let target = signals
        .batch
        .with_untracked(|batch| batch.as_ref()?.targets.get(place).cloned());
    let listed = signals.phase.get_untracked() == Phase::Listed;
    let Some(target) = target.filter(|_| listed) else {
        return Err((BatchEnd::Hopeless, store.translator.text(Text::NotNow)));
    };
    if let BatchJob::Command(allowed, _) = &target.job {
        check(store, allowed).map_err(|why| {
            let end = match why {
                Skip::Offline | Skip::NotAllowed => BatchEnd::Hopeless,
                _ => BatchEnd::Skipped,
            };
            (end, skip_text(&store.translator, why))
        })?;
    }
    if let Some(attempted) = again {
        return Ok(attempted);
    }
    let attempted = match target.job {
        BatchJob::Command(allowed, input) => {
            let dispatch = Dispatch::new(store, &allowed, &input);
            Attempted::Command(dispatch.ok_or_else(|| (BatchEnd::Skipped, skip_text(&store.translator, Skip::Left)))?)
        }
        BatchJob::TakeBack(undo) => {
            let target = store.action_target(&undo.participant);
            Attempted::TakeBack(undo, target)
        }
    };
    let (kind, target, _) = attempted.action();
    store
        .ask_host(kind, Some(&target))
        .map_err(|problem| (BatchEnd::Skipped, problem.message))?;
    Ok(attempted)
}

fn check(store: &ConversationStore, allowed: &Allowed) -> Result<(), Skip> {
    let (target, _) = allowed.target().ok_or(Skip::Left)?;
    still(
        &store.permission_context(),
        store.participant_now(target).as_ref(),
        allowed,
        store.commands.is_pending(target),
    )
}

/// `None` when the panel was closed meanwhile.
async fn send(store: &ConversationStore, attempted: &Attempted) -> Option<Result<(), Error>> {
    match attempted {
        Attempted::Command(dispatch) => {
            let ticket = dispatch.begin(store);
            dispatch.send(store, ticket).await
        }
        Attempted::TakeBack(undo, target) => {
            let result = take_back(store, undo).await;
            if store.api.is_closed() {
                return None;
            }
            if result.is_ok() {
                store.action_done(kind(undo), Some(target.clone()));
                restore_permissions(store, undo).await;
                if store.api.is_closed() {
                    return None;
                }
            }
            Some(result)
        }
    }
}

/// What a failure means for the targets after it.
fn end_of(error: &Error) -> BatchEnd {
    match error {
        Error::Refused(Refusal::TooMany(wait)) => BatchEnd::TooMany(*wait),
        Error::Refused(Refusal::SignedOut | Refusal::Redirected | Refusal::Lobby | Refusal::Csrf) => BatchEnd::Hopeless,
        Error::WrongAccount | Error::AccountChanged => BatchEnd::Hopeless,
        error if error.is_passing() => BatchEnd::Passing(error.retry_after()),
        _ => BatchEnd::Refused,
    }
}

fn done(store: &ConversationStore, attempted: &Attempted) {
    if let Attempted::Command(dispatch) = attempted {
        change_batch(store, |batch| batch.done.push(dispatch.participant.clone()));
    }
}

/// Reports a failure, unless it is tried again.
fn failed(store: &ConversationStore, place: usize, attempted: &Attempted, error: &Error) {
    let (kind, target, attempt) = attempted.action();
    let is_final = |batch: &Arc<BatchCommand>| batch.progress.steps().get(place) == Some(&BatchStep::Failed);
    if store
        .signals
        .batch
        .with_untracked(|batch| batch.as_ref().is_some_and(is_final))
    {
        add_reason(
            store,
            place,
            explain::reason(&store.translator, attempt, error, &target.name),
        );
        store.report_failed(kind, Some(target), attempt, error);
    }
}

/// The batch has ended: offers to undo it, and deselects the participants whose command succeeded.
fn finish(store: &ConversationStore) {
    let Some(batch) = store.signals.batch.get_untracked() else {
        return;
    };
    let undo = match batch.action {
        Some(action) => Undo::of_many(action, &batch.done, store.can_add()),
        None => left_over(&batch),
    };
    if undo.is_some() {
        store.signals.undo.set(undo);
        // The notice of a single command that was carried out meanwhile must not offer to undo this.
        store.signals.notice.update(|notice| {
            if let Some(notice) = notice {
                notice.undoable = false;
            }
        });
    }
    let done = batch
        .places(BatchStep::Done)
        .filter_map(|place| batch.targets.get(place));
    store.deselect(done.filter_map(|done| identity(&done.job)));
    if batch.progress.count(BatchStep::Done) == batch.targets.len() && batch.action.is_some() {
        // All went well: nobody is left for another try.
        store.set_selecting(false);
    }
    store.poll_now();
}

/// What is left of a batch that undoes: it can be undone again.
fn left_over(batch: &BatchCommand) -> Option<Undo> {
    let rest = batch.progress.steps().iter().zip(batch.targets.iter());
    let rest = rest.filter(|(step, _)| matches!(step, BatchStep::Failed | BatchStep::NotSent));
    let mut rest = rest.filter_map(|(_, target)| match &target.job {
        BatchJob::TakeBack(undo) => Some(undo),
        BatchJob::Command(..) => None,
    });
    let first = rest.next()?;
    Some(Undo {
        others: Some(rest.map(|undo| undo.participant.clone()).collect()),
        ..first.clone()
    })
}

fn identity(job: &BatchJob) -> Option<&Identity> {
    match job {
        BatchJob::Command(allowed, _) => allowed.target().map(|(target, _)| target),
        BatchJob::TakeBack(undo) => Some(&undo.participant.identity),
    }
}

fn add_reason(store: &ConversationStore, place: usize, reason: String) {
    change_batch(store, |batch| batch.reasons.push((place, reason)));
}

fn change<T>(store: &ConversationStore, change: impl FnOnce(&mut BatchProgress) -> T) -> Option<T> {
    change_batch(store, |batch| change(&mut batch.progress))
}

fn change_batch<T>(store: &ConversationStore, change: impl FnOnce(&mut BatchCommand) -> T) -> Option<T> {
    let batch = &store.signals.batch;
    batch.update(|batch| batch.as_mut().map(|batch| change(Arc::make_mut(batch))))
}
