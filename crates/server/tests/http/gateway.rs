//! What the gateway refuses: other hosts and sites, requests without a tab, guessing, hidden paths, scripts.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, TestClient};

const TAB: &str = "tab-one-0123456789";

#[tokio::test]
async fn another_host_is_421_and_another_origin_or_site_403() {
    let server = Server::start().await;
    let own = format!("http://{}", server.address);
    for path in [
        "/",
        "/demo.json",
        "/control/sessions",
        "/ocs/v2.php/cloud/user",
        "/index.php/avatar/a/64",
    ] {
        let client = &mut server.anonymous();
        let status = async |client: &mut TestClient, headers: &[(&'static str, &str)]| {
            client.with_headers(Method::GET, path, headers).await.status
        };
        assert_eq!(status(client, &[("host", "evil.example")]).await, 421, "{path}");
        assert_eq!(
            status(client, &[("origin", "http://evil.example")]).await,
            403,
            "{path}"
        );
        assert_eq!(status(client, &[("origin", "null")]).await, 403, "{path}");
        assert_eq!(status(client, &[("sec-fetch-site", "same-site")]).await, 403, "{path}");
        let own = [("origin", own.as_str()), ("sec-fetch-site", "same-origin")];
        assert!(![403, 421].contains(&status(client, &own).await), "{path}");
    }
    let navigation = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-mode", "navigate"),
        ("sec-fetch-dest", "document"),
    ];
    let client = &mut server.anonymous();
    assert_eq!(
        client.with_headers(Method::GET, "/", &navigation).await.status,
        404,
        "the page may be opened"
    );
    let logout = client.with_headers(Method::GET, "/index.php/login", &navigation).await;
    assert_eq!(logout.status, 403, "the API may not");
}

#[tokio::test]
async fn control_takes_json_from_its_own_origin_only() {
    let server = Server::start().await;
    let client = &mut server.anonymous();
    let text = [("content-type", "text/plain")];
    let form = [("content-type", "application/x-www-form-urlencoded")];
    for headers in [text, form] {
        assert_eq!(
            client
                .with_headers(Method::POST, "/control/maintenance", &headers)
                .await
                .status,
            415
        );
    }
    let trunk = [("origin", "http://127.0.0.1:8081")];
    assert_eq!(
        client
            .with_headers(Method::GET, "/control/sessions", &trunk)
            .await
            .status,
        403
    );
    assert_eq!(client.with_headers(Method::GET, "/demo.json", &trunk).await.status, 200);
    assert_eq!(
        client.with_headers(Method::GET, "/control/sessions", &[]).await.status,
        200
    );
}

#[tokio::test]
async fn nothing_passes_without_a_tab_but_avatars_with_the_token() {
    let (_behind, front) = Server::behind_gateway().await;
    let client = &mut front.anonymous();
    let basic = ("authorization", "Basic YWxpY2U6YWxpY2UtcGFzc3dvcmQ=");
    for path in [
        "/ocs/v2.php/cloud/user?format=json",
        "/index.php/avatar/alice/64",
        "/index.php/login",
        "/status.php",
    ] {
        let reply = client
            .with_headers(Method::GET, path, &[basic, ("ocs-apirequest", "true")])
            .await;
        assert_eq!(
            (reply.status, reply.json()),
            (403, json!({"message": "no-tab"})),
            "{path}"
        );
    }
    let demo = client.with_headers(Method::GET, "/demo.json", &[]).await.json();
    let base = demo["base"]
        .as_str()
        .unwrap()
        .strip_prefix("/nextcloud")
        .unwrap()
        .to_owned();
    let avatar = client
        .with_headers(Method::GET, &format!("{base}/index.php/avatar/alice/64"), &[basic])
        .await;
    assert_eq!((avatar.status, avatar.header("content-type")), (200, Some("image/png")));
    assert_eq!(avatar.header("set-cookie"), None);
    for path in [
        "/ocs/v2.php/cloud/user",
        "/index.php/csrftoken",
        "/index.php/avatar/../csrftoken",
    ] {
        let reply = client
            .with_headers(Method::GET, &format!("{base}{path}"), &[basic])
            .await;
        assert_eq!(reply.status, 403, "{path}");
    }
    let post = client
        .with_headers(Method::POST, &format!("{base}/index.php/avatar/alice/64"), &[])
        .await;
    assert_eq!(post.status, 403);
    let guessed = client
        .with_headers(Method::GET, "/avatars-guessed/index.php/avatar/alice/64", &[])
        .await;
    assert_eq!(guessed.status, 403);
    let mut tab = front.signed_in(TAB, "alice").await;
    let own = tab.get(&format!("/ocs/v2.php/cloud/user?x={base}")).await;
    assert_eq!(own.data()["id"], "alice");
    let with_token = [("ocs-apirequest", "true"), ("accept", "application/json")];
    let own = tab
        .with_headers(Method::GET, &format!("{base}/ocs/v2.php/cloud/user"), &with_token)
        .await;
    assert_eq!(own.data()["id"], "alice", "a tab uses the same base");
}

