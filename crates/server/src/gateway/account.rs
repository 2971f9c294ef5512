//! The account of a tab, and the gateway's own calls for it.
//!
//! The password is verified before anything else is sent: on endpoints that are open to guests a mistyped one would make
//! the user a guest without a word. The login name need not be the user id: LDAP names, e-mail addresses and other cases
//! are right as well, so the server is asked for the id.

use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::header::{ACCEPT, CONTENT_TYPE, HOST, LOCATION};
use http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use super::Gateway;
use super::jar::Jar;

/// More than any account answer.
const LARGEST_ANSWER: usize = 1 << 20;
/// The longest login name and password that the server is asked about, in bytes.
const LONGEST_LOGIN: usize = 255;
const LONGEST_PASSWORD: usize = 1024;
/// As whom the gateway's own calls are sent.
const OWN_HOST: &str = "localhost";

/// The account that a tab was signed in to.
#[derive(Debug)]
pub struct SignedIn {
    /// User id, as the server writes it.
    pub user: String,
    /// Display name, as the server writes it.
    pub display_name: Value,
}

/// Why a sign-in failed, as the page reports it.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// No tab named.
    #[error("no-tab")]
    NoTab,
    /// Not the JSON of the contract, or an unknown persona.
    #[error("bad-request")]
    BadRequest,
    /// Unknown account or wrong password.
    #[error("wrong")]
    Wrong,
    /// Too many attempts, for the server or, with the time until the next one, for the gateway.
    #[error("too-many")]
    TooMany(Option<Duration>),
    /// Too many tabs are signed in or have joined.
    #[error("too-many-tabs")]
    TooManyTabs,
    /// Another sign-in of the tab is under way, or the tab was signed out meanwhile.
    #[error("busy")]
    Busy,
    /// The server does not answer, or has a problem.
    #[error("unreachable")]
    Unreachable,
    /// Something answers that is no Nextcloud.
    #[error("no-nextcloud")]
    NoNextcloud,
    /// The server redirects every request to another address, for instance from http to https.
    #[error("moved")]
    Moved(String),
    /// The server is in maintenance.
    #[error("maintenance")]
    Maintenance,
}

impl SignInError {
    /// HTTP status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NoTab | Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Wrong => StatusCode::UNAUTHORIZED,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::CONFLICT,
            Self::Unreachable | Self::NoNextcloud | Self::Moved(_) => StatusCode::BAD_GATEWAY,
            Self::Maintenance | Self::TooManyTabs => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Body of the answer: a word for the page and, where there is one, the address to use instead.
    pub fn answer(&self) -> Value {
        match self {
            Self::Moved(address) => json!({"message": self.to_string(), "address": address}),
            Self::TooMany(Some(pause)) => json!({"message": self.to_string(), "seconds": seconds(*pause)}),
            _ => json!({"message": self.to_string()}),
        }
    }
}

/// Whole seconds, rounded up.
fn seconds(pause: Duration) -> u64 {
    pause.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX)
}

/// Verifies a login name and a password; slowed down after failures. The jar of the account is one of its own, so that
/// nothing acts for a tab before it is verified.
///
/// # Errors
/// When the server does not let the account in, or was not asked: because of earlier failures, or for a name or password
/// that none has.
pub async fn with_account(gateway: &Gateway, login: String, password: String) -> Result<(Jar, SignedIn), SignInError> {
    // What follows a colon in the name would be sent as the beginning of the password.
    if login.contains(':') || login.len() > LONGEST_LOGIN || password.len() > LONGEST_PASSWORD {
        return Err(SignInError::Wrong);
    }
    let pause = gateway.throttle.attempt(&login, Instant::now());
    if !pause.is_zero() {
        return Err(SignInError::TooMany(Some(pause)));
    }
    let jar = Jar::of_account(login.clone(), password);
    let verified = tokio::time::timeout(gateway.sign_in_patience, verify_twice(gateway, &jar)).await;
    let verified = verified.unwrap_or(Err(SignInError::Unreachable));
    match &verified {
        Ok(_) => gateway.throttle.succeeded(&login),
        Err(SignInError::Wrong) => {}
        Err(_) => gateway.throttle.not_a_guess(&login),
    }
    verified.map(|account| (jar, account))
}

/// The login of a first Basic request lasts only for that request. The second one, with its cookies, is kept for further
/// ones; without it a join made next would be ended by the call after the join.
async fn verify_twice(gateway: &Gateway, jar: &Jar) -> Result<SignedIn, SignInError> {
    verify(gateway, jar).await?;
    verify(gateway, jar).await
}

async fn verify(gateway: &Gateway, jar: &Jar) -> Result<SignedIn, SignInError> {
    let path = format!("{}/ocs/v2.php/cloud/user?format=json", gateway.backend.base());
    let response = send(gateway, jar, Method::GET, &path, Value::Null).await?;
    if let Some(error) = refused(&response) {
        return Err(error);
    }
    let data = body_of(response).await.map_err(|_| SignInError::NoNextcloud)?;
    let id = data["id"].as_str().ok_or(SignInError::NoNextcloud)?;
    let name = data
        .get("display-name")
        .or_else(|| data.get("displayname"))
        .cloned()
        .unwrap_or(Value::Null);
    Ok(SignedIn {
        user: id.to_owned(),
        display_name: name,
    })
}

/// Why an answer to the question for the own account is none.
fn refused(response: &Response) -> Option<SignInError> {
    let status = response.status();
    if status.is_redirection() {
        let location = response.headers().get(LOCATION)?.to_str().unwrap_or_default();
        // Redirects within the server, already translated, lead to its login page.
        return match elsewhere(location) {
            Some(address) => Some(SignInError::Moved(address)),
            None => Some(SignInError::Wrong),
        };
    }
    match status {
        _ if status.is_success() => None,
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Some(SignInError::Wrong),
        StatusCode::TOO_MANY_REQUESTS => Some(SignInError::TooMany(None)),
        StatusCode::SERVICE_UNAVAILABLE => Some(SignInError::Maintenance),
        _ if status.is_client_error() => Some(SignInError::NoNextcloud),
        _ => Some(SignInError::Unreachable),
    }
}

/// The address of a server that a redirect leads to, without the path of the call, if it is another one.
fn elsewhere(location: &str) -> Option<String> {
    if !location.contains("://") || location.starts_with(&format!("http://{OWN_HOST}/")) {
        return None;
    }
    let call = location.find("/ocs/").unwrap_or(location.len());
    Some(location[..call].trim_end_matches('/').to_owned())
}

/// Sends an API call of the gateway's own for a tab.
///
/// # Errors
/// When the request cannot be written.
pub async fn send(
    gateway: &Gateway,
    jar: &Jar,
    method: Method,
    path: &str,
    body: Value,
) -> Result<Response, SignInError> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(HOST, OWN_HOST)
        .header("ocs-apirequest", "true")
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/json")
        .body(if body.is_null() {
            Body::empty()
        } else {
            Body::from(body.to_string())
        })
        .map_err(|_| SignInError::Unreachable)?;
    Ok(gateway.pass_for(jar, request).await)
}

/// `ocs.data` of an answer.
///
/// # Errors
/// When the answer is not in the envelope.
pub async fn body_of(response: Response) -> Result<Value, SignInError> {
    let bytes = to_bytes(response.into_body(), LARGEST_ANSWER)
        .await
        .map_err(|_| SignInError::Unreachable)?;
    let mut value: Value = serde_json::from_slice(&bytes).map_err(|_| SignInError::Unreachable)?;
    Ok(value["ocs"]["data"].take())
}
