//! Why requests were refused.

use crate::i18n::text::Text;

pub(super) const fn pattern(text: Text) -> Option<&'static str> {
    use Text::*;
    Some(match text {
        NotKnown => "It is not known whether that worked; the list will show. {why}",
        NotKnownOf => "{name}: it is not known whether that worked; the list will show. {why}",
        WhyOffline => "The server could not be reached. Check your connection and try again.",
        WhyTimeout => "The server did not answer in time, so it is not known whether it worked. The list will show.",
        WhyServer => "The server has a problem. Try again in a moment.",
        WhyTooMany => "That was too often. Wait a moment and try again.",
        WhyMaintenance => "The server is in maintenance. Try again later.",
        WhyNotApi => "The answer did not come from Nextcloud Talk. Check the server's address.",
        WhySignedOut => "Your login has expired. Sign in again.",
        WhyForbidden => "The server does not allow this. Ask a moderator, or whoever runs the server.",
        WhyNotFound => "The conversation is not there for you any more. Ask a moderator, or check the link.",
        WhyLobby => "Only moderators get past the lobby now. Wait until a moderator lets you in.",
        WhyCsrf => "The server took this request for a forged one. Reload the page and try again.",
        WhyBadRequest => "The server did not accept this. Reload the page and try again.",
        WhyConflict => "Something else happened at the same time. Look again, then try once more.",
        WhyUnexpected => {
            "The server answered in a way that this panel does not understand. Tell whoever runs this page."
        }
        WhyWrongAccount => "The server took you for somebody else, so the panel left again. Sign in again.",
        WhyOtherAccount => "Another account is signed in now, so nothing was sent. Look at the list again.",
        AddFailed => "{name} was not added. {why}",
        RemoveFailed => "{name} was not removed. {why}",
        PromoteFailed => "{name} was not made a moderator. {why}",
        DemoteFailed => "{name} is still a moderator. {why}",
        LeaveForGoodFailed => "You have not left. {why}",
        UndoFailed => "This could not be undone. {why}",
        AddNotHere => "This conversation does not take such an entry, or the server does not know this kind.",
        AddNeedsAccount => "Only moderators with an account may add people. If you have one, sign in again.",
        AddUnknown => "There is no such person or group, or the address was invited before.",
        RemoveLastOrTwo => {
            "A conversation of two does not change its people, and the last moderator cannot be removed."
        }
        RemoveOwner => "Owners cannot be removed, and only moderators may remove others.",
        RemoveNoGuest => "{name} is not a guest any more. Look at the list again.",
        PromoteNotPossible => {
            "Only users who were added and guests can be promoted, and {name} may be a moderator already."
        }
        DemoteNotPossible => "{name} is not a moderator who can be demoted.",
        LeaveNeedsAccount => {
            "This needs an account. Guests leave for good by “Leave”; if you have an account, sign in again."
        }
        UndoNotPossible => "{name} has changed meanwhile. Look at the list and decide anew.",
        UndoUnknown => "{name} is not there any more. Look at the list and decide anew.",
        NameOfAccount => "You are signed in, so others see the name of your account.",
        StoppedByPage => "The page around this list does not allow that.",
        PanelGone => "The list was closed before that was done.",
        StillBusy => "Something else is still on its way. Try again in a moment.",
        NotNow => "This is not possible now.",
        Cancelled => "You decided against it.",
        JoinOtherLogin => {
            "Another list on this page is signed in differently, and a browser can be connected for one login only. Join there, or open this conversation in another browser."
        }
        JoinFailed => "You could not join. {why}",
        LeaveFailed => "You could not leave. {why}",
        NameFailed => "Your name was not saved. {why}",
        NameNoSession => "You are no longer connected. Join again to set your name.",
        _ => return None,
    })
}
