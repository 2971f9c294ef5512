//! The names of all messages.

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A message; its pattern stands in a catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Text { $($(#[$doc])* #[allow(missing_docs, reason = "the English pattern says it")] $name),+ }

        impl Text {
            /// Every message.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The message of a name.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                const NAMES: &[&str] = &[$(stringify!($name)),+];
                let at = NAMES.iter().position(|known| *known == name)?;
                Self::ALL.get(at).copied()
            }
        }
    };
}

texts! {
    Participants, CountPeople, CountOnline, CountShown,
    RoleOwner, RoleModerator, RoleUser, RoleGuest, RoleSelfJoined, RoleGuestModerator, RoleUnknown,
    Online, InCall, LastSeen, Offline, Gone, WithAudio, WithVideo, ByPhone,
    You, GuestWithoutName, GuestNumbered, NameApart, ApartGuest, ApartGuestNumbered, UserWithoutName, RowName, OwnRowName,
    Search, Find, FoundMembers, FoundOthers, SearchClear, NobodyMatches, NobodyMatchesHint,
    Show, ShowAll, ShowOnline, ShowModerators, ShowGuests, SortBy, SortLastPing, SortName, SortLastName, SortRole, NobodyOfKind,
    Changes, ChangesWait,
    Loading,
    Join, Joining, Leave, Leaving, ElsewhereHint, LostHint,
    OwnOnline, OwnOffline, OwnInCall, OwnElsewhere, OwnLost, JoinAbout, LeaveAbout, EditName,
    HeadingOwners, HeadingGuestModerators, HeadingUsers, Away, Busy, Restricted,
    YourName, NameHint, NameTooLong, SaveName, SavingName, NameSaved, JoinAs, NameTaken,
    PasswordTitle, PasswordLabel, PasswordHint, PasswordWrong, PasswordShow, Cancel,
    TakeOverTitle, TakeOverText, TakeOver,
    LeaveTitle, LeaveGuestText, LeaveGuestModeratorText, LeaveSelfJoinedText,
    OutsideTitle, OutsideGuest, OutsideUser, RejoinNameless,
    GuestIn, GuestText, GuestModerators,
    LobbyTitle, LobbyText,
    NoParticipants, NoParticipantsText, AloneTitle, AloneText,
    NotFoundTitle, NotFoundText,
    SignedOutTitle, SignedOutText, WrongAccountTitle, WrongAccountText,
    RemovedTitle, RemovedText,
    LeftTitle, LeftText, MaintenanceTitle, MaintenanceText,
    OfflineTitle, OfflineText,
    NoAnswerTitle, NoAnswerText, TooNewTitle, TooNewText, NoTalkTitle, NoTalkText,
    NoConversationTitle, NoConversationText, BadTokenText, BadServerText,
    BadCredentialsTitle, BadCredentialsText,
    FailedTitle, Retry, Dismiss,
    StaleOffline, StaleServer, StaleMaintenance, StaleProblem, StaleBusy, StaleUnreadable, StaleTooLarge, StaleOther, NextTry,
    FreshNews, ReadOnly, LobbyOn, BadRows,
    LeftNews, StayConnected, JoinSlow, JoinedNews, AwayTooLong,
    SomebodyJoined, ManyJoined, SomebodyLeft, ManyLeft, ManyPromoted, ManyDemoted,
    NotKnown, NotKnownOf,
    WhyOffline, WhyTimeout, WhyServer, WhyTooMany, WhyMaintenance, WhyNotApi, WhyPage, WhySignedOut, WhyForbidden, WhyNotFound,
    WhyLobby, WhyCsrf, WhyBadRequest, WhyConflict, WhyUnexpected, WhyWrongAccount, WhyOtherAccount, WhyTooLarge, WhyUnsendable,
    LoadTimeout,
    Actions, Promote, DemoteToUser, DemoteToGuest, Remove, RemoveShort, PromoteTitle, PromoteShort, PromoteNamesake, DemoteTitle, DemoteShort, NobodyModerates,
    RemoveTitle, RemoveUserText, RemoveModeratorText, RemoveSelfJoinedText, RemoveGuestText, RemoveForGoodText,
    RemoveGroupText,
    ChangedTitle, ChangedText, GoOn,
    PromotedNews, DemotedNews, RemovedNews, UndoneNews, Undo, UndoPromote, UndoDemote, UndoAdd, UndoRemove,
    OwnPromoted, OwnDemoted, NoLongerAllowed, GuestGone, ParticipantGone, NotModerator,
    MoreActions, LeaveConversation, LeaveForGoodTitle, LeaveForGoodPlain, LeaveForGoodTwo, LeaveForGoodPublic, LeaveForGoodDeletes,
    LeftForGoodNews, LastModeratorTitle, LastModeratorText, LastModeratorNobody, PromoteName,
    ReasonPending, ReasonOffline, ReasonLastModerator, ReasonOneToOne,
    Add, AddHint, AddChosen, AddChosenRemove, AddSend, AddClear, Adding, AddSearching, AddNobody, AddFound, AddKind,
    SourceUsers, SourceGroups, SourceEmails, SourceCircles,
    AddedUser, AddedGroup, AddedEmail, AddedEmailListed, AddedAlready, AddedSelfJoined, AddedToStay, AddNowPublic,
    AddBadEmail, AddMatches, AddNoMatch, AddChoose, AddUndecided, AddUnmatched, PublicTitle, PublicText, PublicInvite,
    AddResults,
    AddFailed, RemoveFailed, PromoteFailed, DemoteFailed, LeaveForGoodFailed, UndoFailed,
    AddNotHere, AddNeedsAccount, AddUnknown, RemoveLastOrTwo, RemoveOwner, RemoveNoGuest,
    PromoteNotPossible, DemoteNotPossible, UndoNotPossible, UndoUnknown, LeaveNeedsAccount, NameOfAccount,
    RoleGroup, RoleCircle, RoleEmail, GroupMembers, Devices, AndMore, AndThen,
    SetPermissions, PermissionsTitle, PermissionsText, PermissionsSave, PermissionsReset, PermissionsNews,
    PermissionStartCall, PermissionJoinCall, PermissionLobby, PermissionAudio, PermissionVideo, PermissionScreen,
    PermissionChat, PermissionsFailed, PermissionsNotPossible,
    Resend, ResentNews, ResendFailed, ResendNeedsAccount, NotKeptHint,
    StoppedByPage, PanelGone, StillBusy, NotNow, Cancelled,
    JoinOtherLogin, JoinFailed, LeaveFailed, NameFailed, NameNoSession,
    Select, SelectionName, SelectedCount, SelectedUnseen, SelectShown, SelectOfflineGuests, SelectNobody, SelectDone,
    ResendMany, RemoveManyTitle, PromoteManyTitle, DemoteManyTitle, ResendManyTitle, NobodyTitle, NobodyText,
    RemoveManyText, RemoveManyForGoodText, PromoteManyText, DemoteManyText, ResendManyText,
    SkippedCount, WhoIsChanged, Close, LineAbout,
    MoreLines, SkipOwn, SkipOwner, SkipModerates, SkipNoModerator, SkipSelfJoined, SkipGroup, SkipNotInvited, SkipUnknown,
    SkipNotAllowed, SkipLastModerator, SkipLeft, SkipChanged,
    BatchRemove, BatchPromote, BatchDemote, BatchResend, BatchUndo, BatchStarted, BatchProgress, BatchPausing,
    BatchStopping, BatchEnded, BatchDone, BatchFailed, BatchSkipped, BatchNotSent, BatchNotSentLine, BatchRetry,
    CountPersons, UndoPromoteMany, UndoDemoteMany, UndoRemoveMany,
    CopyList, CopyListAll, CopyListShown, ExportList, ExportListAll, ExportListShown, CopiedNews, CopyFailed,
    ExportedNews, ColumnName, ColumnRole, ColumnPresence, ColumnLastSeen, ColumnUser, ColumnInCall, Yes, No, PrintedAt,
    Ban, BanShort, BanTitle, BanUserText, BanGuestText, BanManyTitle, BanManyText, BanNote, BanNoteHint,
    BanNoteTooLong, BanNotPossible, BanModerator, BanOwn, BanNotHere, BanFailed, BannedNews, UndoBan, UndoBanMany,
    BatchBan, Bans, BansText, BansLoading, BansNone, BansCount, BansFailed, BanBy, BanOfAddress, BanEnd, BanEndOf,
    BanEndedNews, EndBanFailed, BannedTitle, BannedText, BannedAddressText, SkipNotBannable, AddBanned, AddBadCloudId,
    AddNoFederation, AddNotTrusted, AddUnreachable, AddNoPhones, AddNotThisKind, LobbyStart, LobbyStartTitle,
    LobbyStartText, LobbyTurnOn, LobbyTimer, LobbyPast, LobbyEnd, LobbyOnNews, LobbyOffNews, LobbyFailed, LobbyWaiting,
    LobbyOnUntil, LobbyOpens, InLobby, Admit, AdmitAll, SendToLobby, AdmittedNews, SentToLobbyNews, BatchAdmit,
    GrantAll, RevokeAll, ResetPermissions, GrantManyTitle, RevokeManyTitle, ResetManyTitle, BatchPermissions,
    UndoPermissions, UndoPermissionsMany, SkipSameAlready, CustomPermissions, PermissionReact, PermissionWrite, Notify, NotifiedNews,
    NotifyFailed, DialOut, DialledNews, DialOutFailed, ReasonNotInCall, CopyNumber, CopyPin, CopiedText, RolePhone,
    InvitedNumbered, Archived,
    BansSearch, AddedInvited, AddedFederated, SourceFederated, SourcePhones, RoleFederated, LeaveForGoodListable, OutsideListable,
    Rooms, RoomsLoading, RoomsNone, RoomsCount, RoomsFailed, ImportAddresses, ImportTitle, ImportText, ImportFile,
    ImportChecking, ImportInvites, ImportKnown, ImportInvalid, ImportUnreadable, ImportFailed, ImportedNews, CallList,
    CallListEmpty, CallListFailed, NewGroupTitle, NewGroupText, NewGroupStart, NewGroupNews, NewGroupFailed,
    ColumnPhone, ColumnPin,
}
