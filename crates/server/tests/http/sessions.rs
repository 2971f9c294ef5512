//! Logins: Basic, cookies, log-out, and what they do to a joined conversation.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, row};

const OWN_ACCOUNT: &str = "/ocs/v2.php/cloud/user";

#[tokio::test]
async fn the_own_account_is_named_in_its_own_case() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut person = server.basic("ALICE");
    person.credentials = Some(("ALICE".to_owned(), "alice-password".to_owned()));
    let reply = person.get(OWN_ACCOUNT).await;
    assert_eq!(
        (&reply.data()["id"], &reply.data()["display-name"]),
        (&json!("alice"), &json!("Alice Liddell"))
    );
}

#[tokio::test]
async fn a_wrong_password_is_401_where_a_login_is_needed_and_a_stranger_elsewhere() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut person = server.basic("alice");
    person.credentials = Some(("alice".to_owned(), "wrong".to_owned()));
    assert_eq!(person.get(OWN_ACCOUNT).await.status, 401);
    assert_eq!(person.list("public01").await.status, 404);
    assert_eq!(person.join("public01", Value::Null).await.data()["participantType"], 4);
}

#[tokio::test]
async fn cookies_win_over_basic() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut alice = server.browser("alice").await;
    alice.credentials = Some(("bob".to_owned(), "bob-password".to_owned()));
    assert_eq!(alice.get(OWN_ACCOUNT).await.data()["id"], "alice");
}

#[tokio::test]
async fn a_first_basic_login_ends_with_the_next_call_and_a_second_one_lasts() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut bob = server.basic("bob");
    bob.keeps_cookies = true;
    bob.join("public01", Value::Null).await;
    let list = bob.list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["sessionId"], "0", "the join ended");
    bob.join("public01", Value::Null).await;
    bob.credentials = None;
    let list = bob.list("public01").await;
    assert_eq!(list.status, 200, "cookies alone are enough now");
    assert_ne!(row(&list.data(), "bob").unwrap()["sessionId"], "0");
}

#[tokio::test]
async fn a_join_with_basic_and_then_its_cookies_alone_is_a_log_out() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut bob = server.basic("bob");
    bob.keeps_cookies = true;
    bob.join("public01", Value::Null).await;
    bob.credentials = None;
    assert_eq!(bob.list("public01").await.status, 404);
    let list = server.basic("admin").list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["sessionId"], "0");
}

#[tokio::test]
async fn logging_out_ends_the_join_and_sends_the_next_call_to_the_login_page() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut bob = server.browser("bob").await;
    bob.join("public01", Value::Null).await;
    let refused = bob.page(Method::GET, "/index.php/logout", None).await;
    assert_eq!(refused.status, 412, "without the request token");
    let token = bob.page(Method::GET, "/index.php/csrftoken", None).await.json();
    let path = format!("/index.php/logout?requesttoken={}", token["token"].as_str().unwrap());
    let out = bob.page(Method::GET, &path, None).await;
    assert_eq!(out.status, 303);
    let list = server.basic("admin").list("public01").await.data();
    assert_eq!(row(&list, "bob").unwrap()["sessionId"], "0");
    let first = bob.list("public01").await;
    assert_eq!(first.status, 303);
    let login = format!("{}/index.php/login?clear=1", server.url());
    assert_eq!(first.header("location"), Some(login.as_str()));
    assert_eq!(bob.list("public01").await.status, 404);
    assert_eq!(bob.get(OWN_ACCOUNT).await.status, 401);
}

#[tokio::test]
async fn a_wrong_password_in_the_form_leads_back_to_it() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    let mut person = server.nobody();
    let token = person.page(Method::GET, "/index.php/csrftoken", None).await.json();
    let form = format!("user=bob&password=no&requesttoken={}", token["token"].as_str().unwrap());
    let reply = person.page(Method::POST, "/index.php/login", Some(&form)).await;
    assert!(reply.header("location").unwrap().ends_with("/index.php/login"));
    assert_eq!(person.get(OWN_ACCOUNT).await.status, 401);
    let forged = "user=bob&password=bob-password&requesttoken=x";
    assert_eq!(
        person.page(Method::POST, "/index.php/login", Some(forged)).await.status,
        412
    );
}

#[tokio::test]
async fn a_disabled_account_is_refused_and_still_listed() {
    let server = Server::start().await;
    server.usual_conversation("public01");
    server.account("bob", json!({"displayName": "Bob", "enabled": false}));
    let reply = server.basic("bob").get("/room/public01/participants?format=json").await;
    assert_eq!(reply.status, 401);
    assert_eq!(reply.header("content-type"), Some("text/xml; charset=UTF-8"));
    assert_eq!(reply.header("www-authenticate"), None, "the gateway takes it out");
    let list = server.basic("admin").list("public01").await.data();
    assert!(row(&list, "bob").is_some());
}
