//! `POST`, `DELETE /breakout-rooms/{token}` and the same with `/rooms`: makes, removes, starts and stops breakout rooms.

use std::collections::HashMap;

use serde_json::Value;

use crate::context::Context;
use crate::conversation::breakout::{self, MANUAL};
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, Conversation, GROUP};

/// People are spread evenly.
const AUTOMATIC: i64 = 1;
/// People choose.
const FREE: i64 = 3;
/// As many rooms as there may be.
const MOST: i64 = 20;

/// Makes rooms, closed by a lobby. Moderators are in all of them.
///
/// # Errors
/// 401 for guests, 404 for outsiders, 403 for members who do not moderate, 400 for unknown modes and numbers of rooms, and when
/// there are breakout rooms.
pub fn create(context: &Context<'_>) -> EndpointResult {
    let (mut parent, viewer) = context.member_moderator()?;
    let mode = context.params.number("mode").ok_or(Refusal::Exception)?;
    let amount = context.params.number("amount").ok_or(Refusal::Exception)?;
    let map = context.params.text("attendeeMap")?.unwrap_or_default();
    if parent.breakout_mode != 0 || parent.is_breakout_room() || parent.conversation_type != GROUP {
        return Err(Refusal::Because(400, "room"));
    }
    if !matches!(mode, AUTOMATIC | MANUAL | FREE) {
        return Err(Refusal::Because(400, "mode"));
    }
    if !(1..=MOST).contains(&amount) {
        return Err(Refusal::Because(400, "amount"));
    }
    let map = if mode == MANUAL {
        read(&map, amount)?
    } else {
        HashMap::new()
    };
    parent.breakout_mode = mode;
    conversations::save(context.db, &parent)?;
    let members = attendees::all(context.db, parent.id)?;
    let ordinary = members
        .iter()
        .filter(|each| is_member(each) && !roles::moderates(each.participant_type));
    let numbered: Vec<(i64, &Attendee)> = (0..).zip(ordinary).collect();
    for number in 0..amount {
        let room = breakout::open_room(context.db, &parent, number, true, context.now)?;
        for moderator in members
            .iter()
            .filter(|each| is_member(each) && roles::moderates(each.participant_type))
        {
            breakout::add(context.db, &room, moderator)?;
        }
        for (at, member) in &numbered {
            let goes_here = match mode {
                AUTOMATIC => at % amount == number,
                MANUAL => map.get(&member.id) == Some(&number),
                _ => false,
            };
            if goes_here {
                breakout::add(context.db, &room, member)?;
            }
        }
    }
    answer(context, &parent, &viewer)
}

/// Deletes all rooms.
///
/// # Errors
/// 401 for guests, 404 for outsiders, 403 for members who do not moderate.
pub fn remove(context: &Context<'_>) -> EndpointResult {
    let (mut parent, viewer) = context.member_moderator()?;
    for room in conversations::breakout_rooms(context.db, &parent.token)? {
        sessions::delete_conversation(context.app, context.db, room.id)?;
    }
    parent.breakout_mode = 0;
    parent.breakout_status = 0;
    conversations::save(context.db, &parent)?;
    Ok(Answer::ok(context.body_of(&parent, Some(&viewer))?))
}

/// Opens all rooms.
///
/// # Errors
/// See [`remove`]; 400 without breakout rooms.
pub fn start(context: &Context<'_>) -> EndpointResult {
    switch(context, true)
}

/// Closes all rooms.
///
/// # Errors
/// See [`start`].
pub fn stop(context: &Context<'_>) -> EndpointResult {
    switch(context, false)
}

fn switch(context: &Context<'_>, on: bool) -> EndpointResult {
    let (mut parent, viewer) = context.member_moderator()?;
    if parent.breakout_mode == 0 {
        return Err(Refusal::Because(400, "mode"));
    }
    parent.breakout_status = i64::from(on);
    conversations::save(context.db, &parent)?;
    for mut room in conversations::breakout_rooms(context.db, &parent.token)? {
        room.lobby = i64::from(!on);
        conversations::save(context.db, &room)?;
        sessions::notify_participants(context.app, context.db, room.id)?;
    }
    answer(context, &parent, &viewer)
}

/// The rooms as the viewer sees them, then the conversation that they belong to.
fn answer(context: &Context<'_>, parent: &Conversation, viewer: &Attendee) -> EndpointResult {
    let mut data = Vec::new();
    for room in conversations::breakout_rooms(context.db, &parent.token)? {
        let row = attendees::find(context.db, room.id, viewer.actor, &viewer.actor_id)?;
        data.push(context.body_of(&room, row.as_ref())?);
    }
    data.push(context.body_of(parent, Some(viewer))?);
    Ok(Answer::ok(Value::Array(data)))
}

/// Who goes where: room numbers, from 0, by attendee id.
fn read(map: &str, amount: i64) -> Result<HashMap<i64, i64>, Refusal> {
    let wrong = |_| Refusal::Because(400, "map");
    let map: HashMap<String, i64> = serde_json::from_str(map).map_err(wrong)?;
    map.into_iter()
        .map(|(id, room)| match id.parse() {
            Ok(id) if (0..amount).contains(&room) => Ok((id, room)),
            _ => Err(Refusal::Because(400, "map")),
        })
        .collect()
}

fn is_member(attendee: &Attendee) -> bool {
    attendee.actor == ActorType::Users && attendee.participant_type != roles::SELF_JOINED
}
