//! The element's attributes, read into settings. Pure; no value that a host writes makes it fail.

use crate::api::endpoint::Server;
use crate::browser::address::Address;
use crate::state::store::StoreConfig;
use crate::view::options::Options;
use model::backoff;
use model::order::Sort;
use model::token::{RoomToken, TokenError};

/// The attributes that the element observes. `lang` is read by the element's class, which looks for the nearest one.
pub const ATTRIBUTES: &[&str] = &[
    "token",
    "base-url",
    "signaling-backend",
    "user-id",
    "lang",
    "sort",
    "poll-interval",
    "readonly",
    "heading-level",
    "session",
    "avatars",
    "announce",
];
/// The attributes that only the style sheets read.
pub const STYLED: &[&str] = &["theme", "density"];

/// The shortest `poll-interval`, in milliseconds.
const SHORTEST_MS: u32 = 1_000;

/// The settings of an element, from its attributes and properties.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// `token`: which conversation.
    pub token: Option<String>,
    /// `base-url`: where the server is; `None`: where Nextcloud's own pages say.
    pub base_url: Option<String>,
    /// `signaling-backend`: the address of Nextcloud as its signaling server knows it; `None`: that of [`Self::base_url`].
    pub signaling_backend: Option<String>,
    /// `user-id`: the account that the host says is signed in; `None`: what `head[data-user]` says.
    pub user_id: Option<String>,
    /// `poll-interval`: whole seconds between polls while the page is visible; here in milliseconds.
    pub interval_ms: u32,
    /// `heading-level`: the panel's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
    /// `sort`: the order until the viewer chooses another.
    pub sort: Sort,
    /// `readonly`: no control that changes anything.
    pub readonly: bool,
    /// `avatars`: the server's avatars are shown.
    pub avatars: bool,
    /// `announce`: screen readers announce who joins and leaves.
    pub announce: bool,
    /// `session="host"`: the host joins and leaves by itself.
    pub session_of_host: bool,
    /// From the property `credentials`: headers for every request. `None`: it is set, but cannot be read.
    pub headers: Option<Vec<(String, String)>>,
}

/// Why there is no conversation to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// No `token`.
    NoToken,
    /// A `token` that could not name a conversation.
    BadToken(String),
    /// A `base-url` that is not an address.
    BadServer(String),
    /// `credentials` that cannot be read. Requests without them would act as whoever the browser's cookies belong to.
    BadCredentials,
}

impl Config {
    /// Reads attributes through `attribute`; unknown or malformed values fall back to their defaults.
    #[must_use]
    pub fn of(attribute: impl Fn(&str) -> Option<String>, headers: Option<Vec<(String, String)>>) -> Self {
        let number = |name| attribute(name).and_then(|text| text.trim().parse::<u32>().ok());
        Self {
            token: attribute("token").filter(|token| !token.trim().is_empty()),
            base_url: attribute("base-url"),
            signaling_backend: attribute("signaling-backend").filter(|address| address.starts_with("http")),
            user_id: attribute("user-id").filter(|user| !user.is_empty()),
            interval_ms: number("poll-interval").map_or(backoff::VISIBLE_MS, |seconds| {
                seconds.saturating_mul(1_000).max(SHORTEST_MS)
            }),
            heading_level: number("heading-level").map_or(2, |level| level.clamp(1, 6) as u8),
            sort: attribute("sort")
                .and_then(|word| Sort::of_word(&word))
                .unwrap_or_default(),
            readonly: attribute("readonly").is_some(),
            avatars: attribute("avatars").as_deref() != Some("off"),
            announce: attribute("announce").as_deref() != Some("off"),
            session_of_host: attribute("session").as_deref() == Some("host"),
            headers,
        }
    }

