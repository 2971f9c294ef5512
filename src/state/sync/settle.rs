//! What answers mean for the panel. Every change of phase that an answer causes is made here.

use super::keep_alive::{self, end_session};
use crate::api::calls::{self, ListAnswer};
use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::participants;
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use crate::state::store::ConversationStore;
use crate::state::store::sync_state::NextFetch;
use model::conversation::{Conversation, ConversationKind};
use model::not_found::NotFoundCause;
use model::presence::SESSION_SECONDS;
use model::refusal::Refusal;
use model::role::Role;
use model::viewer::Viewer;

/// The state of the panel when a list was asked for.
#[derive(Clone, Copy, Debug)]
pub struct ListRequest {
    /// The number of the viewer's session; an answer that was asked for in another session says nothing about this one.
    session_number: u32,
    /// See [`model::overlay::Overlay::list_started`].
    started: u64,
}

/// A list is about to be asked for.
pub fn begin_list(store: &ConversationStore) -> ListRequest {
    ListRequest {
        session_number: store.session.number(),
        started: store.commands.list_started(),
    }
}

/// A list arrived.
///
/// # Errors
/// [`Error::Unreadable`] when it is no list.
pub async fn listed(store: &ConversationStore, listed: ListAnswer, request: ListRequest) -> Result<(), Error> {
    store.sync.learn_clock(listed.date_ms);
    if let Some(bad_rows) = participants::absorb(store, listed.body, request.started).await? {
        absorbed(store, bad_rows, request);
    }
    Ok(())
}

/// The same at once; see [`participants::absorb_at_once`].
///
/// # Errors
/// [`Error::Unreadable`] when it is no list.
pub fn listed_at_once(store: &ConversationStore, listed: ListAnswer, request: ListRequest) -> Result<(), Error> {
    store.sync.learn_clock(listed.date_ms);
    if let Some(bad_rows) = participants::absorb_at_once(store, listed.body, request.started)? {
        absorbed(store, bad_rows, request);
    }
    Ok(())
}

/// A list was taken in, of which so many rows could not be read.
fn absorbed(store: &ConversationStore, bad_rows: usize, request: ListRequest) {
    store.sync.confirm();
    store.set_listed(bad_rows, store.now());
    let viewer = store.viewer().identity;
    if let Some(own) = viewer.and_then(|viewer| store.participant(&viewer)) {
        if store.session.number() == request.session_number {
            own_session(store, own.session.is_some());
        }
        if store.session.set_own_role(own.role) {
            // Promoted or demoted: the conversation says what else follows from that.
            store.sync.set_next_fetch(NextFetch::Conversation);
        }
    }
}

/// The viewer's own row says whether they are connected anywhere.
fn own_session(store: &ConversationStore, connected: bool) {
    match store.signals.session.get_untracked() {
        Session::None if connected && store.is_session_of_host() => keep_alive::begin(store),
        Session::Here if !connected && store.is_session_of_host() => end_session(store, Session::None),
        Session::Here if connected => proved_alive(store),
        Session::None if connected && store.session.is_expected() => found(store),
        Session::None if connected => store.set_session(Session::Elsewhere),
        Session::Elsewhere if !connected => store.set_session(Session::None),
        _ => {}
    }
}

/// A conversation arrived, as this viewer sees it.
pub fn conversation(store: &ConversationStore, conversation: Conversation) {
    let member = conversation.is_member();
    let before = store.viewer().role;
    let viewer = Viewer::of(store.api.user().as_ref(), &conversation);
    store.change_participants(|participants| participants.set_own(viewer.identity.clone()));
    store.set(&store.signals.viewer, viewer);
    session(store, &conversation);
    let was_member = store.session.set_member(member);
    if member && was_member {
        own_role(store, before, conversation.role);
    }
    let (phase, next) = match conversation.role {
        _ if !member && was_member => (Some(removed(store, &conversation, before)), NextFetch::Conversation),
        _ if !member => (Some(outside(store)), NextFetch::Conversation),
        Role::Guest if conversation.lobby => (Some(Phase::Lobby), NextFetch::Conversation),
        Role::Guest => (Some(Phase::Guest), NextFetch::Conversation),
        // The list itself says whether the lobby is closed; until it answers, what is shown stays.
        _ => (None, NextFetch::Participants),
    };
    know(store, conversation);
    confirmed(store);
    store.sync.set_next_fetch(next);
    if let Some(phase) = phase {
        participants::clear(store);
        store.set_phase(phase);
    } else if !matches!(store.signals.phase.get_untracked(), Phase::Listed | Phase::Lobby) {
        store.set_phase(Phase::Loading);
    }
}

