//! What the panel offers, compared with what the recorded server allowed: by viewer, target and endpoint.

use crate::recording::{ACTIVE, Exchange, GUEST_NAME, GUESTS, LIST, MODERATORS, MYSELF, file};
use crate::selection::{Reason as LeftOut, call};
use model::call::CallFlags;
use model::conversation::ConversationKind;
use model::id::{SessionId, UserId};
use model::identity::Identity;
use model::participant::Participant;
use model::permission::{self, Action, PermissionContext, Reason, RoleCounts, Setting, Verdict};
use model::role::Role;
use model::viewer::Viewer;
use std::collections::BTreeMap;
use talk_participants::state::status::undo::Undo;

const TYPES: [i64; 6] = [1, 2, 3, 4, 5, 6];

fn identity(kind: i64, id: &str) -> Identity {
    if Role::from_number(kind).is_guest() {
        Identity::Guest(SessionId::new(id).unwrap())
    } else {
        Identity::User(UserId::new(id).unwrap())
    }
}

fn person(kind: i64) -> Participant {
    Participant {
        identity: identity(kind, "them"),
        name: "Them".into(),
        role: Role::from_number(kind),
        last_ping: 1,
        session: SessionId::new("them"),
        call: CallFlags::default(),
        details: None,
    }
}

/// What the rules look at in a public conversation with enough users and moderators, for a viewer of a type.
pub fn context(viewer: i64) -> PermissionContext {
    PermissionContext {
        viewer: Viewer {
            identity: Some(identity(viewer, "me")),
            role: Some(Role::from_number(viewer)),
        },
        joined: false,
        kind: ConversationKind::Public,
        object_type: String::new(),
        role_counts: RoleCounts {
            users: 4,
            moderators: 2,
        },
        has_to_stay: false,
        connected: true,
        setting: Setting::default(),
    }
}

fn offers(viewer: i64, target: i64, action: Action) -> bool {
    matches!(
        permission::about(context(viewer).target_context(), &person(target), action, false),
        Verdict::Allowed(_)
    )
}

fn exchange(id: &str) -> Exchange {
    let (name, number) = id.rsplit_once('-').unwrap();
    let found = file(name)
        .into_iter()
        .nth(number.parse::<usize>().unwrap() - 1)
        .unwrap();
    assert_eq!(found.id, id);
    found
}

