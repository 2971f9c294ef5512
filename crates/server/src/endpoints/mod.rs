//! The endpoints, one file each for both versions of the API, and the table of their paths.

pub mod attendees_permissions;
pub mod attendees_remove;
pub mod autocomplete;
pub mod bans;
pub mod breakout_rooms;
pub mod breakout_setup;
pub mod call_download;
pub mod call_flags;
pub mod call_phones;
pub mod capabilities;
pub mod capabilities_22;
pub mod guest_name;
pub mod import_emails;
pub mod moderators;
pub mod one_to_one;
pub mod own_account;
pub mod participants_add;
pub mod participants_guests_remove;
pub mod participants_join;
pub mod participants_leave;
pub mod participants_list;
pub mod participants_remove;
pub mod participants_self_remove;
pub mod resend_invitations;
pub mod room_avatar;
pub mod room_create;
pub mod room_get;
pub mod room_list;
pub mod room_marks;
pub mod room_settings;
pub mod session_state;
pub mod signaling_backend;
pub mod signaling_pull;
pub mod signaling_settings;

use axum::response::Response;
use http::Method;

use crate::context::Context;
use crate::ocs::{EndpointResult, Refusal};
use crate::version::Version;

/// What a route runs.
#[derive(Debug, Clone, Copy)]
pub enum Handler {
    /// A handler that answers at once.
    Immediate(fn(&Context<'_>) -> EndpointResult),
    /// A handler that answers a picture. Pages load it with `<img>`, so it needs no header against other sites.
    Picture(fn(&Context<'_>) -> Result<Response, Refusal>),
    /// A handler that answers a file, which is asked for like data.
    File(fn(&Context<'_>) -> Result<Response, Refusal>),
    /// The requests of the signaling server, whose bodies are signed.
    Signed,
    /// The long poll.
    LongPoll,
}

/// One row of the table.
#[derive(Debug)]
pub struct Route {
    method: Method,
    path: &'static str,
    /// Whether a login is needed.
    pub login: bool,
    /// The handler.
    pub handler: Handler,
}

const fn open(method: Method, path: &'static str, handler: fn(&Context<'_>) -> EndpointResult) -> Route {
    Route {
        method,
        path,
        login: false,
        handler: Handler::Immediate(handler),
    }
}

const fn login(method: Method, path: &'static str, handler: fn(&Context<'_>) -> EndpointResult) -> Route {
    Route {
        method,
        path,
        login: true,
        handler: Handler::Immediate(handler),
    }
}

const fn picture(path: &'static str, handler: fn(&Context<'_>) -> Result<Response, Refusal>) -> Route {
    Route {
        method: GET,
        path,
        login: false,
        handler: Handler::Picture(handler),
    }
}

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;
const DELETE: Method = Method::DELETE;

const TALK: &str = "apps/spreed/api/v";

/// The API version in a path, on Talk 10, 17 and 22; `None` where that Talk does not have the endpoint.
type ApiNumbers = [Option<u8>; 3];

const BOTH: ApiNumbers = [Some(1), Some(4), Some(4)];
const V1_ONLY: ApiNumbers = [Some(1), None, None];
const V4_ONLY: ApiNumbers = [None, Some(4), Some(4)];
const TALK_22: ApiNumbers = [None, None, Some(4)];
const GUEST: ApiNumbers = [Some(1), Some(1), Some(1)];
const AVATAR: ApiNumbers = [None, Some(1), Some(1)];
const V1_OF_22: ApiNumbers = [None, None, Some(1)];
const SIGNALING: ApiNumbers = [Some(1), Some(3), Some(3)];

/// Paths below `/ocs/v2.php/apps/spreed/api/v{number}`; `{token}` stands for 4 to 30 characters of `a-z0-9`.
#[rustfmt::skip]
static TALK_ROUTES: &[(ApiNumbers, Route)] = &[
    (BOTH, open(GET, "room/{token}/participants", participants_list::handle)),
    (BOTH, login(POST, "room/{token}/participants", participants_add::handle)),
    (V1_ONLY, open(DELETE, "room/{token}/participants", participants_remove::handle)),
    (V1_ONLY, open(DELETE, "room/{token}/participants/guests", participants_guests_remove::handle)),
    (BOTH, login(DELETE, "room/{token}/participants/self", participants_self_remove::handle)),
    (BOTH, open(POST, "room/{token}/participants/active", participants_join::handle)),
    (BOTH, open(DELETE, "room/{token}/participants/active", participants_leave::handle)),
    (V4_ONLY, login(POST, "room/{token}/participants/resend-invitations", resend_invitations::handle)),
    (V4_ONLY, open(DELETE, "room/{token}/attendees", attendees_remove::handle)),
    (V4_ONLY, open(PUT, "room/{token}/attendees/permissions", attendees_permissions::one)),
    (V4_ONLY, open(PUT, "room/{token}/attendees/permissions/all", attendees_permissions::all)),
    (TALK_22, login(POST, "room/{token}/import-emails", import_emails::handle)),
    (TALK_22, open(PUT, "room/{token}/participants/state", session_state::handle)),
    (TALK_22, open(PUT, "room/{token}/permissions/default", attendees_permissions::by_default)),
    (TALK_22, open(PUT, "room/{token}/permissions/call", attendees_permissions::of_call)),
    (V1_OF_22, open(POST, "ban/{token}", bans::add)),
    (V1_OF_22, open(GET, "ban/{token}", bans::list)),
    (V1_OF_22, open(DELETE, "ban/{token}/{number}", bans::remove)),
    (BOTH, open(POST, "room/{token}/moderators", moderators::promote)),
    (BOTH, open(DELETE, "room/{token}/moderators", moderators::demote)),
    (V4_ONLY, login(GET, "room/{token}/breakout-rooms/participants", breakout_rooms::participants)),
    (V1_OF_22, login(POST, "breakout-rooms/{token}", breakout_setup::create)),
    (V1_OF_22, login(DELETE, "breakout-rooms/{token}", breakout_setup::remove)),
    (V1_OF_22, login(POST, "breakout-rooms/{token}/rooms", breakout_setup::start)),
    (V1_OF_22, login(DELETE, "breakout-rooms/{token}/rooms", breakout_setup::stop)),
    (GUEST, open(POST, "guest/{token}/name", guest_name::handle)),
    (AVATAR, picture("room/{token}/avatar", room_avatar::light)),
    (AVATAR, picture("room/{token}/avatar/dark", room_avatar::dark)),
    (BOTH, login(GET, "room", room_list::handle)),
    (BOTH, login(POST, "room", room_create::handle)),
    (TALK_22, login(GET, "room/note-to-self", room_create::note_to_self)),
    (TALK_22, open(GET, "room/{token}/capabilities", capabilities::of_conversation)),
    (BOTH, open(GET, "room/{token}", room_get::handle)),
    (BOTH, open(PUT, "room/{token}", room_settings::name)),
    (BOTH, open(DELETE, "room/{token}", room_settings::delete)),
    (BOTH, open(PUT, "room/{token}/password", room_settings::password)),
    (BOTH, login(POST, "room/{token}/public", room_settings::make_public)),
    (BOTH, login(DELETE, "room/{token}/public", room_settings::make_private)),
    (BOTH, login(PUT, "room/{token}/read-only", room_settings::read_only)),
    (V1_ONLY, login(PUT, "room/{token}/webinary/lobby", room_settings::lobby)),
    (BOTH, login(PUT, "room/{token}/webinar/lobby", room_settings::lobby)),
    (TALK_22, login(POST, "room/{token}/important", room_marks::important)),
    (TALK_22, login(DELETE, "room/{token}/important", room_marks::unimportant)),
    (TALK_22, login(POST, "room/{token}/archive", room_marks::archive)),
    (TALK_22, login(DELETE, "room/{token}/archive", room_marks::unarchive)),
    (TALK_22, login(PUT, "room/{token}/listable", room_marks::listable)),
    (TALK_22, login(PUT, "room/{token}/mention-permissions", room_marks::mention_permissions)),
    (TALK_22, login(PUT, "room/{token}/webinar/sip", room_marks::sip)),
    (TALK_22, login(PUT, "room/{token}/recording-consent", room_marks::recording_consent)),
    (TALK_22, open(POST, "call/{token}/ring/{number}", call_phones::ring)),
    (TALK_22, open(POST, "call/{token}/dialout/{number}", call_phones::dial_out)),
    (TALK_22, Route { method: GET, path: "call/{token}/download", login: false, handler: Handler::File(call_download::handle) }),
    (BOTH, open(GET, "call/{token}", call_flags::peers)),
    (BOTH, open(POST, "call/{token}", call_flags::join)),
    (BOTH, open(DELETE, "call/{token}", call_flags::leave)),
    (SIGNALING, open(GET, "signaling/settings", signaling_settings::handle)),
    (SIGNALING, Route { method: POST, path: "signaling/backend", login: false, handler: Handler::Signed }),
    (SIGNALING, Route { method: GET, path: "signaling/{token}", login: false, handler: Handler::LongPoll }),
];

/// Paths below `/ocs/v2.php` outside of Talk.
static OTHER_ROUTES: &[Route] = &[
    open(GET, "cloud/capabilities", capabilities::handle),
    login(GET, "cloud/user", own_account::handle),
    login(GET, "core/autocomplete/get", autocomplete::handle),
];

/// Finds the route of a path below `/ocs/v2.php`, and what it names.
///
/// # Errors
/// [`Refusal::InvalidQuery`] for unknown paths and malformed tokens, [`Refusal::Method`] for known paths.
pub fn route<'p>(version: Version, method: &Method, path: &'p str) -> Result<(&'static Route, Target<'p>), Refusal> {
    let wanted = if method == Method::HEAD { &Method::GET } else { method };
    let server = version as usize;
    let talk = path.strip_prefix(TALK).and_then(|path| path.split_once('/'));
    let below_talk = TALK_ROUTES.iter().filter_map(|(numbers, route)| {
        let (number, path) = talk?;
        (number == numbers[server]?.to_string()).then_some((route, path))
    });
    let mut is_known = false;
    for (route, path) in below_talk.chain(OTHER_ROUTES.iter().map(|route| (route, path))) {
        if let Some(target) = matched(route.path, path) {
            if route.method == wanted {
                return Ok((route, target));
            }
            is_known = true;
        }
    }
    Err(if is_known {
        Refusal::Method
    } else {
        Refusal::InvalidQuery
    })
}

/// What a path names: the token, or an empty one, and the number, or 0.
#[derive(Debug, Default, Clone, Copy)]
pub struct Target<'p> {
    /// Token of a conversation.
    pub token: &'p str,
    /// Number of a ban or a participant.
    pub number: i64,
}

/// What the path names, if it fits the pattern.
fn matched<'p>(pattern: &str, path: &'p str) -> Option<Target<'p>> {
    let mut wanted = pattern.split('/');
    let mut given = path.split('/');
    let mut target = Target::default();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(target),
            (Some("{token}"), Some(part)) if is_token(part) => target.token = part,
            (Some("{number}"), Some(part)) => target.number = number(part)?,
            (Some(one), Some(other)) if one == other => {}
            _ => return None,
        }
    }
}

fn number(part: &str) -> Option<i64> {
    part.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| part.parse().ok())?
}

fn is_token(part: &str) -> bool {
    (4..=30).contains(&part.len())
        && part
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
