//! The state of one conversation in one panel.
//!
//! [`ConversationStore`] holds it in parts with one idea each. Methods that use several parts are here and in
//! `state/{notify,participants,sync,membership,moderate}`.

pub mod participants;
pub mod pending_calls;
pub mod signals;
pub mod successor;

pub(in crate::state) mod announcer;
pub(in crate::state) mod keep_alive;
pub(in crate::state) mod sync_state;

mod api_context;
mod command_state;
mod host_reporting;
mod permission_context;
mod session_state;

use self::api_context::ApiContext;
use self::command_state::CommandState;
use self::host_reporting::HostReporting;
use self::participants::ParticipantsState;
use self::session_state::SessionState;
use self::signals::ConversationSignals;
use self::successor::Successor;
use self::sync_state::{NextFetch, SyncState};
use crate::api::client::Client;
use crate::api::endpoint::Server;
use crate::browser::cancel_scope::CancelScope;
use crate::browser::host_transport::HostTransport;
use crate::i18n::Translator;
use crate::state::report::EventSink;
use crate::state::report::reported::KeySalt;
use leptos::prelude::*;
use model::identity::Identity;
use model::order::Sort;
use model::participant::Participant;
use model::sync::PollTrigger;
use model::token::RoomToken;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// The name under which this browser remembers the name of a guest.
pub(in crate::state) const REMEMBERED_NAME: &str = "guest-name";

/// What a panel shows and how it asks for it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoreConfig {
    /// Where the server is.
    pub server: Server,
    /// Which conversation.
    pub token: RoomToken,
    /// The address of Nextcloud as its signaling server knows it, if it is another one than for this page.
    pub signaling_backend: Option<String>,
    /// The account that the host says is signed in; compared with the server's answer.
    pub user_hint: Option<String>,
    /// Headers that the host wants on every request.
    pub headers: Vec<(String, String)>,
    /// The regular time between polls while visible and without failures, in milliseconds.
    pub interval_ms: u32,
    /// The order until the viewer chooses another.
    pub sort: Sort,
    /// The host joins and leaves by itself, and keeps the session alive.
    pub session_of_host: bool,
}

/// What the host page gives a store.
#[derive(Clone, Debug, Default)]
pub struct HostContext {
    /// Receives the events.
    pub events: EventSink,
    /// The host's `fetch` and request token.
    pub transport: Rc<HostTransport>,
    /// For the keys of guests.
    pub key_salt: KeySalt,
    /// For when another account has signed in.
    pub successor: Rc<Successor>,
}

/// The store of one conversation. Clones are the same store.
#[derive(Clone, Debug)]
pub struct ConversationStore(Arc<StoreParts>);

/// The parts of a [`ConversationStore`].
#[derive(Debug)]
pub struct StoreParts {
    /// What views follow, besides the participants.
    pub signals: ConversationSignals,
    /// Another number whenever the participants or their rows may have changed; see [`ConversationStore::participants`].
    pub revision: ArcRwSignal<u32>,
    /// The texts of the panel.
    pub translator: Translator,
    pub(in crate::state) api: SendWrapper<ApiContext>,
    pub(in crate::state) sync: SendWrapper<SyncState>,
    pub(in crate::state) session: SendWrapper<SessionState>,
    pub(in crate::state) commands: SendWrapper<CommandState>,
    pub(in crate::state) host: SendWrapper<HostReporting>,
    participants: SendWrapper<RefCell<ParticipantsState>>,
}

impl std::ops::Deref for ConversationStore {
    type Target = StoreParts;

    fn deref(&self) -> &StoreParts {
        &self.0
    }
}

impl ConversationStore {
    /// The store of a conversation of which nothing is known yet; `reports`: the host hears of participants.
    pub(in crate::state) fn new(
        config: StoreConfig,
        translator: Translator,
        context: HostContext,
        reports: bool,
    ) -> Self {
        let scope = CancelScope::default();
        let participants = ParticipantsState::new(&config.token, translator.clone(), config.sort);
        let transport = context.transport.clone();
        let client = Client::new(
            config.server,
            config.signaling_backend,
            config.headers,
            transport,
            scope.clone(),
        );
        let sync = SyncState::new(config.interval_ms);
        let api = ApiContext::new(client, config.token, scope, config.user_hint);
        let host = HostReporting::new(context, reports);
        let signals = ConversationSignals::new();
        signals.now.set(sync.server_now());
        Self(Arc::new(StoreParts {
            signals,
            revision: ArcRwSignal::default(),
            translator,
            api: SendWrapper::new(api),
            sync: SendWrapper::new(sync),
            session: SendWrapper::new(SessionState::new(config.session_of_host)),
            commands: SendWrapper::new(CommandState::default()),
            host: SendWrapper::new(host),
            participants: SendWrapper::new(participants.into()),
        }))
    }

    /// Asks the server for the conversation at once, and for the list after it.
    pub fn reread(&self) {
        self.sync.fetch_now(NextFetch::Conversation);
    }

    /// Asks the server for the list at once.
    pub fn poll_now(&self) {
        self.sync.trigger(PollTrigger::Command);
    }

    /// Asks the server at once, even without a network and before the end of `Retry-After`.
    pub fn insist(&self) {
        self.signals.retrying.set(true);
        if let Some(keep_alive) = self.session.keep_alive() {
            keep_alive.poll.borrow_mut().insist();
            keep_alive.wake.notify_one();
        }
        self.sync.trigger(PollTrigger::Viewer);
    }

    /// Asks for everything again from the beginning, as [`Self::insist`] does.
    pub fn retry(&self) {
        self.sync.set_next_fetch(NextFetch::Bootstrap);
        self.insist();
    }

    /// A participant's name as the screen shows it, with what tells them from others of that name.
    #[must_use]
    pub fn name_of(&self, participant: &Participant) -> String {
        self.full_name(&participant.name, &participant.identity)
    }

    /// The same for a name from an earlier list.
    #[must_use]
    pub fn full_name(&self, name: &str, identity: &Identity) -> String {
        let apart = |participants: &ParticipantsState| participants.roster().find(identity).map(|entry| entry.apart);
        let apart = self.participants(apart).unwrap_or_default();
        self.translator.full_name(name, identity, apart)
    }

    /// The same for a participant of the newest list; empty if they are not in it.
    #[must_use]
    pub fn name_of_target(&self, target: &Identity) -> String {
        self.participant(target)
            .map_or_else(String::new, |participant| self.name_of(&participant))
    }

    /// The conversation's token.
    #[must_use]
    pub fn token(&self) -> &str {
        self.api.token().as_str()
    }

    /// Seconds since the epoch on the server's clock.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.sync.server_now()
    }

    /// The host joins and leaves by itself.
    #[must_use]
    pub fn is_session_of_host(&self) -> bool {
        self.session.is_of_host()
    }
}
