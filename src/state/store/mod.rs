//! One conversation in one panel: what it is made of, and the signals that views read.

pub mod participants;
pub mod pending_calls;

mod permission_context;

pub(in crate::state) mod announcer;
pub(in crate::state) mod engine;
pub(in crate::state) mod keep_alive;

use self::engine::{Engine, NextFetch};
use self::participants::ParticipantsState;
use crate::api::client::Client;
use crate::api::endpoint::Server;
use crate::browser::cancel_scope::CancelScope;
use crate::browser::host_transport::HostTransport;
use crate::browser::page;
use crate::browser::timer::Notify;
use crate::i18n::{Text, Translator};
use crate::state::report::EventSink;
use crate::state::report::reported::{KeySalt, ReportedParticipants};
use crate::state::status::Status;
use leptos::prelude::*;
use model::order::Sort;
use model::participant::Participant;
use model::sync::{Poll, PollTrigger};
use model::token::RoomToken;
use send_wrapper::SendWrapper;
use std::rc::Rc;
use std::sync::Arc;

/// What a panel is about.
#[derive(Clone, Debug, PartialEq)]
pub struct StoreConfig {
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
    /// The order until the person chooses another.
    pub sort: Sort,
    /// The page joins and leaves by itself, and keeps the session alive.
    pub session_of_host: bool,
}

/// The page around the panel.
#[derive(Clone, Debug, Default)]
pub struct HostContext {
    /// What it hears.
    pub events: EventSink,
    /// What it brings.
    pub transport: Rc<HostTransport>,
    /// For the keys of guests.
    pub key_salt: KeySalt,
}

/// A conversation that is being watched. Clones share it.
#[derive(Clone, Debug)]
pub struct ConversationStore(Arc<StoreInner>);

/// Signals and machinery of a [`ConversationStore`].
#[derive(Debug)]
pub struct StoreInner {
    /// What the screen shows, but for the people.
    pub status: ArcRwSignal<Status>,
    /// Another number whenever the people or their rows may have changed; see [`ConversationStore::people`].
    pub revision: ArcRwSignal<u32>,
    /// The panel's voice.
    pub words: Translator,
    pub(in crate::state) engine: SendWrapper<Engine>,
}

impl std::ops::Deref for ConversationStore {
    type Target = StoreInner;

    fn deref(&self) -> &StoreInner {
        &self.0
    }
}

impl ConversationStore {
    /// A conversation of which nothing is known yet.
    pub(in crate::state) fn new(
        target: StoreConfig,
        words: Translator,
        around: HostContext,
        told: Option<ReportedParticipants>,
    ) -> Self {
        let life = CancelScope::default();
        let people = ParticipantsState::new(&target.token, words.clone(), target.sort);
        let engine = Engine {
            client: Client::new(target.server, target.headers, around.transport, life.clone()),
            token: target.token,
            scope: life,
            poll: Poll::new(target.interval_ms, page::is_visible(), page::is_connected()).into(),
            wake: Notify::default(),
            keep_alive: Default::default(),
            next_fetch: NextFetch::Bootstrap.into(),
            overlay: Default::default(),
            participants: people.into(),
            account: Default::default(),
            expects_account: target.user_hint.is_some(),
            was_member: false.into(),
            own_role: None.into(),
            clock_ahead_ms: 0.0.into(),
            last_news_ms: 0.0.into(),
            last_alive_ms: 0.0.into(),
            session_number: 0.into(),
            interval_ms: target.interval_ms,
            session_of_host: target.session_of_host,
            events: around.events,
            key_salt: around.key_salt,
            reported: told.into(),
            announced: false.into(),
            reported_state: None.into(),
            batch_wake: Notify::default(),
            announcer: Default::default(),
            pending_calls: Default::default(),
        };
        Self(Arc::new(StoreInner {
            status: ArcRwSignal::new(Status::new(engine.server_now())),
            revision: ArcRwSignal::default(),
            words,
            engine: SendWrapper::new(engine),
        }))
    }

    /// Picks something from the status, without following it.
    pub fn peek<T>(&self, pick: impl FnOnce(&Status) -> T) -> T {
        pick(&self.status.read_untracked())
    }

    /// Asks the server for the conversation at once, and for the list after it.
    pub fn reread(&self) {
        self.engine.fetch_next(NextFetch::Conversation);
    }

    /// Asks the server for the list at once.
    pub fn poll_now(&self) {
        self.engine.trigger(PollTrigger::Command);
    }

    /// The same, although the browser or the server said that it is not the time. The server is asked even without a network.
    pub fn insist(&self) {
        self.engine.trigger(PollTrigger::Person);
    }

    /// A person's name as the screen shows it.
    #[must_use]
    pub fn name_of(&self, person: &Participant) -> String {
        self.name_for(&person.name, person.identity.is_guest())
    }

    /// A name as the screen shows it.
    #[must_use]
    pub fn name_for(&self, name: &str, guest: bool) -> String {
        model::name::shown(name).unwrap_or_else(|| {
            let nameless = if guest {
                Text::GuestWithoutName
            } else {
                Text::UserWithoutName
            };
            self.words.text(nameless)
        })
    }

    /// The conversation's token.
    #[must_use]
    pub fn token(&self) -> &str {
        self.engine.token.as_str()
    }

    /// Seconds on the server's clock.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.engine.server_now()
    }

    /// The page joins and leaves by itself.
    #[must_use]
    pub fn is_session_of_host(&self) -> bool {
        self.engine.session_of_host
    }

    /// Asks for everything again, from the beginning, because the person wants it: whatever the server asked to wait.
    pub fn retry(&self) {
        self.engine.next_fetch.set(NextFetch::Bootstrap);
        self.insist();
    }
}
