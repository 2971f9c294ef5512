//! Logins: Basic, cookies, log-out, and what they do to a joined conversation.

use http::Method;
use serde_json::{Value, json};

use server::version::Version;

use crate::support::{Server, row};

const OWN_ACCOUNT: &str = "/ocs/v2.php/cloud/user";

#[tokio::test]
async fn the_own_account_is_named_in_its_own_case() {
    let server = Server::start_usual().await;
    let mut client = server.basic("ALICE");
    client.credentials = Some(("ALICE".to_owned(), "alice-password".to_owned()));
    let reply = client.get(OWN_ACCOUNT).await;
    assert_eq!(
        (&reply.data()["id"], &reply.data()["display-name"]),
        (&json!("alice"), &json!("Alice Liddell"))
    );
}

#[tokio::test]
async fn a_wrong_password_is_401_where_a_login_is_needed_and_an_outsider_elsewhere() {
    let server = Server::start_usual().await;
    let mut client = server.basic("alice");
    client.credentials = Some(("alice".to_owned(), "wrong".to_owned()));
    assert_eq!(client.get(OWN_ACCOUNT).await.status, 401);
    assert_eq!(client.list("public01").await.status, 404);
    assert_eq!(client.join("public01", Value::Null).await.data()["participantType"], 4);
}

#[tokio::test]
async fn cookies_win_over_basic() {
    let server = Server::start_usual().await;
    let mut alice = server.browser("alice").await;
    alice.log_in_as("bob");
    assert_eq!(alice.get(OWN_ACCOUNT).await.data()["id"], "alice");
}

#[tokio::test]
async fn a_first_basic_login_ends_with_the_next_call_and_a_second_one_goes_on_with_the_same_basic() {
    let server = Server::start_usual().await;
    let mut bob = server.basic("bob");
    bob.keeps_cookies = true;
    bob.join("public01", Value::Null).await;
    assert_eq!(bob.session_of("bob").await, "0", "the join ended");
    bob.join("public01", Value::Null).await;
    assert_ne!(bob.session_of("bob").await, "0", "this one did not");
    bob.credentials = None;
    assert_eq!(bob.list("public01").await.status, 404, "cookies alone are no login");
    assert_eq!(server.basic("admin").session_of("bob").await, "0", "and end the join");
}

/// As measured on Talk 10, 17 and 22.
#[tokio::test]
async fn cookies_and_basic_together_decide_the_account() {
    for version in [Version::Talk10, Version::Talk17] {
        let server = Server::of(version, None, 2).await;
        server.usual_conversation("public01");
        let mut form = server.browser("alice").await;
        form.log_in_as("bob");
        assert_eq!(
            form.get(OWN_ACCOUNT).await.data()["id"],
            "alice",
            "cookies of a form login win"
        );
        // The second request shows that the cookies are kept.
        for requests in [1, 2] {
            let mut by_basic = server.basic("alice");
            by_basic.keeps_cookies = true;
            for _ in 0..requests {
                assert_eq!(by_basic.get(OWN_ACCOUNT).await.data()["id"], "alice");
            }
            let mut alone = by_basic.clone();
            alone.credentials = None;
            let reply = alone.get(OWN_ACCOUNT).await;
            assert_eq!(
                (reply.status, reply.message()),
                (401, json!("Current user is not logged in"))
            );
            let mut other = by_basic.clone();
            other.log_in_as("bob");
            assert_eq!(other.get(OWN_ACCOUNT).await.data()["id"], "bob", "after {requests}");
        }
    }
}

