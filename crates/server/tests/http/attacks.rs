//! Forms by which a request may be smuggled past a check, or reach a file outside of the page's folder; connections that wait for
//! nothing; and tabs that must never get each other's cookies.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use axum::routing::any;
use http::{Method, Request};
use serde_json::{Value, json};
use server::descriptors;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use super::binary::Running;
use crate::support::{Server, TestClient};

/// What a server behind the gateway was asked for.
async fn recording() -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    let handler = any(move |request: Request<Body>| {
        log.lock()
            .unwrap()
            .push(format!("{} {}", request.method(), request.uri()));
        async { Response::new(Body::from("{}")) }
    });
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(handler)).await.unwrap() });
    (address, asked)
}

/// Sends bytes, and reads until the end or until nothing more comes.
async fn raw(address: SocketAddr, sent: String) -> String {
    let exchange = move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(700))).unwrap();
        stream.write_all(sent.as_bytes()).unwrap();
        let (mut answer, mut part) = (Vec::new(), [0; 4_096]);
        while let Ok(bytes @ 1..) = stream.read(&mut part) {
            answer.extend_from_slice(&part[..bytes]);
        }
        String::from_utf8_lossy(&answer).into_owned()
    };
    tokio::task::spawn_blocking(exchange).await.unwrap()
}

/// A second request in the body of the first one. It has no tab, so the gateway passes it on only if it does not see it.
const SMUGGLED: &str = "GET /ocs/v2.php/apps/spreed/api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

