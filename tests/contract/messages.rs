//! The texts of failures: every recorded refusal, every endpoint with every status, and the catalogue itself.

use crate::recording::{ACTIVE, Exchange, GUEST_NAME, GUESTS, LIST, MODERATORS, MYSELF, V1, everything};
use model::refusal::Refusal;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use talk_participants::api::error::Error;
use talk_participants::browser::fetch::FetchError;
use talk_participants::i18n::{Text, english};
use talk_participants::state::failure::explain::{Attempt, special, why, why_not_loaded, why_stale};

const ATTEMPTS: [Attempt; 12] = [
    Attempt::Join,
    Attempt::Leave,
    Attempt::GuestName,
    Attempt::Add,
    Attempt::Remove,
    Attempt::RemoveGuest,
    Attempt::Promote,
    Attempt::Demote,
    Attempt::LeaveForGood,
    Attempt::Undo,
    Attempt::SetPermissions,
    Attempt::Resend,
];

/// The reason that is given for a refused attempt; `None`: reading, where no endpoint has reasons of its own.
fn said(attempt: Option<Attempt>, refusal: &Refusal) -> Text {
    let special = attempt.and_then(|attempt| special(attempt, refusal));
    special.unwrap_or_else(|| why(&Error::Refused(refusal.clone())))
}

/// The attempt behind a request; `None` for reading the list, the conversation, or suggestions.
fn attempt(exchange: &Exchange) -> Option<Option<Attempt>> {
    let path = exchange.request.path.strip_prefix(V1)?;
    Some(match (exchange.request.method.as_str(), path) {
        ("GET", LIST) | ("GET", "room/{token}") => None,
        ("POST", LIST) => Some(Attempt::Add),
        ("DELETE", LIST) => Some(Attempt::Remove),
        ("DELETE", GUESTS) => Some(Attempt::RemoveGuest),
        ("DELETE", MYSELF) => Some(Attempt::LeaveForGood),
        ("POST", ACTIVE) => Some(Attempt::Join),
        ("DELETE", ACTIVE) => Some(Attempt::Leave),
        ("POST", MODERATORS) => Some(Attempt::Promote),
        ("DELETE", MODERATORS) => Some(Attempt::Demote),
        ("POST", GUEST_NAME) => Some(Attempt::GuestName),
        _ => return None,
    })
}

/// Reasons that say nothing about the attempt. A method that the endpoint does not have (405) would get one of these, and is
/// no attempt of a panel.
const GENERIC: [Text; 3] = [Text::WhyUnexpected, Text::WhyBadRequest, Text::WhyConflict];

#[test]
fn no_recorded_refusal_is_answered_by_a_generic_text() {
    let mut counts: HashMap<(Option<Attempt>, u16, Text), usize> = HashMap::new();
    for exchange in everything() {
        let (Some(attempt), Some(refusal)) = (attempt(&exchange), exchange.response.refusal()) else {
            continue;
        };
        let said = said(attempt, &refusal);
        assert!(!GENERIC.contains(&said), "{}: {refusal:?} as {said:?}", exchange.id);
        *counts.entry((attempt, exchange.response.status, said)).or_default() += 1;
    }
    let expected = recorded();
    for (case, count) in &expected {
        assert_eq!(counts.get(case), Some(count), "{case:?}");
    }
    assert_eq!(counts.len(), expected.len());
}

