//! The people on the screen: the newest list with the person's own pending commands over it, in an order that waits while
//! it has to.

mod choose;
mod selection;

use crate::api::error::Error;
use crate::browser::clock;
use crate::state::store::ConversationStore;
use crate::state::store::participants::ParticipantsState;
use model::identity::Identity;
use model::overlay::{Effect, Ticket};
use model::roster::ParticipantKey;
use model::select::Selection;

/// Takes a new list in, which was asked for at `started` (see [`model::overlay`]). How many of its rows made no sense;
/// `None` when a later list has overtaken it.
///
/// # Errors
/// [`Error::Unreadable`] when it is no list.
pub(in crate::state) fn absorb(store: &ConversationStore, body: Vec<u8>, started: u64) -> Result<Option<usize>, Error> {
    let engine = &store.engine;
    if !engine.overlay.borrow().is_news(started) {
        return Ok(None);
    }
    let mut people = engine.participants.borrow_mut();
    let ParticipantsState {
        reader,
        roster,
        rows,
        selection,
        ..
    } = &mut *people;
    let reading = reader
        .read(body, |identity| roster.row_of(identity))
        .map_err(|_| Error::Unreadable)?;
    let bad_rows = reading.bad_rows.len();
    let hidden: Vec<ParticipantKey> = roster.hidden().collect();
    let commands = engine.overlay.borrow().effects().next().is_some();
    let newest = engine.overlay.borrow_mut().absorb(started);
    debug_assert!(newest, "asked above");
    let news = roster.absorb(reading);
    if news.twice {
        reader.forget();
    }
    if let Some(selection) = selection {
        selection.forget_gone(roster);
    }
    roster.overlay(&engine.overlay.borrow());
    let dismissed: Vec<ParticipantKey> = news.left.iter().copied().filter(|key| hidden.contains(key)).collect();
    rows.note(roster, &news, &dismissed);
    drop(people);
    if news.changed || commands {
        show(store);
    } else {
        settle(store);
    }
    Ok(Some(bad_rows))
}

/// There is nobody to show any more; commands that were carried out have nothing to wait for.
pub(in crate::state) fn clear(store: &ConversationStore) {
    let engine = &store.engine;
    engine.overlay.borrow_mut().list_refused();
    let mut people = engine.participants.borrow_mut();
    people.reader.forget();
    people.roster.clear();
    people.rows.clear();
    people.selection = people.selection.take().map(|_| Selection::default());
    drop(people);
    show(store);
}

/// A command sets out: its effect is shown at once.
pub(in crate::state) fn begin(store: &ConversationStore, target: Identity, effect: Effect) -> Ticket {
    let ticket = store.engine.overlay.borrow_mut().begin(target, effect);
    lay_over(store);
    ticket
}

/// A command was answered. Its effect stays until the list knows of it, or ends at once.
pub(in crate::state) fn answered(store: &ConversationStore, ticket: Ticket, done: bool) {
    let mut overlay = store.engine.overlay.borrow_mut();
    if done {
        overlay.done(ticket);
    } else {
        overlay.dropped(ticket);
    }
    drop(overlay);
    lay_over(store);
}

fn lay_over(store: &ConversationStore) {
    let engine = &store.engine;
    engine
        .participants
        .borrow_mut()
        .roster
        .overlay(&engine.overlay.borrow());
    show(store);
}

/// Arranges the rows and shows them.
fn show(store: &ConversationStore) {
    arrange(store);
    store.show();
}

/// Arranges the rows, and shows them if that changed them: time alone takes people offline.
pub(in crate::state) fn settle(store: &ConversationStore) {
    if arrange(store) {
        store.show();
    }
}

/// Says whether the rows are others now.
fn arrange(store: &ConversationStore) -> bool {
    let now = store.engine.server_now();
    let mut people = store.engine.participants.borrow_mut();
    people.hold.question = store.peek(|status| status.question.is_some());
    let held = people.hold.waits(clock::now_ms());
    people.arrange(now, held)
}
