//! The signals of a conversation that views follow, one for each thing that they show.

use crate::state::status::batch::BatchCommand;
use crate::state::status::notice::Notice;
use crate::state::status::phase::{Phase, Stale};
use crate::state::status::session::{Busy, Question, Session};
use crate::state::status::undo::Undo;
use crate::state::store::signals::ConversationSignals;
use leptos::prelude::*;
use model::conversation::Conversation;
use model::viewer::Viewer;
use std::sync::Arc;

/// What views follow of a conversation, besides its participants.
#[derive(Clone, Copy, Debug)]
pub struct PanelSignals {
    /// What the panel as a whole shows.
    pub phase: Signal<Phase>,
    /// The conversation, once known.
    pub conversation: Signal<Option<Conversation>>,
    /// The viewer: identity and role.
    pub viewer: Signal<Viewer>,
    /// Whether the requests belong to an account.
    pub has_account: Signal<bool>,
    /// Where the viewer is connected.
    pub session: Signal<Session>,
    /// That session is kept alive.
    pub kept_alive: Signal<bool>,
    /// The request about the viewer's session or name that is under way.
    pub busy: Signal<Option<Busy>>,
    /// The dialog that is open.
    pub question: Signal<Option<Question>>,
    /// Set while the list cannot be refreshed.
    pub stale: Signal<Option<Stale>>,
    /// How many rows of the newest answer could not be read.
    pub bad_rows: Signal<usize>,
    /// Seconds since the epoch on the server's clock; moves on every few seconds.
    pub now: Signal<u64>,
    /// The notice that is shown.
    pub notice: Signal<Option<Notice>>,
    /// The failure that is shown.
    pub failure: Signal<Option<String>>,
    /// The number of the newest notice or failure, so that equal texts are announced again.
    pub notice_seq: Signal<u32>,
    /// What is announced to screen readers of participants who joined, left or changed role.
    pub announcement: Signal<String>,
    /// The command that "Undo" would take back.
    pub undo: Signal<Option<Undo>>,
    /// The command about many participants that runs, or whose results are shown.
    pub batch: Signal<Option<Arc<BatchCommand>>>,
    /// The results of [`PanelSignals::batch`] have been visible long enough to be closed by a press.
    pub results_seen: Signal<bool>,
}

impl PanelSignals {
    pub(super) fn new(store: &ConversationSignals) -> Self {
        Self {
            phase: store.phase.signal(),
            conversation: store.conversation.signal(),
            viewer: store.viewer.signal(),
            has_account: store.has_account.signal(),
            session: store.session.signal(),
            kept_alive: store.kept_alive.signal(),
            busy: store.busy.signal(),
            question: store.question.signal(),
            stale: store.stale.signal(),
            bad_rows: store.bad_rows.signal(),
            now: store.now.signal(),
            notice: store.notice.signal(),
            failure: store.failure.signal(),
            notice_seq: store.notice_seq.signal(),
            announcement: store.announcement.signal(),
            undo: store.undo.signal(),
            batch: store.batch.signal(),
            results_seen: store.results_seen.signal(),
        }
    }
}
