//! Every call of API v4 by every kind of actor, as recorded.

use http::Method;
use serde_json::{Value, json};

use crate::actors::{ACTORS, actor};
use crate::support::Server;

const DELETE: Method = Method::DELETE;
const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;

/// The `attendeeId` of the row with this `actorId`.
pub fn number(server: &Server, token: &str, actor_id: &str) -> i64 {
    let stored = server.stored(token);
    let row = stored["participants"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["actorId"] == actor_id)
        .unwrap();
    row["attendeeId"].as_i64().unwrap()
}

/// Sends one call as every kind of actor; `body` gets the `attendeeId` of `target`.
async fn check(method: Method, path: &str, target: &str, mut body: Value, lobby: i64, expected: [u16; 8]) {
    let server = Server::start_v4().await;
    for (kind, status) in ACTORS.into_iter().zip(expected) {
        let targets = [json!({"actorType": "emails", "actorId": "mail@example.org"})];
        let mut client = actor(&server, kind, lobby, &targets).await;
        if !target.is_empty() {
            body["attendeeId"] = json!(number(&server, "matrix01", target));
        }
        let path = format!("/room/matrix01{path}");
        let reply = client.call(method.clone(), &path, body.clone()).await;
        assert_eq!(reply.status, status, "{method} {path} as {kind}: {}", reply.text());
        let meta = reply.json()["ocs"]["meta"].clone();
        match status {
            200 => assert_eq!(meta["message"], "OK"),
            401 => assert_eq!(meta["statuscode"], 997),
            _ => assert_eq!((&meta["message"], &meta["statuscode"]), (&json!(""), &json!(status))),
        }
    }
}

#[tokio::test]
async fn list() {
    let expected = [200, 200, 200, 403, 200, 200, 404, 404];
    check(GET, "/participants", "", Value::Null, 0, expected).await;
    let expected = [200, 200, 412, 412, 412, 200, 404, 404];
    check(GET, "/participants", "", Value::Null, 1, expected).await;
}

#[tokio::test]
async fn add_and_resend() {
    let expected = [200, 200, 403, 401, 403, 401, 404, 401];
    let body = json!({"newParticipant": "erin"});
    check(POST, "/participants", "", body, 0, expected).await;
    let path = "/participants/resend-invitations";
    check(POST, path, "mail@example.org", json!({}), 0, expected).await;
}

#[tokio::test]
async fn remove() {
    let expected = [200, 200, 403, 403, 403, 200, 404, 404];
    check(DELETE, "/attendees", "target", json!({}), 0, expected).await;
    check(DELETE, "/attendees", "mail@example.org", json!({}), 0, expected).await;
}

#[tokio::test]
async fn leave_for_good() {
    let expected = [200, 200, 200, 401, 200, 401, 404, 401];
    check(DELETE, "/participants/self", "", Value::Null, 0, expected).await;
}

#[tokio::test]
async fn join_leave_and_look() {
    check(POST, "/participants/active", "", Value::Null, 0, [200; 8]).await;
    check(DELETE, "/participants/active", "", Value::Null, 0, [200; 8]).await;
    check(GET, "", "", Value::Null, 0, [200; 8]).await;
}

#[tokio::test]
async fn promote_and_demote() {
    let expected = [200, 200, 403, 403, 403, 200, 404, 404];
    check(POST, "/moderators", "target", json!({}), 0, expected).await;
    check(POST, "/moderators", "mail@example.org", json!({}), 0, expected).await;
    check(DELETE, "/moderators", "targetmod", json!({}), 0, expected).await;
}

#[tokio::test]
async fn permissions() {
    let expected = [200, 200, 403, 403, 403, 200, 404, 404];
    let body = json!({"method": "set", "permissions": 8});
    check(PUT, "/attendees/permissions", "target", body.clone(), 0, expected).await;
    check(PUT, "/attendees/permissions/all", "", body, 0, expected).await;
}
