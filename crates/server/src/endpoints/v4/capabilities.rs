//! `GET /ocs/v2.php/cloud/capabilities` of Nextcloud 27 with Talk 17. Of the many apps only those are named that exist
//! here; visitors without a login are told less.

use serde_json::{Value, json};

use crate::call::Call;
use crate::ocs::{Answer, Outcome};

/// Talk's version.
const TALK: &str = "17.1.5";

/// Talk's features as recorded.
const FEATURES: [&str; 64] = [
    "audio",
    "video",
    "chat-v2",
    "conversation-v4",
    "guest-signaling",
    "empty-group-room",
    "guest-display-names",
    "multi-room-users",
    "favorites",
    "last-room-activity",
    "no-ping",
    "system-messages",
    "delete-messages",
    "mention-flag",
    "in-call-flags",
    "conversation-call-flags",
    "notification-levels",
    "invite-groups-and-mails",
    "locked-one-to-one-rooms",
    "read-only-rooms",
    "listable-rooms",
    "chat-read-marker",
    "chat-unread",
    "webinary-lobby",
    "start-call-flag",
    "chat-replies",
    "circles-support",
    "force-mute",
    "sip-support",
    "sip-support-nopin",
    "chat-read-status",
    "phonebook-search",
    "raise-hand",
    "room-description",
    "rich-object-sharing",
    "temp-user-avatar-api",
    "geo-location-sharing",
    "voice-message-sharing",
    "signaling-v3",
    "publishing-permissions",
    "clear-history",
    "direct-mention-flag",
    "notification-calls",
    "conversation-permissions",
    "rich-object-list-media",
    "rich-object-delete",
    "unified-search",
    "chat-permission",
    "silent-send",
    "silent-call",
    "send-call-notification",
    "talk-polls",
    "breakout-rooms-v1",
    "recording-v1",
    "avatar",
    "chat-get-context",
    "single-conversation-status",
    "chat-keep-notifications",
    "typing-privacy",
    "remind-me-later",
    "bots-v1",
    "markdown-messages",
    "message-expiration",
    "reactions",
];

/// Reactions in calls, as recorded.
const REACTIONS: [&str; 10] = ["❤️", "🎉", "👏", "👍", "👎", "😂", "🤩", "🤔", "😲", "😥"];

/// Backgrounds in calls, as recorded.
const BACKGROUNDS: [&str; 8] = [
    "1_office.jpg",
    "2_home.jpg",
    "3_abstract.jpg",
    "4_beach.jpg",
    "5_park.jpg",
    "6_theater.jpg",
    "7_library.jpg",
    "8_space_station.jpg",
];

/// Handles the request.
///
/// # Errors
/// None.
pub fn handle(call: &Call<'_>) -> Outcome {
    let logged_in = call.visitor.account.is_some();
    let mut capabilities = json!({});
    if logged_in {
        capabilities["core"] = json!({
            "pollinterval": 60,
            "webdav-root": "remote.php/webdav",
            "reference-api": false,
        });
    }
    capabilities["bruteforce"] = json!({"delay": 0, "allow-listed": true});
    capabilities["spreed"] = talk(call, logged_in);
    capabilities["theming"] = theming(call.origin);
    if logged_in {
        capabilities["user_status"] = json!({"enabled": true, "restore": true, "supports_emoji": true});
    }
    let data = json!({
        "version": {
            "major": 27, "minor": 1, "micro": 10, "string": "27.1.10 RC1", "edition": "", "extendedSupport": false,
        },
        "capabilities": capabilities,
    });
    Ok(Answer::ok(data))
}

fn talk(call: &Call<'_>, logged_in: bool) -> Value {
    let features = call
        .app
        .features()
        .unwrap_or_else(|| FEATURES.map(str::to_owned).to_vec());
    let mut attachments = json!({"allowed": logged_in});
    if logged_in {
        attachments["folder"] = json!("/Talk");
    }
    json!({
        "features": features,
        "config": {
            "attachments": attachments,
            "call": {
                "enabled": true,
                "breakout-rooms": true,
                "recording": false,
                "supported-reactions": REACTIONS,
                "predefined-backgrounds": BACKGROUNDS,
                "can-upload-background": logged_in,
            },
            "chat": {"max-length": 32000, "read-privacy": 0, "translations": [], "typing-privacy": 0},
            "conversations": {"can-create": logged_in},
            "previews": {"max-gif-size": 3_145_728},
            "signaling": {"session-ping-limit": 200, "hello-v2-token-key": "none"},
        },
        "version": TALK,
    })
}

fn theming(origin: &str) -> Value {
    let logo = format!("{origin}/core/img/logo/logo.svg?v=0");
    json!({
        "name": "Nextcloud",
        "url": "https://nextcloud.com",
        "slogan": "a safe home for all your data",
        "color": "#0082c9",
        "color-text": "#ffffff",
        "color-element": "#0082c9",
        "color-element-bright": "#0082c9",
        "color-element-dark": "#0082c9",
        "logo": logo,
        "background": format!("{origin}/apps/theming/img/background/kamil-porembinski-clouds.jpg"),
        "background-plain": false,
        "background-default": true,
        "logoheader": logo,
        "favicon": logo,
    })
}
