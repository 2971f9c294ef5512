//! One conversation in one panel: the signals that views read and the things a person can ask for.

use super::engine::{Engine, Stage};
use super::faces::{Secret, Told};
use super::people::People;
use super::report::Host;
use super::session::Question;
use super::status::{News, Status};
use super::{faces, stay, sync, watch};
use crate::api::client::Client;
use crate::api::endpoint::Server;
use crate::browser::life::Life;
use crate::browser::page;
use crate::browser::timer::Bell;
use crate::browser::ways::Ways;
use crate::i18n::{Text, Words};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::order::Sort;
use model::participant::Participant;
use model::sync::{Poll, Ring};
use model::token::RoomToken;
use send_wrapper::SendWrapper;
use std::rc::Rc;
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
    /// The order until the person chooses another.
    pub sort: Sort,
    /// The page joins and leaves by itself, and keeps the session alive.
    pub session_of_host: bool,
}

/// The page around the panel.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// What it hears.
    pub host: Host,
    /// What it brings.
    pub ways: Rc<Ways>,
    /// For the keys of guests.
    pub secret: Secret,
}

/// How long news stays on the screen, in milliseconds.
const NEWS_MS: u32 = 10_000;
/// How long it stays when it can be undone.
const UNDO_MS: u32 = 20_000;

/// A conversation that is being watched. Clones share it.
#[derive(Clone, Debug)]
pub struct Room(Arc<Inner>);

/// Signals and machinery of a [`Room`].
#[derive(Debug)]
pub struct Inner {
    /// What the screen shows, but for the people.
    pub status: ArcRwSignal<Status>,
    /// Another number whenever the people or their rows may have changed; see [`Room::people`].
    pub revision: ArcRwSignal<u32>,
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
    pub fn open(target: Target, words: Words, around: Around) -> Self {
        let listens = Some(Told::default());
        let room = Self::new(target, words, around, listens);
        sync::start(&room);
        room
    }

    /// A conversation of which nothing is known yet.
    pub(super) fn new(target: Target, words: Words, around: Around, told: Option<Told>) -> Self {
        let life = Life::default();
        let people = People::new(&target.token, words.clone(), target.sort);
        let engine = Engine {
            client: Client::new(target.server, target.headers, around.ways, life.clone()),
            token: target.token,
            life,
            poll: Poll::new(target.interval_ms, page::is_visible(), page::is_connected()).into(),
            bell: Bell::default(),
            stay: Default::default(),
            stage: Stage::Open.into(),
            overlay: Default::default(),
            people: people.into(),
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
            host: around.host,
            secret: around.secret,
            told: told.into(),
            announced: false.into(),
            state: None.into(),
            batch_bell: Bell::default(),
            announcer: Default::default(),
            waiting: Default::default(),
        };
        Self(Arc::new(Inner {
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

    /// Changes the status. Views hear of it only if something is different afterwards.
    pub fn change(&self, change: impl FnOnce(&mut Status)) {
        let mut status = self.copy();
        change(&mut status);
        self.replace(status);
    }

    // Never inlined into the many places that change something.
    #[inline(never)]
    fn copy(&self) -> Status {
        self.status.get_untracked()
    }

    #[inline(never)]
    fn replace(&self, status: Status) {
        let before = self.copy();
        if before != status {
            self.status.set(status.clone());
            watch::changed(self, &before, &status);
        }
    }

    /// Tells news; an older failure is over then. News goes after a while, a failure stays.
    pub fn tell(&self, text: String) {
        self.announce(News { text, undoable: false });
    }

    /// Tells news of something that can be undone.
    pub fn tell_undoable(&self, text: String) {
        self.announce(News { text, undoable: true });
    }

    fn announce(&self, news: News) {
        self.change(|status| (status.news, status.failure) = (Some(news.clone()), None));
        let room = self.clone();
        spawn_local(SendWrapper::new(async move {
            let pause = Bell::default();
            pause.wait(Some(if news.undoable { UNDO_MS } else { NEWS_MS })).await;
            while room.peek(|status| status.holds_notice && status.news.as_ref() == Some(&news)) {
                pause.wait(Some(NEWS_MS)).await;
            }
            room.change(|status| {
                if status.news.as_ref() == Some(&news) {
                    status.news = None;
                }
            });
        }));
    }

    /// Shows a failure.
    pub(super) fn show_failure(&self, text: String) {
        self.change(|status| (status.news, status.failure) = (None, Some(text)));
    }

    /// Asks something that has to be answered first.
    pub fn ask(&self, question: Question) {
        self.change(|status| status.question = Some(question));
    }

    /// Asks the server for the conversation at once, and for the list after it.
    pub fn reread(&self) {
        self.engine.go(Stage::Room);
    }

    /// Asks the server for the list at once.
    pub fn poll_now(&self) {
        self.engine.ring(Ring::Command);
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

    /// Puts the people on the screen.
    pub(super) fn show(&self) {
        self.revision.update(|revision| *revision = revision.wrapping_add(1));
        faces::tell(self);
        watch::state(self);
    }

    /// Stops: requests are aborted, loops end. The session, if there is one, is not left: only Leave leaves.
    pub fn close(&self) {
        self.engine.life.end();
        self.answer_nobody();
        stay::stop(self);
        self.engine.bell.ring();
        self.engine.batch_bell.ring();
    }

    /// Asks for everything again, from the beginning, because the person wants it: whatever the server asked to wait.
    pub fn retry(&self) {
        self.engine.stage.set(Stage::Open);
        self.engine.ring(Ring::Person);
    }
}
