//! Doing the same to many, one after the other. Each goes the way of a single command: it is checked again when its turn
//! comes, the page is asked, and told what became of it. When and whether the next one is sent, [`model::select::batch`]
//! decides.

use super::dispatch::Dispatch;
use super::skipped::skip_text;
use super::take_back::{give_back, kind, take_back};
use crate::api::error::Error;
use crate::browser::task::spawn;
use crate::browser::timer::Notify;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::{ActionKind, ActionTarget};
use crate::state::status::batch::{BatchCommand, BatchJob, BatchTarget};
use crate::state::status::phase::Phase;
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::identity::Identity;
use model::participant::Participant;
use model::permission::{Action, Allowed};
use model::refusal::Refusal;
use model::select::batch::{BatchEnd, BatchProgress as Progress, BatchStep};
use model::select::split::{Skip, Split, still};
use std::sync::Arc;

/// A press so soon after the end was meant for what ran, in milliseconds.
const SEEN_MS: u32 = 600;

/// Something is being done to many.
#[must_use]
pub fn is_running(store: &ConversationStore) -> bool {
    store.peek(|status| status.batch.as_ref().is_some_and(|batch| !batch.progress.is_over()))
}

/// Begins what was agreed to.
pub(super) fn begin(store: &ConversationStore, split: &Split) {
    let one = |allowed: &Allowed| {
        let person = allowed.target().and_then(|(target, _)| store.person(target));
        BatchTarget {
            name: person.map(|person| store.name_of(&person)).unwrap_or_default(),
            job: BatchJob::Command(allowed.clone()),
        }
    };
    start(
        store,
        Some(split.action),
        split.allowed.iter().map(one).collect(),
        Vec::new(),
    );
}

/// Takes back what was done to many.
pub(super) fn undo(store: &ConversationStore, undo: &Undo) {
    let one = |undo: Undo| BatchTarget {
        name: store.name_of(&undo.person),
        job: BatchJob::TakeBack(undo),
    };
    start(store, None, undo.each().map(one).collect(), Vec::new());
}

/// Tries those once more for whom it failed.
pub fn retry(store: &ConversationStore) {
    let Some(batch) = store.peek(|status| status.batch.clone()) else {
        return;
    };
    let people = batch
        .places(BatchStep::Failed)
        .filter_map(|place| batch.people.get(place).cloned());
    start(store, batch.action, people.collect(), batch.done.clone());
}

/// Whoever's turn has not come is not sent any more.
pub fn cancel(store: &ConversationStore) {
    change(store, Progress::cancel);
    store.engine.batch_wake.notify_one();
}

/// The results have been read, if there was time to see them.
pub fn dismiss(store: &ConversationStore) {
    if store.peek(|status| status.results_seen) {
        store.change(|status| (status.batch, status.results_seen) = (None, false));
    }
}

fn start(store: &ConversationStore, action: Option<Action>, people: Vec<BatchTarget>, done: Vec<Participant>) {
    if is_running(store) {
        return store.fail(store.words.text(Text::StillBusy));
    }
    let batch = BatchCommand {
        action,
        progress: Progress::new(people.len()),
        people: people.into(),
        whys: Vec::new(),
        done,
    };
    // What was done before this is not the last thing that was done any more.
    store.change(|status| {
        (status.batch, status.results_seen) = (Some(Arc::new(batch)), false);
        (status.undo, status.notice) = (None, None);
    });
    spawn(run(store.clone()));
}

/// What a turn was about, kept while it is tried again.
enum Asked {
    Command(Dispatch),
    TakeBack(Undo, ActionTarget),
}

impl Asked {
    fn kind(&self) -> (ActionKind, ActionTarget, Attempt) {
        match self {
            Self::Command(dispatch) => (dispatch.kind, dispatch.whom.clone(), dispatch.attempt()),
            Self::TakeBack(undo, whom) => (kind(undo), whom.clone(), Attempt::Undo),
        }
    }
}

async fn run(store: ConversationStore) {
    let mut asked: Option<(usize, Asked)> = None;
    while let Some(place) = change(&store, Progress::turn).flatten() {
        let again = asked.take().filter(|(at, _)| *at == place).map(|(_, asked)| asked);
        let turn = match prepare(&store, place, again) {
            Err((end, why)) => {
                note(&store, place, why);
                change(&store, |progress| progress.ended(place, end));
                continue;
            }
            Ok(turn) => turn,
        };
        let Some(result) = send(&store, &turn).await else {
            return;
        };
        let end = result.as_ref().map_or_else(end_of, |()| BatchEnd::Done);
        let pause = change(&store, |progress| progress.ended(place, end)).unwrap_or(0);
        match &result {
            Ok(()) => done(&store, &turn),
            Err(error) => failed(&store, place, &turn, error),
        }
        asked = Some((place, turn));
        if pause > 0 {
            store.engine.batch_wake.wait(Some(pause)).await;
            if store.engine.scope.is_cancelled() {
                return;
            }
        }
    }
    finish(&store);
    // A bell has one listener, and the batch's has another as soon as those for whom it failed are tried again.
    Notify::default().wait(Some(SEEN_MS)).await;
    if !store.engine.scope.is_cancelled() && !is_running(&store) {
        store.change(|status| status.results_seen = status.batch.is_some());
    }
}

