//! The viewer's pending commands, which are applied over the list until the list reflects them.
//!
//! A command is pending until it is refused, or until a list arrives that was requested after its answer: an older list may not
//! reflect it yet, and a removed participant would reappear for a moment. A refused command is dropped and the rows are
//! computed again from the newest list, so that nothing that arrived meanwhile is lost.

use crate::identity::Identity;
use crate::role::Role;

/// The effect of a command on the row of its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Removes the row.
    Remove,
    /// Changes the role.
    Become(Role),
    /// Changes nothing that the row shows.
    Nothing,
}

/// The id of a pending command.
pub type Ticket = u64;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Pending {
    ticket: Ticket,
    target: Identity,
    effect: Effect,
    /// The moment of the answer; lists that were requested after it reflect the command.
    known_from: Option<u64>,
}

/// The pending commands, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    pending: Vec<Pending>,
    tickets: Ticket,
    /// Counts requests for the list and answers to commands, to tell which came first.
    moment: u64,
    /// The moment at which the newest list was requested.
    newest: u64,
}

impl Overlay {
    /// Adds a command that is sent now.
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

    /// The server carried the command out. It stays pending until a list that reflects it arrives.
    pub fn done(&mut self, ticket: Ticket) {
        self.moment += 1;
        let moment = self.moment;
        for command in self.pending.iter_mut().filter(|command| command.ticket == ticket) {
            command.known_from = Some(moment);
        }
    }

    /// The command was refused, or its outcome is unknown: drops it.
    pub fn dropped(&mut self, ticket: Ticket) {
        self.pending.retain(|command| command.ticket != ticket);
    }

    /// A list is requested. The result is the argument of [`Overlay::absorb`].
    pub fn list_started(&mut self) -> u64 {
        self.moment += 1;
        self.moment
    }

    /// Whether a list that was requested at `started` is newer than all that have arrived.
    #[must_use]
    pub fn is_news(&self, started: u64) -> bool {
        started > self.newest
    }

    /// A list arrived that was requested at `started`: drops the commands that it reflects. Returns whether to show the list:
    /// one that was overtaken by a later list may not reflect commands that were dropped with that one.
    #[must_use]
    pub fn absorb(&mut self, started: u64) -> bool {
        self.pending
            .retain(|command| command.known_from.is_none_or(|moment| moment > started));
        let newer = self.is_news(started);
        self.newest = self.newest.max(started);
        newer
    }

    /// The list was refused (403, 404, 412): drops the commands that were carried out, since no list will reflect them.
    pub fn list_refused(&mut self) {
        self.pending.retain(|command| command.known_from.is_none());
    }

    /// Whether a command about a participant has not been answered yet.
    #[must_use]
    pub fn is_pending(&self, target: &Identity) -> bool {
        self.pending
            .iter()
            .any(|command| command.known_from.is_none() && command.target == *target)
    }

    /// The targets and effects of the pending commands, oldest first.
    pub fn effects(&self) -> impl Iterator<Item = (&Identity, Effect)> {
        self.pending.iter().map(|command| (&command.target, command.effect))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::CallFlags;
    use crate::participant::Participant;

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

    /// The rows with the pending commands applied.
    fn applied(overlay: &Overlay, mut rows: Vec<Participant>) -> Vec<Participant> {
        for (target, effect) in overlay.effects() {
            rows.retain(|row| effect != Effect::Remove || row.identity != *target);
            for row in rows.iter_mut().filter(|row| row.identity == *target) {
                if let Effect::Become(role) = effect {
                    row.role = role;
                }
            }
        }
        rows
    }

    #[test]
    fn a_removed_row_does_not_reappear() {
        let mut overlay = Overlay::default();
        let early = overlay.list_started();
        let ticket = overlay.begin(row("ada", Role::User).identity, Effect::Remove);
        assert_eq!(applied(&overlay, rows()), vec![row("bob", Role::User)]);
        overlay.done(ticket);
        // The list that was requested before the answer still has the row.
        assert!(overlay.absorb(early));
        assert_eq!(applied(&overlay, rows()), vec![row("bob", Role::User)]);
        let late = overlay.list_started();
        assert!(overlay.absorb(late));
        assert_eq!(applied(&overlay, rows()), rows());
        assert!(!overlay.absorb(early), "overtaken");
    }

    #[test]
    fn a_refused_command_keeps_what_arrived_meanwhile() {
        let mut overlay = Overlay::default();
        let ticket = overlay.begin(row("ada", Role::User).identity, Effect::Become(Role::Moderator));
        let newer = vec![row("ada", Role::User), row("cleo", Role::User)];
        assert_eq!(applied(&overlay, newer.clone())[0].role, Role::Moderator);
        assert!(overlay.is_pending(&newer[0].identity));
        overlay.dropped(ticket);
        assert_eq!(applied(&overlay, newer.clone()), newer);
    }

    #[test]
    fn a_refused_list_drops_answered_commands() {
        let mut overlay = Overlay::default();
        let answered = overlay.begin(row("ada", Role::User).identity, Effect::Remove);
        let _unanswered = overlay.begin(row("bob", Role::User).identity, Effect::Become(Role::Moderator));
        overlay.done(answered);
        overlay.list_refused();
        let shown = applied(&overlay, rows());
        assert_eq!(shown, vec![row("ada", Role::User), row("bob", Role::Moderator)]);
    }
}
