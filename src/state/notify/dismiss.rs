//! What views close or hold: notices, failures and dialogs.

use crate::state::status::session::Question;
use crate::state::store::ConversationStore;

impl ConversationStore {
    /// Removes the notice.
    pub fn dismiss_notice(&self) {
        self.signals.notice.set(None);
    }

    /// Removes the failure.
    pub fn dismiss_failure(&self) {
        self.signals.failure.set(None);
    }

    /// Keeps the notice on the screen while a pointer or the focus is on it.
    pub fn hold_notice(&self, holds: bool) {
        self.signals.notice_held.set(holds);
    }

    /// Closes the dialog without an answer.
    pub fn close_question(&self) {
        self.set_question(None);
    }

    /// Closes a dialog about participants or a membership, and leaves one about the session open.
    pub fn close_member_question(&self) {
        let question = self.signals.question.get_untracked();
        if question.as_ref().is_some_and(Question::is_about_members) {
            self.set_question(None);
        }
    }
}