/// The reason given for each recorded refusal, and how often one was recorded. `None`: reading.
fn recorded() -> HashMap<(Option<Attempt>, u16, Text), usize> {
    use Attempt::*;
    let expected = [
        (None, 303, Text::WhyNotApi, 3),
        // A page: the server does not know itself by that name.
        (None, 400, Text::WhyNotApi, 1),
        (None, 401, Text::WhySignedOut, 3),
        (None, 403, Text::WhyForbidden, 5),
        (None, 404, Text::WhyNotFound, 46),
        (None, 412, Text::WhyCsrf, 10),
        (None, 412, Text::WhyLobby, 3),
        (None, 503, Text::WhyMaintenance, 5),
        // Cookies without their same-site twins.
        (None, 503, Text::WhyServer, 1),
        (Some(Join), 403, Text::PasswordWrong, 11),
        (Some(Join), 404, Text::WhyNotFound, 8),
        (Some(Join), 409, Text::TakeOverText, 4),
        (Some(Join), 412, Text::WhyCsrf, 1),
        (Some(GuestName), 403, Text::NameOfAccount, 8),
        (Some(GuestName), 404, Text::NameNoSession, 12),
        (Some(Add), 400, Text::AddNotHere, 13),
        (Some(Add), 401, Text::AddNeedsAccount, 9),
        (Some(Add), 403, Text::NotModerator, 8),
        (Some(Add), 404, Text::AddUnknown, 21),
        (Some(Add), 412, Text::WhyCsrf, 2),
        (Some(Add), 503, Text::WhyMaintenance, 1),
        (Some(Remove), 400, Text::RemoveLastOrTwo, 4),
        (Some(Remove), 403, Text::RemoveOwner, 9),
        (Some(Remove), 404, Text::ParticipantGone, 24),
        (Some(Remove), 503, Text::WhyMaintenance, 1),
        (Some(RemoveGuest), 400, Text::RemoveNoGuest, 6),
        (Some(RemoveGuest), 403, Text::NotModerator, 7),
        (Some(RemoveGuest), 404, Text::GuestGone, 14),
        (Some(LeaveForGood), 400, Text::LastModeratorText, 2),
        (Some(LeaveForGood), 401, Text::LeaveNeedsAccount, 3),
        (Some(LeaveForGood), 404, Text::WhyNotFound, 4),
        (Some(Promote), 400, Text::PromoteNotPossible, 6),
        (Some(Promote), 403, Text::NotModerator, 10),
        (Some(Promote), 404, Text::ParticipantGone, 15),
        (Some(Demote), 400, Text::DemoteNotPossible, 6),
        (Some(Demote), 403, Text::NotModerator, 12),
        (Some(Demote), 404, Text::ParticipantGone, 16),
    ];
    expected
        .map(|(attempt, status, text, count)| ((attempt, status, text), count))
        .into()
}

/// The reasons of one attempt, by status.
struct Row {
    attempt: Attempt,
    bad_request: Text,
    signed_out: Text,
    forbidden: Text,
    not_found: Text,
    conflict: Text,
}

const fn row(attempt: Attempt, texts: [Text; 5]) -> Row {
    let [bad_request, signed_out, forbidden, not_found, conflict] = texts;
    Row {
        attempt,
        bad_request,
        signed_out,
        forbidden,
        not_found,
        conflict,
    }
}

/// 400, 401, 403, 404, 409.
const TABLE: [Row; 12] = {
    use Text::*;
    [
        row(
            Attempt::Join,
            [WhyBadRequest, WhySignedOut, PasswordWrong, WhyNotFound, TakeOverText],
        ),
        row(
            Attempt::Leave,
            [WhyBadRequest, WhySignedOut, WhyForbidden, WhyNotFound, WhyConflict],
        ),
        row(
            Attempt::GuestName,
            [WhyBadRequest, WhySignedOut, NameOfAccount, NameNoSession, WhyConflict],
        ),
        row(
            Attempt::Add,
            [AddNotHere, AddNeedsAccount, NotModerator, AddUnknown, WhyConflict],
        ),
        row(
            Attempt::Remove,
            [RemoveLastOrTwo, WhySignedOut, RemoveOwner, ParticipantGone, WhyConflict],
        ),
        row(
            Attempt::RemoveGuest,
            [RemoveNoGuest, WhySignedOut, NotModerator, GuestGone, WhyConflict],
        ),
        row(
            Attempt::Promote,
            [
                PromoteNotPossible,
                WhySignedOut,
                NotModerator,
                ParticipantGone,
                WhyConflict,
            ],
        ),
        row(
            Attempt::Demote,
            [
                DemoteNotPossible,
                WhySignedOut,
                NotModerator,
                ParticipantGone,
                WhyConflict,
            ],
        ),
        row(
            Attempt::LeaveForGood,
            [
                LastModeratorText,
                LeaveNeedsAccount,
                WhyForbidden,
                WhyNotFound,
                WhyConflict,
            ],
        ),
        row(
            Attempt::Undo,
            [UndoNotPossible, AddNeedsAccount, NotModerator, UndoUnknown, WhyConflict],
        ),
        row(
            Attempt::SetPermissions,
            [
                PermissionsNotPossible,
                WhySignedOut,
                NotModerator,
                ParticipantGone,
                WhyConflict,
            ],
        ),
        row(
            Attempt::Resend,
            [
                WhyBadRequest,
                ResendNeedsAccount,
                NotModerator,
                ParticipantGone,
                WhyConflict,
            ],
        ),
    ]
};

