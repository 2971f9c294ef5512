//! The permission matrix over every viewer, target, action and state.

use model::call::CallFlags;
use model::conversation::ConversationKind;
use model::id::{SessionId, UserId};
use model::identity::Identity;
use model::participant::Participant;
use model::permission::{Action, PermissionContext, Reason, RoleCounts, Setting, Verdict, about, own};
use model::role::Role;
use model::viewer::Viewer;

const ACTIONS: [Action; 8] = [
    Action::Add,
    Action::Remove,
    Action::Promote,
    Action::Demote,
    Action::Join,
    Action::Leave,
    Action::LeaveForGood,
    Action::SetGuestName,
];
const KINDS: [ConversationKind; 5] = [
    ConversationKind::OneToOne,
    ConversationKind::Group,
    ConversationKind::Public,
    ConversationKind::Changelog,
    ConversationKind::Unknown(9),
];
const CENSUSES: [(usize, usize); 4] = [(0, 0), (1, 1), (5, 1), (5, 2)];

fn identity(role: Role, id: &str) -> Identity {
    if role.is_guest() {
        Identity::Guest(SessionId::new(id).unwrap())
    } else {
        Identity::User(UserId::new(id).unwrap())
    }
}

fn participant(role: Role, id: &str) -> Participant {
    Participant {
        identity: identity(role, id),
        name: "Them".into(),
        role,
        last_ping: 1,
        session: SessionId::new("a-session"),
        call: CallFlags::default(),
        details: None,
    }
}

/// Types 1 to 6 and two unknown ones.
fn roles() -> impl Iterator<Item = Role> {
    (0..=7).map(Role::from_number)
}

/// Every context of a member, and (role `None`) of a viewer who is not one.
fn contexts() -> Vec<PermissionContext> {
    let mut all = Vec::new();
    for role in roles().map(Some).chain([None]) {
        for joined in [false, true] {
            for kind in KINDS {
                for object_type in ["", "share:password"] {
                    for (users, moderators) in CENSUSES {
                        for connected in [false, true] {
                            all.push(PermissionContext {
                                viewer: Viewer {
                                    identity: role.map(|role| identity(role, "me")),
                                    role,
                                },
                                joined,
                                kind,
                                object_type: object_type.to_owned(),
                                role_counts: RoleCounts { users, moderators },
                                has_to_stay: false,
                                connected,
                                setting: Setting::default(),
                            });
                        }
                    }
                }
            }
        }
    }
    assert_eq!(all.len(), 9 * 2 * 5 * 2 * 4 * 2);
    all
}

/// What real servers carry out for moderators, by action and type of the target (as a viewer of type 1, 2 or 6).
fn server_allows(action: Action, target: i64) -> bool {
    match action {
        Action::Remove => [2, 3, 4, 5, 6].contains(&target),
        Action::Promote => [3, 4].contains(&target),
        Action::Demote => [2, 6].contains(&target),
        _ => false,
    }
}

#[test]
fn what_is_offered_about_others_is_what_servers_do() {
    for context in contexts() {
        let moderates = context
            .viewer
            .role
            .is_some_and(|role| [1, 2, 6].contains(&role.number()));
        for target in roles() {
            for action in ACTIONS {
                let expected = match (moderates && server_allows(action, target.number()), context.connected) {
                    (false, _) => None,
                    (true, connected) => Some(connected),
                };
                let them = participant(target, "them");
                let offered = match about(context.target_context(), &them, action, false) {
                    Verdict::Hidden => None,
                    Verdict::Disabled(reason) => {
                        assert_eq!(reason, Reason::Offline);
                        Some(false)
                    }
                    Verdict::Allowed(allowed) => {
                        assert_eq!(allowed.action(), action);
                        assert_eq!(allowed.target(), Some(&(them.identity.clone(), target)));
                        Some(true)
                    }
                };
                assert_eq!(offered, expected, "{action:?} to {target:?} by {context:?}");
            }
        }
    }
}

#[test]
fn owners_and_unknown_types_are_left_alone() {
    for context in contexts() {
        for target in [Role::Owner, Role::Unknown(0), Role::Unknown(7)] {
            for action in ACTIONS {
                let them = participant(target, "them");
                assert_eq!(
                    about(context.target_context(), &them, action, false),
                    Verdict::Hidden,
                    "{action:?} to {target:?}"
                );
            }
        }
    }
}

#[test]
fn the_own_row_offers_nothing_whatever_type_it_shows() {
    for context in contexts()
        .into_iter()
        .filter(|context| context.viewer.identity.is_some())
    {
        for target in roles() {
            let me = Participant {
                identity: context.viewer.identity.clone().unwrap(),
                ..participant(target, "me")
            };
            for action in ACTIONS {
                assert_eq!(
                    about(context.target_context(), &me, action, false),
                    Verdict::Hidden,
                    "{action:?} as {context:?}"
                );
            }
        }
    }
}

#[test]
fn a_pending_command_blocks_the_next_one_and_hides_none() {
    for context in contexts() {
        for target in roles() {
            for action in ACTIONS {
                let them = participant(target, "them");
                let (before, meanwhile) = (
                    about(context.target_context(), &them, action, false),
                    about(context.target_context(), &them, action, true),
                );
                match before {
                    Verdict::Hidden => assert_eq!(meanwhile, Verdict::Hidden),
                    _ => assert_eq!(meanwhile, Verdict::Disabled(Reason::Pending)),
                }
            }
        }
    }
}

#[test]
fn the_own_actions_need_a_network_and_keep_their_place_without() {
    for context in contexts().into_iter().filter(|context| context.connected) {
        let offline = PermissionContext {
            connected: false,
            ..context.clone()
        };
        for action in ACTIONS {
            let without = own(&offline, action);
            match own(&context, action) {
                Verdict::Allowed(allowed) => {
                    assert_eq!((allowed.action(), allowed.target()), (action, None));
                    assert_eq!(without, Verdict::Disabled(Reason::Offline), "{action:?}");
                }
                other => assert_eq!(without, other, "{action:?}"),
            }
        }
    }
}

#[test]
fn the_own_actions_are_what_servers_do() {
    for context in contexts().into_iter().filter(|context| context.connected) {
        let number = context.viewer.role.map(Role::number);
        let is = |types: &[i64]| number.is_some_and(|number| types.contains(&number));
        let can_grow = matches!(
            context.kind,
            ConversationKind::Group | ConversationKind::Public | ConversationKind::Unknown(_)
        );
        let last_moderator = context.role_counts.moderators <= 1 && context.role_counts.users > 1;
        let expected = [
            (
                Action::Add,
                is(&[1, 2]) && can_grow && context.object_type != "share:password",
            ),
            (Action::LeaveForGood, is(&[3, 5]) || is(&[1, 2]) && !last_moderator),
            (Action::SetGuestName, is(&[4, 6])),
            (Action::Join, !context.joined),
            (Action::Leave, context.joined),
            (Action::Remove, false),
            (Action::Promote, false),
            (Action::Demote, false),
        ];
        for (action, allowed) in expected {
            let offered = matches!(own(&context, action), Verdict::Allowed(_));
            assert_eq!(offered, allowed, "{action:?} by {context:?}");
        }
    }
}
