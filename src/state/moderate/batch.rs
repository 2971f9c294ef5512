//! Doing the same to many, one after the other. Each goes the way of a single command: it is checked again when its turn
//! comes, the page is asked, and told what became of it. When and whether the next one is sent, [`model::select::batch`]
//! decides.

use super::dispatch::Dispatch;
use super::skipped::skip_text;
use super::take_back::{give_back, kind, take_back};
use crate::api::error::Error;
use crate::browser::task::spawn;
use crate::browser::timer::Bell;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::{Kind, Whom};
use crate::state::room::Room;
use crate::state::status::batch::{Batch, Job, One};
use crate::state::status::phase::Phase;
use crate::state::status::undo::Undo;
use model::identity::Identity;
use model::participant::Participant;
use model::permission::{Action, Allowed};
use model::refusal::Refusal;
use model::select::batch::{Batch as Progress, End, Step};
use model::select::split::{Skip, Split, still};
use std::sync::Arc;

/// A press so soon after the end was meant for what ran, in milliseconds.
const SEEN_MS: u32 = 600;

/// Something is being done to many.
#[must_use]
pub fn is_running(room: &Room) -> bool {
    room.peek(|status| status.batch.as_ref().is_some_and(|batch| !batch.progress.is_over()))
}

/// Begins what was agreed to.
pub(super) fn begin(room: &Room, split: &Split) {
    let one = |allowed: &Allowed| {
        let person = allowed.target().and_then(|(target, _)| room.person(target));
        One {
            name: person.map(|person| room.name_of(&person)).unwrap_or_default(),
            job: Job::Command(allowed.clone()),
        }
    };
    start(
        room,
        Some(split.action),
        split.allowed.iter().map(one).collect(),
        Vec::new(),
    );
}

/// Takes back what was done to many.
pub(super) fn undo(room: &Room, undo: &Undo) {
    let one = |undo: Undo| One {
        name: room.name_of(&undo.person),
        job: Job::TakeBack(undo),
    };
    start(room, None, undo.each().map(one).collect(), Vec::new());
}

/// Tries those once more for whom it failed.
pub fn retry(room: &Room) {
    let Some(batch) = room.peek(|status| status.batch.clone()) else {
        return;
    };
    let people = batch
        .places(Step::Failed)
        .filter_map(|place| batch.people.get(place).cloned());
    start(room, batch.action, people.collect(), batch.done.clone());
}

/// Whoever's turn has not come is not sent any more.
pub fn cancel(room: &Room) {
    change(room, Progress::cancel);
    room.engine.batch_bell.ring();
}

/// The results have been read, if there was time to see them.
pub fn dismiss(room: &Room) {
    if room.peek(|status| status.results_seen) {
        room.change(|status| (status.batch, status.results_seen) = (None, false));
    }
}

fn start(room: &Room, action: Option<Action>, people: Vec<One>, done: Vec<Participant>) {
    if is_running(room) {
        return room.fail(room.words.text(Text::StillBusy));
    }
    let batch = Batch {
        action,
        progress: Progress::new(people.len()),
        people: people.into(),
        whys: Vec::new(),
        done,
    };
    // What was done before this is not the last thing that was done any more.
    room.change(|status| {
        (status.batch, status.results_seen) = (Some(Arc::new(batch)), false);
        (status.undo, status.news) = (None, None);
    });
    spawn(run(room.clone()));
}

/// What a turn was about, kept while it is tried again.
enum Asked {
    Command(Dispatch),
    TakeBack(Undo, Whom),
}

impl Asked {
    fn kind(&self) -> (Kind, Whom, Attempt) {
        match self {
            Self::Command(dispatch) => (dispatch.kind, dispatch.whom.clone(), dispatch.attempt()),
            Self::TakeBack(undo, whom) => (kind(undo), whom.clone(), Attempt::Undo),
        }
    }
}

async fn run(room: Room) {
    let mut asked: Option<(usize, Asked)> = None;
    while let Some(place) = change(&room, Progress::turn).flatten() {
        let again = asked.take().filter(|(at, _)| *at == place).map(|(_, asked)| asked);
        let turn = match prepare(&room, place, again) {
            Err((end, why)) => {
                note(&room, place, why);
                change(&room, |progress| progress.ended(place, end));
                continue;
            }
            Ok(turn) => turn,
        };
        let Some(result) = send(&room, &turn).await else { return };
        let end = result.as_ref().map_or_else(end_of, |()| End::Done);
        let pause = change(&room, |progress| progress.ended(place, end)).unwrap_or(0);
        match &result {
            Ok(()) => done(&room, &turn),
            Err(error) => failed(&room, place, &turn, error),
        }
        asked = Some((place, turn));
        if pause > 0 {
            room.engine.batch_bell.wait(Some(pause)).await;
            if room.engine.life.is_over() {
                return;
            }
        }
    }
    finish(&room);
    // A bell has one listener, and the batch's has another as soon as those for whom it failed are tried again.
    Bell::default().wait(Some(SEEN_MS)).await;
    if !room.engine.life.is_over() && !is_running(&room) {
        room.change(|status| status.results_seen = status.batch.is_some());
    }
}

