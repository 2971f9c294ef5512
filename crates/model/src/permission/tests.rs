//! Every viewer, target and action, against the matrix that real servers follow.

use super::*;
use crate::call::CallFlags;
use crate::id::{SessionId, UserId};

fn context(role: Option<Role>) -> PermissionContext {
    let identity = match role {
        Some(role) if role.is_guest() => SessionId::new("me").map(Identity::Guest),
        _ => UserId::new("me").map(Identity::User),
    };
    PermissionContext {
        viewer: Viewer { identity, role },
        joined: false,
        kind: ConversationKind::Public,
        object_type: String::new(),
        role_counts: RoleCounts {
            users: 5,
            moderators: 2,
        },
        has_to_stay: false,
        connected: true,
        setting: Setting::default(),
    }
}

fn participant(role: Role) -> Participant {
    let session = SessionId::new("their-session");
    Participant {
        identity: Identity::of_row(if role.is_guest() { "" } else { "them" }, session.as_ref()).unwrap(),
        name: "Them".into(),
        role,
        last_ping: 1,
        session,
        call: CallFlags::default(),
        details: None,
    }
}

fn role(number: i64) -> Role {
    Role::from_number(number)
}

/// Which of Remove, Promote, Demote are offered.
fn offered(viewer: i64, target: i64) -> [bool; 3] {
    let (context, target) = (context(Some(role(viewer))), participant(role(target)));
    [Action::Remove, Action::Promote, Action::Demote].map(|action| {
        matches!(
            about(context.target_context(), &target, action, false),
            Verdict::Allowed(_)
        )
    })
}

#[test]
fn moderators_of_all_three_kinds_act_by_the_targets_role() {
    for viewer in [1, 2, 6] {
        let table = [1, 2, 3, 4, 5, 6, 7].map(|target| offered(viewer, target));
        let expected = [
            [false, false, false], // owner
            [true, false, true],   // moderator
            [true, true, false],   // user
            [true, true, false],   // guest
            [true, false, false],  // self-joined
            [true, false, true],   // guest moderator
            [false, false, false], // unknown
        ];
        assert_eq!(table, expected, "viewer {viewer}");
    }
}

#[test]
fn other_roles_act_on_no_one() {
    for viewer in [3, 4, 5, 7] {
        for target in 1..=7 {
            assert_eq!(offered(viewer, target), [false; 3], "viewer {viewer}, target {target}");
        }
    }
}

#[test]
fn the_viewers_own_row_offers_nothing() {
    let context = context(Some(Role::Moderator));
    let me = Participant {
        identity: Identity::of_row("me", None).unwrap(),
        ..participant(Role::Moderator)
    };
    for action in [Action::Remove, Action::Promote, Action::Demote] {
        assert_eq!(about(context.target_context(), &me, action, false), Verdict::Hidden);
    }
}

#[test]
fn own_actions_follow_from_the_viewers_role() {
    let table = [1, 2, 3, 4, 5, 6, 7].map(|number| {
        let context = context(Some(role(number)));
        [Action::Add, Action::LeaveForGood, Action::SetGuestName]
            .map(|action| matches!(own(&context, action), Verdict::Allowed(_)))
    });
    let expected = [
        [true, true, false],
        [true, true, false],
        [false, true, false],
        [false, false, true],
        [false, true, false],
        [false, false, true],
        [false, false, false],
    ];
    assert_eq!(table, expected);
}

#[test]
fn join_needs_no_session_and_leave_needs_one() {
    for viewer in [None, Some(Role::Owner), Some(Role::Guest), Some(Role::SelfJoined)] {
        let outside = context(viewer);
        let inside = PermissionContext {
            joined: true,
            ..outside.clone()
        };
        assert!(matches!(own(&outside, Action::Join), Verdict::Allowed(_)));
        assert_eq!(own(&outside, Action::Leave), Verdict::Hidden);
        assert_eq!(own(&inside, Action::Join), Verdict::Hidden);
        assert!(matches!(own(&inside, Action::Leave), Verdict::Allowed(_)));
    }
}

#[test]
fn actions_that_are_not_possible_now_are_disabled_with_a_reason() {
    let user = participant(Role::User);
    let moderator = context(Some(Role::Moderator));
    assert_eq!(
        about(moderator.target_context(), &user, Action::Promote, true),
        Verdict::Disabled(Reason::Pending)
    );
    let offline = PermissionContext {
        connected: false,
        ..moderator.clone()
    };
    assert_eq!(
        about(offline.target_context(), &user, Action::Promote, false),
        Verdict::Disabled(Reason::Offline)
    );
    let last = PermissionContext {
        role_counts: RoleCounts {
            users: 2,
            moderators: 1,
        },
        ..moderator.clone()
    };
    assert_eq!(
        own(&last, Action::LeaveForGood),
        Verdict::Disabled(Reason::LastModerator)
    );
    let alone = PermissionContext {
        role_counts: RoleCounts {
            users: 1,
            moderators: 1,
        },
        ..moderator.clone()
    };
    assert!(matches!(own(&alone, Action::LeaveForGood), Verdict::Allowed(_)));
    let two = PermissionContext {
        kind: ConversationKind::OneToOne,
        ..moderator.clone()
    };
    assert_eq!(own(&two, Action::Add), Verdict::Disabled(Reason::OneToOne));
    let share = PermissionContext {
        object_type: "share:password".into(),
        ..moderator
    };
    assert_eq!(own(&share, Action::Add), Verdict::Hidden);
}

#[test]
fn the_proof_names_the_target_and_its_role() {
    let guest = participant(Role::Guest);
    let Verdict::Allowed(token) = about(
        context(Some(Role::Owner)).target_context(),
        &guest,
        Action::Remove,
        false,
    ) else {
        panic!("an owner removes guests")
    };
    assert_eq!(token.action(), Action::Remove);
    assert_eq!(token.target(), Some(&(guest.identity, Role::Guest)));
}

#[test]
fn guests_and_self_joined_users_do_not_count_for_the_last_moderator() {
    let participants = [1, 2, 3, 4, 5, 6].map(|number| participant(role(number)));
    assert_eq!(
        RoleCounts::of(
            participants
                .iter()
                .map(|participant| (&participant.identity, participant.role))
        ),
        RoleCounts {
            users: 3,
            moderators: 2
        }
    );
}

#[test]
fn nothing_can_be_done_to_the_bot_of_a_bridge() {
    let bot = Participant {
        identity: Identity::User(UserId::new("bridge-bot").unwrap()),
        ..participant(Role::User)
    };
    for action in [Action::Promote, Action::Remove, Action::SetPermissions] {
        let verdict = about(context(Some(Role::Owner)).target_context(), &bot, action, false);
        assert_eq!(verdict, Verdict::Hidden, "{action:?}");
    }
}
