//! The viewer's state: joined, outside, in the lobby, signed out; the name, the password, and what takes the list's place.

use crate::i18n::text::Text;

pub(super) const fn pattern(text: Text) -> Option<&'static str> {
    use Text::*;
    Some(match text {
        Join => "Join",
        Joining => "Joining…",
        Leave => "Leave",
        Leaving => "Leaving…",
        OwnOnline => "You, online",
        OwnOffline => "You, offline",
        OwnInCall => "You, in call",
        OwnElsewhere => "You, online elsewhere",
        OwnLost => "Your session has expired",
        JoinAbout => "You appear online to others.",
        LeaveAbout => "You appear offline to others. You're still a participant.",
        EditName => "Edit name",
        ElsewhereHint => "You're connected in another tab, browser or device.",
        LostHint => "Your session ended, or you connected somewhere else. You're still a participant.",
        YourName => "Your name",
        NameTooLong => "64 characters at most. The rest will be cut.",
        NameHint => "Others see this name. Up to 64 characters.",
        SaveName => "Save name",
        NameSaved => "Your name is now “{name}”.",
        JoinAs => "How should others see you?",
        NameTaken => "Someone here already has this name.",
        PasswordTitle => "Password required",
        PasswordLabel => "Conversation password",
        PasswordHint => "You need this password each time you join.",
        PasswordWrong => "Wrong password. Try again.",
        PasswordShow => "Show password",
        Cancel => "Cancel",
        TakeOverTitle => "Take over here?",
        TakeOverText => {
            "You're already connected in another tab, browser or device. If you join here, you're disconnected there, and leave a call there."
        }
        TakeOver => "Take over here",
        LeaveTitle => "Leave this conversation?",
        LeaveGuestText => "Guests leave for good. If you come back, you're a new guest and choose a name again.",
        LeaveGuestModeratorText => {
            "Guests leave for good. If you come back, you're a new guest and no longer a moderator."
        }
        LeaveSelfJoinedText => {
            "You joined by link, so you lose access when you leave. You can join again with the link."
        }
        OutsideTitle => "You're not in this conversation",
        OutsideGuest => "Choose a name and join as a guest.",
        OutsideUser => "This conversation is open to everyone with the link. Join to see who's here.",
        RejoinNameless => "You join as a new guest. Choose a name again.",
        GuestIn => "You're in as {name}",
        GuestText => "Only members can see who else is in this conversation.",
        GuestModerators => "Moderated by {names}.",
        LobbyTitle => "You're in the lobby",
        LobbyText => "A moderator will let you in. This page updates automatically.",
        NoParticipants => "No participants",
        NoParticipantsText => "Nobody is in this conversation.",
        AloneTitle => "Nobody else is here yet",
        AloneText => "Add people, groups or email addresses.",
        NotFoundTitle => "Conversation not found",
        NotFoundText => {
            "It may have been deleted, or you're not a member. Check the link, or ask the person who sent it."
        }
        SignedOutTitle => "Signed out",
        SignedOutText => "Your session has expired. Sign in again to see this conversation.",
        WrongAccountTitle => "Signed in as someone else",
        WrongAccountText => {
            "This page is for the account “{expected}”, but requests to the server act as “{actual}”. Sign out on the server or sign in as “{expected}”, then try again."
        }
        RemovedTitle => "You were removed",
        RemovedText => "You no longer have access to this conversation.",
        LeftTitle => "You left",
        LeftText => "You're no longer in this conversation.",
        MaintenanceTitle => "Server in maintenance",
        MaintenanceText => "The server is being updated. This page tries again automatically.",
        OfflineTitle => "You're offline",
        OfflineText => "Check your connection. This page reconnects automatically.",
        NoAnswerTitle => "Nextcloud isn't answering",
        NoAnswerText => "This page tries again automatically.",
        TooNewTitle => "This server needs a newer panel",
        TooNewText => "It runs a newer version of Talk. Ask the people who run this page to update it.",
        NoTalkTitle => "Talk isn't available",
        NoTalkText => "Talk isn't installed on this server, or isn't enabled for your account.",
        NoConversationTitle => "No conversation selected",
        NoConversationText => "Select a conversation to see who's in it.",
        BadTokenText => "“{token}” isn't a conversation token. A token has 4 to 30 lowercase letters and digits.",
        BadServerText => "“{url}” isn't a server address.",
        BadCredentialsTitle => "Can't sign in",
        BadCredentialsText => "The sign-in details that this page provides can't be read.",
        FailedTitle => "Couldn't load participants",
        Retry => "Try again",
        Dismiss => "Dismiss",
        StaleOffline => "You're offline. List as of {time}.",
        StaleServer => "Nextcloud isn't answering. List as of {time}.",
        StaleMaintenance => "The server is in maintenance. List as of {time}.",
        StaleProblem => "The server has a problem. List as of {time}.",
        StaleBusy => "The server is busy. List as of {time}.",
        StaleUnreadable => "Couldn't read the server's answer. List as of {time}.",
        StaleTooLarge => "The server's answer is too large. List as of {time}.",
        StaleOther => "Couldn't refresh the list. List as of {time}.",
        NextTry => "Next try: {time}",
        LoadTimeout => "The server took too long. This page tries again automatically.",
        FreshNews => "The list is up to date again.",
        ReadOnly => "Read-only. Nobody can write or call.",
        LobbyOn => "The lobby is on. Only moderators can come in.",
        BadRows => "one=# entry couldn't be read.|other=# entries couldn't be read.",
        LeftNews => "You left.",
        StayConnected => "Rejoin automatically after a break",
        JoinSlow => "Still joining. The server is taking its time.",
        JoinedNews => "You joined.",
        AwayTooLong => "Your session has expired, so you're no longer in this conversation. Join again.",
        _ => return None,
    })
}
