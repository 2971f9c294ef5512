//! The rows of the screen and their order.
//!
//! A new order is adopted only when there is a reason to (see [`crate::order_update`]), and not while an
//! [`OrderLock`](crate::order_lock::OrderLock) holds. The content of the rows is always up to date: meanwhile participants who
//! left keep their rows, marked as gone, and new participants are appended.

mod changes;
mod sorted;

use crate::choice::Choice;
use crate::identity::Identity;
use crate::names::NameCollation;
use crate::order::Sort;
use crate::order_update::is_out_of_place;
use crate::roster::{ParticipantKey, Roster, RosterChanges};
use crate::section::{Section, SectionKind, sections};

/// The sections of the order by last ping: who waits in the lobby, who is online otherwise, and all others.
const SECTIONS: [(bool, bool); 3] = [(true, true), (false, true), (false, false)];

/// The rows, from the top.
#[derive(Debug, Default)]
pub struct Arrangement {
    /// Including those that pending commands remove, so that they return to their position if the server refuses.
    rows: Vec<ParticipantKey>,
    shown: Vec<ParticipantKey>,
    sections: Vec<Section>,
    choice: Choice,
    own: Own,
    /// Participants joined or left since the order was adopted.
    changed: bool,
    waiting: usize,
}

/// The viewer's own row, which stands first in every order and whatever the filter takes.
#[derive(Debug, Default)]
struct Own {
    identity: Option<Identity>,
    /// The filter does not take it.
    extra: bool,
}

impl Own {
    fn key(&self, roster: &Roster) -> Option<ParticipantKey> {
        Some(roster.find(self.identity.as_ref()?)?.key)
    }
}

impl Arrangement {
    /// The rows to show.
    #[must_use]
    pub fn shown(&self) -> &[ParticipantKey] {
        &self.shown
    }

    /// The rows that the filter and the search found: those to show, without the viewer's own where it is not among them.
    #[must_use]
    pub fn found(&self) -> &[ParticipantKey] {
        let extra = self.own.extra && self.has_own_row();
        self.shown.get(usize::from(extra)..).unwrap_or_default()
    }

    /// Whether the first row is the viewer's own.
    #[must_use]
    pub fn has_own_row(&self) -> bool {
        self.sections
            .first()
            .is_some_and(|section| section.kind == SectionKind::Own)
    }

    /// The sections of [`Self::shown`].
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Takes in who the viewer is, whose row stands first with the next update.
    pub fn set_own(&mut self, identity: Option<Identity>) {
        if self.own.identity != identity {
            self.own.identity = identity;
            self.changed = true;
        }
    }

