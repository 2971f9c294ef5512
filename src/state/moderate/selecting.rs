//! A command about the selected participants: the dialog before it.

use super::batch;
use crate::i18n::Text;
use crate::state::status::command_input::CommandInput;
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use crate::state::store::participants::ParticipantsState;
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
        let selected = self.ordered(|participants, entry| {
            participants
                .selection()
                .is_some_and(|selection| selection.has(entry.key))
        });
        self.ask(Question::Many(Arc::new(self.split(action, &selected))));
    }

    /// Lets everybody past the lobby who waits there.
    pub fn admit_all(&self) {
        if batch::is_running(self) {
            return self.fail(self.translator.text(Text::StillBusy));
        }
        let now = self.now();
        let waiting = self.ordered(|_, entry| entry.waits(entry.presence(now)));
        let split = self.split(Action::Admit, &waiting);
        if !split.allowed.is_empty() {
            batch::begin(self, &split, &CommandInput::Nothing);
        }
    }

    /// Those participants who are here and that `takes` takes, in the order of the list.
    fn ordered(&self, takes: impl Fn(&ParticipantsState, &RosterEntry) -> bool) -> Vec<Participant> {
        let keys = self.ordered_keys();
        self.participants(|participants| {
            let entry = |key: &ParticipantKey| participants.roster().get(*key).filter(|entry| entry.here);
            let found = keys.iter().filter_map(entry);
            let found = found.filter(|entry| takes(participants, entry));
            found.map(RosterEntry::participant_now).collect()
        })
    }

    fn split(&self, action: Action, selected: &[Participant]) -> Split {
        let participants = selected
            .iter()
            .map(|participant| (participant, self.commands.is_pending(&participant.identity)));
        split(&self.permission_context(), action, participants)
    }

    /// Closes that dialog and begins the command.
    pub fn confirm_many(&self, split: &Split, input: &CommandInput) {
        self.close_question();
        batch::begin(self, split, input);
    }
}
