//! What Talk 22 can do. It also says which of it concerns the own server alone, for conversations of other servers.

use serde_json::{Value, json};

use super::capabilities::BACKGROUNDS;
use crate::context::Context;
use crate::phones;
use crate::store::Stored;

/// Features, as recorded.
const FEATURES: &str = "audio video chat-v2 conversation-v4 guest-signaling empty-group-room guest-display-names \
    multi-room-users favorites last-room-activity no-ping system-messages delete-messages mention-flag \
    in-call-flags conversation-call-flags notification-levels invite-groups-and-mails \
    locked-one-to-one-rooms read-only-rooms listable-rooms chat-read-marker chat-unread webinary-lobby \
    start-call-flag chat-replies circles-support force-mute sip-support sip-support-nopin \
    chat-read-status phonebook-search raise-hand room-description rich-object-sharing \
    temp-user-avatar-api geo-location-sharing voice-message-sharing signaling-v3 publishing-permissions \
    clear-history direct-mention-flag notification-calls conversation-permissions rich-object-list-media \
    rich-object-delete unified-search chat-permission silent-send silent-call send-call-notification \
    talk-polls breakout-rooms-v1 recording-v1 avatar chat-get-context single-conversation-status \
    chat-keep-notifications typing-privacy remind-me-later bots-v1 markdown-messages media-caption \
    session-state note-to-self recording-consent sip-support-dialout delete-messages-unlimited \
    edit-messages silent-send-state chat-read-last federation-v1 federation-v2 ban-v1 chat-reference-id \
    mention-permissions edit-messages-note-to-self archived-conversations-v2 talk-polls-drafts \
    download-call-participants email-csv-import conversation-creation-password \
    call-notification-state-api schedule-meeting edit-draft-poll conversation-creation-all \
    important-conversations reactions";

/// Features of the own server, as recorded.
const LOCAL_FEATURES: &str = "favorites chat-read-status listable-rooms phonebook-search temp-user-avatar-api unified-search \
    avatar remind-me-later note-to-self archived-conversations-v2 chat-summary-api \
    call-notification-state-api schedule-meeting important-conversations";

/// Reactions in calls, as recorded.
const REACTIONS: &str = "❤️ 🎉 👏 👋 👍 👎 🔥 😂 🤩 🤔 😲 😥";

/// The key for tokens without a signaling server.
const NO_KEY: &str = "-----BEGIN PUBLIC KEY-----\n\n-----END PUBLIC KEY-----\n";

/// Features and settings.
///
/// # Errors
/// When the database fails.
pub fn talk(context: &Context<'_>) -> Stored<Value> {
    let features = context.app.features();
    let features = features.unwrap_or_else(|| words(FEATURES).map(str::to_owned).collect());
    Ok(json!({
        "features": features,
        "features-local": words(LOCAL_FEATURES).collect::<Vec<_>>(),
        "config": config(context)?,
        "config-local": {
            "attachments": ["allowed", "folder"],
            "call": ["predefined-backgrounds", "can-upload-background", "start-without-media", "blur-virtual-background"],
            "chat": [
                "read-privacy",
                "has-translation-providers",
                "has-translation-task-providers",
                "typing-privacy",
                "summary-threshold",
            ],
            "conversations": ["can-create", "list-style", "description-length"],
            "federation": ["enabled", "incoming-enabled", "outgoing-enabled", "only-trusted-servers"],
            "previews": ["max-gif-size"],
            "signaling": ["session-ping-limit", "hello-v2-token-key"],
        },
        "version": "22.0.0",
    }))
}

fn config(context: &Context<'_>) -> Stored<Value> {
    let user = context.visitor.user();
    let logged_in = user.is_some();
    let may_use_phones = match user {
        Some(user) => phones::may_use(context.db, user)?,
        None => false,
    };
    let switches = &context.app.switches;
    let signaling = context.app.signaling.as_ref();
    let key = signaling.map_or_else(|| NO_KEY.to_owned(), |signaling| signaling.tickets.public_key());
    let mut attachments = json!({"allowed": logged_in});
    if logged_in {
        attachments["folder"] = json!("/Talk");
    }
    Ok(json!({
        "attachments": attachments,
        "call": {
            "enabled": true,
            "breakout-rooms": true,
            "recording": false,
            "recording-consent": 0,
            "supported-reactions": words(REACTIONS).collect::<Vec<_>>(),
            "can-upload-background": logged_in,
            "sip-enabled": switches.sip(),
            "sip-dialout-enabled": switches.sip() && switches.dial_out(),
            "can-enable-sip": may_use_phones,
            "start-without-media": false,
            "max-duration": 0,
            "blur-virtual-background": false,
            "end-to-end-encryption": false,
            "predefined-backgrounds": BACKGROUNDS,
        },
        "chat": {
            "max-length": 32000,
            "read-privacy": 0,
            "has-translation-providers": false,
            "has-translation-task-providers": false,
            "typing-privacy": 0,
            "summary-threshold": 100,
        },
        "conversations": {
            "can-create": logged_in,
            "force-passwords": false,
            "list-style": "two-lines",
            "description-length": 2000,
        },
        "federation": {
            "enabled": switches.federation(),
            "incoming-enabled": logged_in && switches.federation(),
            "outgoing-enabled": logged_in && switches.federation(),
            "only-trusted-servers": true,
        },
        "previews": {"max-gif-size": 3_145_728},
        "signaling": {"session-ping-limit": 200, "hello-v2-token-key": key},
    }))
}

fn words(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split(' ')
}
