//! Notices, failures and dialogs: shown to the viewer, and closed.

use crate::browser::task::spawn;
use crate::browser::timer::Notify;
use crate::state::status::notice::Notice;
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;

/// How long a notice stays on the screen, in milliseconds.
const NOTICE_MS: u32 = 10_000;
/// How long it stays when it offers to undo.
const UNDO_MS: u32 = 20_000;

impl ConversationStore {
    /// Shows a notice for a while, and removes an older failure.
    pub fn show_notice(&self, text: String) {
        self.open_notice(Notice { text, undoable: false });
    }

    /// Shows a notice that offers to undo the last command.
    pub(in crate::state) fn show_undoable(&self, text: String) {
        self.open_notice(Notice { text, undoable: true });
    }

    fn open_notice(&self, notice: Notice) {
        let stays_ms = if notice.undoable { UNDO_MS } else { NOTICE_MS };
        let number = self.next_notice_seq();
        self.signals.failure.set(None);
        self.signals.notice.set(Some(notice));
        let store = self.clone();
        spawn(async move {
            let pause = Notify::default();
            let signals = &store.signals;
            let is_newest = || signals.notice_seq.get_untracked() == number;
            pause.wait(Some(stays_ms)).await;
            while signals.notice_held.get_untracked() && signals.notice.with_untracked(Option::is_some) && is_newest() {
                pause.wait(Some(NOTICE_MS)).await;
            }
            if is_newest() {
                signals.notice.set(None);
            }
        });
    }

    /// Shows a failure, which stays, and removes an older notice.
    pub(super) fn show_failure(&self, text: String) {
        self.next_notice_seq();
        self.signals.notice.set(None);
        self.signals.failure.set(Some(text));
    }

    fn next_notice_seq(&self) -> u32 {
        self.signals.notice_seq.update(|seq| {
            *seq = seq.wrapping_add(1);
            *seq
        })
    }

    /// Opens a dialog.
    pub fn ask(&self, question: Question) {
        self.set_question(Some(question));
    }

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
