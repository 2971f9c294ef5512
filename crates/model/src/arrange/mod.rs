//! The rows of the screen and their order.
//!
//! The order follows the lists only when there is a reason to (see [`crate::adopt`]), and waits while somebody is about to
//! press something. What the rows say never waits: whoever left stays where they were, marked as gone, and whoever came
//! stands at the end until the order is adopted.

mod changes;
mod sorted;

use crate::choice::Choice;
use crate::names::NameCollation;
use crate::order::Sort;
use crate::order_update::is_out_of_place;
use crate::roster::{ParticipantKey, Roster, RosterChanges};

/// The rows, from the top.
#[derive(Debug, Default)]
pub struct Arrangement {
    /// With those that the viewer's own commands hide, so that they come back to their place if the server refuses.
    rows: Vec<ParticipantKey>,
    shown: Vec<ParticipantKey>,
    choice: Choice,
    /// Somebody came or left since the order was adopted.
    moved: bool,
    waiting: usize,
}

impl Arrangement {
    /// The rows to show.
    #[must_use]
    pub fn shown(&self) -> &[ParticipantKey] {
        &self.shown
    }

    /// What was chosen.
    #[must_use]
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// How many rows would come, go or move if the order were adopted.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// Takes in what a list brought. `dismissed`: those who left because the viewer removed them; they are not shown as
    /// gone, as the viewer has seen them go.
    pub fn note(&mut self, roster: &mut Roster, news: &RosterChanges, dismissed: &[ParticipantKey]) {
        self.moved |= !news.joined.is_empty() || !news.left.is_empty();
        if !dismissed.is_empty() {
            self.rows.retain(|key| !dismissed.contains(key));
            dismissed.iter().for_each(|key| roster.release(*key));
        }
    }

    /// Brings the rows up to date at `now`, in seconds on the server's clock. While the order waits (`held`), no row moves.
    /// Says whether the rows, or how many wait, are others now.
    pub fn update(&mut self, roster: &mut Roster, tongue: &impl NameCollation, now: u64, held: bool) -> bool {
        let waiting = self.waiting;
        if !self.is_stale(roster, now) {
            self.waiting = 0;
        } else {
            let next = self.sorted(roster, tongue, now);
            if held {
                self.append(&next, roster);
                self.waiting = changes::count(&self.rows, &next, roster);
            }
            if !held || self.waiting == 0 {
                self.adopt(next, roster, now);
            }
        }
        self.show(roster) || self.waiting != waiting
    }

    /// Chooses another part of the list or another order. The viewer's own doing: it waits for nothing.
    pub fn choose(&mut self, choice: Choice, roster: &mut Roster, tongue: &impl NameCollation, now: u64) {
        self.choice = choice;
        let next = self.sorted(roster, tongue, now);
        self.adopt(next, roster, now);
        self.show(roster);
    }

    /// Names have another order, so that the rows may have, too: they are arranged anew with the next update.
    pub fn disturb(&mut self) {
        self.moved = true;
    }

    /// Everybody in the order that was chosen, whatever part of the list was.
    pub fn everybody(&self, roster: &mut Roster, tongue: &impl NameCollation, now: u64) -> Vec<ParticipantKey> {
        let all = Choice {
            sort: self.choice.sort,
            ..Choice::default()
        };
        roster.names.rank(tongue);
        let mut keys = sorted::sorted(&self.rows, roster, &all, now);
        keys.retain(|key| roster.get(*key).is_some_and(|person| !person.hidden));
        keys
    }

    /// Nobody is left. What was chosen stays.
    pub fn clear(&mut self) {
        let choice = std::mem::take(&mut self.choice);
        *self = Self {
            choice,
            ..Self::default()
        };
    }

    /// Whether the rows are not what they would be if they were arranged now.
    fn is_stale(&self, roster: &Roster, now: u64) -> bool {
        let by_ping = self.choice.sort == Sort::LastPing;
        let ping = |key: &ParticipantKey| roster.get(*key).map(|person| person.participant.last_ping);
        self.moved
            || roster
                .iter()
                .any(|person| self.choice.is_change(person.adopted, person.standing(now)))
            || (by_ping && is_out_of_place(self.rows.iter().filter_map(ping)))
    }

    fn sorted(&self, roster: &mut Roster, tongue: &impl NameCollation, now: u64) -> Vec<ParticipantKey> {
        roster.names.rank(tongue);
        if !self.choice.query.is_empty() {
            roster.names.fold(tongue);
        }
        sorted::sorted(&self.rows, roster, &self.choice, now)
    }

    /// Puts whoever is not among the rows yet at their end, where nothing has to move for them.
    fn append(&mut self, next: &[ParticipantKey], roster: &Roster) {
        let mut there = roster.table();
        self.rows.iter().for_each(|key| there.set(*key, 0));
        let before = self.rows.len();
        self.rows.extend(next.iter().filter(|key| there.get(**key).is_none()));
        // Until the order is adopted, even if there is no other reason for that any more: they may have to go again.
        self.moved |= self.rows.len() > before;
    }

    fn adopt(&mut self, next: Vec<ParticipantKey>, roster: &mut Roster, now: u64) {
        self.rows = next;
        (self.moved, self.waiting) = (false, 0);
        roster.release_gone();
        roster.adopt(now);
    }

    fn show(&mut self, roster: &Roster) -> bool {
        let mut shown = self.rows.clone();
        if roster.hides_somebody() {
            shown.retain(|key| roster.get(*key).is_some_and(|person| !person.hidden));
        }
        let changed = self.shown != shown;
        self.shown = shown;
        changed
    }
}

#[cfg(test)]
mod tests;
