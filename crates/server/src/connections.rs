//! Accepting connections. Head and body of each request have to arrive in time, so that slow clients hold no connection.

use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::timed_body::timed;

/// How long clients may take.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// For the head of a request, from the opening of the connection or the end of the answer before.
    pub head: Duration,
    /// For the body, from the end of the head.
    pub body: Duration,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            body: Duration::from_secs(30),
        }
    }
}

/// Pause after a connection could not be accepted, such as for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves connections until the task is dropped.
pub async fn serve(listener: TcpListener, router: Router) -> Infallible {
    serve_within(listener, router, Times::default()).await
}

/// The same with other times.
pub async fn serve_within(listener: TcpListener, router: Router, times: Times) -> Infallible {
    // Ends the connections when the task is dropped.
    let mut connections = tokio::task::JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        connections.spawn(async move {
            let service = service_fn(move |request: Request<hyper::body::Incoming>| {
                router
                    .clone()
                    .oneshot(request.map(|body| timed(Body::new(body), times.body)))
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(times.head)
                .serve_connection(TokioIo::new(stream), service);
            // A client that breaks off is none of the server's problems.
            let _ = connection.await;
        });
        while connections.try_join_next().is_some() {}
    }
}
