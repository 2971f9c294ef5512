//! The HTTP client of one panel.

use super::endpoint::{Api, Endpoint, Server};
use super::error::Error;
use super::requests::{self, FIXED_HEADERS, Method, Request};
use crate::browser::cancel_scope::CancelScope;
use crate::browser::fetch::{self, Outgoing, Reply};
use crate::browser::host_transport::HostTransport;
use model::refusal::Refusal;
use model::wire::{self, HttpAnswer};
use std::cell::Cell;
use std::rc::Rc;

/// Sends requests to one server, with the credentials that the host gave.
#[derive(Debug)]
pub struct Client {
    server: Server,
    /// Headers that the host wants on every request, such as `Authorization`. Never shown or logged.
    extra_headers: Vec<(String, String)>,
    transport: Rc<HostTransport>,
    scope: CancelScope,
    api: Cell<Api>,
}

impl Client {
    /// The API version of the server; v1 until [`super::calls::capabilities`] says another.
    #[must_use]
    pub fn api(&self) -> Api {
        self.api.get()
    }

    /// Sets the API version of the server.
    pub(super) fn set_api(&self, api: Api) {
        self.api.set(api);
    }

    /// The host's `fetch` and request token.
    #[must_use]
    pub fn transport(&self) -> &HostTransport {
        &self.transport
    }

    /// Whether requests carry a login of their own (`Authorization`). What the browser requests by itself, such as an image,
    /// does not carry it.
    #[must_use]
    pub fn has_authorization(&self) -> bool {
        self.extra_headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("authorization"))
    }

    /// The address of an endpoint that the browser itself asks for, such as an avatar.
    #[must_use]
    pub fn url(&self, endpoint: &Endpoint) -> String {
        self.server.url(endpoint)
    }

    /// A client whose requests are aborted with `scope`.
    #[must_use]
    pub fn new(
        server: Server,
        extra_headers: Vec<(String, String)>,
        transport: Rc<HostTransport>,
        scope: CancelScope,
    ) -> Self {
        Self {
            server,
            extra_headers,
            transport,
            scope,
            api: Cell::default(),
        }
    }

    /// Sends a request and returns a success as it came. If the server refuses the request token, a new one is fetched and the
    /// request is sent once more: it was not carried out.
    ///
    /// # Errors
    /// [`Error::NoAnswer`] or [`Error::Refused`].
    pub async fn send(&self, request: &Request) -> Result<Reply, Error> {
        let result = self.send_once(request).await;
        if !matches!(result, Err(Error::Refused(Refusal::Csrf))) {
            return result;
        }
        let reply = self.send_once(&requests::csrf_token()).await?;
        let fresh = wire::csrf_token(&reply.body).ok_or(Refusal::Csrf)?;
        self.transport.set_fresh_token(Some(fresh));
        self.send_once(request).await
    }

    async fn send_once(&self, request: &Request) -> Result<Reply, Error> {
        let headers = self.headers();
        let outgoing = Outgoing {
            method: method(request.method),
            url: &self.server.url(&request.endpoint),
            headers: &headers,
            body: request.body.as_deref(),
            timeout_ms: request.timeout_ms,
        };
        check(fetch::send(outgoing, &self.transport, &self.scope).await?)
    }

    fn headers(&self) -> Vec<(String, String)> {
        let fixed = FIXED_HEADERS
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let token = self.transport.token();
        fixed
            .chain(token.map(|token| ("requesttoken".to_owned(), token)))
            .chain(self.extra_headers.iter().cloned())
            .collect()
    }
}

fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}

/// The answer if it is a success, or the refusal that it means.
fn check(reply: Reply) -> Result<Reply, Error> {
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