/// Refusals that have the same reason at every endpoint.
fn everywhere() -> Vec<(Refusal, Text)> {
    vec![
        (Refusal::Lobby, Text::WhyLobby),
        (Refusal::Csrf, Text::WhyCsrf),
        (Refusal::TooMany(None), Text::WhyTooMany),
        (Refusal::TooMany(Some(30)), Text::WhyTooMany),
        (Refusal::Maintenance(Some(120)), Text::WhyMaintenance),
        (Refusal::Server(500, None), Text::WhyServer),
        (Refusal::Server(502, None), Text::WhyServer),
        (Refusal::Redirected, Text::WhyNotApi),
        (Refusal::NotApi(404), Text::WhyNotApi),
        (Refusal::Unexpected(405), Text::WhyUnexpected),
    ]
}

const WITHOUT_ANSWER: [(Error, Text); 8] = [
    (Error::NoAnswer(FetchError::Network), Text::WhyOffline),
    (Error::NoAnswer(FetchError::Timeout), Text::WhyTimeout),
    (Error::NoAnswer(FetchError::Unsendable), Text::WhyUnsendable),
    (Error::NoAnswer(FetchError::TooLarge), Text::WhyTooLarge),
    (Error::NoAnswer(FetchError::BadAnswer), Text::WhyPage),
    (Error::Unreadable, Text::WhyNotApi),
    (Error::WrongAccount, Text::WhyOtherAccount),
    (Error::AccountChanged, Text::WhyOtherAccount),
];

#[test]
fn every_endpoint_has_a_text_for_every_status() {
    assert_eq!(TABLE.each_ref().map(|row| row.attempt), ATTEMPTS);
    for row in &TABLE {
        let cells = [
            (Refusal::BadRequest, row.bad_request),
            (Refusal::SignedOut, row.signed_out),
            (Refusal::Forbidden, row.forbidden),
            (Refusal::NotFound, row.not_found),
            (Refusal::Conflict(None), row.conflict),
        ];
        for (refusal, text) in cells.into_iter().chain(everywhere()) {
            assert_eq!(
                said(Some(row.attempt), &refusal),
                text,
                "{:?}: {refusal:?}",
                row.attempt
            );
        }
    }
    for (error, text) in WITHOUT_ANSWER {
        assert_eq!(why(&error), text, "{error:?}");
    }
}

/// Where the answer was lost, broke or came from a server that failed on the way, the command may have been carried out.
#[test]
fn what_nobody_can_know_is_not_said_to_have_failed() {
    let unknown = [
        Error::NoAnswer(FetchError::Network),
        Error::NoAnswer(FetchError::BadAnswer),
        Error::NoAnswer(FetchError::Timeout),
        Error::NoAnswer(FetchError::TooLarge),
        Error::Unreadable,
        Refusal::Server(500, None).into(),
        Refusal::Server(502, None).into(),
    ];
    assert!(unknown.iter().all(Error::may_have_worked));
    let refused = [
        Error::NoAnswer(FetchError::Unsendable),
        Error::WrongAccount,
        Error::AccountChanged,
        Refusal::Maintenance(None).into(),
        Refusal::Csrf.into(),
        Refusal::TooMany(None).into(),
        Refusal::Forbidden.into(),
        Refusal::NotFound.into(),
        Refusal::NotApi(404).into(),
        Refusal::Redirected.into(),
    ];
    assert!(!refused.iter().any(Error::may_have_worked));
}