#[tokio::test]
async fn a_request_in_another_ones_body_is_not_passed_on() {
    let (behind, asked) = recording().await;
    let front = Server::before(&format!("http://{behind}")).await;
    let length = SMUGGLED.len();
    let chunk = format!("{length:x}\r\n{SMUGGLED}\r\n0\r\n\r\n");
    let forms = [
        // Both lengths; each of them ignored by one of two servers.
        format!("Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{SMUGGLED}"),
        format!("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n{chunk}"),
        format!("Content-Length: 0\r\nContent-Length: {length}\r\n\r\n{SMUGGLED}"),
        format!("Content-Length: {length}, 0\r\n\r\n{SMUGGLED}"),
        format!("Content-Length: +{length}\r\n\r\n{SMUGGLED}"),
        format!("Content-Length: 0x0\r\n\r\n{SMUGGLED}"),
        // Transfer codings that one of two servers may not know.
        format!("Content-Length: {length}\r\nTransfer-Encoding: xchunked\r\n\r\n{SMUGGLED}"),
        format!("Content-Length: {length}\r\nTransfer-Encoding: identity\r\n\r\n{SMUGGLED}"),
        format!("Content-Length: {length}\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n{SMUGGLED}"),
        format!("Content-Length: {length}\r\nTransfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n{SMUGGLED}"),
        format!("Content-Length: {length}\r\nX: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{SMUGGLED}"),
        format!("Content-Length: {length}\r\nX: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{SMUGGLED}"),
        format!("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n{chunk}"),
        // Chunks with lengths that two servers read differently.
        format!(
            "Transfer-Encoding: chunked\r\n\r\n0{}\r\n\r\n{SMUGGLED}",
            "0".repeat(17)
        ),
        format!("Transfer-Encoding: chunked\r\n\r\n-1\r\n{SMUGGLED}"),
        format!("Transfer-Encoding: chunked\r\n\r\n0;\n\r\n\r\n{SMUGGLED}"),
        format!("Expect: 100-continue\r\nContent-Length: {length}\r\n\r\n{SMUGGLED}"),
        format!("Connection: close, content-length\r\nContent-Length: {length}\r\n\r\n{SMUGGLED}"),
    ];
    for form in forms {
        let head = "POST /ocs/v2.php/apps/spreed/api/v1/first HTTP/1.1\r\nHost: localhost\r\nX-TP-Tab: guest-one-0123456789\r\n";
        let answer = raw(front.address, format!("{head}{form}")).await;
        let asked = std::mem::take(&mut *asked.lock().unwrap());
        assert!(
            asked
                .iter()
                .all(|asked| asked == "POST /ocs/v2.php/apps/spreed/api/v1/first"),
            "{form:?}: {asked:?}"
        );
        // What follows the first request is a request of its own to the gateway, which refuses it, or nothing at all.
        let answers = answer.replace("HTTP/1.1 100 Continue", "").matches("HTTP/1.1 ").count();
        let refused = answer.contains("HTTP/1.1 403") || answer.contains("HTTP/1.1 400");
        assert!(answers <= 1 || (answers == 2 && refused), "{form:?}: {answer}");
    }
    // The gateway goes on.
    let reply = front
        .tab("guest-one-0123456789")
        .with_headers(Method::GET, "/ocs/v2.php/apps/spreed/api/v1/x", &[])
        .await;
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn line_breaks_and_other_targets_in_a_request_line_are_refused() {
    let (behind, asked) = recording().await;
    let front = Server::before(&format!("http://{behind}")).await;
    for line in [
        "GET http://evil.example/ocs/v2.php/apps/spreed/api/v1/x HTTP/1.1",
        "GET //evil.example/ocs/v2.php/apps/spreed/api/v1/x HTTP/1.1",
        "GET evil.example:80 HTTP/1.1",
        "GET * HTTP/1.1",
        "CONNECT evil.example:443 HTTP/1.1",
        "TRACE /ocs/v2.php/apps/spreed/api/v1/x HTTP/1.1",
        "GET /ocs/v2.php/apps/spreed/api/v1/x\r HTTP/1.1",
        "GET /ocs/v2.php/apps/spreed/api/v1/x HTTP/1.1\0",
        "GET /ocs/v2.php/apps/spreed/api/v1/x HTTP/9.9",
        "GET  /ocs/v2.php/apps/spreed/api/v1/x HTTP/1.1",
        "GET /ocs/v2.php/%2e%2e%2f%2e%2e%2fremote.php HTTP/1.1",
        "GET /ocs/..%5c..%5cremote.php HTTP/1.1",
        "GET /ocs/../remote.php HTTP/1.1",
    ] {
        let head = format!("{line}\r\nHost: localhost\r\nX-TP-Tab: guest-one-0123456789\r\nConnection: close\r\n\r\n");
        let answer = raw(front.address, head).await;
        for asked in std::mem::take(&mut *asked.lock().unwrap()) {
            let (_, path) = asked.split_once(' ').unwrap();
            assert!(
                path.starts_with("/ocs/v2.php/") && !path.contains("remote.php/") && !path.contains(".."),
                "{line}: {asked}"
            );
            assert!(!asked.starts_with("TRACE") && !asked.starts_with("CONNECT"), "{line}");
        }
        assert!(answer.matches("HTTP/1.1 ").count() <= 1, "{line}: {answer}");
    }
}

#[tokio::test]
async fn no_form_of_a_path_leads_out_of_the_pages_folder() {
    let folder = std::env::temp_dir().join(format!("traversal-{}", std::process::id()));
    let dist = folder.join("dist");
    std::fs::create_dir_all(&dist).unwrap();
    std::fs::write(folder.join("secret.txt"), "outside").unwrap();
    std::fs::write(dist.join("index.html"), "inside").unwrap();
    let _ = std::os::unix::fs::symlink(folder.join("secret.txt"), dist.join("link.txt"));
    let server = Server::with(None, "", 2, Some(&dist)).await;
    let outside = folder.join("secret.txt").to_string_lossy().into_owned();
    let forms = [
        "/../secret.txt",
        "/./../secret.txt",
        "/x/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/.%2E/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/..%00/secret.txt",
        "/../secret.txt%00.html",
        "/..;/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%uff0e%uff0e/secret.txt",
        "//../secret.txt",
        "/file:///secret.txt",
        &outside,
        &format!("/{outside}"),
    ];
    for form in forms {
        let answer = raw(
            server.address,
            format!("GET {form} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        )
        .await;
        assert!(!answer.contains("outside"), "{form}: {answer}");
    }
    let answer = raw(
        server.address,
        "GET /index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_owned(),
    )
    .await;
    assert!(answer.ends_with("inside"), "{answer}");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// `tabs` tabs of three persons and of guests, each with `requests` at the same time.
async fn tabs_at_once(tabs: usize, requests: usize) {
    let (_behind, front) = Server::behind_gateway().await;
    let mut running = JoinSet::new();
    for number in 0..tabs {
        let person = [Some("alice"), Some("bob"), None][number % 3];
        let kind = if person.is_some() { "tab" } else { "guest" };
        let mut tab = front.tab(&format!("{kind}-number-{number:08}"));
        if let Some(person) = person {
            assert_eq!(tab.sign_in(person, &format!("{person}-password")).await.status, 200);
        }
        for _ in 0..requests {
            let mut tab = tab.clone();
            running.spawn(async move {
                let reply = tab.get("/ocs/v2.php/cloud/user").await;
                let seen = (reply.status == 200).then(|| reply.data()["id"].as_str().unwrap().to_owned());
                assert_eq!(seen.as_deref(), person, "tab {number}: {}", reply.text());
                assert_eq!(reply.header("set-cookie"), None);
            });
        }
    }
    assert_eq!(running.join_all().await.len(), tabs * requests);
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_tabs_at_once_never_get_each_others_cookies() {
    tabs_at_once(30, 10).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes half a minute"]
async fn a_hundred_and_fifty_tabs_at_once_never_get_each_others_cookies() {
    tabs_at_once(150, 60).await;
}

/// Connections that send nothing, and what the server answers to others meanwhile.
async fn idle(connections: usize) {
    descriptors::raise();
    let running = Running::start(&["--no-life", "--control"]);
    let address: SocketAddr = running.address.strip_prefix("http://").unwrap().parse().unwrap();
    let open = tokio::task::spawn_blocking(move || {
        let open: Vec<TcpStream> = (0..connections)
            .filter_map(|_| TcpStream::connect(address).ok())
            .collect();
        assert_eq!(open.len(), connections, "each is accepted");
        open
    })
    .await
    .unwrap();
    let mut client = TestClient::at(&running.address);
    for number in 0..20 {
        let body = json!({"type": 3, "name": "Team", "participants": [{"userId": "admin", "type": 1}]});
        let path = format!("/control/rooms/idle{number:04}");
        let answer = tokio::time::timeout(Duration::from_secs(5), client.tries(Method::PUT, &path, &body));
        assert_eq!(answer.await, Ok(Some(200)), "with {connections} idle connections");
    }
    drop(open);
    let answer = client.tries(Method::GET, "/control/rooms/idle0000", &Value::Null).await;
    assert_eq!(answer, Some(200));
    assert!(running.end(), "it stops cleanly afterwards");
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_idle_connections_hold_nobody_up() {
    idle(500).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes twenty thousand open files"]
async fn ten_thousand_idle_connections_hold_nobody_up() {
    idle(10_000).await;
}
