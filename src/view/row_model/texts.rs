//! The texts of a row.

use super::RowModel;
use crate::i18n::{Text, Translator};
use model::identity::{Actor, Identity};
use model::presence::Presence;
use model::role::Role;
use model::roster::RosterEntry;

/// The name, or what stands for it when there is none.
fn name(words: &Translator, face: &RowModel) -> String {
    model::name::shown(&face.name).unwrap_or_else(|| {
        words.text(if face.guest {
            Text::GuestWithoutName
        } else {
            Text::UserWithoutName
        })
    })
}

/// The role's name.
pub(in crate::view) fn role(words: &Translator, role: Role) -> String {
    words.text(match role {
        Role::Owner => Text::RoleOwner,
        Role::Moderator => Text::RoleModerator,
        Role::User => Text::RoleUser,
        Role::Guest => Text::RoleGuest,
        Role::SelfJoined => Text::RoleSelfJoined,
        Role::GuestModerator => Text::RoleGuestModerator,
        Role::Unknown(number) => return words.fill(Text::RoleUnknown, &[("number", &number.to_string())]),
    })
}

/// The role, or the kind of a row that stands for no single account, which only newer servers send.
fn kind(words: &Translator, face: &RowModel) -> String {
    match face.identity {
        Identity::Actor(Actor::Group, _) => words.text(Text::RoleGroup),
        Identity::Actor(Actor::Circle, _) => words.text(Text::RoleCircle),
        Identity::Actor(Actor::Email, _) if face.role == Role::Guest => words.text(Text::RoleEmail),
        _ => role(words, face.role),
    }
}

/// Presence, with how many devices, and the status that the participant chose.
fn presence_and_status(words: &Translator, face: &RowModel, now: u64) -> (String, Option<String>) {
    if face.identity.is_group() {
        return (words.text(Text::GroupMembers), None);
    }
    let presence = presence(words, face, now);
    let Some(more) = face.more.as_deref().filter(|_| !face.gone) else {
        return (presence, None);
    };
    let presence = if more.devices > 1 {
        and(words, &presence, &words.count(Text::Devices, more.devices))
    } else {
        presence
    };
    (presence, more.status.as_deref().and_then(model::name::shown))
}

fn and(words: &Translator, one: &str, more: &str) -> String {
    words.fill(Text::AndMore, &[("one", one), ("more", more)])
}

/// The presence. `now` is in seconds on the server's clock.
fn presence(words: &Translator, face: &RowModel, now: u64) -> String {
    if face.gone {
        return words.text(Text::Gone);
    }
    match face.presence {
        Presence::Online => words.text(Text::Online),
        Presence::InCall => words.text(Text::InCall),
        Presence::Offline => words.text(Text::Offline),
        Presence::LastSeen(second) => {
            let when = words.language().ago(now.saturating_sub(second) as f64);
            words.fill(Text::LastSeen, &[("when", &when)])
        }
    }
}

/// The texts about a participant for exports: as one line, and as name, role and presence.
pub(in crate::view) fn outside(words: &Translator, person: &RosterEntry, now: u64) -> (String, [String; 3]) {
    let face = RowModel::alone(person, now);
    let said = say(words, &face, now);
    let presence = presence(
        words,
        &RowModel {
            presence: plain(face.presence),
            ..face
        },
        now,
    );
    (said.label, [said.name, said.role, presence])
}

/// The presence without "last seen", which has a column of its own.
fn plain(presence: Presence) -> Presence {
    match presence {
        Presence::LastSeen(_) => Presence::Offline,
        other => other,
    }
}

/// The texts of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::view) struct RowTexts {
    pub(in crate::view) name: String,
    pub(in crate::view) role: String,
    pub(in crate::view) presence: String,
    /// The status that the participant chose; mostly empty.
    pub(in crate::view) status: String,
    /// The accessible name of the whole row.
    pub(in crate::view) label: String,
    /// The accessible name of its button.
    pub(in crate::view) actions: String,
}

/// The texts for a row. `now` is in seconds on the server's clock.
pub(in crate::view) fn say(words: &Translator, face: &RowModel, now: u64) -> RowTexts {
    let (name, role) = (name(words, face), kind(words, face));
    let (presence, status) = presence_and_status(words, face, now);
    let all = status.as_deref().map(|status| and(words, &presence, status));
    let text = if face.own { Text::OwnRowName } else { Text::RowName };
    RowTexts {
        label: words.fill(
            text,
            &[
                ("name", &name),
                ("role", &role),
                ("presence", all.as_deref().unwrap_or(&presence)),
            ],
        ),
        actions: words.fill(Text::Actions, &[("name", &name)]),
        name,
        role,
        presence,
        status: status.unwrap_or_default(),
    }
}

/// The presence as a class for style sheets.
pub(in crate::view) fn presence_class(face: &RowModel) -> &'static str {
    match face.presence {
        Presence::Online => "online",
        Presence::InCall => "in-call",
        _ => "offline",
    }
}
