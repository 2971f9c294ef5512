//! What an answer means for the panel. Every change of phase that the server causes is made here.

use super::keep_alive::{self, end_session};
use crate::api::calls::{self, ListAnswer};
use crate::api::error::Error;
use crate::browser::clock;
use crate::i18n::Text;
use crate::state::participants;
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use crate::state::store::ConversationStore;
use crate::state::store::engine::NextFetch;
use model::conversation::{Conversation, ConversationKind};
use model::not_found::NotFoundCause;
use model::presence::SESSION_SECONDS;
use model::refusal::Refusal;
use model::role::Role;
use model::viewer::Viewer;

/// The moment at which a list was asked for.
#[derive(Clone, Copy, Debug)]
pub(in crate::state) struct Asked {
    /// The number of the viewer's session then.
    session_number: u32,
    /// See [`model::overlay::Overlay::list_started`].
    started: u64,
}

/// A list is about to be asked for.
pub(in crate::state) fn ask_list(store: &ConversationStore) -> Asked {
    let started = store.engine.overlay.borrow_mut().list_started();
    Asked {
        session_number: store.engine.session_number.get(),
        started,
    }
}

/// A list arrived.
///
/// # Errors
/// [`Error::Unreadable`] when it is no list.
pub(in crate::state) fn listed(store: &ConversationStore, listed: ListAnswer, asked: Asked) -> Result<(), Error> {
    let engine = &store.engine;
    engine.learn_clock(listed.date_ms);
    let Some(bad_rows) = participants::absorb(store, listed.body, asked.started)? else {
        return Ok(());
    };
    let now = engine.server_now();
    engine.last_news_ms.set(clock::now_ms());
    store.change(|status| {
        (status.bad_rows, status.now) = (bad_rows, now);
        (status.stale, status.phase) = (None, Phase::Listed);
    });
    let viewer = store.peek(|status| status.viewer.identity.clone());
    if let Some(own) = viewer.and_then(|viewer| store.person(&viewer)) {
        if engine.session_number.get() == asked.session_number {
            own_session(store, own.session.is_some());
        }
        if engine
            .own_role
            .replace(Some(own.role))
            .is_some_and(|before| before != own.role)
        {
            // Promoted or demoted: what else follows from that is in the store.
            engine.next_fetch.set(NextFetch::Conversation);
        }
    }
    Ok(())
}

/// The viewer's own row says whether they are connected, somewhere.
fn own_session(store: &ConversationStore, connected: bool) {
    match store.peek(|status| status.session) {
        Session::None if connected && store.engine.session_of_host => keep_alive::begin(store),
        Session::Here if !connected && store.engine.session_of_host => end_session(store, Session::None),
        Session::Here if connected => kept_elsewhere(store),
        Session::None if connected => store.change(|status| status.session = Session::Elsewhere),
        Session::Elsewhere if !connected => store.change(|status| status.session = Session::None),
        _ => {}
    }
}

/// A conversation arrived, as this viewer sees it.
pub(in crate::state) fn conversation(store: &ConversationStore, conversation: Conversation) {
    let engine = &store.engine;
    let member = conversation.is_member();
    let account = engine.account.borrow().as_ref().map(|account| account.user.clone());
    let before = store.peek(|status| status.viewer.role);
    store.change(|status| status.viewer = Viewer::of(account.as_ref(), &conversation));
    session(store, &conversation);
    let was_member = engine.was_member.replace(member);
    let (phase, stage) = match conversation.role {
        _ if !member && was_member => (removed(store, &conversation, before), NextFetch::Conversation),
        _ if !member => (outside(store), NextFetch::Conversation),
        Role::Guest if conversation.lobby => (Some(Phase::Lobby), NextFetch::Conversation),
        Role::Guest => (Some(Phase::Guest), NextFetch::Conversation),
        // The list itself says whether the lobby is closed; until it answers, what is shown stays.
        _ => (None, NextFetch::Participants),
    };
    store.change(|status| status.conversation = Some(conversation));
    fresh(store);
    engine.next_fetch.set(stage);
    if let Some(phase) = phase {
        participants::clear(store);
        store.change(|status| status.phase = phase);
    } else if !matches!(store.peek(|status| status.phase.clone()), Phase::Listed | Phase::Lobby) {
        store.change(|status| status.phase = Phase::Loading);
    }
}

/// Reads the conversation again.
pub(in crate::state) async fn reread(store: &ConversationStore) -> Result<(), Error> {
    match read(store).await {
        Some(Ok(answer)) => conversation(store, answer),
        Some(Err(Error::Refused(Refusal::NotFound))) => gone(store),
        Some(Err(Error::Refused(Refusal::SignedOut))) => signed_out(store),
        Some(Err(error)) => return Err(error),
        None => {}
    }
    Ok(())
}

