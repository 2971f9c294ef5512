//! Commands about many participants, and export: copies, files, paper.

use crate::i18n::text::Text;

pub(super) const fn pattern(text: Text) -> Option<&'static str> {
    use Text::*;
    Some(match text {
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
        _ => return None,
    })
}