    /// The options of the view.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            heading_level: self.heading_level,
            readonly: self.readonly,
            pictures: self.avatars,
            announces: self.announce,
        }
    }

    /// The settings of the store. `webroot` and `page_user` are what Nextcloud's pages say, for attributes that are not set;
    /// `resolve` parses addresses.
    ///
    /// # Errors
    /// [`ConfigError`] when the attributes name no conversation that could exist.
    pub fn store_config(
        &self,
        webroot: &str,
        page_user: Option<String>,
        resolve: impl Fn(&str) -> Option<Address>,
    ) -> Result<StoreConfig, ConfigError> {
        let token = self.token.as_deref().unwrap_or_default();
        let token = RoomToken::parse(token).map_err(|error| match error {
            TokenError::Empty => ConfigError::NoToken,
            TokenError::Malformed => ConfigError::BadToken(token.to_owned()),
        })?;
        let base = self.base_url.as_deref().unwrap_or(webroot);
        Ok(StoreConfig {
            // Without a user and a password, which would stand before an @: it is shown.
            server: Server::parse(base, resolve).map_err(|_| {
                let shown = base.rsplit('@').next().unwrap_or_default();
                ConfigError::BadServer(shown.to_owned())
            })?,
            token,
            signaling_backend: self.signaling_backend.clone(),
            user_hint: self.user_id.clone().or(page_user),
            headers: self.headers.clone().ok_or(ConfigError::BadCredentials)?,
            interval_ms: self.interval_ms,
            sort: self.sort,
            session_of_host: self.session_of_host,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stands for the browser's parser.
    fn resolve(text: &str) -> Option<Address> {
        let origin = "https://page.example";
        Some(Address {
            href: format!("{origin}{text}"),
            origin: origin.to_owned(),
            is_of_page: true,
        })
    }

    fn config(attributes: &[(&str, &str)]) -> Config {
        let find = |name: &str| {
            attributes
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        };
        Config::of(find, Some(Vec::new()))
    }

    #[test]
    fn only_the_token_is_required() {
        let store = config(&[("token", "abcd1234")])
            .store_config("/nextcloud", Some("ada".into()), resolve)
            .unwrap();
        assert_eq!(store.server, Server::parse("/nextcloud", resolve).unwrap());
        assert_eq!(store.user_hint.as_deref(), Some("ada"));
        assert_eq!(store.interval_ms, backoff::VISIBLE_MS);
    }

    #[test]
    fn malformed_values_fall_back_to_defaults() {
        let odd = config(&[("poll-interval", "NaN"), ("heading-level", "99"), ("token", "  ")]);
        assert_eq!(
            (odd.interval_ms, odd.heading_level, odd.token),
            (backoff::VISIBLE_MS, 6, None)
        );
        let odd = config(&[("sort", "Name"), ("session", "mine"), ("readonly", "false")]);
        assert_eq!((odd.sort, odd.session_of_host), (Sort::LastPing, false));
        let off = config(&[("avatars", "off"), ("announce", "no")]);
        assert_eq!((off.avatars, off.announce), (false, true));
        assert!(odd.readonly, "present is on, as for every attribute of that kind");
        assert_eq!(config(&[("poll-interval", "0")]).interval_ms, SHORTEST_MS);
        assert_eq!(config(&[("heading-level", "-3")]).heading_level, 2);
    }

    #[test]
    fn impossible_values_are_errors() {
        assert_eq!(config(&[]).store_config("", None, resolve), Err(ConfigError::NoToken));
        let bad = config(&[("token", "A b")]);
        assert_eq!(
            bad.store_config("", None, resolve),
            Err(ConfigError::BadToken("A b".into()))
        );
        let nowhere = config(&[("token", "abcd"), ("base-url", "ftp://x")]);
        assert_eq!(
            nowhere.store_config("", None, resolve),
            Err(ConfigError::BadServer("ftp://x".into()))
        );
        let mut unreadable = config(&[("token", "abcd")]);
        unreadable.headers = None;
        assert_eq!(
            unreadable.store_config("", None, resolve),
            Err(ConfigError::BadCredentials)
        );
        let secret = config(&[("token", "abcd"), ("base-url", "ftp://ada:secret@x")]);
        assert_eq!(
            secret.store_config("", None, resolve),
            Err(ConfigError::BadServer("x".into())),
            "it is shown, and the password is not"
        );
    }
}
