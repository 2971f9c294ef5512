//! What the panel offers on a server of API v4, compared with what the recorded Talk 17 allowed.

use super::gating::context;
use super::v4::{Exchange, file};
use model::call::CallFlags;
use model::identity::Identity;
use model::participant::{AttendeeDetails, Participant};
use model::permission::{self, Action, Verdict};
use model::role::Role;
use std::collections::BTreeMap;

const TYPES: [i64; 6] = [1, 2, 3, 4, 5, 6];
const ACTIONS: [Action; 5] = [
    Action::Remove,
    Action::Promote,
    Action::Demote,
    Action::SetPermissions,
    Action::Resend,
];

/// A participant of API v4 as somebody else than the viewer.
pub fn participant(actor_type: &str, kind: i64) -> Participant {
    let details = AttendeeDetails {
        contact: None,
        attendee: 7,
        devices: 0,
        permissions: 0,
        own_permissions: 0,
        availability: Default::default(),
        status: None,
    };
    Participant {
        identity: Identity::of_actor(actor_type, "them").unwrap(),
        name: "Them".into(),
        role: Role::from_number(kind),
        last_ping: 1,
        session: None,
        call: CallFlags::default(),
        details: Some(details.into()),
    }
}

fn offers(viewer: i64, actor_type: &str, target: i64, action: Action) -> bool {
    let verdict = permission::about(
        context(viewer).target_context(),
        &participant(actor_type, target),
        action,
        false,
    );
    matches!(verdict, Verdict::Allowed(_))
}

/// The participant type behind the name that the recordings give an actor; `None` for those outside the conversation.
fn viewer(actor: &str) -> Option<i64> {
    let names = [
        "owner",
        "moderator",
        "user",
        "guest",
        "self-joined user",
        "guest moderator",
    ];
    let place = names.iter().position(|name| *name == actor)?;
    Some(TYPES[place])
}

/// Commands about others in one file of the recordings, by the actor type and participant type that the target had then.
type Targets = (
    &'static str,
    Action,
    &'static [(&'static str, i64, &'static [&'static str])],
);

const ABOUT_OTHERS: [Targets; 5] = [
    (
        "attendees-remove",
        Action::Remove,
        &[
            ("users", 1, &["s11-attendees-remove 6"]),
            ("users", 2, &["s11-attendees-remove 32"]),
            (
                "users",
                3,
                &[
                    "s04-add 18",
                    "s05-moderators 38",
                    "s11-attendees-remove 1",
                    "s11-attendees-remove 2",
                    "s11-attendees-remove 3",
                    "s11-attendees-remove 11",
                ],
            ),
            ("users", 5, &["s11-attendees-remove 25"]),
            ("guests", 4, &["s11-attendees-remove 20"]),
            ("guests", 6, &["s10-signaling 71"]),
            ("emails", 4, &["s11-attendees-remove 24"]),
            ("groups", 3, &["s11-attendees-remove 28"]),
        ],
    ),
    (
        "moderators-promote",
        Action::Promote,
        &[
            ("users", 1, &["s05-moderators 9"]),
            ("users", 2, &["s05-moderators 8"]),
            (
                "users",
                3,
                &[
                    "s05-moderators 1",
                    "s05-moderators 2",
                    "s05-moderators 3",
                    "s05-moderators 6",
                    "s05-moderators 32",
                    "s12-remove-self 20",
                ],
            ),
            ("users", 5, &["s05-moderators 40"]),
            ("guests", 4, &["s05-moderators 16"]),
            ("emails", 4, &["s05-moderators 17"]),
            ("groups", 3, &["s05-moderators 15"]),
        ],
    ),
    (
        "moderators-demote",
        Action::Demote,
        &[
            ("users", 1, &["s05-moderators 26"]),
            (
                "users",
                2,
                &[
                    "s05-moderators 20",
                    "s05-moderators 21",
                    "s05-moderators 24",
                    "s05-moderators 35",
                    "s10-signaling 33",
                ],
            ),
            ("users", 3, &["s05-moderators 25", "s05-moderators 36"]),
            ("guests", 6, &["s05-moderators 28", "s12-remove-self 16"]),
            ("emails", 6, &["s05-moderators 29"]),
            ("groups", 3, &["s05-moderators 30"]),
        ],
    ),
    (
        "attendees-permissions",
        Action::SetPermissions,
        &[
            ("users", 2, &["s07-permissions 12"]),
            (
                "users",
                3,
                &[
                    "s07-permissions 1",
                    "s07-permissions 2",
                    "s07-permissions 3",
                    "s07-permissions 6",
                    "s07-permissions 8",
                    "s07-permissions 9",
                ],
            ),
            ("guests", 4, &["s07-permissions 18"]),
            ("groups", 3, &["s07-permissions 14"]),
        ],
    ),
    (
        "resend-invitations",
        Action::Resend,
        &[(
            "emails",
            4,
            &[
                "s08-resend-invitations 1",
                "s08-resend-invitations 2",
                "s08-resend-invitations 3",
                "s08-resend-invitations 4",
                "s08-resend-invitations 9",
            ],
        )],
    ),
];

