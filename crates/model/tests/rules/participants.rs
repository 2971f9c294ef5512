//! Generated participants. Ids, names and pings come from small pools, so that ties and duplicates are common.

use model::call::CallFlags;
use model::id::SessionId;
use model::identity::Identity;
use model::participant::Participant;
use model::role::Role;
use proptest::prelude::*;
use std::collections::HashSet;

/// The longest list that is generated.
const MANY: usize = 12;

/// Any text. A pattern would be compiled anew for each one, which takes most of the time of a test.
pub fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(any::<char>(), 0..24).prop_map(String::from_iter)
}

/// A text of one of these letters.
pub fn letter(from: char, to: char) -> impl Strategy<Value = String> {
    proptest::char::range(from, to).prop_map(String::from)
}

pub fn identity() -> impl Strategy<Value = Identity> {
    prop_oneof![
        letter('a', 'h').prop_map(|user| Identity::of_row(&user, None).unwrap()),
        letter('s', 'z').prop_map(|session| Identity::of_row("", SessionId::new(&session).as_ref()).unwrap()),
    ]
}

pub fn role() -> impl Strategy<Value = Role> {
    (0_i64..9).prop_map(Role::from_number)
}

/// Offline, close together around the limits of a minute, or anything that fits the type.
pub fn last_ping() -> impl Strategy<Value = u64> {
    prop_oneof![
        2 => Just(0),
        6 => 1_700_000_000_u64..1_700_000_150,
        1 => any::<u64>(),
        1 => u64::MAX - 150..=u64::MAX,
    ]
}

pub fn participant() -> impl Strategy<Value = Participant> {
    let name = prop_oneof![
        proptest::sample::select(&["A", "B", "AA", "AB", "BA", "BB"][..]).prop_map(str::to_owned),
        Just(String::new()),
        text(),
    ];
    (
        identity(),
        name,
        role(),
        last_ping(),
        proptest::option::of(proptest::collection::vec(proptest::char::range('a', 'z'), 8).prop_map(String::from_iter)),
        -1_i64..20,
    )
        .prop_map(|(identity, name, role, last_ping, session, call)| Participant {
            session: match &identity {
                Identity::Guest(session) => Some(session.clone()),
                Identity::Actor(..) => None,
                Identity::User(_) => session.as_deref().and_then(SessionId::new),
            },
            identity,
            name: name.into(),
            role,
            last_ping,
            call: CallFlags::from_number(call),
            details: None,
        })
}

/// People, each once.
pub fn participants() -> impl Strategy<Value = Vec<Participant>> {
    proptest::collection::vec(participant(), 0..MANY).prop_map(|mut participants| {
        let mut known = HashSet::new();
        participants.retain(|participant| known.insert(participant.identity.clone()));
        participants
    })
}
