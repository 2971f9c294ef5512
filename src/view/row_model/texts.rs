//! The texts of a row.

use super::RowModel;
use crate::i18n::{Text, Translator};
use model::identity::{Actor, Identity};
use model::participant::Availability;
use model::presence::Presence;
use model::role::Role;
use model::roster::{Apart, RosterEntry};

/// The role's name.
pub(in crate::view) fn role(translator: &Translator, role: Role) -> String {
    translator.text(match role {
        Role::Owner => Text::RoleOwner,
        Role::Moderator => Text::RoleModerator,
        Role::User => Text::RoleUser,
        Role::Guest => Text::RoleGuest,
        Role::SelfJoined => Text::RoleSelfJoined,
        Role::GuestModerator => Text::RoleGuestModerator,
        Role::Unknown(number) => return translator.fill(Text::RoleUnknown, &[("number", &number.to_string())]),
    })
}

/// The role, or the kind of a row that stands for no single account, which only newer servers send.
fn kind(translator: &Translator, row: &RowModel) -> String {
    match row.identity {
        Identity::Actor(Actor::Group, _) => translator.text(Text::RoleGroup),
        Identity::Actor(Actor::Circle, _) => translator.text(Text::RoleCircle),
        Identity::Actor(Actor::Email, _) if row.role == Role::Guest => translator.text(Text::RoleEmail),
        Identity::Actor(Actor::Phone, _) if row.role == Role::User => translator.text(Text::RolePhone),
        _ => role(translator, row.role),
    }
}

/// Presence, with how many devices, and the status that the participant chose.
fn presence_and_status(translator: &Translator, row: &RowModel, now: u64) -> (String, Option<String>) {
    if row.identity.is_group() {
        return (translator.text(Text::GroupMembers), None);
    }
    let presence = presence(translator, row, now);
    let Some(more) = row.more.as_deref().filter(|_| !row.gone) else {
        return (presence, None);
    };
    let presence = if more.devices > 1 {
        and(translator, &presence, &translator.count(Text::Devices, more.devices))
    } else {
        presence
    };
    (presence, more.status.as_deref().and_then(model::name::shown))
}

fn and(translator: &Translator, one: &str, more: &str) -> String {
    translator.fill(Text::AndMore, &[("one", one), ("more", more)])
}

/// The presence. `now` is in seconds on the server's clock.
fn presence(translator: &Translator, row: &RowModel, now: u64) -> String {
    if row.gone {
        return translator.text(Text::Gone);
    }
    match row.presence {
        Presence::LastSeen(second) => {
            let when = translator.language().ago(now.saturating_sub(second) as f64);
            translator.fill(Text::LastSeen, &[("when", &when)])
        }
        _ => plain_presence(translator, row),
    }
}

/// The texts about a participant for exports: as one line, and as name, role and presence.
pub(in crate::view) fn export_texts(translator: &Translator, entry: &RosterEntry, now: u64) -> (String, [String; 3]) {
    let row = RowModel::alone(entry, now);
    let said = row_texts(translator, &row, now);
    let presence = presence(
        translator,
        &RowModel {
            presence: plain(row.presence),
            ..row
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
    /// Without what stands in the second line to tell them apart.
    pub(in crate::view) name: String,
    pub(in crate::view) role: String,
    /// The presence alone.
    pub(in crate::view) presence: String,
    /// When they were last seen; empty for participants who are online or were never seen.
    pub(in crate::view) seen: String,
    /// The second line: what tells them from others of that name, and for the viewer where they are connected, for others the
    /// status that they chose; mostly empty.
    pub(in crate::view) status: String,
    /// The accessible name of the whole row.
    pub(in crate::view) label: String,
    /// The accessible name of its button.
    pub(in crate::view) actions: String,
}

/// The texts for a row. `now` is in seconds on the server's clock.
pub(in crate::view) fn row_texts(translator: &Translator, row: &RowModel, now: u64) -> RowTexts {
    let role = kind(translator, row);
    let full_name = translator.full_name(&row.name, &row.identity, row.apart);
    let (presence, status) = presence_and_status(translator, row, now);
    let all = status.as_deref().map(|status| and(translator, &presence, status));
    let text = if row.own.is_some() {
        Text::OwnRowName
    } else {
        Text::RowName
    };
    RowTexts {
        label: translator.fill(
            text,
            &[
                ("name", &full_name),
                ("role", &role),
                ("presence", all.as_deref().unwrap_or(&presence)),
            ],
        ),
        actions: translator.fill(Text::Actions, &[("name", &full_name)]),
        name: translator.short_name(&row.name, &row.identity, row.apart),
        status: line(translator, row, status, &role),
        role,
        seen: match row.presence {
            Presence::LastSeen(_) if !row.gone && row.own.is_none() => presence,
            _ => String::new(),
        },
        presence: plain_presence(translator, row),
    }
}

/// Where a participant comes from who has no account here: the other server, the address that was invited or the number that is
/// called, unless that is the name already.
fn origin(row: &RowModel) -> Option<String> {
    let contact = row.more.as_deref().and_then(|more| more.contact.as_deref());
    let reached = contact.and_then(|contact| contact.address.as_deref().or(contact.phone.as_deref()));
    let reached = reached.filter(|reached| **reached != *row.name);
    model::name::shown(row.identity.server().or(reached)?)
}

/// The second line.
fn line(translator: &Translator, row: &RowModel, status: Option<String>, role: &str) -> String {
    let line = match (row.own, status) {
        (Some(own), _) => translator.text(own),
        (_, Some(status)) => status,
        _ if row.identity.is_group() => role.to_owned(),
        _ if row.waits => translator.text(Text::InLobby),
        _ => row.permissions.map(|text| translator.text(text)).unwrap_or_default(),
    };
    let line = match origin(row) {
        Some(origin) if line.is_empty() => origin,
        Some(origin) => and(translator, &origin, &line),
        None => line,
    };
    // That somebody is a guest their role says already, and the server its own line.
    let says_more = row.apart != Apart::Identity || row.identity.public_id().is_some();
    let says_more = says_more && origin(row).is_none();
    let which = translator.which(&row.name, &row.identity, row.apart);
    match which.filter(|_| says_more) {
        Some(which) if line.is_empty() => which,
        Some(which) => and(translator, &which, &line),
        None => line,
    }
}

/// The presence without the time and the number of devices.
fn plain_presence(translator: &Translator, row: &RowModel) -> String {
    match row.availability() {
        _ if row.gone => translator.text(Text::Gone),
        Availability::Away => translator.text(Text::Away),
        Availability::Busy => translator.text(Text::Busy),
        Availability::Plain => translator.text(match row.presence {
            Presence::Online => Text::Online,
            Presence::InCall => Text::InCall,
            Presence::Offline | Presence::LastSeen(_) => Text::Offline,
        }),
    }
}

/// The presence as a class for style sheets.
pub(in crate::view) fn presence_class(row: &RowModel) -> &'static str {
    match (row.presence, row.availability()) {
        (Presence::Online, Availability::Away) => "away",
        (Presence::Online, Availability::Busy) => "busy",
        (Presence::Online, _) => "online",
        (Presence::InCall, _) => "in-call",
        _ => "offline",
    }
}