    /// The chosen order and filter.
    #[must_use]
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// How many rows would come, go or move if the order were adopted.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting
    }

    /// Follows the changes of the roster. `dismissed`: those who left because the viewer removed them; their rows are not
    /// kept as gone.
    pub fn note(&mut self, roster: &mut Roster, changes: &RosterChanges, dismissed: &[ParticipantKey]) {
        self.changed |= !changes.joined.is_empty() || !changes.left.is_empty();
        if !dismissed.is_empty() {
            self.rows.retain(|key| !dismissed.contains(key));
            dismissed.iter().for_each(|key| roster.release(*key));
        }
    }

    /// Updates the rows at `now`, in seconds on the server's clock. While the order is locked (`held`), no row moves.
    /// Returns whether the rows or [`Self::waiting`] changed.
    pub fn update(&mut self, roster: &mut Roster, collation: &impl NameCollation, now: u64, held: bool) -> bool {
        let waiting = self.waiting;
        if !self.is_stale(roster, now) {
            self.waiting = 0;
        } else {
            let next = self.sorted(roster, collation, now);
            if held {
                self.append(&next, roster, now);
                self.waiting = changes::count(&self.rows, &next, roster, self.choice.sort, self.own.key(roster), now);
            }
            if !held || self.waiting == 0 {
                self.adopt(next, roster, now);
            }
        }
        self.show(roster) || self.waiting != waiting
    }

    /// Changes the order or the filter. The viewer asked for it, so a lock does not delay it.
    pub fn choose(&mut self, choice: Choice, roster: &mut Roster, collation: &impl NameCollation, now: u64) {
        self.choice = choice;
        let next = self.sorted(roster, collation, now);
        self.adopt(next, roster, now);
        self.show(roster);
    }

    /// Arranges the rows anew with the next update, because the collation of names changed.
    pub fn disturb(&mut self) {
        self.changed = true;
    }

    /// All participants in the chosen order, without the filter.
    pub fn unfiltered(&self, roster: &mut Roster, collation: &impl NameCollation, now: u64) -> Vec<ParticipantKey> {
        let all = Choice {
            sort: self.choice.sort,
            ..Choice::default()
        };
        roster.names.rank(collation, self.choice.sort == Sort::LastName);
        let mut keys = sorted::sorted(&self.rows, roster, &all, now, None).0;
        keys.retain(|key| roster.get(*key).is_some_and(|entry| !entry.hidden));
        keys
    }

    /// Removes all rows and keeps the choice.
    pub fn clear(&mut self) {
        let (choice, own) = (std::mem::take(&mut self.choice), std::mem::take(&mut self.own));
        *self = Self {
            choice,
            own,
            ..Self::default()
        };
    }

    /// Whether there is a reason to adopt a new order.
    fn is_stale(&self, roster: &Roster, now: u64) -> bool {
        let by_ping = self.choice.sort == Sort::LastPing;
        let own = self.own.key(roster);
        let others = self.rows.iter().filter(|key| Some(**key) != own);
        // Each section for itself: who just left was seen later than many who are online.
        let pings = |section: (bool, bool)| {
            others.clone().filter_map(move |key| {
                let entry = roster.get(*key)?;
                let entry = Some(entry).filter(|entry| (entry.adopted.waiting, entry.adopted.online) == section)?;
                Some(entry.seen)
            })
        };
        self.changed
            || roster
                .iter()
                .any(|entry| self.choice.is_change(entry.adopted, entry.order_entry(now)))
            || (by_ping && SECTIONS.into_iter().any(|section| is_out_of_place(pings(section))))
    }

    fn sorted(&mut self, roster: &mut Roster, collation: &impl NameCollation, now: u64) -> Vec<ParticipantKey> {
        roster.names.rank(collation, self.choice.sort == Sort::LastName);
        if !self.choice.query.is_empty() {
            roster.names.fold(collation);
        }
        let own = self.own.key(roster);
        let (rows, extra) = sorted::sorted(&self.rows, roster, &self.choice, now, own);
        self.own.extra = extra;
        rows
    }

    /// Appends the participants of `next` that have no row yet, so that no other row moves.
    fn append(&mut self, next: &[ParticipantKey], roster: &mut Roster, now: u64) {
        let mut known = roster.key_map();
        self.rows.iter().for_each(|key| known.set(*key, 0));
        let before = self.rows.len();
        self.rows.extend(next.iter().filter(|key| known.get(**key).is_none()));
        for key in self.rows.get(before..).unwrap_or_default() {
            roster.adopt_one(*key, now);
        }
        // The appended rows may have to go again, even if there is no other reason to adopt an order.
        self.changed |= self.rows.len() > before;
    }

    fn adopt(&mut self, next: Vec<ParticipantKey>, roster: &mut Roster, now: u64) {
        self.rows = next;
        (self.changed, self.waiting) = (false, 0);
        roster.release_gone();
        roster.adopt(now);
    }

    fn show(&mut self, roster: &Roster) -> bool {
        let mut shown = self.rows.clone();
        if roster.has_hidden() {
            shown.retain(|key| roster.get(*key).is_some_and(|entry| !entry.hidden));
        }
        let own = shown.first().is_some_and(|first| self.own.key(roster) == Some(*first));
        let sections = sections(&shown, own, self.choice.sort, roster);
        let changed = self.shown != shown || self.sections != sections;
        (self.shown, self.sections) = (shown, sections);
        changed
    }
}

#[cfg(test)]
mod tests;
