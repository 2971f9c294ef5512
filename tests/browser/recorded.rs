//! Answers of a real server, and small ones in their shape.

use super::server::{Answer, ok};
use serde_json::{Value, json};

/// The recordings that the tests need. They are embedded, because a browser has no files.
const FILES: [(&str, &str); 5] = [
    (
        "capabilities",
        include_str!("../recordings/talk10-api-v1/capabilities.json"),
    ),
    ("room-get", include_str!("../recordings/talk10-api-v1/room-get.json")),
    (
        "participants-list",
        include_str!("../recordings/talk10-api-v1/participants-list.json"),
    ),
    (
        "participants-active-join",
        include_str!("../recordings/talk10-api-v1/participants-active-join.json"),
    ),
    ("protocol", include_str!("../recordings/talk10-api-v1/protocol.json")),
];

/// The conversation of all tests.
pub const TOKEN: &str = "abcd1234";

/// The recorded body of an exchange, such as `room-get-001`.
pub fn body(id: &str) -> Value {
    let name = id.rsplit_once('-').unwrap().0;
    let text = FILES.iter().find(|(file, _)| *file == name).expect(name).1;
    let mut file: Value = serde_json::from_str(text).unwrap();
    let exchanges = file["exchanges"].as_array_mut().unwrap();
    let exchange = exchanges.iter_mut().find(|exchange| exchange["id"] == id).expect(id);
    exchange["response"]["body"].take()
}

/// The `data` of a recorded answer.
pub fn data(id: &str) -> Value {
    body(id)["ocs"]["data"].take()
}

/// A recorded success.
pub fn answer(id: &str) -> Answer {
    ok(data(id))
}

/// `cloud/user` for an account.
pub fn account(user: &str) -> Answer {
    let mut account = data("capabilities-005");
    account["id"] = json!(user);
    ok(account)
}

/// A recorded public conversation, as a viewer of a participant type and with a session sees it.
pub fn room(role: i64, session: &str) -> Value {
    let mut room = data("room-get-001");
    room["participantType"] = json!(role);
    room["sessionId"] = json!(session);
    room
}

/// The same with other values of some fields.
pub fn room_with(role: i64, session: &str, fields: &[(&str, Value)]) -> Value {
    let mut room = room(role, session);
    for (name, value) in fields {
        room[*name] = value.clone();
    }
    room
}

/// A row of the list; online if `session` is not `"0"`.
pub fn participant(user: &str, name: &str, role: i64, ping: u64, session: &str) -> Value {
    json!({"inCall": 0, "lastPing": ping, "sessionId": session, "participantType": role, "userId": user, "displayName": name})
}