/// Takes in what is known of the conversation, without what it says about the viewer.
pub fn know(store: &ConversationStore, conversation: Conversation) {
    let changed = store.change_participants(|participants| participants.set_lobby(conversation.lobby));
    store.signals.conversation.set(Some(conversation));
    if changed {
        participants::settle(store);
    }
}

/// Reads whether the lobby is on, which the list does not say and no long poll tells.
pub(super) async fn follow_lobby(store: &ConversationStore) {
    if let Some(Ok(conversation)) = read(store).await
        && conversation.is_member()
        && !store.api.is_closed()
    {
        know(store, conversation);
    }
}

/// The viewer was banned, or, `by_address`, everybody without an account at their address.
pub fn banned(store: &ConversationStore, by_address: bool) {
    end_session(store, Session::None);
    store.session.set_member(false);
    participants::clear(store);
    store.set_phase(Phase::Banned { by_address });
    // Each try to join would ban the address of a guest as well.
    store.sync.set_next_fetch(NextFetch::Idle);
}

/// Whether a refusal to tell of the conversation means that the address of a guest is banned. Nothing else is refused so.
pub(super) fn is_banned_address(store: &ConversationStore, refusal: &Refusal) -> bool {
    *refusal == Refusal::Forbidden && store.api.client().features().bans && !store.api.has_account()
}

/// Tells the viewer that they moderate now, or no longer.
fn own_role(store: &ConversationStore, before: Option<Role>, role: Role) {
    let text = match (before.map(Role::moderates), role.moderates()) {
        (Some(false), true) => Text::OwnPromoted,
        (Some(true), false) => Text::OwnDemoted,
        _ => return,
    };
    // A command that was refused because of that says more.
    if store.signals.failure.with_untracked(Option::is_none) {
        store.show_notice(store.translator.text(text));
    }
}

/// Reads the conversation again.
pub async fn reread(store: &ConversationStore) -> Result<(), Error> {
    match read(store).await {
        Some(Ok(answer)) => conversation(store, answer),
        Some(Err(Error::Refused(Refusal::NotFound))) => not_found(store),
        Some(Err(Error::Refused(Refusal::SignedOut))) => signed_out(store),
        Some(Err(Error::Refused(refusal))) if is_banned_address(store, &refusal) => banned(store, true),
        Some(Err(error)) => return Err(error),
        None => {}
    }
    Ok(())
}

/// Asks for the conversation. `None`: the viewer joined or left meanwhile, and the answer may be older than that. Joining and
/// leaving have set what is fetched next.
pub(super) async fn read(store: &ConversationStore) -> Option<Result<Conversation, Error>> {
    let (client, token) = store.api.target();
    let number = store.session.number();
    let answer = calls::conversation(client, token).await;
    (store.session.number() == number).then_some(answer)
}

/// The list answered that the viewer waits in the lobby.
pub fn lobby(store: &ConversationStore) {
    confirmed(store);
    participants::clear(store);
    store.set_phase(Phase::Lobby);
}

/// The answer does not come from Talk: perhaps the login has expired, perhaps not. The server is asked who is signed in; what
/// does not say that nobody is leaves everything as it is.
///
/// # Errors
/// What failed, if the login has not expired.
pub(super) async fn doubted(store: &ConversationStore, error: Error) -> Result<(), Error> {
    let expected = store.api.has_account() || store.api.named_account().is_some();
    let client = store.api.client();
    let seen = client.gate().suspicions();
    let signed_out = match calls::account(client).await {
        Ok(None) => expected,
        Ok(Some(account)) => {
            client.gate().compare(Some(&account.user), seen)?;
            false
        }
        // Talk itself answers guests with a 401 of its own; a server before it lets nobody pass who is not signed in.
        Err(Error::Refused(Refusal::Redirected | Refusal::NotApi(401))) => true,
        Err(_) => false,
    };
    if signed_out && !store.api.is_closed() {
        self::signed_out(store);
        return Ok(());
    }
    Err(error)
}

