//! Sample conversations that only Talk 22 has: every kind of row, people in the lobby and a ban, breakout rooms, a
//! conversation of another server.

use rusqlite::Connection;

use super::names::{GROUP, PERSONAS};
use super::samples::{ELSEWHERE, EVERY_KIND, LATER, WAITING_ROOM, WORKSHOP};
use super::seed::{create, demo_users};
use super::v4_extras::INVITED;
use crate::conversation::{breakout, roles};
use crate::store::attendees::{self, ActorType};
use crate::store::bans::{self, Ban};
use crate::store::conversations::{self, Conversation};
use crate::store::{Stored, accounts, groups, teams};
use crate::{phones, random};

/// An invited address whose invitation came from a file with names.
const NAMED: (&str, &str) = ("nora.novak@example.org", "Nora Novak");
const PHONE: &str = "+493012345678";
const TEAM: (&str, &str) = ("CircleIdOfTheClimbingTeam000001", "Climbing team");
const CLIMBERS: [&str; 2] = ["nils", "rosa"];
const FEDERATED: (&str, &str) = ("ines@https://cloud.partner.example", "Ines Duarte");
/// An account that was switched off and is still listed.
pub const DISABLED: (&str, &str) = ("walter", "Walter Former");
/// Who was banned from the waiting room.
const BANNED: (&str, &str) = ("yusuf", "Yusuf Çelik");
const PARTNER_SERVER: &str = "https://cloud.partner.example";

/// Adds the conversations, once.
///
/// # Errors
/// When the database fails.
pub fn fill(db: &Connection, now: i64) -> Stored<()> {
    if conversations::find(db, EVERY_KIND.token)?.is_some() {
        return Ok(());
    }
    for user in ["olga", "max"] {
        groups::put(db, phones::GROUP, Some(user))?;
    }
    teams::put(db, TEAM.0, TEAM.1, &CLIMBERS.map(str::to_owned))?;
    accounts::put(db, DISABLED.0, DISABLED.1)?;
    accounts::set_enabled(db, DISABLED.0, false)?;
    let users = demo_users();
    for sample in LATER.iter().filter(|sample| sample.token != ELSEWHERE.token) {
        create(db, *sample, &users, now)?;
    }
    if let Some(conversation) = conversations::find(db, EVERY_KIND.token)? {
        every_kind(db, conversation)?;
    }
    if let Some(conversation) = conversations::find(db, WAITING_ROOM.token)? {
        wait(db, conversation, now)?;
    }
    if let Some(conversation) = conversations::find(db, WORKSHOP.token)? {
        break_out(db, conversation, now)?;
    }
    elsewhere(db, now)
}

fn every_kind(db: &Connection, mut conversation: Conversation) -> Stored<()> {
    let add = |actor, id, kind| attendees::add(db, conversation.id, actor, id, kind);
    let named = |actor, (id, name), kind| {
        let row = add(actor, id, kind)?;
        attendees::set_guest_name(db, row, name)
    };
    add(ActorType::Emails, INVITED, roles::GUEST)?;
    named(ActorType::Emails, NAMED, roles::GUEST)?;
    add(ActorType::Groups, GROUP, roles::USER)?;
    add(ActorType::Circles, TEAM.0, roles::USER)?;
    for climber in CLIMBERS {
        add(ActorType::Users, climber, roles::USER)?;
    }
    named(ActorType::FederatedUsers, FEDERATED, roles::USER)?;
    add(ActorType::Users, DISABLED.0, roles::USER)?;
    let phone = random::guest_id();
    named(ActorType::Phones, (&phone, &phones::shown(PHONE)), roles::USER)?;
    for mut row in attendees::all(db, conversation.id)? {
        match row.actor {
            ActorType::Phones => PHONE.clone_into(&mut row.phone_number),
            ActorType::Users => row.pin = random::pin(),
            ActorType::Emails => {
                row.pin = random::pin();
                row.access = random::secret();
            }
            _ => continue,
        }
        attendees::set_extras(db, &row)?;
    }
    conversation.sip = 1;
    conversations::save(db, &conversation)
}

fn wait(db: &Connection, mut conversation: Conversation, now: i64) -> Stored<()> {
    conversation.lobby = 1;
    conversations::save(db, &conversation)?;
    let ban = Ban {
        id: 0,
        moderator_type: ActorType::Users.name().to_owned(),
        moderator_id: PERSONAS[0].0.to_owned(),
        moderator_name: PERSONAS[0].1.to_owned(),
        banned_type: ActorType::Users.name().to_owned(),
        banned_id: BANNED.0.to_owned(),
        banned_name: BANNED.1.to_owned(),
        banned_at: now,
        note: "Shared the link in public".to_owned(),
    };
    bans::add(db, conversation.id, &ban).map(drop)
}

fn break_out(db: &Connection, mut parent: Conversation, now: i64) -> Stored<()> {
    parent.breakout_mode = breakout::MANUAL;
    parent.breakout_status = 1;
    conversations::save(db, &parent)?;
    let members = attendees::all(db, parent.id)?;
    for number in 0..2 {
        let room = breakout::open_room(db, &parent, number, false, now)?;
        for (at, member) in (0..).zip(&members) {
            if roles::moderates(member.participant_type) || at % 2 == number {
                breakout::add(db, &room, member)?;
            }
        }
    }
    Ok(())
}

fn elsewhere(db: &Connection, now: i64) -> Stored<()> {
    let id = conversations::create(db, ELSEWHERE.token, ELSEWHERE.conversation_type, ELSEWHERE.name, now)?;
    if let Some(mut conversation) = conversations::find(db, ELSEWHERE.token)? {
        PARTNER_SERVER.clone_into(&mut conversation.remote_server);
        "partner8".clone_into(&mut conversation.remote_token);
        conversations::save(db, &conversation)?;
    }
    let owner = attendees::add(db, id, ActorType::FederatedUsers, FEDERATED.0, roles::OWNER)?;
    attendees::set_guest_name(db, owner, FEDERATED.1)?;
    for (user, _) in PERSONAS.iter().take(ELSEWHERE.members) {
        attendees::add(db, id, ActorType::Users, user, roles::USER)?;
    }
    Ok(())
}
