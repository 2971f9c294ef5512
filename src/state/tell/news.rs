//! News, failures and questions, told to the person.

use crate::browser::timer::Bell;
use crate::state::room::Room;
use crate::state::status::News;
use crate::state::status::session::Question;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;

/// How long news stays on the screen, in milliseconds.
const NEWS_MS: u32 = 10_000;
/// How long it stays when it can be undone.
const UNDO_MS: u32 = 20_000;

impl Room {
    /// Tells news; an older failure is over then. News goes after a while, a failure stays.
    pub fn tell(&self, text: String) {
        self.announce(News { text, undoable: false });
    }

    /// Tells news of something that can be undone.
    pub fn tell_undoable(&self, text: String) {
        self.announce(News { text, undoable: true });
    }

    fn announce(&self, news: News) {
        let stays_ms = if news.undoable { UNDO_MS } else { NEWS_MS };
        let number = self.peek(|status| status.told.wrapping_add(1));
        self.change(|status| (status.news, status.failure, status.told) = (Some(news), None, number));
        let room = self.clone();
        spawn_local(SendWrapper::new(async move {
            let pause = Bell::default();
            pause.wait(Some(stays_ms)).await;
            while room.peek(|status| status.holds_notice && status.news.is_some() && status.told == number) {
                pause.wait(Some(NEWS_MS)).await;
            }
            room.change(|status| {
                if status.told == number {
                    status.news = None;
                }
            });
        }));
    }

    /// Shows a failure.
    pub(in crate::state) fn show_failure(&self, text: String) {
        self.change(|status| {
            (status.news, status.failure) = (None, Some(text));
            status.told = status.told.wrapping_add(1);
        });
    }

    /// Asks something that has to be answered first.
    pub fn ask(&self, question: Question) {
        self.change(|status| status.question = Some(question));
    }
}