/// Everything that can fail while the panel loads.
fn failures() -> Vec<Error> {
    let without_answer = WITHOUT_ANSWER.map(|(error, _)| error);
    let refused = everywhere().into_iter().map(|(refusal, _)| refusal.into());
    let of_talk = [
        Refusal::BadRequest,
        Refusal::SignedOut,
        Refusal::Forbidden,
        Refusal::NotFound,
        Refusal::Conflict(None),
    ];
    let more = [Refusal::NotApi(403), Refusal::Unexpected(304)];
    let refused = refused.chain(of_talk.into_iter().chain(more).map(Error::Refused));
    without_answer.into_iter().chain(refused).collect()
}

/// That the server does not answer is said of a server that did not, and of no other.
#[test]
fn only_a_server_that_did_not_answer_is_said_not_to() {
    let silent = [
        Error::NoAnswer(FetchError::Network),
        Error::NoAnswer(FetchError::Timeout),
    ];
    for error in failures() {
        for text in [why(&error), why_not_loaded(&error), why_stale(&error)] {
            let said = english(text);
            let no_answer = ["isn't answering", "took too long", "Couldn't reach", "offline"];
            assert_eq!(
                no_answer.iter().any(|words| said.contains(words)),
                silent.contains(&error),
                "{error:?}: {said}"
            );
        }
        let unknown = "couldn't confirm";
        assert!(
            !english(why_not_loaded(&error)).contains(unknown),
            "loading commands nothing"
        );
    }
}

#[test]
fn the_note_about_an_old_list_says_why() {
    use Text::*;
    for error in failures() {
        let expected = match why(&error) {
            WhyOffline => StaleOffline,
            WhyTimeout => StaleServer,
            WhyServer => StaleProblem,
            WhyTooMany => StaleBusy,
            WhyMaintenance => StaleMaintenance,
            WhyTooLarge => StaleTooLarge,
            WhyNotApi | WhyUnexpected => StaleUnreadable,
            WhyUnsendable | WhyPage | WhyOtherAccount | WhySignedOut | WhyForbidden | WhyNotFound | WhyLobby
            | WhyCsrf | WhyBadRequest | WhyConflict => StaleOther,
            other => panic!("{other:?}"),
        };
        assert_eq!(why_stale(&error), expected, "{error:?}");
    }
}

/// What does not come from Talk says nothing about the login; what does is believed.
#[test]
fn the_login_is_doubted_where_the_answer_is_not_talks() {
    let doubtful = |error: &Error| {
        matches!(
            error,
            Error::Unreadable | Error::Refused(Refusal::Redirected | Refusal::NotApi(_) | Refusal::Unexpected(_))
        )
    };
    for error in failures() {
        assert_eq!(error.doubts_login(), doubtful(&error), "{error:?}");
    }
}

