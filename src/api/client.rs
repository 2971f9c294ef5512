//! The HTTP client of one panel.

use super::account_gate::AccountGate;
use super::cookie_holder::{self, CookieHolder};
use super::endpoint::{Api, Endpoint, Server};
use super::error::Error;
use super::requests::{self, BY_SCRIPT, FIXED_HEADERS, FORM_TYPE, Method, Request};
use crate::browser::address;
use crate::browser::cancel_scope::CancelScope;
use crate::browser::fetch::{self, FetchError, Outgoing, Reply};
use crate::browser::host_transport::{HostTransport, TokenOwner};
use model::features::Features;
use model::refusal::Refusal;
use model::wire::{self, Account, HttpAnswer};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How often the account is asked for before one request: more doubts than this in a row, and it is not sent.
const CONFIRMATIONS_MAX: u8 = 5;

/// Sends requests to one server, with the credentials that the host gave.
#[derive(Debug)]
pub struct Client {
    server: Server,
    /// Headers that the host wants on every request, such as `Authorization`. Never shown or logged.
    extra_headers: Vec<(String, String)>,
    transport: Rc<HostTransport>,
    token_owner: TokenOwner,
    /// The request token of the newest request: another one may be that of another login.
    sent_token: RefCell<Option<String>>,
    scope: CancelScope,
    api: Cell<Api>,
    features: Cell<Features>,
    /// The address of Nextcloud as its signaling server knows it, if it is another one than for this page.
    signaling_backend: Option<String>,
    gate: AccountGate,
    holder: RefCell<Option<Rc<CookieHolder>>>,
}

impl Client {
    /// The API version of the server; v1 until [`super::calls::capabilities`] says another.
    #[must_use]
    pub fn api(&self) -> Api {
        self.api.get()
    }

    /// What the server can do besides; nothing until [`super::calls::capabilities`] says so.
    #[must_use]
    pub fn features(&self) -> Features {
        self.features.get()
    }

    /// Sets the API version of the server, and what it can do.
    pub(super) fn set_server(&self, api: Api, features: Features) {
        self.api.set(api);
        self.features.set(features);
    }

    /// The address at which a signaling server asks Talk who is connected.
    #[must_use]
    pub fn signaling_backend(&self) -> String {
        let named = self.signaling_backend.as_deref();
        let base = named.unwrap_or_else(|| self.server.base()).trim_end_matches('/');
        format!("{base}/ocs/v2.php/apps/spreed/api/v3/signaling/backend")
    }

    /// The account that requests act as.
    #[must_use]
    pub fn gate(&self) -> &AccountGate {
        &self.gate
    }

    /// Decides whether the requests of this panel have cookies; see [`super::cookie_holder`].
    pub fn claim_cookies(&self) {
        let holder = cookie_holder::claim(self.server.base(), self.token_owner.login.as_deref());
        self.holder.replace(holder);
    }

    /// Leaves the cookies to other panels.
    pub fn release_cookies(&self) {
        self.holder.replace(None);
    }

    /// Whether the requests of this panel have cookies.
    #[must_use]
    pub fn uses_cookies(&self) -> bool {
        self.holder.borrow().is_some()
    }

    /// The page has another request token, which may be that of a new login. `None`: that of the document is the newest.
    pub fn page_token_changed(&self, token: Option<String>) {
        if self.server.is_of_page() {
            self.transport.set_fresh_token(&self.token_owner, token);
        }
        self.gate.suspect();
    }

    /// Forgets the request token that a login brought.
    pub fn forget_token(&self) {
        self.transport.set_fresh_token(&self.token_owner, None);
    }

    /// The address of the server.
    #[must_use]
    pub fn server(&self) -> &str {
        self.server.base()
    }

    /// Whether requests carry a login of their own (`Authorization`). What the browser requests by itself, such as an image,
    /// does not carry it.
    #[must_use]
    pub fn has_authorization(&self) -> bool {
        self.token_owner.login.is_some()
    }

    /// The address of an endpoint that the browser itself asks for, such as an avatar.
    #[must_use]
    pub fn url(&self, endpoint: &Endpoint) -> String {
        self.server.url(endpoint)
    }

    /// A client whose requests are aborted with `scope`. No two headers have one name.
    #[must_use]
    pub fn new(
        server: Server,
        signaling_backend: Option<String>,
        extra_headers: Vec<(String, String)>,
        transport: Rc<HostTransport>,
        scope: CancelScope,
    ) -> Self {
        let authorization = |(name, _): &&(String, String)| name.eq_ignore_ascii_case("authorization");
        let login = extra_headers.iter().find(authorization).map(|(_, value)| value.clone());
        let token_owner = TokenOwner {
            server: server.base().to_owned(),
            login,
        };
        Self {
            server,
            extra_headers,
            transport,
            token_owner,
            sent_token: RefCell::default(),
            scope,
            api: Cell::default(),
            features: Cell::default(),
            signaling_backend,
            gate: AccountGate::default(),
            holder: RefCell::default(),
        }
    }

