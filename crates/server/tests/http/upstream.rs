//! The gateway before another server: paths, cookies, headers, slow answers and failures.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use axum::routing::any;
use http::{Method, Request};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use server::gateway::probe::{UpstreamProblem, probe};
use server::gateway::upstream::Upstream;

use crate::support::{Server, row};
use crate::upstreams::{dripping, listen};

const TAB: &str = "tab-one-0123456789";
const GUEST: &str = "guest-one-0123456789";
const ECHO: &str = "/ocs/v2.php/apps/spreed/api";

#[tokio::test]
async fn paths_stay_below_the_base_and_cookies_do_not_reach_the_browser() {
    let (_behind, front) = Server::behind_gateway().await;
    assert_eq!(front.webroot, "/nextcloud");
    let mut bob = front.signed_in(TAB, "bob").await;
    let joined = bob.join("public01", Value::Null).await;
    assert_eq!(joined.data()["participantType"], 3);
    let list = bob.list("public01").await;
    assert_eq!((list.status, list.header("set-cookie")), (200, None));
    assert_ne!(
        row(&list.data(), "bob").unwrap()["sessionId"],
        "0",
        "the jar has the cookies of the join"
    );
}

#[tokio::test]
async fn redirects_are_passed_back_with_the_own_address() {
    let (_behind, front) = Server::behind_gateway().await;
    let mut bob = front.signed_in(TAB, "bob").await;
    let out = bob.log_out().await;
    let login = format!("{}/index.php/login?clear=1", front.url());
    assert_eq!(out.header("location"), Some(login.as_str()));
}

#[tokio::test]
async fn tabs_work_in_front_of_it() {
    let (_behind, front) = Server::behind_gateway().await;
    let mut tab = front.tab(TAB);
    let reply = tab.sign_in("alice", "alice-password").await;
    assert_eq!(reply.json()["user"], "alice");
    tab.join("public01", Value::Null).await;
    assert_ne!(tab.session_of("alice").await, "0", "the join outlives the next call");
    let demo = tab.with_headers(Method::GET, "/demo.json", &[]).await.json();
    assert_eq!(demo["mode"], "upstream");
    let base = demo["base"].as_str().unwrap();
    assert!(base.starts_with("/nextcloud/avatars-"), "{base}");
    assert_eq!(demo["personas"], json!([]));
}

#[tokio::test]
async fn long_polls_stream_through() {
    let (behind, front) = Server::behind_gateway().await;
    let mut bob = front.signed_in(TAB, "bob").await;
    bob.join("public01", Value::Null).await;
    let mut guest = behind.anonymous();
    let later = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        guest.join("public01", Value::Null).await;
    };
    let (reply, ()) = tokio::join!(bob.get("/signaling/public01"), later);
    assert_eq!(reply.data()[0]["data"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_unreachable_server_is_502() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let front = Server::before(&format!("http://{address}")).await;
    assert_eq!(front.tab(GUEST).list("public01").await.status, 502);
    let reply = front.tab(TAB).sign_in("alice", "x").await;
    assert_eq!((reply.status, reply.json()), (502, json!({"message": "unreachable"})));
}

/// A server that answers with the headers and the path of each request.
async fn echo(waits: Arc<AtomicUsize>) -> SocketAddr {
    struct Waiting(Arc<AtomicUsize>);
    impl Drop for Waiting {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::SeqCst);
        }
    }
    let handler = move |request: Request<Body>| {
        let waits = Arc::clone(&waits);
        async move {
            if request.uri().path().ends_with("/wait") {
                waits.fetch_add(1, Ordering::SeqCst);
                let _waiting = Waiting(waits);
                tokio::time::sleep(Duration::from_secs(30)).await;
            }
            if request.uri().path().ends_with("/slow") {
                tokio::time::sleep(Duration::from_millis(300)).await;
            }
            let seen = |name: &str| {
                let value = request.headers().get(name);
                value.map(|value| value.to_str().unwrap().to_owned())
            };
            let body = json!({
                "host": seen("host"),
                "origin": seen("origin"),
                "referer": seen("referer"),
                "tab": seen("x-tp-tab"),
                "cookie": seen("cookie"),
                "authorization": seen("authorization"),
                "forwarded": seen("x-forwarded-for"),
                "path": request.uri().to_string(),
            });
            Response::builder()
                .status(401)
                .header("www-authenticate", "Basic realm=\"x\"")
                .header("set-cookie", "a=1; Domain=cloud.example; Secure; Path=/")
                .header("strict-transport-security", "max-age=1")
                .header("clear-site-data", "\"*\"")
                .body(Body::from(body.to_string()))
                .unwrap()
        }
    };
    listen(any(handler)).await
}

