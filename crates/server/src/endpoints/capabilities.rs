//! `GET /ocs/v2.php/cloud/capabilities`: what the server can do; readable without a login, with fewer entries then.

use serde_json::{Value, json};

use crate::call::Call;
use crate::ocs::{Answer, Outcome};

/// Talk's features as recorded.
const FEATURES: [&str; 26] = [
    "audio",
    "video",
    "chat-v2",
    "conversation-v2",
    "guest-signaling",
    "empty-group-room",
    "guest-display-names",
    "multi-room-users",
    "favorites",
    "last-room-activity",
    "no-ping",
    "system-messages",
    "mention-flag",
    "in-call-flags",
    "notification-levels",
    "invite-groups-and-mails",
    "locked-one-to-one-rooms",
    "read-only-rooms",
    "chat-read-marker",
    "webinary-lobby",
    "start-call-flag",
    "chat-replies",
    "circles-support",
    "force-mute",
    "conversation-v3",
    "sip-support",
];

/// Handles the request.
///
/// # Errors
/// None.
pub fn handle(call: &Call<'_>) -> Outcome {
    let logged_in = call.visitor.account.is_some();
    let features = call
        .app
        .features()
        .unwrap_or_else(|| FEATURES.map(str::to_owned).to_vec());
    let mut attachments = json!({"allowed": logged_in});
    let mut capabilities = json!({});
    if logged_in {
        attachments["folder"] = json!("/Talk");
        capabilities["core"] = json!({"pollinterval": 60, "webdav-root": "remote.php/webdav"});
    }
    capabilities["bruteforce"] = json!({"delay": 0});
    capabilities["spreed"] = json!({
        "features": features,
        "config": {
            "attachments": attachments,
            "chat": {"max-length": 32000},
            "conversations": {"can-create": logged_in},
        },
    });
    capabilities["theming"] = theming(call.origin);
    if logged_in {
        capabilities["user_status"] = json!({"enabled": true, "supports_emoji": true});
    }
    let data = json!({
        "version": {
            "major": 20, "minor": 0, "micro": 2, "string": "20.0.2", "edition": "", "extendedSupport": false,
        },
        "capabilities": capabilities,
    });
    Ok(Answer::ok(data))
}

fn theming(origin: &str) -> Value {
    json!({
        "name": "Nextcloud",
        "url": "https://nextcloud.com",
        "slogan": "a safe home for all your data",
        "color": "#0082c9",
        "color-text": "#ffffff",
        "color-element": "#0082c9",
        "color-element-bright": "#0082c9",
        "color-element-dark": "#0082c9",
        "logo": format!("{origin}/core/img/logo/logo.svg?v=0"),
        "background": format!("{origin}/core/img/background.png?v=0"),
        "background-plain": false,
        "background-default": true,
        "logoheader": format!("{origin}/core/img/logo/logo.svg?v=0"),
        "favicon": format!("{origin}/core/img/logo/logo.svg?v=0"),
    })
}
