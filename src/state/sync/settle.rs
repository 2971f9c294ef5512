//! What an answer means for the panel. Every change of phase that the server causes is made here.

use super::stay::{self, end_session};
use crate::api::calls::{self, Listed};
use crate::api::error::Error;
use crate::browser::clock;
use crate::i18n::Text;
use crate::state::people;
use crate::state::room::Room;
use crate::state::room::engine::Stage;
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use model::access::Cause;
use model::conversation::{Conversation, Kind};
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
pub(in crate::state) fn ask_list(room: &Room) -> Asked {
    let started = room.engine.overlay.borrow_mut().list_started();
    Asked {
        session_number: room.engine.session_number.get(),
        started,
    }
}

/// A list arrived.
///
/// # Errors
/// [`Error::Unreadable`] when it is no list.
pub(in crate::state) fn listed(room: &Room, listed: Listed, asked: Asked) -> Result<(), Error> {
    let engine = &room.engine;
    engine.learn_clock(listed.date_ms);
    let Some(bad_rows) = people::absorb(room, listed.body, asked.started)? else {
        return Ok(());
    };
    let now = engine.server_now();
    engine.last_news_ms.set(clock::now_ms());
    room.change(|status| {
        (status.bad_rows, status.now) = (bad_rows, now);
        (status.stale, status.phase) = (None, Phase::Listed);
    });
    let viewer = room.peek(|status| status.viewer.identity.clone());
    if let Some(own) = viewer.and_then(|viewer| room.person(&viewer)) {
        if engine.session_number.get() == asked.session_number {
            own_session(room, own.session.is_some());
        }
        if engine
            .own_role
            .replace(Some(own.role))
            .is_some_and(|before| before != own.role)
        {
            // Promoted or demoted: what else follows from that is in the room.
            engine.stage.set(Stage::Room);
        }
    }
    Ok(())
}

/// The viewer's own row says whether they are connected, somewhere.
fn own_session(room: &Room, connected: bool) {
    match room.peek(|status| status.session) {
        Session::None if connected && room.engine.session_of_host => stay::begin(room),
        Session::Here if !connected && room.engine.session_of_host => end_session(room, Session::None),
        Session::Here if connected => kept_elsewhere(room),
        Session::None if connected => room.change(|status| status.session = Session::Elsewhere),
        Session::Elsewhere if !connected => room.change(|status| status.session = Session::None),
        _ => {}
    }
}

/// A conversation arrived, as this viewer sees it.
pub(in crate::state) fn conversation(room: &Room, conversation: Conversation) {
    let engine = &room.engine;
    let member = conversation.is_member();
    let account = engine.account.borrow().as_ref().map(|account| account.user.clone());
    let before = room.peek(|status| status.viewer.role);
    room.change(|status| status.viewer = Viewer::of(account.as_ref(), &conversation));
    session(room, &conversation);
    let was_member = engine.was_member.replace(member);
    let (phase, stage) = match conversation.role {
        _ if !member && was_member => (removed(room, &conversation, before), Stage::Room),
        _ if !member => (outside(room), Stage::Room),
        Role::Guest if conversation.lobby => (Some(Phase::Lobby), Stage::Room),
        Role::Guest => (Some(Phase::Guest), Stage::Room),
        // The list itself says whether the lobby is closed; until it answers, what is shown stays.
        _ => (None, Stage::List),
    };
    room.change(|status| status.conversation = Some(conversation));
    fresh(room);
    engine.stage.set(stage);
    if let Some(phase) = phase {
        people::clear(room);
        room.change(|status| status.phase = phase);
    } else if !matches!(room.peek(|status| status.phase.clone()), Phase::Listed | Phase::Lobby) {
        room.change(|status| status.phase = Phase::Loading);
    }
}

/// Reads the conversation again.
pub(in crate::state) async fn reread(room: &Room) -> Result<(), Error> {
    match read(room).await {
        Some(Ok(answer)) => conversation(room, answer),
        Some(Err(Error::Refused(Refusal::NotFound))) => gone(room),
        Some(Err(Error::Refused(Refusal::SignedOut))) => signed_out(room),
        Some(Err(error)) => return Err(error),
        None => {}
    }
    Ok(())
}

/// Asks for the conversation. `None`: somebody joined or left meanwhile, and the answer may be older than that. What they did
/// has set what is asked next.
pub(super) async fn read(room: &Room) -> Option<Result<Conversation, Error>> {
    let engine = &room.engine;
    let session_number = engine.session_number.get();
    let answer = calls::room(&engine.client, &engine.token).await;
    (engine.session_number.get() == session_number).then_some(answer)
}

