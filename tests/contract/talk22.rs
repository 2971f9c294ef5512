//! API v4 as a real Talk 22 answered it: every list is read to what it says, every refusal has a text, and what the panel offers is
//! what the server carried out.

use super::gating::context;
use super::gating_v4::participant;
use super::v4::{Exchange, recorded, recorded_by, row};
use model::features::Features;
use model::identity::Identity;
use model::participant::Participant;
use model::permission::{self, Action, PermissionContext, Setting, Verdict};
use model::refusal::{ErrorWord, Refusal};
use model::wire::{self, Capabilities, HttpAnswer};
use serde_json::Value;
use std::collections::BTreeMap;

/// The files with requests of the kinds that the panel sends.
const FILES: [&str; 22] = [
    "attendees-permissions",
    "attendees-remove",
    "ban-add",
    "ban-list",
    "ban-remove",
    "call-dialout",
    "call-ring",
    "guest-name",
    "import-emails",
    "moderators-demote",
    "moderators-promote",
    "participants-active-join",
    "participants-active-leave",
    "participants-add",
    "participants-list",
    "participants-self-remove",
    "resend-invitations",
    "room-flags",
    "room-get",
    "signaling-pull",
    "signaling-settings",
    "autocomplete",
];

fn file(name: &str) -> Vec<Exchange> {
    recorded_by("talk22-api-v4", name)
}

/// Scenario and step, which are in the order of time.
fn moment(exchange: &Exchange) -> (String, u64) {
    let mut parts = exchange.at.split(' ').skip(1);
    let scenario = parts.next().unwrap().trim_matches('"').to_owned();
    (scenario, parts.next().unwrap().parse().unwrap())
}

#[test]
fn every_list_is_decoded_row_for_row() {
    let (mut lists, mut rows) = (0, 0);
    for exchange in file("participants-list") {
        // With breakout rooms the same people are in several conversations of one list, which the panel does not read as one.
        if exchange.status() != 200 || !exchange.is_json() || exchange.text("/path").contains("breakout-rooms") {
            continue;
        }
        let list = wire::participants(&exchange.body()).unwrap();
        assert!(list.bad_rows.is_empty(), "{}", exchange.at);
        let decoded: Vec<Value> = list.participants.iter().map(row).collect();
        let expected = exchange.data().as_array().unwrap().iter().map(|row| {
            let mut expected = recorded(row);
            // An address stands for the name that an invited person has not chosen.
            if row["actorType"] == "emails" && row["displayName"] == "" && row["invitedActorId"].is_string() {
                expected["displayName"] = row["invitedActorId"].clone();
            }
            expected
        });
        assert_eq!(decoded, expected.collect::<Vec<_>>(), "{}", exchange.at);
        (lists, rows) = (lists + 1, rows + decoded.len());
    }
    assert!(lists > 40 && rows > 250, "{lists} lists with {rows} rows");
}

#[test]
fn numbers_pins_and_addresses_are_read_where_the_server_tells_them() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for exchange in file("participants-list") {
        for participant in wire::participants(&exchange.body())
            .into_iter()
            .flat_map(|list| list.participants)
        {
            let Some(contact) = participant.contact() else { continue };
            *kinds.entry("address").or_default() += usize::from(contact.address.is_some());
            *kinds.entry("phone").or_default() += usize::from(contact.phone.is_some());
            *kinds.entry("pin").or_default() += usize::from(contact.pin.is_some());
        }
    }
    assert!(kinds.len() == 3 && kinds.values().all(|count| *count > 0), "{kinds:?}");
}

#[test]
fn the_server_can_do_what_it_says() {
    for exchange in file("capabilities")
        .iter()
        .filter(|exchange| exchange.text("/path").ends_with("cloud/capabilities"))
    {
        if exchange.status() != 200 || !exchange.is_json() {
            continue;
        }
        match wire::capabilities(&exchange.body()) {
            Ok(Capabilities::V4(features)) => {
                assert_eq!((features.talk, features.max_permissions), (22, 255), "{}", exchange.at);
                assert!(features.bans && features.lobby && features.import && features.promotes_all());
                assert!(
                    !features.federation && !features.dial_out,
                    "switched off at first: {}",
                    exchange.at
                );
            }
            other => panic!("{}: {other:?}", exchange.at),
        }
    }
}

#[test]
fn every_refusal_has_a_meaning_and_every_word_is_known() {
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    for exchange in FILES.into_iter().flat_map(file) {
        let body = exchange.body();
        let refusal = wire::refusal(&HttpAnswer {
            status: exchange.status(),
            maintenance: false,
            retry_after: None,
            body: &body,
        });
        let Some(refusal) = refusal else { continue };
        assert!(
            !matches!(refusal, Refusal::Unexpected(_)) || exchange.status() == 405,
            "{}: {refusal:?}",
            exchange.at
        );
        if let Some(word) = exchange.data()["error"].as_str() {
            *words.entry(format!("{} {word}", exchange.status())).or_default() += 1;
            match ErrorWord::of(word) {
                Some(known) => assert_eq!(refusal, Refusal::Said(exchange.status(), known), "{}", exchange.at),
                // These say what the status says.
                None => assert!(
                    [
                        "password",
                        "new-participant",
                        "owner",
                        "participant",
                        "method",
                        "value",
                        "file",
                        "config",
                        "mode"
                    ]
                    .contains(&word)
                        || word.starts_with("Following lines"),
                    "{}: {word}",
                    exchange.at
                ),
            }
        }
    }
    assert!(words.len() >= 15, "{words:?}");
}

