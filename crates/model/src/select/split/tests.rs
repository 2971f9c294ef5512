//! Every reason to leave somebody out, and that nobody is lost or changed twice.

use super::*;
use crate::call::CallFlags;
use crate::conversation::ConversationKind;
use crate::id::SessionId;
use crate::permission::RoleCounts;
use crate::viewer::Viewer;
use proptest::prelude::*;

fn person(name: &str, role: i64) -> Participant {
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

fn scene(viewer: i64, people: &[Participant]) -> PermissionContext {
    PermissionContext {
        viewer: Viewer {
            identity: Identity::of_row("me", None),
            role: Some(Role::from_number(viewer)),
        },
        joined: false,
        kind: ConversationKind::Public,
        object_type: String::new(),
        role_counts: RoleCounts::of(people.iter().map(|person| (&person.identity, person.role))),
        has_to_stay: false,
        connected: true,
    }
}

fn everybody() -> Vec<Participant> {
    let people = [
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
    people.map(|(name, role)| person(name, role)).into()
}

/// Why each of [`everybody`] is left out; `None`: they are not.
fn whys(viewer: i64, action: Action) -> Vec<Option<Skip>> {
    let people = everybody();
    let split = split(
        &scene(viewer, &people),
        action,
        people.iter().map(|person| (person, false)),
    );
    let why = |person: &Participant| split.skipped.iter().find(|(identity, _)| *identity == person.identity);
    people.iter().map(|person| why(person).map(|(_, why)| *why)).collect()
}

#[test]
fn each_is_left_out_for_a_reason_of_their_own() {
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
fn the_moment_is_a_reason_as_well() {
    let people = [person("user", 3)];
    let scene = scene(1, &people);
    let why = |scene: &PermissionContext, pending| split(scene, Action::Remove, [(&people[0], pending)]).skipped;
    assert_eq!(why(&scene, true), [(people[0].identity.clone(), Skip::Pending)]);
    let offline = PermissionContext {
        connected: false,
        ..scene
    };
    assert_eq!(why(&offline, false), [(people[0].identity.clone(), Skip::Offline)]);
}

#[test]
fn one_moderator_with_an_account_is_always_left() {
    let people = [person("a", 2), person("b", 2), person("c", 3)];
    for action in [Action::Remove, Action::Demote] {
        let split = split(&scene(6, &people), action, people.iter().map(|person| (person, false)));
        let why = split.skipped.iter().find(|(_, why)| *why == Skip::LastModerator);
        assert_eq!(
            why.map(|(identity, _)| identity),
            Some(&people[1].identity),
            "{action:?}"
        );
    }
}

#[test]
fn what_was_agreed_to_is_done_to_the_same_person_in_the_same_role() {
    let people = [person("user", 3), person("moderator", 2)];
    let scene = scene(1, &[person("me", 1), people[0].clone(), people[1].clone()]);
    let split = split(&scene, Action::Remove, people.iter().map(|person| (person, false)));
    let allowed = &split.allowed[0];
    assert_eq!(still(&scene, Some(&people[0]), allowed, false), Ok(()));
    assert_eq!(still(&scene, None, allowed, false), Err(Skip::Left));
    assert_eq!(
        still(&scene, Some(&person("user", 2)), allowed, false),
        Err(Skip::Changed)
    );
    assert_eq!(still(&scene, Some(&people[0]), allowed, true), Err(Skip::Pending));
    let demoted = PermissionContext {
        viewer: Viewer {
            role: Some(Role::User),
            ..scene.viewer.clone()
        },
        ..scene
    };
    assert_eq!(still(&demoted, Some(&people[0]), allowed, false), Err(Skip::NotAllowed));
}

proptest! {
    #[test]
    fn everybody_is_either_changed_or_left_out_with_a_reason(
        roles in prop::collection::vec(1_i64..=7, 0..30),
        viewer in prop::sample::select(vec![1_i64, 2, 6]),
        action in prop::sample::select(vec![Action::Remove, Action::Promote, Action::Demote, Action::Resend]),
    ) {
        let named = roles.iter().enumerate().map(|(at, role)| match role {
            4 | 6 => person(&format!("guests:g{at}"), *role),
            _ => person(&format!("u{at}"), *role),
        });
        let people: Vec<Participant> = named.collect();
        let scene = scene(viewer, &people);
        let split = split(&scene, action, people.iter().map(|person| (person, false)));
        prop_assert_eq!(split.allowed.len() + split.skipped.len(), people.len());
        for allowed in &split.allowed {
            let (identity, role) = allowed.target().unwrap();
            let person = people.iter().find(|person| person.identity == *identity).unwrap();
            prop_assert_eq!(person.role, *role);
            prop_assert_eq!(allowed.action(), action);
        }
        let taken = split.allowed.iter().filter(|allowed| allowed.target().unwrap().1 == Role::Moderator).count();
        if matches!(action, Action::Remove | Action::Demote) && scene.role_counts.moderators > 0 {
            prop_assert!(taken < scene.role_counts.moderators);
        }
    }
}
