//! The identity of a participant.

use crate::id::{SessionId, UserId};
use std::sync::Arc;

/// Identifies a participant across lists and commands. A guest who joins again has a new identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// A user with an account.
    User(UserId),
    /// A guest of API v1, which gives guests no other id, for as long as this session lasts.
    Guest(SessionId),
    /// Any other actor of API v4, by type and id.
    Actor(Actor, Arc<str>),
}

/// An `actorType` other than `users`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// `guests`
    Guest,
    /// `emails`: invited by e-mail; the id is the address or stands for it.
    Email,
    /// `groups`: a group of accounts. Its members have rows of their own.
    Group,
    /// `circles`: the same for a circle, which newer servers call a team.
    Circle,
    /// `phones`: a telephone number that was added.
    Phone,
    /// `federated_users`: an account on another server; the id is `name@https://server`.
    Federated,
    /// A type that this panel does not know. It gets no controls.
    Unknown,
}

impl Actor {
    /// The value of an `actorType`; `None` for accounts.
    #[must_use]
    pub fn of(actor_type: &str) -> Option<Self> {
        Some(match actor_type {
            "users" => return None,
            "guests" => Self::Guest,
            "emails" => Self::Email,
            "groups" => Self::Group,
            "circles" => Self::Circle,
            "phones" => Self::Phone,
            "federated_users" => Self::Federated,
            _ => Self::Unknown,
        })
    }

    /// The name in participant keys, which the host page sees.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Guest => "guest",
            Self::Email => "email",
            Self::Group => "group",
            Self::Circle => "circle",
            Self::Phone => "phone",
            Self::Federated => "federated",
            Self::Unknown => "other",
        }
    }
}

impl Identity {
    /// From the two fields that every row of v1 has; `None` when a guest has no session, since no command could name them.
    #[must_use]
    pub fn of_row(user_id: &str, session: Option<&SessionId>) -> Option<Self> {
        match UserId::new(user_id) {
            Some(user) => Some(Self::User(user)),
            None => session.cloned().map(Self::Guest),
        }
    }

    /// From the two fields that every row of v4 has; `None` for the empty id, which viewers who are not members get.
    #[must_use]
    pub fn of_actor(actor_type: &str, actor_id: &str) -> Option<Self> {
        match Actor::of(actor_type) {
            None => UserId::new(actor_id).map(Self::User),
            Some(actor) => (!actor_id.is_empty()).then(|| Self::Actor(actor, actor_id.into())),
        }
    }

    /// Whether this is a participant without an account.
    #[must_use]
    pub fn is_guest(&self) -> bool {
        matches!(self, Self::Guest(_) | Self::Actor(Actor::Guest | Actor::Email, _))
    }

    /// Whether this is a group or a circle.
    #[must_use]
    pub fn is_group(&self) -> bool {
        matches!(self, Self::Actor(Actor::Group | Actor::Circle, _))
    }

    /// The id of an account, group or circle, or an address: what people know a participant by. `None` for ids that only
    /// programs know.
    #[must_use]
    pub fn public_id(&self) -> Option<&str> {
        match self {
            Self::User(user) => Some(user.as_str()),
            Self::Actor(Actor::Group | Actor::Circle, id) => Some(id),
            Self::Actor(Actor::Federated, id) => Some(id),
            // Newer servers send a hash in place of the address.
            Self::Actor(Actor::Email, id) => Some(&**id).filter(|id| id.contains('@')),
            Self::Guest(_) | Self::Actor(Actor::Guest | Actor::Phone | Actor::Unknown, _) => None,
        }
    }

    /// The other server of an account that lives there, without the protocol: `cloud.example`.
    #[must_use]
    pub fn server(&self) -> Option<&str> {
        match self {
            Self::Actor(Actor::Federated, id) => {
                let (_, server) = id.rsplit_once('@')?;
                Some(
                    server
                        .split_once("://")
                        .map_or(server, |(_, host)| host)
                        .trim_end_matches('/'),
                )
            }
            _ => None,
        }
    }

    /// Whether this participant was invited by e-mail.
    #[must_use]
    pub fn is_email(&self) -> bool {
        matches!(self, Self::Actor(Actor::Email, _))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_id_is_no_identity() {
        assert_eq!(Identity::of_row("", None), None);
        assert_eq!(Identity::of_actor("", ""), None);
        assert_eq!(Identity::of_actor("users", ""), None);
        assert_eq!(Identity::of_actor("guests", ""), None);
    }

    #[test]
    fn v1_and_v4_give_an_account_the_same_identity() {
        assert_eq!(Identity::of_row("ada", None), Identity::of_actor("users", "ada"));
        let kinds = [
            "guests",
            "emails",
            "groups",
            "circles",
            "bots",
            "phones",
            "federated_users",
        ];
        let identities = kinds.map(|kind| Identity::of_actor(kind, "x").unwrap());
        assert_eq!(
            identities.each_ref().map(Identity::is_guest),
            [true, true, false, false, false, false, false]
        );
        assert_eq!(
            identities.each_ref().map(Identity::is_group),
            [false, false, true, true, false, false, false]
        );
    }

    #[test]
    fn the_server_of_a_federated_account_is_named_without_its_protocol() {
        let server = |id: &str| {
            Identity::of_actor("federated_users", id)
                .unwrap()
                .server()
                .map(str::to_owned)
        };
        assert_eq!(server("bob@https://cloud.example/").as_deref(), Some("cloud.example"));
        assert_eq!(server("bob@x.org@cloud.example").as_deref(), Some("cloud.example"));
        assert_eq!(server("bob"), None);
    }
}
