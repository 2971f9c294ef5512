//! The panel's files, under the policy that the host page must live with.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

use axum::body::Body;
use axum::response::Response;
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderValue, Method, Request, StatusCode};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'";

/// Answers with a file below `dist`; a folder stands for its `index.html`.
pub fn serve(dist: &Path, request: &Request<Body>) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED);
        response
            .headers_mut()
            .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    if let Some(folder) = folder(dist, request.uri().path()) {
        return moved(&folder, request.uri().query());
    }
    let found = located(dist, request.uri().path()).and_then(|path| {
        let tag = tag(&path)?;
        Some((fs::read(&path).ok()?, tag, kind(&path)))
    });
    let Some((bytes, tag, kind)) = found else {
        return plain(StatusCode::NOT_FOUND);
    };
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let mut response = if known {
        Response::new(Body::empty())
    } else {
        Response::new(Body::from(bytes))
    };
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    guarded(response)
}

fn plain(status: StatusCode) -> Response {
    let mut response = Response::new(Body::from(status.to_string()));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    guarded(response)
}

/// A folder is asked for by a name that ends with a slash, so that its page can name what lies beside it.
fn moved(folder: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = plain(StatusCode::PERMANENT_REDIRECT);
    if let Ok(there) = HeaderValue::from_str(&format!("{folder}/{query}")) {
        response.headers_mut().insert(LOCATION, there);
    }
    guarded(response)
}

/// The last part of a path that names a folder below `dist` with a page in it, and has no slash at its end.
fn folder(dist: &Path, path: &str) -> Option<String> {
    let (_, name) = path.rsplit_once('/')?;
    let file = located(dist, path)?;
    let is_page_of_folder = !name.is_empty() && file.ends_with("index.html") && name != "index.html";
    is_page_of_folder.then(|| name.to_owned())
}

fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// The file behind a path; never outside `dist`.
fn located(dist: &Path, path: &str) -> Option<PathBuf> {
    let decoded: String = form_urlencoded::parse(format!("x={}", path.replace('+', "%2B")).as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())?;
    let mut file = dist.to_owned();
    for part in Path::new(decoded.trim_start_matches('/')).components() {
        match part {
            Component::Normal(name) => file.push(name),
            Component::CurDir => {}
            _ => return None,
        }
    }
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn tag(path: &Path) -> Option<String> {
    let data = fs::metadata(path).ok()?;
    let changed = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("\"{:x}-{:x}\"", changed.as_nanos(), data.len()))
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{LOCATION, folder, located, moved};

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(located(&here, "/lib.rs").is_some());
        assert_eq!(located(&here, "/../Cargo.toml"), None);
        assert_eq!(located(&here, "/%2e%2e/Cargo.toml"), None);
        assert_eq!(located(&here, "//etc/passwd"), None);
    }

    #[test]
    fn a_folder_is_named_with_a_slash() {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../page");
        assert_eq!(folder(&page, "/gallery").as_deref(), Some("gallery"));
        assert_eq!(folder(&page, "/gallery/"), None);
        assert_eq!(folder(&page, "/gallery/index.html"), None);
        assert_eq!(folder(&page, "/host"), None, "without a page");
        let response = moved("gallery", Some("dir=rtl"));
        assert_eq!(response.headers()[LOCATION], "gallery/?dir=rtl");
    }
}
