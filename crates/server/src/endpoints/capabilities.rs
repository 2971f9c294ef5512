//! `GET /ocs/v2.php/cloud/capabilities`: what the server can do. Visitors without a login are told less; of the many apps of
//! Nextcloud only those are named that exist here.

use serde_json::{Value, json};

use super::capabilities_22;
use super::room_get::TALK_HASH;
use crate::context::Context;
use crate::ocs::{Answer, EndpointResult};
use crate::store::Stored;
use crate::version::Version;

/// Features of Talk 10, as recorded.
const TALK_10: &str = "audio video chat-v2 conversation-v2 guest-signaling empty-group-room guest-display-names multi-room-users \
    favorites last-room-activity no-ping system-messages mention-flag in-call-flags notification-levels \
    invite-groups-and-mails locked-one-to-one-rooms read-only-rooms chat-read-marker webinary-lobby \
    start-call-flag chat-replies circles-support force-mute conversation-v3 sip-support";

/// Features of Talk 17, as recorded.
const TALK_17: &str = "audio video chat-v2 conversation-v4 guest-signaling empty-group-room guest-display-names multi-room-users \
    favorites last-room-activity no-ping system-messages delete-messages mention-flag in-call-flags \
    conversation-call-flags notification-levels invite-groups-and-mails locked-one-to-one-rooms read-only-rooms \
    listable-rooms chat-read-marker chat-unread webinary-lobby start-call-flag chat-replies circles-support \
    force-mute sip-support sip-support-nopin chat-read-status phonebook-search raise-hand room-description \
    rich-object-sharing temp-user-avatar-api geo-location-sharing voice-message-sharing signaling-v3 \
    publishing-permissions clear-history direct-mention-flag notification-calls conversation-permissions \
    rich-object-list-media rich-object-delete unified-search chat-permission silent-send silent-call \
    send-call-notification talk-polls breakout-rooms-v1 recording-v1 avatar chat-get-context \
    single-conversation-status chat-keep-notifications typing-privacy remind-me-later bots-v1 markdown-messages \
    message-expiration reactions";

/// Reactions in calls, as recorded.
const REACTIONS: [&str; 10] = ["❤️", "🎉", "👏", "👍", "👎", "😂", "🤩", "🤔", "😲", "😥"];

/// Backgrounds in calls, as recorded.
pub(super) const BACKGROUNDS: [&str; 8] = [
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
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (is_v4, logged_in) = (context.is_v4(), context.visitor.account.is_some());
    let mut capabilities = json!({});
    if logged_in {
        capabilities["core"] = json!({"pollinterval": 60, "webdav-root": "remote.php/webdav"});
        if is_v4 {
            capabilities["core"]["reference-api"] = json!(false);
        }
    }
    capabilities["bruteforce"] = json!({"delay": 0});
    if is_v4 {
        capabilities["bruteforce"]["allow-listed"] = json!(!context.is_22());
    }
    capabilities["spreed"] = talk(context, logged_in)?;
    capabilities["theming"] = theming(context);
    if logged_in {
        capabilities["user_status"] = if context.is_22() {
            json!({"enabled": true, "restore": true, "supports_emoji": true, "supports_busy": true})
        } else if is_v4 {
            json!({"enabled": true, "restore": true, "supports_emoji": true})
        } else {
            json!({"enabled": true, "supports_emoji": true})
        };
    }
    let (major, minor, micro, string) = match context.version() {
        Version::Talk10 => (20, 0, 2, "20.0.2"),
        Version::Talk17 => (27, 1, 10, "27.1.10 RC1"),
        Version::Talk22 => (32, 0, 1, "32.0.1"),
    };
    Ok(Answer::ok(json!({
        "version": {
            "major": major,
            "minor": minor,
            "micro": micro,
            "string": string,
            "edition": "",
            "extendedSupport": false,
        },
        "capabilities": capabilities,
    })))
}

fn talk(context: &Context<'_>, logged_in: bool) -> Stored<Value> {
    if context.is_22() {
        return capabilities_22::talk(context);
    }
    let recorded = if context.is_v4() { TALK_17 } else { TALK_10 };
    let features = context.app.features();
    let features = features.unwrap_or_else(|| recorded.split(' ').map(str::to_owned).collect());
    let mut attachments = json!({"allowed": logged_in});
    if logged_in {
        attachments["folder"] = json!("/Talk");
    }
    let conversations = json!({"can-create": logged_in});
    if !context.is_v4() {
        let chat = json!({"max-length": 32000});
        let config = json!({"attachments": attachments, "chat": chat, "conversations": conversations});
        return Ok(json!({"features": features, "config": config}));
    }
    let signaling = context.app.signaling.as_ref();
    let key = signaling.map_or_else(|| "none".to_owned(), |signaling| signaling.tickets.public_key());
    Ok(json!({
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
            "conversations": conversations,
            "previews": {"max-gif-size": 3_145_728},
            "signaling": {"session-ping-limit": 200, "hello-v2-token-key": key},
        },
        "version": "17.1.5",
    }))
}

fn theming(context: &Context<'_>) -> Value {
    let origin = context.origin;
    let logo = format!("{origin}/core/img/logo/logo.svg?v=0");
    let (background, color) = match context.version() {
        Version::Talk10 => ("core/img/background.png?v=0", "#0082c9"),
        Version::Talk17 => ("apps/theming/img/background/kamil-porembinski-clouds.jpg", "#0082c9"),
        Version::Talk22 => ("apps/theming/img/background/jo-myoung-hee-fluid.webp", "#00679e"),
    };
    let mut theming = json!({
        "name": "Nextcloud",
        "url": "https://nextcloud.com",
        "slogan": "a safe home for all your data",
        "color": color,
        "color-text": "#ffffff",
        "color-element": color,
        "color-element-bright": color,
        "color-element-dark": color,
        "logo": logo,
        "background": format!("{origin}/{background}"),
        "background-plain": false,
        "background-default": true,
        "logoheader": logo,
        "favicon": logo,
    });
    if let (true, Value::Object(fields)) = (context.is_22(), &mut theming) {
        fields.shift_insert(1, "productName".to_owned(), json!("Nextcloud"));
        let at = fields
            .keys()
            .position(|name| name == "background-plain")
            .unwrap_or(fields.len());
        fields.shift_insert(at, "background-text".to_owned(), json!("#ffffff"));
    }
    theming
}

/// `GET /room/{token}/capabilities`: those of Talk alone.
///
/// # Errors
/// 404 for outsiders.
pub fn of_conversation(context: &Context<'_>) -> EndpointResult {
    context.participant()?;
    let data = capabilities_22::talk(context)?;
    Ok(Answer::ok(data).with_header("x-nextcloud-talk-hash", TALK_HASH.to_owned()))
}
