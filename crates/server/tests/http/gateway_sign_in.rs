//! Signing in at the gateway: whose requests a tab sends before, while and after it signs in.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use axum::routing::any;
use http::{HeaderMap, Method, Request};
use serde_json::{Value, json};

use crate::support::{Reply, Server, TestClient};
use crate::upstreams::listen;

const TAB: &str = "tab-one-0123456789";

/// The answer to a join, which guests may as well.
async fn joined(tab: &mut TestClient) -> (u16, Value) {
    let reply = tab.join("public01", Value::Null).await;
    (reply.status, reply.data()["participantType"].clone())
}

const REFUSED: (u16, Value) = (401, Value::Null);

#[tokio::test]
async fn a_failed_sign_in_makes_no_guest() {
    let behind = Server::start_usual().await;
    let front = Server::before_with_idle(&behind.url(), Duration::from_millis(400)).await;
    let mut tab = front.signed_in(TAB, "alice").await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(joined(&mut tab).await, REFUSED);
    assert_eq!(tab.sign_in("alice", "mistyped").await.status, 401);
    assert_eq!(joined(&mut tab).await, REFUSED, "after a mistyped password");
    for body in ["{}", "no JSON"] {
        let reply = tab.send(Method::POST, "/demo/sign-in", HeaderMap::new(), body).await;
        assert_eq!(reply.status, 400);
        assert_eq!(joined(&mut tab).await, REFUSED, "after {body}");
    }
}

#[tokio::test]
async fn a_tab_that_is_signed_in_stays_so_when_another_sign_in_fails() {
    let (_behind, front) = Server::behind_gateway().await;
    let mut tab = front.signed_in(TAB, "alice").await;
    assert_eq!(tab.sign_in("bob", "mistyped").await.status, 401);
    assert_eq!(tab.get("/ocs/v2.php/cloud/user").await.data()["id"], "alice");
}

#[tokio::test]
async fn a_log_out_on_the_server_ends_the_sign_in() {
    let (_behind, front) = Server::behind_gateway().await;
    let mut tab = front.signed_in(TAB, "alice").await;
    let refused = tab.page(Method::GET, "/index.php/logout", None).await;
    assert!(refused.status >= 400, "without a request token: {}", refused.status);
    assert_eq!(tab.get("/ocs/v2.php/cloud/user").await.status, 200);
    let out = tab.log_out().await;
    assert_eq!(out.status, 303);
    assert_eq!(tab.get("/ocs/v2.php/cloud/user").await.status, 401);
    let state = tab.with_headers(Method::GET, "/demo/sign-in", &[]).await;
    assert_eq!(state.json()["signedIn"], false);
}

#[tokio::test]
async fn an_account_becomes_no_guest_by_signing_out_or_by_a_restart() {
    let (behind, front) = Server::behind_gateway().await;
    let mut tab = front.signed_in(TAB, "alice").await;
    tab.with_headers(Method::POST, "/demo/sign-out", &[]).await;
    assert_eq!(joined(&mut tab).await, REFUSED, "a late request");
    front.signed_in(TAB, "alice").await;
    let restarted = Server::before(&behind.url()).await;
    assert_eq!(joined(&mut restarted.tab(TAB)).await, REFUSED, "a page that was open");
}

#[tokio::test]
async fn invented_tabs_neither_make_a_guest_of_an_expired_tab_nor_keep_others_out() {
    let behind = Server::start_usual().await;
    let front = Server::before_with_idle(&behind.url(), Duration::from_millis(400)).await;
    let mut tab = front.signed_in(TAB, "alice").await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(joined(&mut tab).await, REFUSED);
    let mut guest = front.tab("guest-one-0123456789");
    let session = guest.join("public01", Value::Null).await.session();
    for number in 0..300 {
        let mut invented = front.tab(&format!("guest-invented-{number}"));
        for _ in 0..2 {
            let status = invented.get("/ocs/v2.php/cloud/capabilities").await.status;
            assert_eq!(status, 200);
        }
    }
    assert_eq!(joined(&mut tab).await, REFUSED);
    assert_eq!(
        guest.get("/room/public01").await.session(),
        session,
        "still the same guest"
    );
    assert_eq!(tab.sign_in("alice", "alice-password").await.status, 200);
}

#[tokio::test]
async fn a_name_with_a_colon_or_of_great_length_is_not_asked_about() {
    let (_behind, front) = Server::behind_gateway().await;
    let mut tab = front.tab(TAB);
    assert_eq!(tab.sign_in("alice:alice", "-password").await.status, 401);
    for _ in 0..40 {
        assert_eq!(
            tab.sign_in("ali:ce", "x").await.status,
            401,
            "not slowed, since not tried"
        );
        assert_eq!(tab.sign_in(&"a".repeat(300), "x").await.status, 401);
    }
    assert_eq!(tab.sign_in("alice", "alice-password").await.status, 200);
}

/// A server that lets everybody in after a while, and counts who asked.
async fn slow(asked: Arc<AtomicUsize>) -> Server {
    let handler = move |request: Request<Body>| {
        let asked = Arc::clone(&asked);
        async move {
            let authorization = request.headers().get("authorization").cloned();
            if authorization.is_some() {
                asked.fetch_add(1, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(300)).await;
            }
            Response::new(Body::from(
                json!({"ocs": {"data": {"id": "ada", "with": authorization.is_some()}}}).to_string(),
            ))
        }
    };
    let address = listen(any(handler)).await;
    Server::before(&format!("http://{address}")).await
}

#[tokio::test]
async fn a_password_acts_for_its_tab_only_once_it_is_verified() {
    let asked = Arc::new(AtomicUsize::new(0));
    let front = slow(Arc::clone(&asked)).await;
    let (mut tab, mut same) = (front.tab(TAB), front.tab(TAB));
    let own = "/ocs/v2.php/cloud/user";
    let (signed_in, early) = tokio::join!(tab.sign_in("ada", "secret"), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        same.get(own).await.status
    });
    assert_eq!((signed_in.status, early), (200, 401));
    assert_eq!(asked.load(Ordering::SeqCst), 2, "only the sign-in itself");
    assert_eq!(tab.get(own).await.data()["with"], true);

    let mut cancelled = front.tab("tab-two-0123456789");
    let begun = tokio::time::timeout(Duration::from_millis(100), cancelled.sign_in("bea", "x")).await;
    assert!(begun.is_err());
    assert_eq!(cancelled.get(own).await.status, 401);
}

#[tokio::test]
async fn a_tab_signs_in_once_at_a_time() {
    let front = slow(Arc::default()).await;
    let (mut tab, mut same) = (front.tab(TAB), front.tab(TAB));
    let (first, second): (Reply, Reply) = tokio::join!(tab.sign_in("ada", "secret"), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        same.sign_in("bea", "secret").await
    });
    assert_eq!(first.status, 200);
    assert_eq!((second.status, second.json()), (409, json!({"message": "busy"})));
    let (first, ()) = tokio::join!(tab.sign_in("ada", "secret"), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        same.with_headers(Method::POST, "/demo/sign-out", &[]).await;
    });
    assert_eq!(first.status, 409, "signed out meanwhile");
    assert_eq!(same.get("/ocs/v2.php/cloud/user").await.status, 401);
}
