//! The connection to Talk's high-performance backend, which keeps a session alive in place of the long poll, and reports changes.
//!
//! The backend pings Talk for as long as the connection is there. One that breaks off goes on within 30 seconds, with the events
//! that were missed; after that the session has ended, and what became of the viewer the conversation says.

use super::long_poll::SessionEnded;
use crate::api::calls;
use crate::browser::clock;
use crate::browser::socket::Socket;
use crate::browser::timer::Notify;
use crate::state::status::session::Session;
use crate::state::store::ConversationStore;
use crate::state::store::keep_alive::KeepAlive;
use crate::state::store::sync_state::NextFetch;
use model::backoff;
use model::id::SessionId;
use model::sync::PollTrigger;
use model::wire::{self, FromServer, HelloParams, Signaling};

/// How long a connection that broke off can go on, in milliseconds.
const RESUME_MS: f64 = 30_000.0;
/// The longest pause before the next try, in milliseconds: two fit into the time for which a connection can go on.
const PAUSE_MAX_MS: u32 = 15_000;

/// How a connection ended.
enum Ended {
    /// It broke off, or could not be made.
    Broken,
    /// The session does not exist any more.
    NoSession,
}

/// Runs until the session ends. `settings`: as they were read just now.
///
/// # Errors
/// [`SessionEnded`] when it is the server that ended it.
pub(super) async fn keep_alive(
    store: &ConversationStore,
    keep_alive: &KeepAlive,
    settings: Signaling,
) -> Result<(), SessionEnded> {
    let mut connection = Connection::default();
    let (mut settings, mut failures) = (Some(settings), 0);
    let pause = Notify::default();
    while !keep_alive.scope.is_cancelled() {
        let before = connection.good;
        let ended = match settings.take() {
            Some(Signaling::External { server, hello }) => connection.run(store, keep_alive, &server, &hello).await,
            // Internal signaling from now on: the next session has a long poll.
            Some(Signaling::Internal) => return Ok(()),
            None => Ended::Broken,
        };
        keep_alive.connected.set(false);
        if keep_alive.scope.is_cancelled() {
            break;
        }
        if let Ended::NoSession = ended {
            return Err(SessionEnded);
        }
        // A connection that worked begins anew with the shortest pause.
        failures = if connection.good > before { 1 } else { failures + 1 };
        store.signals.kept_alive.set(connection.can_go_on());
        store.sync.trigger(PollTrigger::Event);
        let wait = backoff::with_jitter(backoff::back_off(failures).min(PAUSE_MAX_MS), clock::jitter());
        pause.wait(Some(wait)).await;
        if keep_alive.scope.is_cancelled() {
            break;
        }
        // Tickets are valid once, and tokens for a minute.
        let (client, token) = store.api.target();
        settings = calls::signaling_settings(client, token).await.ok();
    }
    Ok(())
}

/// What is kept from one connection to the next.
#[derive(Debug, Default)]
struct Connection {
    /// How many connections have entered the conversation.
    good: u32,
    /// With this the newest one goes on.
    resume: Option<String>,
    /// When it was last heard of.
    heard_ms: f64,
}

impl Connection {
    fn can_go_on(&self) -> bool {
        self.resume.is_some() && clock::now_ms() - self.heard_ms < RESUME_MS
    }

    async fn run(
        &mut self,
        store: &ConversationStore,
        keep_alive: &KeepAlive,
        server: &str,
        params: &[HelloParams],
    ) -> Ended {
        let Some(mut socket) = Socket::open(&address(server)) else {
            return Ended::Broken;
        };
        let room = store.token().to_owned();
        let mut resumes = self.can_go_on();
        let mut takes_tokens = false;
        while let Some(text) = socket.next(&keep_alive.scope).await {
            self.heard_ms = clock::now_ms();
            match wire::from_server(&text, &room) {
                FromServer::Welcome { takes_tokens: takes } => {
                    takes_tokens = takes;
                    match self.resume.as_deref().filter(|_| resumes) {
                        Some(id) => socket.send(wire::resume(id)).await,
                        None => self.say_hello(store, &mut socket, params, takes_tokens).await,
                    }
                }
                FromServer::Hello { resume } => {
                    self.resume = Some(resume);
                    match session(store) {
                        // The connection is still in the conversation.
                        _ if resumes => self.entered(store, keep_alive),
                        Some(session) => socket.send(wire::enter(&room, session.expose())).await,
                        None => return Ended::NoSession,
                    }
                }
                FromServer::InRoom => self.entered(store, keep_alive),
                // The connection cannot go on. Whether the session is still there, entering shows.
                FromServer::Refused(code) if resumes && code == "no_such_session" => {
                    (resumes, self.resume) = (false, None);
                    self.say_hello(store, &mut socket, params, takes_tokens).await;
                }
                FromServer::Refused(code) if code == "no_such_room" => return Ended::NoSession,
                FromServer::Refused(_) | FromServer::Bye => {
                    self.resume = None;
                    return Ended::Broken;
                }
                FromServer::ListChanged => store.sync.trigger(PollTrigger::Event),
                FromServer::ConversationChanged => {
                    store.sync.set_next_fetch(NextFetch::Conversation);
                    store.sync.trigger(PollTrigger::Event);
                }
                FromServer::Other => {}
            }
        }
        // Others see at once that the viewer has left. A panel that is closed or begins anew leaves the session alone.
        let has_left = store.signals.session.get_untracked() != Session::Here;
        if keep_alive.connected.get() && has_left && !store.api.is_closed() {
            socket.send(wire::bye()).await;
        }
        Ended::Broken
    }

    async fn say_hello(
        &self,
        store: &ConversationStore,
        socket: &mut Socket,
        params: &[HelloParams],
        takes_tokens: bool,
    ) {
        let is_taken = |params: &&HelloParams| takes_tokens || matches!(params, HelloParams::Ticket { .. });
        if let Some(params) = params.iter().find(is_taken) {
            let backend = store.api.client().signaling_backend();
            socket.send(wire::hello(&backend, params)).await;
        }
    }

    fn entered(&mut self, store: &ConversationStore, keep_alive: &KeepAlive) {
        self.good += 1;
        keep_alive.connected.set(true);
        store.signals.kept_alive.set(true);
        store.session.proved_alive();
        // What happened before that is in the list.
        store.sync.trigger(PollTrigger::Event);
    }
}

/// Where the signaling server takes connections.
fn address(server: &str) -> String {
    let server = server.trim_end_matches('/');
    // `http` becomes `ws`, and `https` becomes `wss`.
    let rest = server.strip_prefix("http").unwrap_or(server);
    format!("ws{rest}/spreed")
}

/// The session that Talk has given this panel.
fn session(store: &ConversationStore) -> Option<SessionId> {
    let conversation = &store.signals.conversation;
    conversation.with_untracked(|conversation| conversation.as_ref()?.session.clone())
}
