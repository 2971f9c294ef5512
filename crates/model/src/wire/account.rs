//! `GET /ocs/v2.php/cloud/user`.

use super::envelope::{WireError, data};
use super::lenient::or_default;
use crate::id::UserId;
use serde::Deserialize;

/// The account that the server takes the viewer for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub user: UserId,
    /// Its name; empty if the server keeps none.
    pub name: String,
}

#[derive(Deserialize)]
struct Body {
    id: String,
    #[serde(rename = "display-name", default, deserialize_with = "or_default")]
    display_name: String,
    #[serde(rename = "displayname", default, deserialize_with = "or_default")]
    other_name: String,
}

/// Reads the account; `None` when the answer names nobody.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn account(body: &[u8]) -> Result<Option<Account>, WireError> {
    let body: Body = data(body)?;
    let name = if body.display_name.is_empty() {
        body.other_name
    } else {
        body.display_name
    };
    Ok(UserId::new(&body.id).map(|user| Account { user, name }))
}
