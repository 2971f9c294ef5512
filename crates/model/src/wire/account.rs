//! `GET /ocs/v2.php/cloud/user`.

use super::envelope::{WireError, object, utf8};
use crate::id::UserId;

/// The viewer's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub user: UserId,
    /// Its name; empty if the server keeps none.
    pub name: String,
}

/// Reads the account; `None` when the answer names none.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn account(body: &[u8]) -> Result<Option<Account>, WireError> {
    let json = utf8(body);
    let account = object(&json)?;
    let id = account.text("id").ok_or(WireError)?;
    // Servers of several ages write the name under different keys.
    let name = account
        .text("display-name")
        .or_else(|| account.text("displayname"))
        .unwrap_or_default();
    Ok(UserId::new(&id).map(|user| Account { user, name }))
}
