//! The files of the built page: types, policy, negotiated compression, entity tags.

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use flate2::read::GzDecoder;
use http::Method;

use crate::support::{Reply, Server};

/// A built page in a folder of its own, removed when dropped.
struct Dist(PathBuf);

impl Dist {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dist-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let dist = Self(folder);
        dist.write("index.html", b"<p>hello");
        dist.write("panel.wasm", &module());
        dist.write("icon.png", &vec![0; 4_000]);
        dist
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).unwrap();
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// 20 kB that compress well, but not to nothing.
fn module() -> Vec<u8> {
    (0..20_000_u32).map(|at| (at * at / 64 % 251) as u8).collect()
}

async fn send(server: &Server, method: Method, path: &str, headers: &[(&'static str, &str)]) -> Reply {
    server.anonymous().with_headers(method, path, headers).await
}

async fn get(server: &Server, path: &str, accepted: &str) -> Reply {
    send(server, Method::GET, path, &[("accept-encoding", accepted)]).await
}

fn decoded(reply: &Reply) -> Vec<u8> {
    let mut bytes = Vec::new();
    match reply.header("content-encoding") {
        Some("br") => brotli::Decompressor::new(&reply.body[..], 4096).read_to_end(&mut bytes),
        Some("gzip") => GzDecoder::new(&reply.body[..]).read_to_end(&mut bytes),
        _ => reply.body.as_slice().read_to_end(&mut bytes),
    }
    .unwrap();
    bytes
}

#[tokio::test]
async fn files_come_with_their_type_and_the_policy() {
    let dist = Dist::new("types");
    let server = Server::with(None, "", 2, Some(&dist.0)).await;
    let page = get(&server, "/", "").await;
    assert_eq!((page.status, page.text().as_str()), (200, "<p>hello"));
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"));
    assert!(policy.ends_with("require-trusted-types-for 'script'"));
    let wasm = get(&server, "/panel.wasm", "br").await;
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
    assert_eq!(get(&server, "/missing.js", "br").await.status, 404);
    assert_eq!(send(&server, Method::POST, "/", &[]).await.status, 405);
}

#[tokio::test]
async fn a_file_is_sent_in_the_accepted_coding() {
    let dist = Dist::new("codings");
    let server = Server::with(None, "", 2, Some(&dist.0)).await;
    let mut tags = Vec::new();
    for (accepted, coding) in [
        ("gzip, deflate, br", Some("br")),
        ("gzip", Some("gzip")),
        ("br;q=0.1, gzip;q=0.9", Some("gzip")),
        ("br;q=0, gzip;q=0", None),
        ("", None),
    ] {
        let reply = get(&server, "/panel.wasm", accepted).await;
        assert_eq!(reply.header("content-encoding"), coding, "{accepted}");
        assert_eq!(reply.header("vary"), Some("accept-encoding"), "{accepted}");
        assert_eq!(decoded(&reply), module(), "{accepted}");
        assert_eq!(reply.body.len() < module().len(), coding.is_some(), "{accepted}");
        assert_eq!(
            reply.header("content-length"),
            Some(reply.body.len().to_string().as_str())
        );
        tags.push((coding, reply.header("etag").unwrap().to_owned()));
    }
    for (coding, tag) in &tags {
        for (other, other_tag) in &tags {
            assert_eq!(coding == other, tag == other_tag, "{coding:?} and {other:?}");
        }
    }
}

#[tokio::test]
async fn small_files_and_pictures_are_sent_as_they_are() {
    let dist = Dist::new("small");
    let server = Server::with(None, "", 2, Some(&dist.0)).await;
    for path in ["/", "/icon.png"] {
        let reply = get(&server, path, "br, gzip").await;
        assert_eq!(
            (reply.header("content-encoding"), reply.header("vary")),
            (None, None),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_tag_is_that_of_one_coding() {
    let dist = Dist::new("tags");
    let server = Server::with(None, "", 2, Some(&dist.0)).await;
    let tag = get(&server, "/panel.wasm", "br")
        .await
        .header("etag")
        .unwrap()
        .to_owned();
    let again = |accepted: &'static str, tag: String| {
        let server = &server;
        async move {
            let headers = [("accept-encoding", accepted), ("if-none-match", tag.as_str())];
            send(server, Method::GET, "/panel.wasm", &headers).await
        }
    };
    let known = again("br", format!("\"other\", W/{tag}")).await;
    assert_eq!((known.status, known.body.len()), (304, 0));
    assert_eq!(
        (known.header("etag"), known.header("vary")),
        (Some(tag.as_str()), Some("accept-encoding"))
    );
    assert_eq!(again("gzip", tag.clone()).await.status, 200);
    dist.write("panel.wasm", b"\0asm another build");
    let changed = again("br", tag).await;
    assert_eq!(
        (changed.status, decoded(&changed)),
        (200, b"\0asm another build".to_vec())
    );
}

#[tokio::test]
async fn a_head_request_gets_the_head_and_a_range_the_whole_file() {
    let dist = Dist::new("head");
    let server = Server::with(None, "", 2, Some(&dist.0)).await;
    let whole = get(&server, "/panel.wasm", "br").await;
    let head = send(&server, Method::HEAD, "/panel.wasm", &[("accept-encoding", "br")]).await;
    assert_eq!((head.status, head.body.len()), (200, 0));
    for name in ["content-length", "content-encoding", "etag", "vary"] {
        assert_eq!(head.header(name), whole.header(name), "{name}");
    }
    let range = [("accept-encoding", "br"), ("range", "bytes=0-9")];
    let ranged = send(&server, Method::GET, "/panel.wasm", &range).await;
    assert_eq!((ranged.status, decoded(&ranged)), (200, module()));
}