/// Somebody's turn has come: whether it may be sent, now, and if the page has not been asked yet, whether it agrees.
fn prepare(store: &ConversationStore, place: usize, again: Option<Asked>) -> Result<Asked, (BatchEnd, String)> {
    let one = store.peek(|status| status.batch.as_ref()?.people.get(place).cloned());
    let listed = store.peek(|status| status.phase == Phase::Listed);
    let Some(one) = one.filter(|_| listed) else {
        return Err((BatchEnd::Hopeless, store.words.text(Text::NotNow)));
    };
    if let BatchJob::Command(allowed) = &one.job {
        check(store, allowed).map_err(|why| {
            let end = match why {
                Skip::Offline | Skip::NotAllowed => BatchEnd::Hopeless,
                _ => BatchEnd::Skipped,
            };
            (end, skip_text(&store.words, why))
        })?;
    }
    if let Some(asked) = again {
        return Ok(asked);
    }
    let asked = match one.job {
        BatchJob::Command(allowed) => {
            let dispatch = Dispatch::new(store, &allowed);
            Asked::Command(dispatch.ok_or_else(|| (BatchEnd::Skipped, skip_text(&store.words, Skip::Left)))?)
        }
        BatchJob::TakeBack(undo) => {
            let whom = store.whom(&undo.person);
            Asked::TakeBack(undo, whom)
        }
    };
    let (kind, whom, _) = asked.kind();
    store
        .permit(kind, Some(&whom))
        .map_err(|problem| (BatchEnd::Skipped, problem.message))?;
    Ok(asked)
}

fn check(store: &ConversationStore, allowed: &Allowed) -> Result<(), Skip> {
    let (target, _) = allowed.target().ok_or(Skip::Left)?;
    still(
        &store.permission_context(),
        store.person_now(target).as_ref(),
        allowed,
        store.is_pending(target),
    )
}

async fn send(store: &ConversationStore, asked: &Asked) -> Option<Result<(), Error>> {
    match asked {
        Asked::Command(dispatch) => {
            let ticket = dispatch.begin(store);
            dispatch.send(store, ticket).await
        }
        Asked::TakeBack(undo, whom) => {
            let result = take_back(store, undo).await;
            if store.engine.scope.is_cancelled() {
                return None;
            }
            if result.is_ok() {
                store.done(kind(undo), Some(whom.clone()));
                give_back(store, undo).await;
                if store.engine.scope.is_cancelled() {
                    return None;
                }
            }
            Some(result)
        }
    }
}

/// What a failure means for the others.
fn end_of(error: &Error) -> BatchEnd {
    match error {
        Error::Refused(Refusal::TooMany(wait)) => BatchEnd::TooMany(*wait),
        Error::Refused(Refusal::SignedOut | Refusal::Redirected | Refusal::Lobby | Refusal::Csrf) => BatchEnd::Hopeless,
        error if error.is_passing() => BatchEnd::Passing(error.retry_after()),
        _ => BatchEnd::Refused,
    }
}

fn done(store: &ConversationStore, asked: &Asked) {
    if let Asked::Command(dispatch) = asked {
        batch(store, |batch| batch.done.push(dispatch.person.clone()));
    }
}

/// Whoever is tried again has not failed yet.
fn failed(store: &ConversationStore, place: usize, asked: &Asked, error: &Error) {
    let (kind, whom, attempt) = asked.kind();
    let is_final = |batch: &Arc<BatchCommand>| batch.progress.steps().get(place) == Some(&BatchStep::Failed);
    if store.peek(|status| status.batch.as_ref().is_some_and(is_final)) {
        note(store, place, explain::reason(&store.words, attempt, error, &whom.name));
        let message = explain::message(&store.words, attempt, error, &whom.name);
        store.failed(kind, Some(whom), error, message);
    }
}

/// All have ended. What can be taken back can be from now on, and whoever was changed is not selected any more.
fn finish(store: &ConversationStore) {
    let Some(batch) = store.peek(|status| status.batch.clone()) else {
        return;
    };
    let undo = match batch.action {
        Some(action) => Undo::of_many(action, &batch.done, store.adds()),
        None => left_over(&batch),
    };
    if undo.is_some() {
        store.change(|status| {
            status.undo = undo;
            // What is told of a single command meanwhile must not offer to take back this.
            if let Some(news) = &mut status.notice {
                news.undoable = false;
            }
        });
    }
    let done = batch
        .places(BatchStep::Done)
        .filter_map(|place| batch.people.get(place));
    store.deselect(done.filter_map(|one| target(&one.job)));
    store.poll_now();
}

/// What could not be taken back can be tried again.
fn left_over(batch: &BatchCommand) -> Option<Undo> {
    let rest = batch.progress.steps().iter().zip(batch.people.iter());
    let rest = rest.filter(|(step, _)| matches!(step, BatchStep::Failed | BatchStep::NotSent));
    let mut rest = rest.filter_map(|(_, one)| match &one.job {
        BatchJob::TakeBack(undo) => Some(undo),
        BatchJob::Command(_) => None,
    });
    let first = rest.next()?;
    Some(Undo {
        others: Some(rest.map(|undo| undo.person.clone()).collect()),
        ..first.clone()
    })
}

fn target(job: &BatchJob) -> Option<&Identity> {
    match job {
        BatchJob::Command(allowed) => allowed.target().map(|(target, _)| target),
        BatchJob::TakeBack(undo) => Some(&undo.person.identity),
    }
}

fn note(store: &ConversationStore, place: usize, why: String) {
    batch(store, |batch| batch.whys.push((place, why)));
}

fn change<T>(store: &ConversationStore, change: impl FnOnce(&mut Progress) -> T) -> Option<T> {
    batch(store, |batch| change(&mut batch.progress))
}

fn batch<T>(store: &ConversationStore, change: impl FnOnce(&mut BatchCommand) -> T) -> Option<T> {
    let mut result = None;
    store.change(|status| result = status.batch.as_mut().map(|batch| change(Arc::make_mut(batch))));
    result
}
