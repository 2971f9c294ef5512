//! `GET /ocs/v2.php/cloud/user`.

use super::envelope::{WireError, object, says_signed_out, utf8};
use super::limits::{clip, is_id};
use crate::id::UserId;

/// The viewer's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub user: UserId,
    /// Its name; empty if the server keeps none.
    pub name: String,
}

/// Reads the account; `None` when the wrapper says that nobody is signed in.
///
/// # Errors
/// [`WireError`] when the body is not such an answer, or names no account.
pub fn account(body: &[u8]) -> Result<Option<Account>, WireError> {
    let json = utf8(body);
    if says_signed_out(&json) {
        return Ok(None);
    }
    let account = object(&json)?;
    let id = account.text("id").filter(|id| is_id(id)).ok_or(WireError)?;
    let user = UserId::new(&id).ok_or(WireError)?;
    // Servers of several ages write the name under different keys.
    let name = account
        .text("display-name")
        .or_else(|| account.text("displayname"))
        .unwrap_or_default();
    Ok(Some(Account {
        user,
        name: clip(&name).to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{ID_MAX, TEXT_MAX};

    fn of(meta: u16, data: &str) -> Result<Option<Account>, WireError> {
        account(format!(r#"{{"ocs":{{"meta":{{"statuscode":{meta}}},"data":{data}}}}}"#).as_bytes())
    }

    #[test]
    fn an_answer_without_an_account_does_not_say_that_nobody_is_signed_in() {
        let ada = of(200, r#"{"id":"ada","display-name":"Ada"}"#).unwrap().unwrap();
        assert_eq!((ada.user.as_str(), ada.name.as_str()), ("ada", "Ada"));
        assert_eq!(of(997, "[]"), Ok(None));
        let long = format!(r#"{{"id":"{}"}}"#, "a".repeat(ID_MAX + 1));
        for data in ["[]", "null", "{}", r#"{"id":""}"#, r#"{"id":7}"#, "\"ada\"", &long] {
            assert_eq!(of(200, data), Err(WireError), "{data}");
        }
        assert_eq!(of(404, r#"{"id":"ada"}"#), Err(WireError));
    }

    #[test]
    fn a_long_name_is_cut() {
        let data = format!(r#"{{"id":"ada","display-name":"{}"}}"#, "é".repeat(1_000_000));
        assert_eq!(of(200, &data).unwrap().unwrap().name, "é".repeat(TEXT_MAX));
    }
}
