//! One conversation in one panel: the signals that views read and the things a person can ask for.

use super::engine::{Engine, Stage};
use super::listing::Listing;
use super::notice::Notices;
use super::phase::{Phase, Stale};
use super::session::{Busy, Question, Session};
use super::sync;
use crate::api::client::Client;
use crate::api::endpoint::Server;
use crate::browser::life::Life;
use crate::browser::timer::Bell;
use crate::i18n::Words;
use leptos::prelude::*;
use model::conversation::Conversation;
use model::token::RoomToken;
use model::viewer::Viewer;
use send_wrapper::SendWrapper;
use std::sync::Arc;

/// What a panel is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Where the server is.
    pub server: Server,
    /// Which conversation.
    pub token: RoomToken,
    /// The page says that this account is signed in; checked against the server.
    pub user_hint: Option<String>,
    /// Headers that the page wants on every request.
    pub headers: Vec<(String, String)>,
    /// The delay between polls while visible and well, in milliseconds.
    pub interval_ms: u32,
}

/// A conversation that is being watched. Clones share it.
#[derive(Clone, Debug)]
pub struct Room(Arc<Inner>);

/// Signals and machinery of a [`Room`].
#[derive(Debug)]
pub struct Inner {
    /// What the panel shows.
    pub phase: ArcRwSignal<Phase>,
    /// The people, in the order of the screen.
    pub listing: ArcRwSignal<Arc<Listing>>,
    /// How many rows of the newest answer made no sense.
    pub bad_rows: ArcRwSignal<usize>,
    /// The conversation, once known.
    pub conversation: ArcRwSignal<Option<Conversation>>,
    /// Who looks.
    pub viewer: ArcRwSignal<Viewer>,
    /// Whether the requests belong to an account.
    pub has_account: ArcRwSignal<bool>,
    /// Where the viewer is connected.
    pub session: ArcRwSignal<Session>,
    /// What is being done about that.
    pub busy: ArcRwSignal<Option<Busy>>,
    /// What has to be answered first.
    pub question: ArcRwSignal<Option<Question>>,
    /// Set while the list cannot be refreshed.
    pub stale: ArcRwSignal<Option<Stale>>,
    /// Seconds on the server's clock, for presence and relative times; moves on every few seconds.
    pub now: ArcRwSignal<u64>,
    /// What to tell.
    pub notices: Notices,
    /// The panel's voice.
    pub words: Words,
    pub(super) engine: SendWrapper<Engine>,
}

impl std::ops::Deref for Room {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Room {
    /// Begins to watch a conversation, until [`Room::close`].
    #[must_use]
    pub fn open(target: Target, words: Words) -> Self {
        let life = Life::default();
        let engine = Engine {
            client: Client::new(target.server, target.headers, life.clone()),
            token: target.token,
            life,
            bell: Bell::default(),
            stage: Stage::Open.into(),
            arranger: Default::default(),
            account: Default::default(),
            expects_account: target.user_hint.is_some(),
            was_member: false.into(),
            own_role: None.into(),
            clock_ahead_ms: 0.0.into(),
            last_news_ms: 0.0.into(),
            last_alive_ms: 0.0.into(),
            session_number: 0.into(),
            interval_ms: target.interval_ms,
        };
        let room = Self(Arc::new(Inner {
            phase: ArcRwSignal::new(Phase::Loading),
            listing: ArcRwSignal::default(),
            bad_rows: ArcRwSignal::new(0),
            conversation: ArcRwSignal::new(None),
            viewer: ArcRwSignal::new(Viewer {
                identity: None,
                role: None,
            }),
            has_account: ArcRwSignal::new(false),
            session: ArcRwSignal::default(),
            busy: ArcRwSignal::new(None),
            question: ArcRwSignal::new(None),
            stale: ArcRwSignal::new(None),
            now: ArcRwSignal::new(engine.server_now()),
            notices: Notices::default(),
            words,
            engine: SendWrapper::new(engine),
        }));
        sync::start(&room);
        room
    }

    /// Stops: requests are aborted, loops end. The session, if there is one, is not left: only Leave leaves.
    pub fn close(&self) {
        self.engine.life.end();
        self.engine.bell.ring();
    }

    /// Asks for everything again, from the beginning.
    pub fn retry(&self) {
        self.engine.go(Stage::Open);
    }
}
