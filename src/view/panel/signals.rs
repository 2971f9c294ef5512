//! The signals of a conversation that views follow, one for each thing that they show.

use crate::state::status::batch::BatchCommand;
use crate::state::status::phase::{Phase, Stale};
use crate::state::status::session::{Busy, Question, Session};
use crate::state::status::undo::Undo;
use crate::state::status::{Notice, Status};
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
    /// Who looks.
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
    pub(super) fn new(status: RwSignal<Status>) -> Self {
        Self {
            phase: field(status, |status| status.phase.clone()),
            conversation: field(status, |status| status.conversation.clone()),
            viewer: field(status, |status| status.viewer.clone()),
            has_account: field(status, |status| status.has_account),
            session: field(status, |status| status.session),
            kept_alive: field(status, |status| status.kept_alive),
            busy: field(status, |status| status.busy),
            question: field(status, |status| status.question.clone()),
            stale: field(status, |status| status.stale.clone()),
            bad_rows: field(status, |status| status.bad_rows),
            now: field(status, |status| status.now),
            notice: field(status, |status| status.notice.clone()),
            failure: field(status, |status| status.failure.clone()),
            notice_seq: field(status, |status| status.notice_seq),
            announcement: field(status, |status| status.announcement.clone()),
            undo: field(status, |status| status.undo.clone()),
            batch: field(status, |status| status.batch.clone()),
            results_seen: field(status, |status| status.results_seen),
        }
    }
}

fn field<T>(status: RwSignal<Status>, read: fn(&Status) -> T) -> Signal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| status.with(read)).into()
}
