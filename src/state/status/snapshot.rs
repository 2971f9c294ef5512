//! A copy of all signals of a conversation, for views that pick several values from it.

use super::batch::BatchCommand;
use super::notice::Notice;
use super::phase::{Phase, Stale};
use super::session::{Busy, Question, Session};
use super::undo::Undo;
use model::conversation::Conversation;
use model::viewer::Viewer;
use std::sync::Arc;

/// See [`crate::state::store::signals::ConversationSignals`] for the fields.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the signals of the same names have the docs")]
pub struct Status {
    pub phase: Phase,
    pub conversation: Option<Conversation>,
    pub viewer: Viewer,
    pub has_account: bool,
    pub session: Session,
    pub kept_alive: bool,
    pub busy: Option<Busy>,
    pub question: Option<Question>,
    pub stale: Option<Stale>,
    pub bad_rows: usize,
    pub now: u64,
    pub notice: Option<Notice>,
    pub failure: Option<String>,
    pub notice_seq: u32,
    pub announcement: String,
    pub undo: Option<Undo>,
    pub batch: Option<Arc<BatchCommand>>,
    pub results_seen: bool,
}