#[tokio::test]
async fn two_accounts_by_basic_over_the_same_cookies_are_told_apart_and_end_each_others_joins() {
    let server = Server::start_v4().await;
    server.usual_conversation("public01");
    let mut shared = server.basic("alice");
    shared.keeps_cookies = true;
    for _ in 0..3 {
        for user in ["alice", "bob"] {
            shared.log_in_as(user);
            assert_eq!(shared.get(OWN_ACCOUNT).await.data()["id"], user);
            assert_eq!(shared.get(OWN_ACCOUNT).await.data()["id"], user);
        }
    }
    shared.log_in_as("alice");
    shared.get(OWN_ACCOUNT).await;
    shared.join("public01", Value::Null).await;
    let sessions = |stored: &Value| stored["participants"][1]["sessions"].as_array().unwrap().len();
    assert_eq!(sessions(&server.stored("public01")), 1);
    shared.log_in_as("bob");
    shared.get(OWN_ACCOUNT).await;
    assert_eq!(
        sessions(&server.stored("public01")),
        0,
        "the join needs the cookies that the other account took over"
    );
}

#[tokio::test]
async fn an_email_address_is_a_login_name_if_one_account_has_it() {
    let server = Server::start_usual().await;
    server.account(
        "alice",
        json!({"displayName": "Alice Liddell", "email": "Alice@example.org"}),
    );
    let mut client = server.basic("alice");
    client.credentials = Some(("alice@EXAMPLE.org".to_owned(), "alice-password".to_owned()));
    assert_eq!(client.get(OWN_ACCOUNT).await.data()["id"], "alice");
    server.account("bob", json!({"email": "alice@example.org"}));
    assert_eq!(client.get(OWN_ACCOUNT).await.status, 401, "two accounts have it");
}

#[tokio::test]
async fn a_join_with_basic_and_then_its_cookies_alone_is_a_log_out() {
    let server = Server::start_usual().await;
    let mut bob = server.basic("bob");
    bob.keeps_cookies = true;
    bob.join("public01", Value::Null).await;
    bob.credentials = None;
    assert_eq!(bob.list("public01").await.status, 404);
    assert_eq!(server.basic("admin").session_of("bob").await, "0");
}

#[tokio::test]
async fn logging_out_ends_the_join_and_sends_the_next_call_to_the_login_page() {
    let server = Server::start_usual().await;
    let mut bob = server.browser("bob").await;
    bob.join("public01", Value::Null).await;
    let refused = bob.page(Method::GET, "/index.php/logout", None).await;
    assert_eq!(refused.status, 412, "without the request token");
    bob.log_out().await;
    assert_eq!(server.basic("admin").session_of("bob").await, "0");
    let first = bob.list("public01").await;
    assert_eq!(first.status, 303);
    let login = format!("{}/index.php/login?clear=1", server.url());
    assert_eq!(first.header("location"), Some(login.as_str()));
    assert_eq!(bob.list("public01").await.status, 404);
    assert_eq!(bob.get(OWN_ACCOUNT).await.status, 401);
}

#[tokio::test]
async fn a_wrong_password_in_the_form_leads_back_to_it() {
    let server = Server::start_usual().await;
    let mut client = server.anonymous();
    let form = format!("user=bob&password=no&requesttoken={}", client.request_token().await);
    let reply = client.page(Method::POST, "/index.php/login", Some(&form)).await;
    assert!(reply.header("location").unwrap().ends_with("/index.php/login"));
    assert_eq!(client.get(OWN_ACCOUNT).await.status, 401);
    let forged = "user=bob&password=bob-password&requesttoken=x";
    assert_eq!(
        client.page(Method::POST, "/index.php/login", Some(forged)).await.status,
        412
    );
}

#[tokio::test]
async fn a_disabled_account_is_refused_and_still_listed() {
    let server = Server::start_usual().await;
    server.account("bob", json!({"displayName": "Bob", "enabled": false}));
    let reply = server.basic("bob").get("/room/public01/participants?format=json").await;
    assert_eq!(reply.status, 401);
    assert_eq!(reply.header("content-type"), Some("text/xml; charset=UTF-8"));
    assert_eq!(reply.header("www-authenticate"), None, "the gateway takes it out");
    let list = server.basic("admin").list("public01").await.data();
    assert!(row(&list, "bob").is_some());
}
