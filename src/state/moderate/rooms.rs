//! Who is in which breakout room.

use crate::api::calls;
use crate::browser::task::spawn;
use crate::state::failure::explain::{self, Attempt};
use crate::state::status::listing::{BreakoutRoom, Listing};
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use model::token::RoomToken;

/// Opens the list of rooms.
pub fn open(store: &ConversationStore) {
    store.ask(Question::Rooms);
    store.signals.rooms.set(Listing::Loading);
    let store = store.clone();
    spawn(async move {
        let (client, token) = store.api.target();
        let result = calls::breakout_participants(client, token).await;
        let rooms = match result {
            Ok(rows) => {
                let mut rooms: Vec<(RoomToken, Vec<String>)> = Vec::new();
                for (room, person) in rows.into_iter().filter(|(room, _)| room != token) {
                    let name = store.translator.name(&person.name, person.identity.is_guest());
                    match rooms.iter_mut().find(|(known, _)| *known == room) {
                        Some((_, people)) => people.push(name),
                        None => rooms.push((room, vec![name])),
                    }
                }
                Listing::Loaded(named(&store, rooms).await.into())
            }
            Err(error) => Listing::Failed(explain::message(&store.translator, Attempt::Rooms, &error, "")),
        };
        if !store.api.is_closed() {
            store.signals.rooms.set(rooms);
        }
    });
}

/// The rooms with their names, which the list of people does not tell. A room that does not tell its name has its token.
async fn named(store: &ConversationStore, rooms: Vec<(RoomToken, Vec<String>)>) -> Vec<BreakoutRoom> {
    let mut named = Vec::with_capacity(rooms.len());
    for (token, people) in rooms {
        let conversation = calls::conversation(store.api.client(), &token).await;
        let name = conversation.ok().and_then(|room| model::name::shown(&room.name));
        named.push(BreakoutRoom {
            name: name.unwrap_or_else(|| token.to_string()),
            people,
        });
    }
    named
}
