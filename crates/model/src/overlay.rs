//! A person's own commands laid over what the server said.
//!
//! What is on screen is the newest list, plus the commands that are unanswered, or answered but not yet followed by a list
//! that was asked for after the answer: an older list may not know of them yet, and showing it as it is would make a
//! removed person flicker back. Nothing is ever undone from a copy; a refused command is taken out and the view computed
//! anew, so that everything that arrived meanwhile stays.

use crate::identity::Identity;
use crate::participant::Participant;
use crate::role::Role;

/// What a command does to the row of its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Takes it away.
    Remove,
    /// Gives it another role.
    Become(Role),
    /// Nothing that a row shows; the command is only on its way.
    Nothing,
}

/// Names a pending command.
pub type Ticket = u64;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Pending {
    ticket: Ticket,
    target: Identity,
    effect: Effect,
    /// Set by the answer: lists that were asked for at this moment or later know of the command.
    known_from: Option<u64>,
}

/// The pending commands, oldest first, and the moments that put answers and lists into order.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    pending: Vec<Pending>,
    tickets: Ticket,
    /// Counts the moments that matter: the start of a list and the answer of a command.
    moment: u64,
    /// When the newest list that arrived was asked for.
    newest: u64,
}

impl Overlay {
    /// A command sets out.
    pub fn begin(&mut self, target: Identity, effect: Effect) -> Ticket {
        self.tickets += 1;
        self.pending.push(Pending {
            ticket: self.tickets,
            target,
            effect,
            known_from: None,
        });
        self.tickets
    }

    /// The server carried it out. It stays on screen until a list that can know of it arrives.
    pub fn done(&mut self, ticket: Ticket) {
        self.moment += 1;
        let moment = self.moment;
        for command in self.pending.iter_mut().filter(|command| command.ticket == ticket) {
            command.known_from = Some(moment);
        }
    }

    /// The server refused it, or nobody knows: what the lists say counts from now on.
    pub fn dropped(&mut self, ticket: Ticket) {
        self.pending.retain(|command| command.ticket != ticket);
    }

    /// A list is asked for. The result belongs to [`Overlay::absorb`].
    pub fn list_started(&mut self) -> u64 {
        self.moment += 1;
        self.moment
    }

    /// Whether a list that was asked for at `started` is newer than all that arrived.
    #[must_use]
    pub fn is_news(&self, started: u64) -> bool {
        started > self.newest
    }

    /// A list arrived that was asked for at `started`: commands that it knows of end. Whether it is to be shown: one that a
    /// later list has overtaken is not, because it may not know of commands that have ended with that list.
    #[must_use]
    pub fn absorb(&mut self, started: u64) -> bool {
        self.pending
            .retain(|command| command.known_from.is_none_or(|moment| moment > started));
        let newer = self.is_news(started);
        self.newest = self.newest.max(started);
        newer
    }

    /// The list cannot be seen any more (403, 404, 412): commands that were carried out have nothing to wait for.
    pub fn list_refused(&mut self) {
        self.pending.retain(|command| command.known_from.is_none());
    }

    /// Whether a command about somebody has not been answered yet.
    #[must_use]
    pub fn is_pending(&self, target: &Identity) -> bool {
        self.pending
            .iter()
            .any(|command| command.known_from.is_none() && command.target == *target)
    }

    /// Commands about whom, and what they do, oldest first.
    pub fn effects(&self) -> impl Iterator<Item = (&Identity, Effect)> {
        self.pending.iter().map(|command| (&command.target, command.effect))
    }

    /// The rows as they are to be shown.
    #[must_use]
    pub fn apply(&self, mut rows: Vec<Participant>) -> Vec<Participant> {
        for (target, effect) in self.effects() {
            match effect {
                Effect::Nothing => {}
                Effect::Remove => rows.retain(|row| row.identity != *target),
                Effect::Become(role) => {
                    for row in rows.iter_mut().filter(|row| row.identity == *target) {
                        row.role = role;
                    }
                }
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::CallFlags;

    fn row(user: &str, role: Role) -> Participant {
        Participant {
            identity: Identity::of_row(user, None).unwrap(),
            name: user.into(),
            role,
            last_ping: 0,
            session: None,
            call: CallFlags::default(),
            details: None,
        }
    }

    fn rows() -> Vec<Participant> {
        vec![row("ada", Role::User), row("bob", Role::User)]
    }

    #[test]
    fn a_removed_row_does_not_flicker_back() {
        let mut overlay = Overlay::default();
        let early = overlay.list_started();
        let ticket = overlay.begin(row("ada", Role::User).identity, Effect::Remove);
        assert_eq!(overlay.apply(rows()), vec![row("bob", Role::User)]);
        overlay.done(ticket);
        // The list that was asked for before the answer still has her.
        assert!(overlay.absorb(early));
        assert_eq!(overlay.apply(rows()), vec![row("bob", Role::User)]);
        let late = overlay.list_started();
        assert!(overlay.absorb(late));
        assert_eq!(overlay.apply(rows()), rows());
        assert!(!overlay.absorb(early), "overtaken");
    }

    #[test]
    fn a_refused_command_leaves_what_arrived_meanwhile() {
        let mut overlay = Overlay::default();
        let ticket = overlay.begin(row("ada", Role::User).identity, Effect::Become(Role::Moderator));
        let newer = vec![row("ada", Role::User), row("cleo", Role::User)];
        assert_eq!(overlay.apply(newer.clone())[0].role, Role::Moderator);
        assert!(overlay.is_pending(&newer[0].identity));
        overlay.dropped(ticket);
        assert_eq!(overlay.apply(newer.clone()), newer);
    }

    #[test]
    fn a_list_that_is_refused_ends_what_was_answered() {
        let mut overlay = Overlay::default();
        let answered = overlay.begin(row("ada", Role::User).identity, Effect::Remove);
        let _unanswered = overlay.begin(row("bob", Role::User).identity, Effect::Become(Role::Moderator));
        overlay.done(answered);
        overlay.list_refused();
        let shown = overlay.apply(rows());
        assert_eq!(shown, vec![row("ada", Role::User), row("bob", Role::Moderator)]);
    }
}