/// Words by which a text says what to do.
const TO_DO: &[(Text, &str)] = &[
    (Text::WhyBadRequest, "Reload the page"),
    (Text::WhySignedOut, "Sign in again"),
    (Text::WhyOtherAccount, "Check the list"),
    (Text::WhyForbidden, "Ask a moderator"),
    (Text::WhyNotFound, "check the link"),
    (Text::WhyConflict, "try again"),
    (Text::WhyLobby, "Wait until"),
    (Text::WhyCsrf, "Reload the page"),
    (Text::WhyTooMany, "Try again"),
    (Text::WhyMaintenance, "Try again later"),
    (Text::WhyServer, "Try again"),
    (Text::WhyNotApi, "Check the server address"),
    (Text::WhyUnexpected, "Tell the people who run this page"),
    (Text::WhyUnsendable, "Tell the people who run this page"),
    (Text::WhyTooLarge, "Tell your administrator"),
    (Text::WhyPage, "tell the people who run this page"),
    (Text::WhyOffline, "try again"),
    (Text::WhyTimeout, "Check the list"),
    (Text::PasswordWrong, "Try again"),
    (Text::TakeOverText, "If you join here"),
    (Text::NameNoSession, "Join again"),
    (Text::AddNeedsAccount, "sign in again"),
    (Text::NotModerator, "Check the list"),
    (Text::RemoveNoGuest, "Check the list"),
    (Text::GuestGone, "choose again"),
    (Text::LastModeratorText, "Promote someone"),
    (Text::LeaveNeedsAccount, "sign in again"),
    (Text::ResendNeedsAccount, "Sign in"),
    (Text::UndoNotPossible, "Check the list"),
    (Text::UndoUnknown, "Check the list"),
];

/// Texts that need not say what to do: nothing can be done, or the reason says it.
const NOTHING_TO_DO: &[Text] = &[
    // The server will not do it, whoever asks and however often; the sentence says why.
    Text::RemoveOwner,
    Text::RemoveLastOrTwo,
    Text::PromoteNotPossible,
    Text::DemoteNotPossible,
    Text::PermissionsNotPossible,
    Text::NameOfAccount,
    // Done already, by somebody else.
    Text::ParticipantGone,
    // The entry is wrong, and the sentence names the ways in which it can be.
    Text::AddNotHere,
    Text::AddUnknown,
];

#[test]
fn every_text_says_what_to_do() {
    let cells = TABLE.iter().flat_map(|row| {
        [
            row.bad_request,
            row.signed_out,
            row.forbidden,
            row.not_found,
            row.conflict,
        ]
    });
    let others = everywhere()
        .into_iter()
        .map(|(_, text)| text)
        .chain(WITHOUT_ANSWER.map(|(_, text)| text));
    for text in cells.chain(others) {
        let pattern = english(text);
        assert!(pattern.ends_with('.') && pattern.len() > 20, "{text:?} is no sentence");
        match TO_DO.iter().find(|(known, _)| *known == text) {
            Some((_, words)) => assert!(pattern.contains(words), "{text:?}: {pattern}"),
            None => assert!(NOTHING_TO_DO.contains(&text), "{text:?} does not say what to do"),
        }
    }
}

/// The names in `{…}` of a pattern.
fn values(pattern: &str) -> BTreeSet<&str> {
    let behind = pattern.split('{').skip(1);
    behind
        .map(|rest| rest.split_once('}').unwrap_or_else(|| panic!("{pattern}")).0)
        .collect()
}

#[test]
fn every_pattern_is_complete() {
    for text in Text::ALL {
        let pattern = english(*text);
        assert!(!pattern.trim().is_empty(), "{text:?}");
        assert_eq!(pattern.matches('{').count(), pattern.matches('}').count(), "{text:?}");
        assert!(
            values(pattern)
                .iter()
                .all(|name| name.chars().all(char::is_alphanumeric)),
            "{text:?}"
        );
        let forms: Vec<&str> = pattern.split('|').collect();
        let plural = pattern.contains('#');
        assert_eq!(plural, forms.len() > 1, "{text:?}");
        if plural {
            assert!(
                forms.iter().all(|form| form.contains('#') && form.contains('=')),
                "{text:?}"
            );
            assert!(
                forms.iter().any(|form| form.starts_with("other=")),
                "{text:?} has no form for other numbers"
            );
        }
    }
}

