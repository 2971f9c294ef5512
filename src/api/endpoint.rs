//! The server's address and the paths of its API, which are put together only here.

use crate::browser::address::Address;
use model::suggestion::Source;
use model::token::RoomToken;
use std::fmt::Write;
use thiserror::Error;

/// Where a Nextcloud lives: an origin and perhaps a folder, such as `https://cloud.example/nextcloud`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Absolute, without a slash at the end.
    base: String,
    origin: String,
    is_of_page: bool,
}

/// Why a text is not a server's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ServerError {
    /// Neither a path on the page's own origin nor an http(s) address.
    #[error("a base URL starts with http://, https:// or /")]
    Malformed,
    /// With a query or fragment, which would swallow the paths behind it.
    #[error("a base URL has no ? and no #")]
    NotAFolder,
}

impl Server {
    /// Takes a base URL as it stands in an attribute: an address, or a folder on the page's own origin; the empty text is that
    /// origin. `resolve` parses it, see [`crate::browser::address::resolve`].
    ///
    /// # Errors
    /// [`ServerError`] when it cannot be the beginning of an API address.
    pub fn parse(text: &str, resolve: impl Fn(&str) -> Option<Address>) -> Result<Self, ServerError> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        let absolute = lower.starts_with("http://") || lower.starts_with("https://");
        let folder = text.is_empty() || text.starts_with('/') && !text.starts_with("//");
        // Parsers drop tabs and line breaks wherever they are, which can make another address of what looks like a folder.
        if !(absolute || folder) || text.contains(char::is_control) {
            return Err(ServerError::Malformed);
        }
        if text.contains(['?', '#', '\\']) {
            return Err(ServerError::NotAFolder);
        }
        let Address {
            href,
            origin,
            is_of_page,
        } = resolve(if text.is_empty() { "/" } else { text }).ok_or(ServerError::Malformed)?;
        // An address with a user or a password begins otherwise than its origin. Browsers send no request to it.
        let follows_origin = href.strip_prefix(&origin).is_some_and(|path| path.starts_with('/'));
        if !follows_origin || folder && !is_of_page {
            return Err(ServerError::Malformed);
        }
        Ok(Self {
            base: href.trim_end_matches('/').to_owned(),
            origin,
            is_of_page,
        })
    }

    /// The address of an endpoint.
    #[must_use]
    pub fn url(&self, endpoint: &Endpoint) -> String {
        format!("{}{}", self.base, endpoint.path)
    }

    /// The address of the server itself, which tells servers apart.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Its origin, which every request to it has.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// It is on the page's own origin.
    #[must_use]
    pub fn is_of_page(&self) -> bool {
        self.is_of_page
    }
}

/// The versions of the API that the panel speaks. A server speaks one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Api {
    /// Talk until 11.
    #[default]
    V1,
    /// Talk from 12 on.
    V4,
}

impl Api {
    /// The version in the paths of conversations and their participants.
    fn conversations(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V4 => "v4",
        }
    }

    /// The version in the paths of signaling.
    fn signaling(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V4 => "v3",
        }
    }
}

/// A path below a server, with its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    path: String,
}

impl Endpoint {
    /// The path with its query, as sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// `/ocs/v2.php/…`. With `format=json` every error that can be JSON is JSON; the header alone leaves some as XML.
    fn ocs(path: &str) -> Self {
        Self {
            path: format!("/ocs/v2.php/{path}?format=json"),
        }
    }

    fn spreed(version: &str, path: &str) -> Self {
        Self::ocs(&format!("apps/spreed/api/{version}/{path}"))
    }

    /// Below a conversation.
    fn of_room(api: Api, token: &RoomToken, path: &str) -> Self {
        Self::spreed(api.conversations(), &format!("room/{token}{path}"))
    }

    /// The capabilities of the server.
    #[must_use]
    pub fn capabilities() -> Self {
        Self::ocs("cloud/capabilities")
    }

    /// The viewer's account.
    #[must_use]
    pub fn account() -> Self {
        Self::ocs("cloud/user")
    }

    /// A new request token.
    #[must_use]
    pub fn csrf_token() -> Self {
        Self {
            path: "/index.php/csrftoken".to_owned(),
        }
    }

    /// The conversation.
    #[must_use]
    pub fn room(api: Api, token: &RoomToken) -> Self {
        Self::of_room(api, token, "")
    }

    /// Its participants.
    #[must_use]
    pub fn participants(api: Api, token: &RoomToken) -> Self {
        Self::of_room(api, token, "/participants")
    }

    /// The guests among them, of v1.
    #[must_use]
    pub fn guests(token: &RoomToken) -> Self {
        Self::of_room(Api::V1, token, "/participants/guests")
    }

    /// The viewer's membership.
    #[must_use]
    pub fn myself(api: Api, token: &RoomToken) -> Self {
        Self::of_room(api, token, "/participants/self")
    }

    /// The moderators.
    #[must_use]
    pub fn moderators(api: Api, token: &RoomToken) -> Self {
        Self::of_room(api, token, "/moderators")
    }

