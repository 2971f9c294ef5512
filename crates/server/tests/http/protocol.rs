//! Rules that are the same for every call: the API header, formats, methods, tokens, maintenance.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, TALK};

fn list_path() -> String {
    format!("{TALK}/v1/room/public01/participants")
}

#[tokio::test]
async fn the_api_header_must_be_exactly_true() {
    let server = Server::start_usual().await;
    let mut owner = server.basic("admin");
    let json = ("accept", "application/json");
    for value in ["1", "TRUE", "false", "yes"] {
        let reply = owner
            .with_headers(Method::GET, &list_path(), &[json, ("ocs-apirequest", value)])
            .await;
        assert_eq!(reply.status, 412, "{value}");
        assert_eq!(reply.json(), json!({"message": "CSRF check failed"}));
    }
    let reply = owner
        .with_headers(Method::GET, "/ocs/v2.php/cloud/capabilities", &[json])
        .await;
    assert_eq!(reply.status, 412);
    let page = owner
        .with_headers(Method::GET, &list_path(), &[("accept", "text/html")])
        .await;
    assert_eq!(page.header("content-type"), Some("text/html; charset=UTF-8"));
}

#[tokio::test]
async fn a_browser_may_show_its_request_token_instead() {
    let server = Server::start_usual().await;
    let mut bob = server.browser("bob").await;
    let token = bob.page(Method::GET, "/index.php/csrftoken", None).await.json();
    let token = token["token"].as_str().unwrap().to_owned();
    let json = ("accept", "application/json");
    let right = bob
        .with_headers(Method::GET, &list_path(), &[json, ("requesttoken", &token)])
        .await;
    assert_eq!(right.status, 200);
    let wrong = bob
        .with_headers(Method::GET, &list_path(), &[json, ("requesttoken", "wrong")])
        .await;
    assert_eq!(wrong.status, 412);
    bob.cookies.retain(|name, _| !name.starts_with("nc_sameSite"));
    let foreign = bob
        .with_headers(Method::GET, &list_path(), &[json, ("requesttoken", &token)])
        .await;
    assert_eq!((foreign.status, foreign.body.len()), (503, 0));
}

#[tokio::test]
async fn an_answer_is_json_only_when_exactly_asked_for() {
    let server = Server::start_usual().await;
    let mut owner = server.basic("admin");
    let json_kind = "application/json; charset=utf-8";
    let xml_kind = "application/xml; charset=utf-8";
    for (accept, query, kind) in [
        ("application/json", "", json_kind),
        ("text/plain, application/json", "", json_kind),
        ("*/*", "", xml_kind),
        ("application/json;q=0.9", "", xml_kind),
        ("application/xml", "?format=json", json_kind),
        ("application/json", "?format=xml", xml_kind),
    ] {
        let path = format!("{}{query}", list_path());
        let headers = [("accept", accept), ("ocs-apirequest", "true")];
        let reply = owner.with_headers(Method::GET, &path, &headers).await;
        assert_eq!(reply.header("content-type"), Some(kind), "{accept} {query}");
        assert_eq!(
            reply.header("cache-control"),
            Some("no-cache, no-store, must-revalidate")
        );
    }
    let path = format!("{}?format=yaml", list_path());
    let reply = owner
        .with_headers(Method::GET, &path, &[("ocs-apirequest", "true")])
        .await;
    assert_eq!(reply.status, 404);
}

#[tokio::test]
async fn errors_of_the_framework_ignore_accept_but_not_format() {
    let server = Server::start_usual().await;
    let mut owner = server.basic("admin");
    for path in [
        "/room/public01/participants/",
        "/room/ABC/participants",
        "/room/abc/participants",
        "/room/public01/participants/unknown",
        "/nowhere",
    ] {
        let reply = owner.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.header("content-type"), Some("text/xml; charset=UTF-8"));
        let reply = owner.get(&format!("{path}?format=json")).await;
        let message = reply.message();
        assert!(message.as_str().unwrap().starts_with("Invalid query"), "{path}");
    }
    let missing = owner
        .call(Method::DELETE, "/room/public01/participants", json!({}))
        .await;
    assert_eq!(missing.header("content-type"), Some("text/xml; charset=UTF-8"));
}

#[tokio::test]
async fn unknown_methods_are_405_without_a_body_and_head_is_get() {
    let server = Server::start_usual().await;
    let mut owner = server.basic("admin");
    for method in [Method::PUT, Method::PATCH, Method::OPTIONS] {
        let reply = owner
            .call(method.clone(), "/room/public01/participants", Value::Null)
            .await;
        assert_eq!((reply.status, reply.body.len()), (405, 0), "{method}");
    }
    let head = owner
        .call(Method::HEAD, "/room/public01/participants", Value::Null)
        .await;
    assert_eq!((head.status, head.body.len()), (200, 0));
}

#[tokio::test]
async fn maintenance_answers_503_everywhere_but_on_the_status_page() {
    let server = Server::start_usual().await;
    server.app().set_maintenance(true);
    let mut owner = server.basic("admin");
    let reply = owner.get("/room/public01/participants?format=json").await;
    assert_eq!((reply.status, reply.message()), (503, json!("Service unavailable")));
    let login = owner.page(Method::GET, "/index.php/login", None).await;
    assert_eq!((login.status, login.header("retry-after")), (503, Some("120")));
    let status = owner.page(Method::GET, "/status.php", None).await;
    assert_eq!(status.json()["maintenance"], true);
}

#[tokio::test]
async fn the_first_wrapper_hides_statuses() {
    let server = Server::start_usual().await;
    server.account("dave", json!({}));
    let path = "/ocs/v1.php/apps/spreed/api/v1/room/public01/participants";
    let ok = server.basic("admin").get(path).await;
    assert_eq!(ok.json()["ocs"]["meta"]["statuscode"], 100);
    let hidden = server.basic("dave").get(path).await;
    assert_eq!(hidden.status, 200);
    assert_eq!(hidden.json()["ocs"]["meta"]["statuscode"], 404);
}

#[tokio::test]
async fn capabilities_are_readable_without_a_login_and_can_be_replaced() {
    let server = Server::start().await;
    let path = "/ocs/v2.php/cloud/capabilities";
    let usual = server.anonymous().get(path).await.data();
    let features = &usual["capabilities"]["spreed"]["features"];
    assert_eq!(features.as_array().unwrap().len(), 26);
    assert_eq!(
        usual["capabilities"]["spreed"]["config"]["attachments"],
        json!({"allowed": false})
    );
    server.app().set_features(Some(vec!["conversation-v4".to_owned()]));
    let replaced = server.anonymous().get(path).await.data();
    assert_eq!(
        replaced["capabilities"]["spreed"]["features"],
        json!(["conversation-v4"])
    );
}
