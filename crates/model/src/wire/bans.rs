//! `GET /ban/{token}`: the bans of a conversation.

use super::envelope::{WireError, raw, utf8};
use super::limits::{clip, is_id};
use super::object::{Object, list};
use crate::ban::Ban;
use crate::identity::Identity;

/// Reads bans; those that cannot be read are left out.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn bans(body: &[u8]) -> Result<Vec<Ban>, WireError> {
    let json = utf8(body);
    let bans = list(raw(&json)?).ok_or(WireError)?;
    Ok(bans
        .into_iter()
        .filter_map(|item| ban(&Object::parse(item.get())?))
        .collect())
}

fn ban(object: &Object<'_>) -> Option<Ban> {
    let text = |name| clip(&object.text(name).unwrap_or_default()).to_owned();
    let id = object.text("bannedActorId").filter(|id| is_id(id))?;
    let banned = match object.text("bannedActorType")?.as_str() {
        "ip" => None,
        kind => Some(Identity::of_actor(kind, &id)?),
    };
    Some(Ban {
        id: object.unsigned("id")?,
        banned,
        name: text("bannedDisplayName"),
        moderator: text("moderatorDisplayName"),
        time: object.unsigned("bannedTime").unwrap_or(0),
        note: text("internalNote"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_without_an_id_is_left_out() {
        let body = br#"{"ocs":{"meta":{"statuscode":200},"data":[
            {"id":501,"moderatorDisplayName":"Olga","bannedActorType":"users","bannedActorId":"ivan","bannedDisplayName":"Ivan",
             "bannedTime":1700000042,"internalNote":"Rude <b>"},
            {"bannedActorType":"ip","bannedActorId":"198.51.100.7"},7]}}"#;
        let ivan = Ban {
            id: 501,
            banned: Identity::of_actor("users", "ivan"),
            name: "Ivan".into(),
            moderator: "Olga".into(),
            time: 1_700_000_042,
            note: "Rude <b>".into(),
        };
        assert!(ivan.matches("rude", |text| text.to_lowercase()) && !ivan.matches("eve", |text| text.to_lowercase()));
        assert_eq!(bans(body), Ok(vec![ivan]));
        assert_eq!(
            bans(br#"{"ocs":{"meta":{"statuscode":200},"data":[]}}"#),
            Ok(Vec::new())
        );
        assert_eq!(
            bans(br#"{"ocs":{"meta":{"statuscode":200},"data":{}}}"#),
            Err(WireError)
        );
    }
}
