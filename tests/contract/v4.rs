//! API v4, as a real Talk 17 answered it: every list and conversation is read to exactly what it says, every request that a
//! panel sends is built as recorded, and every answer has a meaning.

use model::attendee::Permission;
use model::features::Features;
use model::identity::{Actor, Identity};
use model::participant::{AttendeeDetails, Participant};
use model::refusal::Refusal;
use model::suggestion::Source;
use model::token::RoomToken;
use model::wire::{self, Capabilities, HttpAnswer};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use talk_participants::api::endpoint::Api;
use talk_participants::api::requests::{self, Method, PermissionChange, Request, Target};

/// What the recorded Talk 17 can do of what the panel asks for.
const TALK_17: Features = Features {
    talk: 17,
    bans: false,
    lobby: true,
    permissions: true,
    max_permissions: 255,
    call_notification: true,
    dial_out: false,
    federation: false,
    import: false,
    call_list: false,
    new_group: false,
    breakout_rooms: true,
};

const TOKEN: &str = "tokenmain";

/// One request and its answer.
pub struct Exchange {
    file: String,
    /// File, scenario and step.
    pub at: String,
    /// Who asked, as the recording calls them.
    pub actor: String,
    pub request: Value,
    pub response: Value,
}

impl Exchange {
    pub fn text<'a>(&'a self, pointer: &str) -> &'a str {
        self.request
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub fn status(&self) -> u16 {
        self.response["status"].as_u64().unwrap() as u16
    }

    pub fn body(&self) -> Vec<u8> {
        match (self.response.get("body"), self.response.get("body_text")) {
            (Some(body), _) => body.to_string().into_bytes(),
            (None, Some(text)) => text.as_str().unwrap().as_bytes().to_vec(),
            (None, None) => Vec::new(),
        }
    }

    pub fn data(&self) -> &Value {
        &self.response["body"]["ocs"]["data"]
    }

    pub fn is_json(&self) -> bool {
        self.response.get("body").is_some()
    }
}

pub fn file(name: &str) -> Vec<Exchange> {
    recorded_by("talk17-api-v4", name)
}

/// The exchanges of a file of some recordings.
pub fn recorded_by(server: &str, name: &str) -> Vec<Exchange> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/recordings")
        .join(server);
    let text = std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    let exchanges = json["exchanges"].as_array().unwrap();
    exchanges
        .iter()
        .map(|exchange| Exchange {
            file: name.to_owned(),
            at: format!("{name} {} {}", exchange["scenario"], exchange["step"]),
            actor: exchange["actor"].as_str().unwrap().to_owned(),
            request: exchange["request"].clone(),
            response: exchange["response"].clone(),
        })
        .collect()
}

/// A decoded row, written back with the fields of v4.
pub fn row(person: &Participant) -> Value {
    let more: &AttendeeDetails = person.details.as_ref().unwrap();
    let (kind, id) = match &person.identity {
        Identity::User(user) => ("users", user.as_str()),
        Identity::Actor(Actor::Guest, id) => ("guests", &**id),
        Identity::Actor(Actor::Email, id) => ("emails", &**id),
        Identity::Actor(Actor::Group, id) => ("groups", &**id),
        Identity::Actor(Actor::Circle, id) => ("circles", &**id),
        Identity::Actor(Actor::Phone, id) => ("phones", &**id),
        Identity::Actor(Actor::Federated, id) => ("federated_users", &**id),
        other => panic!("{other:?}"),
    };
    let call = person.call;
    let flags = [
        (1, call.in_call()),
        (2, call.audio()),
        (4, call.video()),
        (8, call.phone()),
    ];
    json!({
        "inCall": flags.iter().filter(|(_, on)| *on).map(|(bit, _)| bit).sum::<i64>(),
        "lastPing": person.last_ping,
        "sessions": more.devices,
        "participantType": person.role.number(),
        "attendeeId": more.attendee,
        "actorId": id,
        "actorType": kind,
        "displayName": &*person.name,
        "permissions": more.permissions,
        "attendeePermissions": more.own_permissions,
        "status": more.status.as_deref(),
    })
}

/// The recorded row, cut down to what is read.
pub fn recorded(row: &Value) -> Value {
    let status: Vec<&str> = ["statusIcon", "statusMessage"]
        .into_iter()
        .filter_map(|name| row[name].as_str().filter(|text| !text.is_empty()))
        .collect();
    let mut read = json!({
        "sessions": row["sessionIds"].as_array().unwrap().len(),
        "status": (!status.is_empty()).then(|| status.join(" ")),
    });
    for name in [
        "inCall",
        "lastPing",
        "participantType",
        "attendeeId",
        "actorId",
        "actorType",
        "displayName",
        "permissions",
        "attendeePermissions",
    ] {
        read[name] = row[name].clone();
    }
    read
}

