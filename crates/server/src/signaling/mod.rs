//! A signaling server beside this one: Talk's high-performance backend (nextcloud-spreed-signaling), a program of its own.
//!
//! Clients hold a WebSocket to it. It asks this server who they are and keeps their sessions alive
//! ([`crate::endpoints::signaling_backend`]), and this server tells it what changes, so that it can tell the clients.
//!
//! What to tell comes from comparing conversations before and after each transaction ([`watch`], [`news`]): whatever
//! changes them, an endpoint, the simulation or a test, the signaling server hears of it.

pub mod checksum;
pub mod entries;
pub mod news;
pub mod outbox;
pub mod picture;
pub mod tickets;
pub mod watch;

use http::Uri;
use http::uri::Scheme;

use crate::app::App;
use crate::authority;
use crate::store::StoreError;
use checksum::Checksums;
use outbox::Outbox;
use tickets::{TicketError, Tickets};
use watch::Watch;

/// Why a signaling server cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SignalingError {
    /// The keys could not be read or kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys could not be made.
    #[error(transparent)]
    Tickets(#[from] TicketError),
}

/// Where a signaling server is, and the secret that both servers know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalingAddress {
    /// `http://` or `https://`, without a slash at the end.
    pub url: String,
    /// The secret.
    pub secret: String,
}

impl SignalingAddress {
    /// None unless the URL is one of a web server, and there is a secret.
    pub fn parse(url: &str, secret: &str) -> Option<Self> {
        let parts = url.parse::<Uri>().ok()?.into_parts();
        let is_web = parts.scheme == Some(Scheme::HTTP) || parts.scheme == Some(Scheme::HTTPS);
        let has_host = authority::parse(parts.authority?.as_str()).is_some();
        let is_plain = !url.contains(['@', '?', '#']);
        (is_web && has_host && is_plain && !secret.is_empty()).then(|| Self {
            url: url.trim_end_matches('/').to_owned(),
            secret: secret.to_owned(),
        })
    }

    /// The origin of the WebSockets that clients open.
    pub fn socket_origin(&self) -> String {
        let socket = self.url.replacen("http", "ws", 1);
        let host = socket.find("://").map_or(0, |at| at + 3);
        let end = socket[host..].find('/').map_or(socket.len(), |at| host + at);
        socket[..end].to_owned()
    }
}

/// What this server knows of its signaling server.
#[derive(Debug)]
pub struct Signaling {
    /// Where clients find it.
    pub server: String,
    /// Checks what it sends.
    pub checksums: Checksums,
    /// Signs what clients show it.
    pub tickets: Tickets,
}

/// Connects a server with its signaling server. What has to be told waits in the outbox, which somebody has to run.
///
/// # Errors
/// See [`SignalingError`].
pub fn connect(app: &mut App, address: &SignalingAddress) -> Result<Outbox, SignalingError> {
    let tickets = Tickets::new(app.store.write(|db| tickets::keys(db))?)?;
    let (outbox, messages) = outbox::new(address);
    let watch = app.store.write(|db| Watch::new(db, app.settings.version, messages))?;
    app.store.observe(Box::new(watch));
    app.signaling = Some(Signaling {
        server: address.url.clone(),
        checksums: Checksums::new(&address.secret),
        tickets,
    });
    Ok(outbox)
}

#[cfg(test)]
mod tests {
    use super::SignalingAddress;

    #[test]
    fn addresses() {
        let url = |given: &str| SignalingAddress::parse(given, "secret").map(|address| address.url);
        assert_eq!(
            url("https://cloud.example/signaling/").as_deref(),
            Some("https://cloud.example/signaling")
        );
        assert_eq!(url("http://127.0.0.1:1").as_deref(), Some("http://127.0.0.1:1"));
        for wrong in [
            "ws://cloud.example",
            "cloud.example",
            "https://ada:secret@cloud.example",
            "https://cloud.example?a",
        ] {
            assert_eq!(url(wrong), None, "{wrong}");
        }
        assert_eq!(SignalingAddress::parse("http://127.0.0.1:1", ""), None);
        let socket = |given: &str| SignalingAddress::parse(given, "secret").map(|address| address.socket_origin());
        assert_eq!(
            socket("https://cloud.example/a/b/").as_deref(),
            Some("wss://cloud.example")
        );
        assert_eq!(socket("http://127.0.0.1:1").as_deref(), Some("ws://127.0.0.1:1"));
    }
}
