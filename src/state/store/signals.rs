//! The signals of a conversation: one for each thing that views show, besides the participants.

use crate::state::status::batch::BatchCommand;
use crate::state::status::notice::Notice;
use crate::state::status::phase::{Phase, Stale};
use crate::state::status::session::{Busy, Question, Session};
use crate::state::status::undo::Undo;
use leptos::prelude::*;
use model::conversation::Conversation;
use model::viewer::Viewer;
use std::sync::Arc;

/// A signal that views follow and only the state writes. Writing an equal value notifies nobody.
#[derive(Debug)]
pub struct StoreSignal<T: 'static>(ArcRwSignal<T>);

impl<T> Clone for StoreSignal<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> StoreSignal<T> {
    fn new(value: T) -> Self {
        Self(ArcRwSignal::new(value))
    }

    /// For views to follow.
    #[must_use]
    pub fn signal(&self) -> Signal<T> {
        self.0.clone().into()
    }

    /// The value, without following it.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.0.get_untracked()
    }

    /// Reads the value, without following it.
    pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(read)
    }

    /// Sets the value. Says whether it is another one than before.
    pub(in crate::state) fn set(&self, value: T) -> bool {
        let changed = self.0.with_untracked(|before| *before != value);
        if changed {
            self.0.set(value);
        }
        changed
    }

    /// Changes a copy of the value and sets that.
    pub(in crate::state) fn update<U>(&self, change: impl FnOnce(&mut T) -> U) -> U {
        let mut value = self.get_untracked();
        let result = change(&mut value);
        self.set(value);
        result
    }
}

/// What views follow of a conversation. What the host hears of is set through the setters of
/// [`super::ConversationStore`], which report it.
#[derive(Clone, Debug)]
pub struct ConversationSignals {
    /// What the panel as a whole shows.
    pub phase: StoreSignal<Phase>,
    /// The conversation, once known.
    pub conversation: StoreSignal<Option<Conversation>>,
    /// The viewer: identity and role.
    pub viewer: StoreSignal<Viewer>,
    /// Whether the requests belong to an account.
    pub has_account: StoreSignal<bool>,
    /// Where the viewer is connected.
    pub session: StoreSignal<Session>,
    /// That session is kept alive.
    pub kept_alive: StoreSignal<bool>,
    /// The request about the viewer's session or name that is under way.
    pub busy: StoreSignal<Option<Busy>>,
    /// The dialog that is open.
    pub question: StoreSignal<Option<Question>>,
    /// Set while the list cannot be refreshed.
    pub stale: StoreSignal<Option<Stale>>,
    /// How many rows of the newest list could not be read.
    pub bad_rows: StoreSignal<usize>,
    /// Seconds since the epoch on the server's clock, for presence and relative times; moves on every few seconds.
    pub now: StoreSignal<u64>,
    /// The notice that is shown, announced politely: "You joined."
    pub notice: StoreSignal<Option<Notice>>,
    /// A pointer or the focus is on the notice, which therefore stays.
    pub notice_held: StoreSignal<bool>,
    /// The failure that is shown, announced at once. It stays until it is dismissed or a notice follows.
    pub failure: StoreSignal<Option<String>>,
    /// The number of the newest notice or failure, so that equal texts are announced again.
    pub notice_seq: StoreSignal<u32>,
    /// What screen readers announce of participants who joined, left or changed role. Mostly empty.
    pub announcement: StoreSignal<String>,
    /// The command that "Undo" takes back.
    pub undo: StoreSignal<Option<Undo>>,
    /// The command about many participants that runs, or whose results are shown until they are dismissed.
    pub batch: StoreSignal<Option<Arc<BatchCommand>>>,
    /// The results of [`Self::batch`] have been visible long enough for a press to be meant for them.
    pub results_seen: StoreSignal<bool>,
}

impl ConversationSignals {
    /// Before anything was asked; `now` is in seconds since the epoch on the server's clock.
    pub(super) fn new(now: u64) -> Self {
        Self {
            phase: StoreSignal::new(Phase::Loading),
            conversation: StoreSignal::new(None),
            viewer: StoreSignal::new(Viewer {
                identity: None,
                role: None,
            }),
            has_account: StoreSignal::new(false),
            session: StoreSignal::new(Session::None),
            kept_alive: StoreSignal::new(true),
            busy: StoreSignal::new(None),
            question: StoreSignal::new(None),
            stale: StoreSignal::new(None),
            bad_rows: StoreSignal::new(0),
            now: StoreSignal::new(now),
            notice: StoreSignal::new(None),
            notice_held: StoreSignal::new(false),
            failure: StoreSignal::new(None),
            notice_seq: StoreSignal::new(0),
            announcement: StoreSignal::new(String::new()),
            undo: StoreSignal::new(None),
            batch: StoreSignal::new(None),
            results_seen: StoreSignal::new(false),
        }
    }
}
