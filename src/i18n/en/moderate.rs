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
            "No one with an account will moderate this conversation. Promote someone first to keep a moderator."
        }
        RemoveShort => "Remove",
        RemoveTitle => "Remove {name}?",
        RemoveUserText => "{name} loses access to this conversation. You can undo this.",
        RemoveModeratorText => {
            "{name} loses access to this conversation and is no longer a moderator. You can undo this."
        }
        RemoveSelfJoinedText => "{name} joined by link and can come back with it. You can't undo this.",
        RemoveGuestText => "{name} is a guest and can come back with the link, as a new guest. You can't undo this.",
        RemoveForGoodText => {
            "{name} loses access to this conversation. Only a moderator with an account can add them again. You can't undo this."
        }
        RemoveGroupText => {
            "{name} and all its members lose access, including those who were added individually. You can't undo this."
        }
        ChangedTitle => "{name} has changed",
        ChangedText => "{name} is now {role}. Continue with “{action}”?",
        GoOn => "Continue",
        PromotedNews => "{name} is now a moderator.",
        DemotedNews => "{name} is no longer a moderator.",
        RemovedNews => "{name} was removed.",
        UndoneNews => "Undone: {name} is as before.",
        Undo => "Undo",
        UndoPromote => "Undo last: promoting {name}",
        UndoDemote => "Undo last: demoting {name}",
        UndoRemove => "Undo last: removing {name}",
        NoLongerAllowed => "{name}'s role has changed, so this is no longer possible.",
        GuestGone => "That guest has left or reconnected. Check the list and choose again.",
        ParticipantGone => "That person is no longer in this conversation.",
        NotModerator => "Only moderators can do this. Your role may have changed. Check the list.",
        MoreActions => "More actions",
        LeaveConversation => "Leave conversation for good",
        LeaveForGoodTitle => "Leave for good?",
        LeaveForGoodPlain => "You lose access to this conversation. To come back, a moderator has to add you again.",
        LeaveForGoodPublic => "You lose access and your role. You can join again with the link.",
        LeaveForGoodDeletes => "You're the last member. If you leave, the conversation is deleted for everyone.",
        LeftForGoodNews => "You left this conversation for good.",
        LastModeratorTitle => "Promote someone first",
        LastModeratorText => "You're the last moderator. Promote someone, then leave.",
        LastModeratorNobody => "Nobody here can be promoted. Add someone first, or remove the others.",
        PromoteName => "Promote {name}",
        ReasonPending => "Another change to this person is in progress.",
        ReasonOffline => "You're offline.",
        ReasonLastModerator => "You're the last moderator. Promote someone first.",
        ReasonOneToOne => "Nobody can be added to or removed from a one-to-one conversation.",
        Add => "Add participants",
        AddHint => "Name, group or e-mail address. Separate several with commas.",
        AddChosen => "To be added",
        AddChosenRemove => "Don't add {name}",
        AddSend => "one=Add # person|other=Add # people",
        Adding => "Adding…",
        AddSearching => "Searching…",
        AddNobody => "No match. Press Enter to add “{typed}” anyway.",
        AddFound => "one=# suggestion|other=# suggestions",
        AddKind => "Add as",
        SourceUsers => "Users",
        SourceGroups => "Groups",
        SourceEmails => "E-mail addresses",
        SourceCircles => "Circles",
        AddedUser => "{name} was added.",
        AddedGroup => "Everyone in {name} was added.",
        AddedEmail => "{name} was invited by e-mail. Invited addresses aren't listed here.",
        AddedEmailListed => "{name} was invited by e-mail.",
        AddedAlready => "{name} is already here.",
        AddedSelfJoined => "{name} is already here and still counts as joined by link.",
        AddedToStay => "{name} joined by link and is now a member.",
        AddNowPublic => "The conversation is now public. Everyone with the link can join.",
        AddBadEmail => "{name} wasn't added. That's not an e-mail address.",
        AddResults => "Results",
        SetPermissions => "Set permissions",
        PermissionsTitle => "What can {name} do?",
        PermissionsText => "Applies to this conversation only, until their role changes.",
        PermissionsSave => "Save",
        PermissionsReset => "Use default",
        PermissionsNews => "Changed permissions of {name}.",
        PermissionStartCall => "Start a call",
        PermissionJoinCall => "Join a call",
        PermissionLobby => "Skip the lobby",
        PermissionAudio => "Speak",
        PermissionVideo => "Turn on the camera",
        PermissionScreen => "Share the screen",
        PermissionChat => "Write and react",
        PermissionsFailed => "Couldn't change permissions of {name}. {why}",
        PermissionsNotPossible => "Moderators have all permissions, and groups have none.",
        Resend => "Send invitation again",
        ResentNews => "{name} was invited again.",
        ResendFailed => "Couldn't send the invitation again. {why}",
        ResendNeedsAccount => "Only moderators with an account can send invitations. Sign in first.",
        NotKeptHint => "You joined, but this server may soon show you as offline to others.",
        _ => return None,
    })
}
