//! The viewer's state: joined, outside, in the lobby, signed out; the name, the password, and what takes the list's place.

use crate::i18n::text::Text;

pub(super) const fn pattern(text: Text) -> Option<&'static str> {
    use Text::*;
    Some(match text {
        Join => "Join",
        Joining => "Joining…",
        Leave => "Leave",
        Leaving => "Leaving…",
        JoinHint => "You are not connected. Others see you as offline.",
        JoinedHint => "You are connected.",
        ElsewhereTitle => "Connected somewhere else",
        ElsewhereHint => "You are connected in another tab, browser or device.",
        LostHint => "Your connection here was taken over or has timed out. You are still a participant.",
        YourName => "Your name",
        NameHint => "Others see this name. 64 characters at most.",
        SaveName => "Save name",
        NameSaved => "Your name is now “{name}”.",
        JoinAs => "How should others see you?",
        NameTaken => "Somebody here already has this name.",
        PasswordTitle => "Password required",
        PasswordLabel => "Conversation password",
        PasswordHint => "This conversation is protected. You need its password every time you join.",
        PasswordWrong => "That password is not right. Check it and try again.",
        PasswordShow => "Show password",
        Cancel => "Cancel",
        TakeOverTitle => "Take over here?",
        TakeOverText => {
            "You are connected to this conversation in another tab, browser or device. If you join here, you are disconnected there; a call there ends for you."
        }
        TakeOver => "Take over here",
        LeaveTitle => "Leave this conversation?",
        LeaveGuestText => {
            "As a guest you leave for good: your name is dropped, and if you come back you are a new guest."
        }
        LeaveGuestModeratorText => {
            "As a guest you leave for good: if you come back you are a new guest and no longer a moderator."
        }
        LeaveSelfJoinedText => {
            "You joined by the public link, so leaving takes you off the list. You can join again by the link."
        }
        OutsideTitle => "You are not in this conversation",
        OutsideGuest => "Choose a name and join as a guest.",
        OutsideUser => "This conversation is public. Join to take part and to see who is here.",
        RejoinNameless => "You will be a new guest: choose your name again.",
        GuestTitle => "Guests cannot see the list",
        GuestText => "You are in this conversation as a guest. Only members can see who else is here.",
        GuestModerators => "Moderated by {names}.",
        LobbyTitle => "You are waiting in the lobby",
        LobbyText => "A moderator will let you in. This page follows by itself.",
        NoParticipants => "No participants",
        NoParticipantsText => "Nobody is in this conversation.",
        NotFoundTitle => "Conversation not found",
        NotFoundText => {
            "There is no such conversation for you. It may have been deleted, or you may not be a member. Check the link, or ask whoever sent it."
        }
        SignedOutTitle => "Signed out",
        SignedOutText => "Your login has expired. Sign in again to see this conversation.",
        WrongAccountTitle => "Signed in as someone else",
        WrongAccountText => {
            "This page is for the account “{expected}”, but requests to the server act as “{actual}”. Sign out on the server or sign in as “{expected}”, then try again."
        }
        RemovedTitle => "You were removed",
        RemovedText => "You are no longer a participant of this conversation.",
        MaintenanceTitle => "Server in maintenance",
        MaintenanceText => "The server is being worked on. This page tries again by itself.",
        OfflineTitle => "You are offline",
        OfflineText => "There is no connection to the server. This page tries again as soon as there is one.",
        TooNewTitle => "This server needs a newer panel",
        TooNewText => {
            "It speaks a newer version of Talk than this panel does. Ask whoever runs this page to update it."
        }
        NoTalkTitle => "Talk is not available",
        NoTalkText => "Talk is not installed on this server, or it is not enabled for your account.",
        NoConversationTitle => "No conversation chosen",
        NoConversationText => "Choose a conversation to see who is in it.",
        BadTokenText => "“{token}” is not a conversation token. It has 4 to 30 small letters and digits.",
        BadServerText => "“{url}” is not the address of a server.",
        FailedTitle => "The list cannot be loaded",
        Retry => "Try again",
        Dismiss => "Dismiss",
        StaleOffline => "You are offline. This is the list as of {time}.",
        StaleServer => "The server does not answer. This is the list as of {time}.",
        StaleMaintenance => "The server is in maintenance. This is the list as of {time}.",
        StaleProblem => "The server has a problem. This is the list as of {time}.",
        StaleBusy => "The server needs a pause. This is the list as of {time}.",
        StaleUnreadable => "The server's answer cannot be read. This is the list as of {time}.",
        StaleTooLarge => "The server's answer is too large. This is the list as of {time}.",
        StaleOther => "The list cannot be refreshed. This is the list as of {time}.",
        NextTry => "Next try: {time}",
        LoadTimeout => "The server did not answer in time. This page tries again by itself.",
        BadRows => "one=# entry of the list could not be read.|other=# entries of the list could not be read.",
        LeftNews => "You left.",
        JoinedNews => "You joined.",
        AwayTooLong => "You were away too long and are no longer in this conversation. Join again.",
        _ => return None,
    })
}
