//! Calls with which tests set any state directly. They exist only with `--control` and have no access rules. Bodies are in
//! [`wire`], those that came with Talk 22 in [`later`].

pub mod conversations;
pub mod later;
pub mod participants;
pub mod wire;

use std::sync::Arc;

use http::{Method, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::app::App;
use crate::conversation::sessions;
use crate::store::attendees::{self, ActorType};
use crate::store::{StoreError, accounts, conversations as stored, groups, sessions as rows, teams};
use later::Administration;
use wire::{AccountSetup, ClockAdvance, Features, Group, Maintenance};

/// Why a control call failed.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// No such call.
    #[error("no such control call")]
    Unknown,
    /// The body does not fit.
    #[error("body: {0}")]
    Body(#[from] serde_json::Error),
    /// The body has a field that does not exist.
    #[error("unknown field {0}")]
    Field(String),
    /// The row or the conversation is not there.
    #[error("not there: {0}")]
    Missing(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ControlError {
    /// Status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Unknown | Self::Missing(_) => StatusCode::NOT_FOUND,
            Self::Body(_) | Self::Field(_) => StatusCode::BAD_REQUEST,
            Self::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Carries a control call out.
///
/// # Errors
/// See [`ControlError`].
pub fn handle(app: &Arc<App>, method: &Method, path: &str, body: &[u8]) -> Result<Value, ControlError> {
    let parts: Vec<&str> = path.split('/').skip(2).collect();
    match (method.as_str(), parts.as_slice()) {
        ("PUT", ["rooms", token]) => conversations::put(app, token, read(body)?),
        ("PATCH", ["rooms", token]) => conversations::change(app, token, read(body)?),
        ("GET", ["rooms", token]) => conversations::get(app, token),
        ("DELETE", ["rooms", token]) => conversations::delete(app, token),
        ("PATCH", ["rooms", token, "participants"]) => conversations::patch(app, token, read(body)?),
        ("POST", ["rooms", token, "participants"]) => conversations::add(app, token, read(body)?),
        ("DELETE", ["rooms", token, "bans"]) => conversations::unban(app, token),
        ("PUT", ["rooms", token, "breakout-rooms"]) => conversations::break_out(app, token, read(body)?),
        ("POST", ["rooms", token, "invitations"]) => conversations::invite(app, token, &read(body)?),
        ("PUT", ["teams", id]) => team(app, id, &read(body)?),
        ("POST", ["administration"]) => {
            let wanted: Administration = read(body)?;
            app.switches.set(wanted.sip, wanted.dial_out, wanted.federation);
            Ok(json!({}))
        }
        ("PUT", ["accounts", id]) => account(app, id, read(body)?),
        ("DELETE", ["accounts", id]) => delete_account(app, id),
        ("PUT", ["groups", id]) => group(app, id, read(body)?),
        ("POST", ["clock"]) => {
            app.clock.advance(read::<ClockAdvance>(body)?.advance);
            Ok(json!({"now": app.clock.now()}))
        }
        ("GET", ["sessions"]) => Ok(json!(app.store.write(|db| rows::beginnings(db))?)),
        ("POST", ["faults", lane]) => Ok(app.faults.set(lane, read(body)?)),
        ("GET", ["faults", lane]) => {
            let missing = || ControlError::Missing((*lane).to_owned());
            app.faults.log(lane).ok_or_else(missing)
        }
        ("DELETE", ["faults", lane]) => {
            app.faults.forget(lane);
            Ok(json!({}))
        }
        ("POST", ["maintenance"]) => {
            app.set_maintenance(read::<Maintenance>(body)?.on);
            Ok(json!({}))
        }
        ("POST", ["capabilities"]) => {
            app.set_features(read::<Features>(body)?.features);
            Ok(json!({}))
        }
        _ => Err(ControlError::Unknown),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ControlError> {
    Ok(serde_json::from_slice(body)?)
}

fn account(app: &App, id: &str, setup: AccountSetup) -> Result<Value, ControlError> {
    app.store.write(|db| {
        let known = accounts::find(db, id)?.map(|account| account.display_name);
        let name = setup.display_name.or(known);
        accounts::put(db, id, name.as_deref().unwrap_or(id))?;
        accounts::set_enabled(db, id, setup.enabled)?;
        if let Some(email) = &setup.email {
            accounts::set_email(db, id, email)?;
        }
        if let Some(status) = setup.status {
            accounts::set_status(db, id, &status.into())?;
        }
        Ok(())
    })?;
    Ok(json!({}))
}

/// An account that is deleted leaves its conversations; the last user takes a conversation along. In Talk 22 a one-to-one
/// conversation stays for the other one.
fn delete_account(app: &App, id: &str) -> Result<Value, ControlError> {
    app.store.write(|db| {
        for mut conversation in stored::of_user(db, id)? {
            if app.settings.version.is_22() && conversation.conversation_type == stored::ONE_TO_ONE {
                conversation.conversation_type = stored::FORMER_ONE_TO_ONE;
                conversation.read_only = 1;
                conversation.name = accounts::find(db, id)?.map_or_else(|| id.to_owned(), |gone| gone.display_name);
                stored::save(db, &conversation)?;
            }
            let rows = attendees::all(db, conversation.id)?;
            let users = rows.iter().filter(|each| each.actor == ActorType::Users);
            if users.count() == 1 {
                sessions::delete_conversation(app, db, conversation.id)?;
            } else if let Some(row) = attendees::find(db, conversation.id, ActorType::Users, id)? {
                sessions::expel(app, db, &row)?;
            }
        }
        accounts::remove(db, id)
    })?;
    Ok(json!({}))
}

fn group(app: &App, id: &str, setup: Group) -> Result<Value, ControlError> {
    app.store.write(|db| {
        groups::put(db, id, None)?;
        for member in &setup.members {
            groups::put(db, id, Some(member))?;
        }
        match &setup.display_name {
            Some(name) => groups::set_name(db, id, name),
            None => Ok(()),
        }
    })?;
    Ok(json!({}))
}

fn team(app: &App, id: &str, setup: &Group) -> Result<Value, ControlError> {
    let name = setup.display_name.as_deref().unwrap_or(id);
    app.store.write(|db| teams::put(db, id, name, &setup.members))?;
    Ok(json!({}))
}
