//! Permissions of participants, as a sum of bits. API v4 shows and changes them; the lobby looks at one.

use super::roles;
use crate::store::attendees::Attendee;
use crate::store::conversations::Conversation;
use crate::version::Version;

/// The permissions are the participant's own and not the default ones.
pub const CUSTOM: i64 = 1;
/// May start a call.
pub const START_CALL: i64 = 2;
/// Is let past the lobby.
pub const PASS_LOBBY: i64 = 8;
/// May send sound in a call.
pub const PUBLISH_AUDIO: i64 = 16;
/// May send video in a call.
pub const PUBLISH_VIDEO: i64 = 32;
/// May share the screen in a call.
pub const PUBLISH_SCREEN: i64 = 64;
/// The default: everything but passing the lobby.
pub const USUAL: i64 = 246;
/// Everything: what moderators have.
pub const ALL: i64 = 254;
/// The highest sum that Talk 22 takes.
pub const MOST: i64 = 255;

/// The effective permissions of a participant.
pub const fn of(conversation: &Conversation, attendee: &Attendee) -> i64 {
    if roles::moderates(attendee.participant_type) {
        ALL
    } else if attendee.permissions != 0 {
        attendee.permissions
    } else if conversation.call_permissions != 0 {
        conversation.call_permissions
    } else if conversation.default_permissions != 0 {
        conversation.default_permissions
    } else {
        USUAL
    }
}

/// The permissions after a change, 0 for the usual ones; none for a method that does not exist. Talk 22 does not mark
/// usual ones as own ones when it takes some of them away.
pub fn changed(version: Version, before: i64, method: &str, bits: i64) -> Option<i64> {
    match method {
        "set" if bits == 0 => Some(0),
        "set" => Some(CUSTOM | bits),
        "add" => Some(CUSTOM | before | bits),
        "remove" if version.is_22() => Some(before & !bits),
        "remove" => Some(CUSTOM | (before & !bits)),
        _ => None,
    }
}

/// Whether an active lobby holds the participant back.
pub const fn held_back(conversation: &Conversation, attendee: &Attendee) -> bool {
    conversation.lobby != 0 && of(conversation, attendee) & PASS_LOBBY == 0
}

#[cfg(test)]
mod tests {
    use super::{USUAL, changed};
    use crate::version::Version::{Talk17, Talk22};

    #[test]
    fn every_change_but_none_makes_them_own_permissions() {
        assert_eq!(changed(Talk17, USUAL, "set", 0), Some(0));
        assert_eq!(changed(Talk17, USUAL, "set", 8), Some(9));
        assert_eq!(changed(Talk17, 141, "add", 16), Some(157));
        assert_eq!(changed(Talk17, 157, "remove", 128), Some(29));
        assert_eq!(changed(Talk17, USUAL, "remove", 128), Some(119));
        assert_eq!(changed(Talk22, USUAL, "remove", 128), Some(118));
        assert_eq!(changed(Talk17, USUAL, "toggle", 1), None);
    }
}