/// What the recordings are about: a file, the action, and the numbers by the type that the target had at that moment.
type Targets = (&'static str, Action, &'static [(i64, &'static [u16])]);

const ABOUT_OTHERS: [Targets; 4] = [
    (
        "participants-remove",
        Action::Remove,
        &[
            (1, &[20, 23]),
            (2, &[8, 9, 10, 18, 21, 24, 38]),
            (3, &[1, 2, 3, 4, 5, 22, 25, 40, 62]),
            (5, &[17]),
        ],
    ),
    (
        "participants-guests-remove",
        Action::Remove,
        &[(4, &[1, 2, 3, 4, 5, 6, 9, 29, 37]), (6, &[23, 26])],
    ),
    (
        "moderators-promote",
        Action::Promote,
        &[
            (1, &[22, 23]),
            (2, &[33]),
            (3, &[1, 2, 4, 5, 6, 37, 45]),
            (4, &[9, 10, 11, 13, 14, 49]),
            (5, &[25]),
            (6, &[34]),
        ],
    ),
    (
        "moderators-demote",
        Action::Demote,
        &[
            (1, &[22, 23]),
            (2, &[1, 2, 3, 4, 5, 6, 37]),
            (3, &[33]),
            (4, &[34]),
            (5, &[25]),
            (6, &[9, 10, 11, 12, 13, 14]),
        ],
    ),
];

/// Whether the server carried it out, by action, type of the viewer and type of the target.
fn evidence() -> BTreeMap<(String, i64, i64), bool> {
    let mut found = BTreeMap::new();
    for (name, action, targets) in ABOUT_OTHERS {
        for (target, numbers) in targets {
            for number in *numbers {
                let exchange = exchange(&format!("{name}-{number:03}"));
                let allowed = match exchange.response.status {
                    200 => true,
                    400 | 403 => false,
                    other => panic!("{}: {other} is about the target, not about the right", exchange.id),
                };
                let cell = (format!("{action:?}"), exchange.actor.participant_type.unwrap(), *target);
                let before = found.insert(cell, allowed);
                assert!(before.is_none_or(|before| before == allowed), "{} differs", exchange.id);
            }
        }
    }
    found
}

#[test]
fn what_was_recorded_is_offered_if_and_only_if_it_worked() {
    let evidence = evidence();
    assert_eq!(evidence.len(), 54);
    for ((name, viewer, target), allowed) in evidence {
        let action = [Action::Remove, Action::Promote, Action::Demote];
        let action = action.into_iter().find(|action| format!("{action:?}") == name).unwrap();
        assert_eq!(
            offers(viewer, target, action),
            allowed,
            "{name} of {target} by {viewer}"
        );
    }
}

/// Owners, moderators and guest moderators are alike to the server, and so are the others: wherever two of them were
/// recorded about the same target, the answers agree. So every combination has evidence.
#[test]
fn every_combination_is_as_recorded_for_one_of_its_kind() {
    let evidence = evidence();
    let moderates = |kind: i64| [1, 2, 6].contains(&kind);
    let mut offered = 0;
    for action in [Action::Remove, Action::Promote, Action::Demote] {
        for viewer in TYPES {
            for target in TYPES {
                let alike: Vec<bool> = evidence
                    .iter()
                    .filter(|((name, by, about), _)| {
                        *name == format!("{action:?}")
                            && moderates(*by) == moderates(viewer)
                            && (*about == target || !moderates(viewer))
                    })
                    .map(|(_, allowed)| *allowed)
                    .collect();
                assert!(!alike.is_empty(), "{action:?} of {target} by {viewer} was not recorded");
                assert!(
                    alike.iter().all(|allowed| *allowed == alike[0]),
                    "{action:?} of {target} by {viewer}"
                );
                assert_eq!(
                    offers(viewer, target, action),
                    alike[0],
                    "{action:?} of {target} by {viewer}"
                );
                offered += usize::from(alike[0]);
            }
        }
    }
    // Three kinds of moderators remove five types, promote two and demote two.
    assert_eq!(offered, 3 * (5 + 2 + 2));
}

/// Commands that worked and are not offered, because another one does the same.
const SYNONYMS: [(&str, &[u16], &str); 3] = [
    (
        "participants-remove",
        &[28, 29, 30, 32, 36, 59],
        "the own user id: leaving for good does it, with its own question",
    ),
    (
        "moderators-promote",
        &[35],
        "a user by session, who is promoted by user id",
    ),
    (
        "moderators-demote",
        &[35],
        "a moderator by session, who is demoted by user id",
    ),
];

#[test]
fn everything_that_worked_is_offered_or_a_synonym() {
    let mut synonyms = 0;
    let mut encodings = 0;
    for (name, _, targets) in ABOUT_OTHERS {
        let is_command = |exchange: &Exchange| {
            [
                ("DELETE", LIST),
                ("DELETE", GUESTS),
                ("POST", MODERATORS),
                ("DELETE", MODERATORS),
            ]
            .iter()
            .any(|(method, path)| exchange.is(method, path))
        };
        for exchange in file(name)
            .iter()
            .filter(|exchange| exchange.response.status == 200 && is_command(exchange))
        {
            let number = exchange.number();
            if targets.iter().any(|(_, numbers)| numbers.contains(&number)) {
                continue;
            }
            if SYNONYMS
                .iter()
                .any(|(file, numbers, _)| *file == name && numbers.contains(&number))
            {
                synonyms += 1;
                continue;
            }
            // The same in an encoding that the panel does not use.
            let left_out = call(exchange).err();
            assert!(
                matches!(left_out, Some(LeftOut::Encoding | LeftOut::Query)),
                "{}: {left_out:?}",
                exchange.id
            );
            encodings += 1;
        }
    }
    assert_eq!((synonyms, encodings), (8, 11));
}

#[test]
fn nothing_is_offered_about_oneself_which_the_server_refuses_or_does_otherwise() {
    let refused = [
        ("moderators-promote", &[20, 21, 24][..], Action::Promote),
        ("moderators-demote", &[20, 21, 24, 41], Action::Demote),
        ("participants-guests-remove", &[20, 25, 27], Action::Remove),
    ];
    for (name, numbers, action) in refused {
        for number in numbers {
            let exchange = exchange(&format!("{name}-{number:03}"));
            assert!([400, 403].contains(&exchange.response.status), "{}", exchange.id);
            let viewer = exchange.actor.participant_type.unwrap();
            let me = Participant {
                identity: identity(viewer, "me"),
                ..person(viewer)
            };
            assert_eq!(
                permission::about(context(viewer).target_context(), &me, action, false),
                Verdict::Hidden,
                "{}",
                exchange.id
            );
        }
    }
    for (name, numbers, _) in &SYNONYMS[..1] {
        for number in *numbers {
            let exchange = exchange(&format!("{name}-{number:03}"));
            let own = exchange.actor.user_id.as_deref();
            let asked = exchange.request.body.as_ref().and_then(|body| body.json.as_ref());
            assert_eq!(
                asked.and_then(|asked| asked["participant"].as_str()),
                own,
                "{}",
                exchange.id
            );
        }
    }
}

/// The statuses of one action about nobody else, by the type of the viewer.
fn own_statuses(ids: &[&str], method: &str, path: &str) -> BTreeMap<i64, u16> {
    let recorded = ids.iter().map(|id| exchange(id)).inspect(|exchange| {
        assert!(
            exchange.is(method, path) && exchange.room.kind == Some(3),
            "{}",
            exchange.id
        );
    });
    recorded
        .map(|exchange| (exchange.actor.participant_type.unwrap(), exchange.response.status))
        .collect()
}

fn numbered(name: &str, numbers: &[u16]) -> Vec<String> {
    numbers.iter().map(|number| format!("{name}-{number:03}")).collect()
}

#[test]
fn the_own_actions_are_offered_to_whom_they_worked() {
    let add = numbered("participants-add", &[1, 2, 3, 4, 5, 6]);
    let for_good = numbered("participants-self-remove", &[1, 2, 3, 4, 7, 11]);
    let name = numbered("guest-name", &[1, 2, 3, 4, 5, 6]);
    let cases = [
        (Action::Add, "POST", LIST, add),
        (Action::LeaveForGood, "DELETE", MYSELF, for_good),
        (Action::SetGuestName, "POST", GUEST_NAME, name),
    ];
    for (action, method, path, ids) in cases {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let statuses = own_statuses(&ids, method, path);
        assert_eq!(statuses.keys().copied().collect::<Vec<_>>(), TYPES, "{action:?}");
        for (viewer, status) in statuses {
            assert!([200, 401, 403].contains(&status));
            let offered = permission::own(&context(viewer), action);
            assert_eq!(
                matches!(offered, Verdict::Allowed(_)),
                status == 200,
                "{action:?} by {viewer}"
            );
            // A role that the server always refuses does not even see it.
            assert_eq!(offered == Verdict::Hidden, status != 200, "{action:?} by {viewer}");
        }
    }
}

/// Everybody may join and leave at any time. Of the two only the one that changes something is offered: joining again would
/// replace the own session by another one, and leaving without a session does nothing.
#[test]
fn joining_and_leaving_are_offered_in_turn_to_all_who_may() {
    let statuses = |name: &str, method: &str, path: &str| -> BTreeMap<i64, Vec<u16>> {
        let mut found: BTreeMap<i64, Vec<u16>> = BTreeMap::new();
        let open = file(name);
        for exchange in open
            .iter()
            .filter(|exchange| exchange.is(method, path) && exchange.room.kind == Some(3))
        {
            if let Some(viewer) = exchange.actor.participant_type {
                found.entry(viewer).or_default().push(exchange.response.status);
            }
        }
        found
    };
    let joins = statuses("participants-active-join", "POST", ACTIVE);
    let leaves = statuses("participants-active-leave", "DELETE", ACTIVE);
    for viewer in TYPES {
        let outside = context(viewer);
        let inside = PermissionContext {
            joined: true,
            ..context(viewer)
        };
        assert!(joins[&viewer].contains(&200), "{viewer}");
        assert!(
            matches!(permission::own(&outside, Action::Join), Verdict::Allowed(_)),
            "{viewer}"
        );
        assert_eq!(permission::own(&inside, Action::Join), Verdict::Hidden);
        assert!(leaves[&viewer].iter().all(|status| *status == 200), "{viewer}");
        assert!(
            matches!(permission::own(&inside, Action::Leave), Verdict::Allowed(_)),
            "{viewer}"
        );
        assert_eq!(permission::own(&outside, Action::Leave), Verdict::Hidden);
    }
}

#[test]
fn kinds_of_conversations_that_refuse_do_not_offer() {
    let refused = |id: &str, status: u16| {
        let exchange = exchange(id);
        assert_eq!(exchange.response.status, status, "{id}");
        let viewer = exchange.actor.participant_type.unwrap();
        let kind = match exchange.room.kind.unwrap() {
            1 => ConversationKind::OneToOne,
            3 => ConversationKind::Public,
            4 => ConversationKind::Changelog,
            other => panic!("{id}: {other}"),
        };
        PermissionContext {
            kind,
            object_type: exchange.room.object_type.unwrap_or_default(),
            ..context(viewer)
        }
    };
    // Both of a conversation of two are owners: nobody to remove, promote or demote.
    let two = refused("participants-add-068", 400);
    assert_eq!(permission::own(&two, Action::Add), Verdict::Disabled(Reason::OneToOne));
    for (id, action) in [
        ("participants-remove-057", Action::Remove),
        ("moderators-promote-042", Action::Promote),
        ("moderators-demote-042", Action::Demote),
    ] {
        assert_eq!(
            permission::about(refused(id, 400).target_context(), &person(1), action, false),
            Verdict::Hidden,
            "{id}"
        );
    }
    let news = refused("participants-add-072", 403);
    assert_eq!(permission::own(&news, Action::Add), Verdict::Hidden);
    let share = refused("participants-add-073", 400);
    assert_eq!(share.object_type, "share:password");
    assert_eq!(permission::own(&share, Action::Add), Verdict::Hidden);
}

/// A conversation of two has two owners and loses one after the other; the changelog conversation has one user.
#[test]
fn kinds_of_conversations_that_let_go_offer_it() {
    let recorded = [
        (24, ConversationKind::OneToOne, 2, 2),
        (26, ConversationKind::OneToOne, 1, 1),
        (28, ConversationKind::Changelog, 0, 1),
    ];
    for (number, kind, moderators, users) in recorded {
        let exchange = exchange(&format!("participants-self-remove-{number:03}"));
        assert_eq!(exchange.response.status, 200, "{}", exchange.id);
        assert_eq!(
            exchange.room.kind,
            Some(if kind == ConversationKind::OneToOne { 1 } else { 4 }),
            "{}",
            exchange.id
        );
        let context = PermissionContext {
            kind,
            role_counts: RoleCounts { users, moderators },
            ..context(exchange.actor.participant_type.unwrap())
        };
        let offered = permission::own(&context, Action::LeaveForGood);
        assert!(matches!(offered, Verdict::Allowed(_)), "{}", exchange.id);
    }
}

#[test]
fn leaving_for_good_waits_for_another_moderator_only_where_the_server_does() {
    // Number, moderators and users with an account that were there (guests and self-joined users do not count).
    let recorded = [
        (1, 2, 3),
        (7, 2, 2),
        (9, 1, 1),
        (11, 2, 3),
        (12, 1, 2),
        (14, 1, 2),
        (15, 2, 2),
        (17, 1, 1),
    ];
    for (number, moderators, users) in recorded {
        let exchange = exchange(&format!("participants-self-remove-{number:03}"));
        let viewer = exchange.actor.participant_type.unwrap();
        let context = PermissionContext {
            role_counts: RoleCounts { users, moderators },
            ..context(viewer)
        };
        let expected = permission::own(&context, Action::LeaveForGood);
        match exchange.response.status {
            200 => assert!(matches!(expected, Verdict::Allowed(_)), "{}", exchange.id),
            400 => assert_eq!(expected, Verdict::Disabled(Reason::LastModerator), "{}", exchange.id),
            other => panic!("{}: {other}", exchange.id),
        }
    }
}

/// Undoing a removal is adding: offered to those for whom adding worked, and about those who can be added.
#[test]
fn undo_is_offered_where_its_request_is_allowed() {
    let statuses: BTreeMap<i64, u16> = numbered("participants-add", &[1, 2, 6])
        .iter()
        .map(|id| exchange(id))
        .map(|exchange| (exchange.actor.participant_type.unwrap(), exchange.response.status))
        .collect();
    assert_eq!(statuses, [(1, 200), (2, 200), (6, 401)].into());
    for (viewer, status) in statuses {
        let adds = permission::own(&context(viewer), Action::Add) != Verdict::Hidden;
        assert_eq!(adds, status == 200, "{viewer}");
        for target in TYPES {
            // A self-joined user would come back as a user, a guest not at all.
            let possible = adds && [2, 3].contains(&target);
            let undo = Undo::of(Action::Remove, &person(target), adds);
            assert_eq!(undo.is_some(), possible, "removing {target} by {viewer}");
        }
    }
    // Promoting and demoting take each other back, for users and guests alike.
    let becomes = [
        (Action::Promote, 3, 2),
        (Action::Promote, 4, 6),
        (Action::Demote, 2, 3),
        (Action::Demote, 6, 4),
    ];
    for (action, before, after) in becomes {
        let inverse = if action == Action::Promote {
            Action::Demote
        } else {
            Action::Promote
        };
        for viewer in [1, 2, 6] {
            assert!(Undo::of(action, &person(before), viewer != 6).is_some());
            assert!(
                offers(viewer, before, action) && offers(viewer, after, inverse),
                "{action:?} by {viewer}"
            );
        }
    }
}