/// The list answered that the lobby is closed.
pub(in crate::state) fn lobby(room: &Room) {
    fresh(room);
    people::clear(room);
    room.change(|status| status.phase = Phase::Lobby);
}

/// The login does not hold any more.
pub(super) fn signed_out(room: &Room) {
    end_session(room, Session::None);
    people::clear(room);
    room.change(|status| status.phase = Phase::SignedOut);
    room.engine.stage.set(Stage::Rest);
}

/// It is clear why the list answered 404.
pub(super) async fn concluded(room: &Room, cause: Cause) -> Result<(), Error> {
    match cause {
        Cause::SignedOut => signed_out(room),
        Cause::SessionLost => {
            // Somebody who was connected here learns it; for anybody else nothing was lost.
            if room.peek(|status| status.session) == Session::Here {
                let lost = if room.engine.session_of_host {
                    Session::None
                } else {
                    Session::Lost
                };
                end_session(room, lost);
            }
            reread(room).await?;
        }
        Cause::Removed | Cause::Outside => reread(room).await?,
        Cause::NotFound => gone(room),
        Cause::Listed => {}
        // It answers again; but asking at once what just failed would be a loop without a pause.
        Cause::Recovered => return Err(Error::Refused(Refusal::NotFound)),
    }
    Ok(())
}

/// There is no such conversation for this viewer any more.
fn gone(room: &Room) {
    end_session(room, Session::None);
    let was_member = room.engine.was_member.replace(false);
    let is_group = |conversation: &Conversation| conversation.kind != Kind::Public;
    // A public conversation that does not even show its stub has been deleted; a group one looks the same either way.
    let removed = was_member && room.peek(|status| status.conversation.as_ref().is_some_and(is_group));
    people::clear(room);
    room.change(|status| {
        status.phase = if removed {
            Phase::Removed { can_join: false }
        } else {
            Phase::NotFound
        }
    });
    room.engine.stage.set(Stage::Rest);
}

/// Not a member any more, of a conversation that can be joined. Whoever is a member only by their session, and whose connection
/// slept too long, was not removed by anybody.
fn removed(room: &Room, conversation: &Conversation, before: Option<Role>) -> Option<Phase> {
    let engine = &room.engine;
    let silence_ms = clock::now_ms() - engine.last_alive_ms.get();
    let slept = engine.last_alive_ms.get() > 0.0 && silence_ms > SESSION_SECONDS as f64 * 1_000.0;
    if slept && before.is_some_and(Role::leaves_for_good) && !engine.session_of_host {
        room.fail(room.words.text(Text::AwayTooLong));
        return Some(Phase::Outside);
    }
    Some(Phase::Removed {
        can_join: conversation.kind == Kind::Public,
    })
}

/// Outside; but somebody who was told that they were removed goes on reading it.
fn outside(room: &Room) -> Option<Phase> {
    let told = matches!(room.peek(|status| status.phase.clone()), Phase::Removed { .. });
    Some(if told {
        room.peek(|status| status.phase.clone())
    } else {
        Phase::Outside
    })
}

/// What the conversation says about the viewer's session.
fn session(room: &Room, conversation: &Conversation) {
    let current = room.peek(|status| status.session);
    match (&conversation.session, current) {
        (None, Session::Here) if room.engine.has_account() && !room.engine.session_of_host => {
            end_session(room, Session::Lost)
        }
        (None, Session::Here | Session::Elsewhere) => end_session(room, Session::None),
        (Some(_), Session::Here) => kept_elsewhere(room),
        (Some(_), Session::None) if stay::is_ours(room) => stay::begin(room),
        (Some(_), Session::None) => room.change(|status| status.session = Session::Elsewhere),
        _ => {}
    }
}

/// The session is there, which is news only of one that another panel or tab keeps alive: of an own one, the answers to the
/// long poll tell, and if there are none it ends.
fn kept_elsewhere(room: &Room) {
    let engine = &room.engine;
    if engine.stay.borrow().as_ref().is_some_and(|stay| !stay.by_us.get()) {
        engine.proved_alive();
    }
}

/// What is shown is true as of now.
fn fresh(room: &Room) {
    room.engine.last_news_ms.set(clock::now_ms());
    room.change(|status| status.stale = None);
}