/// An attendee as the recordings have them at a moment: actor type, actor id and participant type.
type Known = BTreeMap<u64, (String, String, i64)>;

/// What the panel may offer about whom: the action of a recorded command and the attendee it is about.
fn command(exchange: &Exchange, known: &Known) -> Option<(Action, (String, String, i64))> {
    let body = exchange.request.get("body")?;
    let path = exchange.text("/path");
    let action = match (exchange.text("/method"), path.rsplit('/').next()?) {
        ("DELETE", "attendees") => Action::Remove,
        ("POST", "moderators") => Action::Promote,
        ("DELETE", "moderators") => Action::Demote,
        ("PUT", "permissions") if path.ends_with("attendees/permissions") => Action::SetPermissions,
        ("POST", "resend-invitations") => Action::Resend,
        ("POST", "{token}") if path.contains("/ban/") => Action::Ban,
        _ => return None,
    };
    let target = match action {
        Action::Ban => {
            let (kind, id) = (body["actorType"].as_str()?, body["actorId"].as_str()?);
            let found = known.values().find(|(other, actor, _)| other == kind && actor == id)?;
            found.clone()
        }
        _ => known.get(&body["attendeeId"].as_u64()?)?.clone(),
    };
    Some((action, target))
}

fn viewer(actor: &str) -> Option<i64> {
    Some(match actor {
        "owner" => 1,
        "moderator" => 2,
        "user" => 3,
        "guest" => 4,
        "self-joined user" => 5,
        "guest moderator" => 6,
        _ => return None,
    })
}

/// The account of an actor.
fn account(actor: &str) -> Option<&'static str> {
    match actor {
        "owner" => Some("owner"),
        "moderator" => Some("alice"),
        "user" => Some("bob"),
        _ => None,
    }
}

fn setting() -> Setting {
    Setting {
        features: Features {
            talk: 22,
            bans: true,
            lobby: true,
            permissions: true,
            ..Features::default()
        },
        ..Setting::default()
    }
}

/// The target of a recorded command.
fn target((actor_type, id, kind): &(String, String, i64)) -> Participant {
    Participant {
        identity: Identity::of_actor(actor_type, id).unwrap(),
        ..participant(actor_type, *kind)
    }
}

/// All commands of the run in the order of time, with who they are about as the lists before tell.
#[test]
fn what_was_recorded_is_offered_if_and_only_if_it_worked() {
    let mut run: Vec<Exchange> = FILES.into_iter().flat_map(file).collect();
    run.sort_by_key(moment);
    let mut known = Known::new();
    let mut compared: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for exchange in run {
        if let (Some((action, target)), Some(kind)) = (command(&exchange, &known), viewer(&exchange.actor)) {
            let worked = match exchange.status() {
                200 => Some(true),
                400 | 401 | 403 if exchange.data()["error"] != "value" && exchange.data()["error"] != "method" => {
                    Some(false)
                }
                // About the target, not about the right.
                _ => None,
            };
            let is_own = exchange.data()["error"] == "self" || exchange.data()["error"] == "internalNote";
            // The address of all guests is banned from here on.
            let is_kept_out = exchange.actor == "guest moderator" && moment(&exchange) == ("s10-ban".to_owned(), 21);
            // The server answers that it sent what it did not send.
            let is_idle = action == Action::Resend && target.0 != "emails";
            if let Some(worked) = worked.filter(|_| !is_own && !is_idle && !is_kept_out) {
                let mut context = PermissionContext {
                    setting: setting(),
                    ..context(kind)
                };
                if let Some(id) = account(&exchange.actor) {
                    context.viewer.identity = Identity::of_actor("users", id);
                }
                let verdict = permission::about(context.target_context(), &self::target(&target), action, false);
                let offered = matches!(verdict, Verdict::Allowed(_));
                if context.viewer.is(&self::target(&target).identity) {
                    // The server lets people remove themselves so; the panel has another command for that.
                    assert_eq!(verdict, Verdict::Hidden, "{}", exchange.at);
                    continue;
                }
                assert_eq!(offered, worked, "{}: {action:?} of {target:?} by {kind}", exchange.at);
                compared.entry(format!("{action:?}")).or_default()[usize::from(worked)] += 1;
            }
            if exchange.status() == 200
                && let Some(id) = exchange.request["body"]["attendeeId"].as_u64()
                && let Some(entry) = known.get_mut(&id)
            {
                entry.2 = match (action, entry.2) {
                    (Action::Promote, 4) => 6,
                    (Action::Promote, _) => 2,
                    (Action::Demote, 6) => 4,
                    (Action::Demote, _) => 3,
                    (_, same) => same,
                };
            }
        }
        if exchange.at.starts_with("participants-list") && exchange.status() == 200 {
            for row in exchange.data().as_array().into_iter().flatten() {
                let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
                let entry = (
                    text("actorType"),
                    text("actorId"),
                    row["participantType"].as_i64().unwrap(),
                );
                known.insert(row["attendeeId"].as_u64().unwrap(), entry);
            }
        }
    }
    println!("{compared:?}");
    assert_eq!(compared.len(), 6, "{compared:?}");
    assert!(compared.values().flatten().sum::<usize>() >= 60, "{compared:?}");
}
