//! Signing a tab in and out.

use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::personas;
use crate::gateway::Gateway;
use crate::gateway::account::{SignInError, SignedIn, with_account};
use crate::gateway::tabs;

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum SignInRequest {
    Persona { persona: String },
    Account { user: String, password: String },
}

/// `POST /demo/sign-in`.
pub async fn sign_in(gateway: &Gateway, headers: &HeaderMap, body: &[u8]) -> (StatusCode, Value) {
    match try_sign_in(gateway, headers, body).await {
        Ok(Some(account)) => (
            StatusCode::OK,
            json!({"user": account.user, "displayName": account.display_name}),
        ),
        Ok(None) => (StatusCode::OK, json!({"user": null, "displayName": null})),
        Err(error) => (error.status(), error.answer()),
    }
}

/// `GET /demo/sign-in`: whether the tab is signed in with a password that is not forgotten.
pub fn state(gateway: &Gateway, headers: &HeaderMap) -> (StatusCode, Value) {
    of_tab(headers, |tab| json!({"signedIn": gateway.tabs.is_signed_in(tab)}))
}

/// `POST /demo/sign-out`.
pub fn sign_out(gateway: &Gateway, headers: &HeaderMap) -> (StatusCode, Value) {
    of_tab(headers, |tab| {
        gateway.tabs.remove(tab);
        json!({})
    })
}

/// The answer for the tab that the headers name, 400 without one.
fn of_tab(headers: &HeaderMap, answer: impl FnOnce(&str) -> Value) -> (StatusCode, Value) {
    match tabs::tab(headers) {
        Some(tab) => (StatusCode::OK, answer(&tab)),
        None => (SignInError::NoTab.status(), SignInError::NoTab.answer()),
    }
}

/// Signs a tab in. Until the server has let the account in, and if it does not, the tab stays what it was.
async fn try_sign_in(gateway: &Gateway, headers: &HeaderMap, body: &[u8]) -> Result<Option<SignedIn>, SignInError> {
    let tab = tabs::tab(headers).ok_or(SignInError::NoTab)?;
    let request: SignInRequest = serde_json::from_slice(body).map_err(|_| SignInError::BadRequest)?;
    if tab.starts_with(tabs::GUEST) {
        return Err(SignInError::BadRequest);
    }
    let jar = gateway.tabs.jar(&tab).map_err(|_| SignInError::TooManyTabs)?;
    let Ok(_only_one) = jar.sign_in.try_lock() else {
        return Err(SignInError::Busy);
    };
    let generation = jar.generation();
    let (verified, account) = match request {
        SignInRequest::Account { user, password } => {
            let (verified, account) = with_account(gateway, user, password).await?;
            (verified, Some(account))
        }
        SignInRequest::Persona { persona } => personas::sign_in(gateway, &persona).await?,
    };
    if !jar.take_over(verified, generation) {
        return Err(SignInError::Busy);
    }
    if gateway.tabs.keep(&tab, &jar).is_err() {
        jar.empty();
        return Err(SignInError::TooManyTabs);
    }
    Ok(account)
}
