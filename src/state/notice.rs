//! What the panel tells without being asked: news (polite) and failures (assertive).

use leptos::prelude::*;

/// The two regions that assistive technology listens to; each shows its newest text.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// News, such as "You joined."
    pub news: ArcRwSignal<Option<String>>,
    /// A failure. It stays until it is dismissed or the same thing works.
    pub failure: ArcRwSignal<Option<String>>,
}

impl Notices {
    /// Tells news; an older failure is over then.
    pub fn tell(&self, text: String) {
        self.failure.set(None);
        self.news.set(Some(text));
    }

    /// Tells of a failure.
    pub fn fail(&self, text: String) {
        self.news.set(None);
        self.failure.set(Some(text));
    }

    /// Takes both away.
    pub fn clear(&self) {
        self.news.set(None);
        self.failure.set(None);
    }
}
