//! `POST /room`: creates a conversation. Talk 22 takes settings and participants in the same request.

use serde_json::{Map, Value};

use super::{one_to_one, participants_add};
use crate::context::Context;
use crate::conversation::{permissions, roles};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::random;
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, Conversation, GROUP, NOTE_TO_SELF, ONE_TO_ONE, PUBLIC};
use crate::store::{accounts, groups};

/// Names longer than this are refused.
const LONGEST_NAME: usize = 255;
/// Object type of a group that was made from a conversation between two.
const EXTENDED: &str = "extended_conversation";

/// Handles the request.
///
/// # Errors
/// 400 for unknown types and bad names, 403 for a one-to-one conversation with oneself, 404 for unknown invited ones.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let kind = context.params.number("roomType").ok_or(Refusal::Exception)?;
    let name = context.params.text("roomName")?.unwrap_or_default();
    let invite = context.params.text("invite")?.unwrap_or_default();
    let source = context.params.text("source")?.unwrap_or_default();
    match kind {
        ONE_TO_ONE => {
            let (conversation, is_new) = one_to_one::with(context, &invite)?;
            answer(context, &conversation, if is_new { 201 } else { 200 })
        }
        GROUP | PUBLIC if context.is_22() && invite.is_empty() => with_all(context, kind, &name),
        GROUP if invite.is_empty() => named(context, GROUP, &name),
        GROUP if source == "circles" => Err(Refusal::Because(400, "invite")),
        GROUP => from_group(context, &invite),
        PUBLIC => named(context, PUBLIC, &name),
        _ => Err(Refusal::Because(400, "type")),
    }
}

fn from_group(context: &Context<'_>, group: &str) -> EndpointResult {
    if !groups::exists(context.db, group)? {
        return Err(Refusal::Because(404, "invite"));
    }
    let conversation = create(context, GROUP, group)?;
    for user in groups::members(context.db, group)? {
        if context.visitor.user() != Some(user.as_str()) {
            attendees::add(context.db, conversation.id, ActorType::Users, &user, roles::USER)?;
        }
    }
    answer(context, &conversation, 201)
}

fn named(context: &Context<'_>, kind: i64, name: &str) -> EndpointResult {
    let name = checked_name(name)?;
    let conversation = create(context, kind, name)?;
    answer(context, &conversation, 201)
}

/// With settings and participants. Those who cannot be added are left out.
fn with_all(context: &Context<'_>, kind: i64, name: &str) -> EndpointResult {
    let number = |name: &str| context.params.number(name).unwrap_or(0);
    let text = |name: &str| Ok::<_, Refusal>(context.params.text(name)?.unwrap_or_default());
    let participants = context.params.object("participants");
    let (object_type, object_id) = (text("objectType")?, text("objectId")?);
    let default_permissions = number("permissions");
    if !(0..=permissions::MOST).contains(&default_permissions) {
        return Err(Refusal::Because(400, "permissions"));
    }
    if !matches!(number("lobbyState"), 0 | 1) {
        return Err(Refusal::Because(400, "lobby"));
    }
    if !matches!(number("listable"), 0..=2) {
        return Err(Refusal::Because(400, "listable"));
    }
    let name = match name.trim() {
        "" if object_type == EXTENDED => names_of(context, &participants)?,
        "" => "---".to_owned(),
        given => checked_name(given)?.to_owned(),
    };
    let mut conversation = create(context, kind, &name)?;
    conversation.password = Some(text("password")?).filter(|password| kind == PUBLIC && !password.is_empty());
    conversation.read_only = i64::from(number("readOnly") != 0);
    conversation.lobby = number("lobbyState");
    conversation.lobby_timer = number("lobbyTimer");
    conversation.listable = number("listable");
    conversation.mention_permissions = i64::from(number("mentionPermissions") != 0);
    conversation.description = text("description")?;
    conversation.default_permissions = match default_permissions {
        0 => 0,
        bits => permissions::CUSTOM | bits,
    };
    if object_type == EXTENDED {
        conversation.object_type = object_type;
        conversation.object_id = object_id;
    }
    conversations::save(context.db, &conversation)?;
    for (source, id) in each(&participants) {
        if context.visitor.user() == Some(id) && source == "users" {
            continue;
        }
        if let Err(Refusal::Store(error)) = participants_add::add(context, &conversation, source, id) {
            return Err(error.into());
        }
    }
    let made = conversations::find(context.db, &conversation.token)?.unwrap_or(conversation);
    answer(context, &made, 201)
}

/// Source and id of everybody named in a request.
fn each(participants: &Map<String, Value>) -> impl Iterator<Item = (&str, &str)> {
    participants.iter().flat_map(|(source, ids)| {
        let ids = ids.as_array().into_iter().flatten();
        ids.filter_map(move |id| Some((source.as_str(), id.as_str()?)))
    })
}

/// Shown names of the users named in a request and of the visitor.
fn names_of(context: &Context<'_>, participants: &Map<String, Value>) -> Result<String, Refusal> {
    let own = context.visitor.user();
    let users = each(participants).filter(|(source, id)| *source == "users" && Some(*id) != own);
    let mut names = Vec::new();
    for id in own.into_iter().chain(users.map(|(_, id)| id)) {
        names.extend(accounts::find(context.db, id)?.map(|account| account.display_name));
    }
    Ok(names.join(", ").chars().take(LONGEST_NAME).collect())
}

/// A name without blanks around it.
///
/// # Errors
/// 400 when it is empty or too long.
pub fn checked_name(name: &str) -> Result<&str, Refusal> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::Because(400, "name"));
    }
    Ok(name)
}

/// `GET /room/note-to-self`: the user's notes, made if they are not there.
///
/// # Errors
/// 401 without a login.
pub fn note_to_self(context: &Context<'_>) -> EndpointResult {
    let own = context.visitor.user().ok_or(Refusal::NotLoggedIn)?;
    for conversation in conversations::of_user(context.db, own)? {
        if conversation.conversation_type == NOTE_TO_SELF {
            return answer(context, &conversation, 200);
        }
    }
    let mut conversation = create(context, NOTE_TO_SELF, "Note to self")?;
    "note_to_self".clone_into(&mut conversation.object_type);
    own.clone_into(&mut conversation.object_id);
    "A place for your private notes, thoughts and ideas".clone_into(&mut conversation.description);
    conversations::save(context.db, &conversation)?;
    answer(context, &conversation, 200)
}

fn create(context: &Context<'_>, kind: i64, name: &str) -> Result<Conversation, Refusal> {
    // A phone can only dial digits.
    let is_dialled = context.is_22() && context.app.switches.sip();
    let token = if is_dialled {
        random::dialled_token()
    } else {
        random::conversation_token()
    };
    let id = conversations::create(context.db, &token, kind, name, context.now)?;
    let own = context.visitor.user().unwrap_or_default();
    attendees::add(context.db, id, ActorType::Users, own, roles::OWNER)?;
    conversations::find(context.db, &token)?.ok_or(Refusal::Status(404))
}

fn answer(context: &Context<'_>, conversation: &Conversation, status: u16) -> EndpointResult {
    let own = context.visitor.user().unwrap_or_default();
    let viewer = attendees::find(context.db, conversation.id, ActorType::Users, own)?;
    Ok(Answer {
        status,
        ..Answer::ok(context.body_of(conversation, viewer.as_ref())?)
    })
}
