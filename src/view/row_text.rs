//! What a row says, in words.

use super::dom::memo;
use super::panel::Panel;
use crate::i18n::{Text, Words};
use crate::state::listing::Row;
use leptos::prelude::*;
use model::presence::Presence;
use model::role::Role;

/// The name, or what stands for it when there is none.
pub(super) fn name(words: &Words, row: &Row) -> String {
    model::name::shown(&row.person.name).unwrap_or_else(|| {
        let nameless = if row.person.identity.is_guest() {
            Text::GuestWithoutName
        } else {
            Text::UserWithoutName
        };
        words.text(nameless)
    })
}

/// The role's name.
pub(super) fn role(words: &Words, role: Role) -> String {
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

/// Whether they are there. `now` is in seconds on the server's clock.
pub(super) fn presence(words: &Words, row: &Row, now: u64) -> String {
    match row.presence(now) {
        Presence::Online => words.text(Text::Online),
        Presence::InCall => words.text(Text::InCall),
        Presence::Offline => words.text(Text::Offline),
        Presence::LastSeen(second) => {
            let when = words.language().ago(now.saturating_sub(second) as f64);
            words.fill(Text::LastSeen, &[("when", &when)])
        }
    }
}

/// [`name`], whatever the time.
pub(super) fn row_name(words: &Words, row: &Row, _now: u64) -> String {
    name(words, row)
}

/// [`role`], whatever the time.
pub(super) fn row_role(words: &Words, row: &Row, _now: u64) -> String {
    role(words, row.person.role)
}

/// The accessible name of the whole row.
pub(super) fn row(words: &Words, row: &Row, now: u64) -> String {
    let (name, role, presence) = (
        name(words, row),
        role(words, row.person.role),
        presence(words, row, now),
    );
    let text = if row.own { Text::OwnRowName } else { Text::RowName };
    words.fill(text, &[("name", &name), ("role", &role), ("presence", &presence)])
}

/// A word for style sheets.
pub(super) fn presence_class(panel: Panel, row: Memo<Option<Row>>) -> Memo<&'static str> {
    memo(move || {
        let now = panel.now();
        row.with(|row| match row.as_ref().map(|row| row.presence(now)) {
            Some(Presence::Online) => "online",
            Some(Presence::InCall) => "in-call",
            _ => "offline",
        })
    })
}

/// A text of a row that follows the row and the clock.
pub(super) fn of(panel: Panel, row: Memo<Option<Row>>, text: fn(&Words, &Row, u64) -> String) -> Memo<String> {
    memo(move || {
        let now = panel.now();
        row.with(|row| {
            row.as_ref()
                .map(|row| text(&panel.words(), row, now))
                .unwrap_or_default()
        })
    })
}