    /// Users, groups and addresses to add, by what was typed. The server leaves out users who are participants.
    #[must_use]
    pub fn autocomplete(token: &RoomToken, typed: &str, sources: &[Source]) -> Self {
        let mut endpoint = Self::ocs("core/autocomplete/get");
        let query = [
            ("search", encode(typed)),
            ("itemType", "call".to_owned()),
            ("itemId", token.to_string()),
        ];
        let share_types = sources.iter().filter_map(|source| source.share_type());
        let share_types = share_types.map(|number| ("shareTypes%5B%5D", number.to_string()));
        for (name, value) in query.into_iter().chain(share_types) {
            // Writing to a String cannot fail.
            let _ = write!(endpoint.path, "&{name}={value}");
        }
        endpoint
    }

    /// The viewer's session in it.
    #[must_use]
    pub fn active(api: Api, token: &RoomToken) -> Self {
        Self::of_room(api, token, "/participants/active")
    }

    /// The viewer's name as a guest: v1 on every server.
    #[must_use]
    pub fn guest_name(token: &RoomToken) -> Self {
        Self::spreed("v1", &format!("guest/{token}/name"))
    }

    /// The long poll.
    #[must_use]
    pub fn signaling(api: Api, token: &RoomToken) -> Self {
        Self::spreed(api.signaling(), &format!("signaling/{token}"))
    }

    /// How signaling is done on this server.
    #[must_use]
    pub fn signaling_settings(api: Api, token: &RoomToken) -> Self {
        let mut endpoint = Self::spreed(api.signaling(), "signaling/settings");
        endpoint.path.push_str("&token=");
        endpoint.path.push_str(token.as_str());
        endpoint
    }

    /// Its participants with their user statuses, of v4.
    #[must_use]
    pub fn participants_with_status(token: &RoomToken) -> Self {
        let mut endpoint = Self::participants(Api::V4, token);
        endpoint.path.push_str("&includeStatus=true");
        endpoint
    }

    /// An attendee of it, of v4.
    #[must_use]
    pub fn attendees(token: &RoomToken) -> Self {
        Self::of_room(Api::V4, token, "/attendees")
    }

    /// The permissions of an attendee, of v4.
    #[must_use]
    pub fn permissions(token: &RoomToken) -> Self {
        Self::of_room(Api::V4, token, "/attendees/permissions")
    }

    /// Invitations by e-mail, of v4.
    #[must_use]
    pub fn invitations(token: &RoomToken) -> Self {
        Self::of_room(Api::V4, token, "/participants/resend-invitations")
    }

    /// Its lobby, of v4.
    #[must_use]
    pub fn lobby(token: &RoomToken) -> Self {
        Self::of_room(Api::V4, token, "/webinar/lobby")
    }

    /// Its bans.
    #[must_use]
    pub fn bans(token: &RoomToken) -> Self {
        Self::spreed("v1", &format!("ban/{token}"))
    }

    /// One of its bans.
    #[must_use]
    pub fn ban(token: &RoomToken, ban: u64) -> Self {
        Self::spreed("v1", &format!("ban/{token}/{ban}"))
    }

    /// Invitations from a CSV file, of v4.
    #[must_use]
    pub fn import(token: &RoomToken) -> Self {
        Self::of_room(Api::V4, token, "/import-emails")
    }

    /// The server's list of who is in the call, of v4. Not JSON.
    #[must_use]
    pub fn call_list(token: &RoomToken) -> Self {
        Self::spreed("v4", &format!("call/{token}/download"))
    }

    /// The participants of a conversation and of its breakout rooms, of v4.
    #[must_use]
    pub fn breakout_participants(token: &RoomToken) -> Self {
        Self::of_room(Api::V4, token, "/breakout-rooms/participants")
    }

    /// All conversations, of v4.
    #[must_use]
    pub fn rooms() -> Self {
        Self::spreed("v4", "room")
    }

    /// Asking an attendee into the call, of v4.
    #[must_use]
    pub fn ring(token: &RoomToken, attendee: u64) -> Self {
        Self::spreed("v4", &format!("call/{token}/ring/{attendee}"))
    }

    /// Calling the telephone of an attendee, of v4.
    #[must_use]
    pub fn dial_out(token: &RoomToken, attendee: u64) -> Self {
        Self::spreed("v4", &format!("call/{token}/dialout/{attendee}"))
    }

    /// The avatar of an account, `size` pixels wide. `None`: a browser would leave the id out of the path.
    #[must_use]
    pub fn avatar(user: &str, size: u16) -> Option<Self> {
        // The URL standard removes these, also where they are percent-encoded.
        let is_segment = !matches!(user, "" | "." | "..");
        is_segment.then(|| Self {
            path: format!("/index.php/avatar/{}/{size}", encode(user)),
        })
    }
}

/// Percent-encodes one segment of a path: everything but unreserved characters.
fn encode(segment: &str) -> String {
    segment
        .bytes()
        .fold(String::with_capacity(segment.len()), |mut text, byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                text.push(char::from(byte));
            } else {
                // Writing to a String cannot fail.
                let _ = write!(text, "%{byte:02X}");
            }
            text
        })
}

#[cfg(test)]
mod tests;
