//! Slow clients and servers hold nothing for long.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use http::Request;
use http_body_util::BodyExt;
use serde_json::json;
use server::connections::Times;
use server::gateway::upstream::Upstream;
use server::gateway::{Backend, Gateway};

use crate::support::Server;
use crate::upstreams::dripping;

const SHORT: Duration = Duration::from_millis(300);
const DRIPPING: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{";

/// A gateway before a server that drips its answers.
fn gateway() -> Gateway {
    let mut upstream = Upstream::new(&format!("http://{}", dripping(DRIPPING))).unwrap();
    upstream.answer_patience = SHORT;
    Gateway::new(Backend::Upstream(Box::new(upstream)))
}

/// The time until the server closes the connection of a client that drips what follows.
fn drips(address: SocketAddr, begin: &str) -> (Duration, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
    stream.write_all(begin.as_bytes()).unwrap();
    let (start, mut answer, mut part) = (Instant::now(), Vec::new(), [0; 4096]);
    while start.elapsed() < Duration::from_secs(5) {
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(length) => answer.extend_from_slice(&part[..length]),
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock) => {}
            Err(_) => break,
        }
        if stream.write_all(b" ").is_err() {
            break;
        }
    }
    (start.elapsed(), String::from_utf8_lossy(&answer).into_owned())
}

#[tokio::test]
async fn heads_and_bodies_that_drip_end_the_connection() {
    let front = Server::gateway_within(
        gateway(),
        Times {
            head: SHORT,
            body: SHORT,
        },
    )
    .await;
    let address = front.address;
    let own = "X-Tp-Tab: guest-one-0123456789\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{";
    for begin in [
        "GET / HTTP/1.1\r\nX: ".to_owned(),
        format!("POST /demo/sign-in HTTP/1.1\r\n{own}"),
        format!("POST /ocs/v2.php/cloud/user HTTP/1.1\r\n{own}"),
        format!("POST /index.html HTTP/1.1\r\n{own}"),
    ] {
        let shown = begin.clone();
        let took = tokio::task::spawn_blocking(move || drips(address, &begin))
            .await
            .unwrap();
        assert!(took.0 < Duration::from_secs(3), "{shown}: {took:?}");
    }
}

#[tokio::test]
async fn an_answer_that_drips_is_cut_off() {
    let front = Server::gateway_within(gateway(), Times::default()).await;
    let client = hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new()).build_http();
    let request = Request::builder()
        .uri(format!("http://{}/ocs/v2.php/cloud/user", front.address))
        .header("x-tp-tab", "guest-one-0123456789")
        .body(axum::body::Body::empty());
    let response = client.request(request.unwrap()).await.unwrap();
    assert_eq!(response.status(), 200);
    let body = tokio::time::timeout(Duration::from_secs(5), response.into_body().collect());
    assert!(body.await.unwrap().is_err(), "cut off");
}

#[tokio::test]
async fn a_sign_in_waits_for_no_answer_that_drips() {
    let mut gateway = gateway();
    gateway.sign_in_patience = SHORT;
    if let Backend::Upstream(upstream) = &mut gateway.backend {
        upstream.answer_patience = Duration::from_secs(60);
    }
    let front = Server::gateway_within(gateway, Times::default()).await;
    let mut tab = front.tab("tab-one-0123456789");
    let reply = tokio::time::timeout(Duration::from_secs(5), tab.sign_in("ada", "secret"));
    assert_eq!(reply.await.unwrap().json(), json!({"message": "unreachable"}));
}
