//! English.

use super::text::Text;

/// The pattern of a message.
pub fn pattern(text: Text) -> &'static str {
    use Text::*;
    match text {
        Participants => "Participants",
        CountPeople => "one=# participant|other=# participants",
        CountOnline => "one=# online|other=# online",
        CountShown => "one=# person found|other=# people found",
        RoleOwner => "Owner",
        RoleModerator => "Moderator",
        RoleUser => "User",
        RoleGuest => "Guest",
        RoleSelfJoined => "Self-joined user",
        RoleGuestModerator => "Guest moderator",
        RoleUnknown => "Unknown role ({number})",
        Online => "Online",
        InCall => "In call",
        LastSeen => "Last seen {when}",
        Offline => "Offline",
        Gone => "No longer here",
        Show => "Show",
        ShowAll => "Everybody",
        ShowOnline => "Online",
        ShowModerators => "Moderators",
        ShowGuests => "Guests",
        SortBy => "Sort by",
        SortLastPing => "Last active",
        SortName => "Name",
        SortRole => "Role",
        NobodyOfKind => "Nobody of this kind is here.",
        Changes => "one=# change|other=# changes",
        ChangesWait => "{changes} in the order of the list. It waits until you leave the list.",
        WithAudio => "with microphone",
        ByPhone => "by phone",
        SavingName => "Saving…",
        WithVideo => "with camera",
        You => "You",
        GuestWithoutName => "Guest",
        UserWithoutName => "Unnamed user",
        RowName => "{name}, {role}, {presence}",
        OwnRowName => "{name}, You, {role}, {presence}",
        Search => "Search participants",
        SearchClear => "Clear search",
        NobodyMatches => "Nobody matches",
        NobodyMatchesHint => "Nobody here has a name like “{query}”.",
        Loading => "Loading participants…",
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
        BadRows => "one=# entry of the list could not be read.|other=# entries of the list could not be read.",
        LeftNews => "You left.",
        JoinedNews => "You joined.",
        SomebodyJoined => "{name} joined.",
        ManyJoined => "one=# person joined.|other=# people joined.",
        SomebodyLeft => "{name} left.",
        ManyLeft => "one=# person left.|other=# people left.",
        ManyPromoted => "one=# person is now a moderator.|other=# people are now moderators.",
        ManyDemoted => "one=# person is no longer a moderator.|other=# people are no longer moderators.",
        AwayTooLong => "You were away too long and are no longer in this conversation. Join again.",
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
        Actions => "Actions for {name}",
        Promote => "Promote to moderator",
        DemoteToUser => "Demote to user",
        DemoteToGuest => "Demote to guest",
        Remove => "Remove from conversation",
        DemoteTitle => "Demote {name}?",
        DemoteShort => "Demote",
        NobodyModerates => {
            "Then nobody with an account moderates this conversation any more; to keep that, promote somebody first."
        }
        RemoveShort => "Remove",
        RemoveTitle => "Remove {name}?",
        RemoveUserText => {
            "{name} is taken off the list and cannot follow this conversation any more. You can undo this."
        }
        RemoveModeratorText => {
            "{name} is taken off the list and is no longer a moderator. Undo adds and promotes them again."
        }
        RemoveSelfJoinedText => "{name} joined by the public link and can come back by it. This cannot be undone.",
        RemoveGuestText => {
            "{name} is a guest and can come back at once by the link, as a new guest. This cannot be undone."
        }
        RemoveForGoodText => {
            "{name} is taken off the list. Only a moderator with an account can add them again. This cannot be undone."
        }
        ChangedTitle => "{name} has changed",
        ChangedText => "{name} is now: {role}. Do you still want this: {action}?",
        GoOn => "Go on",
        PromotedNews => "{name} is now a moderator.",
        DemotedNews => "{name} is no longer a moderator.",
        RemovedNews => "{name} was removed.",
        UndoneNews => "Undone: {name} is as before.",
        Undo => "Undo",
        UndoPromote => "Undo last: promoting {name}",
        UndoDemote => "Undo last: demoting {name}",
        UndoRemove => "Undo last: removing {name}",
        NoLongerAllowed => "{name} has another role by now, so this is not possible any more.",
        GuestGone => "That guest has left or reconnected meanwhile. Look at the list again and choose anew.",
        PersonGone => "That person is not in this conversation any more.",
        NotModerator => "Only moderators may do this. Your role may have changed; the list is being refreshed.",
        MoreActions => "More actions",
        LeaveConversation => "Leave conversation",
        LeaveForGoodTitle => "Leave for good?",
        LeaveForGoodPlain => "You are taken off the list. To come back, a moderator has to add you again.",
        LeaveForGoodPublic => {
            "You are taken off the list. You can join again by the public link, but not with your present role."
        }
        LeaveForGoodDeletes => {
            "You are the last member. If you leave, the conversation is deleted with everything in it, for everybody."
        }
        LeftForGoodNews => "You left this conversation for good.",
        LastModeratorTitle => "Promote somebody first",
        LastModeratorText => {
            "You are the last moderator, and others would be left without one. Promote somebody, then leave."
        }
        LastModeratorNobody => "Nobody here can be promoted. Add a user first, or remove the others.",
        PromoteName => "Promote {name}",
        ReasonPending => "A change of this person is still on its way.",
        ReasonOffline => "You are offline.",
        ReasonLastModerator => "You are the last moderator: promote somebody first.",
        ReasonOneToOne => "A conversation of two does not change its people.",
        Add => "Add participants",
        AddHint => "Type a name, a group or an e-mail address. Several at once: separate them by commas.",
        AddChosen => "To be added",
        AddChosenRemove => "Do not add {name}",
        AddSend => "one=Add # entry|other=Add # entries",
        Adding => "Adding…",
        AddSearching => "Searching…",
        AddNobody => "Nobody found. Press Enter to try “{typed}” as it stands.",
        AddFound => "one=# suggestion|other=# suggestions",
        AddKind => "Kind of entry",
        SourceUsers => "Users",
        SourceGroups => "Groups",
        SourceEmails => "E-mail addresses",
        SourceCircles => "Circles",
        AddedUser => "{name} was added.",
        AddedGroup => "Everybody of {name} was added.",
        AddedEmail => "{name} was invited by e-mail. Invited addresses do not appear in this list.",
        AddedAlready => "{name} is already here.",
        AddedSelfJoined => "{name} is already here, by the public link, and stays a self-joined user.",
        AddNowPublic => "The conversation is now public: everybody with the link can join.",
        AddBadEmail => "{name} was not added. It is not an e-mail address.",
        AddResults => "Results",
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
        RoleGroup => "Group",
        RoleCircle => "Circle",
        RoleEmail => "Guest by e-mail",
        GroupMembers => "Its members are in the list",
        Devices => "one=# device|other=# devices",
        AndMore => "{one}, {more}",
        AndThen => "{one} {more}",
        SetPermissions => "Set permissions",
        PermissionsTitle => "What may {name} do?",
        PermissionsText => "This counts in this conversation only, until their role changes.",
        PermissionsSave => "Save",
        PermissionsReset => "Back to the default",
        PermissionsNews => "The permissions of {name} were changed.",
        PermissionStartCall => "Start a call",
        PermissionJoinCall => "Join a call",
        PermissionLobby => "Skip the lobby",
        PermissionAudio => "Speak",
        PermissionVideo => "Show a camera",
        PermissionScreen => "Share the screen",
        PermissionChat => "Write and react",
        PermissionsFailed => "The permissions of {name} could not be changed. {why}",
        PermissionsNotPossible => "Moderators have all permissions, and groups have none of their own.",
        Resend => "Send invitation again",
        ResentNews => "{name} was invited again.",
        ResendFailed => "The invitation could not be sent again. {why}",
        ResendNeedsAccount => "Sign in: only moderators with an account can send invitations.",
        NotKeptHint => {
            "You joined. This server keeps connections in a way that this panel does not know, so others may soon see you as offline."
        }
        StoppedByPage => "The page around this list does not allow that.",
        PanelGone => "The list was closed before that was done.",
        StillBusy => "Something else is still on its way. Try again in a moment.",
        NotNow => "This is not possible now.",
        Cancelled => "You decided against it.",
        JoinFailed => "You could not join. {why}",
        LeaveFailed => "You could not leave. {why}",
        NameFailed => "Your name was not saved. {why}",
        NameNoSession => "You are no longer connected. Join again to set your name.",
        Select => "Select people",
        SelectionName => "Selection",
        SelectedCount => "one=# selected|other=# selected",
        SelectedUnseen => "one=# of them is not shown|other=# of them are not shown",
        SelectShown => "Select all shown",
        SelectOfflineGuests => "All offline guests",
        SelectNobody => "Select none",
        SelectDone => "Done",
        ResendMany => "Send invitations again",
        RemoveManyTitle => "one=Remove # person?|other=Remove # people?",
        PromoteManyTitle => "one=Promote # person to moderator?|other=Promote # people to moderators?",
        DemoteManyTitle => "one=Demote # moderator?|other=Demote # moderators?",
        ResendManyTitle => "one=Send # invitation again?|other=Send # invitations again?",
        NobodyTitle => "Nobody can be changed",
        NobodyText => "This is not possible for anybody who is selected.",
        RemoveManyText => {
            "They are taken off the list. Undo adds users and moderators again; it cannot bring back guests and those who joined by the link."
        }
        RemoveManyForGoodText => {
            "They are taken off the list. Only a moderator with an account can add them again. This cannot be undone."
        }
        PromoteManyText => "They can then add, promote and remove people. You can undo this.",
        DemoteManyText => "They can then no longer add, promote and remove people. You can undo this.",
        ResendManyText => "Each of them gets the invitation by e-mail once more.",
        SkippedCount => "one=# person is left out|other=# people are left out",
        WhoIsChanged => "one=# person is changed|other=# people are changed",
        Close => "Close",
        LineAbout => "{name}: {text}",
        SkipOwn => "This is you.",
        SkipOwner => "Owners stay what they are.",
        SkipModerates => "Is a moderator already.",
        SkipNoModerator => "Is no moderator.",
        SkipSelfJoined => "Joined by the public link and cannot be promoted.",
        SkipGroup => "Groups can only be removed.",
        SkipNotInvited => "Was not invited by e-mail.",
        SkipUnknown => "This panel does not know such participants.",
        SkipNotAllowed => "You may not do this.",
        SkipLastModerator => {
            "Nobody with an account would moderate any more. To do it anyway, use the menu of the row."
        }
        SkipLeft => "Is not here any more.",
        SkipChanged => "Has another role by now.",
        BatchRemove => "Removing",
        BatchPromote => "Promoting",
        BatchDemote => "Demoting",
        BatchResend => "Inviting again",
        BatchUndo => "Undoing",
        BatchStarted => "{what}: {people}",
        BatchProgress => "{done} of {all}",
        BatchPausing => "The server needs a pause. This goes on by itself.",
        BatchStopping => "Nothing more is sent. What is on its way is finished.",
        BatchEnded => "{what}: {results}",
        BatchDone => "one=# done|other=# done",
        BatchFailed => "one=# failed|other=# failed",
        BatchSkipped => "one=# left out|other=# left out",
        BatchNotSent => "one=# not sent|other=# not sent",
        BatchNotSentLine => "Not sent.",
        BatchRetry => "one=Try # again|other=Try # again",
        CountPersons => "one=# person|other=# people",
        UndoPromoteMany => "one=Undo last: promoting # person|other=Undo last: promoting # people",
        UndoDemoteMany => "one=Undo last: demoting # person|other=Undo last: demoting # people",
        UndoRemoveMany => "one=Undo last: removing # person|other=Undo last: removing # people",
        CopyList => "Copy list",
        CopyListAll => "Copy list: everybody",
        CopyListShown => "one=Copy list: # shown|other=Copy list: # shown",
        ExportList => "Export as CSV",
        ExportListAll => "Export as CSV: everybody",
        ExportListShown => "one=Export as CSV: # shown|other=Export as CSV: # shown",
        CopiedNews => "one=# person was copied.|other=# people were copied.",
        CopyFailed => "The browser does not allow copying here. Choose “Export as CSV” instead.",
        ExportedNews => "The file {name} was given to the browser.",
        ColumnName => "Name",
        ColumnRole => "Role",
        ColumnPresence => "Presence",
        ColumnLastSeen => "Last seen",
        ColumnUser => "User id",
        ColumnInCall => "In call",
        Yes => "yes",
        No => "no",
        PrintedAt => "As of {time}",
    }
}
