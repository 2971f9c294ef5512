//! Fills an empty database with the demo's accounts and conversations. All participants are offline at first.

use rusqlite::Connection;

use super::names::{COLLEAGUES, FAMILY, FIRST, GROUP, PERSONAS};
use super::samples::{self, SampleConversation};
use super::{talk22_extras, v4_extras};
use crate::conversation::roles;

use crate::store::attendees::{self, ActorType};
use crate::store::{Stored, accounts, conversations, groups};
use crate::version::Version;

/// Creates everything, unless it is there already.
///
/// # Errors
/// When the database fails.
pub fn fill(db: &Connection, version: Version, now: i64) -> Stored<()> {
    if conversations::find(db, samples::OPEN_HOUSE.token)?.is_none() {
        create_all(db, now)?;
    }
    match version {
        Version::Talk10 => Ok(()),
        Version::Talk17 => v4_extras::fill(db, now),
        Version::Talk22 => {
            v4_extras::fill(db, now)?;
            talk22_extras::fill(db, now)
        }
    }
}

fn create_all(db: &Connection, now: i64) -> Stored<()> {
    let users = demo_users();
    for (id, name) in &users {
        accounts::put(db, id, name)?;
        accounts::set_email(db, id, &format!("{id}@example.org"))?;
    }
    for (id, _) in COLLEAGUES.iter().take(8) {
        groups::put(db, GROUP, Some(id))?;
    }
    for sample in samples::ALL {
        create(db, sample, &users, now)?;
    }
    Ok(())
}

/// Creates one conversation with its members.
///
/// # Errors
/// See [`fill`].
pub(super) fn create(db: &Connection, sample: SampleConversation, users: &[(String, String)], now: i64) -> Stored<()> {
    conversations::create(db, sample.token, sample.conversation_type, sample.name, now)?;
    let Some(mut conversation) = conversations::find(db, sample.token)? else {
        return Ok(());
    };
    conversation.password = sample.password.map(str::to_owned);
    conversations::save(db, &conversation)?;
    // Sven comes in by the link, so he is no member of the public conversation.
    let is_public = sample.conversation_type == conversations::PUBLIC;
    let members = users
        .iter()
        .filter(|(id, _)| !(is_public && id == "sven"))
        .take(sample.members);
    for (id, _) in members {
        let kind = match id.as_str() {
            "olga" => roles::OWNER,
            "max" | "hannah" => roles::MODERATOR,
            _ => roles::USER,
        };
        attendees::add(db, conversation.id, ActorType::Users, id, kind)?;
    }
    Ok(())
}

/// Personas first, then colleagues, then as many others as the largest conversation needs.
pub(super) fn demo_users() -> Vec<(String, String)> {
    let named = PERSONAS
        .iter()
        .chain(&COLLEAGUES)
        .map(|(id, name)| ((*id).to_owned(), (*name).to_owned()));
    let others = (0..FIRST.len() * FAMILY.len()).map(|number| {
        // A stride without a common factor visits every pair once, in an order that mixes both lists.
        let pair = number * 677 % (FIRST.len() * FAMILY.len());
        let (first, family) = (FIRST[pair / FAMILY.len()], FAMILY[pair % FAMILY.len()]);
        (format!("{}.{}", first.0, family.0), format!("{} {}", first.1, family.1))
    });
    named.chain(others).take(samples::ALL_HANDS.members).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::demo_users;

    #[test]
    fn user_ids_are_unique() {
        let users = demo_users();
        let ids: HashSet<_> = users.iter().map(|(id, _)| id).collect();
        assert_eq!((users.len(), ids.len()), (1000, 1000));
    }
}