    /// Sends a request and returns a success as it came. If the server refuses the request token, a new one is fetched and the
    /// request is sent once more: it was not carried out. Where the login may be another one meanwhile, the account is asked
    /// for first.
    ///
    /// # Errors
    /// [`Error`]; [`Error::AccountChanged`]: the request was not sent, or not carried out.
    pub async fn send(&self, request: &Request) -> Result<Reply, Error> {
        let result = self.send_as_confirmed(request).await;
        if !matches!(result, Err(Error::Refused(Refusal::Csrf))) {
            return result;
        }
        // The token belongs to a login. That of the page may have been followed by another.
        self.refresh_token().await?;
        self.gate.suspect();
        self.send_as_confirmed(request).await
    }

    /// Sends a request once it is known whom it acts as. While that is asked for, there may be another reason to doubt it.
    async fn send_as_confirmed(&self, request: &Request) -> Result<Reply, Error> {
        for _ in 0..CONFIRMATIONS_MAX {
            if let Some(why) = self.gate.held() {
                return Err(why);
            }
            if self.sent_token.borrow().as_ref() != self.token().as_ref() {
                self.gate.suspect();
            }
            // Before an account was established there is none to compare with.
            if !self.gate.is_due() || self.gate.user().is_none() {
                return self.send_once(request, self.uses_cookies()).await;
            }
            self.confirm_account().await?;
        }
        Err(Error::AccountChanged)
    }

    /// Sends a request that establishes the account, or comes before that: nothing holds it back.
    ///
    /// # Errors
    /// [`Error`]
    pub(super) async fn send_first(&self, request: &Request, cookies: bool) -> Result<Reply, Error> {
        let cookies = cookies && self.uses_cookies();
        let result = self.send_once(request, cookies).await;
        if !matches!(result, Err(Error::Refused(Refusal::Csrf))) {
            return result;
        }
        self.refresh_token().await?;
        self.send_once(request, cookies).await
    }

    /// The account that a request acts as, with cookies or without. `None`: it is anonymous.
    ///
    /// # Errors
    /// [`Error`]; a 401 is none, it means `None`.
    pub(super) async fn asked_account(&self, cookies: bool) -> Result<Option<Account>, Error> {
        match self.send_first(&requests::account(), cookies).await {
            Ok(reply) => Ok(wire::account(&reply.body)?),
            Err(Error::Refused(Refusal::SignedOut)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Asks whom requests act as, and compares that with what was established.
    ///
    /// # Errors
    /// [`Error`]; see [`AccountGate::compare`].
    pub(super) async fn confirm_account(&self) -> Result<(), Error> {
        if self.gate.user().is_none() {
            return Ok(());
        }
        let seen = self.gate.suspicions();
        let account = self.asked_account(true).await?;
        self.gate.compare(account.as_ref().map(|account| &account.user), seen)?;
        // Another check may have closed the gate meanwhile.
        self.gate.held().map_or(Ok(()), Err)
    }

    async fn refresh_token(&self) -> Result<(), Error> {
        let reply = self.send_once(&requests::csrf_token(), self.uses_cookies()).await?;
        let fresh = wire::csrf_token(&reply.body).ok_or(Refusal::Csrf)?;
        self.transport.set_fresh_token(&self.token_owner, Some(fresh));
        Ok(())
    }

    async fn send_once(&self, request: &Request, cookies: bool) -> Result<Reply, Error> {
        let url = self.server.url(&request.endpoint);
        // Nothing that proves who the viewer is goes to another server, whatever became of the address on its way here.
        if !address::has_origin(&url, self.server.origin()) {
            return Err(FetchError::Unsendable.into());
        }
        let headers = self.headers();
        let outgoing = Outgoing {
            method: method(request.method),
            url: &url,
            headers: &headers,
            body: request.body.as_deref(),
            body_type: if request.is_form { FORM_TYPE } else { "application/json" },
            timeout_ms: request.timeout_ms,
            cookies,
        };
        check(fetch::send(outgoing, &self.transport, &self.scope).await?)
    }

    fn token(&self) -> Option<String> {
        self.transport.token(&self.token_owner, self.server.is_of_page())
    }

    fn headers(&self) -> Vec<(String, String)> {
        let fixed = FIXED_HEADERS
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let token = self.token();
        self.sent_token.replace(token.clone());
        // Tells the server that no browser should ask for a password by itself. On other origins the header would need CORS.
        let by_script = self.server.is_of_page().then_some(BY_SCRIPT);
        fixed
            .chain(by_script.map(|(name, value)| (name.to_owned(), value.to_owned())))
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
