//! `GET /ocs/v2.php/cloud/capabilities`: whether Talk is installed, and which API versions it has.

use super::envelope::{WireError, object, utf8};
use super::object::{Object, text};
use crate::attendee::MAX_UNTIL_TALK_22;
use crate::features::Features;

/// The version of the Participant API that the server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capabilities {
    /// Talk answers participant calls under v1.
    V1,
    /// Talk 12 or later: participant calls only under v4. What else the server can do.
    V4(Features),
    /// Talk answers participant calls only under a version that is newer still.
    Newer,
    /// Talk is disabled, not installed, or not available to this account.
    NoTalk,
}

/// Reads the API version from the feature list. `conversation-v4` alone means that v1 to v3 are gone; servers with v1
/// name `conversation-v2` or `-v3` or none at all.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn capabilities(body: &[u8]) -> Result<Capabilities, WireError> {
    let json = utf8(body);
    let data = object(&json)?;
    let apps = data.field("capabilities").ok_or(WireError)?;
    // No apps at all: PHP writes the empty object as `[]`.
    let Some(spreed) = data.object("capabilities").map(|apps| apps.object("spreed")) else {
        return (apps.get() == "[]").then_some(Capabilities::NoTalk).ok_or(WireError);
    };
    let Some(spreed) = spreed else {
        return Ok(Capabilities::NoTalk);
    };
    let features: Vec<String> = spreed.items("features").into_iter().filter_map(text).collect();
    let has = |feature: &str| features.iter().any(|name| name == feature);
    // Servers name every version that they speak; the newest of the names says which family that is.
    let version = |name: &String| name.strip_prefix("conversation-v")?.parse::<u32>().ok();
    let newest = features.iter().filter_map(version).max().unwrap_or(1);
    Ok(match newest {
        _ if has("conversation-v4") && !has("conversation-v3") && !has("conversation-v2") => {
            Capabilities::V4(talk(&spreed, has))
        }
        5.. if !has("conversation-v3") => Capabilities::Newer,
        _ => Capabilities::V1,
    })
}

/// What a server with v4 can do. `has`: whether a feature is in its list.
fn talk(spreed: &Object<'_>, has: impl Fn(&str) -> bool) -> Features {
    let config = spreed.object("config");
    let part = |name| config.as_ref().and_then(|config| config.object(name));
    let flag = |part: &Option<Object<'_>>, name| part.as_ref().is_some_and(|part| part.flag(name));
    let (call, federation) = (part("call"), part("federation"));
    let max = part("permissions").and_then(|permissions| permissions.unsigned("max-custom"));
    let major = spreed
        .text("version")
        .and_then(|version| version.split('.').next()?.parse().ok());
    Features {
        talk: major.unwrap_or(0),
        bans: has("ban-v1"),
        lobby: has("webinary-lobby"),
        permissions: has("publishing-permissions"),
        max_permissions: max.and_then(|max| u32::try_from(max).ok()).unwrap_or(MAX_UNTIL_TALK_22),
        call_notification: has("send-call-notification"),
        dial_out: has("sip-support-dialout") && flag(&call, "sip-dialout-enabled"),
        federation: has("federation-v1") && flag(&federation, "outgoing-enabled"),
        import: has("email-csv-import"),
        call_list: has("download-call-participants"),
        new_group: has("conversation-creation-all"),
        breakout_rooms: has("breakout-rooms-v1") && flag(&call, "breakout-rooms"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(capabilities_json: &str) -> Capabilities {
        let body = format!(
            r#"{{"ocs":{{"meta":{{"statuscode":100}},"data":{{"version":{{}},"capabilities":{capabilities_json}}}}}}}"#
        );
        capabilities(body.as_bytes()).unwrap()
    }

    #[test]
    fn capabilities_of_another_kind_do_not_say_that_there_is_no_talk() {
        for other in ["null", "\"\"", "7", "[1]"] {
            let body = format!(r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":{{"capabilities":{other}}}}}}}"#);
            assert_eq!(capabilities(body.as_bytes()), Err(WireError), "{other}");
        }
    }

    #[test]
    fn the_api_version_follows_from_the_features() {
        assert_eq!(
            of(r#"{"spreed":{"features":["audio","conversation-v2","conversation-v3"]}}"#),
            Capabilities::V1
        );
        assert_eq!(
            of(r#"{"spreed":{"features":["audio","conversation-v4"]}}"#),
            Capabilities::V4(Features::default())
        );
        assert_eq!(
            of(r#"{"spreed":{"features":["conversation-v3","conversation-v4"]}}"#),
            Capabilities::V1
        );
        assert_eq!(
            of(r#"{"spreed":{"features":["conversation-v4","conversation-v5"]}}"#),
            Capabilities::V4(Features::default())
        );
        assert_eq!(
            of(r#"{"spreed":{"features":["audio","conversation-v7"]}}"#),
            Capabilities::Newer
        );
        assert_eq!(of(r#"{"spreed":{"features":[]}}"#), Capabilities::V1);
        assert_eq!(of(r#"{"theming":{}}"#), Capabilities::NoTalk);
        assert_eq!(of("[]"), Capabilities::NoTalk);
    }

    #[test]
    fn what_the_server_can_do_follows_from_features_config_and_version() {
        let spreed = r#"{"spreed":{"features":["conversation-v4","ban-v1","webinary-lobby","sip-support-dialout","federation-v1"],
            "config":{"call":{"sip-dialout-enabled":true},"federation":{"outgoing-enabled":false},"permissions":{"max-custom":511}},
            "version":"23.0.1"}}"#;
        let expected = Features {
            talk: 23,
            bans: true,
            lobby: true,
            dial_out: true,
            max_permissions: 511,
            ..Features::default()
        };
        assert_eq!(of(spreed), Capabilities::V4(expected));
        assert!(expected.promotes_all() && !Features::default().promotes_all());
    }
}
