//! Commands about one participant: the menu of a row, adding, permissions, leaving for good.

use crate::i18n::text::Text;

pub(super) const fn pattern(text: Text) -> Option<&'static str> {
    use Text::*;
    Some(match text {
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
        RemoveGroupText => {
            "{name} is taken off the list, and its members with it, also those who were added one by one. This cannot be undone."
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
        ParticipantGone => "That person is not in this conversation any more.",
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
        AddedEmailListed => "{name} was invited by e-mail.",
        AddedAlready => "{name} is already here.",
        AddedSelfJoined => "{name} is already here, by the public link, and stays a self-joined user.",
        AddedToStay => "{name} was here by the public link, and is a permanent member now.",
        AddNowPublic => "The conversation is now public: everybody with the link can join.",
        AddBadEmail => "{name} was not added. It is not an e-mail address.",
        AddResults => "Results",
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
        _ => return None,
    })
}
