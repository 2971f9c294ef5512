//! The gateway's connections to a server by https: only a certificate for that host, by an authority that the machine knows, and
//! not expired, is accepted. Passwords go to no other server.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use http::{Method, Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::binary::Running;
use crate::support::TestClient;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tls").join(name)
}

/// A server with a certificate, which answers each request as Talk does to somebody signed in as `alice`. How many requests it
/// could read is counted.
async fn listen(certificate: &str) -> (SocketAddr, Arc<AtomicUsize>) {
    let chain = vec![CertificateDer::from_pem_file(file(certificate)).unwrap()];
    let key = PrivateKeyDer::from_pem_file(file("server.key")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let read = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&read);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, counted) = (acceptor.clone(), Arc::clone(&counted));
            tokio::spawn(async move {
                let Ok(stream) = acceptor.accept(stream).await else {
                    return;
                };
                let service = service_fn(|_: Request<Incoming>| {
                    counted.fetch_add(1, Ordering::SeqCst);
                    let meta = json!({"status": "ok", "statuscode": 200, "message": "OK"});
                    let body = json!({"ocs": {"meta": meta, "data": {"id": "alice"}}}).to_string();
                    async { Ok::<_, Infallible>(Response::new(Body::from(body))) }
                });
                let _ = http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    });
    (address, read)
}

/// The status of a request through the gateway to such a server, and how many requests that server could read.
async fn through_gateway(certificate: &str, scheme: &str, host: &str) -> (u16, usize) {
    let (address, read) = listen(certificate).await;
    let upstream = format!("{scheme}://{host}:{}", address.port());
    let authority = file("authority.pem");
    let running = Running::with_environment(
        &["--upstream", &upstream],
        &[("SSL_CERT_FILE", authority.to_str().unwrap())],
    );
    let mut tab = TestClient::at(&running.address);
    tab.headers.insert("x-tp-tab", "guest-one-0123456789".parse().unwrap());
    let reply = tab.with_headers(Method::GET, "/ocs/v2.php/cloud/user", &[]).await;
    running.kill();
    (reply.status, read.load(Ordering::SeqCst))
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_certificate_that_is_right_for_the_host_is_accepted() {
    let (status, read) = through_gateway("good.pem", "https", "localhost").await;
    assert_eq!(status, 200);
    assert!(read > 0);
    for (certificate, scheme, host) in [
        ("other-host.pem", "https", "localhost"),
        ("expired.pem", "https", "localhost"),
        ("self-signed.pem", "https", "localhost"),
        // A server that speaks TLS, and a gateway that was told otherwise.
        ("good.pem", "http", "localhost"),
    ] {
        assert_eq!(
            through_gateway(certificate, scheme, host).await,
            (502, 0),
            "{certificate} over {scheme}"
        );
    }
}
