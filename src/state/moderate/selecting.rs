//! A command about the selected participants: the dialog before it.

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
    /// Opens the dialog that asks whether to carry out a command on the selected participants.
    pub fn ask_many(&self, action: Action) {
        if batch::is_running(self) {
            return self.fail(self.translator.text(Text::StillBusy));
        }
        let selected: Vec<Participant> = {
            let keys = self.ordered_keys();
            self.participants(|participants| {
                let selection = participants.selection();
                let selected = |key: &&ParticipantKey| selection.is_some_and(|selection| selection.has(**key));
                let entry = |key: &ParticipantKey| participants.roster().get(*key).filter(|entry| entry.here);
                let found = keys.iter().filter(selected).filter_map(entry);
                found.map(RosterEntry::participant_now).collect()
            })
        };
        let participants = selected
            .iter()
            .map(|participant| (participant, self.commands.is_pending(&participant.identity)));
        let split = split(&self.permission_context(), action, participants);
        self.ask(Question::Many(Arc::new(split)));
    }

    /// Closes that dialog and begins the command.
    pub fn confirm_many(&self, split: &Split) {
        self.close_question();
        batch::begin(self, split);
    }
}
