//! What views close or hold: notices, failures and dialogs.

use crate::state::store::ConversationStore;

impl ConversationStore {
    /// Removes the notice.
    pub fn dismiss_notice(&self) {
        self.change(|status| status.notice = None);
    }

    /// Removes the failure.
    pub fn dismiss_failure(&self) {
        self.change(|status| status.failure = None);
    }

    /// Keeps the notice on the screen while a pointer or the focus is on it.
    pub fn hold_notice(&self, holds: bool) {
        self.change(|status| status.holds_notice = holds);
    }

    /// Closes the dialog without an answer.
    pub fn close_question(&self) {
        self.change(|status| status.question = None);
    }

    /// Closes a dialog about participants or a membership, and leaves one about the session open.
    pub fn close_member_question(&self) {
        self.change(|status| {
            status.question = status.question.take().filter(|question| !question.is_about_members());
        });
    }
}