#[tokio::test]
async fn options_and_hidden_paths_are_not_passed_on() {
    let (_behind, front) = Server::behind_gateway().await;
    let mut tab = front.signed_in(TAB, "alice").await;
    for method in [Method::OPTIONS, Method::TRACE, Method::from_bytes(b"options").unwrap()] {
        let reply = tab.with_headers(method.clone(), "/ocs/v2.php/cloud/user", &[]).await;
        assert_eq!(
            (reply.status, reply.json()),
            (405, json!({"message": "method"})),
            "{method}"
        );
    }
    let hidden = tab.with_headers(Method::GET, "/ocs/..%2f..%2fremote.php", &[]).await;
    assert_eq!(hidden.status, 400);
    let outside = tab.with_headers(Method::GET, "/ocs/%2e%2e/remote.php/dav", &[]).await;
    assert_eq!(
        (outside.status, outside.body.as_slice()),
        (404, &b"null"[..]),
        "no path of the API"
    );
}

#[tokio::test]
async fn sign_ins_are_slowed_after_five_failures() {
    let (_behind, front) = Server::behind_gateway().await;
    let mut tab = front.tab(TAB);
    for _ in 0..5 {
        assert_eq!(tab.sign_in("alice", "guess").await.status, 401);
    }
    let slowed = tab.sign_in("Alice", "alice-password").await;
    assert_eq!(
        (slowed.status, slowed.json()),
        (429, json!({"message": "too-many", "seconds": 1}))
    );
    assert_eq!(slowed.header("retry-after"), Some("1"));
    assert_eq!(tab.sign_in("bob", "bob-password").await.status, 200);
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    assert_eq!(tab.sign_in("alice", "alice-password").await.status, 200);
}

#[tokio::test]
async fn a_login_name_need_not_be_the_user_id() {
    let (behind, front) = Server::behind_gateway().await;
    behind.account(
        "alice",
        json!({"displayName": "Alice Liddell", "email": "alice@example.org"}),
    );
    for login in ["ALICE", "alice@example.org"] {
        let mut tab = front.tab(TAB);
        let reply = tab.sign_in(login, "alice-password").await;
        assert_eq!((reply.status, &reply.json()["user"]), (200, &json!("alice")), "{login}");
        assert_eq!(tab.get("/ocs/v2.php/cloud/user").await.data()["id"], "alice", "{login}");
    }
}

#[tokio::test]
async fn an_idle_tab_is_signed_out_and_not_a_guest_until_it_signs_in_again() {
    let behind = Server::start().await;
    behind.usual_conversation("public01");
    let front = Server::before_with_idle(&behind.url(), Duration::from_millis(400)).await;
    let mut tab = front.signed_in(TAB, "alice").await;
    assert_eq!(tab.list("public01").await.status, 200);
    let state = tab.with_headers(Method::GET, "/demo/sign-in", &[]).await;
    assert_eq!(state.json(), json!({"signedIn": true}));
    tokio::time::sleep(Duration::from_millis(600)).await;
    for _ in 0..2 {
        let reply = tab.join("public01", Value::Null).await;
        assert_eq!(
            (reply.status, reply.message()),
            (401, json!("Current user is not logged in"))
        );
    }
    let state = tab.with_headers(Method::GET, "/demo/sign-in", &[]).await;
    assert_eq!(state.json(), json!({"signedIn": false}));
    assert_eq!(tab.sign_in("alice", "alice-password").await.status, 200);
    assert_eq!(tab.join("public01", Value::Null).await.data()["participantType"], 2);
}

#[tokio::test]
async fn nothing_but_requests_of_a_panel_is_passed_on() {
    let (_behind, front) = Server::behind_gateway().await;
    let mut tab = front.signed_in(TAB, "alice").await;
    for path in [
        "/index.php/login",
        "/login",
        "/ocs/v2.php/person/check",
        "/status.php",
        "/call/x",
    ] {
        let reply = tab.with_headers(Method::POST, path, &[]).await;
        assert_eq!(
            (reply.status, reply.json()),
            (403, json!({"message": "path"})),
            "{path}"
        );
    }
    for dest in [
        "script",
        "serviceworker",
        "worker",
        "style",
        "object",
        "document",
        "iframe",
    ] {
        let headers = [("sec-fetch-site", "same-origin"), ("sec-fetch-dest", dest)];
        let reply = tab
            .with_headers(Method::GET, "/index.php/avatar/alice/64", &headers)
            .await;
        assert_eq!(
            (reply.status, reply.json()),
            (403, json!({"message": "not-data"})),
            "{dest}"
        );
    }
    let image = [("sec-fetch-site", "same-origin"), ("sec-fetch-dest", "image")];
    let reply = tab
        .with_headers(Method::GET, "/index.php/avatar/alice/64", &image)
        .await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("image/png")));
}