#[test]
fn every_list_is_decoded_row_for_row() {
    let (mut lists, mut rows) = (0, 0);
    for exchange in file("participants-list") {
        if exchange.status() != 200 || !exchange.is_json() {
            continue;
        }
        let list = wire::participants(&exchange.body()).unwrap();
        assert!(list.bad_rows.is_empty(), "{}", exchange.at);
        let decoded: Vec<Value> = list.participants.iter().map(row).collect();
        let expected: Vec<Value> = exchange.data().as_array().unwrap().iter().map(recorded).collect();
        assert_eq!(decoded, expected, "{}", exchange.at);
        (lists, rows) = (lists + 1, rows + decoded.len());
    }
    assert!(lists > 40 && rows > 400, "{lists} lists with {rows} rows");
}

#[test]
fn every_conversation_says_who_the_viewer_is() {
    let mut seen = 0;
    for exchange in file("room-get").into_iter().chain(file("participants-active-join")) {
        if exchange.status() != 200 || exchange.data().get("participantType").is_none() {
            continue;
        }
        let room = wire::room(&exchange.body()).unwrap();
        let data = exchange.data();
        let member = data["attendeeId"] != 0;
        assert_eq!(room.is_member(), member, "{}", exchange.at);
        assert_eq!(room.role.number(), data["participantType"], "{}", exchange.at);
        assert_eq!(room.session.is_some(), data["sessionId"] != "0", "{}", exchange.at);
        assert_eq!(room.has_password, data["hasPassword"], "{}", exchange.at);
        assert_eq!(
            room.can_leave,
            data["canLeaveConversation"].as_bool(),
            "{}",
            exchange.at
        );
        let actor = room.actor.unwrap();
        let is_user = data["actorType"] == "users";
        assert_eq!(
            matches!(actor, Some(Identity::User(_))),
            member && is_user,
            "{}",
            exchange.at
        );
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn the_capabilities_name_v4() {
    let all = file("capabilities");
    let answers = all
        .iter()
        .filter(|exchange| exchange.text("/path").ends_with("cloud/capabilities"));
    let mut read = 0;
    for exchange in answers.filter(|exchange| exchange.status() == 200) {
        assert_eq!(
            wire::capabilities(&exchange.body()),
            Ok(Capabilities::V4(TALK_17)),
            "{}",
            exchange.at
        );
        read += 1;
    }
    assert!(read > 0);
}

/// A person of v4 who has this number.
fn attendee(id: u64) -> Participant {
    let details = AttendeeDetails {
        contact: None,
        attendee: id,
        devices: 0,
        permissions: 0,
        own_permissions: 0,
        availability: Default::default(),
        status: None,
    };
    Participant {
        identity: Identity::of_actor("users", "somebody").unwrap(),
        name: "Somebody".into(),
        role: model::role::Role::User,
        last_ping: 0,
        session: None,
        call: Default::default(),
        details: Some(details.into()),
    }
}

/// The panel's request for a recorded one; `None` for one that a panel does not send.
fn request(exchange: &Exchange) -> Option<Request> {
    let token = RoomToken::parse(TOKEN).unwrap();
    let path = exchange.text("/path").replace("{token}", TOKEN);
    let rest = path.strip_prefix("/ocs/v2.php/apps/spreed/api/")?;
    let body = exchange.request.get("body").cloned().unwrap_or_else(|| json!({}));
    let id = body["attendeeId"].as_u64();
    let whom = id.map(attendee);
    let to = |build: fn(&RoomToken, Target<'_>) -> Request| whom.as_ref().map(|person| build(&token, person.into()));
    let text = |name: &str| body[name].as_str();
    let room = format!("v4/room/{TOKEN}");
    match (exchange.text("/method"), rest.strip_prefix(&room)) {
        ("GET", Some("")) => Some(requests::room(Api::V4, &token)),
        ("GET", Some("/participants")) => Some(requests::participants(Api::V4, &token)),
        ("POST", Some("/participants")) => {
            let named = text("source").unwrap_or("users");
            let source = Source::ALL.into_iter().find(|source| source.as_str() == named)?;
            Some(requests::add(Api::V4, &token, text("newParticipant")?, source))
        }
        ("DELETE", Some("/attendees")) => to(requests::remove),
        ("DELETE", Some("/participants/self")) => Some(requests::leave_for_good(Api::V4, &token)),
        ("POST", Some("/participants/active")) => {
            let force = body.get("force").map_or(Some(true), Value::as_bool)?;
            Some(requests::join(Api::V4, &token, text("password"), force))
        }
        ("DELETE", Some("/participants/active")) => Some(requests::leave(Api::V4, &token)),
        ("POST", Some("/moderators")) => to(requests::promote),
        ("DELETE", Some("/moderators")) => to(requests::demote),
        ("PUT", Some("/attendees/permissions")) if text("method") == Some("set") => {
            let permissions = u32::try_from(body["permissions"].as_u64()?).ok()?;
            Some(requests::permissions(
                &token,
                whom.as_ref()?.into(),
                PermissionChange::Set(permissions),
            ))
        }
        ("POST", Some("/participants/resend-invitations")) => to(requests::resend),
        ("POST", None) if rest == format!("v1/guest/{TOKEN}/name") => {
            Some(requests::guest_name(&token, text("displayName")?))
        }
        ("GET", None) if rest == format!("v3/signaling/{TOKEN}") => Some(requests::signaling(Api::V4, &token)),
        ("GET", None) if rest == "v3/signaling/settings" => Some(requests::signaling_settings(Api::V4, &token)),
        _ => None,
    }
}

const FILES: [&str; 14] = [
    "attendees-permissions",
    "attendees-remove",
    "guest-name",
    "moderators-demote",
    "moderators-promote",
    "participants-active-join",
    "participants-active-leave",
    "participants-add",
    "participants-list",
    "participants-self-remove",
    "resend-invitations",
    "room-get",
    "signaling-pull",
    "signaling-settings",
];

#[test]
fn every_request_that_a_panel_sends_is_built_as_recorded() {
    let mut sent: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for exchange in FILES.into_iter().flat_map(file) {
        let counts = sent.entry(exchange.file.clone()).or_default();
        // Parameters in the address, which some recordings tried, and forms are other ways to say the same.
        let json = exchange.text("/headers/Content-Type").contains("json") || exchange.request.get("body").is_none();
        let Some(built) = request(&exchange).filter(|_| json) else {
            counts.1 += 1;
            continue;
        };
        let method = match built.method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
        };
        assert_eq!(method, exchange.text("/method"), "{}", exchange.at);
        let (path, query) = built.endpoint.as_str().split_once('?').unwrap();
        assert_eq!(
            path,
            exchange.text("/path").replace("{token}", TOKEN),
            "{}",
            exchange.at
        );
        assert!(query.starts_with("format=json"), "{query}");
        let body = built.body.map(|body| serde_json::from_str::<Value>(&body).unwrap());
        let mut recorded = exchange.request.get("body").cloned().unwrap_or(json!({}));
        // What the panel says and others leave out are the server's defaults.
        for (name, default) in [("force", json!(true)), ("source", json!("users"))] {
            if let Some(value) = body
                .as_ref()
                .and_then(|body| body.get(name))
                .filter(|value| **value == default)
            {
                recorded[name] = value.clone();
            }
        }
        assert_eq!(body.unwrap_or(json!({})), recorded, "{}", exchange.at);
        counts.0 += 1;
    }
    let (built, left): (usize, usize) = sent.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("{built} built, {left} left out: {sent:?}");
    assert!(built > 330, "{sent:?}");
    assert!(sent.values().all(|(built, _)| *built > 0), "{sent:?}");
}

#[test]
fn every_answer_has_a_meaning() {
    let mut meanings: BTreeMap<(u16, String), usize> = BTreeMap::new();
    for exchange in FILES
        .into_iter()
        .flat_map(file)
        .chain(file("maintenance"))
        .chain(file("brute-force"))
    {
        let body = exchange.body();
        let header = |name: &str| {
            let headers = exchange.response["headers"].as_object();
            headers.and_then(|headers| headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)))
        };
        let answer = HttpAnswer {
            status: exchange.status(),
            maintenance: header("x-nextcloud-maintenance-mode").is_some(),
            retry_after: None,
            body: &body,
        };
        let meaning = match wire::refusal(&answer) {
            None => "done".to_owned(),
            Some(refusal) => {
                let name = format!("{refusal:?}");
                name.split('(').next().unwrap().to_owned()
            }
        };
        *meanings.entry((exchange.status(), meaning)).or_default() += 1;
    }
    let known: Vec<(u16, &str)> = meanings.keys().map(|(status, meaning)| (*status, &**meaning)).collect();
    for (status, meaning) in known {
        let expected: &[&str] = match status {
            200 => &["done"],
            201 => &["done"],
            400 => &["BadRequest"],
            401 => &["SignedOut"],
            403 => &["Forbidden"],
            404 => &["NotFound", "NotApi"],
            405 => &["Unexpected"],
            409 => &["Conflict"],
            412 => &["Lobby", "Csrf"],
            429 => &["TooMany"],
            500 | 501 => &["Server"],
            503 => &["Maintenance"],
            _ => &[],
        };
        assert!(expected.contains(&meaning), "{status} is {meaning}: {meanings:?}");
    }
    let done = wire::refusal(&HttpAnswer {
        status: 429,
        maintenance: false,
        retry_after: None,
        body: b"",
    });
    assert_eq!(done, Some(Refusal::TooMany(None)));
}

#[test]
fn permissions_are_those_of_real_rows() {
    for exchange in file("participants-list") {
        for row in exchange.data().as_array().into_iter().flatten() {
            let number = u32::try_from(row["permissions"].as_u64().unwrap()).unwrap();
            let moderates = matches!(row["participantType"].as_i64(), Some(1 | 2 | 6));
            if row["attendeePermissions"] == 0 && moderates {
                assert!(
                    Permission::ALL
                        .into_iter()
                        .all(|it| it.is_in(number) || it == Permission::React),
                    "{}",
                    exchange.at
                );
            }
        }
    }
}
