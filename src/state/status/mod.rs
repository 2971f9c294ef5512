//! Everything about a conversation that the screen shows, but for the people.

pub mod batch;
pub mod phase;
pub mod session;
pub mod undo;

use self::batch::BatchCommand;
use self::phase::{Phase, Stale};
use self::session::{Busy, Question, Session};
use self::undo::Undo;
use model::conversation::Conversation;
use model::viewer::Viewer;
use std::sync::Arc;

/// One value, so that views depend on one signal and pick from it what they show.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// What the panel as a whole shows.
    pub phase: Phase,
    /// The conversation, once known.
    pub conversation: Option<Conversation>,
    /// Who looks.
    pub viewer: Viewer,
    /// Whether the requests belong to an account.
    pub has_account: bool,
    /// Where the viewer is connected.
    pub session: Session,
    /// That session is kept alive.
    pub kept_alive: bool,
    /// What is being done about that.
    pub busy: Option<Busy>,
    /// What has to be answered first.
    pub question: Option<Question>,
    /// Set while the list cannot be refreshed.
    pub stale: Option<Stale>,
    /// How many rows of the newest answer made no sense.
    pub bad_rows: usize,
    /// Seconds on the server's clock, for presence and relative times; moves on every few seconds.
    pub now: u64,
    /// Notice, told politely: "You joined."
    pub notice: Option<Notice>,
    /// A failure, told at once. It stays until it is dismissed or there is news.
    pub failure: Option<String>,
    /// Counts what was told by either, so that the same words are told again.
    pub notice_seq: u32,
    /// Who came, who went and whose role changed: only to be heard, because the list shows it. Mostly empty.
    pub announcement: String,
    /// What would take the last command back.
    pub undo: Option<Undo>,
    /// What is being done to many, or was, until it is dismissed.
    pub batch: Option<Arc<BatchCommand>>,
    /// Its results have been there long enough for a press to mean them, and not what was there before.
    pub results_seen: bool,
    /// Somebody's pointer or focus is on a notice, which therefore stays.
    pub holds_notice: bool,
}

/// A piece of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub text: String,
    /// It can be undone from here.
    pub undoable: bool,
}

impl Status {
    /// Before anything was asked, at a second on the server's clock.
    pub(in crate::state) fn new(now: u64) -> Self {
        Self {
            phase: Phase::Loading,
            conversation: None,
            viewer: Viewer {
                identity: None,
                role: None,
            },
            has_account: false,
            session: Session::None,
            kept_alive: true,
            busy: None,
            question: None,
            stale: None,
            bad_rows: 0,
            now,
            notice: None,
            failure: None,
            notice_seq: 0,
            announcement: String::new(),
            undo: None,
            batch: None,
            results_seen: false,
            holds_notice: false,
        }
    }
}