/// Somebody's turn has come: whether it may be sent, now, and if the page has not been asked yet, whether it agrees.
fn prepare(room: &Room, place: usize, again: Option<Asked>) -> Result<Asked, (End, String)> {
    let one = room.peek(|status| status.batch.as_ref()?.people.get(place).cloned());
    let listed = room.peek(|status| status.phase == Phase::Listed);
    let Some(one) = one.filter(|_| listed) else {
        return Err((End::Hopeless, room.words.text(Text::NotNow)));
    };
    if let Job::Command(allowed) = &one.job {
        check(room, allowed).map_err(|why| {
            let end = match why {
                Skip::Offline | Skip::NotAllowed => End::Hopeless,
                _ => End::Skipped,
            };
            (end, skip_text(&room.words, why))
        })?;
    }
    if let Some(asked) = again {
        return Ok(asked);
    }
    let asked = match one.job {
        Job::Command(allowed) => {
            let dispatch = Dispatch::new(room, &allowed);
            Asked::Command(dispatch.ok_or_else(|| (End::Skipped, skip_text(&room.words, Skip::Left)))?)
        }
        Job::TakeBack(undo) => {
            let whom = room.whom(&undo.person);
            Asked::TakeBack(undo, whom)
        }
    };
    let (kind, whom, _) = asked.kind();
    room.permit(kind, Some(&whom))
        .map_err(|problem| (End::Skipped, problem.message))?;
    Ok(asked)
}

fn check(room: &Room, allowed: &Allowed) -> Result<(), Skip> {
    let (target, _) = allowed.target().ok_or(Skip::Left)?;
    still(
        &room.scene(),
        room.person_now(target).as_ref(),
        allowed,
        room.is_pending(target),
    )
}

async fn send(room: &Room, asked: &Asked) -> Option<Result<(), Error>> {
    match asked {
        Asked::Command(dispatch) => {
            let ticket = dispatch.begin(room);
            dispatch.send(room, ticket).await
        }
        Asked::TakeBack(undo, whom) => {
            let result = take_back(room, undo).await;
            if room.engine.life.is_over() {
                return None;
            }
            if result.is_ok() {
                room.done(kind(undo), Some(whom.clone()));
                give_back(room, undo).await;
                if room.engine.life.is_over() {
                    return None;
                }
            }
            Some(result)
        }
    }
}

/// What a failure means for the others.
fn end_of(error: &Error) -> End {
    match error {
        Error::Refused(Refusal::TooMany(wait)) => End::TooMany(*wait),
        Error::Refused(Refusal::SignedOut | Refusal::Redirected | Refusal::Lobby | Refusal::Csrf) => End::Hopeless,
        error if error.is_passing() => End::Passing(error.retry_after()),
        _ => End::Refused,
    }
}

fn done(room: &Room, asked: &Asked) {
    if let Asked::Command(dispatch) = asked {
        batch(room, |batch| batch.done.push(dispatch.person.clone()));
    }
}

/// Whoever is tried again has not failed yet.
fn failed(room: &Room, place: usize, asked: &Asked, error: &Error) {
    let (kind, whom, attempt) = asked.kind();
    let is_final = |batch: &Arc<Batch>| batch.progress.steps().get(place) == Some(&Step::Failed);
    if room.peek(|status| status.batch.as_ref().is_some_and(is_final)) {
        note(room, place, explain::reason(&room.words, attempt, error, &whom.name));
        let message = explain::message(&room.words, attempt, error, &whom.name);
        room.failed(kind, Some(whom), error, message);
    }
}

/// All have ended. What can be taken back can be from now on, and whoever was changed is not selected any more.
fn finish(room: &Room) {
    let Some(batch) = room.peek(|status| status.batch.clone()) else {
        return;
    };
    let undo = match batch.action {
        Some(action) => Undo::of_many(action, &batch.done, room.adds()),
        None => left_over(&batch),
    };
    if undo.is_some() {
        room.change(|status| {
            status.undo = undo;
            // What is told of a single command meanwhile must not offer to take back this.
            if let Some(news) = &mut status.news {
                news.undoable = false;
            }
        });
    }
    let done = batch.places(Step::Done).filter_map(|place| batch.people.get(place));
    room.deselect(done.filter_map(|one| target(&one.job)));
    room.poll_now();
}

/// What could not be taken back can be tried again.
fn left_over(batch: &Batch) -> Option<Undo> {
    let rest = batch.progress.steps().iter().zip(batch.people.iter());
    let rest = rest.filter(|(step, _)| matches!(step, Step::Failed | Step::NotSent));
    let mut rest = rest.filter_map(|(_, one)| match &one.job {
        Job::TakeBack(undo) => Some(undo),
        Job::Command(_) => None,
    });
    let first = rest.next()?;
    Some(Undo {
        others: Some(rest.map(|undo| undo.person.clone()).collect()),
        ..first.clone()
    })
}

fn target(job: &Job) -> Option<&Identity> {
    match job {
        Job::Command(allowed) => allowed.target().map(|(target, _)| target),
        Job::TakeBack(undo) => Some(&undo.person.identity),
    }
}

fn note(room: &Room, place: usize, why: String) {
    batch(room, |batch| batch.whys.push((place, why)));
}

fn change<T>(room: &Room, change: impl FnOnce(&mut Progress) -> T) -> Option<T> {
    batch(room, |batch| change(&mut batch.progress))
}

fn batch<T>(room: &Room, change: impl FnOnce(&mut Batch) -> T) -> Option<T> {
    let mut result = None;
    room.change(|status| result = status.batch.as_mut().map(|batch| change(Arc::make_mut(batch))));
    result
}
