//! One file per endpoint, and the table that says which path leads where.

pub mod autocomplete;
pub mod call_flags;
pub mod capabilities;
pub mod guest_name;
pub mod moderators;
pub mod own_account;
pub mod participants_add;
pub mod participants_guests_remove;
pub mod participants_join;
pub mod participants_leave;
pub mod participants_list;
pub mod participants_remove;
pub mod participants_self_remove;
pub mod room_create;
pub mod room_get;
pub mod room_list;
pub mod room_settings;
pub mod signaling_pull;
pub mod signaling_settings;
pub mod v4;

use axum::response::Response;
use http::Method;

use crate::call::Call;
use crate::ocs::{Outcome, Refusal};
use crate::version::Version;

/// What a route runs.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// A handler that answers at once.
    Now(fn(&Call<'_>) -> Outcome),
    /// A handler that answers a picture. Pages load it with `<img>`, so it needs no header against other sites.
    Picture(fn(&Call<'_>) -> Result<Response, Refusal>),
    /// The long poll.
    Pull,
}

/// One row of the table.
#[derive(Debug)]
pub struct Route {
    method: Method,
    path: &'static str,
    /// Whether a login is needed.
    pub login: bool,
    /// The handler.
    pub run: Run,
}

const fn open(method: Method, path: &'static str, run: fn(&Call<'_>) -> Outcome) -> Route {
    Route {
        method,
        path,
        login: false,
        run: Run::Now(run),
    }
}

const fn login(method: Method, path: &'static str, run: fn(&Call<'_>) -> Outcome) -> Route {
    Route {
        method,
        path,
        login: true,
        run: Run::Now(run),
    }
}

const fn picture(path: &'static str, run: fn(&Call<'_>) -> Result<Response, Refusal>) -> Route {
    Route {
        method: GET,
        path,
        login: false,
        run: Run::Picture(run),
    }
}

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;
const DELETE: Method = Method::DELETE;

const TALK: &str = "apps/spreed/api/v";

/// Paths below `/ocs/v2.php` of Talk 10; `{token}` stands for 4 to 30 characters of `a-z0-9`, `~1` for Talk's own
/// prefix with the version of the API.
#[rustfmt::skip]
static ROUTES: &[Route] = &[
    open(GET, "cloud/capabilities", capabilities::handle),
    login(GET, "cloud/user", own_account::handle),
    login(GET, "core/autocomplete/get", autocomplete::handle),
    open(GET, "~1/room/{token}/participants", participants_list::handle),
    login(POST, "~1/room/{token}/participants", participants_add::handle),
    open(DELETE, "~1/room/{token}/participants", participants_remove::handle),
    login(DELETE, "~1/room/{token}/participants/self", participants_self_remove::handle),
    open(DELETE, "~1/room/{token}/participants/guests", participants_guests_remove::handle),
    open(POST, "~1/room/{token}/participants/active", participants_join::handle),
    open(DELETE, "~1/room/{token}/participants/active", participants_leave::handle),
    open(POST, "~1/room/{token}/moderators", moderators::promote),
    open(DELETE, "~1/room/{token}/moderators", moderators::demote),
    open(POST, "~1/guest/{token}/name", guest_name::handle),
    login(GET, "~1/room", room_list::handle),
    login(POST, "~1/room", room_create::handle),
    open(GET, "~1/room/{token}", room_get::handle),
    open(PUT, "~1/room/{token}", room_settings::name),
    open(DELETE, "~1/room/{token}", room_settings::delete),
    open(PUT, "~1/room/{token}/password", room_settings::password),
    login(POST, "~1/room/{token}/public", room_settings::make_public),
    login(DELETE, "~1/room/{token}/public", room_settings::make_private),
    login(PUT, "~1/room/{token}/read-only", room_settings::read_only),
    login(PUT, "~1/room/{token}/webinary/lobby", room_settings::lobby),
    login(PUT, "~1/room/{token}/webinar/lobby", room_settings::lobby),
    open(GET, "~1/call/{token}", call_flags::peers),
    open(POST, "~1/call/{token}", call_flags::join),
    open(DELETE, "~1/call/{token}", call_flags::leave),
    open(GET, "~1/signaling/settings", signaling_settings::handle),
    Route { method: GET, path: "~1/signaling/{token}", login: false, run: Run::Pull },
];

/// Finds the route of a path and the token in it.
///
/// # Errors
/// [`Refusal::InvalidQuery`] for unknown paths and malformed tokens, [`Refusal::Method`] for known paths.
pub fn route<'p>(version: Version, method: &Method, path: &'p str) -> Result<(&'static Route, &'p str), Refusal> {
    let wanted = if method == Method::HEAD { &Method::GET } else { method };
    let mut known = false;
    let routes = match version {
        Version::V1 => ROUTES,
        Version::V4 => v4::ROUTES,
    };
    for route in routes {
        let Some(token) = matched(route.path, path) else {
            continue;
        };
        if route.method == wanted {
            return Ok((route, token));
        }
        known = true;
    }
    Err(if known { Refusal::Method } else { Refusal::InvalidQuery })
}

/// The token in the path, or an empty one, if the path fits the pattern.
fn matched<'p>(pattern: &str, path: &'p str) -> Option<&'p str> {
    let (pattern, path) = match pattern.strip_prefix('~') {
        Some(pattern) => (pattern, path.strip_prefix(TALK)?),
        None => (pattern, path),
    };
    let mut wanted = pattern.split('/');
    let mut given = path.split('/');
    let mut token = "";
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(token),
            (Some("{token}"), Some(part)) if is_token(part) => token = part,
            (Some(one), Some(other)) if one == other => {}
            _ => return None,
        }
    }
}

fn is_token(part: &str) -> bool {
    (4..=30).contains(&part.len())
        && part
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