/// The login has expired.
pub(super) fn signed_out(store: &ConversationStore) {
    store.hold_requests(Error::Refused(Refusal::SignedOut));
    end_session(store, Session::None);
    participants::clear(store);
    store.set_phase(Phase::SignedOut);
    store.sync.set_next_fetch(NextFetch::Idle);
}

/// It is known why the list answered 404.
pub(super) async fn concluded(store: &ConversationStore, cause: NotFoundCause) -> Result<(), Error> {
    match cause {
        NotFoundCause::SignedOut => signed_out(store),
        NotFoundCause::SessionLost => {
            // Only a viewer who was connected here lost something.
            if store.signals.session.get_untracked() == Session::Here {
                let lost = if store.is_session_of_host() {
                    Session::None
                } else {
                    Session::Lost
                };
                end_session(store, lost);
            }
            reread(store).await?;
        }
        NotFoundCause::Removed | NotFoundCause::Outside => reread(store).await?,
        NotFoundCause::NotFound => not_found(store),
        NotFoundCause::Listed => {}
        // The list answers again. But asking at once for what just failed would be a loop without a pause.
        NotFoundCause::Recovered => return Err(Error::Refused(Refusal::NotFound)),
    }
    Ok(())
}

/// There is no such conversation for this viewer any more.
fn not_found(store: &ConversationStore) {
    end_session(store, Session::None);
    let was_member = store.session.set_member(false);
    let is_group = |conversation: &Conversation| conversation.kind != ConversationKind::Public;
    // A public conversation that is not found has been deleted; a group conversation looks the same to a removed participant.
    let conversation = &store.signals.conversation;
    let removed = was_member && conversation.with_untracked(|conversation| conversation.as_ref().is_some_and(is_group));
    participants::clear(store);
    store.set_phase(if store.session.has_left() {
        Phase::Left { can_join: false }
    } else if removed {
        Phase::Removed { can_join: false }
    } else {
        Phase::NotFound
    });
    store.sync.set_next_fetch(NextFetch::Idle);
}

/// The viewer is not a member any more, of a conversation that they can see. If they were a member only by their session, and
/// the session was not kept alive for too long, nobody removed them.
fn removed(store: &ConversationStore, conversation: &Conversation, before: Option<Role>) -> Phase {
    let session = &store.session;
    let timed_out = session
        .silent_ms()
        .is_some_and(|ms| ms > SESSION_SECONDS as f64 * 1_000.0);
    if timed_out && before.is_some_and(Role::leaves_for_good) && !session.is_of_host() {
        store.fail(store.translator.text(Text::AwayTooLong));
        return Phase::Outside;
    }
    Phase::Removed {
        can_join: conversation.kind == ConversationKind::Public || conversation.listable,
    }
}

/// The viewer is outside. A panel that says that they were removed goes on saying so.
fn outside(store: &ConversationStore) -> Phase {
    let phase = store.signals.phase.get_untracked();
    match phase {
        Phase::Removed { .. } => phase,
        _ if store.session.has_left() => Phase::Left { can_join: true },
        _ => Phase::Outside,
    }
}

/// What the conversation says about the viewer's session.
fn session(store: &ConversationStore, conversation: &Conversation) {
    let current = store.signals.session.get_untracked();
    match (&conversation.session, current) {
        (None, Session::Here) if store.api.has_account() && !store.is_session_of_host() => {
            end_session(store, Session::Lost)
        }
        (None, Session::Here | Session::Elsewhere) => end_session(store, Session::None),
        (Some(_), Session::Here) => proved_alive(store),
        (Some(_), Session::None) if store.session.is_expected() => found(store),
        (Some(_), Session::None) if keep_alive::is_ours(store) => keep_alive::begin(store),
        (Some(_), Session::None) => store.set_session(Session::Elsewhere),
        _ => {}
    }
}

/// The session of a join turned up whose answer has not arrived.
fn found(store: &ConversationStore) {
    keep_alive::begin(store);
    store.session.found();
}

/// An answer says that the session exists. That counts only if another panel or tab keeps it alive: otherwise the answers to
/// this panel's long polls prove it, and without them the session times out.
fn proved_alive(store: &ConversationStore) {
    if store
        .session
        .keep_alive()
        .is_some_and(|keep_alive| !keep_alive.by_us.get() || keep_alive.connected.get())
    {
        store.session.proved_alive();
    }
}

/// What is shown is true as of now.
fn confirmed(store: &ConversationStore) {
    store.sync.confirm();
    store.set(&store.signals.stale, None);
}