#[tokio::test]
async fn headers_that_concern_the_browser_pass_in_neither_direction() {
    let address = echo(Arc::default()).await;
    let front = Server::before(&format!("http://{address}")).await;
    let headers = [
        ("origin", format!("http://{}", front.address)),
        ("referer", format!("http://{}/?a=b", front.address)),
        ("cookie", "browser=1".to_owned()),
        ("authorization", "Basic YTpi".to_owned()),
        ("x-forwarded-for", "1.2.3.4".to_owned()),
    ];
    let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
    let reply = front
        .tab(GUEST)
        .with_headers(Method::GET, &format!("{ECHO}/x?y=%20z"), &headers)
        .await;
    assert_eq!(
        reply.json(),
        json!({
            "host": address.to_string(),
            "origin": null,
            "referer": null,
            "tab": null,
            "cookie": null,
            "authorization": null,
            "forwarded": null,
            "path": format!("{ECHO}/x?y=%20z"),
        })
    );
    assert_eq!(reply.status, 401);
    for name in [
        "www-authenticate",
        "strict-transport-security",
        "set-cookie",
        "clear-site-data",
    ] {
        assert_eq!(reply.header(name), None, "{name}");
    }
    assert_eq!(
        reply.header("content-security-policy"),
        Some("default-src 'none'; sandbox")
    );
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
}

#[tokio::test]
async fn headers_that_the_client_names_in_connection_do_not_take_the_tabs_own_along() {
    let address = echo(Arc::default()).await;
    let front = Server::before(&format!("http://{address}")).await;
    let mut guest = front.tab(GUEST);
    guest.get("/first").await;
    let headers = [("connection", "cookie, authorization, x-tp-tab")];
    let reply = guest.with_headers(Method::GET, &format!("{ECHO}/x"), &headers).await;
    assert_eq!(reply.json()["cookie"], "a=1");
}

