//! `GET /ocs/v2.php/cloud/capabilities`: whether Talk is there, and which API it speaks.

use super::envelope::{WireError, data};
use serde::Deserialize;
use serde_json::value::RawValue;

/// What a server can do for this panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capabilities {
    /// Talk answers participant calls under v1.
    V1,
    /// Talk 12 or later: participant calls only under v4.
    OnlyV4,
    /// Talk is off, not installed, or not for this person.
    NoTalk,
}

#[derive(Deserialize)]
struct Body<'a> {
    #[serde(borrow)]
    capabilities: &'a RawValue,
}

#[derive(Deserialize)]
struct Apps<'a> {
    #[serde(borrow, default)]
    spreed: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Spreed {
    #[serde(default)]
    features: Vec<String>,
}

/// Reads what the server can do. `conversation-v4` alone means that the elder versions are gone; servers of the time of
/// v1 name `conversation-v2` or `-v3` or none at all.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn capabilities(body: &[u8]) -> Result<Capabilities, WireError> {
    let body: Body<'_> = data(body)?;
    // No apps at all: PHP writes the empty object as `[]`.
    let apps: Apps<'_> = serde_json::from_str(body.capabilities.get()).unwrap_or(Apps { spreed: None });
    let Some(spreed) = apps.spreed else {
        return Ok(Capabilities::NoTalk);
    };
    let spreed: Spreed = serde_json::from_str(spreed.get()).unwrap_or(Spreed { features: Vec::new() });
    let has = |feature: &str| spreed.features.iter().any(|f| f == feature);
    if has("conversation-v4") && !has("conversation-v3") && !has("conversation-v2") {
        Ok(Capabilities::OnlyV4)
    } else {
        Ok(Capabilities::V1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(capabilities_json: &str) -> Capabilities {
        let body = format!(r#"{{"ocs":{{"meta":{{}},"data":{{"version":{{}},"capabilities":{capabilities_json}}}}}}}"#);
        capabilities(body.as_bytes()).unwrap()
    }

    #[test]
    fn the_api_version_follows_from_the_features() {
        assert_eq!(
            of(r#"{"spreed":{"features":["audio","conversation-v2","conversation-v3"]}}"#),
            Capabilities::V1
        );
        assert_eq!(
            of(r#"{"spreed":{"features":["audio","conversation-v4"]}}"#),
            Capabilities::OnlyV4
        );
        assert_eq!(
            of(r#"{"spreed":{"features":["conversation-v3","conversation-v4"]}}"#),
            Capabilities::V1
        );
        assert_eq!(of(r#"{"spreed":{"features":[]}}"#), Capabilities::V1);
        assert_eq!(of(r#"{"theming":{}}"#), Capabilities::NoTalk);
        assert_eq!(of("[]"), Capabilities::NoTalk);
    }
}
