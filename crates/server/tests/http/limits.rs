//! What is too large or malformed is refused with a message, and the server goes on.

use std::io::{Read, Write};
use std::net::TcpStream;

use http::{HeaderMap, Method};
use serde_json::json;

use crate::support::{Reply, Server};

async fn send(
    server: &Server,
    method: Method,
    path: &str,
    name: &str,
    value: &str,
    body: impl Into<axum::body::Body>,
) -> Reply {
    let mut headers = HeaderMap::new();
    headers.insert("ocs-apirequest", "true".parse().unwrap());
    headers.insert(http::HeaderName::try_from(name).unwrap(), value.parse().unwrap());
    server.basic("admin").send(method, path, headers, body).await
}

/// Nested too deeply, no UTF-8, half a character, and cut off.
fn malformed() -> [Vec<u8>; 4] {
    [
        format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes(),
        b"{\"displayName\":\"\xff\xfe\"}".to_vec(),
        br#"{"displayName":"\ud800"}"#.to_vec(),
        br#"{"displayName":"a"#.to_vec(),
    ]
}

const NAME: &str = "/ocs/v2.php/apps/spreed/api/v1/guest/public01/name?format=json";

#[tokio::test]
async fn too_large_or_malformed_is_refused_with_a_message() {
    let server = Server::start_usual().await;
    let json = "application/json";
    let large = format!(r#"{{"displayName":"{}"}}"#, "x".repeat(1 << 20)).into_bytes();
    let reply = send(&server, Method::POST, NAME, "content-type", json, large).await;
    assert_eq!(reply.status, 413, "{}", reply.text());
    assert_eq!(reply.json()["message"], "the body is larger than 1048576 bytes");
    for body in malformed() {
        // As the recorded server does: a body that is no JSON has no parameters.
        let reply = send(&server, Method::POST, NAME, "content-type", json, body).await;
        assert_eq!(reply.status, 404, "{}", reply.text());
        assert!(
            reply.message().as_str().unwrap().starts_with("Invalid query"),
            "{}",
            reply.text()
        );
    }
    let long = format!("/ocs/v2.php/cloud/user?x={}", "y".repeat(9_000));
    for (path, value, status) in [
        (long.as_str(), "v", 414),
        ("/ocs/v2.php/cloud/user", "v".repeat(40_000).as_str(), 431),
        ("/ocs/v2.php/cloud/user?search=%FF%FE", "v", 400),
    ] {
        let reply = send(&server, Method::GET, path, "x-large", value, "").await;
        assert_eq!(reply.status, status, "{path:.40}");
        assert!(reply.json()["message"].is_string());
    }
    // The server goes on.
    assert_eq!(server.basic("admin").list("public01").await.status, 200);
}

async fn put(server: &Server, body: Vec<u8>) -> Reply {
    let path = "/control/rooms/public01";
    send(server, Method::PUT, path, "content-type", "application/json", body).await
}

#[tokio::test]
async fn control_calls_have_limits_as_well() {
    let server = Server::start().await;
    let large = json!({"type": 3, "name": "x".repeat(9 << 20)}).to_string();
    let reply = put(&server, large.into_bytes()).await;
    assert_eq!(reply.status, 413);
    for (body, words) in malformed()
        .into_iter()
        .zip(["recursion limit", "invalid unicode", "", "EOF while parsing"])
    {
        let reply = put(&server, body).await;
        assert_eq!(reply.status, 400);
        let expected = format!("the body is not JSON: {words}");
        assert!(
            reply.json()["message"].as_str().unwrap().starts_with(&expected),
            "{}",
            reply.text()
        );
    }
}

/// What no client library would send.
#[tokio::test]
async fn what_is_not_http_is_refused_and_closed() {
    let server = Server::start().await;
    let address = server.address;
    for (sent, begins) in [
        ("GARBAGE\r\n\r\n".to_owned(), "HTTP/1.1 400"),
        ("GET / HTTP/1.1\r\nHost x\r\n\r\n".to_owned(), "HTTP/1.1 400"),
        (
            format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "A: b\r\n".repeat(200)),
            "HTTP/1.1 431",
        ),
        (
            "POST /ocs/v2.php/cloud/user HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n".to_owned(),
            "HTTP/1.1 400",
        ),
    ] {
        let answer = tokio::task::spawn_blocking(move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(sent.as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        })
        .await
        .unwrap();
        assert!(answer.starts_with(begins), "{answer}");
    }
}
