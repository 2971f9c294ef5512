//! Selecting people, and asking whether to do something to all of them.

use super::batch;
use super::people::People;
use super::room::Room;
use super::session::Question;
use crate::i18n::{Text, Words};
use model::identity::Identity;
use model::participant::Participant;
use model::permission::Action;
use model::roster::{Key, Person};
use model::select::split::{Skip, Split, split};
use model::select::{Selection, is_offline_guest};
use std::sync::Arc;

impl People {
    /// Who is selected; `None` while nobody is being selected.
    #[must_use]
    pub fn selection(&self) -> Option<&Selection> {
        self.selection.as_ref()
    }
}

impl Room {
    /// Begins to select people, with nobody selected, or ends it.
    pub fn select_people(&self, select: bool) {
        self.engine.people.borrow_mut().selection = select.then(Selection::default);
        self.show();
    }

    /// Changes who is selected, while people are being selected.
    pub fn change_selection(&self, change: impl FnOnce(&mut Selection, &People)) {
        let mut people = self.engine.people.borrow_mut();
        let Some(mut selection) = people.selection.take() else {
            return;
        };
        change(&mut selection, &people);
        people.selection = Some(selection);
        drop(people);
        self.show();
    }

    /// Selects everybody whom the list shows, besides those who are selected.
    pub fn select_shown(&self) {
        self.change_selection(|selection, people| selection.add(people.shown().filter(here).map(|person| person.key)));
    }

    /// Selects the guests who are not connected, and nobody else.
    pub fn select_offline_guests(&self) {
        let now = self.engine.server_now();
        self.change_selection(|selection, people| {
            let guests = people.roster().iter().filter(|person| is_offline_guest(person, now));
            selection.set(guests.map(|person| person.key));
        });
    }

    /// Everybody in the order of the list, whatever part of it is shown.
    #[must_use]
    pub fn everybody(&self) -> Vec<Key> {
        let now = self.engine.server_now();
        self.engine.people.borrow_mut().everybody(now)
    }

    /// Asks whether to do something to those who are selected.
    pub fn ask_many(&self, action: Action) {
        if batch::is_running(self) {
            return self.fail(self.words.text(Text::StillBusy));
        }
        let selected: Vec<Participant> = {
            let everybody = self.everybody();
            self.people(|people| {
                let selected = |key: &&Key| people.selection().is_some_and(|selection| selection.has(**key));
                let person = |key: &Key| people.roster().get(*key).filter(here);
                let found = everybody.iter().filter(selected).filter_map(person);
                found.map(|person| person.participant.clone()).collect()
            })
        };
        let people = selected
            .iter()
            .map(|person| (person, self.is_pending(&person.identity)));
        let split = split(&self.scene(), action, people);
        self.ask(Question::Many(Arc::new(split)));
    }

    /// What was asked was agreed to.
    pub fn agreed_to_many(&self, split: &Split) {
        self.change(|status| status.question = None);
        batch::begin(self, split);
    }

    /// These are not selected any more: it was done.
    pub(super) fn deselect<'a>(&self, done: impl Iterator<Item = &'a Identity>) {
        self.change_selection(|selection, people| {
            for identity in done {
                if let Some(person) = people.roster().find(identity) {
                    selection.drop(person.key);
                }
            }
        });
    }
}

/// In the newest list.
fn here(person: &&Person) -> bool {
    person.here
}

/// Why somebody is left out, as a sentence.
#[must_use]
pub fn skip_text(words: &Words, why: Skip) -> String {
    words.text(match why {
        Skip::Own => Text::SkipOwn,
        Skip::Owner => Text::SkipOwner,
        Skip::Moderates => Text::SkipModerates,
        Skip::NoModerator => Text::SkipNoModerator,
        Skip::SelfJoined => Text::SkipSelfJoined,
        Skip::Group => Text::SkipGroup,
        Skip::NotInvited => Text::SkipNotInvited,
        Skip::Unknown => Text::SkipUnknown,
        Skip::NotAllowed => Text::SkipNotAllowed,
        Skip::LastModerator => Text::SkipLastModerator,
        Skip::Pending => Text::ReasonPending,
        Skip::Offline => Text::ReasonOffline,
        Skip::OneToOne => Text::ReasonOneToOne,
        Skip::Left => Text::SkipLeft,
        Skip::Changed => Text::SkipChanged,
    })
}
