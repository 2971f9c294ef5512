//! Tells the signaling server what has changed, one message after the other, in a task of its own: nobody waits for it.

use std::error::Error;
use std::time::Duration;

use axum::body::Body;
use http::header::CONTENT_TYPE;
use http::{Request, StatusCode};
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::SignalingAddress;
use super::checksum::{CHECKSUM, Checksums, RANDOM};
use super::news::Message;
use crate::gateway::upstream;
use crate::random;

/// Header with the address of this server.
const BACKEND: &str = "spreed-signaling-backend";
/// How many messages wait at most.
const WAITING: usize = 1_000;
/// How long a message may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a message was not delivered.
#[derive(Debug, thiserror::Error)]
enum DeliveryError {
    #[error("cannot be written: {0}")]
    Request(#[from] http::Error),
    #[error("cannot be reached: {}", upstream::with_causes(.0 as &dyn Error))]
    Network(#[from] hyper_util::client::legacy::Error),
    #[error("took too long")]
    Late,
    #[error("refused it with {0}")]
    Refused(StatusCode),
}

/// Messages that wait for being delivered.
#[derive(Debug)]
pub struct Outbox {
    messages: Receiver<Message>,
    server: String,
    checksums: Checksums,
    client: Client<HttpsConnector<HttpConnector>, Body>,
}

/// An empty outbox of this signaling server, and where to put messages.
pub fn new(address: &SignalingAddress) -> (Outbox, Sender<Message>) {
    let (sender, messages) = channel(WAITING);
    let outbox = Outbox {
        messages,
        server: address.url.clone(),
        checksums: Checksums::new(&address.secret),
        client: Client::builder(TokioExecutor::new()).build(upstream::connector()),
    };
    (outbox, sender)
}

impl Outbox {
    /// Delivers messages of the server at `own` for as long as it runs. What cannot be delivered is dropped; the first
    /// failure of several in a row is printed.
    pub async fn run(mut self, own: String) {
        let mut fails = false;
        while let Some(message) = self.messages.recv().await {
            let delivered = self.deliver(&own, message).await;
            if let (Err(error), false) = (&delivered, fails) {
                eprintln!("the signaling server at {} {error}", self.server);
            }
            fails = delivered.is_err();
        }
    }

    async fn deliver(&self, own: &str, message: Message) -> Result<(), DeliveryError> {
        let body = message.body.to_string();
        let random = format!("{}{}", random::secret(), random::secret());
        let request = Request::post(format!("{}/api/v1/room/{}", self.server, message.token))
            .header(CONTENT_TYPE, "application/json")
            .header(CHECKSUM, self.checksums.of(&random, body.as_bytes()))
            .header(RANDOM, random)
            .header(BACKEND, own)
            .body(Body::from(body))?;
        let answer = tokio::time::timeout(PATIENCE, self.client.request(request)).await;
        let status = answer.map_err(|_| DeliveryError::Late)??.status();
        if status.is_success() {
            Ok(())
        } else {
            Err(DeliveryError::Refused(status))
        }
    }
}