/// Asks for the conversation. `None`: somebody joined or left meanwhile, and the answer may be older than that. What they did
/// has set what is asked next.
pub(super) async fn read(store: &ConversationStore) -> Option<Result<Conversation, Error>> {
    let engine = &store.engine;
    let session_number = engine.session_number.get();
    let answer = calls::room(&engine.client, &engine.token).await;
    (engine.session_number.get() == session_number).then_some(answer)
}

/// The list answered that the lobby is closed.
pub(in crate::state) fn lobby(store: &ConversationStore) {
    fresh(store);
    participants::clear(store);
    store.change(|status| status.phase = Phase::Lobby);
}

/// The login does not hold any more.
pub(super) fn signed_out(store: &ConversationStore) {
    end_session(store, Session::None);
    participants::clear(store);
    store.change(|status| status.phase = Phase::SignedOut);
    store.engine.next_fetch.set(NextFetch::Idle);
}

/// It is clear why the list answered 404.
pub(super) async fn concluded(store: &ConversationStore, cause: NotFoundCause) -> Result<(), Error> {
    match cause {
        NotFoundCause::SignedOut => signed_out(store),
        NotFoundCause::SessionLost => {
            // Somebody who was connected here learns it; for anybody else nothing was lost.
            if store.peek(|status| status.session) == Session::Here {
                let lost = if store.engine.session_of_host {
                    Session::None
                } else {
                    Session::Lost
                };
                end_session(store, lost);
            }
            reread(store).await?;
        }
        NotFoundCause::Removed | NotFoundCause::Outside => reread(store).await?,
        NotFoundCause::NotFound => gone(store),
        NotFoundCause::Listed => {}
        // It answers again; but asking at once what just failed would be a loop without a pause.
        NotFoundCause::Recovered => return Err(Error::Refused(Refusal::NotFound)),
    }
    Ok(())
}

/// There is no such conversation for this viewer any more.
fn gone(store: &ConversationStore) {
    end_session(store, Session::None);
    let was_member = store.engine.was_member.replace(false);
    let is_group = |conversation: &Conversation| conversation.kind != ConversationKind::Public;
    // A public conversation that does not even show its stub has been deleted; a group one looks the same either way.
    let removed = was_member && store.peek(|status| status.conversation.as_ref().is_some_and(is_group));
    participants::clear(store);
    store.change(|status| {
        status.phase = if removed {
            Phase::Removed { can_join: false }
        } else {
            Phase::NotFound
        }
    });
    store.engine.next_fetch.set(NextFetch::Idle);
}

/// Not a member any more, of a conversation that can be joined. Whoever is a member only by their session, and whose connection
/// slept too long, was not removed by anybody.
fn removed(store: &ConversationStore, conversation: &Conversation, before: Option<Role>) -> Option<Phase> {
    let engine = &store.engine;
    let silence_ms = clock::now_ms() - engine.last_alive_ms.get();
    let slept = engine.last_alive_ms.get() > 0.0 && silence_ms > SESSION_SECONDS as f64 * 1_000.0;
    if slept && before.is_some_and(Role::leaves_for_good) && !engine.session_of_host {
        store.fail(store.words.text(Text::AwayTooLong));
        return Some(Phase::Outside);
    }
    Some(Phase::Removed {
        can_join: conversation.kind == ConversationKind::Public,
    })
}

/// Outside; but somebody who was told that they were removed goes on reading it.
fn outside(store: &ConversationStore) -> Option<Phase> {
    let told = matches!(store.peek(|status| status.phase.clone()), Phase::Removed { .. });
    Some(if told {
        store.peek(|status| status.phase.clone())
    } else {
        Phase::Outside
    })
}

/// What the conversation says about the viewer's session.
fn session(store: &ConversationStore, conversation: &Conversation) {
    let current = store.peek(|status| status.session);
    match (&conversation.session, current) {
        (None, Session::Here) if store.engine.has_account() && !store.engine.session_of_host => {
            end_session(store, Session::Lost)
        }
        (None, Session::Here | Session::Elsewhere) => end_session(store, Session::None),
        (Some(_), Session::Here) => kept_elsewhere(store),
        (Some(_), Session::None) if keep_alive::is_ours(store) => keep_alive::begin(store),
        (Some(_), Session::None) => store.change(|status| status.session = Session::Elsewhere),
        _ => {}
    }
}

/// The session is there, which is news only of one that another panel or tab keeps alive: of an own one, the answers to the
/// long poll tell, and if there are none it ends.
fn kept_elsewhere(store: &ConversationStore) {
    let engine = &store.engine;
    if engine
        .keep_alive
        .borrow()
        .as_ref()
        .is_some_and(|stay| !stay.by_us.get())
    {
        engine.proved_alive();
    }
}

/// What is shown is true as of now.
fn fresh(store: &ConversationStore) {
    store.engine.last_news_ms.set(clock::now_ms());
    store.change(|status| status.stale = None);
}
