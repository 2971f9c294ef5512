//! A WebSocket as messages of text.

use super::cancel_scope::CancelScope;
use futures::{SinkExt, StreamExt};
use gloo_net::websocket::Message;
use gloo_net::websocket::futures::WebSocket;
use std::fmt;

/// An open connection, or one that is being opened. Dropping it closes it.
pub struct Socket(WebSocket);

impl fmt::Debug for Socket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Socket")
    }
}

impl Socket {
    /// Connects to an address that begins with `ws`. `None` when the browser refuses it, for instance because of the page's
    /// Content-Security-Policy.
    #[must_use]
    pub fn open(address: &str) -> Option<Self> {
        WebSocket::open(address).ok().map(Self)
    }

    /// The next message; `None` at the end of the connection, or of the scope.
    pub async fn next(&mut self, scope: &CancelScope) -> Option<String> {
        let end = scope.on_cancel();
        loop {
            match end.or_notified(self.0.next()).await?? {
                Ok(Message::Text(text)) => return Some(text),
                Ok(Message::Bytes(_)) => {}
                Err(_) => return None,
            }
        }
    }

    /// Sends a message. A connection that is gone says so at the next [`Self::next`].
    pub async fn send(&mut self, message: String) {
        let _ = self.0.send(Message::Text(message)).await;
    }
}
