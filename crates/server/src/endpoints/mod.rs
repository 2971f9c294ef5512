//! One file per endpoint, and the table that says which path leads where.

pub mod capabilities;
pub mod guest_name;
pub mod own_account;
pub mod participants_join;
pub mod participants_leave;
pub mod participants_list;
pub mod room_get;
pub mod room_list;
pub mod signaling_pull;
pub mod signaling_settings;

use http::Method;

use crate::call::Call;
use crate::ocs::{Outcome, Refusal};

/// What a route runs.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// A handler that answers at once.
    Now(fn(&Call<'_>) -> Outcome),
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

const TALK: &str = "apps/spreed/api/v1/";

/// Paths below `/ocs/v2.php`; `{token}` stands for 4 to 30 characters of `a-z0-9`, `~` for Talk's own prefix.
static ROUTES: &[Route] = &[
    open(Method::GET, "cloud/capabilities", capabilities::handle),
    login(Method::GET, "cloud/user", own_account::handle),
    login(Method::GET, "~room", room_list::handle),
    open(Method::GET, "~room/{token}", room_get::handle),
    open(Method::GET, "~room/{token}/participants", participants_list::handle),
    open(
        Method::POST,
        "~room/{token}/participants/active",
        participants_join::handle,
    ),
    open(
        Method::DELETE,
        "~room/{token}/participants/active",
        participants_leave::handle,
    ),
    open(Method::POST, "~guest/{token}/name", guest_name::handle),
    open(Method::GET, "~signaling/settings", signaling_settings::handle),
    Route {
        method: Method::GET,
        path: "~signaling/{token}",
        login: false,
        run: Run::Pull,
    },
];

/// Finds the route of a path and the token in it.
///
/// # Errors
/// [`Refusal::InvalidQuery`] for unknown paths and malformed tokens, [`Refusal::Method`] for known paths.
pub fn route<'p>(method: &Method, path: &'p str) -> Result<(&'static Route, &'p str), Refusal> {
    let wanted = if method == Method::HEAD { &Method::GET } else { method };
    let mut known = false;
    for route in ROUTES {
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
