//! Notice, failures and questions, told to the person.

use crate::browser::timer::Notify;
use crate::state::status::Notice;
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;

/// How long news stays on the screen, in milliseconds.
const NEWS_MS: u32 = 10_000;
/// How long it stays when it can be undone.
const UNDO_MS: u32 = 20_000;

impl ConversationStore {
    /// Tells news; an older failure is over then. Notice goes after a while, a failure stays.
    pub fn tell(&self, text: String) {
        self.announce(Notice { text, undoable: false });
    }

    /// Tells news of something that can be undone.
    pub fn tell_undoable(&self, text: String) {
        self.announce(Notice { text, undoable: true });
    }

    fn announce(&self, news: Notice) {
        let stays_ms = if news.undoable { UNDO_MS } else { NEWS_MS };
        let number = self.peek(|status| status.notice_seq.wrapping_add(1));
        self.change(|status| (status.notice, status.failure, status.notice_seq) = (Some(news), None, number));
        let store = self.clone();
        spawn_local(SendWrapper::new(async move {
            let pause = Notify::default();
            pause.wait(Some(stays_ms)).await;
            while store.peek(|status| status.holds_notice && status.notice.is_some() && status.notice_seq == number) {
                pause.wait(Some(NEWS_MS)).await;
            }
            store.change(|status| {
                if status.notice_seq == number {
                    status.notice = None;
                }
            });
        }));
    }

    /// Shows a failure.
    pub(in crate::state) fn show_failure(&self, text: String) {
        self.change(|status| {
            (status.notice, status.failure) = (None, Some(text));
            status.notice_seq = status.notice_seq.wrapping_add(1);
        });
    }

    /// Asks something that has to be answered first.
    pub fn ask(&self, question: Question) {
        self.change(|status| status.question = Some(question));
    }
}