#[tokio::test]
async fn types_that_a_browser_might_run_become_text_and_no_answer_is_stored() {
    let handler = || async {
        Response::builder()
            .header("content-type", "image/png")
            .header("content-type", "text/jscript")
            .header("cache-control", "public, max-age=600")
            .body(Body::from("document.title = 1"))
            .unwrap()
    };
    let address = listen(any(handler)).await;
    let front = Server::before(&format!("http://{address}")).await;
    let reply = front.tab(GUEST).get("/x").await;
    let types: Vec<_> = reply.headers.get_all("content-type").iter().collect();
    assert_eq!(types, ["text/plain"]);
    assert_eq!(reply.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn an_upstream_that_switches_protocols_is_502() {
    let address = dripping("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nRAW");
    let front = Server::before(&format!("http://{address}")).await;
    assert_eq!(front.tab(GUEST).get("/x").await.status, 502);
}

#[tokio::test]
async fn a_tab_without_cookies_waits_for_those_of_its_first_request() {
    let address = echo(Arc::default()).await;
    let front = Server::before(&format!("http://{address}")).await;
    let (mut first, mut second) = (front.tab(GUEST), front.tab(GUEST));
    let later = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        second.get("/fast").await
    };
    let (slow, fast) = tokio::join!(first.get("/slow"), later);
    assert_eq!(slow.json()["cookie"], Value::Null);
    assert_eq!(fast.json()["cookie"], "a=1");
}

#[tokio::test]
async fn a_slow_first_request_holds_others_of_its_tab_for_two_seconds_only() {
    let waits = Arc::new(AtomicUsize::new(0));
    let address = echo(Arc::clone(&waits)).await;
    let front = Server::before(&format!("http://{address}")).await;
    let mut first = front.tab(GUEST);
    let slow = tokio::spawn(async move { first.get("/wait").await });
    until(&waits, 1).await;
    let mut second = front.tab(GUEST);
    let fast = tokio::time::timeout(Duration::from_secs(5), second.get("/fast")).await;
    assert_eq!(fast.unwrap().json()["cookie"], Value::Null);
    assert_eq!(second.get("/fast").await.json()["cookie"], "a=1");
    slow.abort();
}

#[tokio::test]
async fn a_client_that_disconnects_ends_its_upstream_request() {
    let waits = Arc::new(AtomicUsize::new(0));
    let address = echo(Arc::clone(&waits)).await;
    let front = Server::before(&format!("http://{address}")).await;
    let mut client = front.tab(GUEST);
    let sent = tokio::spawn(async move { client.get("/wait").await });
    until(&waits, 1).await;
    sent.abort();
    until(&waits, 0).await;
}

async fn until(waits: &AtomicUsize, number: usize) {
    for _ in 0..100 {
        if waits.load(Ordering::SeqCst) == number {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("still not {number} waiting upstream");
}

/// A server with one answer to every request.
async fn answering(status: u16, location: Option<&'static str>, body: &'static str) -> SocketAddr {
    let handler = move || async move {
        let mut response = Response::builder().status(status);
        if let Some(location) = location {
            response = response.header("location", location);
        }
        response.body(Body::from(body)).unwrap()
    };
    listen(any(handler)).await
}

#[tokio::test]
async fn a_failed_sign_in_gives_its_reason() {
    let moved = Some("https://cloud.example/nc/ocs/v2.php/cloud/user?format=json");
    for (status, location, body, answered, word) in [
        (301, moved, "", 502, "moved"),
        (303, Some("/index.php/login"), "", 401, "wrong"),
        (401, None, "", 401, "wrong"),
        (404, None, "<h1>Not Found</h1>", 502, "no-nextcloud"),
        (200, None, "<h1>It works!</h1>", 502, "no-nextcloud"),
        (429, None, "", 429, "too-many"),
        (500, None, "", 502, "unreachable"),
        (503, None, "", 503, "maintenance"),
    ] {
        let address = answering(status, location, body).await;
        let front = Server::before(&format!("http://{address}")).await;
        let mut tab = front.tab(TAB);
        let reply = tab.sign_in("alice", "x").await;
        assert_eq!(
            (reply.status, &reply.json()["message"]),
            (answered, &json!(word)),
            "{status}"
        );
        let instead = (word == "moved").then_some("https://cloud.example/nc");
        assert_eq!(reply.json()["address"].as_str(), instead, "{status}");
    }
}

#[tokio::test]
async fn the_probe_tells_problems_of_an_address_apart() {
    let moved = Some("https://cloud.example/nc/status.php");
    let maintenance = r#"{"installed":true,"maintenance":true}"#;
    for (status, location, body, found) in [
        (
            301,
            moved,
            "",
            UpstreamProblem::Moved("https://cloud.example/nc".into()),
        ),
        (
            302,
            Some("https://cloud.example/login"),
            "",
            UpstreamProblem::NoNextcloud,
        ),
        (200, None, "<h1>It works!</h1>", UpstreamProblem::NoNextcloud),
        (404, None, "", UpstreamProblem::NoNextcloud),
        (200, None, maintenance, UpstreamProblem::Maintenance),
        (502, None, "", UpstreamProblem::Unreachable),
    ] {
        let address = answering(status, location, body).await;
        let upstream = Upstream::new(&format!("http://{address}")).unwrap();
        assert_eq!(probe(&upstream).await, Some(found), "{status}");
    }
    let behind = Server::with(None, "/nextcloud", 2, None).await;
    let upstream = Upstream::new(&behind.url()).unwrap();
    assert_eq!(probe(&upstream).await, None);
}
