//! Each tab is a visitor of its own: cookies and sign-ins stay in the jar of their tab.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, row};

const ONE: &str = "tab-one-0123456789";
const TWO: &str = "tab-two-0123456789";
const GUEST: &str = "guest-one-0123456789";

#[tokio::test]
async fn two_tabs_sign_in_separately_and_no_cookie_reaches_the_browser() {
    let server = Server::start_usual().await;
    let (mut one, mut two) = (server.tab(ONE), server.tab(TWO));
    let reply = one.sign_in("Alice", "alice-password").await;
    assert_eq!(reply.json(), json!({"user": "alice", "displayName": "Alice Liddell"}));
    assert_eq!(two.sign_in("bob", "bob-password").await.status, 200);
    let joined = one.join("public01", Value::Null).await;
    assert_eq!(joined.data()["participantType"], 2);
    assert_eq!(two.join("public01", Value::Null).await.data()["participantType"], 3);
    for client in [&mut one, &mut two] {
        let list = client.list("public01").await;
        assert_eq!(list.header("set-cookie"), None);
        for user in ["alice", "bob"] {
            assert_ne!(row(&list.data(), user).unwrap()["sessionId"], "0", "{user}");
        }
        assert!(client.cookies.is_empty());
    }
    assert_eq!(one.leave("public01").await.status, 200);
    let list = two.list("public01").await.data();
    assert_eq!(row(&list, "alice").unwrap()["sessionId"], "0");
    assert_ne!(row(&list, "bob").unwrap()["sessionId"], "0");
}

#[tokio::test]
async fn a_wrong_password_does_not_sign_in() {
    let server = Server::start_usual().await;
    let mut tab = server.tab(ONE);
    let reply = tab.sign_in("bob", "no").await;
    assert_eq!((reply.status, reply.json()), (401, json!({"message": "wrong"})));
    assert_eq!(tab.list("public01").await.status, 401, "nobody, and no guest");
    server.app().set_maintenance(true);
    let reply = tab.sign_in("bob", "bob-password").await;
    assert_eq!(reply.status, 503);
}

#[tokio::test]
async fn cookies_and_passwords_of_the_browser_do_not_count_in_a_tab() {
    let server = Server::start_usual().await;
    let mut tab = server.tab(ONE);
    tab.cookies = server.browser("alice").await.cookies;
    tab.log_in_as("bob");
    assert_eq!(tab.get("/ocs/v2.php/cloud/user").await.status, 401);
}

#[tokio::test]
async fn signing_in_again_or_out_empties_the_jar() {
    let server = Server::start_usual().await;
    let mut tab = server.tab(ONE);
    tab.sign_in("alice", "alice-password").await;
    tab.sign_in("bob", "bob-password").await;
    let own = "/ocs/v2.php/cloud/user";
    assert_eq!(tab.get(own).await.data()["id"], "bob");
    tab.with_headers(Method::POST, "/demo/sign-out", &[]).await;
    assert_eq!(tab.get(own).await.status, 401);
}

#[tokio::test]
async fn a_guest_in_a_tab_stays_the_same_guest() {
    let server = Server::start_usual().await;
    let mut tab = server.tab(GUEST);
    let joined = tab.join("public01", Value::Null).await;
    assert_eq!(joined.header("set-cookie"), None, "the cookies stay in the jar");
    assert_eq!(tab.get("/room/public01").await.session(), joined.session());
    assert_eq!(
        server.tab("guest-two-0123456789").get("/room/public01").await.session(),
        "0"
    );
}

#[tokio::test]
async fn malformed_tab_names_are_ignored() {
    let server = Server::start_usual().await;
    let mut short = server.tab("short");
    let joined = short.join("public01", Value::Null).await;
    assert!(joined.header("set-cookie").is_some(), "an ordinary browser");
}

#[tokio::test]
async fn only_a_guests_tab_acts_as_a_guest_and_takes_no_account() {
    let server = Server::start_usual().await;
    assert_eq!(server.tab(ONE).join("public01", Value::Null).await.status, 401);
    let mut guest = server.tab(GUEST);
    assert_eq!(guest.sign_in("alice", "alice-password").await.status, 400);
    assert_eq!(guest.join("public01", Value::Null).await.data()["participantType"], 4);
}

#[tokio::test]
async fn answers_to_a_tab_are_not_stored_in_the_cache_that_all_tabs_share() {
    let server = Server::start_usual().await;
    let mut tab = server.signed_in(ONE, "alice").await;
    for path in ["/ocs/v2.php/cloud/user", "/index.php/avatar/alice/64"] {
        let reply = tab.with_headers(Method::GET, path, &[("ocs-apirequest", "true")]).await;
        assert_eq!(
            (reply.status, reply.header("cache-control")),
            (200, Some("no-store")),
            "{path}"
        );
    }
}
