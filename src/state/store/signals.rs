//! The signals of a conversation: one for each thing that views show, besides the participants.

use crate::state::status::batch::BatchCommand;
use crate::state::status::listing::{BreakoutRoom, ImportFile, Listing};
use crate::state::status::notice::Notice;
use crate::state::status::phase::{Phase, Stale};
use crate::state::status::session::{Busy, Question, Session};
use crate::state::status::undo::Undo;
use leptos::prelude::*;
use model::ban::Ban;
use model::conversation::Conversation;
use model::roster::ParticipantKey;
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
    /// The value, without following it.
    #[must_use]
    pub fn get_untracked(&self) -> T {
        self.0.get_untracked()
    }

    /// The value; follows it.
    #[must_use]
    pub fn get(&self) -> T {
        self.0.get()
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

macro_rules! signals {
    ($($(#[$doc:meta])+ $name:ident: $value:ty = $initial:expr;)+) => {
        /// The signals of a conversation as the state writes them. Those that the host hears of are set through the setters of
        /// [`super::ConversationStore`], which report it.
        #[derive(Clone, Debug)]
        pub struct ConversationSignals { $($(#[$doc])+ pub $name: StoreSignal<$value>,)+ }

        /// The same signals as views follow them.
        #[derive(Clone, Copy, Debug)]
        pub struct PanelSignals { $($(#[$doc])+ pub $name: Signal<$value>,)+ }

        impl ConversationSignals {
            /// Before anything was asked.
            pub(super) fn new() -> Self {
                Self { $($name: StoreSignal(ArcRwSignal::new($initial)),)+ }
            }

            /// For views to follow. They belong to the owner that calls this.
            #[must_use]
            pub fn followed(&self) -> PanelSignals {
                PanelSignals { $($name: self.$name.0.clone().into(),)+ }
            }
        }
    };
}

signals! {
    /// What the panel as a whole shows.
    phase: Phase = Phase::Loading;
    /// The conversation, once known.
    conversation: Option<Conversation> = None;
    /// The viewer: identity and role.
    viewer: Viewer = Viewer { identity: None, role: None };
    /// Whether the requests belong to an account.
    has_account: bool = false;
    /// Where the viewer is connected.
    session: Session = Session::None;
    /// That session is kept alive.
    kept_alive: bool = true;
    /// The request about the viewer's session or name that is under way.
    busy: Option<Busy> = None;
    /// It has taken so long that the viewer was told.
    slow: bool = false;
    /// The dialog that is open.
    question: Option<Question> = None;
    /// Set while the list cannot be refreshed.
    stale: Option<Stale> = None;
    /// When the server is asked again by itself, in milliseconds since the epoch on this machine, if it asked for a long pause.
    next_try: Option<u64> = None;
    /// The viewer has asked for fresh data, and no answer has come since.
    retrying: bool = false;
    /// How many rows of the newest list could not be read.
    bad_rows: usize = 0;
    /// Seconds since the epoch on the server's clock, for presence and relative times; moves on every few seconds.
    now: u64 = 0;
    /// The notice that is shown, announced politely: "You joined."
    notice: Option<Notice> = None;
    /// A pointer or the focus is on the notice, which therefore stays.
    notice_held: bool = false;
    /// The failure that is shown, announced at once. It stays until it is dismissed or a notice follows.
    failure: Option<String> = None;
    /// The number of the newest notice or failure, so that equal texts are announced again.
    notice_seq: u32 = 0;
    /// What screen readers announce of participants who joined, left or changed role. Mostly empty.
    announcement: String = String::new();
    /// Whose row the host wants to be seen.
    revealed: Option<ParticipantKey> = None;
    /// The bans, while their dialog is open.
    bans: Listing<Ban> = Listing::Loading;
    /// The breakout rooms, while their dialog is open.
    rooms: Listing<BreakoutRoom> = Listing::Loading;
    /// The file of addresses, while the dialog for it is open.
    import: ImportFile = ImportFile::None;
    /// How many people wait in the lobby.
    waiting: usize = 0;
    /// The command that "Undo" takes back.
    undo: Option<Undo> = None;
    /// The command about many participants that runs, or whose results are shown until they are dismissed.
    batch: Option<Arc<BatchCommand>> = None;
    /// The results of [`Self::batch`] have been visible long enough for a press to be meant for them.
    results_seen: bool = false;
}