#[test]
fn what_explains_a_failure_needs_the_name_at_most() {
    for attempt in ATTEMPTS {
        for (refusal, _) in everywhere() {
            assert!(values(english(said(Some(attempt), &refusal))).is_empty(), "{attempt:?}");
        }
    }
    let cells = TABLE.iter().flat_map(|row| {
        [
            row.bad_request,
            row.signed_out,
            row.forbidden,
            row.not_found,
            row.conflict,
        ]
    });
    for text in cells {
        assert!(values(english(text)).is_subset(&["name"].into()), "{text:?}");
    }
    // Shown as they are, without a frame and without a name.
    for (error, text) in WITHOUT_ANSWER {
        assert!(values(english(text)).is_empty(), "{error:?}");
    }
    let frames = [
        Text::JoinFailed,
        Text::LeaveFailed,
        Text::NameFailed,
        Text::AddFailed,
        Text::RemoveFailed,
        Text::PromoteFailed,
        Text::DemoteFailed,
        Text::LeaveForGoodFailed,
        Text::UndoFailed,
        Text::PermissionsFailed,
        Text::ResendFailed,
        Text::NotKnown,
        Text::NotKnownOf,
    ];
    for frame in frames {
        assert!(values(english(frame)).contains("why"), "{frame:?}");
        assert!(values(english(frame)).is_subset(&["name", "why"].into()), "{frame:?}");
    }
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("i18n") {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// The arguments of every call of a method, as their text.
fn calls<'a>(source: &'a str, method: &str) -> Vec<&'a str> {
    let end = |rest: &str| {
        let mut depth = 1;
        let closing = rest.char_indices().find(|(_, character)| {
            depth += match character {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth == 0
        });
        closing.unwrap().0
    };
    let starts = source
        .match_indices(method)
        .map(|(place, _)| &source[place + method.len()..]);
    starts.map(|rest| &rest[..end(rest)]).collect()
}

/// The messages that are named in a piece of source.
fn texts(source: &str) -> Vec<Text> {
    let named = source.split("Text::").skip(1).map(|rest| {
        let end = rest
            .find(|character: char| !character.is_alphanumeric())
            .unwrap_or(rest.len());
        &rest[..end]
    });
    named
        .filter_map(|name| Text::ALL.iter().find(|text| format!("{text:?}") == name).copied())
        .collect()
}

/// Messages that a call gets by a variable, with the values that it gives.
const CHOSEN_BEFORE: &[(&[&str], &[Text])] = &[
    (&["moderator", "time"], &[Text::BanBy, Text::BanOfAddress]),
    (&["name", "role", "presence"], &[Text::RowName, Text::OwnRowName]),
    // Names that are told apart.
    (
        &["number"],
        &[Text::GuestNumbered, Text::InvitedNumbered, Text::ApartGuestNumbered],
    ),
    (&["name", "which"], &[Text::NameApart]),
    (
        &["time"],
        &[
            Text::StaleOffline,
            Text::StaleServer,
            Text::StaleMaintenance,
            Text::StaleProblem,
            Text::StaleBusy,
            Text::StaleUnreadable,
            Text::StaleTooLarge,
            Text::StaleOther,
        ],
    ),
    (
        &["name", "why"],
        &[
            Text::AddFailed,
            Text::JoinFailed,
            Text::LeaveFailed,
            Text::NameFailed,
            Text::RemoveFailed,
            Text::PromoteFailed,
            Text::DemoteFailed,
            Text::LeaveForGoodFailed,
            Text::UndoFailed,
            Text::PermissionsFailed,
            Text::ResendFailed,
            Text::BanFailed,
            Text::EndBanFailed,
            Text::BansFailed,
            Text::LobbyFailed,
            Text::NotifyFailed,
            Text::DialOutFailed,
            Text::ImportFailed,
            Text::NewGroupFailed,
            Text::RoomsFailed,
            Text::CallListFailed,
            Text::NotKnown,
            Text::NotKnownOf,
        ],
    ),
    (
        &["name"],
        &[
            // Reasons, in a frame.
            Text::AddBanned,
            Text::AddedInvited,
            Text::AddedFederated,
            Text::UndoBan,
            Text::UndoPermissions,
            // The ends of commands.
            Text::PromotedNews,
            Text::DemotedNews,
            Text::RemovedNews,
            Text::ResentNews,
            Text::BannedNews,
            Text::PermissionsNews,
            Text::AdmittedNews,
            Text::SentToLobbyNews,
            Text::NotifiedNews,
            Text::DialledNews,
            // Titles and texts of dialogs.
            Text::BanUserText,
            Text::BanGuestText,
            Text::RemoveNoGuest,
            Text::PromoteNotPossible,
            Text::DemoteNotPossible,
            Text::UndoNotPossible,
            Text::UndoUnknown,
            // Results of adding.
            Text::AddedUser,
            Text::AddedGroup,
            Text::AddedEmail,
            Text::AddedEmailListed,
            Text::AddedAlready,
            Text::AddedSelfJoined,
            Text::AddedToStay,
            Text::AddBadEmail,
            // Questions and news about somebody.
            Text::AddUndecided,
            Text::AddUnmatched,
            Text::RemoveTitle,
            Text::PromoteTitle,
            Text::DemoteTitle,
            Text::ChangedTitle,
            Text::RemoveUserText,
            Text::RemoveModeratorText,
            Text::RemoveSelfJoinedText,
            Text::RemoveGuestText,
            Text::RemoveForGoodText,
            Text::RemoveGroupText,
            Text::PromotedNews,
            Text::DemotedNews,
            Text::RemovedNews,
            Text::SomebodyJoined,
            Text::SomebodyLeft,
            Text::ResentNews,
            Text::UndoPromote,
            Text::UndoDemote,
            Text::UndoAdd,
            Text::UndoneNews,
            Text::UndoRemove,
        ],
    ),
];

/// Read from the sources: a call that names its message gives all its values, and one that gives none needs none.
#[test]
fn every_value_of_a_pattern_is_filled_in() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut filled: HashSet<Text> = HashSet::new();
    let (mut plain, mut counted) = (0, 0);
    for source in &all {
        for call in calls(source, ".fill(") {
            let (message, values_given) = call.split_once('[').unwrap_or((call, ""));
            let keys = values_given
                .split("(\"")
                .skip(1)
                .filter_map(|rest| rest.split_once('"'));
            let keys: BTreeSet<&str> = keys.map(|(key, _)| key).collect();
            for text in texts(message) {
                assert!(
                    values(english(text)).is_subset(&keys),
                    "{text:?} is filled with {keys:?}"
                );
                filled.insert(text);
            }
        }
        // The short form for one value.
        for call in calls(source, ".label_with(") {
            let key = call.split('"').nth(1).unwrap_or_default();
            for text in texts(call) {
                assert!(
                    values(english(text)).is_subset(&[key].into()),
                    "{text:?} is filled with {key}"
                );
                filled.insert(text);
            }
        }
        let plain_calls = [".text(", ".label("].into_iter().flat_map(|name| calls(source, name));
        for call in plain_calls {
            // A match in the arguments may leave by a call of its own.
            let nested: Vec<Text> = calls(call, ".fill(").into_iter().flat_map(texts).collect();
            for text in texts(call).into_iter().filter(|text| !nested.contains(text)) {
                assert!(values(english(text)).is_empty(), "{text:?} needs values");
                assert!(!english(text).contains('#'), "{text:?} needs a number");
                plain += 1;
            }
        }
        for call in calls(source, ".count(") {
            for text in texts(call) {
                assert!(
                    english(text).contains('#') && values(english(text)).is_empty(),
                    "{text:?}"
                );
                counted += 1;
            }
        }
    }
    assert!(plain > 60 && counted > 4, "{plain}, {counted}");
    for text in Text::ALL.iter().filter(|text| !filled.contains(text)) {
        let given = CHOSEN_BEFORE.iter().find(|(_, texts)| texts.contains(text));
        let given: BTreeSet<&str> = given
            .map(|(keys, _)| keys.iter().copied().collect())
            .unwrap_or_default();
        assert!(
            values(english(*text)).is_subset(&given),
            "{text:?} is filled with {given:?}"
        );
    }
}
