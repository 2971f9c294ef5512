//! Selecting people, and asking whether to do something to all of them.

use super::batch;
use crate::i18n::Text;
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use model::participant::Participant;
use model::permission::Action;
use model::roster::{ParticipantKey, RosterEntry};
use model::select::split::{Split, split};
use std::sync::Arc;

impl ConversationStore {
    /// Asks whether to do something to those who are selected.
    pub fn ask_many(&self, action: Action) {
        if batch::is_running(self) {
            return self.fail(self.words.text(Text::StillBusy));
        }
        let selected: Vec<Participant> = {
            let everybody = self.everybody();
            self.participants(|people| {
                let selected = |key: &&ParticipantKey| people.selection().is_some_and(|selection| selection.has(**key));
                let person = |key: &ParticipantKey| people.roster().get(*key).filter(|person| person.here);
                let found = everybody.iter().filter(selected).filter_map(person);
                found.map(RosterEntry::participant_now).collect()
            })
        };
        let people = selected
            .iter()
            .map(|person| (person, self.is_pending(&person.identity)));
        let split = split(&self.permission_context(), action, people);
        self.ask(Question::Many(Arc::new(split)));
    }

    /// What was asked was agreed to.
    pub fn agreed_to_many(&self, split: &Split) {
        self.change(|status| status.question = None);
        batch::begin(self, split);
    }
}
