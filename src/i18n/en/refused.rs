//! Why requests were refused.

use crate::i18n::text::Text;

pub(super) const fn pattern(text: Text) -> Option<&'static str> {
    use Text::*;
    Some(match text {
        NotKnown => "We couldn't confirm that. Check the list. {why}",
        NotKnownOf => "{name}: we couldn't confirm that. Check the list. {why}",
        WhyOffline => "Couldn't reach the server. Check your connection and try again.",
        WhyTimeout => "The server took too long. We couldn't confirm that. Check the list.",
        WhyServer => "The server has a problem. Try again in a moment.",
        WhyTooMany => "Too many requests. Try again in a moment.",
        WhyMaintenance => "The server is in maintenance. Try again later.",
        WhyPage => {
            "This page passed on no answer from the server. If that continues, tell the people who run this page."
        }
        WhyNotApi => "That wasn't an answer from Nextcloud Talk. Check the server address.",
        WhySignedOut => "Your session has expired. Sign in again.",
        WhyForbidden => "You're not allowed to do this. Ask a moderator or your administrator.",
        WhyNotFound => "You no longer have access to this conversation. Ask a moderator, or check the link.",
        WhyLobby => "The lobby is on. Wait until a moderator lets you in.",
        WhyCsrf => "The security check failed. Reload the page and try again.",
        WhyBadRequest => "The server didn't accept this. Reload the page and try again.",
        WhyConflict => "Something changed at the same time. Check the list and try again.",
        WhyUnexpected => "The server gave an unexpected answer. Tell the people who run this page.",
        WhyTooLarge => "The server's answer is too large for this page. Tell your administrator.",
        WhyUnsendable => "Couldn't send the request. Tell the people who run this page.",
        WhyWrongAccount => "The server took you for someone else, so you left again. Sign in again.",
        WhyOtherAccount => "Another account is signed in now, so nothing was sent. Check the list.",
        AddFailed => "{name} wasn't added. {why}",
        RemoveFailed => "{name} wasn't removed. {why}",
        PromoteFailed => "{name} wasn't promoted. {why}",
        DemoteFailed => "{name} is still a moderator. {why}",
        LeaveForGoodFailed => "You're still here. {why}",
        UndoFailed => "Couldn't undo that. {why}",
        AddNotHere => "This can't be added to this conversation.",
        AddNeedsAccount => "Only moderators with an account can add people. If you have one, sign in again.",
        AddUnknown => "No such person or group, or the address is already invited.",
        RemoveLastOrTwo => {
            "Nobody can be removed from a one-to-one conversation, and the last moderator can't be removed."
        }
        RemoveOwner => "Owners can't be removed, and only moderators can remove others.",
        RemoveNoGuest => "{name} is no longer a guest. Check the list.",
        PromoteNotPossible => "Only members and guests can be promoted, and {name} may already be a moderator.",
        DemoteNotPossible => "{name} can't be demoted.",
        LeaveNeedsAccount => {
            "You need an account for this. Guests leave for good with “Leave”; if you have an account, sign in again."
        }
        UndoNotPossible => "{name} has changed in the meantime. Check the list.",
        UndoUnknown => "{name} is no longer there. Check the list.",
        NameOfAccount => "You're signed in, so others see your account name.",
        StoppedByPage => "This page doesn't allow that.",
        PanelGone => "The list was closed before that was finished.",
        StillBusy => "Another action is still in progress. Try again in a moment.",
        NotNow => "This isn't possible now.",
        Cancelled => "Cancelled.",
        JoinOtherLogin => {
            "Another list on this page is signed in differently, and a browser can be connected for one login only. Join there, or open this conversation in another browser."
        }
        JoinFailed => "Couldn't join. {why}",
        LeaveFailed => "Couldn't leave. {why}",
        NameFailed => "Your name wasn't saved. {why}",
        NameNoSession => "You're no longer connected. Join again to set your name.",
        _ => return None,
    })
}
