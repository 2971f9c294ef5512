//! Sends requests to one server, with the credentials that the page gave.

use super::endpoint::{Api, Endpoint, Server};
use super::error::Error;
use super::requests::{self, FIXED_HEADERS, Method, Request};
use crate::browser::cancel_scope::CancelScope;
use crate::browser::fetch::{self, Outgoing, Reply};
use crate::browser::host_transport::HostTransport;
use model::refusal::Refusal;
use model::wire::{self, HttpAnswer};
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

/// A server as one panel talks to it.
#[derive(Debug)]
pub struct Client {
    server: Server,
    /// Headers that the page wants on every request, such as `Authorization`. Never shown or logged.
    extra_headers: Vec<(String, String)>,
    /// What the page brings of its own.
    ways: Rc<HostTransport>,
    life: CancelScope,
    api: Cell<Api>,
}

/// An answer to come. Boxed: otherwise everything that happens on the way becomes part of each function that waits for it.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Result<Reply, Error>> + 'a>>;

impl Client {
    /// The version in which to ask.
    #[must_use]
    pub fn api(&self) -> Api {
        self.api.get()
    }

    /// The server speaks this version.
    pub(super) fn speak(&self, api: Api) {
        self.api.set(api);
    }

    /// The page, as the client uses it.
    #[must_use]
    pub fn ways(&self) -> &HostTransport {
        &self.ways
    }

    /// The address of what the browser asks for by itself.
    #[must_use]
    pub fn url(&self, endpoint: &Endpoint) -> String {
        self.server.url(endpoint)
    }

    /// A client whose requests end with `life`.
    #[must_use]
    pub fn new(
        server: Server,
        extra_headers: Vec<(String, String)>,
        ways: Rc<HostTransport>,
        life: CancelScope,
    ) -> Self {
        Self {
            server,
            extra_headers,
            ways,
            life,
            api: Cell::default(),
        }
    }

    /// Sends a request; an answer that is a success is returned as it came. If the server misses the proof that the request
    /// comes from its page, a new proof is fetched and the request is sent once more: it was not carried out.
    ///
    /// # Errors
    /// [`Error::NoAnswer`] or [`Error::Refused`].
    pub fn send<'a>(&'a self, request: &'a Request) -> Answering<'a> {
        Box::pin(async move {
            let mut result = self.send_once(request).await;
            if let Err(Error::Refused(Refusal::Csrf)) = result {
                let reply = self.send_once(&requests::csrf_token()).await?;
                let fresh = wire::csrf_token(&reply.body).ok_or(Refusal::Csrf)?;
                self.ways.set_fresh_token(Some(fresh));
                result = self.send_once(request).await;
            }
            result
        })
    }

    fn send_once<'a>(&'a self, request: &'a Request) -> Answering<'a> {
        Box::pin(async move {
            let headers = self.headers();
            let outgoing = Outgoing {
                method: method(request.method),
                url: &self.server.url(&request.endpoint),
                headers: &headers,
                body: request.body.as_deref(),
                timeout_ms: request.timeout_ms,
            };
            judge(fetch::send(outgoing, &self.ways, &self.life).await?)
        })
    }

    #[inline(never)]
    fn headers(&self) -> Vec<(String, String)> {
        let fixed = FIXED_HEADERS
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let token = self.ways.token();
        fixed
            .chain(token.map(|token| ("requesttoken".to_owned(), token)))
            .chain(self.extra_headers.iter().cloned())
            .collect()
    }
}

#[inline(never)]
fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}

/// An answer that is a success, or what else it means.
#[inline(never)]
fn judge(reply: Reply) -> Result<Reply, Error> {
    let answer = HttpAnswer {
        status: reply.status,
        maintenance: reply.maintenance,
        retry_after: reply.retry_after,
        body: &reply.body,
    };
    match wire::refusal(&answer) {
        Some(refusal) => Err(refusal.into()),
        None => Ok(reply),
    }
}