type Cell = (String, i64, &'static str, i64);

/// Whether the server carried a command out, by action, type of the viewer, actor type and type of the target.
fn evidence() -> BTreeMap<Cell, bool> {
    let mut found = BTreeMap::new();
    for (name, action, targets) in ABOUT_OTHERS {
        let exchanges: Vec<Exchange> = file(name);
        for (actor_type, target, steps) in targets {
            for step in *steps {
                let at = exchanges
                    .iter()
                    .find(|exchange| exchange.at.replace('"', "") == format!("{name} {step}"))
                    .unwrap_or_else(|| panic!("{name} {step} was not recorded"));
                let allowed = match at.status() {
                    200 => true,
                    400 | 401 | 403 => false,
                    other => panic!("{step}: {other} is about the target, not about the right"),
                };
                let viewer = viewer(&at.actor).unwrap();
                let before = found.insert((format!("{action:?}"), viewer, *actor_type, *target), allowed);
                assert!(before.is_none_or(|before| before == allowed), "{step} differs");
            }
        }
    }
    found
}

#[test]
fn what_was_recorded_is_offered_if_and_only_if_it_worked() {
    let evidence = evidence();
    assert_eq!(evidence.len(), 49);
    for ((name, viewer, actor_type, target), allowed) in evidence {
        let action = ACTIONS
            .into_iter()
            .find(|action| format!("{action:?}") == name)
            .unwrap();
        assert_eq!(
            offers(viewer, actor_type, target, action),
            allowed,
            "{name} of {actor_type} of type {target} by {viewer}"
        );
    }
}

/// Every viewer, actor type, target type and action: v4 allows users and guests what v1 does, invited addresses what guests
/// may be subject to, groups nothing but their removal, and has two more commands of its own.
#[test]
fn every_combination_is_offered_as_the_recordings_of_its_kind_say() {
    let mut offered = BTreeMap::<String, usize>::new();
    for viewer in TYPES {
        let moderates = [1, 2, 6].contains(&viewer);
        for (actor_type, types) in [
            ("users", &[1, 2, 3, 5][..]),
            ("guests", &[4, 6]),
            ("emails", &[4, 6]),
            ("groups", &[3]),
        ] {
            for target in types {
                for action in ACTIONS {
                    let allowed = match action {
                        _ if !moderates => false,
                        Action::Remove => *target != 1,
                        _ if actor_type == "groups" => false,
                        Action::Promote => [3, 4].contains(target),
                        Action::Demote => [2, 6].contains(target),
                        Action::SetPermissions => [3, 4, 5].contains(target),
                        Action::Resend => actor_type == "emails" && viewer != 6,
                        _ => unreachable!(),
                    };
                    assert_eq!(
                        offers(viewer, actor_type, *target, action),
                        allowed,
                        "{action:?} of {actor_type} of type {target} by {viewer}"
                    );
                    *offered.entry(format!("{action:?}")).or_default() += usize::from(allowed);
                }
            }
        }
    }
    let counts: Vec<usize> = ACTIONS.iter().map(|action| offered[&format!("{action:?}")]).collect();
    assert_eq!(counts, [3 * 8, 3 * 3, 3 * 3, 3 * 4, 2 * 2]);
}

#[test]
fn the_own_row_offers_no_command_that_the_server_refuses() {
    for (name, step, action) in [
        ("moderators-promote", "s05-moderators 10", Action::Promote),
        ("moderators-demote", "s05-moderators 27", Action::Demote),
        ("attendees-permissions", "s07-permissions 13", Action::SetPermissions),
        ("attendees-remove", "s11-attendees-remove 38", Action::Remove),
    ] {
        let exchanges = file(name);
        let at = exchanges
            .iter()
            .find(|exchange| exchange.at.replace('"', "") == format!("{name} {step}"))
            .unwrap();
        assert!([400, 403].contains(&at.status()), "{step}");
        let kind = viewer(&at.actor).unwrap();
        let context = context(kind);
        let me = Participant {
            identity: context.viewer.identity.clone().unwrap(),
            ..participant("users", kind)
        };
        assert_eq!(
            permission::about(context.target_context(), &me, action, false),
            Verdict::Hidden,
            "{step}"
        );
    }
}

#[test]
fn the_own_actions_are_offered_to_whom_they_worked() {
    let cases: [(&str, Action, &[&str]); 3] = [
        (
            "participants-add",
            Action::Add,
            &[
                "s04-add 1",
                "s04-add 2",
                "s04-add 3",
                "s04-add 4",
                "s04-add 7",
                "s04-add 9",
            ],
        ),
        (
            "participants-self-remove",
            Action::LeaveForGood,
            &[
                "s12-remove-self 3",
                "s12-remove-self 4",
                "s12-remove-self 7",
                "s12-remove-self 12",
                "s12-remove-self 13",
            ],
        ),
        (
            "guest-name",
            Action::SetGuestName,
            &[
                "s06-guest-name 1",
                "s06-guest-name 9",
                "s06-guest-name 10",
                "s06-guest-name 11",
                "s06-guest-name 12",
            ],
        ),
    ];
    for (name, action, steps) in cases {
        let exchanges = file(name);
        for step in steps {
            let at = exchanges
                .iter()
                .find(|exchange| exchange.at.replace('"', "") == format!("{name} {step}"))
                .unwrap();
            let viewer = viewer(&at.actor).unwrap();
            let verdict = permission::own(&context(viewer), action);
            let worked = at.status() == 200;
            assert!(worked || [401, 403].contains(&at.status()), "{step}");
            assert_eq!(matches!(verdict, Verdict::Allowed(_)), worked, "{action:?} by {viewer}");
            assert_eq!(verdict == Verdict::Hidden, !worked, "{action:?} by {viewer}");
        }
    }
}
