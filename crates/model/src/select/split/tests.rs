//! Every reason to skip a participant, and that each one is either allowed or skipped.

use super::*;
use crate::call::CallFlags;
use crate::conversation::ConversationKind;
use crate::id::SessionId;
use crate::permission::{RoleCounts, Setting};
use crate::viewer::Viewer;
use proptest::prelude::*;

fn participant(name: &str, role: i64) -> Participant {
    let identity = match name.split_once(':') {
        Some((kind, id)) => Identity::of_actor(kind, id),
        None => Identity::of_row(name, None),
    };
    Participant {
        identity: identity.unwrap(),
        name: name.into(),
        role: Role::from_number(role),
        last_ping: 0,
        session: SessionId::new("s"),
        call: CallFlags::default(),
        details: None,
    }
}

fn context(viewer: i64, participants: &[Participant]) -> PermissionContext {
    PermissionContext {
        viewer: Viewer {
            identity: Identity::of_row("me", None),
            role: Some(Role::from_number(viewer)),
        },
        joined: false,
        kind: ConversationKind::Public,
        object_type: String::new(),
        role_counts: RoleCounts::of(
            participants
                .iter()
                .map(|participant| (&participant.identity, participant.role)),
        ),
        has_to_stay: false,
        connected: true,
        setting: Setting::default(),
    }
}

fn one_of_each() -> Vec<Participant> {
    let participants = [
        ("me", 1),
        ("owner", 1),
        ("moderator", 2),
        ("user", 3),
        ("self", 5),
        ("guests:a", 4),
        ("guests:b", 6),
        ("groups:staff", 3),
        ("emails:x", 4),
        ("bots:y", 3),
        ("odd", 9),
    ];
    participants.map(|(name, role)| participant(name, role)).into()
}

/// Why each of [`one_of_each`] is skipped; `None`: they are not.
fn whys(viewer: i64, action: Action) -> Vec<Option<Skip>> {
    let participants = one_of_each();
    let split = split(
        &context(viewer, &participants),
        action,
        participants.iter().map(|participant| (participant, false)),
    );
    let why = |participant: &Participant| {
        split
            .skipped
            .iter()
            .find(|(identity, _)| *identity == participant.identity)
    };
    participants
        .iter()
        .map(|participant| why(participant).map(|(_, why)| *why))
        .collect()
}

#[test]
fn each_is_skipped_for_its_own_reason() {
    use Skip::*;
    let none = None::<Skip>;
    assert_eq!(
        whys(1, Action::Remove),
        [
            Some(Own),
            Some(Owner),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            Some(Unknown),
            Some(Unknown)
        ]
    );
    assert_eq!(
        whys(1, Action::Promote),
        [
            Some(Own),
            Some(Owner),
            Some(Moderates),
            none,
            Some(SelfJoined),
            none,
            Some(Moderates),
            Some(Group),
            none,
            Some(Unknown),
            Some(Unknown)
        ]
    );
    assert_eq!(
        whys(1, Action::Demote),
        [
            Some(Own),
            Some(Owner),
            none,
            Some(NoModerator),
            Some(NoModerator),
            Some(NoModerator),
            none,
            Some(Group),
            Some(NoModerator),
            Some(Unknown),
            Some(Unknown)
        ]
    );
    let resent = whys(1, Action::Resend);
    assert_eq!(resent.iter().filter(|why| why.is_none()).count(), 1);
    assert_eq!((resent[3], resent[8]), (Some(NotInvited), None));
    assert_eq!(whys(6, Action::Resend)[8], Some(NotAllowed));
    assert!(whys(3, Action::Remove).iter().all(|why| *why == Some(NotAllowed)));
}

#[test]
fn pending_commands_and_a_lost_network_are_reasons() {
    let participants = [participant("user", 3)];
    let context = context(1, &participants);
    let why =
        |context: &PermissionContext, pending| split(context, Action::Remove, [(&participants[0], pending)]).skipped;
    assert_eq!(why(&context, true), [(participants[0].identity.clone(), Skip::Pending)]);
    let offline = PermissionContext {
        connected: false,
        ..context
    };
    assert_eq!(
        why(&offline, false),
        [(participants[0].identity.clone(), Skip::Offline)]
    );
}

#[test]
fn one_moderator_with_an_account_is_always_left() {
    let participants = [participant("a", 2), participant("b", 2), participant("c", 3)];
    for action in [Action::Remove, Action::Demote] {
        let split = split(
            &context(6, &participants),
            action,
            participants.iter().map(|participant| (participant, false)),
        );
        let why = split.skipped.iter().find(|(_, why)| *why == Skip::LastModerator);
        assert_eq!(
            why.map(|(identity, _)| identity),
            Some(&participants[1].identity),
            "{action:?}"
        );
    }
}

#[test]
fn a_confirmed_command_is_sent_only_for_an_unchanged_participant() {
    let participants = [participant("user", 3), participant("moderator", 2)];
    let context = context(
        1,
        &[participant("me", 1), participants[0].clone(), participants[1].clone()],
    );
    let split = split(
        &context,
        Action::Remove,
        participants.iter().map(|participant| (participant, false)),
    );
    let allowed = &split.allowed[0];
    assert_eq!(still(&context, Some(&participants[0]), allowed, false), Ok(()));
    assert_eq!(still(&context, None, allowed, false), Err(Skip::Left));
    assert_eq!(
        still(&context, Some(&participant("user", 2)), allowed, false),
        Err(Skip::Changed)
    );
    assert_eq!(
        still(&context, Some(&participants[0]), allowed, true),
        Err(Skip::Pending)
    );
    let demoted = PermissionContext {
        viewer: Viewer {
            role: Some(Role::User),
            ..context.viewer.clone()
        },
        ..context
    };
    assert_eq!(
        still(&demoted, Some(&participants[0]), allowed, false),
        Err(Skip::NotAllowed)
    );
}

proptest! {
    #[test]
    fn each_participant_is_either_allowed_or_skipped_with_a_reason(
        roles in prop::collection::vec(1_i64..=7, 0..30),
        viewer in prop::sample::select(vec![1_i64, 2, 6]),
        action in prop::sample::select(vec![Action::Remove, Action::Promote, Action::Demote, Action::Resend]),
    ) {
        let named = roles.iter().enumerate().map(|(at, role)| match role {
            4 | 6 => participant(&format!("guests:g{at}"), *role),
            _ => participant(&format!("u{at}"), *role),
        });
        let participants: Vec<Participant> = named.collect();
        let context = context(viewer, &participants);
        let split = split(&context, action, participants.iter().map(|participant| (participant, false)));
        prop_assert_eq!(split.allowed.len() + split.skipped.len(), participants.len());
        for allowed in &split.allowed {
            let (identity, role) = allowed.target().unwrap();
            let participant = participants.iter().find(|participant| participant.identity == *identity).unwrap();
            prop_assert_eq!(participant.role, *role);
            prop_assert_eq!(allowed.action(), action);
        }
        let taken = split.allowed.iter().filter(|allowed| allowed.target().unwrap().1 == Role::Moderator).count();
        if matches!(action, Action::Remove | Action::Demote) && context.role_counts.moderators > 0 {
            prop_assert!(taken < context.role_counts.moderators);
        }
    }
}
