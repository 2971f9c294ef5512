//! Lists read one after the other, each in terms of the one before, say the same as each of them read alone.

use crate::participants::participants;
use model::participant::Participant;
use model::roster::Roster;
use model::wire::{self, Reader};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::collections::HashMap;

/// A list as a server writes it, sometimes in an unusual form.
#[derive(Clone, Copy, Debug)]
enum Form {
    Usual,
    /// A list with gaps in its keys.
    Object,
    Spaced,
    /// With a row that makes no sense.
    Broken,
    /// With two rows about one participant.
    Twice,
}

fn form() -> impl Strategy<Value = Form> {
    prop_oneof![
        12 => Just(Form::Usual),
        1 => Just(Form::Object),
        1 => Just(Form::Spaced),
        1 => Just(Form::Broken),
        2 => Just(Form::Twice),
    ]
}

fn row(participant: &Participant) -> Value {
    let session = participant.session.as_ref().map_or("0", |session| session.expose());
    let user = match &participant.identity {
        model::identity::Identity::User(user) => user.as_str(),
        model::identity::Identity::Guest(_) | model::identity::Identity::Actor(..) => "",
    };
    let call = [
        participant.call.in_call(),
        participant.call.audio(),
        participant.call.video(),
        participant.call.phone(),
    ];
    let call: i64 = call.iter().enumerate().map(|(bit, on)| i64::from(*on) << bit).sum();
    json!({
        "inCall": call, "lastPing": participant.last_ping, "sessionId": session, "participantType": participant.role.number(),
        "userId": user, "displayName": &*participant.name,
    })
}

fn body(participants: &[Participant], form: Form) -> Vec<u8> {
    let mut rows: Vec<Value> = participants.iter().map(row).collect();
    match form {
        Form::Broken => rows.insert(rows.len() / 2, json!({ "userId": 5 })),
        Form::Twice => rows.extend(rows.first().cloned().map(|mut row| {
            row["lastPing"] = json!(7);
            row
        })),
        _ => {}
    }
    let data = match form {
        Form::Object if !rows.is_empty() => Value::Object(
            rows.into_iter()
                .enumerate()
                .map(|(i, row)| (i.to_string(), row))
                .collect(),
        ),
        _ => Value::Array(rows),
    };
    // As a server orders it, which is what the fast way of reading relies on.
    let data = match form {
        Form::Spaced => serde_json::to_string_pretty(&data).unwrap(),
        _ => data.to_string(),
    };
    format!(r#"{{"ocs":{{"meta":{{"status":"ok","statuscode":200}},"data":{data}}}}}"#).into_bytes()
}

/// What becomes of a list until the next answer.
#[derive(Clone, Debug)]
enum Change {
    Ping(Index, u64),
    Leaves(Index),
    Comes(Participant),
    Becomes(Index, Participant),
    Swap(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let participant = crate::participants::participant;
    prop_oneof![
        6 => (any::<Index>(), crate::participants::last_ping()).prop_map(|(who, ping)| Change::Ping(who, ping)),
        2 => any::<Index>().prop_map(Change::Leaves),
        2 => participant().prop_map(Change::Comes),
        2 => (any::<Index>(), participant()).prop_map(|(who, participant)| Change::Becomes(who, participant)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Swap(a, b)),
    ]
}

fn apply(list: &mut Vec<Participant>, change: Change) {
    match change {
        Change::Comes(participant) if list.iter().all(|other| other.identity != participant.identity) => {
            list.push(participant)
        }
        Change::Comes(_) => {}
        _ if list.is_empty() => {}
        Change::Ping(who, ping) => who.get_mut(list).last_ping = ping,
        Change::Leaves(who) => drop(list.remove(who.index(list.len()))),
        Change::Becomes(who, participant) => {
            let this = who.get_mut(list);
            (this.name, this.role, this.call) = (participant.name, participant.role, participant.call);
        }
        Change::Swap(a, b) => {
            let (a, b) = (a.index(list.len()), b.index(list.len()));
            list.swap(a, b);
        }
    }
}

type Step = (Vec<Change>, Form);

fn answers() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let step = || (proptest::collection::vec(change(), 0..5), form());
    (participants(), proptest::collection::vec(step(), 1..8)).prop_map(|(mut list, steps): (_, Vec<Step>)| {
        let answer = |(changes, form): Step| {
            changes.into_iter().for_each(|change| apply(&mut list, change));
            body(&list, form)
        };
        steps.into_iter().map(answer).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn an_incremental_update_gives_the_same_list_as_decoding_the_whole(answers in answers()) {
        let (mut reader, mut roster) = (Reader::default(), Roster::default());
        let mut before: HashMap<_, Participant> = HashMap::new();
        for answer in answers {
            // Nobody but a row that makes no sense is no list.
            let Ok(alone) = wire::participants(&answer) else {
                prop_assert!(reader.read(answer, |identity| roster.row_of(identity)).is_err());
                continue;
            };
            let update = reader.read(answer, |identity| roster.row_of(identity)).unwrap();
            prop_assert_eq!(&update.bad_rows, &alone.bad_rows);
            let changes = roster.absorb(update);
            if changes.twice {
                reader.forget();
            }
            let now: HashMap<_, _> = alone
                .participants
                .into_iter()
                .map(|participant| (participant.identity.clone(), participant))
                .collect();
            let here: HashMap<_, _> = roster
                .iter()
                .filter(|entry| entry.here)
                .map(|entry| (entry.participant.identity.clone(), entry.participant.clone()))
                .collect();
            prop_assert_eq!(&here, &now);
            let identity = |key: &model::roster::ParticipantKey| roster.get(*key).unwrap().participant.identity.clone();
            let mut joined: Vec<_> = changes.joined.iter().map(identity).collect();
            let mut left: Vec<_> = changes.left.iter().map(identity).collect();
            joined.sort();
            left.sort();
            let missing = |from: &HashMap<_, Participant>, in_: &HashMap<_, Participant>| {
                let mut missing: Vec<_> = from.keys().filter(|key| !in_.contains_key(*key)).cloned().collect();
                missing.sort();
                missing
            };
            prop_assert_eq!(joined, missing(&now, &before));
            prop_assert_eq!(left, missing(&before, &now));
            before = now;
        }
    }
}
