//! The participants on the screen: the newest list with the viewer's pending commands over it, in an order that is kept while
//! it has to be.

mod choose;
mod selection;

use crate::api::error::Error;
use crate::browser::task::pause;
use crate::state::store::ConversationStore;
use model::identity::Identity;
use model::overlay::{Effect, Ticket};
use model::wire::Reading;
use std::iter;

/// So many rows are read without a pause: a tenth of a second on a slow machine, most of it for the order of the names.
const FIRST_SLICE: usize = 10_000;
/// And of longer lists so many at a time: the place of each further name has to be found among those before.
const SLICE: usize = 5_000;

/// Takes in a list that was asked for at `started` (see [`model::overlay`]). How many of its rows could not be read; `None`
/// when a list that was asked for later came first. A long list is read in slices, between which the page goes on.
///
/// # Errors
/// [`Error::Unreadable`] when it is no list.
pub async fn absorb(store: &ConversationStore, body: Vec<u8>, started: u64) -> Result<Option<usize>, Error> {
    let mut reading = store.participants(|participants| participants.begin_reading(body));
    let mut named = 0;
    let slices = iter::once(FIRST_SLICE).chain(iter::repeat(SLICE));
    for slice in slices {
        if store.participants(|participants| participants.read_on(&mut reading, slice)) {
            break;
        }
        store.change_participants(|participants| participants.rank_names(&reading, named));
        named = reading.decoded().count();
        pause().await;
        if store.api.is_closed() {
            return Ok(None);
        }
    }
    if named > 0 {
        store.change_participants(|participants| participants.rank_names(&reading, named));
        pause().await;
    }
    take_in(store, reading, started)
}

/// The same at once.
///
/// # Errors
/// [`Error::Unreadable`] when it is no list.
pub fn absorb_at_once(store: &ConversationStore, body: Vec<u8>, started: u64) -> Result<Option<usize>, Error> {
    let mut reading = store.participants(|participants| participants.begin_reading(body));
    store.participants(|participants| participants.read_on(&mut reading, usize::MAX));
    take_in(store, reading, started)
}

fn take_in(store: &ConversationStore, reading: Reading, started: u64) -> Result<Option<usize>, Error> {
    let outdated = store.participants(|participants| participants.is_outdated(&reading));
    if outdated || store.api.is_closed() || !store.commands.is_news(started) {
        return Ok(None);
    }
    let reading = store.change_participants(|participants| participants.finish_reading(reading))?;
    let had_effects = store.commands.absorb(started);
    let overlay = store.commands.overlay();
    let absorbed = store.change_participants(|participants| participants.absorb(reading, &overlay));
    drop(overlay);
    if absorbed.changed || had_effects {
        show(store);
    } else {
        settle(store);
    }
    Ok(Some(absorbed.bad_rows))
}

/// There is no list to show any more. Commands that were carried out have nothing to wait for.
pub fn clear(store: &ConversationStore) {
    store.commands.list_refused();
    store.change_participants(|participants| participants.clear());
    show(store);
}

/// A command is sent: its effect is shown at once.
pub fn begin(store: &ConversationStore, target: Identity, effect: Effect) -> Ticket {
    let ticket = store.commands.begin(target, effect);
    show_commands(store);
    ticket
}

/// A command was answered. If it was carried out, its effect stays until the list knows of it.
pub fn answered(store: &ConversationStore, ticket: Ticket, done: bool) {
    store.commands.answered(ticket, done);
    show_commands(store);
}

fn show_commands(store: &ConversationStore) {
    store.change_participants(|participants| participants.overlay(&store.commands.overlay()));
    show(store);
}

/// Arranges the rows and shows them.
fn show(store: &ConversationStore) {
    arrange(store);
    store.show();
}

/// Arranges the rows, and shows them if that changed them: time alone makes participants go offline.
pub fn settle(store: &ConversationStore) {
    if arrange(store) {
        store.show();
    }
}

/// Says whether the rows are others now.
fn arrange(store: &ConversationStore) -> bool {
    let now = store.now();
    lock_for_question(store);
    let waiting = store.participants(|participants| participants.roster().waiting(now));
    store.signals.waiting.set(waiting);
    store.change_participants(|participants| participants.arrange(now))
}

/// The order is kept while a dialog is open.
fn lock_for_question(store: &ConversationStore) {
    let question = store.signals.question.with_untracked(Option::is_some);
    store.change_participants(|participants| participants.change_order_lock(|lock| lock.question = question));
}
